//! Worked cases of policies that lower a fee or pay it: what they leave, and which one wins.

use rules::channel::Channel::{self, Counter, Online};
use rules::channel::Channels;
use rules::charge::{Amount, ChargeLine, Origin, UnknownAmount, charges};
use rules::condition::Answer;
use rules::document::Status;
use rules::fee::{Competence, Dong, Price, Rounding};
use rules::policy::{FeeChange, Policy};
use rules::procedure::Procedure;
use rules::text::Text;

use crate::kit::{case_at, dong, fee, fee_policy, kind, procedure, rate, scope, window};

const FILED: &str = "2026-11-25T09:00";

fn set(amount: u64) -> FeeChange {
    FeeChange::Set(Dong(amount))
}

fn percent(percent: u8, rounding: Rounding) -> FeeChange {
    FeeChange::Percent { percent, rounding, yearly_maximum: None }
}

fn subsidy(percent: u8, maximum: Option<u64>) -> FeeChange {
    FeeChange::Subsidy { percent, yearly_maximum: maximum.map(Dong) }
}

fn line(
    competence: Competence,
    base: Price,
    policies: Vec<Policy>,
    given: &[Option<Answer>],
    place: &str,
) -> ChargeLine {
    let fees = vec![fee(competence, vec![rate(base)])];
    let procedure = Procedure { fees, policies, ..procedure() };
    charges(&case_at(&procedure, given, FILED, place), Online).lines.remove(0)
}

fn known(amount: u64) -> Amount {
    Amount::Known(Dong(amount))
}

#[test]
fn what_one_policy_leaves() {
    use Rounding::{Down, Nearest, Up};
    let rows: [(u64, FeeChange, u64, bool, &str); 27] = [
        (7_000, set(0), 0, true, "nothing instead of the rate"),
        (20_000, set(10_000), 10_000, true, "an amount of its own"),
        (7_000, set(7_000), 7_000, false, "no better: the rate stands"),
        (7_000, set(8_000), 7_000, false, "worse: a policy never makes a citizen pay more"),
        (7_000, set(6_999), 6_999, true, "a đồng better"),
        (200_000, percent(50, Nearest), 100_000, true, "half (TT 64/2025)"),
        (400_000, percent(50, Nearest), 200_000, true, "half of another rate"),
        (7_000, percent(0, Nearest), 0, true, "nothing is left"),
        (7_000, percent(100, Nearest), 7_000, false, "all is left"),
        (7_001, percent(50, Down), 3_500, true, "half a đồng, down"),
        (7_001, percent(50, Nearest), 3_501, true, "half a đồng goes up"),
        (7_001, percent(50, Up), 3_501, true, "half a đồng, up"),
        (7_003, percent(25, Down), 1_750, true, "three quarters of a đồng, down"),
        (7_003, percent(25, Nearest), 1_751, true, "three quarters of a đồng"),
        (7_001, percent(25, Nearest), 1_750, true, "a quarter of a đồng"),
        (7_001, percent(25, Up), 1_751, true, "a quarter of a đồng, up"),
        (1, percent(50, Down), 0, true, "the half of one đồng, down"),
        (1, percent(99, Up), 1, false, "almost all of one đồng, up"),
        (0, percent(50, Up), 0, false, "half of nothing"),
        (15_000, subsidy(100, None), 0, true, "the budget pays all"),
        (15_000, subsidy(50, None), 7_500, true, "the budget pays half"),
        (15_001, subsidy(50, None), 7_501, true, "the budget doesn't pay the odd đồng"),
        (15_000, subsidy(0, None), 15_000, false, "the budget pays nothing"),
        (150_000, subsidy(100, Some(100_000)), 50_000, true, "up to its yearly maximum"),
        (100_000, subsidy(100, Some(100_000)), 0, true, "exactly its yearly maximum"),
        (100_001, subsidy(100, Some(100_000)), 1, true, "a đồng over its yearly maximum"),
        (90_000, subsidy(100, Some(100_000)), 0, true, "under its yearly maximum"),
    ];
    for (base, change, left, applied, rule) in rows {
        let line = line(Competence::Central, dong(base), vec![fee_policy(change)], &[], "48");
        assert_eq!(line.base.amount, known(base), "{rule}");
        assert_eq!((line.payable, line.applied.is_some()), (known(left), applied), "{rule}");
        assert_eq!(line.outdone.is_empty(), applied, "what is no better is named: {rule}");
    }
}

#[test]
fn an_unknown_base_stays_unknown_unless_nothing_is_left_of_it() {
    let base = || Price::Unknown(Text::default());
    for (change, left) in [
        (percent(50, Rounding::Nearest), None),
        (subsidy(50, None), None),
        (subsidy(100, Some(100_000)), None),
        (set(0), Some(0)),
        (set(10_000), Some(10_000)),
        (percent(0, Rounding::Nearest), Some(0)),
        (subsidy(100, None), Some(0)),
    ] {
        let line = line(Competence::Central, base(), vec![fee_policy(change.clone())], &[], "48");
        let told = match line.payable {
            Amount::Known(amount) => Some(amount.0),
            Amount::Unknown(_) => None,
        };
        assert_eq!(told, left, "{change:?}");
    }
}

#[test]
fn where_when_and_for_whom() {
    let zero = || fee_policy(set(0));
    let rows: [(Policy, &str, &str, Channel, u64, &str); 19] = [
        (Policy { places: scope("01"), ..zero() }, "01", FILED, Online, 0, "in its province"),
        (Policy { places: scope("01"), ..zero() }, "48", FILED, Online, 9, "in another province"),
        (Policy { places: scope("01"), ..zero() }, "-", FILED, Online, 9, "no province yet"),
        (
            Policy { places: scope("- 2024:30"), ..zero() },
            "31 2024:30",
            FILED,
            Online,
            0,
            "in its old territory",
        ),
        (
            Policy { places: scope("- 2024:30"), ..zero() },
            "31 2024:31",
            FILED,
            Online,
            9,
            "in the other one",
        ),
        (
            Policy { places: scope("- 2024:30"), ..zero() },
            "31",
            FILED,
            Online,
            9,
            "territory not said",
        ),
        (
            Policy { window: window("2026-11-25", ""), ..zero() },
            "48",
            FILED,
            Online,
            0,
            "its first day",
        ),
        (
            Policy { window: window("2026-11-26", ""), ..zero() },
            "48",
            FILED,
            Online,
            9,
            "the day before",
        ),
        (
            Policy { window: window("", "2026-11-25"), ..zero() },
            "48",
            FILED,
            Online,
            0,
            "its last day",
        ),
        (
            Policy { window: window("", "2026-11-24"), ..zero() },
            "48",
            FILED,
            Online,
            9,
            "the day after",
        ),
        (
            Policy { window: window("2026-08-15", "2027-02-28"), ..zero() },
            "48",
            "2027-02-28T23:59",
            Online,
            0,
            "its last minute (TT 117/2026)",
        ),
        (
            Policy { window: window("2026-08-15", "2027-02-28"), ..zero() },
            "48",
            "2027-03-01T00:00",
            Online,
            9,
            "the minute after",
        ),
        (
            Policy { window: window("2026-08-15", "2027-02-28"), ..zero() },
            "48",
            "2026-08-15T00:00",
            Online,
            0,
            "its first minute",
        ),
        (
            Policy { window: window("2026-08-15", "2027-02-28"), ..zero() },
            "48",
            "2026-08-14T23:59",
            Online,
            9,
            "the minute before",
        ),
        (
            Policy { channels: Channels::from(vec![Online]), ..zero() },
            "48",
            FILED,
            Online,
            0,
            "its channel",
        ),
        (
            Policy { channels: Channels::from(vec![Online]), ..zero() },
            "48",
            FILED,
            Counter,
            9,
            "another channel",
        ),
        (Policy { when: kind(&[1]), ..zero() }, "48", FILED, Online, 0, "its kind of person"),
        (Policy { when: kind(&[2]), ..zero() }, "48", FILED, Online, 9, "another kind of person"),
        (Policy { when: kind(&[0, 2]), ..zero() }, "48", FILED, Online, 9, "none of its kinds"),
    ];
    for (policy, place, filed, channel, left, rule) in rows {
        // A fee of the province, so that the province may lower it.
        let fees = vec![fee(Competence::Provincial, vec![rate(dong(9))])];
        let procedure = Procedure { fees, policies: vec![policy], ..procedure() };
        let given = [Some(Answer::Choice(1))];
        let charges = charges(&case_at(&procedure, &given, filed, place), channel);
        assert_eq!(charges.lines[0].payable, known(left), "{rule}");
    }
}

#[test]
fn a_province_cannot_lower_what_the_state_sets_only_pay_it() {
    let here = |change| Policy { places: scope("01"), ..fee_policy(change) };
    for (competence, change, left) in [
        (Competence::Central, set(0), 15_000),
        (Competence::Central, percent(0, Rounding::Up), 15_000),
        (Competence::Central, subsidy(100, None), 0),
        (Competence::Provincial, set(0), 0),
        (Competence::Provincial, percent(50, Rounding::Up), 7_500),
        (Competence::Provincial, subsidy(100, None), 0),
    ] {
        let line = line(competence, dong(15_000), vec![here(change.clone())], &[], "01");
        assert_eq!(line.payable, known(left), "{competence:?} {change:?}");
    }
    // The state itself may.
    let line = line(Competence::Central, dong(15_000), vec![fee_policy(set(0))], &[], "01");
    assert_eq!(line.payable, known(0));
}

#[test]
fn the_best_for_the_citizen_wins_and_the_others_are_named() {
    let half = || fee_policy(percent(50, Rounding::Nearest));
    let ten = || fee_policy(set(10_000));
    let pays = || fee_policy(subsidy(50, None));
    for (policies, left, applied, outdone) in [
        (vec![half(), ten()], 10_000, 1, vec![0]),
        (vec![ten(), half()], 10_000, 0, vec![1]),
        // Benefits don't add up (TT 117/2026, art. 2(2)).
        (vec![half(), half()], 100_000, 0, vec![1]),
        // Of two that are as good, what lowers the fee goes before what pays it.
        (vec![pays(), half()], 100_000, 1, vec![0]),
        (vec![half(), pays(), ten()], 10_000, 2, vec![0, 1]),
    ] {
        let line = line(Competence::Central, dong(200_000), policies, &[], "48");
        let others: Vec<u16> = line.outdone.iter().map(|(index, _)| *index).collect();
        assert_eq!((line.payable, line.applied), (known(left), Some(applied)));
        assert_eq!(others, outdone);
    }
}

#[test]
fn what_would_be_better_after_an_open_answer_is_named_and_not_applied() {
    let if_b = |change| Policy { when: kind(&[1]), ..fee_policy(change) };
    let policies = || vec![if_b(set(5_000)), if_b(set(0)), if_b(set(8_000))];
    for given in [None, Some(Answer::DontKnow)] {
        let line = line(Competence::Central, dong(7_000), policies(), &[given], "48");
        assert_eq!((&line.payable, line.applied), (&known(7_000), None));
        assert_eq!(line.possible, [(1, known(0)), (0, known(5_000))], "best first, worse left out");
    }
    let yes = line(Competence::Central, dong(7_000), policies(), &[Some(Answer::Choice(1))], "48");
    assert_eq!((yes.payable, yes.applied, yes.possible), (known(0), Some(1), vec![]));
    let no = line(Competence::Central, dong(7_000), policies(), &[Some(Answer::Choice(0))], "48");
    assert_eq!((no.payable, no.applied, no.possible), (known(7_000), None, vec![]));
}

#[test]
fn valid_texts_that_contradict_each_other_leave_the_amount_unknown() {
    let marked = |change| Policy { status: Status::Conflict, ..fee_policy(change) };
    let both =
        line(Competence::Central, dong(9), vec![fee_policy(set(0)), marked(set(5))], &[], "48");
    assert_eq!(both.payable, Amount::Unknown(UnknownAmount::Conflict(vec![0, 1])));
    assert_eq!(both.applied, None);
    let agreed =
        line(Competence::Central, dong(9), vec![fee_policy(set(5)), marked(set(5))], &[], "48");
    assert_eq!(agreed.payable, known(5));
    let alone = line(Competence::Central, dong(9), vec![marked(set(5))], &[], "48");
    assert_eq!(alone.payable, known(5));
}

#[test]
fn a_tariff_of_the_province_is_the_base_where_the_law_leaves_it_to_it() {
    let tariff = |price| fee_policy(FeeChange::Tariff(price));
    let national = || Price::Unknown(Text::default());
    let local = line(Competence::Provincial, national(), vec![tariff(dong(75_000))], &[], "31");
    assert_eq!((local.base.amount, local.base.origin), (known(75_000), Origin::Tariff(0)));
    assert_eq!(local.payable, known(75_000));
    // Not for a fee of the state.
    let central = line(Competence::Central, dong(9), vec![tariff(dong(75_000))], &[], "31");
    assert_eq!((central.payable, central.base.origin), (known(9), Origin::Rate(0)));
    // Lowered like any base.
    let half = fee_policy(percent(50, Rounding::Nearest));
    let lowered =
        line(Competence::Provincial, national(), vec![tariff(dong(75_000)), half], &[], "31");
    assert_eq!((lowered.payable, lowered.applied), (known(37_500), Some(1)));
    // A tariff that says itself that it doesn't know.
    let unknown = line(Competence::Provincial, dong(9), vec![tariff(national())], &[], "31");
    assert_eq!(unknown.payable, Amount::Unknown(UnknownAmount::NotInTariff(0)));
    // Two that agree, and two that don't.
    let two = |second| {
        let policies = vec![tariff(dong(75_000)), tariff(dong(second))];
        line(Competence::Provincial, national(), policies, &[], "31").payable
    };
    assert_eq!(two(75_000), known(75_000));
    assert_eq!(two(80_000), Amount::Unknown(UnknownAmount::Conflict(vec![0, 1])));
    // One that perhaps holds leaves both.
    let perhaps = Policy { when: kind(&[1]), ..tariff(dong(75_000)) };
    let open = line(Competence::Provincial, dong(9), vec![perhaps], &[None], "31");
    let both = UnknownAmount::Depends(vec![known(9), known(75_000)]);
    assert_eq!(open.payable, Amount::Unknown(both));
}
