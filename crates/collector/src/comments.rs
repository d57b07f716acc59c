//! Comments as the survey team sorts them: how far each has come, its tags, and whether it is hidden.

use std::collections::BTreeMap;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::rating::RatingId;
use rules::search::fold;

use crate::figures::{View, ViewError};

/// Letters of a tag; longer ones are comments themselves.
const TAG: usize = 30;

/// Tags of a comment.
const TAGS: usize = 8;

/// How far a comment has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nobody has done anything with it.
    #[default]
    New,
    /// Somebody has read it.
    Read,
    /// It was passed on to the office.
    Forwarded,
    /// What it says is settled.
    Resolved,
}

/// What the survey team has done with a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Handling {
    pub(crate) status: Status,
    pub(crate) tags: Vec<Tag>,
    /// Not shown unless asked for, and not in files; it isn't deleted.
    pub(crate) hidden: bool,
}

/// A word or two in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag(String);

/// Where a comment stands in the order of reading, which is from the last to the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) counted_on: String,
    pub(crate) id: String,
}

/// Which comments.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) view: View,
    pub(crate) status: Option<Status>,
    pub(crate) tag: Option<Tag>,
    pub(crate) score: Option<i64>,
    /// Those that are hidden, instead of those that aren't.
    pub(crate) hidden: bool,
    /// What was typed to be searched for.
    pub(crate) search: String,
    /// Only those that come after this one.
    pub(crate) after: Option<Position>,
}

/// Words that are searched for, without case and marks.
#[derive(Clone, Debug)]
pub(crate) struct Wanted(Vec<String>);

/// A comment with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    pub(crate) position: Position,
    /// Empty where the rating doesn't say.
    pub(crate) province: String,
    pub(crate) office: String,
    pub(crate) procedure: String,
    pub(crate) channel: String,
    pub(crate) stage: String,
    pub(crate) score: i64,
    pub(crate) text: String,
    pub(crate) handling: Handling,
}

/// Some comments, and where the next begin.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) comments: Vec<Comment>,
    pub(crate) next: Option<Position>,
}

/// How many comments there are, by status, and how many are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) by_status: [u64; 4],
    pub(crate) hidden: u64,
}

/// A field of a form or an address that can't be meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CommentError {
    /// The period or a place.
    #[error(transparent)]
    View(#[from] ViewError),
    /// Not a status.
    #[error("`{0}` is none of new, read, forwarded, resolved")]
    Status(String),
    /// Not a tag.
    #[error("`{0}` is no tag: up to {TAG} letters, digits, spaces and hyphens")]
    Tag(String),
    /// More tags than anybody reads.
    #[error("{0} tags; a comment has at most {TAGS}")]
    Tags(usize),
    /// Not a score.
    #[error("`{0}` is not a score from 1 to 5")]
    Score(String),
    /// Not a place in the order.
    #[error("`{0}` is no place among comments")]
    Position(String),
}

impl Status {
    pub(crate) const ALL: [Self; 4] = [Self::New, Self::Read, Self::Forwarded, Self::Resolved];

    /// The word used in addresses, files and the database.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Read => "read",
            Self::Forwarded => "forwarded",
            Self::Resolved => "resolved",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

impl Tag {
    /// Reads a tag; none of its letters means anything in JSON or in a pattern of SQL.
    pub(crate) fn parse(text: &str) -> Result<Self, CommentError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let tag = words.join(" ").to_lowercase();
        let allowed = |letter: char| letter.is_alphanumeric() || " -".contains(letter);
        if tag.is_empty() || tag.chars().count() > TAG || !tag.chars().all(allowed) {
            return Err(CommentError::Tag(text.to_owned()));
        }
        Ok(Self(tag))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Handling {
    /// Reads the fields of a form.
    pub(crate) fn read(fields: &BTreeMap<String, String>) -> Result<Self, CommentError> {
        let field = |name: &str| fields.get(name).map_or("", |text| text.trim());
        let status = field("status");
        let status =
            Status::from_code(status).ok_or_else(|| CommentError::Status(status.to_owned()))?;
        let mut tags: Vec<Tag> = Vec::new();
        for tag in field("tags").split(',').filter(|tag| !tag.trim().is_empty()) {
            let tag = Tag::parse(tag)?;
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        if tags.len() > TAGS {
            return Err(CommentError::Tags(tags.len()));
        }
        Ok(Self { status, tags, hidden: field("hidden") == "yes" })
    }
}

impl Position {
    /// Reads what [`std::fmt::Display`] writes.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('.')?;
        let day: Date = Iso::read(day)?;
        let id = RatingId::parse(id).ok()?;
        Some(Self { counted_on: day.write(), id: id.into() })
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.counted_on, self.id)
    }
}

impl Question {
    /// Reads the fields of an address beside those of its view.
    pub(crate) fn read(
        fields: &BTreeMap<String, String>,
        today: Date,
    ) -> Result<Self, CommentError> {
        let text =
            |field: &str| fields.get(field).map(|text| text.trim()).filter(|text| !text.is_empty());
        let status = text("status").map(|code| {
            Status::from_code(code).ok_or_else(|| CommentError::Status(code.to_owned()))
        });
        let score = text("score").map(|text| match text.parse() {
            Ok(score @ 1..=5) => Ok(score),
            _ => Err(CommentError::Score(text.to_owned())),
        });
        let after = text("after").map(|text| {
            Position::read(text).ok_or_else(|| CommentError::Position(text.to_owned()))
        });
        Ok(Self {
            view: View::read(fields, today)?,
            status: status.transpose()?,
            tag: text("tag").map(Tag::parse).transpose()?,
            score: score.transpose()?,
            hidden: text("hidden") == Some("yes"),
            search: text("q").unwrap_or_default().to_owned(),
            after: after.transpose()?,
        })
    }

    /// The fields of an address beside those of its view and its place.
    pub(crate) fn fields(&self) -> Vec<(&'static str, String)> {
        let tag = self.tag.as_ref().map(|tag| tag.as_str().to_owned());
        let fields = [
            ("status", self.status.map(|status| status.code().to_owned())),
            ("tag", tag),
            ("score", self.score.map(|score| score.to_string())),
            ("hidden", self.hidden.then(|| "yes".to_owned())),
            ("q", Some(self.search.clone()).filter(|search| !search.is_empty())),
        ];
        fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The words that are searched for.
    pub(crate) fn wanted(&self) -> Wanted {
        Wanted(fold(&self.search).split(' ').map(str::to_owned).collect())
    }
}

impl Wanted {
    /// Whether a text has all of them, whatever its case and marks.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let folded = fold(text);
        self.0.iter().all(|word| folded.contains(word))
    }
}

impl Tally {
    /// Those that aren't hidden.
    pub(crate) fn shown(self) -> u64 {
        self.by_status.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(of: &[(&str, &str)]) -> BTreeMap<String, String> {
        of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn tags_are_small_words_and_nothing_else() {
        for (text, expected) in [
            ("Thái độ", Some("thái độ")),
            ("  trễ   hẹn ", Some("trễ hẹn")),
            ("covid-19", Some("covid-19")),
            ("", None),
            ("a%b", None),
            ("\"", None),
            ("một thẻ dài hơn ba mươi chữ cái", None),
        ] {
            let tag = Tag::parse(text).ok();
            assert_eq!(tag.as_ref().map(Tag::as_str), expected, "{text}");
        }
    }

    #[test]
    fn a_form_is_read_or_says_what_is_wrong() {
        let read = |status, tags| Handling::read(&fields(&[("status", status), ("tags", tags)]));
        let good = read("forwarded", "trễ hẹn, TRỄ HẸN,, phí").unwrap();
        let tags: Vec<&str> = good.tags.iter().map(Tag::as_str).collect();
        assert_eq!((good.status, tags), (Status::Forwarded, vec!["trễ hẹn", "phí"]));
        assert_eq!(read("done", ""), Err(CommentError::Status("done".to_owned())));
        assert_eq!(read("new", "a,b,c,d,e,f,g,h,i"), Err(CommentError::Tags(9)));
    }

    #[test]
    fn an_address_reads_as_it_was_written_and_what_can_not_be_meant_is_shown() {
        let today = Date::new(2026, 11, 24).unwrap();
        let asked = fields(&[("status", "read"), ("score", "1"), ("hidden", "yes"), ("q", "trễ")]);
        let question = Question::read(&asked, today).unwrap();
        let written = question.fields();
        assert_eq!(written.len(), 4);
        for (name, value) in &written {
            assert_eq!(asked.get(*name), Some(value));
        }
        let wanted = question.wanted();
        assert!(wanted.are_in("Trễ hẹn") && wanted.are_in("bi TRE") && !wanted.are_in("hẹn"));
        for (name, value) in [
            ("status", "x"),
            ("score", "6"),
            ("tag", "%"),
            ("after", "2026-11-24"),
            ("period", "1"),
        ] {
            let error = Question::read(&fields(&[(name, value)]), today).unwrap_err().to_string();
            assert!(error.contains(value), "{error}");
        }
    }
}
