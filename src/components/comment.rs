//! Free text: what becomes of it, consent, and what is struck out before it is sent.

use rules::rating::MAX_COMMENT;
use rules::redact::personal;
use yew::prelude::*;

use super::{LaterView, entry, message};
use crate::format::fill;
use crate::state::Action;

/// The comment of a rating. Without consent there is no field to write into.
pub fn comment(view: &LaterView<'_>) -> Html {
    let (texts, consent) = (view.texts, view.state.rating.consent);
    html! {
        <section class="mc-comments">
            <p class="mc-help" id="mc-comment-notice">{ texts.comment_notice }</p>
            <label class="mc-choice">
                <input type="checkbox" checked={consent} aria-describedby="mc-comment-notice"
                    onchange={view.on(Action::Consent(!consent))} />
                <span class="mc-choice__text">{ texts.comment_consent }</span>
            </label>
            if consent { { field(view) } }
        </section>
    }
}

fn field(view: &LaterView<'_>) -> Html {
    let (texts, text) = (view.texts, &view.state.rating.comment);
    let write = view.dispatch.reform(|event| Action::Comment(entry::written(&event)));
    let (length, most) = (text.chars().count().to_string(), MAX_COMMENT.to_string());
    let (parts, struck) = parts(text.trim());
    html! {
        <div class="mc-comment">
            <label class="mc-label" for="mc-comment">{ texts.comment_label }</label>
            <textarea id="mc-comment" class="mc-input" rows="4" maxlength={most.clone()}
                aria-describedby="mc-comment-count" value={text.clone()} oninput={write} />
            <p class="mc-help" id="mc-comment-count">
                { message::changing(fill(texts.comment_count, &[&length, &most])) }
            </p>
            <div role="status">
                if struck > 0 { { message::changing(fill(texts.comment_struck, &[&struck.to_string()])) } }
            </div>
            if struck > 0 { { message::notice(html! { <p class="mc-comment__sent">{ parts }</p> }) } }
        </div>
    }
}

/// A text with what is struck out, and how many parts that are.
fn parts(text: &str) -> (Html, usize) {
    let (mut parts, mut from) = (Vec::new(), 0);
    let personal = personal(text);
    for part in &personal {
        parts.push(html! { { text.get(from..part.start).unwrap_or_default().to_owned() } });
        parts.push(html! { <del>{ text.get(part.clone()).unwrap_or_default().to_owned() }</del> });
        from = part.end;
    }
    parts.push(html! { { text.get(from..).unwrap_or_default().to_owned() } });
    (parts.into_iter().collect(), personal.len())
}
