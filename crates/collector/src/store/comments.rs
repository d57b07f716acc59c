//! Comments in the order of reading, and what the survey team does with them.

use std::sync::LazyLock;

use jiff_core::civil::Date;
use rules::channel::Channel;
use rules::iso::Iso;
use rules::rating::Name;

use super::audit::{self, Action};
use super::connection::{Connection, Existing, Insert, Kind, Row, Table, Value};
use super::place::counted_on;
use super::{Store, StoreError};
use crate::comments::{Comment, Found, Handling, Position, Question, Status, Tag, Tally};
use crate::figures::{Dimension, Filter};
use crate::submission::Submission;

pub(super) const TABLE: Table = Table {
    name: "comments",
    columns: &[
        ("counted_on", Kind::Text),
        ("rating_id", Kind::Text),
        ("province", Kind::Text),
        ("office", Kind::Text),
        ("procedure_id", Kind::Text),
        ("channel", Kind::Text),
        ("stage", Kind::Text),
        ("score", Kind::Integer),
        ("status", Kind::Text),
        ("tags", Kind::Text),
        ("hidden", Kind::Integer),
    ],
    key: &["counted_on", "rating_id"],
};

static INSERT: LazyLock<Insert> = LazyLock::new(|| Insert::new(&TABLE, Existing::Stays));

/// Texts that are read at once where they are searched.
const TOGETHER: usize = 500;

/// Texts that one answer looks through; what comes after them is a page of its own, so that a
/// search in a whole year costs no more than one in a week.
const SEARCHED: usize = 1_000;

/// Rows that one transaction looks at.
const PAGE: usize = 5_000;

/// Notes which ratings brought a comment.
pub(super) fn note<'a>(
    connection: &mut dyn Connection,
    new: impl Iterator<Item = &'a Submission>,
    received_on: Date,
) -> Result<(), StoreError> {
    let row = |submission: &'a Submission| -> Vec<Value<'a>> {
        let rating = &submission.rating;
        vec![
            counted_on(rating.answered_on, received_on).write().into(),
            String::from(rating.id).into(),
            rating.province.map_or("".into(), |province| String::from(province).into()),
            rating.office.as_ref().map_or("", Name::as_str).into(),
            rating.procedure.as_str().into(),
            rating.channel.map_or("", Channel::code).into(),
            rating.stage.code().into(),
            i64::from(rating.score.get()).into(),
            Status::New.code().into(),
            "[]".into(),
            0.into(),
        ]
    };
    let rows: Vec<_> =
        new.filter(|submission| submission.rating.comment.is_some()).map(row).collect();
    if rows.is_empty() { Ok(()) } else { connection.insert(&INSERT, &rows).map(drop) }
}

impl Store {
    /// At most so many comments; those that a search must look through may be in the next answer.
    pub(crate) fn comments(
        &mut self,
        question: &Question,
        most: usize,
    ) -> Result<Found, StoreError> {
        let searches = !question.search.is_empty();
        let together = if searches { TOGETHER } else { most.saturating_add(1) };
        let mut question = question.clone();
        let wanted = question.wanted();
        let (mut found, mut looked) = (Found::default(), 0_usize);
        while looked < SEARCHED {
            let read = self.texts(&question, together)?;
            let end = read.len() < together;
            looked = looked.saturating_add(read.len());
            for comment in read {
                if searches && !wanted.are_in(&comment.text) {
                    question.after = Some(comment.position);
                    continue;
                }
                if found.comments.len() == most {
                    found.next = found.comments.last().map(|last| last.position.clone());
                    return Ok(found);
                }
                question.after = Some(comment.position.clone());
                found.comments.push(comment);
            }
            if end {
                return Ok(found);
            }
        }
        found.next = question.after;
        Ok(found)
    }

    fn texts(&mut self, question: &Question, most: usize) -> Result<Vec<Comment>, StoreError> {
        let mut conditions = Conditions::of(&question.view.filter, question);
        // Most comments are new and not hidden: they are read in their own order, which the index of
        // the others hasn't. The sign keeps the databases from it.
        let few = question.hidden || question.status.is_some();
        let hidden = if few { "hidden =" } else { "+hidden =" };
        conditions.add(hidden, i64::from(question.hidden).into());
        if let Some(status) = question.status {
            conditions.add("status =", status.code().into());
        }
        if let Some(tag) = &question.tag {
            conditions.add("tags LIKE", format!("%\"{}\"%", tag.as_str()).into());
        }
        if let Some(score) = question.score {
            conditions.add("score =", score.into());
        }
        if let Some(after) = &question.after {
            conditions.before(after);
        }
        let (conditions, values) = (conditions.parts.join(" AND "), conditions.values);
        // Texts are looked up one by one behind the page: the order of tables isn't for the
        // database to choose.
        let sql = format!(
            "SELECT found.counted_on, rating_id, found.province, found.office, found.procedure_id,
                found.channel, found.stage, found.score, status, tags, hidden, ratings.comment
             FROM (SELECT * FROM comments WHERE {conditions}
                   ORDER BY counted_on DESC, rating_id DESC LIMIT {most}) AS found
             CROSS JOIN ratings WHERE ratings.id = found.rating_id
             ORDER BY found.counted_on DESC, rating_id DESC"
        );
        Ok(self.connection.query(&sql, &values)?.iter().filter_map(comment).collect())
    }

    /// How many there are of each status in a view, whatever else is asked for.
    pub(crate) fn tally(&mut self, question: &Question) -> Result<Tally, StoreError> {
        let Conditions { parts, values } = Conditions::of(&question.view.filter, question);
        let parts = parts.join(" AND ");
        let count =
            |which: String| format!("(SELECT COUNT(*) FROM comments WHERE {which} AND {parts})");
        // Each is a count over the index, where grouping would sort a year of comments.
        let shown =
            Status::ALL.map(|status| count(format!("hidden = 0 AND status = '{}'", status.code())));
        let sql = format!("SELECT {}, {}", count("hidden = 1".to_owned()), shown.join(", "));
        let mut tally = Tally::default();
        let rows = self.connection.query(&sql, &values)?;
        if let Some([hidden, shown @ ..]) = rows.first().map(Vec::as_slice) {
            let number = |value: &Value<'_>| u64::try_from(value.integer()).unwrap_or(0);
            tally.hidden = number(hidden);
            for (sum, value) in tally.by_status.iter_mut().zip(shown) {
                *sum = number(value);
            }
        }
        Ok(tally)
    }

    /// Writes down what a key's owner did with a comment of its own; says whether there is such a
    /// comment.
    pub(crate) fn handle(
        &mut self,
        key: &str,
        within: &Filter,
        at: &Position,
        handling: &Handling,
    ) -> Result<bool, StoreError> {
        let tags: Vec<&str> = handling.tags.iter().map(Tag::as_str).collect();
        let values = vec![
            handling.status.code().into(),
            serde_json::to_string(&tags)?.into(),
            i64::from(handling.hidden).into(),
            at.counted_on.clone().into(),
            at.id.clone().into(),
        ];
        let mut conditions = Conditions { parts: Vec::new(), values };
        conditions.place(within);
        let within: String =
            conditions.parts.iter().map(|condition| format!(" AND {condition}")).collect();
        let sql = format!(
            "UPDATE comments SET status = $1, tags = $2, hidden = $3
             WHERE counted_on = $4 AND rating_id = $5{within}"
        );
        let subject = format!(
            "{} {}{}{}",
            at.id,
            handling.status.code(),
            if handling.hidden { " hidden" } else { "" },
            tags.iter().map(|tag| format!(" #{}", tag.replace(' ', "-"))).collect::<String>(),
        );
        self.transaction(|connection| {
            let there = connection.execute(&sql, &conditions.values)? > 0;
            if there {
                audit::record(connection, key, Action::CommentHandled, &subject)?;
            }
            Ok(there)
        })
    }

    /// Writes down that a key's owner reads or takes comments.
    pub(crate) fn record_comments(
        &mut self,
        key: &str,
        exported: bool,
        what: &str,
    ) -> Result<(), StoreError> {
        let action = if exported { Action::Exported } else { Action::CommentsRead };
        self.transaction(|connection| audit::record(connection, key, action, what))
    }

    /// Forgets what was done with comments that are gone, a page a transaction.
    pub(super) fn forget_comments(&mut self) -> Result<(), StoreError> {
        let page = format!(
            "SELECT counted_on, rating_id FROM comments WHERE (counted_on, rating_id) > ($1, $2)
             ORDER BY counted_on, rating_id LIMIT {PAGE}"
        );
        let forget = "DELETE FROM comments
             WHERE (counted_on, rating_id) > ($1, $2) AND (counted_on, rating_id) <= ($3, $4)
                AND NOT EXISTS (SELECT 1 FROM ratings
                    WHERE ratings.id = comments.rating_id AND ratings.comment IS NOT NULL)";
        let mut from: Vec<Value<'static>> = vec!["".into(), "".into()];
        loop {
            let Some(to) = self.connection.query(&page, &from)?.pop() else { return Ok(()) };
            let values = [&from[..], &to[..]].concat();
            self.transaction(|connection| connection.execute(forget, &values))?;
            from = to;
        }
    }
}

/// Conditions with their parameters, in their order.
struct Conditions {
    parts: Vec<String>,
    values: Vec<Value<'static>>,
}

impl Conditions {
    fn of(filter: &Filter, question: &Question) -> Self {
        let mut conditions = Self { parts: Vec::new(), values: Vec::new() };
        let period = question.view.period;
        conditions.add("counted_on >=", period.starts_on().write().into());
        conditions.add("counted_on <=", period.ends_on().write().into());
        conditions.place(filter);
        conditions
    }

    fn add(&mut self, condition: &str, value: Value<'static>) {
        self.values.push(value);
        self.parts.push(format!("{condition} ${}", self.values.len()));
    }

    fn place(&mut self, filter: &Filter) {
        for dimension in Dimension::ALL {
            if let Some(value) = filter.value(dimension) {
                self.add(&format!("{} =", Filter::column(dimension)), value.into());
            }
        }
    }

    fn before(&mut self, position: &Position) {
        self.values.push(position.counted_on.clone().into());
        let day = self.values.len();
        self.values.push(position.id.clone().into());
        let id = self.values.len();
        self.parts.push(format!("(counted_on, rating_id) < (${day}, ${id})"));
    }
}

/// A row that this program didn't write is no comment.
fn comment(row: &Row) -> Option<Comment> {
    let text = |place: usize| row.get(place).map_or("", Value::text).to_owned();
    let number = |place: usize| row.get(place).map_or(0, Value::integer);
    let tags: Vec<String> = serde_json::from_str(&text(9)).ok()?;
    Some(Comment {
        position: Position { counted_on: text(0), id: text(1) },
        province: text(2),
        office: text(3),
        procedure: text(4),
        channel: text(5),
        stage: text(6),
        score: number(7),
        text: text(11),
        handling: Handling {
            status: Status::from_code(&text(8))?,
            tags: tags.iter().filter_map(|tag| Tag::parse(tag).ok()).collect(),
            hidden: number(10) > 0,
        },
    })
}
