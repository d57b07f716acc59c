//! Comments of the desk as CSV: those that were asked for, with what was done with them.

use std::io;

use csv::{Terminator, WriterBuilder};

use super::ExportError;
use super::csv::{BOM, harmless};
use crate::comments::{Comment, Question, Tag};
use crate::store::Store;

/// Comments that are in memory at once.
const PAGE: usize = 500;

/// Columns, named as in the export of ratings.
const COLUMNS: [&str; 11] = [
    "response_id",
    "counted_on",
    "province_code",
    "unit_code",
    "procedure_code",
    "channel",
    "stage",
    "score",
    "comment",
    "status",
    "tags",
];

/// Writes comments; says how many they were.
pub(crate) fn write(
    store: &mut Store,
    mut question: Question,
    to: &mut impl io::Write,
) -> Result<u64, ExportError> {
    to.write_all(BOM)?;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    writer.write_record(COLUMNS)?;
    let mut rows: u64 = 0;
    question.after = None;
    loop {
        let found = store.comments(&question, PAGE)?;
        for comment in &found.comments {
            write_one(&mut writer, comment)?;
            rows = rows.saturating_add(1);
        }
        if found.next.is_none() {
            writer.flush()?;
            return Ok(rows);
        }
        question.after = found.next;
    }
}

fn write_one(
    writer: &mut csv::Writer<&mut impl io::Write>,
    comment: &Comment,
) -> Result<(), ExportError> {
    let handling = &comment.handling;
    let tags: Vec<&str> = handling.tags.iter().map(Tag::as_str).collect();
    writer.write_record([
        &*comment.position.id,
        &comment.position.counted_on,
        &comment.province,
        &comment.office,
        &comment.procedure,
        &comment.channel,
        &comment.stage,
        &comment.score.to_string(),
        &harmless(&comment.text),
        handling.status.code(),
        // A tag may begin with a hyphen.
        &harmless(&tags.join(";")),
    ])?;
    Ok(())
}
