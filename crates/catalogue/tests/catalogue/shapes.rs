//! Every shape that policies, limits and fees were seen in: its form in the data, and what comes
//! out of a case and of its counter-case.
//!
//! The numbers are those of the table in `docs/catalogue.md`: 15 of time, 23 of fees.

use std::fs;

use catalogue::check::check;
use catalogue::finding::any_error;
use catalogue::lower::Catalogue;
use jiff_core::civil::{Date, DateTime};
use rules::case::{Case, Filing};
use rules::channel::Channel;
use rules::charge::{Amount, ChargeLine, UnknownAmount, charges};
use rules::condition::Answer;
use rules::due::{Counted, Due, DueDate, UnknownLimit, due};
use rules::iso::Iso;
use rules::limit::{Start, Term};
use rules::place::{Place, ProvinceCode, TerritoryCode};
use rules::policy::Effect;
use rules::procedure::{Procedure, QuestionKind};
use rules::work_calendar::WorkCalendar;

use crate::folder::Folder;

mod fees;
mod people;
mod texts;
mod time;

/// A shape.
struct Shape {
    /// Its number and what it is.
    name: &'static str,
    /// Questions, limits and fees of the guide.
    guide: &'static str,
    /// Policies by issuer and document.
    policies: &'static [(&'static str, &'static str)],
    /// Cases, and what comes out of them.
    cases: &'static [(&'static str, &'static str)],
}

#[test]
fn every_shape_has_a_row() {
    let rows = |shapes: &[&[Shape]]| -> Vec<String> {
        let shapes = shapes.iter().copied().flatten();
        let mut numbers: Vec<u32> =
            shapes.map(|shape| shape.name.split_once('.').unwrap().0.parse().unwrap()).collect();
        numbers.sort_unstable();
        numbers.iter().map(u32::to_string).collect()
    };
    let upto = |last: u32| -> Vec<String> { (1..=last).map(|number| number.to_string()).collect() };
    assert_eq!(rows(&[time::SHAPES]), upto(15));
    assert_eq!(rows(&[fees::SHAPES, people::SHAPES, texts::SHAPES]), upto(23));
    for shape in [time::SHAPES, fees::SHAPES, people::SHAPES, texts::SHAPES].into_iter().flatten() {
        assert!(shape.cases.len() > 1, "{} has no counter-case", shape.name);
    }
}

/// What comes out of each case; `told` says it in a line.
fn check_shapes(shapes: &[Shape], told: fn(&Case<'_>, Channel, &WorkCalendar) -> String) {
    for shape in shapes {
        let catalogue = compiled(shape);
        let procedure = &catalogue.guides[0].procedure;
        let calendar = WorkCalendar::new(&catalogue.calendar);
        for (text, expected) in shape.cases {
            let (case, channel) = case(procedure, text);
            assert_eq!(told(&case, channel, &calendar), *expected, "{}: {text}", shape.name);
        }
    }
}

const HEAD: &str = r#"
id = "shape"
codes = ["1.000001"]
field = "shapes"
name = { vi = "Thủ tục", en = "Procedure" }
result = { vi = "Kết quả", en = "Result" }
agency = { vi = "Cơ quan", en = "Agency" }
link = "https://example.gov.vn/shape"
channels = ["online", "counter", "post"]
checked_on = 2026-11-24

[[papers]]
id = "form"
name = { vi = "Tờ khai", en = "Form" }
source = { document = "law" }
"#;

const EXAMPLE: &str = r#"
[[examples]]
title = "Không xem kết quả"
filed = 2026-11-25
channel = "online"
"#;

/// What a shape of time costs: every case must say it.
const FREE: &str = r#"
[[fees]]
id = "charge"
kind = "charge"
category = "shapes"
competence = "central"
[[fees.rates]]
price = "free"
"#;

const DOCUMENTS: [&str; 4] = ["law", "decision", "older", "newer"];

/// A folder with the guide and the policies of a shape, without a mistake.
fn compiled(shape: &Shape) -> Catalogue {
    let folder = Folder::fixture();
    for replaced in ["guides", "policies", "life-events"] {
        let _ = fs::remove_dir_all(folder.0.join(replaced));
    }
    folder.write("policies/nation/status.toml", "checked_on = 2026-11-24");
    folder.write("questions.toml", "");
    let document = |id: &str| {
        format!(
            "[{id}]\nname = {{ vi = \"Văn bản\", en = \"{id}\" }}\nstatus = \"secondary\"\n\
             checked_on = 2026-11-24\n"
        )
    };
    folder.write("documents/shapes.toml", DOCUMENTS.map(document).join("\n"));
    let limits =
        if shape.guide.contains("[[limits]]") { "" } else { "[[limits]]\nterm = \"same_day\"\n" };
    let fees = if shape.guide.contains("[[fees]]") { "" } else { FREE };
    let guide = [HEAD, shape.guide, limits, fees].join("\n");
    folder.write("guides/shape.toml", filled(&guide) + &EXAMPLE.repeat(4));
    for (path, rules) in shape.policies {
        let (_, id) = path.split_once('/').unwrap();
        let policy = format!("document = \"{id}\"\n{}", filled(rules));
        folder.write(&format!("policies/{path}.toml"), policy);
    }
    match check(&folder.0) {
        Ok(checked) if !any_error(&checked.findings) => checked.catalogue,
        _ => panic!("{}:\n{}", shape.name, folder.findings().join("\n")),
    }
}

/// The form with the texts and sources that every entry has.
fn filled(form: &str) -> String {
    let mut rules = 0;
    let mut text = String::new();
    for line in form.lines() {
        text.push_str(line);
        text.push('\n');
        match line {
            "[[questions]]" => text.push_str(
                "text = { vi = \"Hỏi?\", en = \"Question?\" }\nwhy = { vi = \"Vì\", en = \"Why\" }\n",
            ),
            "[[limits]]" | "[[fees.rates]]" => text.push_str("source = { document = \"law\" }\n"),
            "[[fees]]" => text.push_str("name = { vi = \"Khoản thu\", en = \"Fee\" }\n"),
            "[[rules]]" => {
                rules += 1;
                let summary = "summary = { vi = \"Chính sách\", en = \"Policy\" }";
                text.push_str(&format!("id = \"{rules}\"\n{summary}\n"));
            }
            _ => {}
        }
    }
    text
}

/// `2026-11-25T09:00 31 2024:30 online kind=a`
fn case<'a>(procedure: &'a Procedure, text: &str) -> (Case<'a>, Channel) {
    let mut words = text.split(' ');
    let moment = DateTime::read(words.next().unwrap()).unwrap();
    let (mut place, mut channel) = (Place::default(), Channel::Online);
    let mut given = vec![None; procedure.questions.len()];
    for word in words {
        if let Some((id, value)) = word.split_once('=') {
            let index = procedure.questions.iter().position(|question| question.id == id).unwrap();
            given[index] = Some(answer(&procedure.questions[index].kind, value));
        } else if let Some(found) = Channel::from_code(word) {
            channel = found;
        } else if word.contains(':') {
            place.territory = Some(TerritoryCode::parse(word).unwrap());
        } else {
            place.province = Some(ProvinceCode::parse(word).unwrap());
        }
    }
    (Case::new(procedure, &given, Filing { moment, place }), channel)
}

fn answer(kind: &QuestionKind, value: &str) -> Answer {
    match kind {
        _ if value == "dont_know" => Answer::DontKnow,
        QuestionKind::Choice(choices) => {
            let index = choices.iter().position(|choice| choice.id == value).unwrap();
            Answer::Choice(u8::try_from(index).unwrap())
        }
        QuestionKind::Number { .. } => Answer::Number(value.parse().unwrap()),
        QuestionKind::Date { .. } => Answer::Date(Date::read(value).unwrap()),
    }
}

/// `2026-12-01 by decision/1 (law 2026-12-09)`
fn told_time(case: &Case<'_>, channel: Channel, calendar: &WorkCalendar) -> String {
    match due(case, channel, calendar) {
        Due::By(by) => told_due(case.procedure, &by),
        Due::Depends(dates) => {
            let dates: Vec<String> = dates.iter().map(|by| told_due(case.procedure, by)).collect();
            dates.join(" or ")
        }
        Due::Unknown(UnknownLimit::NotInSources(index)) => {
            match &case.procedure.limits[usize::from(index)].term {
                Term::Unknown(text) => format!("unknown: {}", text.en),
                Term::Spans(_) => panic!("a known limit is unknown"),
            }
        }
        Due::Unknown(other) => format!("{other:?}"),
    }
}

fn told_due(procedure: &Procedure, by: &DueDate) -> String {
    let id = |index: u16| &procedure.policies[usize::from(index)].id;
    let mut told = counted(by.binding());
    if let Some((index, _)) = &by.local {
        told += &format!(" by {} (law {})", id(*index), counted(&by.legal));
    }
    for (index, possible) in &by.possible {
        told += &format!(", perhaps {} by {}", counted(possible), id(*index));
    }
    match procedure.limits[usize::from(by.limit)].start {
        Start::CompleteDossier => {}
        Start::FeePaid => told += ", once the fee is paid",
        Start::CompetentAgency => told += ", once the agency has it",
    }
    told
}

fn counted(counted: &Counted) -> String {
    let time = counted.time.map(|time| format!(" {}", time.write())).unwrap_or_default();
    let rounded = if counted.rounded { " rounded" } else { "" };
    format!("{}{time}{rounded}", counted.date.write())
}

/// `charge 0 of 20000 by decision/1; copies 8000`
fn told_fees(case: &Case<'_>, channel: Channel, _: &WorkCalendar) -> String {
    let charges = charges(case, channel);
    let lines: Vec<String> =
        charges.lines.iter().map(|line| told_fee(case.procedure, line)).collect();
    lines.join("; ")
}

fn told_fee(procedure: &Procedure, line: &ChargeLine) -> String {
    let policy = |index: u16| &procedure.policies[usize::from(index)];
    let mut told = format!(
        "{} {}",
        procedure.fees[usize::from(line.fee)].id,
        amount(procedure, &line.payable)
    );
    if line.payable != line.base.amount {
        told += &format!(" of {}", amount(procedure, &line.base.amount));
    }
    if let Some(index) = line.applied {
        told += &format!(" by {}", policy(index).id);
        if let Effect::Fee { change, .. } = &policy(index).effect
            && change.yearly_maximum().is_some()
        {
            told += " (a year's maximum)";
        }
    }
    if line.rounded {
        told += " rounded";
    }
    for (index, left) in &line.possible {
        told += &format!(", perhaps {} by {}", amount(procedure, left), policy(*index).id);
    }
    told
}

fn amount(procedure: &Procedure, amount: &Amount) -> String {
    match amount {
        Amount::Known(amount) => amount.0.to_string(),
        Amount::Unknown(UnknownAmount::Conflict(policies)) => {
            let ids: Vec<&str> = policies
                .iter()
                .map(|index| procedure.policies[usize::from(*index)].id.as_str())
                .collect();
            format!("unknown ({})", ids.join(" against "))
        }
        Amount::Unknown(UnknownAmount::Depends(amounts)) => {
            let amounts: Vec<String> =
                amounts.iter().map(|one| self::amount(procedure, one)).collect();
            format!("unknown ({})", amounts.join(" or "))
        }
        Amount::Unknown(_) => "unknown".to_owned(),
    }
}
