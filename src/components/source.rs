//! The document behind a fact.

use rules::document::{Citation, Document, Status};
use rules::procedure::Procedure;
use yew::prelude::*;

use super::{LaterView, View};
use crate::format::{date, fill};

/// `Theo Thông tư 64/2025/TT-BTC, Điều 4`
pub fn source(view: &View<'_>, procedure: &Procedure, citation: &Citation) -> Html {
    let Some(name) = name(view, procedure, citation) else { return Html::default() };
    html! { <p class="mc-source">{ fill(view.texts.according_to, &[&name]) }</p> }
}

/// The document's name and the place in it.
#[must_use]
pub fn name(view: &View<'_>, procedure: &Procedure, citation: &Citation) -> Option<String> {
    let document = procedure.documents.get(usize::from(citation.document))?;
    let name = document.name.in_language(view.language());
    Some(match &citation.article {
        Some(article) => format!("{name}, {article}"),
        None => name.to_owned(),
    })
}

/// A document with how far and when it was checked.
pub fn document(view: &LaterView<'_>, document: &Document) -> Html {
    let name = view.say(&document.name);
    let checked = fill(view.texts.checked_on, &[&date(view.texts, document.checked_on)]);
    let status = match document.status {
        Status::Verified => None,
        Status::Secondary => Some(view.texts.document_secondary),
        Status::Conflict => Some(view.texts.document_conflict),
    };
    let note = status.map_or(checked.clone(), |status| format!("{status}, {checked}"));
    html! {
        <li>
            if let Some(url) = &document.url {
                <a class="mc-link" href={url.clone()} target="_blank" rel="noopener">{ name }</a>
            } else {
                { name }
            }
            <span class="mc-note">{ " (" }{ note }{ ")" }</span>
        </li>
    }
}
