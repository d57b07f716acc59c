//! What can happen.

use std::rc::Rc;

use jiff_core::civil::DateTime;
use rules::life_event::LifeEvent;
use rules::manifest::{Asked, IndexEntry, Manifest};
use rules::place::{Province, ProvinceCode, TerritoryCode};
use rules::procedure::Procedure;
use rules::rating::{Factor, Reason, Score};
use rules::search::Index;
use rules::work_calendar::WorkCalendar;

use super::{Draft, Opened, Options, Problem, Rated, Recent, Visit};

/// What a person did, or what arrived.
#[derive(Clone, Debug)]
pub enum Action {
    /// The host page asks for something, or for something that can't be understood.
    Configure(Options, Option<Problem>),
    /// The clock was read.
    Clock(DateTime),
    /// The address of the page was read; after its `#` may stand a link of ours.
    Address(String),
    /// That link was read.
    Opened(Opened),
    /// What is asked in the procedure that the page names arrived, before the procedure itself.
    Asked(Rc<Asked>),
    /// The manifest arrived.
    Manifest(Rc<Manifest>),
    /// What every procedure needs arrived.
    Catalogue {
        /// The version of the catalogue.
        version: String,
        /// All provinces.
        provinces: Rc<[Province]>,
        /// Working days.
        calendar: Rc<WorkCalendar>,
    },
    /// The guides arrived.
    Guides(Rc<[IndexEntry]>),
    /// Everything that can be found arrived, or can't be had now.
    Index(Option<Rc<Index>>),
    /// A situation of life arrived.
    LifeEvent(Rc<LifeEvent>),
    /// A procedure arrived.
    Procedure(Rc<Procedure>),
    /// What the device keeps of an earlier visit to the procedure.
    Resume(Visit),
    /// What the device keeps of guides that were used.
    Recent(Vec<Recent>),
    /// Try to fetch again what couldn't be had; the app does it.
    Retry,
    /// Something can't be had.
    Failed(Problem),
    /// The screens after the questions are there, can't be had, or are to be fetched again: the app
    /// does it.
    Later(Arrival),
    /// The search field changed, or is about to: the app fetches what can be found.
    Query(String),
    /// A procedure or a situation of life was chosen in a list; the app fetches it.
    Choose(String),
    /// A province was chosen.
    Province(Option<ProvinceCode>),
    /// An old territory was chosen.
    Territory(TerritoryCode),
    /// The entry at a question changed.
    Draft(Draft),
    /// Go on.
    Continue,
    /// Go back one screen.
    Back,
    /// Change the answer to the question with this index.
    Change(u8),
    /// Change the place.
    ChangePlace,
    /// The day on which the result is needed was typed.
    Needed(String),
    /// A paper was ticked as ready, or unticked.
    Ready(u8),
    /// Copy the link to the answers; the app does it.
    Copy,
    /// Print the result; the app does it.
    Print,
    /// It was copied, or can't be.
    Copied(bool),
    /// Rate.
    Rate,
    /// Rate after giving up, such as for a paper that can't be had.
    GiveUp,
    /// The office has answered, or not yet.
    Received(bool),
    /// A score was chosen.
    Score(Score),
    /// One of the five factors was scored.
    Factor(Factor, Score),
    /// A reason was ticked or unticked.
    Reason(Reason),
    /// Consent to a comment was given, or taken back.
    Consent(bool),
    /// The comment changed.
    Comment(String),
    /// What was rated on this device was read.
    Rated(Vec<Rated>),
    /// Send the rating; the app does it.
    Send,
    /// The rating was sent, kept or refused.
    Delivered(Delivery),
    /// A rating of an earlier visit was refused; the page is told.
    RefusedLater,
    /// Start again: answers, place and rating are forgotten.
    Reset,
    /// Forget everything that this device keeps of the person; the app does it there.
    Clear,
    /// It is forgotten; whether ratings wait that were submitted before.
    Cleared(bool),
    /// What is shown has been painted; the app shows the next part.
    Painted,
}

impl Action {
    /// Whether a person did it, and not the page or the network.
    #[must_use]
    pub fn is_of_a_person(&self) -> bool {
        !matches!(
            self,
            Self::Configure(..)
                | Self::Clock(_)
                | Self::Address(_)
                | Self::Opened(_)
                | Self::Copied(_)
                | Self::Asked(_)
                | Self::Manifest(_)
                | Self::Catalogue { .. }
                | Self::Guides(_)
                | Self::Index(_)
                | Self::LifeEvent(_)
                | Self::Procedure(_)
                | Self::Resume(_)
                | Self::Recent(_)
                | Self::Cleared(_)
                | Self::Failed(_)
                | Self::Later(Arrival::Here | Arrival::Failed)
                | Self::Rated(_)
                | Self::Delivered(_)
                | Self::RefusedLater
                | Self::Painted
        )
    }
}

/// Where a part of the widget is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// On its way.
    Awaited,
    /// Here.
    Here,
    /// It couldn't be fetched.
    Failed,
}

/// What became of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It is on its way.
    Sending,
    /// The collector has it.
    Sent,
    /// It is kept on the device and sent later.
    Queued,
    /// It can't be kept on this device and wasn't sent; it is tried again while the page is open.
    Lost,
    /// The collector refused it for good.
    Refused,
    /// Another rating has used the ticket.
    TicketUsed,
}
