//! What is wrong with national records, and what each kind turns into.

use rules::text::Text;

mod text;

/// A kind of mistake in a national record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Defect {
    // Fees.
    /// No amount and no word of one.
    FeeMissing,
    /// The amount is left to the provincial people's council.
    FeeByCouncil,
    /// The amount stands in another document.
    FeeElsewhere,
    /// 0 or "free" beside a text, or a legal basis, that names a fee.
    FeeZeroWithTariff,
    /// Too small to be đồng, or a thousandth of what its text says.
    FeeScale,
    /// The amount isn't the one of its text.
    FeeContradiction,
    /// The amount holds until a day that its text names.
    FeeWindow,
    /// Several amounts for one channel: cases in the place of one.
    FeeSeveral,
    /// The text says that the amount is for some cases, or by unit, or a share.
    FeeConditional,
    /// The text speaks of another channel.
    FeeOtherChannel,
    /// Another currency.
    FeeCurrency,

    // Time.
    /// No time.
    TimeMissing,
    /// A number without a unit.
    TimeUnitMissing,
    /// In words that say more than one span.
    TimeInWords,
    /// The time of the channel isn't that of the case.
    TimeContradiction,
    /// Working days in one place and days of the calendar in another.
    TimeUnitContradiction,
    /// The description names other times, for some places or cases.
    TimeSeveral,
    /// Cases with several times and one name.
    TimeByCase,
    /// Rows of channels that are cases.
    CasesAsChannels,

    // Papers.
    /// Remarks in the place of papers, with no original and no copy.
    NotesAsPapers,
    /// Headings in the place of cases.
    HeadingsAsCases,
    /// More cases than a question can offer.
    TooManyCases,
    /// No papers.
    PapersMissing,
    /// No paper is marked as required.
    RequiredUnset,

    // The rest.
    /// Two cases with one code.
    DuplicateCaseCodes,
    /// The same row of a channel twice.
    RepeatedRows,
    /// Spaces around the code.
    CodeSpaces,
    /// A code with more digits than others.
    OddCode,
    /// Only a row of the national list.
    ListOnly,
    /// A table that was run together into text.
    FlattenedTable,
    /// No result.
    ResultMissing,
    /// No agency.
    AgencyMissing,
}

/// What a defect turns into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The fee is unknown.
    UnknownFee,
    /// The fee is unknown after the day that the record names.
    UnknownFeeLater,
    /// The limit is unknown.
    UnknownLimit,
    /// Remarks.
    Notes,
    /// Papers of every case, without a question.
    AllApply,
    /// What it says is left out.
    Ignored,
    /// One row.
    Merged,
    /// The same without spaces.
    Trimmed,
    /// Kept as it is.
    Kept,
    /// The national portal's page is named instead.
    PageNamed,
    /// Only what can be told apart is taken.
    Careful,
}

impl Defect {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 32] = [
        Self::FeeMissing,
        Self::FeeByCouncil,
        Self::FeeElsewhere,
        Self::FeeZeroWithTariff,
        Self::FeeScale,
        Self::FeeContradiction,
        Self::FeeWindow,
        Self::FeeSeveral,
        Self::FeeConditional,
        Self::FeeOtherChannel,
        Self::FeeCurrency,
        Self::TimeMissing,
        Self::TimeUnitMissing,
        Self::TimeInWords,
        Self::TimeContradiction,
        Self::TimeUnitContradiction,
        Self::TimeSeveral,
        Self::TimeByCase,
        Self::CasesAsChannels,
        Self::NotesAsPapers,
        Self::HeadingsAsCases,
        Self::TooManyCases,
        Self::PapersMissing,
        Self::RequiredUnset,
        Self::DuplicateCaseCodes,
        Self::RepeatedRows,
        Self::CodeSpaces,
        Self::OddCode,
        Self::ListOnly,
        Self::FlattenedTable,
        Self::ResultMissing,
        Self::AgencyMissing,
    ];

    /// Its code in compiled files, which never changes.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FeeMissing => "fee_missing",
            Self::FeeByCouncil => "fee_by_council",
            Self::FeeElsewhere => "fee_elsewhere",
            Self::FeeZeroWithTariff => "fee_zero_with_tariff",
            Self::FeeScale => "fee_scale",
            Self::FeeContradiction => "fee_contradiction",
            Self::FeeWindow => "fee_window",
            Self::FeeSeveral => "fee_several",
            Self::FeeConditional => "fee_conditional",
            Self::FeeOtherChannel => "fee_other_channel",
            Self::FeeCurrency => "fee_currency",
            Self::TimeMissing => "time_missing",
            Self::TimeUnitMissing => "time_unit_missing",
            Self::TimeInWords => "time_in_words",
            Self::TimeContradiction => "time_contradiction",
            Self::TimeUnitContradiction => "time_unit_contradiction",
            Self::TimeSeveral => "time_several",
            Self::TimeByCase => "time_by_case",
            Self::CasesAsChannels => "cases_as_channels",
            Self::NotesAsPapers => "notes_as_papers",
            Self::HeadingsAsCases => "headings_as_cases",
            Self::TooManyCases => "too_many_cases",
            Self::PapersMissing => "papers_missing",
            Self::RequiredUnset => "required_unset",
            Self::DuplicateCaseCodes => "duplicate_case_codes",
            Self::RepeatedRows => "repeated_rows",
            Self::CodeSpaces => "code_spaces",
            Self::OddCode => "odd_code",
            Self::ListOnly => "list_only",
            Self::FlattenedTable => "flattened_table",
            Self::ResultMissing => "result_missing",
            Self::AgencyMissing => "agency_missing",
        }
    }

    /// What it turns into.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        match self {
            Self::FeeMissing
            | Self::FeeByCouncil
            | Self::FeeElsewhere
            | Self::FeeZeroWithTariff
            | Self::FeeScale
            | Self::FeeContradiction
            | Self::FeeSeveral
            | Self::FeeConditional
            | Self::FeeOtherChannel
            | Self::FeeCurrency => Outcome::UnknownFee,
            Self::FeeWindow => Outcome::UnknownFeeLater,
            Self::TimeMissing
            | Self::TimeUnitMissing
            | Self::TimeInWords
            | Self::TimeContradiction
            | Self::TimeUnitContradiction
            | Self::TimeSeveral
            | Self::TimeByCase
            | Self::CasesAsChannels => Outcome::UnknownLimit,
            Self::NotesAsPapers => Outcome::Notes,
            Self::HeadingsAsCases | Self::TooManyCases => Outcome::AllApply,
            Self::RequiredUnset | Self::DuplicateCaseCodes => Outcome::Ignored,
            Self::RepeatedRows => Outcome::Merged,
            Self::CodeSpaces => Outcome::Trimmed,
            Self::OddCode => Outcome::Kept,
            Self::PapersMissing | Self::ListOnly | Self::ResultMissing | Self::AgencyMissing => {
                Outcome::PageNamed
            }
            Self::FlattenedTable => Outcome::Careful,
        }
    }

    /// What a citizen reads in the place of a figure: why it is unknown, and whom to ask.
    #[must_use]
    pub fn reason(self) -> Text {
        let Text { vi, en } = self.text();
        Text {
            vi: format!("Cổng Dịch vụ công quốc gia {vi}. Hãy hỏi nơi nộp hồ sơ."),
            en: format!("The national portal {en}. Ask the office."),
        }
    }
}
