//! What editors write becomes what `rules` understands.

use catalogue::check::check;
use rules::channel::Channel;
use rules::condition::Condition;
use rules::fee::{Dong, Price, Tier};
use rules::iso::Iso;
use rules::limit::{Span, Term, Unit};
use rules::policy::{Effect, FeeChange, LimitChange};
use rules::procedure::{Procedure, QuestionKind};

use crate::folder::{Folder, fixture};

#[test]
fn ids_become_indexes() {
    let procedure = fishing();
    let ids: Vec<&str> = procedure.questions.iter().map(|question| &*question.id).collect();
    assert_eq!(ids, ["rod", "copies", "lent_on", "card", "card_since"]);
    assert_eq!(procedure.questions[2].when, Condition::Choice { question: 0, choices: 0b10 });
    assert_eq!(procedure.questions[2].kind, QuestionKind::Date { past: 3650, future: 0 });
    assert_eq!(
        procedure.dead_ends[0].when,
        Condition::All(vec![
            Condition::Choice { question: 0, choices: 0b10 },
            Condition::DaysAgo { question: 2, at_least: Some(366), at_most: None },
        ])
    );
    assert_eq!(
        procedure.fees[1].when,
        Condition::Not(Box::new(Condition::Number {
            question: 1,
            at_least: None,
            at_most: Some(0)
        }))
    );
    let documents: Vec<&str> = procedure.documents.iter().map(|document| &*document.id).collect();
    assert_eq!(documents, ["base", "city", "cut"], "each once, in the order of use");
}

#[test]
fn terms_prices_and_places() {
    let procedure = fishing();
    assert_eq!(
        procedure.limits[0].term,
        Term::Spans(vec![
            Span { count: 10, unit: Unit::CalendarDays },
            Span { count: 2, unit: Unit::WorkingDays },
        ])
    );
    assert_eq!(
        procedure.fees[1].rates[0].price,
        Price::PerUnit {
            question: 1,
            tiers: vec![Tier { from: 1, amount: Dong(2000) }, Tier { from: 3, amount: Dong(1000) }],
            maximum: Some(Dong(10000)),
        }
    );
    let rate = &procedure.fees[0].rates[0];
    assert_eq!(rate.places.provinces[0].to_string(), "31");
    assert_eq!(rate.places.territories[0].to_string(), "2024:30");
    assert!(procedure.fees[0].rates[1].channels.contains(Channel::Online));
    assert!(!procedure.fees[0].rates[1].channels.contains(Channel::Counter));
    assert_eq!(procedure.reception.saturdays.len(), 1);
}

#[test]
fn policies_meet_what_they_cover() {
    let procedure = fishing();
    let ids: Vec<&str> = procedure.policies.iter().map(|policy| &*policy.id).collect();
    assert_eq!(ids, ["city/card", "cut/faster"]);
    let [card, faster] = &procedure.policies[..] else { panic!() };
    let change = FeeChange::Set(Dong(0));
    assert_eq!(card.effect, Effect::Fee { fees: vec![0], change }, "not the copies");
    assert_eq!(card.places.provinces[0].to_string(), "31", "where its issuer is");
    assert!(faster.places.is_everywhere());
    assert_eq!(faster.effect, Effect::Limit(LimitChange::CutDays(1)));
    assert_eq!(faster.window.to.map(|day| day.write()).as_deref(), Some("2027-12-31"));
}

/// A fact that only a policy asks for is asked where the policy could apply; so is the fact that
/// its own condition names.
#[test]
fn facts_join_for_policies() {
    let procedure = fishing();
    let for_policies: Vec<&[u16]> =
        procedure.questions.iter().map(|question| &*question.for_policies).collect();
    assert_eq!(for_policies, [&[][..], &[], &[], &[0], &[0]]);

    let folder = Folder::fixture();
    folder.replace(
        "guides/fishing.toml",
        "when = { rod = \"lent\" }\nsource",
        "when = { card = \"yes\" }\nsource",
    );
    let procedure = compiled(&folder.0);
    let card = &procedure.questions[3];
    assert_eq!((&*card.id, card.for_policies.len()), ("card", 0), "the guide asks for it itself");
}

#[test]
fn facts_that_nobody_names_stay_out() {
    let folder = Folder::fixture();
    folder.replace(
        "policies/31/city.toml",
        "when = { card_since = { at_least_days_ago = 30 } }",
        "",
    );
    assert_eq!(compiled(&folder.0).questions.len(), 3);
}

fn fishing() -> Procedure {
    compiled(&fixture())
}

fn compiled(folder: &std::path::Path) -> Procedure {
    check(folder).unwrap().catalogue.guides.swap_remove(0).procedure
}
