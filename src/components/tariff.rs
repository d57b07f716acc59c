//! What the law charges, before anybody's case, in words.

use rules::fee::{Dong, Price, Tier};
use rules::procedure::{Procedure, QuestionKind};
use yew::AttrValue;

use super::LaterView;
use crate::format::{dong, fill};
use crate::i18n::plain::texts;

/// Hundredths of a percent in one percent.
const HUNDREDTHS: u32 = 100;

/// `2.000 ₫ mỗi bản, từ thứ 3: 1.000 ₫, nhiều nhất 200.000 ₫`
#[must_use]
pub fn tariff(view: &LaterView<'_>, procedure: &Procedure, price: &Price) -> String {
    let plain = texts(view.language());
    let amount = |amount: Dong| dong(view.texts, amount);
    let bound = |text, bound: &Option<Dong>| bound.map(|bound| fill(text, &[&amount(bound)]));
    let parts: Vec<Option<String>> = match price {
        Price::Free => vec![Some(view.texts.free.to_owned())],
        Price::Amount(sum) => vec![Some(amount(*sum))],
        Price::PerUnit { question, tiers, maximum } => {
            let unit = unit(view, procedure, *question);
            let tier = |tier: &Tier| match tier.from {
                0 | 1 => fill(plain.each, &[&amount(tier.amount), &unit]),
                from => fill(plain.from_nth, &[&from.to_string(), &amount(tier.amount)]),
            };
            let tiers = tiers.iter().map(|one| Some(tier(one)));
            tiers.chain([bound(plain.most, maximum)]).collect()
        }
        Price::Percentage { question, basis_points, floor, ceiling, .. } => {
            let share = percent(*basis_points, plain.point);
            let of = procedure.questions.get(usize::from(*question));
            let of = of.map(|question| view.say(&question.text)).unwrap_or_default();
            let share = fill(plain.percent, &[&share, &of]);
            vec![Some(share), bound(plain.least, floor), bound(plain.most, ceiling)]
        }
        Price::Brackets { question, brackets } => {
            let unit = unit(view, procedure, *question);
            let bracket = |tier: &Tier| {
                fill(plain.from_amount, &[&tier.from.to_string(), &unit, &amount(tier.amount)])
            };
            brackets.iter().map(|one| Some(bracket(one))).collect()
        }
        Price::Unknown(why) => {
            let ask = fill(view.texts.ask, &[&view.say(&procedure.agency)]);
            return format!("{}. {} {ask}", view.texts.unknown, view.say(why));
        }
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a question counts.
fn unit(view: &LaterView<'_>, procedure: &Procedure, question: u8) -> AttrValue {
    match procedure.questions.get(usize::from(question)).map(|question| &question.kind) {
        Some(QuestionKind::Number { unit, .. }) => view.say(unit),
        _ => AttrValue::default(),
    }
}

/// `0,5` for 50 hundredths of a percent.
fn percent(basis_points: u32, point: &str) -> String {
    let (whole, part) = (basis_points / HUNDREDTHS, basis_points % HUNDREDTHS);
    match part {
        0 => whole.to_string(),
        part => format!("{whole}{point}{part:02}").trim_end_matches('0').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_written_without_empty_digits() {
        for (basis_points, written) in
            [(0, "0"), (5, "0,05"), (50, "0,5"), (100, "1"), (150, "1,5"), (1_025, "10,25")]
        {
            assert_eq!(percent(basis_points, ","), written);
        }
    }
}
