//! Conditions: question and choice ids become indexes.

use rules::condition::Condition;
use toml::Value;

use super::Lowering;
use crate::problem::{Expected, Kind, Problem, nearest};
use crate::source::file::At;
use crate::source::guide::{Choice, Question};
use crate::source::values::When;

impl<'s> Lowering<'s> {
    /// A condition that may name any question.
    pub(super) fn condition(&mut self, at: &At<'_>, when: &When) -> Condition {
        self.condition_before(at, when, usize::MAX)
    }

    /// A condition that may name the questions before one.
    pub(super) fn condition_before(
        &mut self,
        at: &At<'_>,
        when: &When,
        before: usize,
    ) -> Condition {
        self.table(at, &when.0, before)
    }

    fn table(&mut self, at: &At<'_>, table: &toml::Table, before: usize) -> Condition {
        let mut all: Vec<Condition> = table
            .iter()
            .map(|(key, value)| {
                let at = at.key(key);
                match key.as_str() {
                    "all" => Condition::All(self.list(&at, key, value, before)),
                    "any" => Condition::Any(self.list(&at, key, value, before)),
                    "not" => Condition::Not(Box::new(self.one(&at, key, value, before))),
                    _ => self.test(&at, key, value, before),
                }
            })
            .collect();
        match all.len() {
            0 => Condition::Always,
            1 => all.swap_remove(0),
            _ => Condition::All(all),
        }
    }

    fn list(&mut self, at: &At<'_>, key: &str, value: &Value, before: usize) -> Vec<Condition> {
        let Some(list) = value.as_array().filter(|list| !list.is_empty()) else {
            self.wrong_test(at, key, value, Expected::List);
            return Vec::new();
        };
        let mut conditions = Vec::new();
        for (index, value) in list.iter().enumerate() {
            conditions.push(self.one(&at.index(index), key, value, before));
        }
        conditions
    }

    fn one(&mut self, at: &At<'_>, key: &str, value: &Value, before: usize) -> Condition {
        match value.as_table().filter(|table| !table.is_empty()) {
            Some(table) => self.table(at, table, before),
            None => self.wrong_test(at, key, value, Expected::Condition),
        }
    }

    fn test(&mut self, at: &At<'_>, id: &str, value: &Value, before: usize) -> Condition {
        let Some((index, question)) = self.question(at, id) else {
            return Condition::Always;
        };
        if usize::from(index) >= before {
            self.push(at.finding(Problem::LaterQuestion { id: id.to_owned() }));
        }
        if let Some(choices) = &question.choices {
            self.choice_test(at, id, value, index, choices)
        } else if question.number.is_some() {
            match bounds(value, "at_least", "at_most") {
                Some((at_least, at_most)) => {
                    Condition::Number { question: index, at_least, at_most }
                }
                None => self.wrong_test(at, id, value, Expected::Number),
            }
        } else {
            match bounds(value, "at_least_days_ago", "at_most_days_ago") {
                Some((at_least, at_most)) => {
                    Condition::DaysAgo { question: index, at_least, at_most }
                }
                None => self.wrong_test(at, id, value, Expected::Date),
            }
        }
    }

    fn choice_test(
        &mut self,
        at: &At<'_>,
        id: &str,
        value: &Value,
        question: u8,
        known: &[Choice],
    ) -> Condition {
        let one = std::slice::from_ref(value);
        let wanted = value.as_array().map_or(one, Vec::as_slice);
        let wanted: Option<Vec<&str>> = wanted.iter().map(Value::as_str).collect();
        let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) else {
            return self.wrong_test(at, id, value, Expected::Choice);
        };
        let mut choices = 0;
        for choice in wanted {
            match known.iter().position(|known| known.id == choice) {
                Some(index) if index < 32 => choices |= 1 << index,
                _ => self.unknown(
                    at,
                    Kind::Choice,
                    choice,
                    known.iter().map(|known| known.id.as_str()),
                ),
            }
        }
        Condition::Choice { question, choices }
    }

    /// The question of that id with its index.
    pub(super) fn question(&mut self, at: &At<'_>, id: &str) -> Option<(u8, &'s Question)> {
        let found = self.scope.find(id).map(|(index, asked)| (index, asked.question));
        if found.is_none() {
            let near = nearest(id, self.scope.asked.iter().map(|asked| asked.id));
            self.push(at.finding(Problem::Unknown {
                kind: Kind::Question,
                id: id.to_owned(),
                nearest: near,
            }));
        }
        found
    }

    fn wrong_test(
        &mut self,
        at: &At<'_>,
        question: &str,
        value: &Value,
        expected: Expected,
    ) -> Condition {
        self.push(at.finding(Problem::WrongTest {
            question: question.to_owned(),
            found: shown(value),
            expected,
        }));
        Condition::Always
    }
}

/// The two bounds of a test, at least one of them written, and nothing else.
fn bounds<T: TryFrom<i64> + PartialOrd>(
    value: &Value,
    least: &str,
    most: &str,
) -> Option<(Option<T>, Option<T>)> {
    let table = value.as_table()?;
    let known = table.keys().all(|key| key == least || key == most);
    let bound = |key: &str| match table.get(key) {
        None => Some(None),
        Some(value) => T::try_from(value.as_integer()?).ok().map(Some),
    };
    let (at_least, at_most) = (bound(least)?, bound(most)?);
    let ordered = match (&at_least, &at_most) {
        (Some(least), Some(most)) => least <= most,
        _ => true,
    };
    (known && ordered && !table.is_empty()).then_some((at_least, at_most))
}

/// A value as it was written, or nearly so.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{text}\""),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Datetime(date) => date.to_string(),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(shown).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Table(table) => {
            let pairs: Vec<String> =
                table.iter().map(|(key, value)| format!("{key} = {}", shown(value))).collect();
            if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) }
        }
    }
}
