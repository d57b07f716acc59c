//! Official records of the national portal: read, compared, kept, and compiled.
//!
//! [`read`] recognises the three official forms and [`detail`], [`page`] and [`row`] lower each to
//! one [`Record`]; [`collection`] merges them by code; [`procedure`] makes a procedure of each.

use jiff_core::civil::Date;
use rules::channel::Channel;
use rules::fee::FeeKind;

use defect::Defect;

pub mod collection;
pub mod defect;
pub mod diff;
pub mod import;
pub mod read;
pub mod refusal;
pub mod report;
pub mod store;

pub mod detail;
pub mod page;
pub mod row;

mod fees;
mod limits;
mod papers;
mod pattern;
pub mod procedure;
mod remarks;
mod tariff;
mod words;

/// What one object of an export says of a procedure, in whichever form it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its national code.
    pub code: String,
    /// Its id on the national portal, which is in the address of its page.
    pub id: String,
    /// The form that it came in.
    pub form: Form,
    /// Its official name.
    pub name: String,
    /// When the portal last changed it, in milliseconds since 1970; `None` if it doesn't say.
    pub updated_at: Option<i64>,
    /// Between state agencies only.
    pub internal: bool,
    /// The agency that issued it.
    pub issuer: Option<String>,
    /// Made by a province and valid there only; `None` where the form doesn't say.
    pub provincial: Option<bool>,
    /// The number of the decision that announced it.
    pub decision: Option<String>,
    /// Whether it can be done online from beginning to end.
    pub full_online: Option<bool>,
    /// Who carries it out.
    pub agencies: Vec<String>,
    /// What the citizen gets.
    pub results: Vec<String>,
    /// The documents that it rests on, as code and title.
    pub legal_basis: Vec<(String, String)>,
    /// The rows of its channels.
    pub ways: Vec<Way>,
    /// The times of its cases.
    pub case_times: Vec<CaseTime>,
    /// The groups of its papers.
    pub groups: Vec<Group>,
    /// Remarks.
    pub notes: Vec<String>,
    /// What was found wrong while it was read.
    pub defects: Vec<Defect>,
}

/// The form that a record came in; of two forms of one code the greater one says more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A row of the national list: name and agency only.
    #[default]
    Row,
    /// The portal's page, with tables run together into text.
    Page,
    /// The portal's detail record.
    Detail,
}

/// A row of a record's table of channels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The channel.
    pub channel: Channel,
    /// How long it takes.
    pub time: Time,
    /// What is said of it.
    pub description: String,
    /// What it costs.
    pub fees: Vec<FeeRow>,
}

/// How long something takes, as a record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// Not said.
    Missing,
    /// So many hundredths of a unit.
    Counted(u32, TimeUnit),
    /// So many hundredths of something.
    Unitless(u32),
    /// In words.
    Words(String),
}

/// A unit of the national portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// `WORKING_DAY`
    WorkingDay,
    /// `DAY`: days of the calendar.
    Day,
    /// `HOUR`: hours inside office hours.
    Hour,
    /// `MONTH`
    Month,
}

/// A row of a channel's fees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeRow {
    /// What kind of payment it is.
    pub kind: FeeKind,
    /// How much.
    pub money: Money,
    /// What is said of it.
    pub description: String,
}

/// An amount as a record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Money {
    /// Not said.
    Missing,
    /// đồng, or what is taken for it where no currency is named; 0 is `Miễn phí` too.
    Dong(u64),
    /// In another currency.
    Foreign(String),
}

/// The time of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseTime {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How long it takes.
    pub time: Time,
}

/// A group of papers: a case, or a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub items: Vec<Item>,
}

/// A line of a group: a paper, or a remark in the place of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Originals to hand in.
    pub originals: u8,
    /// Copies to hand in.
    pub copies: u8,
    /// Files of its forms.
    pub forms: Vec<String>,
}

impl Record {
    /// The day in Việt Nam on which the portal last changed it.
    #[must_use]
    pub fn updated_on(&self) -> Option<Date> {
        words::day_of(self.updated_at?)
    }

    /// The newest day that the record itself vouches for: its last change or, where its form has
    /// none, the day on which the portal made it, which its id holds (UUID version 7).
    #[must_use]
    pub fn dated(&self) -> Option<Date> {
        self.updated_on().or_else(|| words::day_of(words::made_at(&self.id)?))
    }

    /// The address of its page on the national portal.
    #[must_use]
    pub fn link(&self) -> String {
        format!("https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{}", self.id)
    }
}
