//! The widget at work: holds the state, fetches what it needs, sends what it must.

mod answer;
mod download;
pub(crate) mod embedded;
mod keep;
mod later;
mod memory;
mod outbox;
mod report;
mod shelf;
mod start;

use std::cell::Cell;
use std::mem;
use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::{Element, HtmlElement};
use yew::html::Scope;
use yew::prelude::*;

use crate::browser::colours::Colours;
use crate::browser::{address, clock, focus};
use crate::screens::{parts, show_first, show_waiting};
use crate::state::{
    Action, Arrival, Delivery, LinkStep, Opened, Options, Problem, Screen, State, Storage, counted,
    reduce,
};

use download::Wanted;
use outbox::Mail;

/// What the loader says.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The element of the page.
    pub(crate) host: HtmlElement,
    /// Where the screens are.
    pub(crate) root: Element,
    /// What the page asked for, or why it can't be understood.
    pub(crate) options: Result<Options, (Options, Problem)>,
    /// What the loader has brought for the first question of what the page asked for first.
    pub(crate) start: Rc<[u8]>,
    /// The attribute that the styles look at.
    pub(crate) theme: Option<String>,
    /// Hears how the widget can be spoken to.
    pub(crate) created: Callback<Scope<App>>,
}

/// The widget.
pub(crate) struct App {
    pub(crate) state: Rc<State>,
    dispatch: Callback<Action>,
    /// The screen that was rendered last.
    shown: Screen,
    /// Whether the next screen takes the focus: only after the person did something.
    focus: bool,
    /// What sends ratings, once it has arrived, with where to and where they wait.
    mail: Option<(String, Storage, Box<dyn Mail>)>,
    /// What the loader has brought of what the page asked for first, until it can be read.
    brought: Option<Rc<[u8]>>,
    /// The person has answered the first question, and what comes next isn't known yet.
    held: bool,
    /// Whether the focus goes to the heading although the screen is the same.
    again: bool,
    /// How often everything was asked for anew: what was asked for before isn't waited for any more.
    turn: Rc<Cell<u32>>,
    /// How many parts of the screen are shown: all, or more with each frame.
    parts: usize,
    /// Whether the page may have set other colours since they were looked at.
    recoloured: bool,
    colours: Colours,
    /// Hears of links that are opened on the same page.
    _address: Option<EventListener>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        ctx.props().created.emit(link.clone());
        let (options, problem) = understood(&ctx.props().options);
        let arrived = start::asked(&ctx.props().start)
            .map(|(asked, rest)| (Action::Asked(Rc::new(asked)), Rc::from(rest)));
        let (asked, brought) = arrived.unzip();
        let first = [Action::Address(address::read()), Action::Configure(options.clone(), problem)];
        link.send_message_batch(first.into_iter().chain(asked).collect());
        let opened = move || link.send_message(Action::Address(address::read()));
        Self {
            state: Rc::new(State::new(options, clock::now())),
            dispatch: ctx.link().callback(|action| action),
            shown: Screen::Loading,
            focus: false,
            again: false,
            turn: Rc::default(),
            parts: usize::MAX,
            recoloured: true,
            colours: Colours::default(),
            mail: None,
            brought,
            held: false,
            _address: address::watch(opened),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        self.recoloured = true;
        let (options, problem) = understood(&ctx.props().options);
        ctx.link().send_message(Action::Configure(options, problem));
        false
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let before = Rc::clone(&self.state);
        let mut state = State::clone(&before);
        if matches!(action, Action::Later(_)) && self.waits() && focus::is_in(&ctx.props().root) {
            // It went to the heading that says what is awaited.
            self.focus = true;
            self.again = true;
        }
        if action.is_of_a_person() {
            state = reduce(state, Action::Clock(clock::now()));
            self.focus = true;
        }
        if matches!(action, Action::Send) && state.rating.id.is_none() {
            state.rating.id = self.mail.as_ref().and_then(|(_, _, mail)| mail.new_id());
        }
        let next = reduce(state.clone(), action.clone());
        let known = state.calendar.is_some();
        if matches!(action, Action::Continue) && !known && next.screen != state.screen {
            self.held = true;
            self.again = true;
            return true;
        }
        state = next;
        if matches!(action, Action::Configure(..) | Action::Later(_)) {
            self.connect(ctx);
        }
        if let Some(later) = later::get() {
            self.unfold(ctx, &before, &state, &action);
            let waits = || self.mail.as_ref().is_some_and(|(_, _, mail)| mail.waits());
            state = (later.remember)(state, &before, &action, &waits);
        }
        self.state = Rc::new(state);
        self.again |= matches!(action, Action::Reset | Action::Clear);
        self.act(ctx, &before, &action);
        self.open_link(ctx, &action);
        report::changes(&ctx.props().host, &before, &self.state, &action);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (state, dispatch) = (&*self.state, &self.dispatch);
        match later::get() {
            Some(later) => (later.show)(state, dispatch, self.parts),
            None if self.waits() => show_waiting(state, dispatch),
            None => show_first(state, dispatch),
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some((_, _, mail)) = &self.mail {
            mail.close();
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            ctx.link().send_future(fetch_later());
        }
        if self.recoloured
            && self.state.screen != Screen::Loading
            && let Some(later) = later::get()
        {
            self.recoloured = false;
            (later.correct)(&mut self.colours, &ctx.props().host, &ctx.props().root);
        }
        if self.parts < usize::MAX
            && let Some(later) = later::get()
        {
            let dispatch = self.dispatch.clone();
            (later.after_paint)(Box::new(move || dispatch.emit(Action::Painted)));
        }
        if self.shown == self.state.screen && !self.again {
            return;
        }
        self.again = false;
        self.shown = self.state.screen.clone();
        if self.focus && self.shown != Screen::Loading {
            self.focus = false;
            focus::focus(&ctx.props().root, ".mc-heading");
        }
    }
}

impl App {
    /// Whether there is nothing to show before the rest of the widget has arrived. An officer's first
    /// question is larger and has keys.
    fn waits(&self) -> bool {
        let Screen::Question(_) = self.state.screen else { return !self.state.screen.is_first() };
        self.held || self.state.options.officer
    }

    /// Begins with the first part of a screen that a person has come to, and adds the next one once
    /// that is painted.
    fn unfold(&mut self, ctx: &Context<Self>, before: &State, after: &State, action: &Action) {
        if before.screen != after.screen {
            self.parts = usize::MAX;
            if action.is_of_a_person() {
                self.parts = 1;
                // A browser lays everything out anew before it takes away what has the focus.
                focus::leave(&ctx.props().root);
            }
        } else if matches!(action, Action::Painted) {
            self.parts = self.parts.saturating_add(1);
        }
        if self.parts >= parts(after) {
            self.parts = usize::MAX;
        }
    }

    /// Starts to send where the page says, unless what it says can't be understood.
    fn connect(&mut self, ctx: &Context<Self>) {
        let (Ok(options), Some(later)) = (&ctx.props().options, later::get()) else { return };
        if let Some((collector, storage, mail)) = &self.mail {
            if *collector == options.collector && *storage == options.storage {
                return;
            }
            mail.close();
        }
        let mail = (later.outbox)(options, self.dispatch.clone());
        self.mail = Some((options.collector.clone(), options.storage, mail));
    }

    /// Reads the link in the address, once what it takes is there, and takes it out of the address.
    fn open_link(&self, ctx: &Context<Self>, action: &Action) {
        if let Action::Opened(Opened::Answers { .. } | Opened::Damaged) = action {
            address::clear();
        }
        let may = matches!(
            action,
            Action::Address(_) | Action::Guides(_) | Action::Procedure(_) | Action::Later(_)
        );
        let Some(later) = later::get().filter(|_| may) else { return };
        match ((later.link_step)(&self.state), &self.state.manifest) {
            (Some(LinkStep::Opened(opened)), _) => {
                ctx.link().send_message(Action::Opened(opened));
            }
            (Some(LinkStep::Fetch(id)), Some(manifest)) => {
                self.fetch(ctx, Wanted::Procedure(Rc::clone(manifest), id));
            }
            _ => {}
        }
    }

    /// Fetches files of the catalogue. Of two languages or procedures that a page asks for one after
    /// the other, the first may arrive last: it is let go.
    fn fetch(&self, ctx: &Context<Self>, wanted: Wanted) {
        if matches!(wanted, Wanted::Start(_)) {
            self.turn.set(self.turn.get().wrapping_add(1));
        }
        let (turn, now) = (self.turn.get(), Rc::clone(&self.turn));
        // What can be found is asked for once, whoever asks again meanwhile.
        let always = matches!(wanted, Wanted::Index(_));
        let arrives = fetch(self.state.options.clone(), wanted);
        ctx.link().send_future_batch(async move {
            let arrived = arrives.await;
            if always || now.get() == turn { arrived } else { Vec::new() }
        });
    }

    /// What was chosen in a list.
    fn chosen(&self) -> Option<Wanted> {
        let (manifest, id) = (self.state.manifest.clone()?, self.state.opening.clone()?);
        Some(Wanted::Procedure(manifest, id))
    }

    /// What has to be fetched or sent after an action.
    fn act(&mut self, ctx: &Context<Self>, before: &State, action: &Action) {
        let link = ctx.link().clone();
        let state = Rc::clone(&self.state);
        let wanted = match action {
            // What was chosen and couldn't be had is tried again, not the list.
            Action::Retry if state.opening.is_some() => self.chosen(),
            Action::Configure(..) | Action::Retry if state.screen == Screen::Loading => {
                // At first it is on its way already.
                let first = before.screen == Screen::Loading && self.brought.is_some();
                if !first {
                    self.brought = None;
                }
                (!first).then_some(Wanted::Start(None))
            }
            // The catalogue of another language; answers and screen stay.
            Action::Configure(options, None) if options.language != before.options.language => {
                let procedure = state.procedure.as_deref().map(|procedure| procedure.id.clone());
                Some(Wanted::Start(match before.screen {
                    Screen::Find => None,
                    Screen::LifeEvent => state.life_event.as_deref().map(|event| event.id.clone()),
                    _ => procedure,
                }))
            }
            Action::Choose(_) => self.chosen(),
            Action::Query(_) if before.index_awaited != state.index_awaited => {
                state.manifest.clone().map(Wanted::Index)
            }
            _ => None,
        };
        if let Some(wanted) = wanted {
            self.fetch(ctx, wanted);
        }
        if matches!(action, Action::Later(Arrival::Awaited)) {
            link.send_future(fetch_later());
        }
        if let (Action::Later(Arrival::Here), Some(later)) = (action, later::get())
            && let Some(brought) = self.brought.take()
        {
            match (later.rest)(&brought) {
                Some(arrived) => link.send_message_batch(arrived.into()),
                // What can't be read is fetched from where it was made.
                None => self.fetch(ctx, Wanted::Start(None)),
            }
        }
        if matches!(action, Action::Procedure(_)) && mem::take(&mut self.held) {
            link.send_message(Action::Continue);
        }
        if let (Action::Copy | Action::Print, Some(later)) = (action, later::get()) {
            (later.keep)(&ctx.props().root, &self.state, action, &self.dispatch);
        }
        let Some((_, _, mail)) = &self.mail else { return };
        if let Some(count) = counted(before, &self.state) {
            mail.count(&count);
        }
        if self.state.screen == Screen::Rating && before.screen != Screen::Rating {
            mail.recall();
        }
        let sending = Screen::Thanks(Delivery::Sending);
        if self.state.screen == sending && before.screen != sending {
            mail.hand_over(&self.state);
        }
    }
}

/// The module behind the first question.
async fn fetch_later() -> Action {
    Action::Later(later::load().await.map_or(Arrival::Failed, |_| Arrival::Here))
}

/// Fetches files of the catalogue, with what reads them.
async fn fetch(options: Options, wanted: Wanted) -> Vec<Action> {
    match later::load().await {
        Some(later) => (later.fetch)(options, wanted).await,
        None => vec![Action::Failed(Problem::PartMissing)],
    }
}

fn understood(options: &Result<Options, (Options, Problem)>) -> (Options, Option<Problem>) {
    match options {
        Ok(options) => (options.clone(), None),
        Err((options, problem)) => (options.clone(), Some(problem.clone())),
    }
}
