//! Whatever people do in whatever order, every screen fits what they said, and none is the last.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod fixture;

use std::cell::RefCell;
use std::collections::BTreeSet;

use fixture::{Fixture, linked};
use mot_cua::state::{Action, Delivery, Draft, LinkStep, LinkTo, Problem, Screen, State, reduce};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rules::place::{ProvinceCode, TerritoryCode};
use rules::procedure::QuestionKind;
use rules::rating::{Factor, Reason, Score};
use rules::text::Language;

/// Sequences of actions; `MOT_CUA_SEQUENCES` asks for fewer or more.
const SEQUENCES: u32 = 100_000;

/// What arrives, made once.
struct World {
    /// Somebody who searches, and somebody who comes to rate.
    starts: [State; 2],
    guides: Action,
    life_event: Action,
    procedure: Action,
    index: Action,
}

impl World {
    fn new() -> Self {
        let fixture = Fixture::new(Language::Vi, None);
        Self {
            starts: [fixture.after([fixture.index()]), fixture.after(fixture.to_rate())],
            guides: fixture.index(),
            life_event: fixture.life_event(),
            procedure: fixture.procedure(),
            index: fixture.whole_index(),
        }
    }

    /// Does an action, and then what the app would: what is fetched arrives.
    fn step(&self, state: State, action: &Action) -> State {
        let state = linked(state, action.clone());
        let arrived = match action {
            Action::Choose(id) if id == "angling" => &self.life_event,
            Action::Choose(_) => &self.procedure,
            Action::Query(_) if state.index_awaited => &self.index,
            Action::Configure(..) | Action::Retry if state.screen == Screen::Loading => {
                if state.procedure.is_some() { &self.procedure } else { &self.guides }
            }
            _ => match state.link_step() {
                Some(LinkStep::Fetch(id)) if id == "fishing" => &self.procedure,
                Some(LinkStep::Fetch(id)) => {
                    return reduce(state, Action::Failed(Problem::UnknownProcedure(id)));
                }
                _ => return state,
            },
        };
        linked(state, arrived.clone())
    }

    fn all(&self, state: State, actions: &[Action]) -> State {
        actions.iter().fold(state, |state, action| self.step(state, action))
    }
}

/// What a person can do, and what can arrive at any moment; the more often it stands here, the
/// more often it happens.
///
/// `None` is whatever the screen asks for, else hardly anybody would get far.
fn moves() -> Vec<Option<Action>> {
    let typed = ["", "0", "4", "21", "x", "2026-08-01", "2025-01-01", "2026-02-30"];
    let drafts = typed.map(|typed| Draft::Typed(typed.to_owned())).into_iter();
    let drafts = drafts.chain((0..4).map(Draft::Choice)).chain([Draft::DontKnow, Draft::Empty]);
    let provinces = ["01", "31", "48", "99"].map(|code| ProvinceCode::parse(code).ok());
    let territories = ["2024:30", "2024:31"].map(|code| TerritoryCode::parse(code).unwrap());
    let texts = ["", "cau ca", "xyz"].map(|typed| Action::Query(typed.to_owned()));
    let offline = Problem::CatalogueUnreachable("/data".to_owned());
    let mut actions: Vec<Action> = drafts.map(Action::Draft).collect();
    actions.extend(std::iter::repeat_n(Action::Continue, 20));
    actions.extend(std::iter::repeat_n(Action::Back, 6));
    actions.extend(["fishing", "angling"].map(|id| Action::Choose(id.to_owned())));
    actions.extend(texts);
    actions.extend((0..6).map(Action::Change));
    actions.extend(provinces.map(Action::Province));
    actions.extend(territories.map(Action::Territory));
    actions.extend((0..4).map(Action::Ready));
    actions.extend([true, false].map(Action::Received));
    actions.extend([true, false].map(Action::Consent));
    actions.extend(Score::ALL.iter().copied().map(Action::Score));
    actions.extend(Factor::ALL.map(|factor| Action::Factor(factor, Score::ALL[2])));
    actions.extend(links().map(Action::Address));
    actions.extend(
        [Delivery::Sent, Delivery::Queued, Delivery::Lost, Delivery::Refused]
            .map(Action::Delivered),
    );
    actions.extend([
        Action::ChangePlace,
        Action::Needed("2026-09-01".to_owned()),
        Action::Rate,
        Action::Rate,
        Action::Reason(Reason::Late),
        Action::Comment("ổn".to_owned()),
        Action::Send,
        Action::Send,
        Action::Failed(offline),
        Action::Retry,
        Action::GiveUp,
        Action::Copy,
        Action::Copied(false),
        Action::Reset,
        Action::Clear,
    ]);
    actions.into_iter().map(Some).chain(std::iter::repeat_n(None, 25)).collect()
}

/// Addresses with a link to a result, with one to a rating, and with what is left of one.
fn links() -> [String; 3] {
    let fixture = Fixture::new(Language::Vi, Some("48"));
    let typed = |text: &str| Draft::Typed(text.to_owned());
    let answers = [Draft::Choice(1), typed("4"), typed("2026-08-01")];
    let answers = answers.into_iter().flat_map(|draft| [Action::Draft(draft), Action::Continue]);
    let result = fixture.after([fixture.procedure()].into_iter().chain(answers));
    let [guide, rating] = [LinkTo::Guide, LinkTo::Rating].map(|to| result.link(to).unwrap());
    let damaged = guide.replace("fishing", "fish");
    [guide, rating, damaged]
}

/// What a screen asks for, done.
fn answered(state: &State) -> Vec<Action> {
    match &state.screen {
        Screen::Find | Screen::LifeEvent => vec![Action::Choose("fishing".to_owned())],
        Screen::Place => {
            vec![Action::Province(ProvinceCode::parse("48").ok()), Action::Continue]
        }
        Screen::Question(index) => vec![Action::Draft(answer(state, *index)), Action::Continue],
        Screen::Received => vec![Action::Received(true)],
        Screen::Rating if state.already_rated().is_none() => {
            vec![Action::Score(Score::ALL[0]), Action::Send]
        }
        Screen::Problem(problem) if problem.may_pass() => vec![Action::Retry],
        Screen::Rating | Screen::DeadEnd | Screen::Result | Screen::Thanks(_) => {
            vec![Action::Reset]
        }
        Screen::Problem(_) | Screen::Loading => vec![],
    }
}

/// Whether something that the screen offers leads to another one, or something is on its way, or
/// the page itself has to be mended.
fn way_on(world: &World, state: &State) -> bool {
    let waits = match &state.screen {
        Screen::Loading => true,
        Screen::Problem(problem) => !problem.may_pass(),
        _ => false,
    };
    waits || world.all(state.clone(), &answered(state)).screen != state.screen
}

/// An answer that a question takes.
fn answer(state: &State, question: u8) -> Draft {
    let questions = &state.procedure.as_ref().expect("a question is of a procedure").questions;
    match &questions[usize::from(question)].kind {
        QuestionKind::Choice(_) => Draft::Choice(0),
        QuestionKind::Number { min, .. } => Draft::Typed(min.to_string()),
        QuestionKind::Date { .. } => Draft::Typed("2026-08-20".to_owned()),
    }
}

/// Whether a screen fits what is known and what was said.
fn fits(state: &State) -> bool {
    let case = state.case();
    match &state.screen {
        Screen::Question(question) => {
            case.is_some_and(|case| case.questions().any(|(asked, _)| asked == *question))
        }
        Screen::Result => case.is_some_and(|case| case.next_question().is_none()),
        Screen::DeadEnd => case.is_some_and(|case| case.dead_end().is_some()),
        Screen::LifeEvent => state.life_event.is_some(),
        Screen::Find => state.guides.is_some(),
        Screen::Place | Screen::Received | Screen::Rating | Screen::Thanks(_) => case.is_some(),
        Screen::Loading | Screen::Problem(_) => true,
    }
}

#[test]
fn a_hundred_thousand_visitors_find_a_way_on_from_every_screen() {
    let asked = std::env::var("MOT_CUA_SEQUENCES").ok().and_then(|asked| asked.parse().ok());
    let world = World::new();
    let config = Config { cases: asked.unwrap_or(SEQUENCES), ..Config::default() };
    let moves = moves();
    let seen = RefCell::new(BTreeSet::new());
    let sequences = prop::collection::vec(any::<prop::sample::Index>(), 1..24);
    let outcome = TestRunner::new(config).run(&sequences, |chosen| {
        let mut state = world.starts[usize::from(chosen.len() % 4 == 0)].clone();
        for chosen in chosen.iter().map(|index| index.get(&moves)) {
            state = match chosen {
                Some(action) => world.step(state, action),
                None if matches!(state.screen, Screen::Result | Screen::DeadEnd) => state,
                None => {
                    let actions = answered(&state);
                    world.all(state, &actions)
                }
            };
            prop_assert!(fits(&state), "{:?} after {chosen:?}", state.screen);
            seen.borrow_mut().insert(state.screen.code());
        }
        prop_assert!(way_on(&world, &state), "no way on from {:?}", state.screen);
        Ok(())
    });
    outcome.unwrap();
    // What nobody reaches proves nothing. What arrives at once is never waited for.
    let seen: Vec<&str> = seen.into_inner().into_iter().collect();
    let expected = "dead-end find life-event place problem question rating received result thanks";
    assert_eq!(seen.join(" "), expected);
}
