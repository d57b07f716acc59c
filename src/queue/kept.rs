//! The form in which a device keeps things: texts under keys.

use rules::rating::{Count, Rating, RatingId};

use super::Fault;

/// What to change in what is kept: keys, with what is kept under them from now on, if anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(pub Vec<(String, Option<String>)>);

impl Changes {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a rating was refused that isn't the one of which somebody will be told.
    #[must_use]
    pub fn refuses_others(&self, watched: Option<RatingId>) -> bool {
        self.0.iter().any(|(key, _)| match Key::read(key) {
            Some(Key::Refused(id)) => watched != Some(id),
            _ => false,
        })
    }

    pub(super) fn keep(&mut self, key: String, text: String) {
        self.change(key, Some(text));
    }

    pub(super) fn forget(&mut self, key: String) {
        self.change(key, None);
    }

    pub(super) fn change(&mut self, key: String, text: Option<String>) {
        self.0.push((key, text));
    }

    /// Forgets something, and keeps why if it was a rating.
    pub(super) fn refuse(&mut self, key: &str, fault: &Fault) {
        self.forget(key.to_owned());
        if let Some(Key::Rating(id)) = Key::read(key) {
            self.keep(Key::Refused(id).write(), fault.code().to_owned());
        }
    }

    /// How much is forgotten.
    pub(super) fn forgotten(&self) -> usize {
        self.0.iter().filter(|(_, text)| text.is_none()).count()
    }
}

/// Under what something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key<'a> {
    /// A rating that waits.
    Rating(RatingId),
    /// A count that waits. It has an id of its own, which is never sent.
    Count(RatingId),
    /// A rating that was refused, until somebody was told.
    Refused(RatingId),
    /// Something that was rated.
    Rated(&'a str),
    /// When to try again.
    Retry,
}

impl<'a> Key<'a> {
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let id = || RatingId::parse(rest).ok();
        match kind {
            "rating" => id().map(Self::Rating),
            "count" => id().map(Self::Count),
            "refused" => id().map(Self::Refused),
            "rated" => Some(Self::Rated(rest)),
            "retry" => Some(Self::Retry),
            _ => None,
        }
    }

    pub(super) fn write(self) -> String {
        match self {
            Self::Rating(id) => format!("rating:{}", String::from(id)),
            Self::Count(id) => format!("count:{}", String::from(id)),
            Self::Refused(id) => format!("refused:{}", String::from(id)),
            Self::Rated(what) => format!("rated:{what}"),
            Self::Retry => "retry:".to_owned(),
        }
    }
}

/// A rating as it is kept: as it is sent, then, on a line of its own, the count that is handed in
/// if it gets too old. A rating of an earlier version is so sent as that version wrote it.
pub(super) fn write(rating: &Rating, count: &Count) -> Option<String> {
    let rating = serde_json::to_string(rating).ok()?;
    let count = serde_json::to_string(count).ok()?;
    Some(format!("{rating}\n{count}"))
}

/// What is sent of what is kept. A count has one line.
pub(super) fn item(kept: &str) -> &str {
    kept.split_once('\n').map_or(kept, |(item, _)| item)
}

/// The count that a rating is kept with.
pub(super) fn drop_count(kept: &str) -> Option<&str> {
    kept.split_once('\n').map(|(_, count)| count)
}
