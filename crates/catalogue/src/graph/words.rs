//! Conditions, limits and prices in few words, with the ids of the guide.

use rules::channel::Channels;
use rules::condition::Condition;
use rules::fee::{Price, Tier};
use rules::iso::Iso;
use rules::limit::Term;
use rules::procedure::QuestionKind;
use rules::text::Language;
use rules::window::Window;

use super::Drawing;
use crate::explain::words::Words;

impl Drawing<'_> {
    fn word(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// A condition, such as `dwelling = rented | lent và copies ≥ 3`; nothing for every case.
    pub(super) fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Always => String::new(),
            Condition::Choice { question, choices } => {
                let asked = self.procedure.questions.get(usize::from(*question));
                let Some(QuestionKind::Choice(known)) = asked.map(|asked| &asked.kind) else {
                    return String::new();
                };
                let wanted = (0_u32..).zip(known).filter(|(bit, _)| choices >> bit & 1 == 1);
                let ids: Vec<&str> = wanted.map(|(_, choice)| choice.id.as_str()).collect();
                format!("{} = {}", self.id(*question), ids.join(" | "))
            }
            Condition::Number { question, at_least, at_most } => {
                self.bounds(*question, at_least.map(i64::from), at_most.map(i64::from), "")
            }
            Condition::DaysAgo { question, at_least, at_most } => {
                let unit = self.word(" ngày trước", " days ago");
                self.bounds(*question, at_least.map(i64::from), at_most.map(i64::from), unit)
            }
            Condition::All(all) => self.joined(all, self.word(" và ", " and ")),
            Condition::Any(any) => self.joined(any, self.word(" hoặc ", " or ")),
            Condition::Not(condition) => {
                format!("{} ({})", self.word("không phải", "not"), self.condition(condition))
            }
        }
    }

    fn joined(&self, conditions: &[Condition], word: &str) -> String {
        let one = |condition: &Condition| match condition {
            Condition::All(_) | Condition::Any(_) => format!("({})", self.condition(condition)),
            _ => self.condition(condition),
        };
        conditions.iter().map(one).collect::<Vec<String>>().join(word)
    }

    fn bounds(&self, question: u8, least: Option<i64>, most: Option<i64>, unit: &str) -> String {
        let id = self.id(question);
        match (least, most) {
            (Some(least), Some(most)) => format!("{id} = {least}…{most}{unit}"),
            (Some(least), None) => format!("{id} ≥ {least}{unit}"),
            (None, Some(most)) => format!("{id} ≤ {most}{unit}"),
            (None, None) => id.to_owned(),
        }
    }

    pub(super) fn id(&self, question: u8) -> &str {
        let asked = self.procedure.questions.get(usize::from(question));
        asked.map_or("?", |asked| asked.id.as_str())
    }

    /// Condition, channels and window, as far as they leave something out.
    pub(super) fn scope(&self, when: &Condition, channels: Channels, window: Window) -> String {
        let mut parts = vec![self.condition(when)];
        if !channels.is_all() {
            let codes: Vec<&str> = channels.iter().map(rules::channel::Channel::code).collect();
            parts.push(codes.join(" | "));
        }
        let day = |word: &str, day: Option<jiff_core::civil::Date>| {
            day.map(|day| format!("{word} {}", day.write()))
        };
        parts.extend(day(self.word("từ", "from"), window.from));
        parts.extend(day(self.word("đến", "until"), window.to));
        parts.retain(|part| !part.is_empty());
        match parts.is_empty() {
            true => self.word("mọi trường hợp", "every case").to_owned(),
            false => parts.join("; "),
        }
    }

    pub(super) fn term(&self, term: &Term) -> String {
        match term {
            Term::Spans(spans) => Words::of(self.language).spans(spans),
            Term::Unknown(text) => format!("{}: {}", self.unknown(), self.say(text)),
        }
    }

    fn unknown(&self) -> &'static str {
        self.word("chưa rõ", "unknown")
    }

    pub(super) fn price(&self, price: &Price) -> String {
        let from = self.word("từ", "from");
        let tiers = |tiers: &[Tier]| {
            let tier = |tier: &Tier| match tier.from {
                0 | 1 => format!("{} ₫", tier.amount.0),
                number => format!("{from} {number}: {} ₫", tier.amount.0),
            };
            tiers.iter().map(tier).collect::<Vec<String>>().join(", ")
        };
        match price {
            Price::Free => self.word("không thu", "free").to_owned(),
            Price::Amount(amount) => format!("{} ₫", amount.0),
            Price::PerUnit { question, tiers: of, maximum } => {
                let most = self.word("tối đa", "at most");
                let most = maximum.map(|maximum| format!(", {most} {} ₫", maximum.0));
                format!("{} × ({}){}", self.id(*question), tiers(of), most.unwrap_or_default())
            }
            Price::Percentage { question, basis_points, .. } => {
                let (whole, part) = (basis_points / 100, basis_points % 100);
                format!("{whole},{part:02} % × {}", self.id(*question))
            }
            Price::Brackets { question, brackets } => {
                format!("{}: {}", self.id(*question), tiers(brackets))
            }
            Price::Unknown(text) => format!("{}: {}", self.unknown(), self.say(text)),
        }
    }
}
