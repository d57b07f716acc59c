//! What citizens have written: to be read, sorted, tagged and hidden.

use maud::{Markup, html};
use rules::redact::STRUCK_OUT;

use super::number::count;
use super::words::CommentWords;
use super::{Frame, Place};
use crate::access::Scope;
use crate::comments::{Comment, Found, Question, Status, Tag, Tally};
use crate::figures::Dimension;

/// The page; `address` is its own, to come back to.
pub(crate) fn comments(
    frame: &Frame<'_>,
    question: &Question,
    found: &Found,
    tally: Tally,
    may_hide: bool,
    address: &str,
) -> Markup {
    let words = &frame.words().comments;
    let path = Place::Comments.path();
    let content = html! {
        (statuses(frame, question, tally))
        (search(frame, question))
        p { (words.note) }
        @if found.comments.is_empty() {
            p.nothing {
                @if tally == Tally::default() { (words.none) } @else { (words.none_here) }
            }
        }
        @for comment in &found.comments {
            (one(frame, comment, may_hide, address))
        }
        p.steps {
            @if question.after.is_some() {
                a href=(frame.address(path, frame.view, frame.more)) { (words.first) }
            }
            @if let Some(next) = &found.next {
                @let more = with(frame, "after", next.to_string());
                a href=(frame.address(path, frame.view, &more)) rel="next" { (words.next) " →" }
            }
        }
        @if frame.scopes.contains(&Scope::Rows) && !found.comments.is_empty() {
            p { a href=(frame.address("/desk/comments.csv", frame.view, frame.more)) { (words.save_file) } }
        }
    };
    frame.page(Place::Comments, &content)
}

/// The fields of the page with one replaced.
fn with(frame: &Frame<'_>, name: &'static str, value: String) -> Vec<(&'static str, String)> {
    let others = frame.more.iter().filter(|(other, _)| *other != name).cloned();
    others.chain([(name, value)]).collect()
}

fn without(frame: &Frame<'_>, names: &[&str]) -> Vec<(&'static str, String)> {
    frame.more.iter().filter(|(name, _)| !names.contains(name)).cloned().collect()
}

/// How many there are of each kind, each a link to them.
fn statuses(frame: &Frame<'_>, question: &Question, tally: Tally) -> Markup {
    let words = &frame.words().comments;
    let rest = without(frame, &["status", "hidden"]);
    let link = |more: &[(&'static str, String)], name: &str, n: u64, here: bool| {
        let to = frame.address(Place::Comments.path(), frame.view, more);
        html! { a href=(to) aria-current=[here.then_some("true")] { (name) " (" (count(n, frame.words())) ")" } }
    };
    let all = question.status.is_none() && !question.hidden;
    html! {
        nav.tabs aria-label=(words.status) {
            (link(&rest, words.any, tally.shown(), all))
            @for ((status, name), n) in Status::ALL.iter().zip(words.statuses).zip(tally.by_status) {
                @let more = [&rest[..], &[("status", status.code().to_owned())]].concat();
                (link(&more, name, n, question.status == Some(*status) && !question.hidden))
            }
            @let more = [&rest[..], &[("hidden", "yes".to_owned())]].concat();
            (link(&more, words.hidden, tally.hidden, question.hidden))
        }
    }
}

fn search(frame: &Frame<'_>, question: &Question) -> Markup {
    let words = &frame.words().comments;
    let tag = question.tag.as_ref().map_or("", Tag::as_str);
    html! {
        form.search method="get" action=(Place::Comments.path()) {
            @for (name, value) in frame.view.fields() { input type="hidden" name=(name) value=(value); }
            @for (name, value) in without(frame, &["q", "tag", "score"]) {
                input type="hidden" name=(name) value=(value);
            }
            @if frame.words().code == "en" { input type="hidden" name="lang" value="en"; }
            label { (words.search)
                input type="search" name="q" value=(question.search) aria-describedby="search-hint";
                small #search-hint { (words.search_hint) }
            }
            label { (words.score)
                select name="score" {
                    option value="" { (words.any) }
                    @for (score, name) in (1..).zip(frame.words().scores) {
                        option value=(score) selected[question.score == Some(score)] { (name) }
                    }
                }
            }
            label { (words.tag) input name="tag" value=(tag); }
            button { (words.find) }
            @if !frame.more.is_empty() {
                p.steps { a href=(frame.address(Place::Comments.path(), frame.view, &[])) { (words.clear) } }
            }
        }
    }
}

fn one(frame: &Frame<'_>, comment: &Comment, may_hide: bool, address: &str) -> Markup {
    let words = &frame.words().comments;
    let at = comment.position.to_string();
    let handling = &comment.handling;
    let name = |by, value: &str| frame.name(by, Some(value).filter(|value| !value.is_empty()));
    let about = [
        name(Dimension::Office, &comment.office),
        name(Dimension::Procedure, &comment.procedure),
        name(Dimension::Channel, &comment.channel),
    ];
    let score = usize::try_from(comment.score).ok().and_then(|score| score.checked_sub(1));
    let score = score.and_then(|place| frame.words().scores.get(place).copied());
    let stage = stage(frame, &comment.stage);
    html! {
        article.comment id=(format!("c{at}")) {
            p.meta {
                b { (score.unwrap_or_default()) }
                @if let Some(stage) = stage { " · " (stage) }
                " · " time datetime=(comment.position.counted_on) { (comment.position.counted_on) }
                " · " (about.join(" · "))
            }
            p.said { (said(&comment.text, words)) }
            p.meta {
                span.status.(handling.status.code()) { (status(handling.status, words)) }
                @for tag in &handling.tags {
                    @let more = with(frame, "tag", tag.as_str().to_owned());
                    " " a.tag href=(frame.address(Place::Comments.path(), frame.view, &more)) { "#" (tag.as_str()) }
                }
                @if handling.hidden { " " span.status { (words.hidden) } }
            }
            details {
                summary { (words.handle) }
                (form(frame, comment, &at, may_hide, address))
            }
        }
    }
}

fn form(frame: &Frame<'_>, comment: &Comment, at: &str, may_hide: bool, address: &str) -> Markup {
    let words = &frame.words().comments;
    let handling = &comment.handling;
    let tags: Vec<&str> = handling.tags.iter().map(Tag::as_str).collect();
    let (hint, note) = (format!("tags-{at}"), format!("hide-{at}"));
    html! {
        form.handling method="post" action=(Place::Comments.path()) {
            input type="hidden" name="token" value=(frame.token);
            input type="hidden" name="comment" value=(at);
            input type="hidden" name="back" value=(address);
            @if frame.words().code == "en" { input type="hidden" name="lang" value="en"; }
            label { (words.status)
                select name="status" {
                    @for (known, name) in Status::ALL.iter().zip(words.statuses) {
                        option value=(known.code()) selected[*known == handling.status] { (name) }
                    }
                }
            }
            label { (words.tags)
                input name="tags" value=(tags.join(", ")) aria-describedby=(hint);
                small id=(hint) { (words.tags_hint) }
            }
            @if may_hide {
                label.tick {
                    input type="checkbox" name="hidden" value="yes" checked[handling.hidden] aria-describedby=(note);
                    (words.hide)
                    small id=(note) { (words.hide_note) }
                }
            }
            button { (words.save) }
        }
    }
}

/// A text with its struck-out parts told apart.
fn said(text: &str, words: &CommentWords) -> Markup {
    let mut parts = text.split(STRUCK_OUT).peekable();
    html! {
        @while let Some(part) = parts.next() {
            (part)
            @if parts.peek().is_some() {
                span.struck title=(words.struck_out) { (STRUCK_OUT) }
            }
        }
    }
}

fn status(status: Status, words: &CommentWords) -> &'static str {
    let place = Status::ALL.iter().position(|known| *known == status);
    place.and_then(|place| words.statuses.get(place).copied()).unwrap_or_default()
}

/// How far who wrote it had come, where that isn't the end.
fn stage(frame: &Frame<'_>, code: &str) -> Option<&'static str> {
    let words = frame.words();
    match code {
        "dead_end" => Some(words.dead_end),
        "gave_up" => Some(words.gave_up),
        "guide_only" => Some(words.guide_only),
        _ => None,
    }
}
