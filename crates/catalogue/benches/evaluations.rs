//! How many cases a second: the rule set that comparable engines were measured with, and the
//! explanation of the largest guide. `cargo xtask bench` prints it with the day and the machine.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a bench")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use catalogue::check::check;
use catalogue::lower::Catalogue;
use jiff_core::civil::date;
use rules::case::{Case, Filing};
use rules::change::changes;
use rules::channel::Channel;
use rules::charge::charges;
use rules::condition::Answer;
use rules::due::due;
use rules::file;
use rules::papers::papers;
use rules::place::{Place, ProvinceCode};
use rules::procedure::{Procedure, QuestionKind};
use rules::standing::why_not;
use rules::work_calendar::WorkCalendar;

/// How long each figure is measured.
const WHILE: Duration = Duration::from_secs(2);

fn main() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    job(&read(&here.join("benches/job")));
    largest(&read(&here.join("../../data")));
}

fn read(data: &Path) -> Catalogue {
    match check(data) {
        Ok(checked) => checked.catalogue,
        Err(findings) => panic!("{findings:?}"),
    }
}

/// Six inputs, eight papers, a fee with a part by the copy, reductions, an exemption and four
/// overrides by province.
fn job(catalogue: &Catalogue) {
    let procedure = &catalogue.guides[0].procedure;
    let calendar = WorkCalendar::new(&catalogue.calendar);
    let inputs: Vec<[Option<Answer>; 6]> = Random(20_260_101).inputs(1_000);
    let filing = Filing { moment: date(2026, 8, 21).at(10, 0, 0, 0), place: Place::default() };
    let count = per_second(|index| {
        let case = Case::new(procedure, &inputs[index % inputs.len()], filing);
        black_box((
            papers(&case, Channel::Online),
            due(&case, Channel::Online, &calendar),
            charges(&case, Channel::Online).total(),
        ));
    });
    println!("{count:>12.0}  evaluations of the job a second: papers, date and total");
}

/// Everything that the screen of a result shows, for all channels of the guide that takes longest.
fn largest(catalogue: &Catalogue) {
    let calendar = WorkCalendar::new(&catalogue.calendar);
    let place = Place { province: ProvinceCode::parse("31").ok(), territory: None };
    let filing = Filing { moment: date(2026, 8, 21).at(10, 0, 0, 0), place };
    let slowest = catalogue.guides.iter().map(|guide| {
        let procedure = &guide.procedure;
        let given = first_answers(procedure);
        let count = per_second(|_| {
            let case = Case::new(procedure, &given, filing);
            for channel in procedure.channels.iter() {
                black_box((
                    papers(&case, channel),
                    due(&case, channel, &calendar),
                    charges(&case, channel),
                    changes(&case, channel),
                ));
                for policy in &procedure.policies {
                    black_box(why_not(policy, &case, channel));
                }
            }
        });
        (1e6 / count, procedure.id.as_str())
    });
    let slowest = slowest.max_by(|one, other| one.0.total_cmp(&other.0));
    let (microseconds, id) = slowest.unwrap();
    println!("{microseconds:>12.1}  µs: the whole explanation of `{id}`, all channels");
    let largest = catalogue.guides.iter().map(|guide| file::write(&guide.procedure).unwrap().len());
    println!("{:>12}  bytes: the largest procedure, in both languages", largest.max().unwrap());
}

/// The first choice everywhere, one of everything, yesterday.
fn first_answers(procedure: &Procedure) -> Vec<Option<Answer>> {
    let answer = |kind: &QuestionKind| match kind {
        QuestionKind::Choice(_) => Answer::Choice(0),
        QuestionKind::Number { .. } => Answer::Number(1),
        QuestionKind::Date { .. } => Answer::Date(date(2026, 8, 20)),
    };
    procedure.questions.iter().map(|question| Some(answer(&question.kind))).collect()
}

/// How often `run` runs in a second, the best of three.
fn per_second(mut run: impl FnMut(usize)) -> f64 {
    let mut best = 0.0_f64;
    for _ in 0..3 {
        let start = Instant::now();
        let mut done = 0_u32;
        while start.elapsed() < WHILE / 3 {
            for index in 0..1_000 {
                run(index);
            }
            done += 1_000;
        }
        best = best.max(f64::from(done) / start.elapsed().as_secs_f64());
    }
    best
}

/// The generator of the job (mulberry32): the same inputs for every engine.
struct Random(u32);

impl Random {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut t = (self.0 ^ (self.0 >> 15)).wrapping_mul(self.0 | 1);
        t ^= t.wrapping_add((t ^ (t >> 7)).wrapping_mul(t | 61));
        let number = u64::from(t ^ (t >> 14)) * u64::from(below);
        u32::try_from(number >> 32).unwrap()
    }

    fn inputs(&mut self, count: usize) -> Vec<[Option<Answer>; 6]> {
        let choice = |index: u32| Some(Answer::Choice(u8::try_from(index).unwrap()));
        (0..count)
            .map(|_| {
                let service = self.next(3);
                let age = 16 + self.next(80);
                let foreign = (service == 0).then(|| self.next(2));
                let (province, copies, low_income) = (self.next(10), self.next(6), self.next(2));
                [
                    choice(service),
                    Some(Answer::Number(age)),
                    foreign.and_then(choice),
                    choice(province),
                    Some(Answer::Number(copies)),
                    choice(low_income),
                ]
            })
            .collect()
    }
}
