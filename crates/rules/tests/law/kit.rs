//! Small procedures and cases, made in a line.

use std::path::Path;
use std::sync::LazyLock;

use catalogue::check::check;
use catalogue::lower::Catalogue;
use jiff_core::civil::{Date, DateTime, Time};
use rules::case::{Case, Filing};
use rules::channel::Channels;
use rules::condition::{Answer, Condition};
use rules::document::{Citation, Status};
use rules::fee::{Competence, Dong, Fee, FeeKind, Price, Rate};
use rules::iso::Iso;
use rules::limit::{Limit, Span, Start, Term, Unit};
use rules::place::{Place, PlaceScope, ProvinceCode, TerritoryCode};
use rules::policy::{Effect, FeeChange, LimitChange, Policy};
use rules::procedure::{Choice, Procedure, Question, QuestionKind};
use rules::reception::{Reception, Session};
use rules::text::Text;
use rules::window::Window;
use rules::work_calendar::WorkCalendar;

/// The catalogue of this repository: its calendar is the one that counts.
pub(crate) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    check(&data).unwrap_or_else(|findings| panic!("{findings:?}")).catalogue
});

pub(crate) static CALENDAR: LazyLock<WorkCalendar> =
    LazyLock::new(|| WorkCalendar::new(&CATALOGUE.calendar));

/// The questions of every procedure here, by index.
pub(crate) const KIND: u8 = 0;
pub(crate) const COUNT: u8 = 1;
pub(crate) const SINCE: u8 = 2;

pub(crate) fn date(text: &str) -> Date {
    Date::read(text).unwrap_or_else(|| panic!("{text} is no date"))
}

pub(crate) fn moment(text: &str) -> DateTime {
    DateTime::read(text).unwrap_or_else(|| panic!("{text} is no moment"))
}

pub(crate) fn citation() -> Citation {
    Citation { document: 0, article: None }
}

/// Half past seven to five with a break; on Saturdays, perhaps, in the morning.
pub(crate) fn reception(saturdays: bool) -> Reception {
    let session = |from: &str, to: &str| Session {
        from: Time::read(from).unwrap(),
        to: Time::read(to).unwrap(),
    };
    Reception {
        weekdays: vec![session("07:30", "11:30"), session("13:30", "17:00")],
        saturdays: if saturdays { vec![session("07:30", "11:30")] } else { vec![] },
        same_day_cut_off: Time::read("15:00").unwrap(),
        source: citation(),
    }
}

/// A procedure with three questions, and nothing else.
pub(crate) fn procedure() -> Procedure {
    let question = |id: &str, kind| Question {
        id: id.into(),
        text: Text::default(),
        help: None,
        why: Text::default(),
        source: None,
        when: Condition::Always,
        for_policies: vec![],
        kind,
        dont_know: true,
        changeable: false,
    };
    let choice = |id: &str| Choice { id: id.into(), text: Text::default(), help: None };
    let unit = Text::default();
    Procedure {
        id: "test".into(),
        codes: vec![],
        name: Text::default(),
        result: Text::default(),
        agency: Text::default(),
        link: String::new(),
        channels: Channels::ALL,
        in_person: None,
        reception: reception(false),
        questions: vec![
            question("kind", QuestionKind::Choice(vec![choice("a"), choice("b"), choice("c")])),
            question("count", QuestionKind::Number { min: 0, max: u32::MAX, unit }),
            question("since", QuestionKind::Date { past: 36_500, future: 36_500 }),
        ],
        dead_ends: vec![],
        papers: vec![],
        limits: vec![],
        fees: vec![],
        policies: vec![],
        documents: vec![],
        record: None,
    }
}

/// A procedure with one legal limit.
pub(crate) fn limited(spans: Vec<Span>) -> Procedure {
    Procedure { limits: vec![limit(spans)], ..procedure() }
}

pub(crate) fn limit(spans: Vec<Span>) -> Limit {
    Limit {
        when: Condition::Always,
        channels: Channels::ALL,
        window: Window::default(),
        term: Term::Spans(spans),
        start: Start::CompleteDossier,
        source: citation(),
    }
}

/// `30 days, then 2 working days`
pub(crate) fn spans(text: &str) -> Vec<Span> {
    text.split(", then ")
        .map(|span| {
            if span == "same day" {
                return Span { count: 0, unit: Unit::SameDay };
            }
            let (count, unit) = span.split_once(' ').unwrap();
            let unit = match unit.trim_end_matches('s') {
                "working day" => Unit::WorkingDays,
                "day" => Unit::CalendarDays,
                "working hour" => Unit::WorkingHours,
                "month" => Unit::Months,
                other => panic!("no unit `{other}`"),
            };
            Span { count: count.parse().unwrap(), unit }
        })
        .collect()
}

/// A charge that the state or the province sets.
pub(crate) fn fee(competence: Competence, rates: Vec<Rate>) -> Fee {
    Fee {
        id: "charge".into(),
        name: Text::default(),
        kind: FeeKind::Charge,
        payee: None,
        competence,
        when: Condition::Always,
        rates,
        channels: Channels::ALL,
    }
}

pub(crate) fn rate(price: Price) -> Rate {
    Rate {
        when: Condition::Always,
        channels: Channels::ALL,
        places: PlaceScope::default(),
        window: Window::default(),
        price,
        source: citation(),
    }
}

/// A procedure with one charge of the state that has one price.
pub(crate) fn priced(price: Price) -> Procedure {
    let fees = vec![fee(Competence::Central, vec![rate(price)])];
    Procedure { fees, ..procedure() }
}

/// A rule that holds everywhere and always.
pub(crate) fn policy(effect: Effect) -> Policy {
    Policy {
        id: "policy".into(),
        summary: Text::default(),
        provided: None,
        places: PlaceScope::default(),
        channels: Channels::ALL,
        window: Window::default(),
        when: Condition::Always,
        perhaps: false,
        effect,
        status: Status::Secondary,
        source: citation(),
    }
}

/// A rule that changes the first charge.
pub(crate) fn fee_policy(change: FeeChange) -> Policy {
    policy(Effect::Fee { fees: vec![0], change })
}

/// A rule that changes the limit.
pub(crate) fn limit_policy(change: LimitChange) -> Policy {
    policy(Effect::Limit(change))
}

pub(crate) fn window(from: &str, to: &str) -> Window {
    Window { from: Date::read(from), to: Date::read(to) }
}

/// `48`, or `31 2024:30` with an old territory; `-` is not said.
pub(crate) fn place(text: &str) -> Place {
    let (province, territory) = text.split_once(' ').unwrap_or((text, ""));
    Place {
        province: ProvinceCode::parse(province).ok(),
        territory: TerritoryCode::parse(territory).ok(),
    }
}

pub(crate) fn scope(text: &str) -> PlaceScope {
    let Place { province, territory } = place(text);
    PlaceScope {
        provinces: province.into_iter().collect(),
        territories: territory.into_iter().collect(),
    }
}

/// A case with answers to the three questions, filed at a moment in Đà Nẵng.
pub(crate) fn case<'a>(
    procedure: &'a Procedure,
    given: &[Option<Answer>],
    filed: &str,
) -> Case<'a> {
    case_at(procedure, given, filed, "48")
}

pub(crate) fn case_at<'a>(
    procedure: &'a Procedure,
    given: &[Option<Answer>],
    filed: &str,
    at: &str,
) -> Case<'a> {
    Case::new(procedure, given, Filing { moment: moment(filed), place: place(at) })
}

pub(crate) fn dong(amount: u64) -> Price {
    Price::Amount(Dong(amount))
}

/// The choices with these indexes were taken.
pub(crate) fn kind(choices: &[u8]) -> Condition {
    let choices = choices.iter().fold(0, |bits, choice| bits | 1 << choice);
    Condition::Choice { question: KIND, choices }
}
