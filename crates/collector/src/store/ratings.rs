//! Rows of ratings, each id once and counted once.

use std::sync::LazyLock;

use jiff_core::civil::Date;
use rules::channel::Channel;
use rules::iso::Iso;
use rules::rating::{Comment, Name, Score};

use super::connection::{Connection, Existing, Insert, Kind, Table, Value};
use super::place::{Place, counted_on};
use super::summaries::{self, Key, Sums};
use super::{Kept, StoreError, comments, periods};
use crate::submission::Submission;

pub(super) const TABLE: Table = Table {
    name: "ratings",
    columns: &[
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
        ("counted_on", Kind::Text),
        ("question_set", Kind::Text),
        ("locale", Kind::Text),
        ("widget", Kind::Text),
        ("catalogue", Kind::Text),
        ("marks", Kind::Text),
        ("verified", Kind::Integer),
    ],
    key: &["id"],
};

static INSERT: LazyLock<Insert> = LazyLock::new(|| Insert::new(&TABLE, Existing::Stays));

/// Keeps ratings, ordered by id, each id once; one whose id is already there is left as it was.
/// Those that are new are counted.
pub(super) fn keep(
    connection: &mut dyn Connection,
    submissions: &[Submission],
    batch: i64,
    received_on: Date,
    kept: &mut Kept,
) -> Result<(), StoreError> {
    let received = received_on.write();
    let row = |submission| row(submission, received_on, &received);
    let rows = submissions.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let new = connection.insert(&INSERT, &rows)?;
    if new.contains(&false) {
        // What was found there may have been written by a program that died, or was cut off,
        // before it was synced. This transaction must change something, so that its own sync
        // reaches that far.
        connection.execute("UPDATE repeats SET times = times + 1", &[])?;
    }
    let ids = submissions.iter().zip(&new).filter(|(_, new)| **new);
    let ids = ids.map(|(submission, _)| String::from(submission.rating.id).into());
    periods::note(connection, batch, ids)?;
    let added = submissions.iter().zip(&new).filter(|(_, new)| **new);
    comments::note(connection, added.map(|(submission, _)| submission), received_on)?;
    let mut sums = Sums::new();
    for (submission, new) in submissions.iter().zip(new) {
        let outcome = match (new, &submission.proof) {
            (false, _) => &mut kept.repeated,
            (true, Some(_)) => &mut kept.verified,
            (true, None) => &mut kept.open,
        };
        *outcome = outcome.saturating_add(1);
        if !new {
            continue;
        }
        let scores = sums.entry(key(submission, received_on)).or_default();
        let score = submission.rating.score;
        if let Some(sum) = scores.get_mut(usize::from(score.get().saturating_sub(1))) {
            *sum = sum.saturating_add(1);
        }
    }
    summaries::add(connection, sums)
}

fn key(submission: &Submission, received_on: Date) -> Key<'_> {
    let rating = &submission.rating;
    let place = Place {
        province: rating.province,
        counted_on: counted_on(rating.answered_on, received_on),
        office: rating.office.as_ref(),
        procedure: &rating.procedure,
        channel: rating.channel,
    };
    Key {
        place,
        stage: rating.stage,
        verified: submission.proof.is_some(),
        marked: !submission.marks.is_empty(),
    }
}

fn row<'a>(
    submission: &'a Submission,
    received_on: Date,
    received: &'a str,
) -> Result<Vec<Value<'a>>, StoreError> {
    let rating = &submission.rating;
    let marks: Vec<&str> = submission.marks.iter().map(|mark| mark.code()).collect();
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
        received.into(),
        counted_on(rating.answered_on, received_on).write().into(),
        rating.question_set.as_str().into(),
        rating.locale.as_str().into(),
        rating.widget.as_str().into(),
        rating.catalogue.as_str().into(),
        serde_json::to_string(&marks)?.into(),
        i64::from(submission.proof.is_some()).into(),
    ])
}
