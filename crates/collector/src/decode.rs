//! Reads a body that holds a list; a bad item doesn't lose the others.

use rules::rating::{Count, CountBatch, MAX_BATCH, Rating, RatingBatch};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What can be sent in a list.
pub(crate) trait Item: DeserializeOwned {
    /// The name of the list.
    const LIST: &'static str;
    /// The code of an item that can't be taken.
    const INVALID: &'static str;
    /// A body of nothing but good items.
    type Body: DeserializeOwned + Into<Vec<Self>>;
}

/// What a body held.
#[derive(Debug)]
pub(crate) struct Decoded<T> {
    /// Each with its place in the body.
    pub(crate) items: Vec<(usize, T)>,
    pub(crate) refused: Vec<Refused>,
}

/// An item that can't be taken.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Refused {
    /// Its place in the body.
    pub(crate) index: usize,
    /// Stable code.
    pub(crate) code: &'static str,
    /// The field, as a path.
    pub(crate) field: String,
    /// What is wrong with it.
    pub(crate) detail: String,
}

/// The code of a rating whose ticket has proved another.
pub(crate) const TICKET_USED: &str = "ticket_used";

impl Refused {
    /// A rating whose ticket has proved another.
    pub(crate) fn ticket_used(index: usize) -> Self {
        let detail = "the ticket was used by another rating".to_owned();
        Self { index, code: TICKET_USED, field: "ticket".to_owned(), detail }
    }
}

/// Why a whole body can't be taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BodyError {
    #[error("the body isn't JSON: {0}")]
    NotJson(String),
    #[error("the body has no list `{0}`")]
    NoList(&'static str),
    #[error("the body holds {found} {list}; at most {MAX_BATCH} are taken at once")]
    TooMany { list: &'static str, found: usize },
}

pub(crate) fn decode<T: Item>(body: &[u8]) -> Result<Decoded<T>, BodyError> {
    // Nearly every body is good, and read in one go.
    match serde_json::from_slice::<T::Body>(body).map(Into::<Vec<T>>::into) {
        Ok(items) if items.len() <= MAX_BATCH => {
            Ok(Decoded { items: items.into_iter().enumerate().collect(), refused: Vec::new() })
        }
        _ => decode_each(body),
    }
}

fn decode_each<T: Item>(body: &[u8]) -> Result<Decoded<T>, BodyError> {
    let body: Value =
        serde_json::from_slice(body).map_err(|error| BodyError::NotJson(error.to_string()))?;
    let list = body.get(T::LIST).and_then(Value::as_array).ok_or(BodyError::NoList(T::LIST))?;
    if list.len() > MAX_BATCH {
        return Err(BodyError::TooMany { list: T::LIST, found: list.len() });
    }
    let mut decoded = Decoded { items: Vec::new(), refused: Vec::new() };
    for (index, item) in list.iter().enumerate() {
        match serde_path_to_error::deserialize(item) {
            Ok(item) => decoded.items.push((index, item)),
            Err(error) => decoded.refused.push(Refused {
                index,
                code: T::INVALID,
                field: field::<T>(&error),
                detail: error.into_inner().to_string(),
            }),
        }
    }
    Ok(decoded)
}

impl Item for Rating {
    const LIST: &'static str = "ratings";
    const INVALID: &'static str = "invalid_rating";
    type Body = Ratings;
}

impl Item for Count {
    const LIST: &'static str = "counts";
    const INVALID: &'static str = "invalid_count";
    type Body = Counts;
}

#[derive(Deserialize)]
pub(crate) struct Ratings(RatingBatch);

#[derive(Deserialize)]
pub(crate) struct Counts(CountBatch);

impl From<Ratings> for Vec<Rating> {
    fn from(body: Ratings) -> Self {
        body.0.ratings
    }
}

impl From<Counts> for Vec<Count> {
    fn from(body: Counts) -> Self {
        body.0.counts
    }
}

/// The path of a field. One that is missing has no path of its own: serde names it in the text.
fn field<T: Item>(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let path = error.path().to_string();
    let text = error.inner().to_string();
    match text.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')) {
        Some((name, _)) if path == "." => name.to_owned(),
        Some((name, _)) => format!("{path}.{name}"),
        // The item itself isn't an object.
        None if path == "." => T::LIST.to_owned(),
        None => path,
    }
}
