//! The widget at work: holds the state, fetches what it needs, sends what it must.

mod answer;
mod download;
mod outbox;
mod report;
mod shelf;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::browser::page::Page;
use crate::browser::{clock, focus};
use crate::screens::show;
use crate::state::{Action, Delivery, Options, Problem, Screen, State, counted, reduce};

use download::{Wanted, fetch};
use outbox::Outbox;

/// What the loader says.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The element of the page.
    pub(crate) host: HtmlElement,
    /// Where the screens are.
    pub(crate) root: Element,
    /// What the page asked for, or why it can't be understood.
    pub(crate) options: Result<Options, (Options, Problem)>,
}

/// The widget.
pub(crate) struct App {
    pub(crate) state: Rc<State>,
    dispatch: Callback<Action>,
    /// The screen that was rendered last.
    shown: Screen,
    /// Whether the next screen takes the focus: only after the person did something.
    focus: bool,
    post: Option<Post>,
}

/// What sends, and what makes it send.
struct Post {
    outbox: Outbox,
    _page: Page,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let (options, problem) = understood(&ctx.props().options);
        link.send_message(Action::Configure(options.clone(), problem));
        Self {
            state: Rc::new(State::new(options, clock::now())),
            dispatch: ctx.link().callback(|action| action),
            shown: Screen::Loading,
            focus: false,
            post: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        let (options, problem) = understood(&ctx.props().options);
        ctx.link().send_message(Action::Configure(options, problem));
        false
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let before = Rc::clone(&self.state);
        let mut state = State::clone(&before);
        if action.is_of_a_person() {
            state = reduce(state, Action::Clock(clock::now()));
            self.focus = true;
        }
        if matches!(action, Action::Send) && state.rating.id.is_none() {
            state.rating.id = outbox::new_id();
        }
        self.state = Rc::new(reduce(state, action.clone()));
        if let Action::Configure(options, problem) = &action {
            self.connect(ctx, &before.options, options, problem.is_none());
        }
        self.act(ctx, &before, &action);
        report::changes(&ctx.props().host, &before, &self.state, &action);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        show(&self.state, &self.dispatch)
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(post) = &self.post {
            post.outbox.close();
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if self.shown == self.state.screen {
            return;
        }
        self.shown = self.state.screen.clone();
        if self.focus && self.shown != Screen::Loading {
            self.focus = false;
            focus::focus(&ctx.props().root, ".mc-heading");
        }
    }
}

impl App {
    /// Starts to send where the page says, unless what it says can't be understood.
    fn connect(&mut self, ctx: &Context<Self>, before: &Options, options: &Options, good: bool) {
        let same = before.collector == options.collector && before.storage == options.storage;
        if !good || same && self.post.is_some() {
            return;
        }
        if let Some(post) = &self.post {
            post.outbox.close();
        }
        let outbox = Outbox::new(options, ctx.link().callback(|action| action));
        let (online, leaves) = (outbox.clone(), outbox.clone());
        let page = Page::watch(move || online.hurry(), move || leaves.part());
        outbox.start();
        self.post = Some(Post { outbox, _page: page });
    }

    /// What has to be fetched or sent after an action.
    fn act(&self, ctx: &Context<Self>, before: &State, action: &Action) {
        let link = ctx.link().clone();
        let state = &self.state;
        let wanted = match action {
            Action::Configure(..) | Action::Retry if state.screen == Screen::Loading => {
                Some(Wanted::Start(None))
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
            Action::Choose(id) => {
                state.manifest.clone().map(|manifest| Wanted::Procedure(manifest, id.clone()))
            }
            Action::Query(_) if before.index_awaited != state.index_awaited => {
                state.manifest.clone().map(Wanted::Index)
            }
            _ => None,
        };
        if let Some(wanted) = wanted {
            link.send_future_batch(fetch(state.options.clone(), wanted));
        }
        let Some(Post { outbox, .. }) = &self.post else { return };
        if let Some(count) = counted(before, &self.state) {
            outbox.count(&count);
        }
        if self.state.screen == Screen::Rating && before.screen != Screen::Rating {
            spawn_local(outbox.clone().recall());
        }
        let sending = Screen::Thanks(Delivery::Sending);
        if self.state.screen == sending && before.screen != sending {
            outbox.hand_over(&self.state);
        }
    }
}

fn understood(options: &Result<Options, (Options, Problem)>) -> (Options, Option<Problem>) {
    match options {
        Ok(options) => (options.clone(), None),
        Err((options, problem)) => (options.clone(), Some(problem.clone())),
    }
}
