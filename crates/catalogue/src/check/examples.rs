//! Works every example out and compares it with what its editor wrote.

use rules::case::Case;
use rules::charge::charges;
use rules::condition::Slot;
use rules::due::{Due, DueDate, due};
use rules::iso::Iso;
use rules::papers::{Need, papers};
use rules::procedure::Procedure;
use rules::work_calendar::WorkCalendar;

use crate::finding::Finding;
use crate::lower::{Catalogue, Example, ExpectedFee};
use crate::problem::{Outcome, Problem};
use crate::source::Source;
use crate::source::file::At;

pub(super) fn check(source: &Source, catalogue: &Catalogue) -> Vec<Finding> {
    let calendar = WorkCalendar::new(&catalogue.calendar);
    let mut findings = Vec::new();
    for (parsed, guide) in source.guides.iter().zip(&catalogue.guides) {
        let at = parsed.at().key("examples");
        for (index, example) in guide.examples.iter().enumerate() {
            findings.extend(compare(&guide.procedure, example, &at.index(index), &calendar));
        }
    }
    findings
}

fn compare(
    procedure: &Procedure,
    example: &Example,
    at: &At<'_>,
    calendar: &WorkCalendar,
) -> Vec<Finding> {
    let case = Case::new(procedure, &example.answers, example.filing);
    let mut findings = not_asked(procedure, &case, example, at);
    let mut expect = |key: &str, what: Outcome, expected: Option<String>, got: &str| {
        if let Some(expected) = expected.filter(|expected| expected != got) {
            let (title, got) = (example.title.clone(), got.to_owned());
            findings.push(at.key(key).finding(Problem::Example { title, what, expected, got }));
        }
    };
    let expected = &example.expected;

    let lines = papers(&case, example.channel);
    let needed = |need: Need| {
        let of_need = lines.iter().filter(|line| line.need == need);
        list(
            of_need
                .filter_map(|line| procedure.papers.get(usize::from(line.paper)))
                .map(|paper| paper.id.as_str()),
        )
    };
    let written =
        |ids: &Option<Vec<String>>| ids.as_ref().map(|ids| list(ids.iter().map(String::as_str)));
    expect("papers", Outcome::Papers, written(&expected.papers), &needed(Need::Bring));
    let struck_out = written(&expected.struck_out);
    expect("struck_out", Outcome::StruckOut, struck_out, &needed(Need::StruckOut));
    expect("perhaps", Outcome::Perhaps, written(&expected.perhaps), &needed(Need::Perhaps));

    let found = match due(&case, example.channel, calendar) {
        Due::By(date) => vec![date],
        Due::Depends(dates) => dates,
        Due::Unknown(_) => Vec::new(),
    };
    let got = |part: fn(&DueDate) -> String| match found.as_slice() {
        [] => "unknown".to_owned(),
        dates => alternatives(dates.iter().map(part)),
    };
    let received = expected.received.map(|day| day.write());
    expect("received", Outcome::Received, received, &got(|date| date.receipt.day.write()));
    let day = expected.due.map(|due| due.map_or("unknown".to_owned(), |day| day.write()));
    expect("due", Outcome::Due, day, &got(|date| date.date().write()));
    let provisional = expected.provisional.map(|provisional| provisional.to_string());
    expect(
        "provisional",
        Outcome::Provisional,
        provisional,
        &got(|date| date.provisional.to_string()),
    );

    let total = charges(&case, example.channel).total();
    let got = match total.complete {
        true => ExpectedFee::Exactly(total.known.0),
        false => ExpectedFee::AtLeast(total.known.0),
    };
    expect("fee", Outcome::Fee, expected.fee.map(amount), &amount(got));
    findings
}

fn not_asked(
    procedure: &Procedure,
    case: &Case<'_>,
    example: &Example,
    at: &At<'_>,
) -> Vec<Finding> {
    let at = at.key("answers");
    let questions = (0_u8..=u8::MAX).zip(procedure.questions.iter().zip(&example.answers));
    questions
        .filter(|(index, (_, given))| {
            given.is_some() && case.answers.slot(*index) == Slot::NotAsked
        })
        .map(|(_, (question, _))| {
            at.key(&question.id).finding(Problem::NotAsked {
                title: example.title.clone(),
                question: question.id.clone(),
            })
        })
        .collect()
}

fn list<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<&str> = ids.collect();
    format!("[{}]", ids.join(", "))
}

/// The different ones among several possible results.
fn alternatives(results: impl Iterator<Item = String>) -> String {
    let mut results: Vec<String> = results.collect();
    results.dedup();
    results.join(" / ")
}

fn amount(fee: ExpectedFee) -> String {
    match fee {
        ExpectedFee::Exactly(amount) => amount.to_string(),
        ExpectedFee::AtLeast(0) => "unknown".to_owned(),
        ExpectedFee::AtLeast(amount) => format!("{{ at_least = {amount} }}"),
    }
}
