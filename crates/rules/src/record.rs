//! What the national record of a procedure says beyond papers, limits and fees.

use alloc::string::String;
use alloc::vec::Vec;
use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::iso;
use crate::place::ProvinceCode;
use crate::text::Text;

/// Facts that come from a national record, for a procedure without a guide.
///
/// Its papers, limits and fees are the record's own; what the record contradicts or leaves out
/// is unknown there, with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordFacts {
    /// Its texts are Vietnamese in every language: the national records have no English.
    pub vietnamese_only: bool,
    /// When the national portal last changed it, where the record says so.
    #[serde(with = "iso::option")]
    pub updated_on: Option<Date>,
    /// The number of the decision that announced it, such as `163/QĐ-BTP`.
    pub decision: Option<String>,
    /// The agency that issued it.
    pub issued_by: Option<Text>,
    /// The only province where it exists, if a province made it.
    pub only_in: Option<ProvinceCode>,
    /// Whether it can be done online from beginning to end; `None` where the record doesn't say.
    pub full_online: Option<bool>,
    /// The documents that it rests on.
    pub legal_basis: Vec<LegalBasis>,
    /// What the record says in words, such as who pays nothing.
    pub notes: Vec<RecordNote>,
    /// Forms to fill in. They can't be fetched by machines: the page on the portal has them.
    pub forms: Vec<FormTemplate>,
    /// Stable codes of what is wrong with the record, such as `fee_by_council`.
    pub defects: Vec<String>,
}

/// A document that a procedure rests on, as the record names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalBasis {
    /// Its number, such as `123/2015/NĐ-CP`; perhaps empty.
    pub code: String,
    /// Its title; perhaps empty.
    pub name: Text,
}

/// A remark of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordNote {
    /// The cases that it speaks of.
    pub when: Condition,
    /// The remark.
    pub text: Text,
}

/// A form of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormTemplate {
    /// Index into [`Procedure::papers`](crate::procedure::Procedure::papers).
    pub paper: u8,
    /// The name of its file on the national portal.
    pub file: String,
}
