//! What each action leads to, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod fixture;

use std::rc::Rc;

use fixture::{Fixture, linked};
use jiff_core::civil::date;
use mot_cua::state::{
    Action, Arrival, Delivery, Draft, Fault, Link, LinkStep, LinkTo, Options, Part, Problem, Rated,
    Recent, Screen, State, Storage, Visit, counted, reduce,
};
use rules::condition::Answer;
use rules::manifest::{Asked, Manifest};
use rules::place::{ProvinceCode, TerritoryCode};
use rules::procedure::{Procedure, QuestionKind};
use rules::rating::{Count, Factor, Factors, RatingId, Reason, Score, Stage, Ticket, Times};
use rules::text::Language;

fn fixture(province: Option<&str>) -> Fixture {
    Fixture::new(Language::Vi, province)
}

fn choose(choice: u8) -> [Action; 2] {
    [Action::Draft(Draft::Choice(choice)), Action::Continue]
}

fn type_in(text: &str) -> [Action; 2] {
    [Action::Draft(Draft::Typed(text.to_owned())), Action::Continue]
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, linked)
}

/// A borrowed rod, four copies, lent three weeks ago, in Đà Nẵng.
fn result() -> State {
    let fixture = fixture(Some("48"));
    let answers = [choose(1), type_in("4"), type_in("2026-08-01")];
    fixture.after([fixture.procedure()].into_iter().chain(answers.into_iter().flatten()))
}

#[test]
fn the_first_screen_is_what_is_not_known_yet() {
    let unknown = fixture(None);
    assert_eq!(unknown.after([]).screen, Screen::Loading);
    assert_eq!(unknown.after([unknown.index()]).screen, Screen::Find);
    // It is the same everywhere, so it is asked before the place.
    let first = unknown.after([unknown.procedure()]);
    assert_eq!(first.screen, Screen::Question(0));
    assert_eq!(after(first, choose(0)).screen, Screen::Place);
    let known = fixture(Some("48"));
    assert_eq!(known.after([known.procedure()]).screen, Screen::Question(0));
    assert_eq!(known.after([known.record()]).screen, Screen::Question(0));
    // The old territories of Hải Phòng have rates of their own.
    let merged = fixture(Some("31"));
    assert_eq!(after(merged.after([merged.procedure()]), choose(0)).screen, Screen::Place);
    let rating = fixture(Some("48"));
    assert_eq!(rating.after(rating.to_rate()).screen, Screen::Received);
    let nowhere = fixture(Some("99"));
    let problem = Screen::Problem(Problem::UnknownProvince("99".into()));
    assert_eq!(nowhere.after([nowhere.procedure()]).screen, problem);
}

/// What is asked arrives before the procedure, with which the same screen goes on.
#[test]
fn the_first_question_is_there_before_the_procedure() {
    let fixture = fixture(Some("31"));
    let Action::Procedure(procedure) = fixture.procedure() else { panic!() };
    let asked = Asked {
        version: "0123456789ab".into(),
        id: procedure.id.clone(),
        name: procedure.name.clone(),
        questions: procedure.questions.clone(),
        documents: procedure.documents.clone(),
    };
    let options = fixture.after([]).options;
    let first = State::new(options.clone(), date(2026, 8, 21).at(10, 0, 0, 0));
    // The page may say it again before it is known which provinces there are.
    let arrived = [Action::Asked(Rc::new(asked.clone())), Action::Configure(options.clone(), None)];
    let first = after(first, arrived);
    assert_eq!(first.screen, Screen::Question(0));
    let whole = fixture.after([fixture.procedure()]);
    assert_eq!(first.position(0), whole.position(0));
    let state = after(first, [Action::Draft(Draft::Choice(1)), fixture.procedure()]);
    assert_eq!((state.screen, state.draft), (Screen::Question(0), Draft::Choice(1)));
    assert_eq!(state.procedure, whole.procedure);
    // A link is read once the procedure is there.
    let link = after(result(), []).link(LinkTo::Guide).unwrap();
    let state = State::new(options.clone(), date(2026, 8, 21).at(10, 0, 0, 0));
    let named = Options { procedure: Some("fishing".into()), ..options.clone() };
    let linked = [Action::Configure(named, None), Action::Address(link)];
    let state = after(after(state, linked), [Action::Asked(Rc::new(asked.clone()))]);
    assert_eq!((&state.screen, state.link_step()), (&Screen::Loading, None));
    // Where the first question isn't the same everywhere, the rest is waited for.
    let mut elsewhere = Procedure::clone(&procedure);
    elsewhere.questions[0].for_policies = vec![0];
    for questions in [elsewhere.questions, vec![]] {
        let asked = Asked { questions, ..asked.clone() };
        let state = State::new(options.clone(), date(2026, 8, 21).at(10, 0, 0, 0));
        let state = after(state, [Action::Asked(Rc::new(asked))]);
        assert_eq!(state.screen, Screen::Loading);
        assert_eq!(after(state, [fixture.procedure()]).screen, Screen::Question(0));
    }
}

#[test]
fn a_place_is_a_province_and_where_it_matters_an_old_territory() {
    let fixture = fixture(None);
    let state = after(fixture.after([fixture.procedure()]), choose(1));
    let state = after(state, [Action::Continue]);
    assert_eq!((&state.screen, state.fault), (&Screen::Place, Some(Fault::Empty)));
    let hai_phong = Action::Province(ProvinceCode::parse("31").ok());
    let state = after(state, [hai_phong, Action::Continue]);
    assert_eq!((&state.screen, state.fault), (&Screen::Place, Some(Fault::Empty)));
    let territory = Action::Territory(TerritoryCode::parse("2024:30").unwrap());
    let state = after(state, [territory, Action::Continue]);
    assert_eq!(state.screen, Screen::Question(1));
    // Another province has other territories.
    let da_nang = Action::Province(ProvinceCode::parse("48").ok());
    let state = after(state, [Action::ChangePlace, da_nang]);
    assert_eq!(state.place.territory, None);
}

#[test]
fn an_answer_must_be_possible() {
    let fixture = fixture(Some("48"));
    let number = fixture.after([fixture.procedure()].into_iter().chain(choose(1)));
    assert_eq!(number.screen, Screen::Question(1));
    for (typed, fault) in [
        ("", Fault::Number),
        ("a", Fault::Number),
        ("-1", Fault::Number),
        ("1.5", Fault::Number),
        ("21", Fault::Number),
        ("99999999999", Fault::Number),
    ] {
        let state = after(number.clone(), type_in(typed));
        assert_eq!((state.screen, state.fault), (Screen::Question(1), Some(fault)), "{typed}");
    }
    let day = after(number.clone(), type_in(" 20 "));
    assert_eq!(day.screen, Screen::Question(2));
    for typed in ["", "1/8/2026", "2026-02-30", "2026-08-22", "2016-08-21"] {
        let state = after(day.clone(), type_in(typed));
        let expected = (Screen::Question(2), Some(Fault::Date));
        assert_eq!((state.screen, state.fault), expected, "{typed}");
    }
    assert_eq!(after(day, type_in("2026-08-21")).screen, Screen::Result);
    let nothing = after(number, [Action::Continue]);
    assert_eq!(nothing.fault, Some(Fault::Empty));
}

#[test]
fn one_earlier_answer_is_changed_and_the_rest_kept() {
    let state = after(result(), [Action::Change(0)]);
    assert_eq!((&state.screen, &state.draft), (&Screen::Question(0), &Draft::Choice(1)));
    // Of a rod of one's own nobody asks when it was lent.
    let own = after(state, choose(0));
    assert_eq!(own.screen, Screen::Result);
    let back = after(own, [Action::Change(0)].into_iter().chain(choose(1)));
    assert_eq!(back.screen, Screen::Result);
    assert_eq!(back.given[2], Some(Answer::Date(date(2026, 8, 1))));
}

#[test]
fn back_leads_to_the_screen_before() {
    let mut state = result();
    for expected in [Screen::Question(2), Screen::Question(1), Screen::Question(0)] {
        assert!(state.can_go_back());
        state = after(state, [Action::Back]);
        assert_eq!(state.screen, expected);
    }
    assert!(!state.can_go_back(), "the page has chosen procedure and place");
    assert_eq!(after(state, [Action::Back]).screen, Screen::Question(0));

    let fixture = fixture(None);
    let found = fixture.after([fixture.index(), fixture.procedure()]);
    assert_eq!(after(found.clone(), [Action::Back]).screen, Screen::Find);
    let place = after(found, choose(1));
    assert_eq!(after(place.clone(), [Action::Back]).screen, Screen::Question(0));
    let da_nang = Action::Province(ProvinceCode::parse("48").ok());
    let second = after(place, [da_nang, Action::Continue]);
    assert_eq!(second.screen, Screen::Question(1));
    assert_eq!(after(second, [Action::Back]).screen, Screen::Place);
    let rating = fixture.after(fixture.to_rate().into_iter().chain([Action::Received(true)]));
    assert_eq!(after(rating, [Action::Back]).screen, Screen::Received);
}

#[test]
fn a_situation_of_life_leads_to_its_guides_and_back() {
    let fixture = fixture(None);
    let chosen = Action::Choose("angling".into());
    let event = fixture.after([fixture.index(), chosen, fixture.life_event()]);
    assert_eq!(event.screen, Screen::LifeEvent);
    let step = after(event.clone(), [Action::Choose("fishing".into()), fixture.procedure()]);
    assert_eq!(step.screen, Screen::Question(0));
    let back = after(step.clone(), [Action::Back]);
    assert_eq!(back.screen, Screen::LifeEvent);
    assert_eq!(after(back, [Action::Back]).screen, Screen::Find);
    // Of the same event in another language only the words change.
    assert_eq!(after(step, [fixture.life_event()]).screen, Screen::Question(0));
    // A procedure that was chosen in the list goes back to the list.
    let other = [Action::Back, Action::Choose("fishing".into()), fixture.procedure(), Action::Back];
    assert_eq!(after(event.clone(), other).screen, Screen::Find);
    assert_eq!(after(event, [Action::Reset]).screen, Screen::Find);
    // The page may name the event itself.
    let named = fixture.after([fixture.life_event(), fixture.procedure(), Action::Reset]);
    assert_eq!(named.screen, Screen::LifeEvent);
}

#[test]
fn a_dead_end_is_left_by_changing_an_answer() {
    let state = after(result(), [Action::Change(2)].into_iter().chain(type_in("2025-01-01")));
    assert_eq!(state.screen, Screen::DeadEnd);
    let state = after(state, [Action::Back]);
    assert_eq!(state.screen, Screen::Question(2));
    assert_eq!(after(state, type_in("2026-08-01")).screen, Screen::Result);
}

#[test]
fn a_rating_says_how_far_the_citizen_had_come() {
    let guide = after(result(), [Action::Rate]);
    assert_eq!((&guide.screen, guide.rating.stage), (&Screen::Rating, Some(Stage::GuideOnly)));
    let end = after(result(), [Action::Change(2)].into_iter().chain(type_in("2025-01-01")));
    assert_eq!(after(end, [Action::Rate]).rating.stage, Some(Stage::DeadEnd));
    let fixture = fixture(Some("48"));
    let done = fixture.after(fixture.to_rate().into_iter().chain([Action::Received(true)]));
    assert_eq!(done.rating.stage, Some(Stage::Completed));
    let not_yet = fixture.after(fixture.to_rate().into_iter().chain([Action::Received(false)]));
    assert_eq!(not_yet.screen, Screen::Question(0));
}

#[test]
fn whoever_gives_up_is_marked_apart_and_factors_are_of_an_office() {
    let gave_up = after(result(), [Action::GiveUp]);
    assert_eq!((&gave_up.screen, gave_up.rating.stage), (&Screen::Rating, Some(Stage::GaveUp)));
    let [bad, good] = [Score::ALL[0], Score::ALL[4]];
    let gave_up = after(gave_up, [Action::Score(bad), Action::Factor(Factor::Staff, bad)]);
    assert!(gave_up.rating.factors.is_empty());
    assert_eq!(after(gave_up.clone(), [Action::Back]).screen, Screen::Result);
    // What was said of one thing isn't taken for another.
    let guide = after(gave_up, [Action::Back, Action::Rate]);
    assert_eq!((guide.rating.stage, guide.rating.score), (Some(Stage::GuideOnly), None));

    let scored = [Action::Factor(Factor::Staff, bad), Action::Factor(Factor::Staff, good)];
    let office = sent(after(to_rate(|_| {}), scored));
    let rating = office.rating(date(2026, 8, 21)).unwrap();
    assert_eq!(rating.factors, Factors { staff: Some(good), ..Factors::default() });
    assert_eq!(rating.question_set.as_str(), "one-question-five-factors-2026");
    let guide = sent(after(result(), [Action::Rate]));
    let rating = guide.rating(date(2026, 8, 21)).unwrap();
    assert_eq!(rating.question_set.as_str(), "one-question-2026");
}

#[test]
fn a_rating_needs_a_score_and_keeps_the_reasons_that_fit_it() {
    let state = after(result(), [Action::Rate, Action::Send]);
    assert!(state.rating.score_missing && state.screen == Screen::Rating);
    let [bad, good] = [Score::ALL[1], Score::ALL[4]].map(Action::Score);
    let state = after(state, [bad, Action::Reason(Reason::Late)]);
    assert!(state.rating.reasons.contains(Reason::Late));
    let state = after(state, [good, Action::Send]);
    assert!(!state.rating.reasons.contains(Reason::Late));
    assert_eq!(state.screen, Screen::Thanks(Delivery::Sending));
    let state = after(state, [Action::Delivered(Delivery::Queued)]);
    assert_eq!(state.screen, Screen::Thanks(Delivery::Queued));
}

#[test]
fn nothing_of_the_answers_is_in_a_rating() {
    let mut state = after(result(), [Action::Rate, Action::Score(Score::ALL[3])]);
    state.rating.id = Some(RatingId::new(20_686, &[7; 10]));
    let rating = state.rating(date(2026, 8, 21)).unwrap();
    // Sent again it is the same one; after a reset it is another.
    let again =
        after(state.clone(), [Action::Send, Action::Delivered(Delivery::Lost), Action::Send]);
    assert_eq!(again.rating(date(2026, 8, 21)).as_ref(), Some(&rating));
    assert_eq!(after(again, [Action::Reset]).rating.id, None);
    let json: serde_json::Value = serde_json::to_value(&rating).unwrap();
    let mut keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let expected = [
        "answered_on",
        "catalogue",
        "id",
        "locale",
        "procedure",
        "province",
        "question_set",
        "score",
        "stage",
        "widget",
    ];
    assert_eq!(keys, expected);

    // A province that the citizen chose stays with them.
    let fixture = fixture(None);
    let da_nang = Action::Province(ProvinceCode::parse("48").ok());
    let rate = [fixture.procedure(), da_nang, Action::Rate, Action::Score(Score::ALL[3])];
    let mut state = fixture.after(rate);
    state.rating.id = Some(RatingId::new(20_686, &[7; 10]));
    let rating = state.rating(date(2026, 8, 21)).unwrap();
    assert_eq!(rating.province, None);
}

/// Asked to rate the office, with some options.
fn to_rate(change: impl FnOnce(&mut Options)) -> State {
    let fixture = fixture(Some("48"));
    let mut options = Options { part: Part::Rating, ..fixture.after([]).options };
    change(&mut options);
    let actions = [Action::Configure(options, None), fixture.procedure(), Action::Received(true)];
    fixture.after(actions)
}

fn sent(state: State) -> State {
    let mut state = after(state, [Action::Score(Score::ALL[3])]);
    state.rating.id = Some(RatingId::new(20_686, &[7; 10]));
    after(state, [Action::Send])
}

#[test]
fn nobody_is_asked_twice() {
    let ticket = |text: &str| Ticket::try_from(text.to_owned()).ok();
    let none = || to_rate(|_| {});
    let with = |text: &str| to_rate(|options| options.ticket = ticket(text));
    let subject = |state: &State| state.subject().unwrap();
    assert_eq!(subject(&none()), "office:fishing");
    assert_eq!(subject(&after(result(), [Action::Rate])), "guide:fishing");
    let long = format!("{}.{}.{}", "a".repeat(200), "b".repeat(200), "Signature".repeat(9));
    let tail: String = long.chars().skip(long.len() - 24).collect();
    assert_eq!(subject(&with(&long)), format!("ticket:{tail}"));
    let guide = State { options: with(&long).options, ..after(result(), [Action::Rate]) };
    assert_eq!(subject(&guide), "guide:fishing", "a ticket is of a dossier that is completed");

    let today = date(2026, 8, 21);
    for (asked, what, on, again) in [
        (none(), "office:fishing", date(2026, 8, 21), true),
        (none(), "office:fishing", date(2026, 7, 23), true),
        (none(), "office:fishing", date(2026, 7, 22), false),
        (none(), "office:fishing", date(2026, 8, 22), true), // the clock was set back
        (none(), "office:passport", today, false),
        (none(), "guide:fishing", today, false),
        (none(), "ticket:a.b.c", today, false),
        (with("a.b.c"), "ticket:a.b.c", date(2026, 1, 1), true),
        (with("a.b.d"), "ticket:a.b.c", today, false),
        (with("a.b.d"), "office:fishing", today, false),
    ] {
        let state = after(asked, [Action::Rated(vec![Rated { what: what.into(), on }])]);
        assert_eq!(state.already_rated(), again.then_some(on), "{what} {on:?}");
        let state = sent(state);
        assert_eq!(state.screen == Screen::Rating, again, "{what} {on:?}");
    }
}

#[test]
fn what_was_rated_is_remembered_unless_the_page_keeps_nothing() {
    let again = |state: State| {
        let state = after(state, [Action::Delivered(Delivery::Sent), Action::Reset]);
        after(state, [Action::Received(true)]).already_rated()
    };
    for (storage, expected) in [
        (Storage::Device, Some(date(2026, 8, 21))),
        (Storage::Session, Some(date(2026, 8, 21))),
        (Storage::None, None),
    ] {
        let state = sent(to_rate(|options| options.storage = storage));
        assert_eq!(state.screen, Screen::Thanks(Delivery::Sending));
        assert_eq!(again(state), expected, "{storage:?}");
    }
    // What could not be kept may be sent again at once; what was sent may not.
    let lost = after(sent(to_rate(|_| {})), [Action::Delivered(Delivery::Lost), Action::Send]);
    assert_eq!(lost.screen, Screen::Thanks(Delivery::Sending));
    for last in [Delivery::Sent, Delivery::Queued, Delivery::Refused, Delivery::TicketUsed] {
        let state = after(sent(to_rate(|_| {})), [Action::Delivered(last), Action::Send]);
        assert_eq!(state.screen, Screen::Thanks(last));
    }
}

#[test]
fn a_comment_needs_consent_and_leaves_without_what_is_personal() {
    let comment = |comments: bool, actions: &[Action]| {
        let state = to_rate(|options| options.comments = comments);
        let state = sent(after(state, actions.to_vec()));
        let comment = state.rating(date(2026, 8, 21)).unwrap().comment;
        comment.map(|comment| comment.as_str().to_owned())
    };
    let typed = Action::Comment("  Gọi 0912 345 678 giúp tôi, phí 15.000 đ ".into());
    let yes = Action::Consent(true);
    let expected = Some("Gọi […] giúp tôi, phí 15.000 đ".to_owned());
    assert_eq!(comment(true, &[yes.clone(), typed.clone()]), expected);
    assert_eq!(comment(true, std::slice::from_ref(&typed)), None, "silence is no consent");
    assert_eq!(comment(false, &[yes.clone(), typed.clone()]), None, "the page doesn't ask");
    assert_eq!(comment(true, &[yes.clone(), Action::Comment(" \n".into())]), None);
    // Whoever takes consent back and gives it again begins anew.
    let back = [yes.clone(), typed, Action::Consent(false), yes.clone()];
    assert_eq!(comment(true, &back), None);
    let long = comment(true, &[yes, Action::Comment("ổ".repeat(1_200))]).unwrap();
    assert_eq!(long.chars().count(), 1_000);
}

#[test]
fn a_ticket_goes_with_the_rating_of_the_dossier_only() {
    let ticket = Ticket::try_from("a.b.c".to_owned()).ok();
    let office = sent(to_rate(|options| options.ticket = ticket.clone()));
    assert_eq!(office.rating(date(2026, 8, 21)).unwrap().ticket, ticket);
    let guide = after(result(), [Action::Rate]);
    let options = Options { ticket, ..guide.options.clone() };
    let guide = sent(State { options, ..guide });
    assert_eq!(guide.rating(date(2026, 8, 21)).unwrap().ticket, None);
}

#[test]
fn each_step_of_a_rating_is_counted_once() {
    let fixture = fixture(Some("48"));
    let score = Action::Score(Score::ALL[0]);
    let other = Action::Score(Score::ALL[4]);
    let actions = [
        Action::Received(true), // shown
        Action::Back,
        Action::Received(true),
        score, // started
        other,
        Action::Send, // answered
        Action::Delivered(Delivery::Lost),
        Action::Send,
        Action::Delivered(Delivery::Sent),
        Action::Reset,
        Action::Received(true), // rated already, so not shown
    ];
    let mut state = fixture.after(fixture.to_rate());
    let mut counts = Vec::new();
    for action in actions {
        let next = reduce(state.clone(), action);
        counts.extend(counted(&state, &next));
        state = next;
    }
    let of = |count: &Count| [count.shown, count.started, count.answered].map(Times::get);
    assert_eq!(counts.iter().map(of).collect::<Vec<_>>(), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
    assert_eq!(counts[0].day, date(2026, 8, 21));
    assert_eq!(counts[0].procedure.as_str(), "fishing");
    assert_eq!(counts[0].province, ProvinceCode::parse("48").ok());
}

#[test]
fn the_page_can_change_its_mind() {
    let before = result();
    let english = Options { language: Language::En, ..before.options.clone() };
    let state = after(before.clone(), [Action::Configure(english, None)]);
    assert_eq!((&state.screen, &state.given), (&Screen::Result, &before.given));
    // Then the procedure arrives in that language.
    let state = after(state, [fixture(Some("48")).procedure()]);
    assert_eq!((&state.screen, &state.given), (&Screen::Result, &before.given));
    // Chosen again in the list it begins anew.
    let found = fixture(None);
    let chosen = [found.index(), found.procedure(), Action::Back];
    let state = after(found.after(chosen), [found.procedure()]);
    assert_eq!(state.screen, Screen::Question(0));
    let other = Options { procedure: Some("passport".into()), ..before.options.clone() };
    let state = after(before.clone(), [Action::Configure(other, None)]);
    assert!(state.screen == Screen::Loading && state.procedure.is_none());
    let wrong = Problem::BadAttribute { attribute: "channel", value: "fax".into() };
    let options = before.options.clone();
    let state = after(before, [Action::Configure(options.clone(), Some(wrong.clone()))]);
    assert_eq!(state.screen, Screen::Problem(wrong));
    assert_eq!(after(state, [Action::Configure(options, None)]).screen, Screen::Loading);
}

#[test]
fn the_list_comes_back_after_a_procedure_that_could_not_be_fetched() {
    let fixture = fixture(None);
    let failed = Action::Failed(Problem::CatalogueUnreachable("/data".into()));
    let second = [fixture.index(), fixture.procedure(), Action::Back, failed, Action::Retry];
    let state = fixture.after(second);
    assert_eq!(state.screen, Screen::Loading);
    assert_eq!(after(state, [fixture.index()]).screen, Screen::Find);
}

#[test]
fn everything_is_fetched_when_somebody_searches() {
    let fixture = fixture(None);
    let found = |state: &State| (state.index.is_some(), state.index_awaited);
    let guides = fixture.after([fixture.index()]);
    assert_eq!((found(&guides), guides.guides.as_ref().unwrap().len()), ((false, false), 2));
    // As soon as the field has the focus, with nothing typed.
    let awaited = after(guides, [Action::Query(String::new())]);
    assert_eq!(found(&awaited), (false, true));
    // Without a network the next key tries again.
    let failed = after(awaited.clone(), [Action::Index(None)]);
    assert_eq!(found(&failed), (false, false));
    assert_eq!(found(&after(failed, [Action::Query("c".into())])), (false, true));
    let whole = after(awaited, [fixture.whole_index()]);
    assert_eq!(found(&whole), (true, false));
    // It is there: typing on fetches nothing, nor does another language.
    let english = after(whole.clone(), [fixture.index(), Action::Query("cau".into())]);
    assert_eq!(found(&english), (true, false));
    // Another catalogue is another index.
    let options = Options { catalogue: "/other/".into(), ..whole.options.clone() };
    let other = after(whole, [Action::Configure(options, None), fixture.index()]);
    assert_eq!(found(&other), (false, false));
    // A catalogue of the first format has nothing more than guides.
    let mut first = fixture.after([fixture.index()]);
    let manifest = first.manifest.as_deref().unwrap();
    first.manifest = Some(Rc::new(Manifest { search: None, ..manifest.clone() }));
    assert_eq!(found(&after(first, [Action::Query("cau".into())])), (false, false));
}

#[test]
fn the_loader_looks_for_this_version() {
    let loader = include_str!("../www/mot-cua.js");
    assert!(loader.contains(&format!("VERSION = '{}'", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn reset_forgets_the_person() {
    let rated = after(result(), [Action::Ready(0), Action::Rate, Action::Score(Score::ALL[0])]);
    for forget in [Action::Reset, Action::Clear] {
        let state = after(rated.clone(), [forget]);
        assert_eq!(state.screen, Screen::Question(0));
        assert!(state.given.iter().all(Option::is_none) && state.ready.is_empty());
        assert_eq!((state.rating.score, state.rating.stage), (None, None));
    }
    let fixture = fixture(None);
    let chosen = [fixture.index(), Action::Query("cau".into()), fixture.procedure()];
    let state = fixture.after(chosen.into_iter().chain([Action::Reset]));
    assert_eq!((&state.screen, state.query.as_str()), (&Screen::Find, ""));
}

#[test]
fn attributes_are_read_once() {
    let parse = |pairs: &[(&str, &str)]| {
        Options::parse(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    };
    let options = parse(&[
        ("procedure", "1.004194"),
        ("province", "48"),
        ("channel", "counter"),
        ("parts", "rating"),
        ("lang", "en-GB"),
        ("as-of", "2026-08-21T10:00"),
        ("storage", "session"),
        ("ticket", "a.b.c"),
        ("comments", ""),
        ("mode", "officer"),
    ])
    .unwrap();
    assert!(options.officer && !parse(&[("mode", "inline")]).unwrap().officer);
    assert!(options.comments && !parse(&[]).unwrap().comments, "there or not");
    assert_eq!(options.ticket, Ticket::try_from("a.b.c".to_owned()).ok());
    assert_eq!(options.part, Part::Rating);
    assert_eq!((options.language, options.storage), (Language::En, Storage::Session));
    assert_eq!(options.as_of, Some(date(2026, 8, 21).at(10, 0, 0, 0)));
    let morning = parse(&[("as-of", "2026-08-21")]).unwrap();
    assert_eq!(morning.as_of, Some(date(2026, 8, 21).at(8, 0, 0, 0)));
    assert_eq!(parse(&[("parts", "guide estimate rating")]).unwrap().part, Part::Guide);
    assert_eq!(parse(&[("channel", "")]).unwrap().channel, None, "empty is not set");
    for (attribute, value) in [
        ("channel", "fax"),
        ("parts", "everything"),
        ("as-of", "tomorrow"),
        ("as-of", "2026-02-30"),
        ("storage", "cloud"),
        ("mode", "big"),
    ] {
        let problem = Problem::BadAttribute { attribute, value: value.into() };
        assert_eq!(parse(&[(attribute, value)]), Err(problem));
    }
    let long = "x".repeat(2_049);
    let problem = Problem::BadAttribute { attribute: "ticket", value: "x".repeat(64) };
    assert_eq!(parse(&[("ticket", &long)]), Err(problem));
    let province = parse(&[("province", "480")]);
    assert_eq!(province, Err(Problem::UnknownProvince("480".into())));
}

const PAGE: &str = "https://example.gov.vn/page?id=7";

/// A page that names the procedure is opened with this address, until everything has arrived.
fn opened(fixture: &Fixture, address: &str) -> State {
    let procedure = Some("fishing".to_owned());
    let options = Options { procedure, ..fixture.after([]).options };
    let named = Action::Configure(options, None);
    fixture.after([named, Action::Address(address.into()), fixture.procedure()])
}

#[test]
fn a_link_brings_the_answers_back_and_holds_them_after_the_hash() {
    let before = after(result(), [Action::Ready(0)]);
    let link = before.link(LinkTo::Guide).unwrap();
    assert!(link.starts_with(&format!("{PAGE}#mot-cua=1~guide~fishing~48~1.4.2026-08-01~")));
    assert_eq!(link.matches('#').count(), 1);
    let known = fixture(Some("48"));
    let state = opened(&known, &link);
    assert_eq!((&state.screen, &state.given), (&Screen::Result, &before.given));
    assert_eq!((state.page.as_deref(), state.fragment), (Some(PAGE), None));
    // A page where everything is open takes the place from the link, too.
    let unknown = fixture(None);
    let state = opened(&unknown, &link);
    assert_eq!((&state.screen, &state.place), (&Screen::Result, &before.place));
    // The page knows better where it is filed.
    let elsewhere = fixture(Some("01"));
    assert_eq!(opened(&elsewhere, &link).place.province, ProvinceCode::parse("01").ok());
    // From the calendar or the printed page: has the result come?
    let rating = before.link(LinkTo::Rating).unwrap();
    let state = opened(&known, &rating);
    assert_eq!(state.screen, Screen::Received);
    let not_yet = after(state.clone(), [Action::Received(false)]);
    assert_eq!((&not_yet.screen, &not_yet.given), (&Screen::Result, &before.given));
    let yes = after(state, [Action::Received(true)]);
    assert_eq!((yes.screen, yes.rating.stage), (Screen::Rating, Some(Stage::Completed)));
    // A link that goes into a calendar has no answers.
    let bare = before.bare_link().unwrap();
    assert!(bare.starts_with(&format!("{PAGE}#mot-cua=1~rating~fishing~48~~")), "{bare}");
    let state = after(opened(&known, &bare), [Action::Received(false)]);
    assert_eq!(state.screen, Screen::Question(0));
}

#[test]
fn every_kind_of_answer_and_place_survives_a_link() {
    let merged = fixture(Some("31"));
    let territory = Action::Territory(TerritoryCode::parse("2024:30").unwrap());
    let unknown = [Action::Draft(Draft::DontKnow), Action::Continue];
    let actions = [merged.procedure()].into_iter().chain(unknown);
    let actions = actions.chain([territory, Action::Continue]);
    let before = merged.after(actions.chain(type_in("0")).chain(type_in("2026-08-01")));
    let link = before.link(LinkTo::Guide).unwrap();
    assert!(link.contains("~31.30~-.0.2026-08-01~"), "{link}");
    let state = opened(&merged, &link);
    assert_eq!((&state.screen, &state.given), (&before.screen, &before.given));
    assert_eq!(state.place, before.place);
    // A link that ends before the last question goes on there.
    let begun = fixture(Some("48"));
    let first = begun.after([begun.procedure()].into_iter().chain(choose(1)));
    let state = opened(&begun, &first.link(LinkTo::Guide).unwrap());
    assert_eq!(state.screen, Screen::Question(1));
}

#[test]
fn a_link_that_is_damaged_or_of_another_guide_is_not_misread() {
    let known = fixture(Some("48"));
    let link = result().link(LinkTo::Guide).unwrap();
    let (_, good) = link.split_once('#').unwrap();
    // Each letter lost or changed.
    for (index, letter) in good.char_indices().skip("mot-cua=".len()) {
        let lost = format!("{}{}", &good[..index], &good[index + 1..]);
        let other = if letter == '1' { '2' } else { '1' };
        let changed = format!("{}{other}{}", &good[..index], &good[index + 1..]);
        for fragment in [lost, changed] {
            let state = opened(&known, &format!("{PAGE}#{fragment}"));
            let nothing = state.given.iter().all(Option::is_none);
            assert!(nothing && state.screen == Screen::Question(0), "{fragment}");
        }
    }
    for (fragment, damaged) in [
        ("", false),
        ("top", false),
        ("mot-cua", false),
        ("mot-cua=", true),
        ("mot-cua=2~guide~fishing~48~1.4~00000000", true),
        ("mot-cua=1~guide~fishing~480~1.4~00000000", true),
        ("mot-cua=1~guide~fishing~48~1.4~00000000", true),
        // For another widget of the page.
        ("mot-cua=1~guide~passport~48~1.4~00000000", false),
    ] {
        let state = opened(&known, &format!("{PAGE}#{fragment}"));
        assert_eq!(
            (state.link_damaged, &state.screen),
            (damaged, &Screen::Question(0)),
            "{fragment}"
        );
        // It is said until the person goes on.
        let next = after(state, choose(0));
        assert!(!next.link_damaged && next.screen == Screen::Question(1), "{fragment}");
    }
    assert_eq!(Link::parse("mot-cua=1~guide"), None);
    // The same link after a choice was added to the guide.
    let Action::Procedure(procedure) = known.procedure() else { panic!() };
    let mut procedure = Rc::unwrap_or_clone(procedure);
    procedure.questions[0].id = "pole".into();
    let actions = [Action::Address(link), Action::Procedure(Rc::new(procedure))];
    let state = known.after(actions);
    assert!(state.link_damaged && state.given.iter().all(Option::is_none));
}

#[test]
fn a_link_is_opened_where_the_citizen_searches() {
    let anywhere = fixture(None);
    let link = result().link(LinkTo::Guide).unwrap();
    let state = anywhere.after([Action::Address(link.clone()), anywhere.index()]);
    let fetch = Some(LinkStep::Fetch("fishing".into()));
    assert_eq!((&state.screen, state.link_step()), (&Screen::Loading, fetch));
    let found = after(state.clone(), [anywhere.procedure()]);
    assert_eq!((&found.screen, found.link_step()), (&Screen::Result, None));
    assert_eq!(after(found.clone(), [Action::Reset]).screen, Screen::Find);
    // A second link on the same page.
    let start = after(found, [Action::Change(0), Action::Address(link)]);
    assert_eq!(start.screen, Screen::Result);
    // A procedure that isn't there any more leads to the list, with a word.
    let gone = after(state.clone(), [Action::Failed(Problem::UnknownProcedure("fishing".into()))]);
    assert!(gone.screen == Screen::Find && gone.link_damaged);
    // Nor is what reads links, on a bad network: the page is as without one.
    let missing = after(state, [Action::Later(Arrival::Failed)]);
    assert!(missing.screen == Screen::Find && !missing.link_damaged);
}

#[test]
fn what_became_of_the_link_is_told_until_the_next_screen() {
    let copied = after(result(), [Action::Copy, Action::Copied(true)]);
    assert_eq!((copied.copied, &copied.screen), (Some(true), &Screen::Result));
    assert_eq!(after(copied.clone(), [Action::Copy]).copied, None, "it is told again");
    assert_eq!(after(copied.clone(), [Action::Ready(0)]).copied, Some(true));
    assert_eq!(after(copied, [Action::Change(0)]).copied, None);
    let nowhere = State { page: None, ..result() };
    assert_eq!((nowhere.link(LinkTo::Guide), nowhere.bare_link()), (None, None));
}

#[test]
fn progress_is_never_less_than_it_was() {
    let fixture = fixture(Some("48"));
    let mut state = fixture.after([fixture.procedure()]);
    let mut reached = vec![state.progress];
    let mut positions = vec![state.position(0)];
    for (question, answer) in [(1, choose(1)), (2, type_in("4"))] {
        state = after(state, answer);
        reached.push(state.progress);
        positions.push(state.position(question));
    }
    assert_eq!(reached, [0, 333, 666]);
    assert_eq!(positions, [Some((1, 2)), Some((2, 1)), Some((3, 0))]);
    // Neither going back nor another first answer takes anything away.
    for actions in [vec![Action::Back], vec![Action::Back], choose(0).to_vec()] {
        state = after(state, actions);
        assert_eq!(state.progress, 666);
    }
    assert_eq!(after(state, [Action::Reset]).progress, 0);
}

/// What a device would keep of a state, read some days later.
fn kept(state: &State, days: i32) -> Option<Visit> {
    let today = date(2026, 8, 21);
    let text = Visit::of(state, today)?.write().unwrap();
    Visit::read(&text, today.checked_add(days).unwrap())
}

#[test]
fn a_visit_goes_on_where_it_ended() {
    let before = after(result(), [Action::Ready(1), Action::Ready(0)]);
    let visit = kept(&before, 90).unwrap();
    let fixture = fixture(Some("48"));
    let state = fixture.after([fixture.procedure(), Action::Resume(visit.clone())]);
    assert_eq!(state.screen, Screen::Result);
    assert_eq!((&state.given, state.ready.len()), (&before.given, 2));
    assert_eq!(state.resumed, Some(date(2026, 8, 21)));
    assert_eq!(kept(&before, 91), None, "after 90 days it is forgotten");
    // It says so up to the next answer, or the new start.
    let changed = after(state.clone(), [Action::Change(0)].into_iter().chain(choose(0)));
    assert_eq!(changed.resumed, None);
    let again = after(state.clone(), [Action::Reset]);
    assert_eq!((again.resumed, again.screen), (None, Screen::Question(0)));
    // Whoever has said something already isn't interrupted.
    let begun = fixture.after([fixture.procedure()].into_iter().chain(choose(0)));
    let same = after(begun.clone(), [Action::Resume(visit)]);
    assert_eq!((same.given, same.resumed), (begun.given, None));
    // In English, too.
    let english = Fixture::new(Language::En, Some("48"));
    let visit = kept(&before, 1).unwrap();
    let state = english.after([english.procedure(), Action::Resume(visit)]);
    assert_eq!(state.screen, Screen::Result);
}

#[test]
fn a_place_that_was_chosen_is_kept_with_the_answers() {
    let fixture = fixture(None);
    let place = [
        Action::Province(ProvinceCode::parse("31").ok()),
        Action::Territory(TerritoryCode::parse("2024:30").unwrap()),
        Action::Continue,
    ];
    let first = [fixture.procedure()].into_iter().chain(choose(1));
    let before = fixture.after(first.chain(place));
    let visit = kept(&before, 1).unwrap();
    let state = fixture.after([fixture.procedure(), Action::Resume(visit)]);
    assert_eq!((state.screen, state.place), (Screen::Question(1), before.place));
    assert_eq!(Visit::of(&fixture.after([fixture.procedure()]), date(2026, 8, 21)), None);
}

/// A guide that has changed since isn't misread: what it asks otherwise, it asks again.
#[test]
fn an_answer_counts_only_for_the_words_that_were_asked() {
    let fixture = fixture(Some("48"));
    let visit = kept(&result(), 1).unwrap();
    let Action::Procedure(procedure) = fixture.procedure() else { panic!() };
    let resumed = |change: &dyn Fn(&mut Procedure)| {
        let mut procedure = Procedure::clone(&procedure);
        change(&mut procedure);
        let arrived = Action::Procedure(Rc::new(procedure));
        fixture.after([arrived, Action::Resume(visit.clone())])
    };
    let none = resumed(&|_| {});
    assert_eq!(none.screen, Screen::Result);
    let reworded = resumed(&|procedure| procedure.questions[1].text.vi.push('?'));
    assert_eq!(reworded.screen, Screen::Question(1));
    assert!(reworded.given[2].is_some(), "the rest stays");
    let choice = resumed(&|procedure| {
        let QuestionKind::Choice(choices) = &mut procedure.questions[0].kind else { panic!() };
        choices[1].id = "borrowed".into();
    });
    assert_eq!(choice.screen, Screen::Question(0));
    let moved = resumed(&|procedure| {
        let QuestionKind::Choice(choices) = &mut procedure.questions[0].kind else { panic!() };
        choices.swap(0, 1);
    });
    assert_eq!(moved.given[0], Some(Answer::Choice(0)), "by its name, not its number");
    let bounds = resumed(&|procedure| {
        let QuestionKind::Number { max, .. } = &mut procedure.questions[1].kind else { panic!() };
        *max = 3;
    });
    assert_eq!(bounds.screen, Screen::Question(1));
    for text in ["", "{}", "[]", r#"{"form":2}"#, "null"] {
        assert_eq!(Visit::read(text, date(2026, 8, 21)), None, "{text}");
    }
}

#[test]
fn clear_leaves_nothing_of_the_person() {
    let fixture = fixture(None);
    let state = fixture.after([fixture.index(), fixture.procedure(), Action::Back]);
    assert_eq!(state.recent().collect::<Vec<_>>(), [("fishing", "Cấp giấy phép câu cá".into())]);
    let cleared = after(state, [Action::Clear, Action::Cleared(true)]);
    assert_eq!((cleared.recent().count(), cleared.cleared), (0, Some(true)));
    assert_eq!(after(cleared, [Action::Query("c".into())]).cleared, None);
    let cleared = after(result(), [Action::Ready(0), Action::Clear]);
    assert_eq!((kept(&cleared, 0), cleared.screen), (None, Screen::Question(0)));
}

#[test]
fn what_was_used_is_kept_for_90_days_where_the_page_lets_it() {
    let fixture = fixture(None);
    let used = fixture.after([fixture.index(), fixture.procedure()]).recent;
    let on = |days| date(2026, 8, 21).checked_add(days).unwrap();
    let text = Recent::write(&used, on(0)).unwrap();
    let ids = Recent::read(&text, on(90)).into_iter().map(|recent| recent.id);
    assert_eq!(ids.collect::<Vec<_>>(), ["fishing"]);
    let again = Recent::write(&Recent::read(&text, on(50)), on(50)).unwrap();
    assert_eq!(again, text, "each has a day of its own");
    assert_eq!(Recent::read(&text, on(91)), []);
    assert_eq!(Recent::read("not ours", on(0)), []);
    for (storage, officer) in [(Storage::None, false), (Storage::Device, true)] {
        let options = Options { storage, officer, ..Options::default() };
        let state = fixture.after([Action::Configure(options, None), fixture.procedure()]);
        assert_eq!(state.recent, []);
    }
}

#[test]
fn keys_do_what_the_screen_offers_and_nothing_for_a_citizen() {
    let keys = |state: &State| {
        let keys = state.shortcuts().into_iter();
        keys.map(|(key, action)| format!("{key} {action:?}")).collect::<Vec<_>>().join(", ")
    };
    let fixture = fixture(Some("48"));
    assert_eq!(keys(&fixture.after([fixture.procedure()])), "");
    let options = Options { officer: true, ..fixture.after([]).options };
    let question = fixture.after([Action::Configure(options, None), fixture.procedure()]);
    let expected = "Digit1 Draft(Choice(0)), Digit2 Draft(Choice(1)), Digit3 Draft(DontKnow), \
        Enter Continue, Digit0 Back, Delete Clear";
    assert_eq!(keys(&question), expected);
    let number = after(question, choose(1));
    assert_eq!(keys(&number), "Enter Continue, Digit0 Back, Delete Clear");
}

#[test]
fn beside_an_officer_sits_another_citizen_each_time() {
    let state = sent(to_rate(|options| options.officer = true));
    let state = after(state, [Action::Delivered(Delivery::Sent), Action::Clear]);
    let rated = Rated { what: "office:fishing".into(), on: date(2026, 8, 21) };
    let state = after(state, [Action::Rated(vec![rated]), Action::Received(true)]);
    assert_eq!(state.already_rated(), None);
}

#[test]
fn what_could_not_be_opened_is_opened_again() {
    let fixture = fixture(None);
    let chosen = [fixture.index(), Action::Choose("fishing".into())];
    let waits = fixture.after(chosen);
    assert_eq!((&waits.screen, waits.opening.as_deref()), (&Screen::Find, Some("fishing")));
    let failed = Action::Failed(Problem::CatalogueUnreachable("/data".into()));
    let state = after(waits, [failed, Action::Retry]);
    assert_eq!(state.opening.as_deref(), Some("fishing"));
    let state = after(state, [fixture.procedure()]);
    assert_eq!((state.screen, state.opening), (Screen::Question(0), None));
}
