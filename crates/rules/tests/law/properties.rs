//! What holds in every case.

use jiff_core::civil::{Date, DateTime, Weekday};
use proptest::prelude::*;
use rules::calendar::Days;
use rules::case::{Case, Filing};
use rules::channel::Channel;
use rules::charge::{Amount, ChargeLine, charges};
use rules::condition::Answer;
use rules::due::{Due, DueDate, due};
use rules::fee::{Competence, Dong, Price, Rounding};
use rules::limit::{Span, Unit};
use rules::place::Place;
use rules::policy::{FeeChange, LimitChange, Policy};
use rules::procedure::Procedure;
use rules::text::Text;

use crate::kit::{
    CALENDAR, CATALOGUE, fee, fee_policy, kind, limit_policy, limited, procedure, rate, reception,
    window,
};
use crate::oracle::{any_moment, any_span};

fn by(procedure: &Procedure, moment: DateTime) -> Option<DueDate> {
    let case = Case::new(procedure, &[], Filing { moment, place: Place::default() });
    match due(&case, Channel::Online, &CALENDAR) {
        Due::By(by) => Some(by),
        _ => None,
    }
}

fn with(spans: Vec<Span>, saturdays: bool) -> Procedure {
    Procedure { reception: reception(saturdays), ..limited(spans) }
}

/// Whether offices worked on a day of an announced year.
fn worked(day: Date) -> bool {
    let year = CATALOGUE.calendar.years.iter().find(|year| year.year == day.year()).unwrap();
    let Days::Announced { arrangement, .. } = &year.days else { panic!("{day:?}") };
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    arrangement.worked.contains(&day)
        || (!weekend && !arrangement.off.iter().any(|off| off.date == day))
}

fn any_spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec(any_span(), 1..=3)
}

fn any_rounding() -> impl Strategy<Value = Rounding> {
    use Rounding::{Down, Nearest, Unsaid, Up};
    prop_oneof![Just(Up), Just(Nearest), Just(Down), Just(Unsaid)]
}

fn any_limit_policy() -> impl Strategy<Value = Policy> {
    let rounding = any_rounding();
    let change = prop_oneof![
        (0_u16..40).prop_map(LimitChange::CutDays),
        (0_u8..=100, rounding, prop::option::of(0_u16..20)).prop_map(
            |(percent, rounding, from_days)| LimitChange::CutPercent {
                percent,
                rounding,
                from_days
            }
        ),
        any_spans().prop_map(LimitChange::Set),
    ];
    (change, any::<bool>()).prop_map(|(change, open)| {
        let policy = limit_policy(change);
        if open { Policy { when: kind(&[1]), ..policy } } else { policy }
    })
}

fn any_price() -> impl Strategy<Value = Price> {
    prop_oneof![
        4 => (0_u64..1_000_000).prop_map(|amount| Price::Amount(Dong(amount))),
        1 => Just(Price::Free),
        2 => Just(Price::Unknown(Text::default())),
    ]
}

fn any_fee_policy() -> impl Strategy<Value = Policy> {
    let rounding = any_rounding();
    let maximum = || prop::option::of((0_u64..500_000).prop_map(Dong));
    let change = prop_oneof![
        (0_u64..1_000_000).prop_map(|amount| FeeChange::Set(Dong(amount))),
        (0_u8..=100, rounding, maximum()).prop_map(|(percent, rounding, yearly_maximum)| {
            FeeChange::Percent { percent, rounding, yearly_maximum }
        }),
        (0_u8..=100, maximum())
            .prop_map(|(percent, yearly_maximum)| FeeChange::Subsidy { percent, yearly_maximum }),
    ];
    let when = prop_oneof![
        3 => Just(None),
        1 => (0_u8..3).prop_map(Some),
    ];
    (change, when, any::<bool>()).prop_map(|(change, when, ended)| {
        let mut policy = fee_policy(change);
        if let Some(choice) = when {
            policy.when = kind(&[choice]);
        }
        if ended {
            policy.window = window("", "2026-11-24");
        }
        policy
    })
}

fn line(price: &Price, policies: Vec<Policy>, given: Option<Answer>) -> ChargeLine {
    let fees = vec![fee(Competence::Central, vec![rate(price.clone())])];
    let procedure = Procedure { fees, policies, ..procedure() };
    let filing = Filing { moment: crate::kit::moment("2026-11-25T09:00"), place: Place::default() };
    charges(&Case::new(&procedure, &[given], filing), Channel::Online).lines.remove(0)
}

fn any_given() -> impl Strategy<Value = Option<Answer>> {
    prop_oneof![
        Just(None),
        Just(Some(Answer::DontKnow)),
        (0_u8..3).prop_map(|choice| Some(Answer::Choice(choice))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_due_date_is_a_working_day_and_not_before_receipt(
        spans in any_spans(), moment in any_moment(2024, 2027), saturdays in any::<bool>()
    ) {
        // No days at all end on the day of receipt, whatever it is.
        prop_assume!(spans.last().is_some_and(|last| last.count > 0 || last.unit != Unit::WorkingDays));
        if let Some(by) = by(&with(spans, saturdays), moment) && by.date().year() <= 2027 {
            prop_assert!(worked(by.date()));
            prop_assert!(by.date() >= by.receipt.day);
            prop_assert!(by.receipt.day >= moment.date());
        }
    }

    #[test]
    fn filing_earlier_is_never_ready_later(
        spans in any_spans(),
        one in any_moment(2024, 2029),
        other in any_moment(2024, 2029),
        saturdays in any::<bool>()
    ) {
        let procedure = with(spans, saturdays);
        let (early, late) = if one <= other { (one, other) } else { (other, one) };
        if let (Some(early), Some(late)) = (by(&procedure, early), by(&procedure, late)) {
            // A provisional date is the latest that may be; its year may still be announced.
            prop_assert!(early.provisional != late.provisional || early.date() <= late.date());
        }
    }

    #[test]
    fn a_longer_limit_never_ends_earlier(
        span in any_span(), more in 0_u16..20, moment in any_moment(2024, 2029)
    ) {
        let longer = Span { count: span.count.saturating_add(more), ..span };
        let short = by(&with(vec![span], false), moment);
        if let (Some(short), Some(long)) = (short, by(&with(vec![longer], false), moment)) {
            prop_assert!(short.date() <= long.date());
        }
    }

    #[test]
    fn working_days_may_be_split(
        first in 0_u16..40, second in 0_u16..40, moment in any_moment(2024, 2029)
    ) {
        let days = |count| Span { count, unit: Unit::WorkingDays };
        let split = by(&with(vec![days(first), days(second)], false), moment);
        let whole = by(&with(vec![days(first + second)], false), moment);
        prop_assert_eq!(split.map(|by| by.date()), whole.map(|by| by.date()));
    }

    #[test]
    fn eight_working_hours_are_a_working_day(
        days in 1_u16..20, moment in any_moment(2024, 2027)
    ) {
        let hours = by(&with(vec![Span { count: days * 8, unit: Unit::WorkingHours }], false), moment);
        let whole = by(&with(vec![Span { count: days, unit: Unit::WorkingDays }], false), moment);
        prop_assert_eq!(hours.map(|by| by.date()), whole.map(|by| by.date()));
    }

    #[test]
    fn no_policy_that_shortens_makes_anybody_wait_longer(
        spans in any_spans(),
        policies in prop::collection::vec(any_limit_policy(), 0..4),
        moment in any_moment(2024, 2027)
    ) {
        let plain = with(spans, false);
        let helped = Procedure { policies, ..plain.clone() };
        if let (Some(plain), Some(helped)) = (by(&plain, moment), by(&helped, moment)) {
            prop_assert!(helped.date() <= plain.date());
            prop_assert_eq!(helped.legal.date, plain.date());
            for (_, counted) in &helped.possible {
                prop_assert!(counted.date <= helped.date());
            }
        }
    }

    #[test]
    fn the_order_of_policies_changes_no_date(
        spans in any_spans(),
        policies in prop::collection::vec(any_limit_policy(), 0..4),
        moment in any_moment(2024, 2027)
    ) {
        let procedure = Procedure { policies: policies.clone(), ..with(spans, false) };
        let reversed =
            Procedure { policies: policies.into_iter().rev().collect(), ..procedure.clone() };
        let day = |procedure| by(procedure, moment).map(|by| (by.date(), by.possible.len()));
        prop_assert_eq!(day(&procedure), day(&reversed));
    }

    #[test]
    fn no_policy_makes_anybody_pay_more(
        price in any_price(),
        policies in prop::collection::vec(any_fee_policy(), 0..5),
        given in any_given()
    ) {
        let line = line(&price, policies, given);
        if let (Amount::Known(base), Amount::Known(payable)) = (&line.base.amount, &line.payable) {
            prop_assert!(payable <= base);
        }
        for (_, left) in &line.possible {
            match (left, &line.payable) {
                (Amount::Known(left), Amount::Known(payable)) => prop_assert!(left < payable),
                // A share of what isn't known is less than it.
                (_, Amount::Unknown(_)) => {}
                (left, payable) => prop_assert!(false, "{left:?} is no better than {payable:?}"),
            }
        }
    }

    #[test]
    fn the_order_of_policies_changes_no_amount(
        price in any_price(),
        policies in prop::collection::vec(any_fee_policy(), 0..5),
        given in any_given()
    ) {
        let there = line(&price, policies.clone(), given);
        let back = line(&price, policies.into_iter().rev().collect(), given);
        let best = |line: &ChargeLine| line.possible.first().map(|(_, left)| left.clone());
        prop_assert_eq!(best(&there), best(&back));
        prop_assert_eq!(there.payable, back.payable);
    }

    #[test]
    fn unknown_becomes_a_number_only_by_a_policy_that_names_it(
        policies in prop::collection::vec(any_fee_policy(), 0..5), given in any_given()
    ) {
        let names_it = |policy: &Policy| {
            let rules::policy::Effect::Fee { change, .. } = &policy.effect else { return false };
            matches!(
                change,
                FeeChange::Set(_)
                    | FeeChange::Percent { percent: 0, yearly_maximum: None, .. }
                    | FeeChange::Subsidy { percent: 100, yearly_maximum: None }
            )
        };
        let line = line(&Price::Unknown(Text::default()), policies.clone(), given);
        match (&line.payable, line.applied) {
            (Amount::Known(_), Some(applied)) => {
                prop_assert!(names_it(&policies[usize::from(applied)]));
            }
            (Amount::Known(_), None) => prop_assert!(false, "a number from nowhere"),
            // What takes a share of it is named, and the amount stays unknown.
            (Amount::Unknown(_), Some(applied)) => {
                prop_assert!(!names_it(&policies[usize::from(applied)]));
            }
            (Amount::Unknown(_), None) => {}
        }
    }

    #[test]
    fn what_has_ended_has_no_effect(
        price in any_price(), policies in prop::collection::vec(any_fee_policy(), 0..5)
    ) {
        let ended = |policy: &Policy| policy.window.to.is_some();
        let line = line(&price, policies.clone(), Some(Answer::Choice(0)));
        let named = line.applied.into_iter().chain(line.outdone.iter().map(|(index, _)| *index));
        for index in named.chain(line.possible.iter().map(|(index, _)| *index)) {
            prop_assert!(!ended(&policies[usize::from(index)]));
        }
    }
}
