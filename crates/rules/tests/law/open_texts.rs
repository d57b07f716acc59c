//! Worked cases of what texts leave open: how to round, whether they hold, what was used before.

use rules::channel::Channel::{self, Counter, Online, Post};
use rules::channel::Channels;
use rules::charge::{Amount, ChargeLine, Origin, UnknownAmount, charges};
use rules::document::Status;
use rules::due::{Due, DueDate, due};
use rules::fee::{Competence, Dong, Fee, Price, Rounding};
use rules::iso::Iso;
use rules::policy::{FeeChange, LimitChange, Policy};
use rules::procedure::Procedure;
use rules::text::Text;

use crate::kit::{
    CALENDAR, case, case_at, dong, fee, fee_policy, limit_policy, limited, procedure, rate, scope,
    spans,
};

const FILED: &str = "2026-11-25T09:00";

fn known(amount: u64) -> Amount {
    Amount::Known(Dong(amount))
}

fn percent(percent: u8, rounding: Rounding, maximum: Option<u64>) -> FeeChange {
    FeeChange::Percent { percent, rounding, yearly_maximum: maximum.map(Dong) }
}

fn charged(base: Price, policies: Vec<Policy>) -> ChargeLine {
    let fees = vec![fee(Competence::Provincial, vec![rate(base)])];
    let procedure = Procedure { fees, policies, ..procedure() };
    charges(&case_at(&procedure, &[], FILED, "31"), Online).lines.remove(0)
}

fn limited_by(legal: &str, change: LimitChange, perhaps: bool) -> DueDate {
    let policy = Policy { perhaps, ..limit_policy(change) };
    let procedure = Procedure { policies: vec![policy], ..limited(spans(legal)) };
    let Due::By(by) = due(&case(&procedure, &[], FILED), Online, &CALENDAR) else { panic!() };
    by
}

/// Rounded up, and said so: nobody brings too little.
#[test]
fn an_amount_that_no_text_rounds() {
    use Rounding::{Down, Unsaid, Up};
    for (base, change, left, rounded) in [
        (7_001, percent(50, Unsaid, None), 3_501, true),
        (7_003, percent(25, Unsaid, None), 1_751, true),
        (7_000, percent(50, Unsaid, None), 3_500, false),
        (7_001, percent(50, Up, None), 3_501, false),
        (7_001, percent(50, Down, None), 3_500, false),
        (7_001, percent(0, Unsaid, None), 0, false),
    ] {
        let line = charged(dong(base), vec![fee_policy(change.clone())]);
        assert_eq!((line.payable, line.rounded), (known(left), rounded), "{base} {change:?}");
    }
    // A policy that isn't applied rounds nothing.
    let better = fee_policy(FeeChange::Set(Dong(1)));
    let line = charged(dong(7_001), vec![fee_policy(percent(50, Unsaid, None)), better]);
    assert_eq!((line.applied, line.rounded), (Some(1), false));
}

/// Rounded to the later day, and said so: nobody comes too early.
#[test]
fn a_limit_that_no_text_rounds() {
    use Rounding::{Nearest, Unsaid, Up};
    for (legal, rounding, expected, rounded) in [
        ("5 working days", Unsaid, "4 working days", true),
        ("3 days", Unsaid, "3 days", true),
        ("10 working days", Unsaid, "7 working days", false),
        ("5 working days", Up, "3 working days", false),
        ("5 working days", Nearest, "3 working days", false),
    ] {
        let cut = LimitChange::CutPercent { percent: 30, rounding, from_days: None };
        let by = limited_by(legal, cut, true);
        let possible = by.possible.first().map(|(_, counted)| counted);
        let counted = possible.unwrap_or(&by.legal);
        let days = (counted.spans.clone(), counted.rounded && possible.is_some());
        let shortened = legal != expected;
        assert_eq!(days, (spans(expected), rounded && shortened), "{legal} {rounding:?}");
        assert!(!by.legal.rounded, "the law itself isn't rounded");
    }
}

#[test]
fn what_may_hold_is_named_and_not_applied() {
    let zero = || fee_policy(FeeChange::Set(Dong(0)));
    let line = charged(dong(9), vec![Policy { perhaps: true, ..zero() }]);
    assert_eq!((&line.payable, line.applied), (&known(9), None));
    assert_eq!(line.possible, [(0, known(0))]);
    let line = charged(dong(9), vec![Policy { perhaps: true, places: scope("48"), ..zero() }]);
    assert_eq!(line.possible, [], "elsewhere it certainly doesn't hold");

    let by = limited_by("10 working days", LimitChange::CutDays(3), true);
    assert_eq!((by.date().write().as_str(), by.local.is_none()), ("2026-12-09", true));
    let days: Vec<_> = by.possible.iter().map(|(_, counted)| counted.date.write()).collect();
    assert_eq!(days, ["2026-12-04"]);
    let by = limited_by("10 working days", LimitChange::CutDays(3), false);
    assert_eq!(by.date().write(), "2026-12-04");
}

/// The maximum of a year bounds what is taken off; what was used of it before isn't known.
#[test]
fn a_share_with_a_maximum_a_year() {
    let unknown = || Price::Unknown(Text::default());
    for (base, change, left) in [
        (dong(100_000), percent(50, Rounding::Unsaid, Some(50_000)), Some(50_000)),
        (dong(100_002), percent(50, Rounding::Unsaid, Some(50_000)), Some(50_002)),
        (dong(40_000), percent(0, Rounding::Unsaid, Some(50_000)), Some(0)),
        (dong(60_000), percent(0, Rounding::Unsaid, Some(50_000)), Some(10_000)),
        (unknown(), percent(0, Rounding::Unsaid, Some(50_000)), None),
        (unknown(), percent(0, Rounding::Unsaid, None), Some(0)),
    ] {
        let line = charged(base.clone(), vec![fee_policy(change.clone())]);
        let told = if let Amount::Known(left) = line.payable { Some(left.0) } else { None };
        assert_eq!(told, left, "{base:?} {change:?}");
    }
    assert_eq!(percent(0, Rounding::Up, Some(5)).yearly_maximum(), Some(Dong(5)));
    let subsidy = FeeChange::Subsidy { percent: 100, yearly_maximum: Some(Dong(6)) };
    assert_eq!(subsidy.yearly_maximum(), Some(Dong(6)));
    assert_eq!(FeeChange::Set(Dong(0)).yearly_maximum(), None);
    assert_eq!(FeeChange::Tariff(dong(1)).yearly_maximum(), None);
}

/// A share of an amount that isn't known is less than it: the policy is applied and named.
#[test]
fn a_share_of_an_unknown_amount() {
    let unknown = || Price::Unknown(Text::default());
    let half = || fee_policy(percent(50, Rounding::Unsaid, None));
    let whole = || fee_policy(percent(100, Rounding::Unsaid, None));
    let pays = |percent| fee_policy(FeeChange::Subsidy { percent, yearly_maximum: None });
    for (policies, applied, outdone) in [
        (vec![half()], Some(0), 0),
        (vec![whole()], None, 1),
        (vec![pays(50)], Some(0), 0),
        (vec![pays(0)], None, 1),
        (vec![pays(50), half()], Some(1), 1),
    ] {
        let line = charged(unknown(), policies);
        assert_eq!((line.applied, line.outdone.len()), (applied, outdone));
        assert!(matches!(line.payable, Amount::Unknown(UnknownAmount::NotInSources(0))));
    }
    let line = charged(unknown(), vec![Policy { perhaps: true, ..half() }]);
    assert_eq!((line.applied, line.possible.len()), (None, 1));
    let line = charged(unknown(), vec![Policy { perhaps: true, ..whole() }]);
    assert_eq!(line.possible.len(), 0);
}

#[test]
fn a_tariff_that_another_text_contradicts() {
    let tariff = |price, status| Policy { status, ..fee_policy(FeeChange::Tariff(price)) };
    let zero = || fee_policy(FeeChange::Set(Dong(0)));
    let unknown = || Price::Unknown(Text::default());
    for price in [dong(9), unknown()] {
        let line = charged(dong(1), vec![tariff(price.clone(), Status::Conflict), zero()]);
        assert_eq!(line.payable, Amount::Unknown(UnknownAmount::Conflict(vec![0, 1])));
        assert_eq!(line.base.origin, Origin::Tariff(0));
        let line = charged(dong(1), vec![tariff(price, Status::Secondary), zero()]);
        assert_eq!((line.payable, line.applied), (known(0), Some(1)), "lowered as any other");
    }
    let line = charged(dong(1), vec![tariff(dong(0), Status::Conflict), zero()]);
    assert_eq!(line.payable, known(0), "both say the same");
    let line = charged(dong(1), vec![tariff(dong(9), Status::Conflict)]);
    assert_eq!(line.payable, known(9), "nothing contradicts it");
}

#[test]
fn a_fee_of_one_channel_is_due_there_only() {
    let post = Fee {
        channels: Channels::from(vec![Post]),
        ..fee(Competence::Central, vec![rate(dong(30_000))])
    };
    let procedure = Procedure { fees: vec![post], ..procedure() };
    let total = |channel: Channel| {
        let total = charges(&case(&procedure, &[], FILED), channel).total();
        (total.known.0, total.complete)
    };
    assert_eq!(
        (total(Post), total(Online), total(Counter)),
        ((30_000, true), (0, true), (0, true))
    );
}
