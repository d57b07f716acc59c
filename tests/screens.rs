//! Every screen in both languages, as text: what a person reads, and what a browser gets.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod fixture;

use std::rc::Rc;

use fixture::Fixture;
use futures_executor::block_on;
use jiff_core::civil::date;
use mot_cua::fragments::fragments;
use mot_cua::screens::{parts, show, show_waiting};
use mot_cua::state::{
    Action, Delivery, Draft, Options, Part, Problem, Rated, State, Storage, Visit,
};
use rules::condition::Condition;
use rules::fee::{Dong, Price, Rounding};
use rules::manifest::{Common, EntryKind, Fragments, IndexEntry};
use rules::place::{ProvinceCode, TerritoryCode};
use rules::policy::{Effect, FeeChange, LimitChange};
use rules::rating::{Factor, Reason, Score, Ticket};
use rules::search::{Index, Packer};
use rules::text::{Language, Text};
use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Clone, Properties)]
struct Shown {
    state: Rc<State>,
    /// None is what is shown before the screen is there.
    parts: usize,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.parts == other.parts
    }
}

#[component]
fn Show(props: &Shown) -> Html {
    match props.parts {
        0 => show_waiting(&props.state, &Callback::noop()),
        parts => show(&props.state, &Callback::noop(), parts),
    }
}

/// The screen as a browser gets it, one element a line.
fn html(state: State) -> String {
    html_of_parts(&Rc::new(state), usize::MAX)
}

fn html_of_parts(state: &Rc<State>, parts: usize) -> String {
    let props = Shown { state: Rc::clone(state), parts };
    let html = block_on(LocalServerRenderer::<Show>::with_props(props).hydratable(false).render());
    lines(&html)
}

/// Readable differences: a line for each element.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

/// Takes a snapshot of a screen in every language.
fn snapshot(name: &str, actions: impl Fn(&Fixture) -> Vec<Action>, province: Option<&str>) {
    for language in [Language::Vi, Language::En] {
        let fixture = Fixture::new(language, province);
        let state = fixture.after(actions(&fixture));
        insta::assert_snapshot!(format!("{name}-{}", language.code()), html(state));
    }
}

fn choose(choice: u8) -> [Action; 2] {
    [Action::Draft(Draft::Choice(choice)), Action::Continue]
}

fn type_in(text: &str) -> [Action; 2] {
    [Action::Draft(Draft::Typed(text.to_owned())), Action::Continue]
}

fn territory(code: &str) -> Action {
    Action::Territory(TerritoryCode::parse(code).unwrap())
}

/// Through every question to the result.
fn to_result(fixture: &Fixture) -> Vec<Action> {
    let answers =
        [choose(1), type_in("4"), type_in("2026-08-01"), choose(0), type_in("2026-01-01")];
    [fixture.procedure()].into_iter().chain(answers.into_iter().flatten()).collect()
}

#[test]
fn loading_shows_what_the_page_holds() {
    snapshot("loading", |_| vec![], Some("48"));
}

#[test]
fn first_question_and_plain_list() {
    for language in [Language::Vi, Language::En] {
        let catalogue = Fixture::new(language, None).catalogue;
        let common = Common { calendar: catalogue.calendar, provinces: catalogue.provinces };
        let Fragments { first, plain } =
            fragments(&catalogue.guides[0].procedure, &common, language);
        for html in [&first, &plain] {
            // They are put into pages of any policy, and are one element each.
            assert!(!html.contains("style=") && !html.contains("<script"));
            assert_eq!(html.matches(" part=\"root\"").count(), 1);
        }
        // Its radio buttons are no group with those that take over.
        assert_eq!(first.matches(" name=").count(), first.matches(" name=\"mc-first-").count());
        assert!(first.contains(" name="));
        let both = format!("{first}{plain}");
        insta::assert_snapshot!(format!("fragments-{}", language.code()), lines(&both));
    }
}

#[test]
fn find() {
    snapshot("find", |fixture| vec![fixture.index()], None);
    let typed = |text: &str| Action::Query(text.to_owned());
    // Until the index is there, and where there is none, of the guides.
    snapshot("find-awaited", |f| vec![f.index(), typed("cau ca")], None);
    snapshot("find-found", |f| vec![f.index(), typed("cau ca"), f.whole_index()], None);
    snapshot("find-nothing", |f| vec![f.index(), typed("xyz"), f.whole_index()], None);
}

#[test]
fn find_after_other_visits() {
    snapshot("find-recent", |f| vec![f.index(), f.procedure(), Action::Back], Some("48"));
    snapshot("find-opening", |f| vec![f.index(), Action::Choose("fishing".into())], None);
    let cleared = [Action::Clear, Action::Cleared(true)];
    snapshot("find-cleared", |f| [f.index()].into_iter().chain(cleared.clone()).collect(), None);
}

#[test]
fn question_of_an_earlier_visit() {
    let actions = |fixture: &Fixture| {
        let before = fixture.after([fixture.procedure()].into_iter().chain(choose(1)));
        let visit = Visit::of(&before, date(2026, 8, 20)).unwrap();
        vec![fixture.procedure(), Action::Resume(visit)]
    };
    snapshot("question-resumed", actions, Some("48"));
}

#[test]
fn question_beside_an_officer() {
    let actions = |fixture: &Fixture| {
        let options = Options { officer: true, ..fixture.after([]).options };
        vec![Action::Configure(options, None), fixture.procedure()]
    };
    snapshot("question-officer", actions, Some("48"));
}

/// Nobody takes fifty for all.
#[test]
fn more_than_are_listed_are_counted() {
    let fixture = Fixture::new(Language::Vi, None);
    let mut packer = Packer::new(|_, next| next);
    for number in 0..60 {
        let entry = IndexEntry {
            id: format!("9.{number:06}"),
            codes: vec![format!("9.{number:06}")],
            name: Text { vi: "Câu cá".into(), en: String::new() },
            also_called: vec![],
            kind: EntryKind::Procedure,
        };
        packer.add(&entry, None).unwrap();
    }
    let index = Action::Index(Some(Rc::new(Index::new(packer.packed()))));
    let typed = Action::Query("cau ca".to_owned());
    let html = html(fixture.after([fixture.index(), typed, index]));
    assert!(html.contains("Tìm thấy 60 thủ tục; dưới đây là 50 thủ tục khớp nhất"), "{html}");
    assert_eq!(html.matches("mc-found__entry").count(), 50);
}

#[test]
fn life_event() {
    snapshot("life-event", |fixture| vec![fixture.index(), fixture.life_event()], Some("48"));
}

#[test]
fn result_of_a_record() {
    let actions = |fixture: &Fixture| {
        let mut actions = to_result(fixture);
        actions[0] = fixture.record();
        actions
    };
    snapshot("result-record", actions, Some("48"));
}

#[test]
fn place() {
    let first = |fixture: &Fixture| [fixture.procedure()].into_iter().chain(choose(0));
    snapshot("place", |fixture| first(fixture).collect(), None);
    let territory = |fixture: &Fixture| first(fixture).chain([Action::Continue]).collect();
    snapshot("place-territory", territory, Some("31"));
}

#[test]
fn question_with_choices() {
    snapshot("question", |fixture| vec![fixture.procedure(), Action::Continue], Some("48"));
}

#[test]
fn question_with_a_number() {
    let actions = |fixture: &Fixture| {
        [fixture.procedure()].into_iter().chain(choose(1)).chain(type_in("21")).collect()
    };
    snapshot("question-number", actions, Some("48"));
}

#[test]
fn question_with_a_date() {
    let actions = |fixture: &Fixture| {
        let first = [fixture.procedure()].into_iter().chain(choose(1)).chain(type_in("2"));
        first.chain(type_in("2026-02-30")).collect()
    };
    snapshot("question-date", actions, Some("48"));
}

#[test]
fn dead_end() {
    let actions = |fixture: &Fixture| {
        let first = [fixture.procedure()].into_iter().chain(choose(1)).chain(type_in("2"));
        first.chain(type_in("2025-01-01")).collect()
    };
    snapshot("dead-end", actions, Some("48"));
}

#[test]
fn result() {
    snapshot("result", to_result, Some("48"));
}

#[test]
fn result_of_somebody_who_does_not_know() {
    let actions = |fixture: &Fixture| {
        let unknown = [Action::Draft(Draft::DontKnow), Action::Continue];
        let first = [fixture.procedure()].into_iter().chain(unknown).chain(type_in("0"));
        first.chain(type_in("2026-08-01")).collect()
    };
    snapshot("result-unknown", actions, Some("48"));
}

#[test]
fn result_that_rests_on_a_policy() {
    let actions = |fixture: &Fixture| {
        let first = [fixture.procedure()].into_iter().chain(choose(1));
        let place = [territory("2024:30"), Action::Continue];
        let answers = [type_in("4"), type_in("2026-08-01"), choose(0)].into_iter().flatten();
        first.chain(place).chain(answers).chain(type_in("2026-01-01")).collect()
    };
    snapshot("result-policy", actions, Some("31"));
}

/// Roundings that no text gives, a maximum a year, and a limit that may be shorter.
#[test]
fn result_of_texts_that_leave_things_open() {
    let actions = |fixture: &Fixture| {
        let Action::Procedure(procedure) = fixture.procedure() else { panic!() };
        let mut procedure = Rc::unwrap_or_clone(procedure);
        procedure.fees[0].rates[0].price = Price::Amount(Dong(5_001));
        let (percent, rounding) = (50, Rounding::Unsaid);
        let yearly_maximum = Some(Dong(100_000));
        let change = FeeChange::Percent { percent, rounding, yearly_maximum };
        procedure.policies[0].effect = Effect::Fee { fees: vec![0], change };
        let change = LimitChange::CutPercent { percent: 40, rounding, from_days: None };
        let faster = &mut procedure.policies[1];
        (faster.effect, faster.perhaps) = (Effect::Limit(change), true);
        faster.when = Condition::Always;
        let (vi, en) = ("thủ tục có trong danh mục.", "the procedure is listed.");
        faster.provided = Some(Text { vi: vi.into(), en: en.into() });
        let first = [Action::Procedure(Rc::new(procedure))].into_iter().chain(choose(0));
        let place = [territory("2024:30"), Action::Continue];
        let answers = [type_in("0"), choose(0), type_in("2026-01-01")].into_iter().flatten();
        first.chain(place).chain(answers).collect()
    };
    snapshot("result-open-texts", actions, Some("31"));
}

#[test]
fn a_screen_that_is_awaited_is_not_taken_for_the_screen() {
    let fixture = Fixture::new(Language::Vi, Some("48"));
    let state = Rc::new(fixture.after([fixture.procedure()]));
    for (parts, awaited) in [(0, true), (usize::MAX, false)] {
        let html = html_of_parts(&state, parts);
        let classes = ["mc--waiting", "mc--question"].map(|class| html.contains(class));
        assert_eq!(classes, [awaited, !awaited], "{html}");
    }
}

/// Below every result, and above the screen where a link couldn't be read.
#[test]
fn a_part_of_a_screen_only_adds_until_it_is_whole() {
    let fixture = Fixture::new(Language::Vi, Some("48"));
    let question = vec![fixture.procedure()];
    for (name, actions) in [("question", question), ("result", to_result(&fixture))] {
        let state = Rc::new(fixture.after(actions));
        let whole = html_of_parts(&state, usize::MAX);
        let lines_of = |parts| html_of_parts(&state, parts).replace(" aria-busy=\"true\"", "");
        let mut before = lines_of(1);
        for shown in 2..=parts(&state) {
            let html = lines_of(shown);
            assert!(html.len() > before.len(), "{name}: part {shown} adds nothing");
            let mut lines = html.lines();
            for line in before.lines() {
                // A card's own end is on the line of what is added to it.
                let line = line.trim_end_matches("</section>").trim_end_matches("</div>");
                assert!(lines.any(|it| it.starts_with(line)), "{name}: part {shown} takes {line}");
            }
            before = html;
        }
        assert_eq!(before, whole, "{name}");
        assert!(!whole.contains("aria-busy"), "{name}");
    }
}

#[test]
fn links() {
    let copied = |copied| {
        move |fixture: &Fixture| {
            let mut actions = to_result(fixture);
            actions.extend([Action::Copy, Action::Copied(copied)]);
            actions
        }
    };
    for (did, told) in [(true, "Đã sao chép liên kết."), (false, "không cho sao chép")] {
        let fixture = Fixture::new(Language::Vi, Some("48"));
        let html = html(fixture.after(copied(did)(&fixture)));
        let status = html.split("role=\"status\" class=\"mc-keep__told\">").nth(1).unwrap_or(&html);
        assert!(status.split('<').next().is_some_and(|text| text.contains(told)), "{status}");
    }
    let damaged = |fixture: &Fixture| {
        vec![Action::Address("https://example.gov.vn/#mot-cua=1~".into()), fixture.procedure()]
    };
    snapshot("link-damaged", damaged, Some("48"));
}

/// What goes into a calendar, which others may see.
#[test]
fn a_calendar_file_tells_nothing_of_the_answers() {
    let fixture = Fixture::new(Language::Vi, None);
    let da_nang = Action::Province(ProvinceCode::parse("48").ok());
    let mut actions = to_result(&fixture);
    actions.splice(3..3, [da_nang, Action::Continue]);
    let html = html(fixture.after(actions));
    let files: Vec<&str> = html.split("href=\"data:").skip(1).collect();
    assert_eq!(files.len(), 2, "online and at the counter");
    for file in files {
        let file = file.split('"').next().unwrap();
        assert!(file.contains("fishing") && file.contains("DTSTART%3BVALUE%3DDATE%3A20260907"));
        let link = "mot-cua%3D1~rating~fishing~~~";
        // Long lines are folded.
        assert!(file.replace("%0D%0A%20", "").contains(link), "{file}");
        for told in ["2026-08-01", "~48~", "1.4."] {
            assert!(!file.contains(told), "{told} in {file}");
        }
    }
}

#[test]
fn rating() {
    let rate = |more: Vec<Action>| {
        move |fixture: &Fixture| fixture.to_rate().into_iter().chain(more.clone()).collect()
    };
    snapshot("received", rate(vec![]), Some("48"));
    let received = Action::Received(true);
    snapshot("rating-missing", rate(vec![received.clone(), Action::Send]), Some("48"));
    let good = Action::Score(Score::ALL[4]);
    snapshot("rating-good", rate(vec![received.clone(), good]), Some("48"));
    let scored = Action::Factor(Factor::Staff, Score::ALL[1]);
    snapshot("rating-factors", rate(vec![received.clone(), scored]), Some("48"));
    let (bad, late) = (Action::Score(Score::ALL[0]), Action::Reason(Reason::Late));
    snapshot("rating-bad", rate(vec![received, bad, late]), Some("48"));
    let gave_up = |fixture: &Fixture| {
        let mut actions = to_result(fixture);
        actions.extend([Action::GiveUp, Action::Score(Score::ALL[1])]);
        actions
    };
    snapshot("rating-gave-up", gave_up, Some("48"));
}

/// Asked to rate the office, with some options, and then what the person does.
fn asked(
    change: impl Fn(&mut Options),
    then: impl IntoIterator<Item = Action>,
) -> impl Fn(&Fixture) -> Vec<Action> {
    let then: Vec<Action> = then.into_iter().collect();
    move |fixture| {
        let mut options = Options { part: Part::Rating, ..fixture.after([]).options };
        change(&mut options);
        let first = [Action::Configure(options, None), fixture.procedure()];
        first.into_iter().chain([Action::Received(true)]).chain(then.clone()).collect()
    }
}

#[test]
fn rating_that_was_given_before() {
    let rated =
        |what: &str| [Action::Rated(vec![Rated { what: what.into(), on: date(2026, 8, 1) }])];
    snapshot("rating-already", asked(|_| {}, rated("office:fishing")), Some("48"));
    let ticket = |options: &mut Options| {
        options.ticket = Ticket::try_from("a.b.c".to_owned()).ok();
    };
    snapshot("rating-already-ticket", asked(ticket, rated("ticket:a.b.c")), Some("48"));
}

#[test]
fn rating_where_nothing_is_kept() {
    let none = |options: &mut Options| options.storage = Storage::None;
    snapshot("rating-keeps-nothing", asked(none, []), Some("48"));
}

#[test]
fn rating_with_a_comment() {
    let comments = |options: &mut Options| options.comments = true;
    snapshot("rating-comment", asked(comments, []), Some("48"));
    let text = "Tôi là chủ số 0912 345 678, CCCD 001190012345; phí 15.000 đ.";
    let written = [Action::Consent(true), Action::Comment(text.into())];
    snapshot("rating-comment-struck", asked(comments, written), Some("48"));
}

#[test]
fn thanks() {
    for (name, delivery) in [
        ("sending", Delivery::Sending),
        ("sent", Delivery::Sent),
        ("queued", Delivery::Queued),
        ("lost", Delivery::Lost),
        ("refused", Delivery::Refused),
        ("ticket-used", Delivery::TicketUsed),
    ] {
        let actions = |fixture: &Fixture| {
            let score = Action::Score(Score::ALL[3]);
            let sent = [Action::Received(true), score, Action::Send, Action::Delivered(delivery)];
            fixture.to_rate().into_iter().chain(sent).collect()
        };
        snapshot(&format!("thanks-{name}"), actions, Some("48"));
    }
}

#[test]
fn problems() {
    let problems = [
        Problem::BadAttribute { attribute: "channel", value: "fax".into() },
        Problem::UnknownProcedure("9.999999".into()),
        Problem::UnknownProvince("99".into()),
        Problem::CatalogueUnreachable("/data/catalogue.bin".into()),
        Problem::CatalogueBroken("not ours".into()),
        Problem::CatalogueFormat(9),
    ];
    for problem in problems {
        let name = format!("problem-{}", problem.code());
        snapshot(&name, |_| vec![Action::Failed(problem.clone())], Some("48"));
    }
}
