//! Prints what a citizen would see of a case and why: for editors and reviewers.

use jiff_core::civil::{Date, DateTime};
use rules::case::{Case, Filing};
use rules::channel::Channel;
use rules::condition::{Answer, Slot};
use rules::document::Citation;
use rules::iso::Iso;
use rules::papers::{Need, papers};
use rules::place::{CodeError, Place, ProvinceCode, TerritoryCode};
use rules::procedure::{Paper, Procedure, Question, QuestionKind};
use rules::text::{Language, Text};
use rules::work_calendar::WorkCalendar;

use crate::check::Checked;
use crate::lower::{CompiledGuide, answer};
use crate::source::guide::Guide;

mod change;
mod fees;
mod time;
pub(crate) mod words;

use words::Words;

/// A case to explain.
#[derive(Clone, Debug)]
pub struct Request {
    /// Our id or a national code.
    pub procedure: String,
    /// Question and answer, by id.
    pub answers: Vec<(String, String)>,
    /// When it is filed.
    pub moment: DateTime,
    /// Where.
    pub province: Option<String>,
    /// In which old territory.
    pub territory: Option<String>,
    /// How; every channel of the procedure when not said.
    pub channel: Option<Channel>,
    /// The day on which it must be ready.
    pub needed: Option<Date>,
}

/// Why a case can't be explained.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExplainError {
    /// No such procedure.
    #[error("there is no procedure `{0}`")]
    Procedure(String),
    /// No such question; those that there are.
    #[error("there is no question `{id}`; there are {known}")]
    Question {
        /// What was asked for.
        id: String,
        /// The questions of the procedure.
        known: String,
    },
    /// Not an answer to this question; what can be answered.
    #[error("`{answer}` can't be answered to `{question}`; possible is {possible}")]
    Answer {
        /// The question.
        question: String,
        /// What was answered.
        answer: String,
        /// What can be answered.
        possible: String,
    },
    /// Not the code of a place.
    #[error(transparent)]
    Place(#[from] CodeError),
}

impl ExplainError {
    /// The message, Vietnamese beside English.
    #[must_use]
    pub fn message(&self) -> Text {
        let vi = match self {
            Self::Procedure(id) => format!("không có thủ tục `{id}`"),
            Self::Question { id, known } => format!("không có câu hỏi `{id}`; có: {known}"),
            Self::Answer { question, answer, possible } => {
                format!("không trả lời `{answer}` cho `{question}` được; có thể là: {possible}")
            }
            Self::Place(CodeError::Province(code)) => {
                format!("`{code}` không đúng dạng mã tỉnh, ví dụ: 48")
            }
            Self::Place(CodeError::Territory(code)) => {
                format!("`{code}` không đúng dạng mã địa bàn cũ, ví dụ: 2024:31")
            }
        };
        Text { vi, en: self.to_string() }
    }
}

/// Explains a case of a catalogue without errors.
///
/// # Errors
/// What of the request isn't in the catalogue.
pub fn explain(
    checked: &Checked,
    request: &Request,
    language: Language,
) -> Result<String, ExplainError> {
    let (guide, compiled) = find(checked, &request.procedure)?;
    let procedure = &compiled.procedure;
    let place = Place {
        province: request.province.as_deref().map(ProvinceCode::parse).transpose()?,
        territory: request.territory.as_deref().map(TerritoryCode::parse).transpose()?,
    };
    let filing = Filing { moment: request.moment, place };
    let case = Case::new(procedure, &answers(procedure, request)?, filing);
    let mut page = Page { procedure, language, words: Words::of(language), text: String::new() };
    page.heading(guide, request);
    page.answers(&case);
    let calendar = WorkCalendar::new(&checked.catalogue.calendar);
    for channel in procedure.channels.iter() {
        if request.channel.is_none_or(|wanted| wanted == channel) {
            page.line(0, "");
            page.line(0, channel.code());
            page.papers(&case, channel);
            page.time(&case, channel, &calendar);
            if let Some(needed) = request.needed {
                page.plan(&case, channel, &calendar, needed);
            }
            page.fees(&case, channel);
        }
    }
    Ok(page.text)
}

/// The guide of an id or national code.
pub(crate) fn find<'c>(
    checked: &'c Checked,
    wanted: &str,
) -> Result<(&'c Guide, &'c CompiledGuide), ExplainError> {
    let guides = checked.source.guides.iter().map(|parsed| &parsed.value);
    let has_code = |compiled: &CompiledGuide| compiled.entry.codes.iter().any(|it| it == wanted);
    guides
        .zip(&checked.catalogue.guides)
        .find(|(guide, compiled)| guide.id == wanted || has_code(compiled))
        .ok_or_else(|| ExplainError::Procedure(wanted.to_owned()))
}

fn answers(procedure: &Procedure, request: &Request) -> Result<Vec<Option<Answer>>, ExplainError> {
    let mut answers = vec![None; procedure.questions.len()];
    for (id, given) in &request.answers {
        let found = procedure.questions.iter().zip(&mut answers).find(|(known, _)| known.id == *id);
        let Some((question, slot)) = found else {
            let known: Vec<&str> =
                procedure.questions.iter().map(|question| question.id.as_str()).collect();
            return Err(ExplainError::Question { id: id.clone(), known: known.join(", ") });
        };
        let value = typed(question, given);
        *slot = answer(question, &value, request.moment.date());
        if slot.is_none() {
            return Err(ExplainError::Answer {
                question: id.clone(),
                answer: given.clone(),
                possible: possible(question),
            });
        }
    }
    Ok(answers)
}

/// What was typed, as it would be written in a file.
fn typed(question: &Question, text: &str) -> toml::Value {
    let other = match question.kind {
        QuestionKind::Choice(_) => None,
        QuestionKind::Number { .. } => text.parse().ok().map(toml::Value::Integer),
        QuestionKind::Date { .. } => text.parse().ok().map(toml::Value::Datetime),
    };
    other.unwrap_or_else(|| toml::Value::String(text.to_owned()))
}

fn possible(question: &Question) -> String {
    match &question.kind {
        QuestionKind::Choice(choices) => {
            let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
            ids.join(", ")
        }
        QuestionKind::Number { min, max, .. } => format!("{min}–{max}"),
        QuestionKind::Date { past, future } => format!("−{past}…+{future}"),
    }
}

/// What has been written so far.
struct Page<'a> {
    procedure: &'a Procedure,
    language: Language,
    words: &'static Words,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&"  ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.language)
    }

    /// Document and article in brackets.
    fn cite(&self, citation: &Citation) -> String {
        let document = self.procedure.documents.get(usize::from(citation.document));
        let name = document.map_or("?", |document| self.say(&document.name));
        match &citation.article {
            Some(article) => format!("[{name}, {article}]"),
            None => format!("[{name}]"),
        }
    }

    fn heading(&mut self, guide: &Guide, request: &Request) {
        let codes = guide.codes.join(", ");
        let name = self.say(&guide.name).to_owned();
        self.line(0, &format!("{name} ({}; {codes})", guide.id));
        let place = [request.province.as_deref(), request.territory.as_deref()];
        let place: Vec<&str> = place.into_iter().flatten().collect();
        let filed = self.words.filed;
        self.line(0, &format!("{filed} {} {}", request.moment.write(), place.join(" ")));
        if let Some(note) = &guide.record_note {
            let note = format!("{}: {}", self.words.record, self.say(note));
            self.line(0, &note);
        }
    }

    fn answers(&mut self, case: &Case<'_>) {
        for (index, slot) in case.questions() {
            let Some(question) = self.procedure.questions.get(usize::from(index)) else { continue };
            let answer = match slot {
                Slot::Given(answer) => shown(question, answer),
                Slot::Open | Slot::NotAsked => self.words.open.to_owned(),
            };
            self.line(1, &format!("{} = {answer}", question.id));
        }
        if let Some(end) = case.dead_end() {
            let text = format!("{}: {}", self.words.dead_end, self.say(&end.text));
            let source = self.cite(&end.source);
            self.line(0, &format!("{text} {source}"));
        }
    }

    fn papers(&mut self, case: &Case<'_>, channel: Channel) {
        self.line(1, self.words.papers);
        for line in papers(case, channel) {
            let Some(paper) = self.procedure.papers.get(usize::from(line.paper)) else { continue };
            let text = self.paper(paper, line.need);
            self.line(2, &text);
        }
    }

    fn paper(&self, paper: &Paper, need: Need) -> String {
        let name = self.say(&paper.name);
        let source = self.cite(&paper.source);
        match need {
            Need::Bring => format!("+ {name} {}{source}", self.count(paper)),
            Need::Perhaps => format!("? {name} {}{source}", self.count(paper)),
            Need::StruckOut => {
                let waiver = paper.waiver.as_ref();
                let reason = waiver.map_or("", |waiver| self.say(&waiver.reason));
                let source = waiver.map_or(source, |waiver| self.cite(&waiver.source));
                format!("− {name}: {reason} {source}")
            }
        }
    }

    fn count(&self, paper: &Paper) -> String {
        let part = |count: u8, word: &str| match count {
            0 => String::new(),
            count => format!("{count} {word} "),
        };
        part(paper.originals, self.words.originals) + &part(paper.copies, self.words.copies)
    }
}

fn shown(question: &Question, answer: Answer) -> String {
    match (answer, &question.kind) {
        (Answer::Choice(index), QuestionKind::Choice(choices)) => choices
            .get(usize::from(index))
            .map_or_else(|| index.to_string(), |choice| choice.id.clone()),
        (Answer::Choice(index), _) => index.to_string(),
        (Answer::Number(number), _) => number.to_string(),
        (Answer::Date(date), _) => date.write(),
        (Answer::DontKnow, _) => "dont_know".to_owned(),
    }
}
