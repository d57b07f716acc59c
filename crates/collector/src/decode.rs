//! Reads a body of ratings; a bad one doesn't lose the others.

use rules::rating::{MAX_BATCH, Rating};
use serde::Serialize;
use serde_json::Value;

/// What a body held.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    pub(crate) ratings: Vec<Rating>,
    pub(crate) refused: Vec<Refused>,
}

/// A rating that can't be taken.
#[derive(Debug, Serialize)]
pub(crate) struct Refused {
    /// Its place in the body.
    pub(crate) index: usize,
    /// Stable code.
    code: &'static str,
    /// The field, as a path.
    pub(crate) field: String,
    /// What is wrong with it.
    pub(crate) detail: String,
}

/// Why a whole body can't be taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BodyError {
    #[error("the body isn't JSON: {0}")]
    NotJson(String),
    #[error("the body has no list `ratings`")]
    NoRatings,
    #[error("the body holds {0} ratings; at most {MAX_BATCH} are taken at once")]
    TooMany(usize),
}

pub(crate) fn decode(body: &[u8]) -> Result<Decoded, BodyError> {
    let body: Value =
        serde_json::from_slice(body).map_err(|error| BodyError::NotJson(error.to_string()))?;
    let ratings = body.get("ratings").and_then(Value::as_array).ok_or(BodyError::NoRatings)?;
    if ratings.len() > MAX_BATCH {
        return Err(BodyError::TooMany(ratings.len()));
    }
    let mut decoded = Decoded::default();
    for (index, rating) in ratings.iter().enumerate() {
        match serde_path_to_error::deserialize(rating) {
            Ok(rating) => decoded.ratings.push(rating),
            Err(error) => decoded.refused.push(Refused {
                index,
                code: "invalid_rating",
                field: field(&error),
                detail: error.into_inner().to_string(),
            }),
        }
    }
    Ok(decoded)
}

/// The path of a field. One that is missing has no path of its own: serde names it in the text.
fn field(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let path = error.path().to_string();
    let text = error.inner().to_string();
    match text.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')) {
        Some((name, _)) if path == "." => name.to_owned(),
        Some((name, _)) => format!("{path}.{name}"),
        // The rating itself isn't an object.
        None if path == "." => "ratings".to_owned(),
        None => path,
    }
}
