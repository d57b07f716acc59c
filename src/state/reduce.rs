//! The one function that changes the state.

use std::rc::Rc;

use rules::place::Place;
use rules::procedure::Procedure;
use rules::rating::Stage;

use super::{
    Action, Arrival, Delivery, Draft, Fault, LinkTo, Opened, Options, Part, Problem, RatingForm,
    Screen, State,
};

/// The state after an action. An action that doesn't fit the screen changes nothing.
#[must_use]
pub fn reduce(mut state: State, action: Action) -> State {
    if !state.offers(&action) {
        return state;
    }
    let shown = action.is_of_a_person().then(|| state.screen.clone());
    if shown.is_some() {
        state.cleared = None;
    }
    change(&mut state, action);
    if shown.is_some_and(|shown| shown != state.screen) {
        state.link_damaged = false;
        state.copied = None;
    }
    state
}

fn change(state: &mut State, action: Action) {
    match action {
        Action::Configure(options, problem) => state.configure(options, problem),
        Action::Clock(now) => state.now = state.options.as_of.unwrap_or(now),
        Action::Address(address) => state.address(&address),
        Action::Opened(opened) => state.open(opened),
        Action::Asked(asked) => {
            state.catalogue = Some(asked.version.clone());
            state.given = vec![None; asked.questions.len()];
            state.procedure = Some(Rc::new(Procedure::asked(&asked)));
            // Whether any other question comes first hangs on what isn't known yet, and a link that
            // is still to be read may lead elsewhere.
            let first = asked.questions.first();
            let is_everybodys = first.is_some_and(|first| first.for_policies.is_empty());
            if is_everybodys && state.fragment.is_none() {
                state.begin();
            }
        }
        Action::Manifest(manifest) => state.manifest = Some(manifest),
        Action::Catalogue { version, provinces, calendar } => {
            state.catalogue = Some(version);
            state.provinces = provinces;
            state.calendar = Some(calendar);
            state.check_province();
        }
        Action::Guides(guides) => {
            state.guides = Some(guides);
            // In another language it arrives behind a screen that stays.
            if state.screen == Screen::Loading && state.fragment.is_none() {
                state.screen = Screen::Find;
            }
        }
        // Without one the next key tries again.
        Action::Index(index) => {
            state.index = index;
            state.index_awaited = false;
        }
        Action::LifeEvent(event) => {
            state.opening = None;
            // In another language it arrives behind the procedure of one of its steps.
            let chosen = matches!(state.screen, Screen::Find | Screen::Loading);
            if chosen || state.screen == Screen::LifeEvent {
                state.show(Screen::LifeEvent);
            }
            state.life_event = Some(event);
        }
        Action::Procedure(procedure) => {
            state.opening = None;
            let same = state.procedure.as_deref().is_some_and(|old| old.id == procedure.id);
            let shown = !matches!(
                state.screen,
                Screen::Find | Screen::LifeEvent | Screen::Loading | Screen::Problem(_)
            );
            let questions = procedure.questions.len();
            state.procedure = Some(procedure);
            // The same one in another language leaves everything as it is.
            if !(same && shown) {
                state.given = vec![None; questions];
                state.ready.clear();
                state.progress = 0;
                state.resumed = None;
                state.use_procedure();
                // A link that is still to be read may lead elsewhere.
                if state.fragment.is_some() {
                    state.screen = Screen::Loading;
                } else {
                    state.begin();
                }
            }
        }
        // What a link asks for may not exist; what the page asks for should.
        Action::Failed(_) if state.fragment.is_some() && state.can_do_without_link() => {
            state.open(Opened::Damaged);
        }
        Action::Later(arrival) => {
            state.later = arrival;
            // What reads links isn't there.
            if arrival == Arrival::Failed {
                state.open(Opened::Elsewhere);
            }
        }
        Action::Resume(visit) => state.resume(&visit),
        Action::Recent(recent) => {
            state.recent = recent;
            // What is shown already is the latest.
            state.use_procedure();
        }
        Action::Failed(problem) => state.screen = Screen::Problem(problem),
        Action::Query(query) => {
            state.query = query;
            let has_more = state.manifest.as_ref().is_some_and(|all| all.search.is_some());
            state.index_awaited |= has_more && state.index.is_none();
        }
        Action::Choose(id) => {
            state.opening = Some(id);
            if state.screen == Screen::Find {
                state.life_event = None;
            }
        }
        Action::Retry => state.screen = Screen::Loading,
        Action::Province(province) => {
            if state.place.province != province {
                state.place = Place { province, territory: None };
            }
            state.fault = None;
        }
        Action::Territory(territory) => {
            state.place.territory = Some(territory);
            state.fault = None;
        }
        Action::Draft(draft) => {
            state.draft = draft;
            state.fault = None;
        }
        Action::Continue => state.go_on(),
        Action::Back => state.back(),
        Action::Change(question) if state.asks(question) => state.ask(question),
        Action::Change(_) => {}
        Action::ChangePlace => state.show(Screen::Place),
        Action::Needed(day) => state.needed = day,
        Action::Ready(paper) => match state.ready.iter().position(|ready| *ready == paper) {
            Some(index) => drop(state.ready.swap_remove(index)),
            None => state.ready.push(paper),
        },
        Action::Copy => state.copied = None,
        Action::Print => {}
        Action::Copied(copied) => state.copied = Some(copied),
        Action::Rate => state.rate(match state.screen {
            Screen::DeadEnd => Stage::DeadEnd,
            _ => Stage::GuideOnly,
        }),
        Action::GiveUp => state.rate(Stage::GaveUp),
        Action::Received(true) => state.rate(Stage::Completed),
        Action::Received(false) => {
            state.screen = Screen::Loading;
            state.begin_guide();
        }
        Action::Score(score) => state.rating.choose(score),
        Action::Factor(factor, score) if state.rating.asks_factors() => {
            state.rating.factor(factor, score);
        }
        Action::Factor(..) => {}
        Action::Reason(reason) => state.rating.toggle(reason),
        Action::Consent(given) => state.rating.consent(given),
        Action::Comment(text) => state.rating.comment(&text),
        Action::Rated(rated) => state.rated = rated,
        Action::Send => state.send(),
        Action::Delivered(delivery) => {
            if matches!(state.screen, Screen::Thanks(_)) {
                state.screen = Screen::Thanks(delivery);
            }
        }
        Action::RefusedLater | Action::Painted => {}
        Action::Reset => state.reset(),
        Action::Clear => {
            state.recent.clear();
            state.reset();
        }
        Action::Cleared(waiting) => state.cleared = Some(waiting),
    }
}

impl State {
    /// Shows a screen with nothing entered.
    pub(super) fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.fault = None;
        self.draft = Draft::Empty;
        self.rating.seen |= self.screen == Screen::Rating && self.already_rated().is_none();
    }

    /// Keeps the page's address, and the link of ours that stands in it.
    fn address(&mut self, address: &str) {
        let (page, fragment) = address.split_once('#').unwrap_or((address, ""));
        self.page = Some(page.to_owned());
        if super::link::is_ours(fragment) {
            self.fragment = Some(fragment.to_owned());
        }
    }

    /// Whether there is something to show where the procedure of a link can't be had.
    fn can_do_without_link(&self) -> bool {
        let chosen = self.procedure.is_some() || self.life_event.is_some();
        self.options.procedure.is_none() && (chosen || self.guides.is_some())
    }

    /// Shows what a link leads to, or what is shown without one.
    fn open(&mut self, opened: Opened) {
        if self.fragment.take().is_none() {
            return;
        }
        match opened {
            Opened::Answers { to, place, given } => {
                // Where the page says where it is filed, the page is right.
                if self.options.province.is_none_or(|code| place.province == Some(code)) {
                    self.place = place;
                }
                self.given = given;
                self.ready.clear();
                match to {
                    LinkTo::Rating => self.show(Screen::Received),
                    LinkTo::Guide => self.next_screen(),
                }
                return;
            }
            Opened::Damaged => self.link_damaged = true,
            Opened::Elsewhere => {}
        }
        if self.screen == Screen::Loading && self.procedure.is_some() {
            self.begin();
        } else if self.screen == Screen::Loading && self.guides.is_some() {
            self.show(Screen::Find);
        }
    }

    /// Asks how it went. What was begun for another stage was about something else.
    fn rate(&mut self, stage: Stage) {
        if self.rating.stage != Some(stage) {
            self.rating = RatingForm { seen: self.rating.seen, ..RatingForm::default() };
        }
        self.rating.stage = Some(stage);
        self.show(Screen::Rating);
    }

    /// Hands the rating over, once; what can't be kept may be sent again.
    fn send(&mut self) {
        match self.screen {
            Screen::Rating if self.already_rated().is_some() => {}
            Screen::Rating if self.rating.score.is_none() => self.rating.score_missing = true,
            Screen::Rating => {
                self.remember_rated();
                self.show(Screen::Thanks(Delivery::Sending));
            }
            Screen::Thanks(Delivery::Lost) => self.show(Screen::Thanks(Delivery::Sending)),
            _ => {}
        }
    }

    /// Another language or theme changes nothing else; another procedure starts again.
    fn configure(&mut self, options: Options, problem: Option<Problem>) {
        let same = options.procedure == self.options.procedure
            && options.part == self.options.part
            && options.catalogue == self.options.catalogue
            && !matches!(&self.screen, Screen::Problem(problem) if !problem.may_pass());
        if options.province != self.options.province {
            self.place = Place { province: options.province, territory: None };
        }
        self.now = options.as_of.unwrap_or(self.now);
        self.options = options;
        if let Some(problem) = problem {
            self.screen = Screen::Problem(problem);
        } else if !same {
            self.screen = Screen::Loading;
            self.index = None;
            self.index_awaited = false;
            self.life_event = None;
            self.procedure = None;
            self.given.clear();
        } else if !self.provinces.is_empty() {
            self.check_province();
        }
    }

    /// A code of the right form may still be no province.
    fn check_province(&mut self) {
        if let Some(code) = self.options.province
            && self.province(code).is_none()
        {
            self.screen = Screen::Problem(Problem::UnknownProvince(code.to_string()));
        }
    }

    /// The first screen of a procedure.
    fn begin(&mut self) {
        match (self.options.part, &self.screen) {
            (_, Screen::Problem(_)) => {}
            (Part::Rating, _) => self.show(Screen::Received),
            (Part::Guide, _) => self.begin_guide(),
        }
    }

    fn begin_guide(&mut self) {
        self.next_screen();
    }

    fn asks(&self, question: u8) -> bool {
        self.case().is_some_and(|case| case.questions().any(|(asked, _)| asked == question))
    }

    /// Shows a question with what was answered there.
    fn ask(&mut self, question: u8) {
        self.show(Screen::Question(question));
        self.draft = self.draft_of(question);
        self.advance();
    }

    /// Confirms what is entered.
    fn go_on(&mut self) {
        match self.screen {
            Screen::Place => {
                if self.place_is_open() {
                    self.fault = Some(Fault::Empty);
                } else {
                    self.next_screen();
                }
            }
            Screen::Question(question) => match self.answer(question) {
                Ok(answer) => {
                    if let Some(slot) = self.given.get_mut(usize::from(question)) {
                        *slot = Some(answer);
                    }
                    self.resumed = None;
                    self.next_screen();
                }
                Err(fault) => self.fault = Some(fault),
            },
            _ => {}
        }
    }

    /// The first question that is open, the place, a dead end, or the result.
    ///
    /// The first question is asked before the place if it is the same everywhere, so that it can be
    /// shown before anything is known of the person.
    pub(super) fn next_screen(&mut self) {
        let Some(case) = self.case() else { return };
        let (dead_end, next) = (case.dead_end().is_some(), case.next_question());
        match next {
            _ if dead_end => self.show(Screen::DeadEnd),
            Some(question) if !self.place_is_open() || self.is_before_the_place(question) => {
                self.ask(question);
            }
            _ if self.place_is_open() => self.show(Screen::Place),
            _ => self.show(Screen::Result),
        }
    }

    fn place_is_open(&self) -> bool {
        let territory_open = !self.territories().is_empty() && self.place.territory.is_none();
        self.place.province.is_none() || territory_open
    }

    /// Whether a question is asked before the place: the first one, unless it is asked for policies
    /// of some places only.
    fn is_before_the_place(&self, question: u8) -> bool {
        let questions = self.procedure.as_deref().map_or(&[][..], |p| &p.questions);
        question == 0 && questions.first().is_some_and(|first| first.for_policies.is_empty())
    }

    fn back(&mut self) {
        let end = match self.screen {
            Screen::Question(question) => Some(question),
            Screen::Result | Screen::DeadEnd => None,
            Screen::Rating if self.rating.stage == Some(Stage::Completed) => {
                return self.show(Screen::Received);
            }
            Screen::Rating => return self.next_screen(),
            Screen::Place if self.is_before_the_place(0) => return self.ask(0),
            Screen::Place | Screen::LifeEvent => return self.back_to_list(),
            _ => return,
        };
        // Of a dead end, the last question that has an answer.
        let answered =
            |question: &u8| self.given.get(usize::from(*question)).is_some_and(Option::is_some);
        let before = match self.screen {
            Screen::DeadEnd => self
                .case()
                .and_then(|case| case.questions().map(|(index, _)| index).filter(answered).last()),
            _ => self.question_before(end),
        };
        let over_place = self.can_change_place()
            && self.screen != Screen::DeadEnd
            && before.is_none_or(|question| self.is_before_the_place(question))
            && end.is_none_or(|question| !self.is_before_the_place(question));
        match before {
            _ if over_place => self.show(Screen::Place),
            Some(question) => self.ask(question),
            None => self.back_to_list(),
        }
    }

    /// Where a procedure or a situation of life was chosen, if the page didn't name it.
    fn back_to_list(&mut self) {
        if self.life_event.is_some() && self.screen != Screen::LifeEvent {
            self.show(Screen::LifeEvent);
        } else if self.guides.is_some() {
            self.show(Screen::Find);
        }
    }

    /// Whether the citizen chose the place, or a part of it.
    #[must_use]
    pub fn can_change_place(&self) -> bool {
        self.options.province.is_none() || !self.territories().is_empty()
    }

    /// Whether there is a screen before this one.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        let mut before = self.clone();
        before.back();
        before.screen != self.screen
    }

    /// Forgets what the citizen has said; what was fetched stays.
    fn reset(&mut self) {
        self.place = Place { province: self.options.province, territory: None };
        self.given.iter_mut().for_each(|answer| *answer = None);
        self.ready.clear();
        self.needed.clear();
        self.rating = RatingForm::default();
        self.query.clear();
        self.progress = 0;
        self.resumed = None;
        if self.options.procedure.is_none() && self.guides.is_some() {
            self.procedure = None;
            self.life_event = None;
            self.show(Screen::Find);
        } else if self.life_event.is_some() {
            self.procedure = None;
            self.show(Screen::LifeEvent);
        } else if self.procedure.is_some() {
            self.begin();
        }
    }
}
