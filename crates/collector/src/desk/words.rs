//! Every text of the desk; one that isn't translated doesn't compile.

mod comments;
mod en;
mod vi;

use rules::text::Language;

pub(crate) use comments::CommentWords;

/// The texts of a language.
#[derive(Debug)]
pub(crate) struct Words {
    /// For `<html lang>`.
    pub(crate) code: &'static str,
    /// Between whole numbers and their parts.
    pub(crate) decimal: char,
    /// Between thousands.
    pub(crate) thousands: char,
    pub(crate) title: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) other_language: &'static str,
    pub(crate) nav: &'static str,
    pub(crate) overview: &'static str,
    pub(crate) tables: &'static str,
    pub(crate) offices: &'static str,
    pub(crate) signs: &'static str,
    pub(crate) sipas: &'static str,
    pub(crate) sign_in: &'static str,
    pub(crate) sign_out: &'static str,
    pub(crate) key: &'static str,
    /// Where a key comes from.
    pub(crate) key_hint: &'static str,
    pub(crate) key_wrong: &'static str,
    pub(crate) filters: &'static str,
    pub(crate) period: &'static str,
    pub(crate) period_hint: &'static str,
    pub(crate) procedure: &'static str,
    pub(crate) province: &'static str,
    pub(crate) office: &'static str,
    pub(crate) channel: &'static str,
    pub(crate) all: &'static str,
    pub(crate) show: &'static str,
    pub(crate) earlier: &'static str,
    pub(crate) later: &'static str,
    pub(crate) not_said: &'static str,
    /// What the share is a share of.
    pub(crate) satisfied: &'static str,
    pub(crate) ratings: &'static str,
    pub(crate) interval: &'static str,
    pub(crate) none_yet: &'static str,
    /// `{n}` is the fewest that are shown.
    pub(crate) hidden_under: &'static str,
    pub(crate) compared: &'static str,
    pub(crate) before: &'static str,
    pub(crate) year_before: &'static str,
    pub(crate) may_be_chance: &'static str,
    pub(crate) higher: &'static str,
    pub(crate) lower: &'static str,
    pub(crate) nothing_to_compare: &'static str,
    /// In front of Fisher's p.
    pub(crate) p_value: &'static str,
    pub(crate) distribution: &'static str,
    pub(crate) score: &'static str,
    pub(crate) scores: [&'static str; 5],
    pub(crate) weeks: &'static str,
    pub(crate) months: &'static str,
    pub(crate) no_trend: &'static str,
    pub(crate) same_in_numbers: &'static str,
    pub(crate) made_of: &'static str,
    pub(crate) verified: &'static str,
    pub(crate) open: &'static str,
    pub(crate) dead_end: &'static str,
    pub(crate) gave_up: &'static str,
    pub(crate) guide_only: &'static str,
    pub(crate) stages_note: &'static str,
    pub(crate) response: &'static str,
    pub(crate) response_note: &'static str,
    pub(crate) factors: &'static str,
    pub(crate) factor_names: [&'static str; 5],
    pub(crate) reasons: &'static str,
    pub(crate) reason_names: [&'static str; 10],
    /// The share of ratings that ticked a reason.
    pub(crate) ticked: &'static str,
    pub(crate) reasons_note: &'static str,
    pub(crate) by: &'static str,
    pub(crate) search: &'static str,
    pub(crate) not_found: &'static str,
    /// In front of how many lines there are.
    pub(crate) all_lines: &'static str,
    /// In front of links to files of the figures of a page.
    pub(crate) figure_files: &'static str,
    /// In front of links to files of single ratings.
    pub(crate) files: &'static str,
    pub(crate) sort: &'static str,
    /// Orders of a table: surest, least sure, most ratings, name.
    pub(crate) sorts: [&'static str; 4],
    pub(crate) ranked_note: &'static str,
    pub(crate) channels: [&'static str; 4],
    pub(crate) funnel_note: &'static str,
    pub(crate) below: &'static str,
    pub(crate) above: &'static str,
    pub(crate) with_the_rest: &'static str,
    pub(crate) signs_note: &'static str,
    pub(crate) no_signs: &'static str,
    pub(crate) sign_names: [&'static str; 4],
    pub(crate) with: &'static str,
    pub(crate) without: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) formula: &'static str,
    pub(crate) here: &'static str,
    pub(crate) source: &'static str,
    pub(crate) cannot: &'static str,
    pub(crate) sipas_note: &'static str,
    /// Where no document had begun.
    pub(crate) nothing_asked: &'static str,
    /// In front of the last day of a document.
    pub(crate) until: &'static str,
    /// The same, where that day is over.
    pub(crate) ended: &'static str,
    pub(crate) report: &'static str,
    pub(crate) comments: CommentWords,
    /// An address that asks for what there isn't.
    pub(crate) not_meant: &'static str,
    /// A key that doesn't open this.
    pub(crate) not_yours: &'static str,
    pub(crate) broken: &'static str,
    pub(crate) other_key: &'static str,
}

impl Words {
    /// Why a figure of fewer than `least` isn't shown.
    pub(crate) fn hidden(&self, least: u64) -> String {
        self.hidden_under.replace("{n}", &least.to_string())
    }
}

/// The texts of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::Vi => &vi::WORDS,
        Language::En => &en::WORDS,
    }
}
