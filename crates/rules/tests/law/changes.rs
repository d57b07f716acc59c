//! What would change what a case costs, and why a policy doesn't count.

use rules::case::Case;
use rules::change::{Cause, Change, changes};
use rules::channel::{Channel, Channels};
use rules::charge::{Total, charges};
use rules::condition::{Answer, Condition};
use rules::fee::{Competence, Dong, Price, Rate};
use rules::iso::Iso;
use rules::policy::{FeeChange, Policy};
use rules::procedure::Procedure;
use rules::standing::{WhyNot, why_not};

use crate::kit::{
    SINCE, case, case_at, date, dong, fee, fee_policy, kind, procedure, rate, scope, window,
};

fn known(amount: u64) -> Total {
    Total { known: Dong(amount), complete: true }
}

fn unknown() -> Total {
    Total { known: Dong(0), complete: false }
}

fn found(procedure: &Procedure, given: &[Option<Answer>], filed: &str) -> Vec<(String, Total)> {
    let name = |cause| match cause {
        Cause::FiledFrom(day) => day.write(),
        Cause::Channel(channel) => channel.code().to_owned(),
        Cause::Answer { question, answer } => format!("{question} {answer:?}"),
    };
    let case = case(procedure, given, filed);
    changes(&case, Channel::Online)
        .into_iter()
        .map(|Change { cause, total }| (name(cause), total))
        .collect()
}

/// The charge of a passport: halved to the end of 2026, nothing with VNeID from 15 August 2026 to
/// 28 February 2027, online.
fn passport() -> Procedure {
    let half = Policy {
        window: window("2025-07-01", "2026-12-31"),
        ..fee_policy(FeeChange::Percent {
            percent: 50,
            rounding: Default::default(),
            yearly_maximum: None,
        })
    };
    let vneid = Policy {
        window: window("2026-08-15", "2027-02-28"),
        channels: Channels::from(vec![Channel::Online]),
        when: kind(&[0]),
        ..fee_policy(FeeChange::Set(Dong(0)))
    };
    let fees = vec![fee(Competence::Central, vec![rate(dong(200_000))])];
    let mut procedure = Procedure { fees, policies: vec![half, vneid], ..procedure() };
    procedure.questions[0].changeable = true;
    procedure.channels = Channels::from(vec![Channel::Online, Channel::Counter]);
    procedure
}

#[test]
fn a_day_another_channel_another_answer() {
    let without = [Some(Answer::Choice(1))];
    assert_eq!(
        found(&passport(), &without, "2026-11-25T09:00"),
        [("2027-01-01".to_owned(), known(200_000)), ("0 Choice(0)".to_owned(), known(0)),]
    );
    let with = [Some(Answer::Choice(0))];
    assert_eq!(
        found(&passport(), &with, "2026-11-25T09:00"),
        [
            ("2027-03-01".to_owned(), known(200_000)),
            ("counter".to_owned(), known(100_000)),
            ("0 Choice(1)".to_owned(), known(100_000)),
            ("0 Choice(2)".to_owned(), known(100_000)),
        ]
    );
    // Before a rule begins, its first day is a change too.
    assert_eq!(
        found(&passport(), &with, "2026-08-14T09:00")[0],
        ("2026-08-15".to_owned(), known(0))
    );
    // Nobody can change what isn't marked so.
    let mut fixed = passport();
    fixed.questions[0].changeable = false;
    assert_eq!(found(&fixed, &without, "2026-11-25T09:00").len(), 1);
}

#[test]
fn a_threshold_of_days_is_a_day() {
    let late = Condition::DaysAgo { question: SINCE, at_least: Some(61), at_most: None };
    let on_time = Condition::DaysAgo { question: SINCE, at_least: None, at_most: Some(60) };
    let born = [None, None, Some(Answer::Date(date("2026-11-20")))];
    for (first, second) in [
        (Rate { when: late.clone(), ..rate(dong(5_000)) }, rate(Price::Free)),
        (Rate { when: on_time.clone(), ..rate(Price::Free) }, rate(dong(5_000))),
        (Rate { when: Condition::Not(Box::new(late)), ..rate(Price::Free) }, rate(dong(5_000))),
        (Rate { when: Condition::Any(vec![on_time]), ..rate(Price::Free) }, rate(dong(5_000))),
    ] {
        let fees = vec![fee(Competence::Central, vec![first, second])];
        let procedure = Procedure { fees, ..procedure() };
        // The 61st day after 20 November.
        let expected = [("2027-01-20".to_owned(), known(5_000))];
        assert_eq!(found(&procedure, &born, "2026-11-25T09:00"), expected);
    }
}

#[test]
fn what_ends_becomes_unknown_and_what_is_far_away_is_left_out() {
    let rates = vec![Rate { window: window("", "2026-12-31"), ..rate(dong(9)) }];
    let ends = Procedure { fees: vec![fee(Competence::Central, rates)], ..procedure() };
    let expected = [("2027-01-01".to_owned(), unknown())];
    assert_eq!(found(&ends, &[], "2026-11-25T09:00"), expected);
    assert_eq!(found(&ends, &[], "2026-12-31T09:00"), expected);
    assert_eq!(found(&ends, &[], "2027-01-01T09:00"), []);
    assert_eq!(found(&ends, &[], "2025-12-31T09:00"), expected);
    assert_eq!(found(&ends, &[], "2025-12-30T09:00"), [], "367 days ahead");
}

#[test]
fn only_certain_money_is_saved() {
    let change = |total| Change { cause: Cause::Channel(Channel::Online), total };
    for (now, then, saved) in [
        (known(15_000), known(7_000), Some(8_000)),
        (known(7_000), known(0), Some(7_000)),
        (known(7_000), known(7_000), None),
        (known(7_000), known(15_000), None),
        (unknown(), known(0), None),
        (known(7_000), unknown(), None),
    ] {
        assert_eq!(change(then).saves(now), saved, "{now:?} {then:?}");
    }
}

#[test]
fn the_same_answers_give_the_same_total_on_another_day() {
    let procedure = passport();
    let today = case(&procedure, &[Some(Answer::Choice(0))], "2026-11-25T09:00");
    let later = today.filed(case(&procedure, &[], "2027-03-01T09:00").filing);
    assert_eq!(charges(&later, Channel::Online).total(), known(200_000));
    let other = today.answered(0, Answer::Choice(1));
    assert_eq!(charges(&other, Channel::Online).total(), known(100_000));
    assert_eq!(today.answered(9, Answer::Choice(1)).answers, today.answers, "no such question");
}

#[test]
fn why_a_policy_does_not_count() {
    let zero = || fee_policy(FeeChange::Set(Dong(0)));
    let given = [Some(Answer::Choice(1))];
    for (policy, expected) in [
        (zero(), None),
        (Policy { places: scope("01"), ..zero() }, Some(WhyNot::Elsewhere)),
        (
            Policy { window: window("", "2026-11-24"), ..zero() },
            Some(WhyNot::Ended(date("2026-11-24"))),
        ),
        (Policy { window: window("", "2026-11-25"), ..zero() }, None),
        (
            Policy { window: window("2026-11-26", ""), ..zero() },
            Some(WhyNot::NotYet(date("2026-11-26"))),
        ),
        (Policy { window: window("2026-11-25", ""), ..zero() }, None),
        (Policy { channels: Channels::from(vec![Channel::Post]), ..zero() }, Some(WhyNot::Channel)),
        (Policy { when: kind(&[0]), ..zero() }, Some(WhyNot::OtherCase)),
        (Policy { when: kind(&[1]), ..zero() }, None),
        // The first reason is the one that nothing can change.
        (
            Policy { places: scope("01"), window: window("", "2020-01-01"), ..zero() },
            Some(WhyNot::Elsewhere),
        ),
    ] {
        let procedure = procedure();
        let case: Case<'_> = case_at(&procedure, &given, "2026-11-25T09:00", "48");
        assert_eq!(why_not(&policy, &case, Channel::Online), expected, "{policy:?}");
    }
}
