//! Every text of the interface, with a note for the translator. `{}` is replaced by what the note
//! names.

use std::ops::Deref;

use rules::rating::{Factor, Reason};

/// The texts of a first visit, up to the questions, in one language.
#[derive(Debug)]
pub struct Texts {
    // --- On several screens ---
    /// Button: confirms the entry and goes on.
    pub next: &'static str,
    /// Button: one screen back.
    pub back: &'static str,
    /// Instead of a screen that is on its way.
    pub part_awaited: &'static str,
    /// Instead of a screen that couldn't be fetched.
    pub part_missing: &'static str,
    /// The answer of somebody who doesn't know.
    pub dont_know: &'static str,
    /// Above the document of a fact: `{}` is its name.
    pub according_to: &'static str,

    // --- Questions ---
    /// `{}` is the number of the question, then how many may follow at most.
    pub step: &'static str,
    /// The same where none may follow: `{}` is the number of the question.
    pub step_last: &'static str,
    /// Opens the reason for a question.
    pub why: &'static str,
    /// Label of a date.
    pub date_label: &'static str,
    /// No answer was chosen.
    pub answer_missing: &'static str,
    /// Above the field of a number: from `{}` to `{}`.
    pub number_range: &'static str,
    /// Not a number between `{}` and `{}`.
    pub number_wrong: &'static str,
    /// Not a date that can be taken.
    pub date_wrong: &'static str,

    // --- Problems ---
    /// An attribute is wrong.
    pub problem_attribute: &'static str,
    /// The procedure doesn't exist.
    pub problem_procedure: &'static str,
    /// The province doesn't exist.
    pub problem_province: &'static str,
    /// The catalogue can't be fetched.
    pub problem_unreachable: &'static str,
    /// The catalogue can't be read.
    pub problem_broken: &'static str,
    /// The catalogue is newer than what the page runs.
    pub problem_format: &'static str,
    /// Button: tries again.
    pub try_again: &'static str,
    /// The code of a problem, for whoever helps: `{}`.
    pub problem_code: &'static str,
    // --- Words of figures ---
}

/// The texts of all other screens in one language; with them come those of a first visit.
#[derive(Debug)]
pub struct LaterTexts {
    /// Those of a first visit.
    pub common: &'static Texts,

    // --- On every screen, once everything is there ---
    /// Live: a link that was opened can't be read.
    pub link_damaged: &'static str,
    /// Button: forgets everything that was said.
    pub start_again: &'static str,
    /// Live: what this device kept is forgotten.
    pub cleared: &'static str,
    /// Live, after it: a rating was submitted and waits.
    pub cleared_waiting: &'static str,
    /// Live: an earlier visit goes on: `{}` is its day.
    pub resumed: &'static str,
    /// Button of an officer: clears everything for whoever comes next.
    pub next_citizen: &'static str,
    /// Beside the keys of an officer: they choose the answer with that number.
    pub key_choose: &'static str,

    // --- On several screens ---
    /// What stands where a figure isn't known.
    pub unknown: &'static str,
    /// Before what a figure may be, such as a sum that depends on an answer: `either {}`.
    pub or: &'static str,
    /// Whom to ask: `{}` is the agency.
    pub ask: &'static str,

    // --- Place ---
    /// Heading: in which province.
    pub place_heading: &'static str,
    /// Why the province is asked.
    pub place_why: &'static str,
    /// Label of the list of provinces.
    pub place_label: &'static str,
    /// First entry of the list of provinces: nothing chosen.
    pub place_choose: &'static str,
    /// Legend: which province was it before the merger of 1 July 2025.
    pub territory_legend: &'static str,
    /// Why that is asked.
    pub territory_why: &'static str,
    /// No province was chosen.
    pub place_missing: &'static str,

    // --- Answers ---
    /// Opens the answers so far.
    pub answers: &'static str,
    /// The place, in the list of answers.
    pub place: &'static str,
    /// Button beside an answer.
    pub change: &'static str,

    // --- Days ---
    /// Days of the week from Monday.
    pub weekdays: [&'static str; 7],
    /// Months from January; empty in languages that write them in digits.
    pub months: [&'static str; 12],
    /// A date: weekday, day, month, year.
    pub date: fn(&LaterTexts, jiff_core::civil::Date) -> String,

    // --- Find ---
    /// Heading of the search.
    pub find_heading: &'static str,
    /// Label of the search field.
    pub find_label: &'static str,
    /// An example under the label; people may type without diacritics.
    pub find_hint: &'static str,
    /// Above all procedures, while nothing is typed.
    pub find_all: &'static str,
    /// Live: `{}` is how many were found.
    pub find_count: &'static str,
    /// After how many were found, where not all are listed: `{}` is how many are.
    pub find_best: &'static str,
    /// Live: everything that can be found is on its way.
    pub find_awaited: &'static str,
    /// Live: what was chosen is on its way.
    pub opening: &'static str,
    /// Nothing was found.
    pub find_nothing: &'static str,
    /// Link to the national portal.
    pub find_portal: &'static str,
    /// Heading of what was used on this device.
    pub recent: &'static str,

    // --- Result ---
    /// The case can't be filed as this procedure.
    pub dead_end_heading: &'static str,
    /// Heading of the comparison of channels.
    pub channels_heading: &'static str,
    /// When the estimate is for: `{}` is a moment.
    pub filed_at: &'static str,
    /// The names of the channels.
    pub channels: ChannelTexts,
    /// Above the due date.
    pub due: &'static str,
    /// Above the fees.
    pub fees: &'static str,
    /// Nothing is to be paid: no fee is known to the law.
    pub no_fee: &'static str,
    /// Beside a sum of which a part isn't known.
    pub plus_unknown: &'static str,
    /// Instead of the price of what costs nothing by law.
    pub free: &'static str,
    /// Opens how date and fee were counted.
    pub how_counted: &'static str,
    /// `{}` is the moment of filing.
    pub counted_filed: &'static str,
    /// Moved for the hours: `{}` is the hour of opening.
    pub moved_until_opening: &'static str,
    /// Filed after hours: `{}` is the day of receipt.
    pub moved_after_hours: &'static str,
    /// Filed on a day off: `{}` is the day of receipt.
    pub moved_day_off: &'static str,
    /// `{}` is the limit.
    pub counted_limit: &'static str,
    /// Days off from Monday to Friday that weren't counted: `{}` are days.
    pub days_off: &'static str,
    /// Worked Saturdays that were counted: `{}` are days.
    pub days_worked: &'static str,
    /// A supplement starts the clock again.
    pub supplement: &'static str,
    /// A shorter limit of the province: `{}` is the limit.
    pub counted_local: &'static str,
    /// The year isn't announced: the latest day that the law permits.
    pub provisional: &'static str,
    /// Beside such a date.
    pub provisional_short: &'static str,
    /// The date depends on what isn't known.
    pub due_depends: &'static str,
    /// The clock starts when the fee is paid.
    pub start_fee_paid: &'static str,
    /// The clock starts when the competent agency has the dossier.
    pub start_competent_agency: &'static str,
    /// The calendar doesn't reach that far.
    pub due_beyond: &'static str,
    /// No source states a limit.
    pub due_no_limit: &'static str,
    /// The limit ended: `{}` is its last day.
    pub due_expired: &'static str,
    /// A fee that is only perhaps due.
    pub fee_perhaps: &'static str,
    /// The base amount: `{}` is the amount.
    pub fee_base: &'static str,
    /// A shorter limit that may hold: `{}` is the limit, the policy follows.
    pub possible_limit: &'static str,
    /// Parts of a day were rounded, although the policy doesn't say how.
    pub rounded_day: &'static str,
    /// Parts of a đồng were rounded, although the policy doesn't say how.
    pub rounded_dong: &'static str,
    /// A policy counts up to an amount a person and year: `{}` is the amount.
    pub yearly_maximum: &'static str,
    /// A policy that may apply, without an amount; the policy follows.
    pub may_apply: &'static str,
    /// Left to pay after a policy: `{}` is the amount.
    pub fee_left: &'static str,
    /// Under a figure that needs a condition: `{}` is the condition.
    pub provided: &'static str,
    /// A policy that would be better: `{}` is the amount.
    pub fee_possible: &'static str,
    /// Filing on a day or later changes the sum: `{}` is the day, then the sum.
    pub filed_from: &'static str,
    /// Another answer changes the sum: `{}` is the question, the answer, then the sum.
    pub answered: &'static str,
    /// After a sum that is less: `{}` is how much less.
    pub saves: &'static str,
    /// Label of the day on which it is needed.
    pub needed: &'static str,
    /// When it must be filed for that: `{}` is the moment.
    pub file_by: &'static str,
    /// It can't be ready by that day.
    pub file_too_late: &'static str,
    /// A policy that was no better.
    pub outdone: &'static str,
    /// A policy that doesn't count: `{}` is why.
    pub not_counted: &'static str,
    /// It begins later: `{}` is its first day.
    pub begins: &'static str,
    /// It has ended: `{}` is its last day.
    pub ended: &'static str,
    /// It is for other channels.
    pub other_channel: &'static str,
    /// It is for other cases.
    pub other_case: &'static str,
    /// Until when a policy holds: `{}` is its last day.
    pub valid_to: &'static str,
    /// At the channel that is ready first.
    pub first: &'static str,
    /// Compared with another channel: `{}` is its name, then what is less or more.
    pub compared: &'static str,
    /// It costs less: `{}` is how much.
    pub cheaper: &'static str,
    /// It costs more: `{}` is how much.
    pub dearer: &'static str,
    /// It is ready earlier: `{}` is by how many days.
    pub sooner: &'static str,
    /// It is ready later: `{}` is by how many days.
    pub later: &'static str,
    /// Opens the table of days: `{}` are the names of channels.
    pub days_heading: &'static str,
    /// Days of the week from Monday, as short as they can be.
    pub short_weekdays: [&'static str; 7],
    /// In that table, a few letters: the dossier is received.
    pub day_received: &'static str,
    /// The last day of the limit.
    pub day_due: &'static str,
    /// A day off that doesn't count.
    pub day_skipped: &'static str,
    /// For those who hear it: the day with the number `{}`.
    pub day_counted: &'static str,
    /// What the marks of the table mean.
    pub days_legend: &'static str,
    /// No source states an amount.
    pub fee_no_rate: &'static str,
    /// The amount ended: `{}` is its last day.
    pub fee_expired: &'static str,
    /// Valid documents contradict each other: `{}` are their names.
    pub fee_conflict: &'static str,
    /// The amount depends on what isn't known.
    pub fee_depends: &'static str,
    /// Too large to count.
    pub fee_too_large: &'static str,
    /// Heading of the questions that couldn't be answered.
    pub unknown_heading: &'static str,
    /// Under it: only what differs is listed.
    pub unknown_help: &'static str,
    /// Above what follows from an answer: `{}` is the answer.
    pub if_answer: &'static str,
    /// Nothing follows from it beyond the list.
    pub nothing_more: &'static str,
    /// Papers that an answer asks for: `{}` are their names.
    pub papers_more: &'static str,
    /// Papers that an answer perhaps asks for: `{}` are their names.
    pub papers_perhaps: &'static str,
    /// Papers that an answer saves: `{}` are their names.
    pub papers_without: &'static str,
    /// Heading of the papers.
    pub papers_heading: &'static str,
    /// Under that heading.
    pub papers_help: &'static str,
    /// Live: `{}` are ready, of `{}`.
    pub papers_ready: &'static str,
    /// No paper is needed.
    pub papers_none: &'static str,
    /// A paper that may be needed.
    pub paper_perhaps: &'static str,
    /// A paper that needn't be brought.
    pub paper_struck_out: &'static str,
    /// `{}` originals.
    pub originals: &'static str,
    /// `{}` copies.
    pub copies: &'static str,
    /// Shown and given back.
    pub show_only: &'static str,
    /// `{}` is the code of a form.
    pub form: &'static str,
    /// Link to where a form can be downloaded: `{}` is its code.
    pub get_form: &'static str,
    /// Where to get a paper: `{}`.
    pub paper_from: &'static str,
    /// Only in some channels: `{}` are their names.
    pub only_channels: &'static str,
    /// Opens what else there is to know of a paper.
    pub more: &'static str,
    /// Heading of what the citizen gets.
    pub result_heading: &'static str,
    /// Who decides: `{}`.
    pub agency: &'static str,
    /// What remains to be done in person.
    pub in_person: &'static str,
    /// The link to the procedure on the national portal.
    pub portal: &'static str,
    /// The appointment slip wins.
    pub no_promise: &'static str,
    /// What is known of the policies of a place: `{}` is the province.
    pub local_heading: &'static str,
    /// Nobody has looked for policies of this province yet.
    pub local_not_looked_for: &'static str,
    /// When they were last looked for: `{}` is the date.
    pub local_checked_on: &'static str,
    /// Says that what follows comes from the national record.
    pub record: &'static str,
    /// When the record was last changed: `{}` is the date.
    pub record_updated: &'static str,
    /// Says that a record has no English.
    pub record_vietnamese: &'static str,
    /// Opens the remarks of a record.
    pub record_notes: &'static str,
    /// Opens the forms of a record, which the portal has.
    pub record_forms: &'static str,
    /// Opens the documents of a record.
    pub record_basis: &'static str,
    /// Heading of papers that several steps ask for.
    pub shared_papers: &'static str,
    /// For which steps a paper is: `{}` are their numbers.
    pub for_steps: &'static str,
    /// Button: opens the guide of a step.
    pub open_guide: &'static str,
    /// Link to a step that has no guide.
    pub open_portal: &'static str,
    /// Heading of situations of life.
    pub life_events: &'static str,
    /// Opens the documents.
    pub documents: &'static str,
    /// A document that could only be read in a copy.
    pub document_secondary: &'static str,
    /// A document that another one contradicts.
    pub document_conflict: &'static str,
    /// Date of the last check of a document: `{}`.
    pub checked_on: &'static str,
    /// Which day's rules hold: `{}` is the day of filing, then the last comparison with a document.
    pub rules_as_of: &'static str,
    /// Button: rate the guide.
    pub rate_guide: &'static str,

    // --- Keep ---
    /// Heading of what can be taken along.
    pub keep_heading: &'static str,
    /// Link: saves the due date for a calendar.
    pub appointment: &'static str,
    /// The name of that day in the calendar: `{}` is the procedure.
    pub appointment_title: &'static str,
    /// The same where the date is provisional.
    pub appointment_provisional: &'static str,
    /// In the calendar: `{}` is the link to rate the office.
    pub appointment_text: &'static str,
    /// Button: forgets everything that was said.
    pub clear: &'static str,
    /// Button: prints the list on one page.
    pub print: &'static str,
    /// On paper, above the channels.
    pub sheet_channel: &'static str,
    /// On paper: `{}` are the questions with their answers.
    pub sheet_case: &'static str,
    /// On paper: `{}` are papers that needn't be brought.
    pub sheet_struck_out: &'static str,
    /// On paper, under the picture of the link: what it is for.
    pub sheet_code: &'static str,
    /// On paper: `{}` is the address on the national portal.
    pub sheet_portal: &'static str,
    /// Opens the link to these answers.
    pub link_heading: &'static str,
    /// Who sees the answers that are in the link.
    pub link_help: &'static str,
    /// Label of the link.
    pub link_label: &'static str,
    /// Button: copies it.
    pub link_copy: &'static str,
    /// Live: it is copied.
    pub link_copied: &'static str,
    /// Live: it can't be copied; the person has to.
    pub link_not_copied: &'static str,
    /// Button: the citizen can't go on, and says how it went.
    pub give_up: &'static str,

    // --- Rating ---
    /// Has the office answered?
    pub received_heading: &'static str,
    /// Yes, it has.
    pub received_yes: &'static str,
    /// Not yet: see the guide.
    pub received_no: &'static str,
    /// Heading of the rating of an office.
    pub rating_office: &'static str,
    /// Heading of the rating of the guide.
    pub rating_guide: &'static str,
    /// What becomes of a rating.
    pub rating_privacy: &'static str,
    /// The five scores, from the worst.
    pub scores: [&'static str; 5],
    /// No score was chosen.
    pub score_missing: &'static str,
    /// Legend of the reasons of a good score.
    pub reasons_good: &'static str,
    /// Legend of the reasons of a bad score.
    pub reasons_bad: &'static str,
    /// A reason.
    pub reason: fn(Reason) -> &'static str,
    /// Opens the five factors.
    pub factors_heading: &'static str,
    /// Under it: what the numbers mean, and that none has to be answered.
    pub factors_help: &'static str,
    /// A factor, and a few words on what belongs to it.
    pub factor: fn(Factor) -> [&'static str; 2],
    /// It was rated already: `{}` is the day.
    pub rated_procedure: &'static str,
    /// The same where each dossier has a ticket: `{}` is the day.
    pub rated_ticket: &'static str,
    /// The page lets nothing be kept on this device.
    pub keeps_nothing: &'static str,
    /// What becomes of a comment, and what not to write.
    pub comment_notice: &'static str,
    /// Consent to a comment: its purpose, and the law that asks for it.
    pub comment_consent: &'static str,
    /// Label of the comment.
    pub comment_label: &'static str,
    /// Under it: `{}` characters of `{}`.
    pub comment_count: &'static str,
    /// Live: `{}` parts are struck out; what is sent follows.
    pub comment_struck: &'static str,
    /// Button: sends the rating.
    pub send: &'static str,
    /// Thanks.
    pub thanks: &'static str,
    /// The rating is on its way.
    pub sending: &'static str,
    /// The collector has it.
    pub sent: &'static str,
    /// It is kept on the device.
    pub queued: &'static str,
    /// It can't be kept, and wasn't sent.
    pub lost: &'static str,
    /// The collector refused it.
    pub refused: &'static str,
    /// Another rating has used the ticket.
    pub ticket_used: &'static str,
    /// Button: tries to send again.
    pub send_again: &'static str,

    // --- Words of figures ---
    /// A date and an hour: `{}` is the hour, then the date.
    pub moment: &'static str,
    /// Before the hour of a due date: `{}` is the hour, then the date.
    pub by_hour: &'static str,
    /// Between thousands.
    pub thousands: &'static str,
    /// `{}` working days.
    pub working_days: &'static str,
    /// `{}` calendar days.
    pub calendar_days: &'static str,
    /// `{}` working hours.
    pub working_hours: &'static str,
    /// `{}` months.
    pub in_months: &'static str,
    /// On the same day.
    pub same_day: &'static str,
    /// Between spans that follow each other.
    pub then: &'static str,
}

impl Deref for LaterTexts {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        self.common
    }
}

/// The names of the channels.
#[derive(Debug)]
pub struct ChannelTexts {
    /// On the national portal.
    pub online: &'static str,
    /// At the counter.
    pub counter: &'static str,
    /// By post.
    pub post: &'static str,
    /// At a kiosk.
    pub kiosk: &'static str,
}

/// The name of the day of the week.
pub(super) fn weekday(texts: &LaterTexts, date: jiff_core::civil::Date) -> &'static str {
    let index = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
    texts.weekdays.get(index).copied().unwrap_or_default()
}

/// The name of the month.
pub(super) fn month(texts: &LaterTexts, date: jiff_core::civil::Date) -> &'static str {
    let index = usize::try_from(date.month().saturating_sub(1)).unwrap_or_default();
    texts.months.get(index).copied().unwrap_or_default()
}
