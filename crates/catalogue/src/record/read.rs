//! Reads exports of the national portal: JSON lines, a list or a single object, plain or gzip.
//!
//! Files come from outside, so every size is bounded before anything is kept.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;
use serde::de::{DeserializeSeed, Deserializer as _, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use super::refusal::Refusal;
use super::{Record, detail, page, row};
use crate::finding::Finding;
use crate::problem::{Problem, RecordProblem};

mod accept;
mod bounded;

pub use bounded::Limits;
use bounded::{Counted, Seen, TooLarge};

/// Keys under which answers of the portal and common tools keep their records.
const WRAPPERS: [&str; 6] = ["data", "items", "content", "records", "results", "procedures"];
/// `{"data": {"items": […]}}` is two; more is no wrapper that anybody writes.
const MOST_WRAPPERS: u8 = 3;

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as reached from where the command was started.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// An object of an export.
#[derive(Clone, Debug)]
pub struct Object {
    /// Where it stands.
    pub place: Place,
    /// Its text as it came, on one line.
    pub text: String,
    /// The record, or why there is none.
    pub record: Result<Record, Unusable>,
}

/// An object that isn't used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// Its code, if it has one.
    pub code: Option<String>,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Why.
    pub reason: Refusal,
}

/// Reads a file, object by object.
///
/// # Errors
/// The first place that can't be read; nothing after it is.
pub fn read(path: &Path, sink: &mut dyn FnMut(Object)) -> Result<(), Finding> {
    let name = path.display().to_string();
    let unreadable = |error: &io::Error| Finding {
        file: name.clone(),
        line: 0,
        column: 0,
        problem: Problem::Unreadable { detail: error.to_string() },
    };
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    read_from(&name, file, Limits::default(), sink)
}

/// Reads from anything that can be read, under a name for messages.
///
/// # Errors
/// As [`read`].
pub fn read_from(
    name: &str,
    input: impl Read,
    limits: Limits,
    sink: &mut dyn FnMut(Object),
) -> Result<(), Finding> {
    let at = |line, column, problem| Finding { file: name.to_owned(), line, column, problem };
    let unreadable = |error: &io::Error| {
        let cut_off = error.kind() == io::ErrorKind::UnexpectedEof;
        let detail = error.to_string();
        let unreadable = Problem::Unreadable { detail };
        at(0, 0, if cut_off { RecordProblem::CutOff.into() } else { unreadable })
    };
    let mut input = BufReader::new(input);
    let begin = input.fill_buf().map_err(|error| unreadable(&error))?;
    let unpacked: Box<dyn BufRead + '_> = if begin.starts_with(&[0x1f, 0x8b]) {
        Box::new(BufReader::new(MultiGzDecoder::new(input)))
    } else {
        Box::new(input)
    };
    let mut unpacked = unpacked;
    let begin = unpacked.fill_buf().map_err(|error| unreadable(&error))?;
    if begin.starts_with(&[0xff, 0xfe]) || begin.starts_with(&[0xfe, 0xff]) {
        return Err(at(1, 1, RecordProblem::Encoding.into()));
    }
    if begin.starts_with(&[0xef, 0xbb, 0xbf]) {
        unpacked.consume(3);
    }
    let seen = Rc::new(Seen::default());
    let mut reader = Reader { name, limits, sink, seen: Rc::clone(&seen), failure: None };
    let is_list = first_sign(&mut unpacked).map_err(|error| unreadable(&error))? == Some(b'[');
    let counted = Counted { inner: unpacked, limits, seen: Rc::clone(&seen) };
    let mut json = Deserializer::from_reader(counted);
    let read = if is_list {
        json.deserialize_seq(&mut reader).and_then(|()| json.end())
    } else {
        json.into_iter::<Box<RawValue>>().try_for_each(|value| {
            reader.value(&value?);
            // The failure says more than any error of JSON.
            if reader.failure.is_some() { Err(serde::de::Error::custom("")) } else { Ok(()) }
        })
    };
    let found_any = seen.values.get() > 0;
    match (reader.failure, read) {
        (Some(failure), _) => Err(failure),
        (None, Err(error)) => Err(json_finding(name, &error)),
        (None, Ok(())) if !found_any => Err(at(0, 0, RecordProblem::NoRecords.into())),
        (None, Ok(())) => Ok(()),
    }
}

/// The first byte that isn't a space, without consuming it.
fn first_sign(input: &mut impl BufRead) -> io::Result<Option<u8>> {
    // A file that begins with more spaces than a buffer holds is taken for a stream of objects.
    Ok(input.fill_buf()?.iter().copied().find(|byte| !byte.is_ascii_whitespace()))
}

fn json_finding(name: &str, error: &serde_json::Error) -> Finding {
    let limit = std::error::Error::source(error).and_then(|source| {
        source.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref::<TooLarge>()
    });
    let problem = match limit {
        Some(TooLarge { most }) => RecordProblem::TooMuchToRead { most: *most },
        None if error.is_eof() || is_cut_off(error) => RecordProblem::CutOff,
        None => RecordProblem::Json { detail: error.to_string() },
    };
    let (line, column, problem) = (error.line(), error.column(), problem.into());
    Finding { file: name.to_owned(), line, column, problem }
}

/// Whether a compressed file ends before its end.
fn is_cut_off(error: &serde_json::Error) -> bool {
    error.io_error_kind() == Some(io::ErrorKind::UnexpectedEof)
}

struct Reader<'r> {
    name: &'r str,
    limits: Limits,
    sink: &'r mut dyn FnMut(Object),
    seen: Rc<Seen>,
    failure: Option<Finding>,
}

impl Reader<'_> {
    /// Takes the value that was just read.
    fn value(&mut self, raw: &RawValue) {
        self.seen.value_bytes.set(0);
        let line = self.seen.lines.get() + 1 - breaks(raw.get());
        self.unwrap(raw, line, 0);
    }

    fn fail(&mut self, line: usize, problem: RecordProblem) {
        let (file, problem) = (self.name.to_owned(), problem.into());
        self.failure.get_or_insert(Finding { file, line, column: 1, problem });
    }

    /// Takes a record, or the records inside a wrapper.
    fn unwrap(&mut self, raw: &RawValue, line: usize, depth: u8) {
        let text = raw.get();
        let inside = if depth < MOST_WRAPPERS { wrapped(text) } else { None };
        let Some(inside) = inside else { return self.object(text, line) };
        for value in inside {
            let offset = value.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
            let before = text.get(..offset).unwrap_or_default();
            self.unwrap(value, line + breaks(before), depth + 1);
        }
    }

    fn object(&mut self, text: &str, line: usize) {
        let most = self.limits.record;
        if u64::try_from(text.len()).unwrap_or(u64::MAX) > most {
            return self.fail(line, RecordProblem::TooMuchToRead { most });
        }
        let value = match serde_json::from_str(text) {
            Ok(value) => value,
            // It is JSON, so what is left is a nesting deeper than any record has.
            Err(error) => {
                return self.fail(line, RecordProblem::Json { detail: error.to_string() });
            }
        };
        self.seen.values.set(self.seen.values.get() + 1);
        // JSON has line breaks between its parts only.
        let text = text.replace(['\n', '\r'], " ");
        let place = Place { file: self.name.to_owned(), line };
        (self.sink)(Object { place, text, record: lower(value) });
    }
}

fn breaks(text: &str) -> usize {
    text.matches('\n').count()
}

/// The values inside a list or wrapper; `None` for a record.
fn wrapped(text: &str) -> Option<Vec<&RawValue>> {
    if text.starts_with('[') {
        return serde_json::from_str(text).ok();
    }
    let object: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    if ["code", "ma_thu_tuc"].iter().any(|key| object.contains_key(*key)) {
        return None;
    }
    let inside = WRAPPERS.iter().find_map(|key| object.get(*key))?;
    inside.get().starts_with(['[', '{']).then(|| vec![*inside])
}

impl<'de> Visitor<'de> for &mut Reader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Element { reader: self })?.is_some() {
            if self.failure.is_some() {
                return Err(serde::de::Error::custom(""));
            }
        }
        Ok(())
    }
}

/// One element of a list.
struct Element<'e, 'r> {
    reader: &'e mut Reader<'r>,
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let value: Box<RawValue> = serde::Deserialize::deserialize(deserializer)?;
        self.reader.value(&value);
        Ok(())
    }
}

/// Recognises the form of an object and reads it.
fn lower(value: Value) -> Result<Record, Unusable> {
    let text = |keys: [&str; 2]| {
        let found = keys.iter().find_map(|key| value.get(key)?.as_str());
        found.map(str::to_owned)
    };
    let has = |keys: &[&str]| keys.iter().any(|key| value.get(key).is_some());
    let code = text(["code", "ma_thu_tuc"]);
    let name = text(["name", "ten_thu_tuc"]).or_else(|| text(["title", "ten"]));
    let record = if has(&["ma_thu_tuc"]) {
        page::read(value)
    } else if has(&["executionMethods", "executionCases"]) {
        detail::read(value)
    } else if has(&["departments", "categories", "departmentPromulgate", "formalityTargetType"]) {
        row::read(value)
    } else {
        Err(Refusal::UnknownForm)
    };
    record.and_then(accept::accept).map_err(|reason| Unusable { code, name, reason })
}
