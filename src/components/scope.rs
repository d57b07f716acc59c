//! For which cases, channels, days and places something holds, in words.

use rules::channel::{Channel, Channels};
use rules::condition::Condition;
use rules::place::PlaceScope;
use rules::procedure::{Procedure, QuestionKind};
use rules::window::Window;

use super::{LaterView, channel_card};
use crate::format::{date, fill};
use crate::i18n::plain::texts;

/// Where and when something holds; nothing for what isn't limited.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The cases.
    pub when: &'a Condition,
    /// The channels.
    pub channels: Channels,
    /// The filing dates.
    pub window: Window,
    /// The places.
    pub places: Option<&'a PlaceScope>,
}

/// `khi: Nhà của ai? – Nhà thuê · Chỉ khi: Nộp trực tuyến · đến hết thứ Năm, 31/12/2026`
#[must_use]
pub fn scope(view: &LaterView<'_>, procedure: &Procedure, scope: &Scope<'_>) -> String {
    let plain = texts(view.language());
    let when = condition(view, procedure, scope.when);
    let parts = [
        when.map(|when| fill(plain.when, &[&when])),
        channels(view, procedure, scope.channels),
        scope.window.from.map(|from| fill(plain.from, &[&date(view.texts, from)])),
        scope.window.to.map(|to| fill(plain.until, &[&date(view.texts, to)])),
        scope.places.and_then(|places| places_of(view, places)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A condition in the words of the questions and answers; nothing if it always holds.
#[must_use]
pub fn condition(
    view: &LaterView<'_>,
    procedure: &Procedure,
    condition: &Condition,
) -> Option<String> {
    let plain = texts(view.language());
    let question = |index: &u8| procedure.questions.get(usize::from(*index));
    let asked = |index: &u8, answers: String| {
        let text = question(index).map(|question| view.say(&question.text)).unwrap_or_default();
        format!("{text} – {answers}")
    };
    let range = |least: Option<String>, most: Option<String>| {
        [least, most].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let number = |text, number: u32| fill(text, &[&number.to_string()]);
    Some(match condition {
        Condition::Always => return None,
        Condition::Choice { question: index, choices } => {
            let Some(QuestionKind::Choice(all)) = question(index).map(|question| &question.kind)
            else {
                return None;
            };
            let chosen = (0..u32::BITS).zip(all).filter(|(bit, _)| choices >> bit & 1 == 1);
            let chosen: Vec<_> = chosen.map(|(_, choice)| view.say(&choice.text)).collect();
            asked(index, chosen.join(plain.or))
        }
        Condition::Number { question, at_least, at_most } => {
            let least = at_least.map(|least| number(plain.from, least));
            asked(question, range(least, at_most.map(|most| number(plain.up_to, most))))
        }
        Condition::DaysAgo { question, at_least, at_most } => {
            let days = |days: i32, before, after| {
                number(if days < 0 { after } else { before }, days.unsigned_abs())
            };
            let least = at_least.map(|least| days(least, plain.days_before, plain.days_until));
            let most = at_most.map(|most| days(most, plain.days_since, plain.days_after));
            asked(question, range(least, most))
        }
        Condition::All(all) => list(view, procedure, all, "; "),
        Condition::Any(any) => list(view, procedure, any, plain.or),
        Condition::Not(not) => {
            fill(plain.not, &[&self::condition(view, procedure, not).unwrap_or_default()])
        }
    })
}

/// Conditions of one list; a list in it stands in parentheses.
fn list(view: &LaterView<'_>, procedure: &Procedure, all: &[Condition], between: &str) -> String {
    let parts = all.iter().filter_map(|part| {
        let words = condition(view, procedure, part)?;
        let is_list = matches!(part, Condition::All(_) | Condition::Any(_));
        Some(if is_list { format!("({words})") } else { words })
    });
    parts.collect::<Vec<_>>().join(between)
}

fn channels(view: &LaterView<'_>, procedure: &Procedure, channels: Channels) -> Option<String> {
    let offered: Vec<Channel> = procedure.channels.iter().collect();
    let here: Vec<Channel> = offered.iter().copied().filter(|c| channels.contains(*c)).collect();
    let names: Vec<&str> = here.iter().map(|channel| channel_card::name(view, *channel)).collect();
    (here.len() < offered.len()).then(|| fill(view.texts.only_channels, &[&names.join(", ")]))
}

fn places_of(view: &LaterView<'_>, places: &PlaceScope) -> Option<String> {
    let plain = texts(view.language());
    let all = &view.state.provinces;
    let provinces = all.iter().filter(|province| places.provinces.contains(&province.code));
    let territories = all.iter().flat_map(|province| &province.territories);
    let territories = territories.filter(|old| places.territories.contains(&old.code));
    let names = provinces.map(|province| view.say(&province.name));
    // The old territory of the name of a new province is a part of it.
    let names = names.chain(territories.map(|old| {
        let name = view.say(&old.name);
        fill(plain.former, &[&name]).into()
    }));
    let names: Vec<_> = names.collect();
    (!places.is_everywhere()).then(|| fill(plain.places, &[&names.join(", ")]))
}
