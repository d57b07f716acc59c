//! What a device keeps of a visit to one guide, by the names that the guide gives to things.
//!
//! An answer counts again only where its question still says the same: a guide that has changed
//! asks it again.

use jiff_core::civil::Date;
use rules::condition::Answer;
use rules::iso::Iso;
use rules::place::{Place, ProvinceCode, TerritoryCode};
use rules::procedure::{Question, QuestionKind};
use rules::text::Language;
use serde::{Deserialize, Serialize};

use super::{Draft, Screen, State};

/// Days for which it is kept: longer than any limit that people wait for, and no longer.
const KEPT_FOR: i32 = 90;

/// The form that is written here; another one isn't read.
const FORM: u8 = 1;

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    form: u8,
    /// The day of the last change.
    on: String,
    /// The language that `words` are of.
    language: Language,
    province: Option<ProvinceCode>,
    territory: Option<TerritoryCode>,
    answers: Vec<Kept>,
    /// Papers that are ticked.
    ready: Vec<String>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    question: String,
    answer: Said,
    /// A hash of the words that were asked and answered.
    words: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Choice(String),
    Typed(String),
    DontKnow,
}

impl Visit {
    /// What is to be kept of a state; nothing where nothing was said.
    #[must_use]
    pub fn of(state: &State, today: Date) -> Option<Self> {
        let procedure = state.procedure.as_deref()?;
        let language = state.language();
        let answers =
            procedure.questions.iter().zip(&state.given).filter_map(|(question, given)| {
                let answer = said(question, (*given)?)?;
                let words = words(question, &answer, language);
                Some(Kept { question: question.id.clone(), answer, words })
            });
        let papers = state.ready.iter().filter_map(|index| {
            procedure.papers.get(usize::from(*index)).map(|paper| paper.id.clone())
        });
        let visit = Self {
            form: FORM,
            on: today.write(),
            language,
            // What the page says needn't be kept.
            province: state.place.province.filter(|_| state.options.province.is_none()),
            territory: state.place.territory,
            answers: answers.collect(),
            ready: papers.collect(),
        };
        let empty = visit.answers.is_empty()
            && visit.ready.is_empty()
            && visit.province.is_none()
            && visit.territory.is_none();
        (!empty).then_some(visit)
    }

    /// As text.
    #[must_use]
    pub fn write(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    /// From text; nothing where it can't be read or is too old.
    #[must_use]
    pub fn read(text: &str, today: Date) -> Option<Self> {
        let visit: Self = serde_json::from_str(text).ok()?;
        (visit.form == FORM && is_kept(&visit.on, today)).then_some(visit)
    }
}

/// Whether what was kept on a day is still kept.
pub(super) fn is_kept(on: &str, today: Date) -> bool {
    Date::read(on).is_some_and(|on| on.until(today) <= KEPT_FOR)
}

impl State {
    /// Takes up an earlier visit where it ended, unless something was said already.
    pub(super) fn resume(&mut self, visit: &Visit) {
        let Some(procedure) = self.procedure.clone() else { return };
        let begun = self.given.iter().any(Option::is_some)
            || self.draft != Draft::Empty
            || !self.ready.is_empty();
        if begun || !matches!(self.screen, Screen::Place | Screen::Question(_)) {
            return;
        }
        let chosen = self.options.province.or(visit.province);
        let province = chosen.filter(|code| self.province(*code).is_some());
        self.place = Place { province, territory: None };
        let known = |code: &TerritoryCode| {
            self.territories().iter().any(|territory| territory.code == *code)
        };
        self.place.territory = visit.territory.filter(known);
        let today = self.now.date();
        for (question, slot) in procedure.questions.iter().zip(&mut self.given) {
            let kept = visit.answers.iter().find(|kept| kept.question == question.id);
            let same = |kept: &&Kept| {
                visit.language != self.options.language
                    || kept.words == words(question, &kept.answer, visit.language)
            };
            *slot = kept
                .filter(same)
                .and_then(|kept| draft(question, &kept.answer)?.answer(question, today).ok());
        }
        let papers = (0_u8..=u8::MAX).zip(&procedure.papers);
        self.ready = papers
            .filter(|(_, paper)| visit.ready.contains(&paper.id))
            .map(|(index, _)| index)
            .collect();
        self.resumed = Date::read(&visit.on);
        self.next_screen();
    }
}

fn said(question: &Question, answer: Answer) -> Option<Said> {
    Some(match (answer, &question.kind) {
        (Answer::Choice(index), QuestionKind::Choice(choices)) => {
            Said::Choice(choices.get(usize::from(index))?.id.clone())
        }
        (Answer::Number(number), _) => Said::Typed(number.to_string()),
        (Answer::Date(date), _) => Said::Typed(date.write()),
        (Answer::DontKnow, _) => Said::DontKnow,
        (Answer::Choice(_), _) => return None,
    })
}

fn draft(question: &Question, said: &Said) -> Option<Draft> {
    Some(match (said, &question.kind) {
        (Said::Choice(id), QuestionKind::Choice(choices)) => {
            let index = choices.iter().position(|choice| choice.id == *id)?;
            Draft::Choice(u8::try_from(index).ok()?)
        }
        (Said::Choice(_), _) => return None,
        (Said::Typed(text), _) => Draft::Typed(text.clone()),
        (Said::DontKnow, _) => Draft::DontKnow,
    })
}

/// FNV-1a of what was asked and what was answered.
fn words(question: &Question, said: &Said, language: Language) -> u32 {
    let answer = match (said, &question.kind) {
        (Said::Choice(id), QuestionKind::Choice(choices)) => {
            choices.iter().find(|choice| choice.id == *id).map(|choice| &choice.text)
        }
        (_, QuestionKind::Number { unit, .. }) => Some(unit),
        _ => None,
    };
    let texts = [Some(&question.text), answer].into_iter().flatten();
    let bytes = texts.flat_map(|text| text.in_language(language).bytes().chain([0]));
    bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
