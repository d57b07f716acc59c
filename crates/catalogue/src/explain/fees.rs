//! What a case costs, and what that follows from.

use rules::case::Case;
use rules::channel::Channel;
use rules::charge::{Amount, ChargeLine, Origin, Total, UnknownAmount, charges};
use rules::fee::{Dong, Fee, Price};
use rules::policy::{Effect, FeeChange};

use super::Page;

impl Page<'_> {
    pub(super) fn fees(&mut self, case: &Case<'_>, channel: Channel) {
        self.line(1, self.words.fees);
        let charges = charges(case, channel);
        for line in &charges.lines {
            if let Some(fee) = self.procedure.fees.get(usize::from(line.fee)) {
                self.fee(fee, line);
            }
        }
        let total = self.total(charges.total());
        self.line(2, &format!("{}: {total}", self.words.total));
        self.left_out(case, channel, |policy| matches!(policy.effect, Effect::Fee { .. }));
        self.changes(case, channel);
    }

    pub(super) fn total(&self, total: Total) -> String {
        match (total.complete, total.known.0) {
            (true, known) => format!("{known} ₫"),
            (false, 0) => self.words.unknown.to_owned(),
            (false, known) => format!("{known} ₫ + ?"),
        }
    }

    fn fee(&mut self, fee: &Fee, line: &ChargeLine) {
        let words = self.words;
        let perhaps = match line.perhaps {
            true => format!(" ({})", words.perhaps),
            false => String::new(),
        };
        let payable = self.amount(fee, &line.payable);
        let name = self.say(&fee.name).to_owned();
        self.line(2, &format!("{name}{perhaps}: {payable}"));
        let base = self.amount(fee, &line.base.amount);
        let source = match line.base.origin {
            Origin::Rate(index) => {
                let rate = fee.rates.get(usize::from(index));
                rate.map(|rate| self.cite(&rate.source)).unwrap_or_default()
            }
            Origin::Tariff(policy) => self.policy(policy),
            Origin::None => String::new(),
        };
        self.line(3, &format!("{}: {base} {source}", words.base));
        if let Some(policy) = line.applied {
            let text = self.policy(policy);
            self.line(3, &format!("{}: {text}", words.applied));
            if let Some(maximum) = self.yearly_maximum(policy) {
                self.line(3, &format!("{} ₫: {}", maximum.0, words.yearly));
            }
            if line.rounded {
                self.line(3, words.rounded);
            }
        }
        for (word, policies) in [(words.outdone, &line.outdone), (words.possible, &line.possible)] {
            for (policy, amount) in policies {
                let text = format!("{}: {}", self.amount(fee, amount), self.policy(*policy));
                self.line(3, &format!("{word}: {text}"));
            }
        }
    }

    fn yearly_maximum(&self, policy: u16) -> Option<Dong> {
        match &self.procedure.policies.get(usize::from(policy))?.effect {
            Effect::Fee { change, .. } => change.yearly_maximum(),
            Effect::Limit(_) => None,
        }
    }

    fn amount(&self, fee: &Fee, amount: &Amount) -> String {
        match amount {
            Amount::Known(amount) => format!("{} ₫", amount.0),
            Amount::Unknown(reason) => {
                format!("{}: {}", self.words.unknown, self.why_no_amount(fee, reason))
            }
        }
    }

    fn why_no_amount(&self, fee: &Fee, reason: &UnknownAmount) -> String {
        let words = self.words;
        match reason {
            UnknownAmount::NotInSources(index) => {
                match fee.rates.get(usize::from(*index)).map(|rate| &rate.price) {
                    Some(Price::Unknown(text)) => self.say(text).to_owned(),
                    _ => String::new(),
                }
            }
            UnknownAmount::NotInTariff(index) => {
                let policy = self.procedure.policies.get(usize::from(*index));
                match policy.map(|policy| &policy.effect) {
                    Some(Effect::Fee {
                        change: FeeChange::Tariff(Price::Unknown(text)), ..
                    }) => self.say(text).to_owned(),
                    _ => String::new(),
                }
            }
            UnknownAmount::Expired(_) => words.expired.to_owned(),
            UnknownAmount::NoRate => words.no_rate.to_owned(),
            UnknownAmount::Depends(amounts) => {
                let amounts: Vec<String> =
                    amounts.iter().map(|amount| self.amount(fee, amount)).collect();
                format!("{} ({})", words.depends, amounts.join(" / "))
            }
            UnknownAmount::Conflict(policies) => {
                let policies: Vec<String> =
                    policies.iter().map(|policy| self.policy(*policy)).collect();
                format!("{}: {}", words.conflict, policies.join(" / "))
            }
            UnknownAmount::TooLarge => words.too_large.to_owned(),
        }
    }
}
