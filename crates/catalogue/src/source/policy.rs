//! `data/policies/<issuer>/<document>.toml` and `status.toml`.

use rules::document::Status;
use rules::fee::{Competence, FeeKind, Rounding};
use rules::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

use super::file::Parsed;
use super::values::{Channels, Day, Price, Term, When};

/// A policy file with its issuer.
#[derive(Clone, Debug)]
pub struct Issued<T> {
    /// `nation` or the code of a province: the name of the folder.
    pub issuer: String,
    /// The file.
    pub parsed: Parsed<T>,
}

/// The issuer of policies that hold in every province.
pub const NATION: &str = "nation";

/// A policy: the rules of one document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// An id of the folder `documents`, which is the name of the file.
    pub document: String,
    /// First filing date of rules that don't name one.
    pub valid_from: Option<Day>,
    /// Last filing date of rules that don't name one.
    pub valid_to: Option<Day>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// One rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id in the file.
    pub id: String,
    /// What it does, in one sentence for the citizen.
    pub summary: Text,
    /// Who must meet it: shown beside the figure.
    pub provided: Option<Text>,
    /// Provinces; the issuer's by default.
    pub provinces: Option<Vec<String>>,
    /// Old territories.
    #[serde(default)]
    pub territories: Vec<String>,
    /// The channels.
    pub channels: Channels,
    /// First filing date.
    pub valid_from: Option<Day>,
    /// Last filing date.
    pub valid_to: Option<Day>,
    /// The kinds of person or case.
    #[serde(default)]
    pub when: When,
    /// Whether the sources leave open if it holds; `provided` then says on what that depends.
    #[serde(default)]
    pub perhaps: bool,
    /// How far it could be checked.
    pub status: Status,
    /// Where in the document it stands.
    pub article: Option<String>,
    /// What it covers.
    #[serde(default)]
    pub covers: Covers,
    /// How it changes fees.
    pub fee: Option<FeeChange>,
    /// How it changes the limit.
    pub limit: Option<LimitChange>,
}

impl Rule {
    /// The questions that it names.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = self.when.names();
        if let Some(FeeChange::Tariff(price)) = &self.fee {
            names.extend(price.question());
        }
        names
    }
}

/// What a rule covers. A list that isn't there leaves nothing out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Covers {
    /// Procedures, by id or national code.
    pub procedures: Option<Vec<String>>,
    /// Fields of procedures.
    pub fields: Option<Vec<String>>,
    /// Categories of fees.
    pub categories: Option<Vec<String>>,
    /// Kinds of payment.
    pub kinds: Option<Vec<FeeKind>>,
    /// Fees that this side sets.
    pub competence: Option<Competence>,
    /// Categories of fees that are left out.
    #[serde(default)]
    pub exclude_categories: Vec<String>,
}

/// How a rule changes fees.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeeChange {
    /// Sets the rate that the law leaves to the province.
    Tariff(Price),
    /// The citizen pays this.
    Set(u64),
    /// The citizen pays this share.
    Percent(Percent),
    /// The budget pays a share.
    Subsidy(Subsidy),
}

/// A share of the base rate.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Percent {
    /// Whole percent that is still paid.
    pub percent: u8,
    /// What happens to less than one đồng; left out where the text doesn't say it.
    #[serde(default)]
    pub rounding: Rounding,
    /// The most that it takes off a person and year, in đồng.
    pub yearly_maximum: Option<u64>,
}

/// A share that the budget pays.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subsidy {
    /// Whole percent that the budget pays.
    pub percent: u8,
    /// The most that it pays a person and year, in đồng.
    pub yearly_maximum: Option<u64>,
}

/// How a rule changes the limit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitChange {
    /// The limit is this.
    Set(Term),
    /// Fewer days.
    CutDays(u16),
    /// A share fewer.
    CutPercent(CutPercent),
    /// More time.
    Extend(Term),
}

/// A share of the limit that is cut.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CutPercent {
    /// Whole percent.
    pub percent: u8,
    /// What happens to parts of a day; left out where the text doesn't say it.
    #[serde(default)]
    pub rounding: Rounding,
    /// Only limits of at least this many days.
    pub from_days: Option<u16>,
}

/// What is known of an issuer, also where there is no document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuerStatus {
    /// Of fees.
    pub fees: Option<Text>,
    /// Of time.
    pub time: Option<Text>,
    /// What is known of old territories, where it isn't the same in all of the province.
    #[serde(default)]
    pub territories: Vec<TerritoryStatus>,
    /// When it was last looked for.
    pub checked_on: Day,
}

/// What is known of an old territory of a province.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TerritoryStatus {
    /// Its code: `2024:77`.
    pub code: String,
    /// Of fees.
    pub fees: Option<Text>,
    /// Of time.
    pub time: Option<Text>,
}
