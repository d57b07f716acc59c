//! Questions and what can be answered to them.

use jiff_core::civil::Date;
use rules::condition::Answer;
use rules::iso::Iso;
use rules::procedure::{Choice, Question, QuestionKind};
use toml::Value;

use super::Lowering;
use crate::problem::{Kind, Problem};
use crate::source::file::At;
use crate::source::guide as written;
use crate::source::values::JOINING;

/// The answer of a person who doesn't know, in examples and on the command line.
pub(crate) const DONT_KNOW: &str = "dont_know";

impl Lowering<'_> {
    /// All questions of the procedure. `for_policies` is filled in with the policies.
    pub(super) fn questions(&mut self) -> Vec<Question> {
        let asked: Vec<_> = self
            .scope
            .asked
            .iter()
            .map(|asked| (asked.id, asked.question, asked.at.clone()))
            .collect();
        let mut before: Vec<&str> = Vec::new();
        let mut questions = Vec::new();
        for (index, (id, question, at)) in asked.iter().enumerate() {
            self.check_id(&at.key("id"), Kind::Question, id, &before);
            if JOINING.contains(id) {
                self.push(at.key("id").finding(Problem::BadId { id: (*id).to_owned() }));
            }
            before.push(id);
            questions.push(self.one_question(id, question, at, index));
        }
        questions
    }

    fn one_question(
        &mut self,
        id: &str,
        question: &written::Question,
        at: &At<'_>,
        index: usize,
    ) -> Question {
        self.check_text(&at.key("text"), &question.text);
        self.check_text(&at.key("why"), &question.why);
        self.check_optional_text(&at.key("help"), question.help.as_ref());
        Question {
            id: id.to_owned(),
            text: question.text.clone(),
            help: question.help.clone(),
            why: question.why.clone(),
            source: question.source.as_ref().map(|source| self.cite(&at.key("source"), source)),
            when: self.condition_before(&at.key("when"), &question.when, index),
            for_policies: Vec::new(),
            kind: self.question_kind(id, question, at),
            dont_know: question.dont_know,
            changeable: question.changeable,
        }
    }

    fn question_kind(
        &mut self,
        id: &str,
        question: &written::Question,
        at: &At<'_>,
    ) -> QuestionKind {
        match (&question.choices, &question.number, &question.date) {
            (Some(choices), None, None) => self.choices(id, choices, &at.key("choices")),
            (None, Some(number), None) => {
                let at = at.key("number");
                self.check_text(&at.key("unit"), &number.unit);
                if number.min >= number.max {
                    let (min, max) = (number.min.to_string(), number.max.to_string());
                    self.push(at.finding(Problem::Bounds { min, max }));
                }
                QuestionKind::Number { min: number.min, max: number.max, unit: number.unit.clone() }
            }
            (None, None, Some(date)) => QuestionKind::Date { past: date.past, future: date.future },
            _ => {
                self.push(at.finding(Problem::QuestionKind { id: id.to_owned() }));
                QuestionKind::Choice(Vec::new())
            }
        }
    }

    fn choices(&mut self, id: &str, choices: &[written::Choice], at: &At<'_>) -> QuestionKind {
        let count = choices.len();
        if !(2..=32).contains(&count) {
            self.push(at.finding(Problem::ChoiceCount { id: id.to_owned(), count }));
        }
        let mut before: Vec<&str> = vec![DONT_KNOW];
        for (index, choice) in choices.iter().enumerate() {
            let at = at.index(index);
            self.check_id(&at.key("id"), Kind::Choice, &choice.id, &before);
            self.check_text(&at.key("text"), &choice.text);
            self.check_optional_text(&at.key("help"), choice.help.as_ref());
            before.push(&choice.id);
        }
        let choice = |choice: &written::Choice| Choice {
            id: choice.id.clone(),
            text: choice.text.clone(),
            help: choice.help.clone(),
        };
        QuestionKind::Choice(choices.iter().map(choice).collect())
    }
}

/// The answer that a value stands for, if the question allows it on that filing date.
#[must_use]
pub(crate) fn answer(question: &Question, value: &Value, filed: Date) -> Option<Answer> {
    if value.as_str() == Some(DONT_KNOW) {
        return question.dont_know.then_some(Answer::DontKnow);
    }
    match &question.kind {
        QuestionKind::Choice(choices) => {
            let index = choices.iter().position(|choice| value.as_str() == Some(&choice.id))?;
            Some(Answer::Choice(u8::try_from(index).ok()?))
        }
        QuestionKind::Number { min, max, .. } => {
            let number = u32::try_from(value.as_integer()?).ok()?;
            (*min..=*max).contains(&number).then_some(Answer::Number(number))
        }
        QuestionKind::Date { past, future } => {
            let date = Date::read(&value.as_datetime()?.to_string())?;
            let days_ago = i64::from(date.until(filed));
            let allowed = -i64::from(*future)..=i64::from(*past);
            allowed.contains(&days_ago).then_some(Answer::Date(date))
        }
    }
}
