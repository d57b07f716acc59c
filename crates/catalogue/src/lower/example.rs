//! Worked examples: a case with what must come out of it.

use jiff_core::civil::Date;
use rules::case::Filing;
use rules::channel::Channel;
use rules::condition::Answer;
use rules::iso::Iso;
use rules::place::Place;
use rules::procedure::Procedure;
use toml::Value;

use super::Lowering;
use super::condition::shown;
use super::question::answer;
use crate::problem::{self, Kind, Problem};
use crate::source::file::At;
use crate::source::guide as written;
use crate::source::guide::Guide;

/// A worked example.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// An answer, or none, for each question of the procedure.
    pub answers: Vec<Option<Answer>>,
    /// When and where.
    pub filing: Filing,
    /// How.
    pub channel: Channel,
    /// What must come out; what is `None` isn't looked at.
    pub expected: Expected,
}

/// What must come out of an example.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// Ids of the papers to bring, in order.
    pub papers: Option<Vec<String>>,
    /// Ids of the papers that the state has.
    pub struck_out: Option<Vec<String>>,
    /// Ids of the papers that may be needed.
    pub perhaps: Option<Vec<String>>,
    /// Day 0.
    pub received: Option<Date>,
    /// The due date; `Some(None)` is unknown.
    pub due: Option<Option<Date>>,
    /// Whether it is provisional.
    pub provisional: Option<bool>,
    /// What is paid.
    pub fee: Option<ExpectedFee>,
}

/// What an example says about the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedFee {
    /// This, and every line is known.
    Exactly(u64),
    /// The known lines come to this; at least one is unknown.
    AtLeast(u64),
}

impl Lowering<'_> {
    pub(super) fn examples(
        &mut self,
        guide: &Guide,
        at: &At<'_>,
        procedure: &Procedure,
    ) -> Vec<Example> {
        let at = at.key("examples");
        let mut examples = Vec::new();
        for (index, example) in guide.examples.iter().enumerate() {
            let compiled = self.example(example, &at.index(index), procedure);
            examples.push(compiled);
        }
        examples
    }

    fn example(
        &mut self,
        example: &written::Example,
        at: &At<'_>,
        procedure: &Procedure,
    ) -> Example {
        if example.title.trim().is_empty() {
            self.push(at.key("title").finding(Problem::EmptyText));
        }
        let province =
            example.province.as_ref().and_then(|code| self.province(&at.key("province"), code));
        let territory =
            example.territory.as_ref().and_then(|code| self.territory(&at.key("territory"), code));
        if let (Some(province), Some(territory)) = (province, territory)
            && self.province_of(territory) != Some(province.to_string())
        {
            self.push(at.key("territory").finding(Problem::TerritoryElsewhere {
                territory: territory.to_string(),
                province: province.to_string(),
            }));
        }
        let filing = Filing { moment: example.filed.0, place: Place { province, territory } };
        for (key, ids) in [
            ("papers", &example.papers),
            ("struck_out", &example.struck_out),
            ("perhaps", &example.perhaps),
        ] {
            self.check_papers(&at.key(key), ids.as_deref().unwrap_or_default(), procedure);
        }
        Example {
            title: example.title.clone(),
            answers: self.answers(example, at, procedure),
            filing,
            channel: example.channel,
            expected: Expected {
                papers: example.papers.clone(),
                struck_out: example.struck_out.clone(),
                perhaps: example.perhaps.clone(),
                received: example.received.map(|day| day.0),
                due: example.due.as_ref().and_then(|due| self.expected_due(due, &at.key("due"))),
                provisional: example.provisional,
                fee: example.fee.as_ref().and_then(|fee| self.expected_fee(fee, &at.key("fee"))),
            },
        }
    }

    fn answers(
        &mut self,
        example: &written::Example,
        at: &At<'_>,
        procedure: &Procedure,
    ) -> Vec<Option<Answer>> {
        let at = at.key("answers");
        for id in example.answers.keys() {
            self.question(&at.key(id), id);
        }
        let filed = example.filed.0.date();
        let mut answers = Vec::new();
        for question in &procedure.questions {
            let given = example.answers.get(&question.id);
            let answered = given.and_then(|value| answer(question, value, filed));
            if let (Some(value), None) = (given, answered) {
                self.push(at.key(&question.id).finding(Problem::WrongTest {
                    question: question.id.clone(),
                    found: shown(value),
                    expected: problem::Expected::Answer,
                }));
            }
            answers.push(answered);
        }
        answers
    }

    fn check_papers(&mut self, at: &At<'_>, ids: &[String], procedure: &Procedure) {
        for (index, id) in ids.iter().enumerate() {
            if !procedure.papers.iter().any(|paper| paper.id == *id) {
                let known = procedure.papers.iter().map(|paper| paper.id.as_str());
                self.unknown(&at.index(index), Kind::Paper, id, known);
            }
        }
    }

    fn expected_due(&mut self, due: &Value, at: &At<'_>) -> Option<Option<Date>> {
        let date = due.as_datetime().and_then(|date| Date::read(&date.to_string()));
        if due.as_str() == Some("unknown") {
            return Some(None);
        }
        if date.is_none() {
            self.push(at.finding(Problem::WrongTest {
                question: "due".to_owned(),
                found: shown(due),
                expected: problem::Expected::Due,
            }));
        }
        date.map(Some)
    }

    fn expected_fee(&mut self, fee: &Value, at: &At<'_>) -> Option<ExpectedFee> {
        let amount = |value: &Value| u64::try_from(value.as_integer()?).ok();
        let expected = match fee {
            Value::String(word) if word == "unknown" => Some(ExpectedFee::AtLeast(0)),
            Value::Table(table) if table.len() == 1 => {
                table.get("at_least").and_then(amount).map(ExpectedFee::AtLeast)
            }
            value => amount(value).map(ExpectedFee::Exactly),
        };
        if expected.is_none() {
            self.push(at.finding(Problem::WrongTest {
                question: "fee".to_owned(),
                found: shown(fee),
                expected: problem::Expected::Fee,
            }));
        }
        expected
    }
}
