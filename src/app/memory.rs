//! What the device keeps of visits: answers, ticks, and which guides were used.

use jiff_core::civil::Date;

use crate::browser::clock;
use crate::browser::storage::Storage;
use crate::state::{Action, Arrival, Options, Recent, State, Storage as Where, Visit, reduce};

/// Before the id of a procedure.
const VISIT: &str = "mot-cua visit ";
const RECENT: &str = "mot-cua recent";

/// Takes what the device keeps into a state after an action, with the state before it, and keeps what
/// has changed; the last one tells whether ratings wait.
pub(super) type Remember = fn(State, &State, &Action, &dyn Fn() -> bool) -> State;

pub(super) fn remember(
    mut state: State,
    before: &State,
    action: &Action,
    waits: &dyn Fn() -> bool,
) -> State {
    let memory = Memory::new(&state.options);
    // Until the module has arrived nobody could look.
    if matches!(action, Action::Configure(..) | Action::Later(Arrival::Here)) {
        state = reduce(state, Action::Recent(memory.recent()));
    }
    match action {
        Action::Procedure(_) | Action::Received(false) => {
            let visit = state.procedure.as_deref().and_then(|p| memory.visit(&p.id));
            if let Some(visit) = visit {
                state = reduce(state, Action::Resume(visit));
            }
        }
        Action::Clear => {
            memory.clear();
            return reduce(state, Action::Cleared(waits()));
        }
        _ => {}
    }
    memory.keep_recent(before, &state);
    if action.is_of_a_person() {
        memory.keep_visit(before, &state);
    }
    state
}

/// A place for it, or none where the page wants nothing to be kept.
#[derive(Debug)]
struct Memory(Option<Storage>);

impl Memory {
    fn new(options: &Options) -> Self {
        let storage = match options.storage {
            Where::Device => Storage::device(),
            Where::Session => Storage::session(),
            Where::None => return Self(None),
        };
        Self(options.remembers().then_some(storage))
    }

    /// What is kept of a visit to a procedure.
    fn visit(&self, procedure: &str) -> Option<Visit> {
        let name = format!("{VISIT}{procedure}");
        let (_, text) = self.all(&name).into_iter().find(|(key, _)| *key == name)?;
        Visit::read(&text, today())
    }

    /// Which guides were used. What is too old of anything goes at this occasion.
    fn recent(&self) -> Vec<Recent> {
        for (key, text) in self.all(VISIT) {
            if Visit::read(&text, today()).is_none() {
                self.change(&key, &None);
            }
        }
        let recent = self.all(RECENT);
        recent.first().map(|(_, text)| Recent::read(text, today())).unwrap_or_default()
    }

    /// Keeps which guides were used, where a step has changed that.
    fn keep_recent(&self, before: &State, after: &State) {
        if before.recent != after.recent && !after.recent.is_empty() {
            self.change(RECENT, &Recent::write(&after.recent, today()));
        }
    }

    /// Keeps the answers and ticks that a person's step has changed. Somebody who leaves the
    /// procedure for the list hasn't taken anything back; somebody who starts again has.
    fn keep_visit(&self, before: &State, after: &State) {
        let Some(procedure) = before.procedure.as_deref() else { return };
        let today = today();
        let now = Visit::of(after, today);
        if Visit::of(before, today) != now {
            let text = now.and_then(|visit| visit.write());
            self.change(&format!("{VISIT}{}", procedure.id), &text);
        }
    }

    /// Forgets all of it.
    fn clear(&self) {
        for (key, _) in self.all(VISIT).into_iter().chain(self.all(RECENT)) {
            self.change(&key, &None);
        }
    }

    fn all(&self, prefix: &str) -> Vec<(String, String)> {
        self.0.as_ref().map(|storage| storage.all(prefix)).unwrap_or_default()
    }

    /// Where a text can't be kept, the person answers again: nothing else depends on it.
    fn change(&self, key: &str, text: &Option<String>) {
        if let Some(storage) = &self.0 {
            storage.change(key, text);
        }
    }
}

/// Of a preview, too, the day is today.
fn today() -> Date {
    clock::now().date()
}
