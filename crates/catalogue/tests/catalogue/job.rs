//! The rule set of the bench says what its plain reference says.

use std::path::Path;

use catalogue::check::check;
use catalogue::finding::any_error;
use jiff_core::civil::date;
use rules::case::{Case, Filing};
use rules::channel::Channel;
use rules::charge::charges;
use rules::condition::Answer;
use rules::fee::Dong;
use rules::papers::{Need, papers};
use rules::place::Place;

struct Input {
    /// 0 new, 1 renewal, 2 replacement.
    service: u8,
    age: u32,
    foreign: bool,
    /// From 1 to 10.
    province: u8,
    copies: u32,
    low_income: bool,
}

fn reference(input: &Input) -> (Vec<&'static str>, u64) {
    let &Input { service, age, foreign, province, copies, low_income } = input;
    let medical_from = if province == 2 { 60 } else { 65 };
    let papers = [
        ("idcard", !foreign),
        ("permit", foreign),
        ("photo", service != 2),
        ("medical", service == 0 || age >= medical_from),
        ("consent", age < 18),
        ("police", service == 2),
        ("income", low_income),
        ("address", foreign || province == 1 || province == 3),
    ];
    let base = match service {
        0 if province == 1 => 5_000,
        0 => 4_200,
        1 => 3_100,
        _ => 1_840,
    };
    let off = match (low_income, province) {
        (false, _) => 0,
        (true, 3) => 25,
        (true, _) => 50,
    };
    let licence = if service == 1 && age >= 70 { 0 } else { base - base * off / 100 };
    let unit = if province == 4 { 500 } else { 350 };
    let needed = papers.into_iter().filter(|(_, needed)| *needed).map(|(id, _)| id).collect();
    (needed, licence + u64::from(copies) * unit)
}

#[test]
fn every_input_gives_what_the_reference_gives() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/job");
    let Ok(checked) = check(&data) else { panic!("the job can't be read") };
    assert!(!any_error(&checked.findings), "{:?}", checked.findings);
    let procedure = &checked.catalogue.guides[0].procedure;
    let filing = Filing { moment: date(2026, 8, 21).at(10, 0, 0, 0), place: Place::default() };
    let mut compared = 0;
    for number in 0_u32..9_600 {
        let pick = |of: u32, every: u32| number / every % of;
        let service = u8::try_from(pick(3, 1)).unwrap();
        let input = Input {
            service,
            age: [16, 17, 18, 40, 59, 60, 64, 65, 69, 70][pick(10, 3) as usize],
            foreign: service == 0 && pick(2, 30) == 1,
            province: u8::try_from(pick(10, 60)).unwrap() + 1,
            copies: pick(4, 600),
            low_income: pick(2, 2_400) == 1,
        };
        let choice = |index: u8| Some(Answer::Choice(index));
        let given = [
            choice(input.service),
            Some(Answer::Number(input.age)),
            (service == 0).then(|| Answer::Choice(u8::from(!input.foreign))),
            choice(input.province - 1),
            Some(Answer::Number(input.copies)),
            choice(u8::from(!input.low_income)),
        ];
        let case = Case::new(procedure, &given, filing);
        let lines = papers(&case, Channel::Online);
        assert!(lines.iter().all(|line| line.need == Need::Bring));
        let ids: Vec<&str> = lines
            .iter()
            .map(|line| procedure.papers[usize::from(line.paper)].id.as_str())
            .collect();
        let total = charges(&case, Channel::Online).total();
        let (expected, fee) = reference(&input);
        assert_eq!((ids, total.known, total.complete), (expected, Dong(fee), true), "{number}");
        compared += 1;
    }
    assert_eq!(compared, 9_600);
}
