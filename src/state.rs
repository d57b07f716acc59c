//! What the widget knows, as one value, and the one function that changes it.

mod action;
mod count;
mod link;
mod offers;
mod options;
mod problem;
mod progress;
mod rating;
mod recent;
mod reduce;
mod shortcut;
mod visit;

use std::rc::Rc;

use jiff_core::civil::{Date, DateTime};
use rules::case::{Case, Filing};
use rules::condition::Answer;
use rules::iso::Iso;
use rules::life_event::LifeEvent;
use rules::manifest::{IndexEntry, Manifest};
use rules::place::{Place, Province, ProvinceCode, Territory};
use rules::procedure::{Procedure, Question, QuestionKind};
use rules::search::Index;
use rules::text::Language;
use rules::work_calendar::WorkCalendar;

pub use action::{Action, Arrival, Delivery};
pub use count::counted;
pub use link::{Link, LinkStep, LinkTo, Opened};
pub use options::{Options, Part, Storage};
pub use problem::Problem;
pub use rating::{Rated, RatingForm};
pub use recent::Recent;
pub use reduce::reduce;
pub use shortcut::{SHORTCUTS, Shortcut};
pub use visit::Visit;

/// Everything that a screen shows.
#[derive(Clone, Debug)]
pub struct State {
    /// What the host page asked for.
    pub options: Options,
    /// What is on the screen.
    pub screen: Screen,
    /// Whether the screens after the questions are there.
    pub later: Arrival,
    /// The clock of Việt Nam, read at the last action; the date of a preview stays.
    pub now: DateTime,
    /// The version of the catalogue, once something of it has arrived.
    pub catalogue: Option<String>,
    /// The catalogue's manifest, where more than one procedure may be shown.
    pub manifest: Option<Rc<Manifest>>,
    /// The guides, which are listed before anything is typed.
    pub guides: Option<Rc<[IndexEntry]>>,
    /// Everything that can be found, once somebody searches.
    pub index: Option<Rc<Index>>,
    /// Whether the index is on its way.
    pub index_awaited: bool,
    /// What is typed in the search field.
    pub query: String,
    /// What was used on this device last.
    pub recent: Vec<Recent>,
    /// What was chosen in a list and is on its way.
    pub opening: Option<String>,
    /// The situation of life that was chosen.
    pub life_event: Option<Rc<LifeEvent>>,
    /// The procedure that was chosen.
    pub procedure: Option<Rc<Procedure>>,
    /// Working days of all years.
    pub calendar: Option<Rc<WorkCalendar>>,
    /// All provinces.
    pub provinces: Rc<[Province]>,
    /// Where the dossier is filed.
    pub place: Place,
    /// An answer, or none, for each question of the procedure. They outlive a change of an
    /// earlier answer, so that they count again when their question comes back.
    pub given: Vec<Option<Answer>>,
    /// How far somebody has come, of a thousand.
    pub progress: usize,
    /// The day of the earlier visit that this one goes on with, up to the next answer.
    pub resumed: Option<Date>,
    /// That everything was cleared, and whether ratings still wait; up to the next action.
    pub cleared: Option<bool>,
    /// What is entered at the question on the screen, and not confirmed.
    pub draft: Draft,
    /// Why the draft can't be taken.
    pub fault: Option<Fault>,
    /// The day on which the result is needed, as it is typed.
    pub needed: String,
    /// The address of the page, up to `#`.
    pub page: Option<String>,
    /// What stands behind it, if that is a link of ours and hasn't been read yet.
    pub fragment: Option<String>,
    /// Whether a link that was opened couldn't be read; up to the next screen.
    pub link_damaged: bool,
    /// Whether the link was copied, once it was tried; up to the next screen.
    pub copied: Option<bool>,
    /// Papers that are ticked as ready, by their index in the procedure.
    pub ready: Vec<u8>,
    /// The rating that is being given.
    pub rating: RatingForm,
    /// What was rated on this device.
    pub rated: Vec<Rated>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Nothing yet: what the page holds is shown.
    Loading,
    /// Find a procedure.
    Find,
    /// The procedures of a situation of life.
    LifeEvent,
    /// Where is it filed?
    Place,
    /// The question with this index.
    Question(u8),
    /// This case can't be filed as this procedure.
    DeadEnd,
    /// Papers, time and fees.
    Result,
    /// Has the result come?
    Received,
    /// How did it go?
    Rating,
    /// What became of the rating.
    Thanks(Delivery),
    /// The widget can't work.
    Problem(Problem),
}

impl Screen {
    /// Whether a first visit may begin with it: all others are fetched behind it.
    #[must_use]
    pub fn is_first(&self) -> bool {
        matches!(self, Self::Loading | Self::Question(_) | Self::Problem(_))
    }

    /// The word that events carry.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Find => "find",
            Self::LifeEvent => "life-event",
            Self::Place => "place",
            Self::Question(_) => "question",
            Self::DeadEnd => "dead-end",
            Self::Result => "result",
            Self::Received => "received",
            Self::Rating => "rating",
            Self::Thanks(_) => "thanks",
            Self::Problem(_) => "problem",
        }
    }
}

/// What is entered at a question, and not confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// Nothing.
    #[default]
    Empty,
    /// The choice with this index.
    Choice(u8),
    /// A number or a date as typed.
    Typed(String),
    /// "I don't know".
    DontKnow,
}

/// Why an entry can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is entered.
    Empty,
    /// Not a whole number, or outside its bounds.
    Number,
    /// Not a date, or outside its bounds.
    Date,
}

impl State {
    /// The state before anything has arrived.
    #[must_use]
    pub fn new(options: Options, now: DateTime) -> Self {
        let now = options.as_of.unwrap_or(now);
        let place = Place { province: options.province, territory: None };
        Self {
            options,
            screen: Screen::Loading,
            later: Arrival::Awaited,
            now,
            catalogue: None,
            manifest: None,
            guides: None,
            index: None,
            index_awaited: false,
            query: String::new(),
            recent: Vec::new(),
            opening: None,
            life_event: None,
            procedure: None,
            calendar: None,
            provinces: Rc::from([]),
            place,
            given: Vec::new(),
            progress: 0,
            resumed: None,
            cleared: None,
            draft: Draft::Empty,
            fault: None,
            needed: String::new(),
            page: None,
            fragment: None,
            link_damaged: false,
            copied: None,
            ready: Vec::new(),
            rating: RatingForm::default(),
            rated: Vec::new(),
        }
    }

    /// The language of the interface.
    #[must_use]
    pub fn language(&self) -> Language {
        self.options.language
    }

    /// The case, as far as it is known.
    #[must_use]
    pub fn case(&self) -> Option<Case<'_>> {
        let procedure = self.procedure.as_deref()?;
        let filing = Filing { moment: self.now, place: self.place };
        Some(Case::new(procedure, &self.given, filing))
    }

    /// The province with that code.
    #[must_use]
    pub fn province(&self, code: ProvinceCode) -> Option<&Province> {
        self.provinces.iter().find(|province| province.code == code)
    }

    /// The old territories to choose from, where some rule of the procedure depends on them.
    #[must_use]
    pub fn territories(&self) -> &[Territory] {
        let Some(procedure) = self.procedure.as_deref() else { return &[] };
        let Some(province) = self.place.province.and_then(|code| self.province(code)) else {
            return &[];
        };
        let of_policies = procedure.policies.iter().map(|policy| &policy.places);
        let of_rates = procedure.fees.iter().flat_map(|fee| &fee.rates).map(|rate| &rate.places);
        let named = of_policies.chain(of_rates).flat_map(|places| &places.territories);
        let depends = named
            .into_iter()
            .any(|code| province.territories.iter().any(|territory| territory.code == *code));
        if depends && province.territories.len() > 1 { &province.territories } else { &[] }
    }

    /// The question asked before this one, or before the end.
    fn question_before(&self, end: Option<u8>) -> Option<u8> {
        let case = self.case()?;
        case.questions().map(|(index, _)| index).take_while(|i| Some(*i) != end).last()
    }

    /// What stands at a question, as an entry that can be changed.
    fn draft_of(&self, question: u8) -> Draft {
        match self.given.get(usize::from(question)).copied().flatten() {
            None => Draft::Empty,
            Some(Answer::Choice(choice)) => Draft::Choice(choice),
            Some(Answer::Number(number)) => Draft::Typed(number.to_string()),
            Some(Answer::Date(date)) => Draft::Typed(date.write()),
            Some(Answer::DontKnow) => Draft::DontKnow,
        }
    }

    /// The answer that the draft amounts to.
    fn answer(&self, question: u8) -> Result<Answer, Fault> {
        let questions = self.procedure.as_deref().map_or(&[][..], |p| &p.questions);
        let question = questions.get(usize::from(question)).ok_or(Fault::Empty)?;
        self.draft.answer(question, self.now.date())
    }
}

impl Draft {
    /// The answer to a question that it amounts to.
    fn answer(&self, question: &Question, today: Date) -> Result<Answer, Fault> {
        match (self, &question.kind) {
            (Self::DontKnow, _) if question.dont_know => Ok(Answer::DontKnow),
            (Self::Choice(choice), QuestionKind::Choice(choices))
                if usize::from(*choice) < choices.len() =>
            {
                Ok(Answer::Choice(*choice))
            }
            (Self::Typed(text), QuestionKind::Number { min, max, .. }) => {
                let number = text.trim().parse().map_err(|_| Fault::Number)?;
                if (*min..=*max).contains(&number) {
                    Ok(Answer::Number(number))
                } else {
                    Err(Fault::Number)
                }
            }
            (Self::Typed(text), QuestionKind::Date { past, future }) => {
                let date = Date::read(text.trim()).ok_or(Fault::Date)?;
                let days = date.until(today);
                let (past, future) = (i64::from(*past), i64::from(*future));
                if (-future..=past).contains(&i64::from(days)) {
                    Ok(Answer::Date(date))
                } else {
                    Err(Fault::Date)
                }
            }
            _ => Err(Fault::Empty),
        }
    }
}
