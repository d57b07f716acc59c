//! When a case is ready, and how that was counted.

use rules::case::Case;
use rules::channel::Channel;
use rules::due::{Counted, Due, DueDate, UnknownLimit, due};
use rules::iso::Iso;
use rules::limit::Term;
use rules::policy::Effect;
use rules::work_calendar::{Exception, WorkCalendar};

use super::Page;

impl Page<'_> {
    pub(super) fn time(&mut self, case: &Case<'_>, channel: Channel, calendar: &WorkCalendar) {
        self.line(1, self.words.time);
        match due(case, channel, calendar) {
            Due::By(date) => self.due_date(&date, calendar),
            Due::Depends(dates) => {
                self.line(2, self.words.depends);
                for date in &dates {
                    self.due_date(date, calendar);
                }
            }
            Due::Unknown(reason) => {
                let text = format!("{}: {}", self.words.unknown, self.why_no_date(reason));
                self.line(2, &text);
            }
        }
        self.left_out(case, channel, |policy| matches!(policy.effect, Effect::Limit(_)));
    }

    fn due_date(&mut self, date: &DueDate, calendar: &WorkCalendar) {
        let words = self.words;
        let moved = date.receipt.moved.map(|moved| format!(" ({})", words.moved(moved)));
        let moved = moved.unwrap_or_default();
        self.line(2, &format!("{} {}{moved}", words.received, date.receipt.day.write()));
        let limit = self.procedure.limits.get(usize::from(date.limit));
        let source = limit.map(|limit| self.cite(&limit.source)).unwrap_or_default();
        let legal = self.counted(&date.legal);
        self.line(2, &format!("{}: {legal} {source}", words.legal));
        if let Some((policy, counted)) = &date.local {
            let text = format!("{}: {}", self.counted(counted), self.policy(*policy));
            self.line(2, &format!("{}: {text}", words.local));
        }
        for policy in &date.outdone {
            let text = self.policy(*policy);
            self.line(2, &format!("{}: {text}", words.outdone));
        }
        for (policy, counted) in &date.possible {
            let text = format!("{}: {}", self.counted(counted), self.policy(*policy));
            self.line(2, &format!("{}: {text}", words.possible));
        }
        for exception in calendar.exceptions(date.receipt.day, date.date()) {
            let (word, day) = match exception {
                Exception::Off(day) => (words.day_not_counted, day),
                Exception::Worked(day) => (words.day_counted, day),
            };
            self.line(2, &format!("{word} {}", day.write()));
        }
        let provisional = match date.provisional {
            true => format!(" ({})", words.provisional),
            false => String::new(),
        };
        self.line(2, &format!("{} {}{provisional}", words.due, date.date().write()));
    }

    fn counted(&self, counted: &Counted) -> String {
        let time = counted.time.map(|time| format!(" {}", time.write())).unwrap_or_default();
        let rounded = match counted.rounded {
            true => format!(" ({})", self.words.rounded),
            false => String::new(),
        };
        format!("{} → {}{time}{rounded}", self.words.spans(&counted.spans), counted.date.write())
    }

    fn why_no_date(&self, reason: UnknownLimit) -> String {
        match reason {
            UnknownLimit::NotInSources(index) => {
                let limit = self.procedure.limits.get(usize::from(index));
                match limit.map(|limit| &limit.term) {
                    Some(Term::Unknown(text)) => self.say(text).to_owned(),
                    _ => String::new(),
                }
            }
            UnknownLimit::Expired(_) => self.words.expired.to_owned(),
            UnknownLimit::NoLimit => self.words.no_rate.to_owned(),
            UnknownLimit::BeyondCalendar => self.words.beyond_calendar.to_owned(),
        }
    }

    /// What a policy does, with where it stands.
    pub(super) fn policy(&self, index: u16) -> String {
        let Some(policy) = self.procedure.policies.get(usize::from(index)) else {
            return String::new();
        };
        let provided = policy.provided.as_ref();
        let provided = provided.map(|text| format!(" ({})", self.say(text))).unwrap_or_default();
        format!("{}{provided} {}", self.say(&policy.summary), self.cite(&policy.source))
    }
}
