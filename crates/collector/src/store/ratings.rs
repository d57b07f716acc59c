//! Rows of ratings, each id once.

use std::sync::LazyLock;

use jiff_core::civil::Date;
use rules::channel::Channel;
use rules::iso::Iso;
use rules::rating::{Comment, Name, Rating, Score, Ticket};

use super::connection::{Insert, Kind, Value};
use super::{Store, StoreError};

const COLUMNS: [(&str, Kind); 21] = [
    ("id", Kind::Text),
    ("procedure_id", Kind::Text),
    ("province", Kind::Text),
    ("office", Kind::Text),
    ("channel", Kind::Text),
    ("stage", Kind::Text),
    ("score", Kind::Integer),
    ("factor_access", Kind::Integer),
    ("factor_procedure", Kind::Integer),
    ("factor_staff", Kind::Integer),
    ("factor_result", Kind::Integer),
    ("factor_feedback", Kind::Integer),
    ("reasons", Kind::Text),
    ("comment", Kind::Text),
    ("answered_on", Kind::Text),
    ("received_on", Kind::Text),
    ("question_set", Kind::Text),
    ("locale", Kind::Text),
    ("widget", Kind::Text),
    ("catalogue", Kind::Text),
    ("ticket", Kind::Text),
];

static INSERT: LazyLock<Insert> = LazyLock::new(|| Insert::new("ratings", &COLUMNS, &["id"]));

impl Store {
    /// Keeps ratings in one transaction; one whose id is already there is left as it was. They
    /// are on the disk when this returns.
    ///
    /// # Errors
    /// What the database refuses; then none of them was kept.
    pub(crate) fn insert(
        &mut self,
        ratings: &mut [Rating],
        received_on: Date,
    ) -> Result<(), StoreError> {
        // Two collectors that meet on the same ids wait for each other in one order.
        ratings.sort_by_key(|rating| rating.id);
        let received_on = received_on.write();
        let rows: Vec<Vec<Value<'_>>> =
            ratings.iter().map(|rating| row(rating, &received_on)).collect::<Result<_, _>>()?;
        self.transaction(|connection| {
            let new = connection.insert(&INSERT, &rows)?;
            if new < u64::try_from(rows.len()).unwrap_or(u64::MAX) {
                // What was found there may have been written by a program that died, or that was
                // cut off, before it was synced. This transaction must write something, so that
                // its own sync reaches that far.
                connection.execute("UPDATE schema_version SET version = version", &[])?;
            }
            Ok(())
        })
    }
}

fn row<'a>(rating: &'a Rating, received_on: &'a str) -> Result<Vec<Value<'a>>, StoreError> {
    let score = |score: Option<Score>| score.map(|score| i64::from(score.get())).into();
    let factors = rating.factors;
    Ok(vec![
        String::from(rating.id).into(),
        rating.procedure.as_str().into(),
        rating.province.map(String::from).into(),
        rating.office.as_ref().map(Name::as_str).into(),
        rating.channel.map(Channel::code).into(),
        rating.stage.code().into(),
        score(Some(rating.score)),
        score(factors.access),
        score(factors.procedure),
        score(factors.staff),
        score(factors.result),
        score(factors.feedback),
        serde_json::to_string(&rating.reasons)?.into(),
        rating.comment.as_ref().map(Comment::as_str).into(),
        rating.answered_on.write().into(),
        received_on.into(),
        rating.question_set.as_str().into(),
        rating.locale.as_str().into(),
        rating.widget.as_str().into(),
        rating.catalogue.as_str().into(),
        rating.ticket.as_ref().map(Ticket::as_str).into(),
    ])
}
