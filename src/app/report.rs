//! What the page around the widget is told: where the person is, never what they said.

use web_sys::HtmlElement;

use crate::browser::events::emit;
use crate::contrast::Correction;
use crate::state::{Action, Arrival, Delivery, Problem, Screen, State};

/// Emits the events of one step.
pub(super) fn changes(host: &HtmlElement, before: &State, after: &State, action: &Action) {
    let procedure = after.procedure.as_deref().map_or("", |procedure| &procedure.id);
    match action {
        Action::Reset | Action::Clear => emit(host, "mc-reset", &[]),
        Action::Send if after.screen == Screen::Thanks(Delivery::Sending) => {
            emit(host, "mc-rating", &[("procedure", procedure)]);
        }
        Action::Delivered(delivery) => delivered(host, *delivery, procedure),
        Action::RefusedLater => refused(host),
        Action::Later(Arrival::Failed) => failed(host, &Problem::PartMissing),
        _ => {}
    }
    if before.screen == after.screen {
        return;
    }
    let screen = after.screen.code();
    match &after.screen {
        Screen::Loading => return,
        Screen::Problem(problem) => return failed(host, problem),
        _ => {}
    }
    if before.screen == Screen::Loading {
        let catalogue = after.catalogue.as_deref().unwrap_or_default();
        let widget = env!("CARGO_PKG_VERSION");
        let detail = [("screen", screen), ("widget", widget), ("catalogue", catalogue)];
        emit(host, "mc-ready", &detail);
    }
    if before.screen.code() != screen || matches!(after.screen, Screen::Question(_)) {
        emit(host, "mc-step", &[("screen", screen), ("procedure", procedure)]);
    }
    if after.screen == Screen::Result {
        emit(host, "mc-result", &[("procedure", procedure)]);
    }
}

fn delivered(host: &HtmlElement, delivery: Delivery, procedure: &str) {
    let lost =
        "the rating could neither be sent nor kept: see the attributes collector and storage";
    let used = "another rating has used the ticket: give each dossier a ticket of its own";
    match delivery {
        Delivery::Sending => {}
        Delivery::Sent => emit(host, "mc-rating-sent", &[("procedure", procedure)]),
        Delivery::Queued => emit(host, "mc-rating-queued", &[("procedure", procedure)]),
        Delivery::Lost => emit(host, "mc-error", &[("code", "rating_lost"), ("hint", lost)]),
        Delivery::Refused => refused(host),
        Delivery::TicketUsed => {
            emit(host, "mc-error", &[("code", "ticket_used"), ("hint", used)]);
        }
    }
}

fn refused(host: &HtmlElement) {
    let hint = "the collector refused a rating: see the request in the network panel";
    emit(host, "mc-error", &[("code", "rating_refused"), ("hint", hint)]);
}

/// A colour of the page couldn't be read, and another one is shown.
pub(super) fn corrected(host: &HtmlElement, correction: &Correction) {
    let Correction { token, was, is } = correction;
    let hint = format!(
        "--mc-{token} {} has less than 4.5:1 on what it stands on: {} is shown instead",
        was.hex(),
        is.hex()
    );
    emit(host, "mc-error", &[("code", "low_contrast"), ("hint", &hint)]);
}

fn failed(host: &HtmlElement, problem: &Problem) {
    emit(host, "mc-error", &[("code", problem.code()), ("hint", &problem.hint())]);
}
