//! Figures of the real catalogue that were worked out by hand from the documents.

use std::path::Path;

use catalogue::check::check;
use catalogue::lower::Catalogue;
use jiff_core::civil::{Date, DateTime};
use rules::case::{Case, Filing};
use rules::channel::Channel::{self, Counter, Online, Post};
use rules::charge::{Amount, Charges, charges};
use rules::condition::Answer;
use rules::due::{Due, due};
use rules::fee::Dong;
use rules::iso::Iso;
use rules::place::{Place, ProvinceCode, TerritoryCode};
use rules::procedure::{Procedure, QuestionKind};
use rules::work_calendar::WorkCalendar;

pub(crate) struct Figures {
    catalogue: Catalogue,
    calendar: WorkCalendar,
}

/// What a citizen of a case is told.
pub(crate) struct Told {
    pub(crate) due: Due,
    pub(crate) charges: Charges,
}

impl Told {
    /// Day of receipt, due date and whether it is provisional.
    fn time(&self) -> (String, String, bool) {
        let Due::By(by) = &self.due else { panic!("{:?}", self.due) };
        (by.receipt.day.write(), by.date().write(), by.provisional)
    }

    /// The total; `None` where a part of it is unknown.
    fn fee(&self) -> Option<u64> {
        let total = self.charges.total();
        total.complete.then_some(total.known.0)
    }

    /// The best that a policy with an open condition would leave of the first line.
    fn at_best(&self) -> Option<u64> {
        match self.charges.lines.first()?.possible.first()?.1 {
            Amount::Known(Dong(amount)) => Some(amount),
            Amount::Unknown(_) => None,
        }
    }
}

impl Figures {
    pub(crate) fn read() -> Self {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let Ok(checked) = check(&data) else { panic!("see the test of the catalogue") };
        let calendar = WorkCalendar::new(&checked.catalogue.calendar);
        Self { catalogue: checked.catalogue, calendar }
    }

    pub(crate) fn procedure(&self, code: &str) -> &Procedure {
        let guide = self.catalogue.guides.iter().find(|g| g.procedure.codes.contains(&code.into()));
        &guide.unwrap().procedure
    }

    pub(crate) fn tell(
        &self,
        code: &str,
        place: &str,
        channel: Channel,
        moment: &str,
        answers: &[(&str, &str)],
    ) -> Told {
        let procedure = self.procedure(code);
        let mut given = vec![None; procedure.questions.len()];
        for (question, answer) in answers {
            let index = procedure.questions.iter().position(|q| q.id == *question).unwrap();
            given[index] = Some(read(procedure, index, answer));
        }
        let (province, territory) = place.split_once(' ').unwrap_or((place, ""));
        let place = Place {
            province: Some(ProvinceCode::parse(province).unwrap()),
            territory: TerritoryCode::parse(territory).ok(),
        };
        let filing = Filing { moment: DateTime::read(moment).unwrap(), place };
        let case = Case::new(procedure, &given, filing);
        Told { due: due(&case, channel, &self.calendar), charges: charges(&case, channel) }
    }
}

fn read(procedure: &Procedure, question: usize, answer: &str) -> Answer {
    match &procedure.questions[question].kind {
        QuestionKind::Choice(choices) => {
            let index = choices.iter().position(|choice| choice.id == answer).unwrap();
            Answer::Choice(u8::try_from(index).unwrap())
        }
        QuestionKind::Number { .. } => Answer::Number(answer.parse().unwrap()),
        QuestionKind::Date { .. } => Answer::Date(Date::read(answer).unwrap()),
    }
}

#[test]
fn temporary_residence() {
    let figures = Figures::read();
    let rented = [("dwelling", "rented")];
    let told = figures.tell("1.004194", "48", Online, "2026-08-21T10:00", &rented);
    // Saturday 22 August is worked.
    assert_eq!(told.time(), ("2026-08-21".into(), "2026-08-25".into(), false));
    assert_eq!((told.fee(), told.at_best()), (Some(7_000), Some(0)));
    let told = figures.tell("1.004194", "48", Counter, "2026-08-21T10:00", &rented);
    assert_eq!(told.fee(), Some(15_000));

    // After office hours on the last day before Tết.
    let told = figures.tell("1.004194", "48", Online, "2026-02-13T18:00", &rented);
    assert_eq!(told.time(), ("2026-02-23".into(), "2026-02-26".into(), false));

    // 1 January 2028 is a Saturday, so Monday would be made up; the year isn't announced.
    let told = figures.tell("1.004194", "48", Online, "2027-12-30T10:00", &rented);
    assert_eq!(told.time(), ("2027-12-30".into(), "2028-01-05".into(), true));
}

#[test]
fn temporary_residence_with_vneid_and_in_ha_noi() {
    let figures = Figures::read();
    let ready = [("dwelling", "rented"), ("vneid", "ready")];
    let told = figures.tell("1.004194", "48", Online, "2026-08-21T10:00", &ready);
    let line = &told.charges.lines[0];
    assert_eq!((&line.base.amount, told.fee()), (&Amount::Known(Dong(7_000)), Some(0)));
    let guide = figures.catalogue.guides.iter().find(|g| g.procedure.id == "temporary-residence");
    let procedure = &guide.unwrap().procedure;
    let policy = &procedure.policies[usize::from(line.applied.unwrap())];
    assert!(policy.provided.as_ref().unwrap().vi.contains("mục thứ năm"), "{policy:?}");
    for (place, channel, moment) in [
        ("48", Counter, "2026-08-21T10:00"),
        ("48", Online, "2026-08-14T10:00"),
        ("48", Online, "2027-03-01T10:00"),
    ] {
        let told = figures.tell("1.004194", place, channel, moment, &ready);
        assert_ne!(told.fee(), Some(0), "{channel:?} {moment}");
    }

    // The fee stands and the city pays it.
    let without = [("dwelling", "rented"), ("vneid", "no")];
    let told = figures.tell("1.004194", "01", Online, "2026-08-21T10:00", &without);
    let line = &told.charges.lines[0];
    assert_eq!((&line.base.amount, told.fee()), (&Amount::Known(Dong(7_000)), Some(0)));
    let told = figures.tell("1.004194", "01", Counter, "2026-08-21T10:00", &without);
    assert_eq!(told.fee(), Some(15_000));
    // Whatever the fee is, all of it is paid.
    let told = figures.tell("1.004194", "01", Online, "2026-08-21T10:00", &[]);
    assert_eq!(told.fee(), Some(0));
}

#[test]
fn birth_registration() {
    let figures = Figures::read();
    for (moment, received, due) in [
        // The day off in lieu of Giỗ Tổ.
        ("2026-04-27T09:00", "2026-04-28", "2026-04-28"),
        ("2026-04-28T14:59", "2026-04-28", "2026-04-28"),
        ("2026-04-28T15:20", "2026-04-28", "2026-04-29"),
    ] {
        let told = figures.tell("1.001193", "48", Online, moment, &[]);
        assert_eq!(told.time(), (received.into(), due.into(), false), "{moment}");
    }
    for (born, fee) in [("2026-09-26", Some(0)), ("2026-09-25", None)] {
        let answers = [("born", born), ("copies", "0"), ("civil_status_exempt", "no")];
        let told = figures.tell("1.001193", "48", Counter, "2026-11-25T09:00", &answers);
        assert_eq!(told.fee(), fee, "{born}: 60 and 61 days");
    }
}

#[test]
fn passport() {
    let figures = Figures::read();
    for (reason, moment, fee) in [
        ("first", "2026-12-31T09:00", 100_000),
        ("first", "2027-01-04T09:00", 200_000),
        ("lost", "2026-12-31T09:00", 200_000),
        ("lost", "2027-01-04T09:00", 400_000),
    ] {
        let told = figures.tell("1.001456", "48", Counter, moment, &[("reason", reason)]);
        assert_eq!(told.fee(), Some(fee), "{reason} {moment}");
    }
}

#[test]
fn building_permit() {
    let figures = Figures::read();
    let house = [("works", "house"), ("action", "new")];
    let tell =
        |place, channel, moment| figures.tell("1.013225", place, channel, moment, &house).fee();
    assert_eq!(tell("31 2024:31", Counter, "2026-11-25T09:00"), Some(75_000));
    assert_eq!(tell("31 2024:31", Online, "2026-08-08T09:00"), Some(0));
    assert_eq!(tell("31 2024:31", Online, "2026-08-07T09:00"), None);
    assert_eq!(tell("31 2024:30", Online, "2026-08-07T09:00"), Some(0));
    assert_eq!(tell("31 2024:30", Counter, "2026-11-25T09:00"), None);
    assert_eq!(tell("31", Counter, "2026-11-25T09:00"), None);
    let time = |works| {
        let answers = [("works", works), ("action", "new")];
        figures.tell("1.013225", "48", Online, "2026-11-25T09:00", &answers).time().1
    };
    assert_eq!((time("house"), time("site")), ("2026-12-04".into(), "2026-12-09".into()));
}

#[test]
fn household_business_and_driving_licence() {
    let figures = Figures::read();
    for channel in [Online, Counter, Post] {
        let fee = |place, moment| figures.tell("1.001612", place, channel, moment, &[]).fee();
        assert_eq!(fee("31", "2026-08-08T09:00"), Some(0), "{channel:?}");
        assert_eq!(fee("31", "2026-08-07T09:00"), None, "{channel:?}");
        assert_eq!(fee("48", "2026-11-25T09:00"), None, "{channel:?}");
    }
    let answers = [("licence", "valid")];
    let told = figures.tell("3.000347", "48", Counter, "2026-11-25T09:00", &answers);
    assert_eq!(told.fee(), None);
}
