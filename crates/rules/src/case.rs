//! One citizen's case: a procedure, the answers so far, and when and where it is filed.

use alloc::vec::Vec;
use jiff_core::civil::DateTime;

use crate::condition::{Answer, Answers, Slot, Truth};
use crate::place::{Place, PlaceScope};
use crate::policy::Policy;
use crate::procedure::{DeadEnd, Procedure};

/// When and where a dossier is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The moment by the clock of Việt Nam (UTC+7).
    pub moment: DateTime,
    /// The place.
    pub place: Place,
}

/// A procedure with answers that fit it.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The answers; those to questions that this case doesn't ask are left out.
    pub answers: Answers,
    /// When and where.
    pub filing: Filing,
}

impl<'a> Case<'a> {
    /// A case with an answer, or none, for each question of the procedure in its order.
    ///
    /// An answer to a question that isn't asked any more, after an earlier answer was changed,
    /// is passed over; it counts again when the question comes back.
    #[must_use]
    pub fn new(procedure: &'a Procedure, given: &[Option<Answer>], filing: Filing) -> Self {
        let answers = Answers {
            slots: Vec::with_capacity(procedure.questions.len()),
            filed_on: filing.moment.date(),
        };
        let mut case = Self { procedure, answers, filing };
        for (index, question) in procedure.questions.iter().enumerate() {
            let asked = question.when.truth(&case.answers) != Truth::No
                && case.could_matter(&question.for_policies);
            let slot = match given.get(index).copied().flatten() {
                _ if !asked => Slot::NotAsked,
                Some(answer) => Slot::Given(answer),
                None => Slot::Open,
            };
            case.answers.slots.push(slot);
        }
        case
    }

    /// The same answers, filed at another moment or place.
    #[must_use]
    pub fn filed(&self, filing: Filing) -> Self {
        Self::new(self.procedure, &self.given(), filing)
    }

    /// The same case with another answer to one question.
    #[must_use]
    pub fn answered(&self, question: u8, answer: Answer) -> Self {
        let mut given = self.given();
        if let Some(slot) = given.get_mut(usize::from(question)) {
            *slot = Some(answer);
        }
        Self::new(self.procedure, &given, self.filing)
    }

    fn given(&self) -> Vec<Option<Answer>> {
        let answer = |slot: &Slot| match slot {
            Slot::Given(answer) => Some(*answer),
            Slot::Open | Slot::NotAsked => None,
        };
        self.answers.slots.iter().map(answer).collect()
    }

    /// The first question that is asked and not answered yet.
    #[must_use]
    pub fn next_question(&self) -> Option<u8> {
        self.questions().find(|(_, slot)| *slot == Slot::Open).map(|(index, _)| index)
    }

    /// The questions that this case asks, with what stands there.
    pub fn questions(&self) -> impl Iterator<Item = (u8, Slot)> {
        (0_u8..=u8::MAX)
            .zip(self.answers.slots.iter().copied())
            .filter(|(_, slot)| *slot != Slot::NotAsked)
    }

    /// The dead end that this case has certainly run into.
    #[must_use]
    pub fn dead_end(&self) -> Option<&'a DeadEnd> {
        self.procedure.dead_ends.iter().find(|end| end.when.truth(&self.answers) == Truth::Yes)
    }

    /// A question asked for some policies matters unless none of them can hold there and then.
    fn could_matter(&self, policies: &[u16]) -> bool {
        policies.is_empty()
            || policies
                .iter()
                .filter_map(|index| self.procedure.policies.get(usize::from(*index)))
                .any(|policy| self.could_apply(policy))
    }

    fn could_apply(&self, policy: &Policy) -> bool {
        policy.window.holds(self.filing.moment.date())
            && policy.places.truth(self.filing.place) != Truth::No
    }
}

impl PlaceScope {
    /// Whether a place lies in it, as far as the place is known.
    #[must_use]
    pub fn truth(&self, place: Place) -> Truth {
        among(&self.provinces, place.province).and(among(&self.territories, place.territory))
    }
}

fn among<T: PartialEq>(scope: &[T], known: Option<T>) -> Truth {
    match known {
        _ if scope.is_empty() => Truth::Yes,
        Some(code) => scope.contains(&code).into(),
        None => Truth::Unknown,
    }
}
