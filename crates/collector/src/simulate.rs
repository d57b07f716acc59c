//! Ratings that could have been: for demonstrations, tests and measurements.
//!
//! The same request gives the same ratings. Things are planted in them that a desk should find;
//! their offices are named here.

use jiff_core::civil::{Date, Weekday};
use rules::channel::Channel;
use rules::place::ProvinceCode;
use rules::rating::{
    Comment, Count, Factors, Name, Rating, RatingError, RatingId, Reason, Score, Stage,
};

use crate::store::{BULK, Batch, Store, StoreError};
use crate::submission::{Mark, Proof, Submission};

/// This office of the first province gets better 120 days before the end.
pub const IMPROVED: u32 = 3;
/// This office of each province is worse than the others.
pub const WORSE: u32 = 5;
/// This office of the second province is stuffed in the last 20 days.
pub const STUFFED: u32 = 7;

/// What satisfied citizens write, where they write.
const PRAISE: [&str; 3] = [
    "Cán bộ hướng dẫn rõ ràng, nhận kết quả đúng hẹn.",
    "Chờ hơi lâu nhưng cán bộ nhiệt tình.",
    "Rất nhanh, làm xong trong buổi sáng.",
];

/// What the others write.
const COMPLAINTS: [&str; 3] = [
    "Phải đi lại ba lần vì thiếu giấy tờ không được báo trước.",
    "Nộp trực tuyến bị lỗi khi tải ảnh lên, phải ra quầy.",
    "Trễ hẹn một tuần, gọi điện không ai nghe máy. Liên hệ tôi qua […].",
];

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// How many ratings.
    pub ratings: u64,
    /// Another number gives other ratings.
    pub seed: u64,
    /// The last of the days.
    pub until: Date,
    /// How many days.
    pub days: u16,
    /// The provinces; the first have the most people.
    pub provinces: Vec<ProvinceCode>,
    /// Offices of each province, more than [`STUFFED`]; the first have the most people.
    pub offices_each: u32,
    /// The procedures; the first are the most frequent.
    pub procedures: Vec<Name>,
}

/// How far a simulation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simulated {
    /// So many ratings are kept.
    Kept(u64),
    /// All are kept, and so many of them are summed up.
    SummedUp(u64),
}

/// Why nothing could be simulated.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A part of a rating is wrong.
    #[error(transparent)]
    Rating(#[from] RatingError),
}

impl Simulation {
    /// Keeps its ratings, a day a transaction, and sums them up; tells after each transaction how far
    /// it has come.
    ///
    /// # Errors
    /// What the database refuses; the days before stay.
    pub fn run(
        &self,
        store: &mut Store,
        mut tell: impl FnMut(Simulated),
    ) -> Result<(), SimulationError> {
        store.hurry()?;
        let mut chance = fastrand::Rng::with_seed(self.seed);
        let days: Vec<Date> = (0..i32::from(self.days))
            .rev()
            .filter_map(|back| self.until.checked_sub(back).ok())
            .collect();
        let weights: Vec<f64> = days.iter().map(|day| busy(*day)).collect();
        let whole: f64 = weights.iter().sum();
        let (mut due, mut given) = (0.0, 0);
        for (place, (day, weight)) in days.iter().zip(weights).enumerate() {
            due += weight / whole;
            let upto = if place + 1 == days.len() { self.ratings } else { part(due, self.ratings) };
            let mut batch = Batch::default();
            for _ in given..upto {
                self.add(&mut chance, *day, &mut batch)?;
            }
            given = upto.max(given);
            store.keep(batch, *day)?;
            tell(Simulated::Kept(given));
        }
        let mut summed_up = 0_u64;
        while store.sum_up_in_bulk()? {
            summed_up = summed_up.saturating_add(BULK);
            tell(Simulated::SummedUp(summed_up));
        }
        Ok(())
    }

    fn add(
        &self,
        chance: &mut fastrand::Rng,
        day: Date,
        batch: &mut Batch,
    ) -> Result<(), SimulationError> {
        let left = day.until(self.until);
        let province = pick(chance, &self.provinces);
        let rank = province.map_or(0, |(place, _)| place);
        let mut office = skewed(chance, self.offices_each);
        let stuffed = rank == 1 && left < 20 && chance.u8(..) < 90;
        if stuffed {
            office = STUFFED;
        }
        let channel = match chance.u8(0..100) {
            0..55 => Channel::Online,
            55..92 => Channel::Counter,
            92..98 => Channel::Post,
            _ => Channel::Kiosk,
        };
        let Some((kind, procedure)) = pick(chance, &self.procedures) else { return Ok(()) };
        let stage = match chance.u8(0..100) {
            0..86 => Stage::Completed,
            86..89 => Stage::DeadEnd,
            89..93 => Stage::GaveUp,
            _ => Stage::GuideOnly,
        };
        let mut satisfied = 0.88 - 0.02 * f64::from(u8::try_from(kind % 5).unwrap_or(0));
        satisfied += match channel {
            Channel::Online => 0.03,
            Channel::Counter | Channel::Kiosk => 0.0,
            Channel::Post => -0.04,
        };
        if office == WORSE || rank == 0 && office == IMPROVED && left >= 120 {
            satisfied -= 0.25;
        }
        if stage != Stage::Completed {
            satisfied -= 0.45;
        }
        let score = if stuffed { 5 } else { score(chance, satisfied) };
        let score = Score::try_from(score)?;
        let mut random = [0; 10];
        chance.fill(&mut random);
        let id = RatingId::new(u32::try_from(day.to_unix_epoch_day().day()).unwrap_or(0), &random);
        let code = province.map(|(_, code)| *code);
        let name = code.map(|code| format!("h{}.{office:02}", String::from(code)));
        let rating = Rating {
            id,
            procedure: procedure.clone(),
            province: code,
            office: name.map(Name::try_from).transpose()?,
            channel: Some(channel),
            stage,
            score,
            factors: factors(chance, score)?,
            reasons: reasons(chance, score).into(),
            comment: comment(chance, score)?,
            answered_on: day,
            question_set: Name::try_from("one-question-2026".to_owned())?,
            locale: Name::try_from(if chance.u8(..) < 6 { "en" } else { "vi" }.to_owned())?,
            widget: Name::try_from("0.1.0".to_owned())?,
            catalogue: Name::try_from("simulated".to_owned())?,
            ticket: None,
        };
        // Every third province signs tickets for what is filed online.
        let signs =
            rank.is_multiple_of(3) && channel == Channel::Online && stage == Stage::Completed;
        let proof = signs.then(|| Proof {
            ticket: format!("simulated {}", String::from(id)),
            expires_on: day.checked_add(30).unwrap_or(day),
        });
        let marks = if stuffed && chance.bool() { vec![Mark::ManyFromAddress] } else { Vec::new() };
        let shown = u64::from(chance.u8(2..7));
        batch.counts.push(Count {
            day,
            procedure: procedure.clone(),
            province: rating.province,
            office: rating.office.clone(),
            channel: rating.channel,
            shown: shown.try_into()?,
            started: shown.min(2).try_into()?,
            answered: 1_u64.try_into()?,
            dropped: rules::rating::Times::default(),
        });
        batch.ratings.push(Submission { rating, proof, marks });
        Ok(())
    }
}

/// How much is filed on a day: little at weekends, most after Tết and before school begins.
fn busy(day: Date) -> f64 {
    let week = match day.weekday() {
        Weekday::Sunday => 0.1,
        Weekday::Saturday => 0.25,
        Weekday::Monday => 1.2,
        _ => 1.0,
    };
    let season = match day.month() {
        1 | 2 => 0.7,
        3 => 1.3,
        8 | 9 => 1.25,
        _ => 1.0,
    };
    week * season
}

/// The part of a whole number, rounded down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a count that is far below 2^53, and never negative"
)]
fn part(share: f64, whole: u64) -> u64 {
    (share * whole as f64) as u64
}

/// One of them, the first most often, with its place.
fn pick<'a, T>(chance: &mut fastrand::Rng, from: &'a [T]) -> Option<(usize, &'a T)> {
    let place = skewed(chance, u32::try_from(from.len()).unwrap_or(u32::MAX));
    let place = usize::try_from(place).ok()?;
    from.get(place).map(|picked| (place, picked))
}

/// A number below another; the smaller of two draws, so small ones are more frequent.
fn skewed(chance: &mut fastrand::Rng, below: u32) -> u32 {
    let below = below.max(1);
    chance.u32(0..below).min(chance.u32(0..below))
}

fn score(chance: &mut fastrand::Rng, satisfied: f64) -> u64 {
    let better = chance.f64();
    match (chance.f64() < satisfied, better) {
        (true, better) if better < 0.6 => 5,
        (true, _) => 4,
        (false, better) if better < 0.5 => 3,
        (false, better) if better < 0.8 => 2,
        (false, _) => 1,
    }
}

/// One in four says more; the factors lie about the score.
fn factors(chance: &mut fastrand::Rng, score: Score) -> Result<Factors, RatingError> {
    if chance.u8(0..4) > 0 {
        return Ok(Factors::default());
    }
    let mut near = || {
        let lower = u64::from(score.get()).saturating_sub(u64::from(chance.u8(0..2)));
        Score::try_from(lower.max(1)).map(Some)
    };
    Ok(Factors {
        access: near()?,
        procedure: near()?,
        staff: near()?,
        result: near()?,
        feedback: None,
    })
}

fn reasons(chance: &mut fastrand::Rng, score: Score) -> Vec<Reason> {
    Reason::for_score(score).iter().filter(|_| chance.u8(0..4) == 0).copied().collect()
}

/// Two in a hundred write something.
fn comment(chance: &mut fastrand::Rng, score: Score) -> Result<Option<Comment>, RatingError> {
    if chance.u8(0..50) > 0 {
        return Ok(None);
    }
    let texts = if score.get() > 3 { PRAISE } else { COMPLAINTS };
    let text = chance.choice(texts).map(str::to_owned);
    text.map(Comment::try_from).transpose()
}
