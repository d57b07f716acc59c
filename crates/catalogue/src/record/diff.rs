//! What has changed between two collections.

use std::collections::BTreeMap;

use rules::text::Text;

use super::Record;
use super::collection::Collection;

/// The differences, by code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Codes that are new, with their names.
    pub added: Vec<(String, String)>,
    /// Codes that are gone and have no successor that is known, with their names.
    pub gone: Vec<(String, String)>,
    /// Codes that are gone, with what came in their place.
    pub succeeded: Vec<(String, String)>,
    /// Codes that are gone since their records are refused now.
    pub refused: Vec<(String, Text)>,
    /// Codes whose records say something else now, with what it is about.
    pub changed: Vec<(String, Vec<Field>)>,
}

/// What a record speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its name.
    Name,
    /// Its cases and papers.
    Papers,
    /// Channels, times and fees.
    Channels,
    /// The times of its cases.
    CaseTimes,
    /// Its agency.
    Agency,
    /// Its result.
    Result,
    /// Its legal basis.
    LegalBasis,
    /// The decision that announced it, or who issued it.
    Decision,
    /// Whether it can be done online from beginning to end.
    FullOnline,
    /// Its remarks.
    Notes,
    /// The form that it is known in.
    Form,
    /// The day of its last change, and nothing else that is read.
    UpdatedOn,
}

impl Field {
    /// Its word.
    #[must_use]
    pub fn text(self) -> Text {
        let (vi, en) = match self {
            Self::Name => ("tên", "name"),
            Self::Papers => ("giấy tờ", "papers"),
            Self::Channels => ("cách nộp, thời hạn, phí", "channels, times and fees"),
            Self::CaseTimes => ("thời hạn theo trường hợp", "times of cases"),
            Self::Agency => ("cơ quan", "agency"),
            Self::Result => ("kết quả", "result"),
            Self::LegalBasis => ("căn cứ pháp lý", "legal basis"),
            Self::Decision => ("quyết định công bố", "decision"),
            Self::FullOnline => ("làm trọn trên mạng", "fully online"),
            Self::Notes => ("ghi chú", "notes"),
            Self::Form => ("dạng dữ liệu", "form"),
            Self::UpdatedOn => ("ngày cập nhật", "day of the last change"),
        };
        Text { vi: vi.to_owned(), en: en.to_owned() }
    }
}

impl Diff {
    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares two collections; `successors` tells what came in the place of a code.
#[must_use]
pub fn diff(old: &Collection, new: &Collection, successors: &BTreeMap<String, String>) -> Diff {
    let mut diff = Diff::default();
    for (code, entry) in old.entries() {
        let name = || (code.to_owned(), entry.record.name.clone());
        let refused = || {
            let of_code = new.refused.iter().find(|refused| {
                refused.object.code.as_ref().is_some_and(|other| other.trim() == code)
            });
            of_code.map(|refused| refused.object.reason.text())
        };
        match new.get(code) {
            Some(now) => {
                let fields = changed(&entry.record, &now.record);
                if !fields.is_empty() {
                    diff.changed.push((code.to_owned(), fields));
                }
            }
            None => match (successors.get(code), refused()) {
                (Some(successor), _) => {
                    diff.succeeded.push((code.to_owned(), successor.clone()));
                }
                (None, Some(reason)) => diff.refused.push((code.to_owned(), reason)),
                (None, None) => diff.gone.push(name()),
            },
        }
    }
    diff.added = (new.entries())
        .filter(|(code, _)| old.get(code).is_none())
        .map(|(code, entry)| (code.to_owned(), entry.record.name.clone()))
        .collect();
    diff
}

fn changed(old: &Record, new: &Record) -> Vec<Field> {
    let differs = [
        (Field::Name, old.name != new.name),
        (Field::Papers, old.groups != new.groups),
        (Field::Channels, old.ways != new.ways),
        (Field::CaseTimes, old.case_times != new.case_times),
        (Field::Agency, old.agencies != new.agencies),
        (Field::Result, old.results != new.results),
        (Field::LegalBasis, old.legal_basis != new.legal_basis),
        (Field::Decision, (&old.decision, &old.issuer) != (&new.decision, &new.issuer)),
        (Field::FullOnline, old.full_online != new.full_online),
        (Field::Notes, old.notes != new.notes),
        (Field::Form, old.form != new.form),
    ];
    let mut fields: Vec<Field> =
        differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect();
    if fields.is_empty() && old.updated_at != new.updated_at {
        fields.push(Field::UpdatedOn);
    }
    fields
}
