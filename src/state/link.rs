//! A link to the same answers. They stand after `#`, which no browser sends anywhere.
//!
//! `#mot-cua=1~guide~temporary-residence~48~0.2.-~c0ffee11`: version, where it leads, procedure,
//! place, an answer a question, and a check over all of it and over the questions. A link of
//! another version of the guide, or one that lost a letter, is found out and never misread.

use jiff_core::civil::Date;
use rules::condition::Answer;
use rules::iso::Iso;
use rules::place::{Place, ProvinceCode, TerritoryCode};
use rules::procedure::{Procedure, Question, QuestionKind};

use super::State;

/// What our fragment begins with.
const NAME: &str = "mot-cua=";
/// The version of the form.
const VERSION: &str = "1";
/// Between the parts; no part holds it, and nothing has to escape it.
const BETWEEN: char = '~';
/// Between the answers.
const NEXT: char = '.';
/// "I don't know".
const DONT_KNOW: &str = "-";

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// The guide, with the answers.
    Guide,
    /// Has the office answered? If it hasn't, the guide.
    Rating,
}

impl LinkTo {
    fn word(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Rating => "rating",
        }
    }
}

/// What reading the link in the address takes, or what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkStep {
    /// The procedure with this id.
    Fetch(String),
    /// It was read.
    Opened(Opened),
}

/// What a link came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// To these answers.
    Answers {
        /// Where it leads.
        to: LinkTo,
        /// Where it is filed.
        place: Place,
        /// An answer, or none, for each question.
        given: Vec<Option<Answer>>,
    },
    /// It is damaged, or of a guide that has changed since.
    Damaged,
    /// It is for another widget of the page.
    Elsewhere,
}

/// Whether what stands after `#` is a link of ours.
pub(super) fn is_ours(fragment: &str) -> bool {
    fragment.starts_with(NAME)
}

/// A link as far as it can be read without its procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    to: LinkTo,
    procedure: String,
    place: Place,
    answers: String,
    check: String,
}

impl Link {
    /// Reads what stands after `#`; none for what isn't ours, or damaged.
    #[must_use]
    pub fn parse(fragment: &str) -> Option<Self> {
        let parts: Vec<&str> = fragment.strip_prefix(NAME)?.split(BETWEEN).collect();
        let [VERSION, to, procedure, place, answers, check] = parts[..] else { return None };
        let to = [LinkTo::Guide, LinkTo::Rating].into_iter().find(|known| known.word() == to)?;
        Some(Self {
            to,
            procedure: procedure.to_owned(),
            place: read_place(place)?,
            answers: answers.to_owned(),
            check: check.to_owned(),
        })
    }

    /// The answers, once the procedure is there; none for a link that is damaged, or of a guide that
    /// has changed since.
    fn read(&self, procedure: &Procedure) -> Option<Vec<Option<Answer>>> {
        let body = body(self.to, &self.procedure, self.place, &self.answers);
        if check(&body, procedure) != self.check {
            return None;
        }
        let mut written = self.answers.split(NEXT);
        let answers = procedure.questions.iter().map(|question| {
            let text = written.next().filter(|text| !text.is_empty())?;
            read_answer(question, text)
        });
        Some(answers.collect())
    }
}

impl State {
    /// What is to be done about the link in the address; nothing while something is on its way.
    #[must_use]
    pub fn link_step(&self) -> Option<LinkStep> {
        let Some(link) = Link::parse(self.fragment.as_deref()?) else {
            return Some(LinkStep::Opened(Opened::Damaged));
        };
        let named = self.options.procedure.is_some();
        // Of a procedure only what is asked has arrived: where the answers lead isn't known yet.
        if self.procedure.is_some() && self.calendar.is_none() {
            return None;
        }
        let opened = match self.procedure.as_deref() {
            Some(shown) if shown.id == link.procedure => match link.read(shown) {
                Some(given) => Opened::Answers { to: link.to, place: link.place, given },
                None => Opened::Damaged,
            },
            Some(_) if named => Opened::Elsewhere,
            None if named => return None,
            _ => return self.manifest.is_some().then_some(LinkStep::Fetch(link.procedure)),
        };
        Some(LinkStep::Opened(opened))
    }

    /// The link to these answers, where the page has an address.
    #[must_use]
    pub fn link(&self, to: LinkTo) -> Option<String> {
        let answers: Vec<String> =
            self.given.iter().map(|answer| answer.map(write_answer).unwrap_or_default()).collect();
        let answers = answers.join(&NEXT.to_string());
        self.link_with(to, self.place, answers.trim_end_matches(NEXT))
    }

    /// The link to the question whether the office has answered, without any answer in it.
    #[must_use]
    pub fn bare_link(&self) -> Option<String> {
        let place = Place { province: self.options.province, territory: None };
        self.link_with(LinkTo::Rating, place, "")
    }

    fn link_with(&self, to: LinkTo, place: Place, answers: &str) -> Option<String> {
        let (page, procedure) = (self.page.as_ref()?, self.procedure.as_deref()?);
        let body = body(to, &procedure.id, place, answers);
        let check = check(&body, procedure);
        Some(format!("{page}#{NAME}{body}{BETWEEN}{check}"))
    }
}

/// Everything but the check.
fn body(to: LinkTo, procedure: &str, place: Place, answers: &str) -> String {
    let (to, place) = (to.word(), write_place(place));
    [VERSION, to, procedure, &place, answers].join(&BETWEEN.to_string())
}

/// `48`, `31.30` with an old territory, or nothing.
fn write_place(place: Place) -> String {
    let province = place.province.map(|code| code.to_string()).unwrap_or_default();
    match place.territory {
        Some(territory) => format!("{province}{NEXT}{}", two_digits(territory)),
        None => province,
    }
}

fn two_digits(territory: TerritoryCode) -> String {
    territory.to_string().chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect()
}

fn read_place(text: &str) -> Option<Place> {
    let (province, territory) = match text.split_once(NEXT) {
        Some((province, digits)) => {
            (province, Some(TerritoryCode::parse(&format!("2024:{digits}")).ok()?))
        }
        None => (text, None),
    };
    let province = match province {
        "" => None,
        code => Some(ProvinceCode::parse(code).ok()?),
    };
    Some(Place { province, territory })
}

fn write_answer(answer: Answer) -> String {
    match answer {
        Answer::Choice(choice) => choice.to_string(),
        Answer::Number(number) => number.to_string(),
        Answer::Date(date) => date.write(),
        Answer::DontKnow => DONT_KNOW.to_owned(),
    }
}

/// The kind of the question tells a choice from a number.
fn read_answer(question: &Question, text: &str) -> Option<Answer> {
    if text == DONT_KNOW {
        return question.dont_know.then_some(Answer::DontKnow);
    }
    match &question.kind {
        QuestionKind::Choice(choices) => {
            let choice: u8 = text.parse().ok()?;
            (usize::from(choice) < choices.len()).then_some(Answer::Choice(choice))
        }
        QuestionKind::Number { min, max, .. } => {
            let number = text.parse().ok().filter(|number| (*min..=*max).contains(number));
            number.map(Answer::Number)
        }
        QuestionKind::Date { .. } => Date::read(text).map(Answer::Date),
    }
}

/// FNV-1a over a link and over what its numbers stand for: the questions and their choices.
fn check(body: &str, procedure: &Procedure) -> String {
    let mut hash = Fnv(0x811c_9dc5);
    hash.add(body);
    for question in &procedure.questions {
        hash.add(&question.id);
        match &question.kind {
            QuestionKind::Choice(choices) => choices.iter().for_each(|one| hash.add(&one.id)),
            QuestionKind::Number { .. } => hash.add("#"),
            QuestionKind::Date { .. } => hash.add("/"),
        }
    }
    format!("{:08x}", hash.0)
}

struct Fnv(u32);

impl Fnv {
    /// A text, and that it ends.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}
