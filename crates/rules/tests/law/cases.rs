//! Which questions a case asks, where it ends, and which papers it needs.

use rules::case::Case;
use rules::channel::{Channel, Channels};
use rules::condition::{Answer, Condition, Slot, Truth};
use rules::fee::Dong;
use rules::papers::{Need, papers};
use rules::policy::{FeeChange, Policy};
use rules::procedure::{DeadEnd, Paper, Procedure, Waiver};
use rules::text::Text;

use crate::kit::{
    COUNT, KIND, SINCE, case, case_at, citation, date, fee_policy, kind, procedure, scope, window,
};

const FILED: &str = "2026-11-25T09:00";

fn choice(choice: u8) -> Option<Answer> {
    Some(Answer::Choice(choice))
}

/// The count is asked of kind `b` only, the date always.
fn branching() -> Procedure {
    let mut procedure = procedure();
    procedure.questions[1].when = kind(&[1]);
    procedure
}

#[test]
fn the_next_question_is_the_first_that_is_open() {
    let procedure = branching();
    let number = Some(Answer::Number(3));
    let since = Some(Answer::Date(date("2026-01-01")));
    for (given, next) in [
        ([None, None, None], Some(KIND)),
        ([choice(1), None, None], Some(COUNT)),
        ([choice(0), None, None], Some(SINCE)),
        ([choice(1), number, None], Some(SINCE)),
        ([choice(1), None, since], Some(COUNT)),
        ([choice(0), None, since], None),
        ([choice(1), number, since], None),
        ([Some(Answer::DontKnow), None, since], Some(COUNT)),
    ] {
        assert_eq!(case(&procedure, &given, FILED).next_question(), next, "{given:?}");
    }
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_does_not_count() {
    let procedure = branching();
    let number = Some(Answer::Number(3));
    let case = case(&procedure, &[choice(0), number], FILED);
    assert_eq!(case.answers.slot(COUNT), Slot::NotAsked);
    let three = Condition::Number { question: COUNT, at_least: Some(3), at_most: None };
    assert_eq!(three.truth(&case.answers), Truth::No);
    let asked: Vec<u8> = case.questions().map(|(index, _)| index).collect();
    assert_eq!(asked, [KIND, SINCE]);
    assert_eq!(case.answers.slot(9), Slot::Open, "a question that doesn't exist");
    assert_eq!(case.answers.filed_on(), date("2026-11-25"));
}

#[test]
fn a_question_of_policies_is_asked_where_one_of_them_could_hold() {
    let here = Policy { places: scope("31"), ..fee_policy(FeeChange::Set(Dong(0))) };
    let now = Policy {
        places: scope("31"),
        window: window("2026-08-08", "2026-12-31"),
        ..fee_policy(FeeChange::Set(Dong(0)))
    };
    let mut procedure = Procedure { policies: vec![here, now], ..procedure() };
    let mut asked = |policies: &[u16], place, filed| {
        procedure.questions[0].for_policies = policies.to_vec();
        let case: Case<'_> = case_at(&procedure, &[], filed, place);
        case.questions().any(|(index, _)| index == KIND)
    };
    assert!(asked(&[], "48", FILED), "asked everywhere");
    assert!(asked(&[0], "31", FILED));
    assert!(!asked(&[0], "48", FILED), "another province");
    assert!(asked(&[0], "-", FILED), "the province isn't known yet");
    assert!(asked(&[1], "31", FILED));
    assert!(!asked(&[1], "31", "2027-01-01T09:00"), "it has ended");
    assert!(!asked(&[1], "31", "2026-08-07T09:00"), "it hasn't begun");
    assert!(asked(&[0, 1], "31", "2027-01-01T09:00"), "one of them could");
    assert!(!asked(&[9], "31", FILED), "a policy that doesn't exist");
}

#[test]
fn a_dead_end_is_certain() {
    let end = DeadEnd { when: kind(&[1]), text: Text::default(), source: citation() };
    let procedure = Procedure { dead_ends: vec![end.clone()], ..procedure() };
    let ends = |given| case(&procedure, &[given], FILED).dead_end().is_some();
    assert!(ends(choice(1)));
    for given in [choice(0), None, Some(Answer::DontKnow)] {
        assert!(!ends(given), "{given:?}");
    }
}

#[test]
fn conditions_are_yes_no_or_unknown() {
    let procedure = procedure();
    let between = |at_least, at_most| Condition::Number { question: COUNT, at_least, at_most };
    let ago = |at_least, at_most| Condition::DaysAgo { question: SINCE, at_least, at_most };
    let given = [choice(1), Some(Answer::Number(3)), Some(Answer::Date(date("2026-11-20")))];
    let rows = [
        (Condition::Always, Truth::Yes),
        (kind(&[1]), Truth::Yes),
        (kind(&[0, 1]), Truth::Yes),
        (kind(&[0, 2]), Truth::No),
        (kind(&[]), Truth::No),
        (between(None, None), Truth::Yes),
        (between(Some(3), Some(3)), Truth::Yes),
        (between(Some(4), None), Truth::No),
        (between(None, Some(2)), Truth::No),
        (ago(Some(5), Some(5)), Truth::Yes),
        (ago(Some(6), None), Truth::No),
        (ago(None, Some(4)), Truth::No),
        (ago(Some(-1), None), Truth::Yes),
        (Condition::All(vec![]), Truth::Yes),
        (Condition::Any(vec![]), Truth::No),
        (Condition::All(vec![kind(&[1]), between(Some(4), None)]), Truth::No),
        (Condition::Any(vec![kind(&[0]), between(Some(3), None)]), Truth::Yes),
        (Condition::Not(Box::new(kind(&[1]))), Truth::No),
        (Condition::Not(Box::new(kind(&[0]))), Truth::Yes),
        // An answer of another kind than the question's says nothing.
        (Condition::Choice { question: COUNT, choices: 1 }, Truth::Unknown),
        (Condition::Number { question: KIND, at_least: None, at_most: None }, Truth::Unknown),
        (Condition::DaysAgo { question: KIND, at_least: None, at_most: None }, Truth::Unknown),
    ];
    for (condition, truth) in rows {
        let answers = case(&procedure, &given, FILED).answers;
        assert_eq!(condition.truth(&answers), truth, "{condition:?}");
        assert_eq!(condition.is_always(), condition == Condition::Always);
    }
    let open = case(&procedure, &[], FILED).answers;
    for condition in [kind(&[1]), between(Some(3), None), ago(Some(5), None)] {
        assert_eq!(condition.truth(&open), Truth::Unknown);
        assert_eq!(Condition::Not(Box::new(condition.clone())).truth(&open), Truth::Unknown);
        let no = Condition::Any(vec![]);
        let all = Condition::All(vec![condition.clone(), no]);
        assert_eq!(all.truth(&open), Truth::No, "one no is enough");
        let any = Condition::Any(vec![condition, Condition::Always]);
        assert_eq!(any.truth(&open), Truth::Yes, "one yes is enough");
    }
}

#[test]
fn which_papers_and_which_of_them_the_state_has() {
    let paper = |when: Condition, waived: Option<Condition>| Paper {
        id: "paper".into(),
        name: Text::default(),
        help: None,
        from: None,
        form: None,
        originals: 1,
        copies: 0,
        show_only: false,
        when,
        channels: Channels::ALL,
        waiver: waived.map(|when| Waiver { when, reason: Text::default(), source: citation() }),
        source: citation(),
    };
    let always = || Condition::Always;
    let unknown = || Condition::Number { question: COUNT, at_least: Some(1), at_most: None };
    let (yes, no) = (|| kind(&[1]), || kind(&[0]));
    for (when, waived, need) in [
        (always(), None, Some(Need::Bring)),
        (yes(), None, Some(Need::Bring)),
        (no(), None, None),
        (unknown(), None, Some(Need::Perhaps)),
        (yes(), Some(no()), Some(Need::Bring)),
        (yes(), Some(yes()), Some(Need::StruckOut)),
        (yes(), Some(unknown()), Some(Need::Perhaps)),
        (no(), Some(yes()), None),
        (no(), Some(unknown()), None),
        (unknown(), Some(no()), Some(Need::Perhaps)),
        (unknown(), Some(yes()), Some(Need::StruckOut)),
        (unknown(), Some(unknown()), Some(Need::Perhaps)),
    ] {
        let shown = format!("{when:?} {waived:?}");
        let procedure = Procedure { papers: vec![paper(when, waived)], ..procedure() };
        let case = case(&procedure, &[choice(1)], FILED);
        let found = papers(&case, Channel::Online).first().map(|line| line.need);
        assert_eq!(found, need, "{shown}");
    }
    let post = Paper { channels: Channels::from(vec![Channel::Post]), ..paper(always(), None) };
    let procedure = Procedure { papers: vec![post, paper(always(), None)], ..procedure() };
    let indexes = |channel| -> Vec<u8> {
        papers(&case(&procedure, &[], FILED), channel).iter().map(|line| line.paper).collect()
    };
    assert_eq!((indexes(Channel::Post), indexes(Channel::Online)), (vec![0, 1], vec![1]));
}
