//! Made-up procedures for tests.

use jiff_core::civil::{Time, date};
use proptest::prelude::*;
use rules::channel::{Channel, Channels};
use rules::condition::Condition;
use rules::document::Citation;
use rules::fee::{Competence, Dong, Fee, FeeKind, Price, Rate};
use rules::limit::{Limit, Span, Start, Term, Unit};
use rules::place::{PlaceScope, ProvinceCode};
use rules::procedure::{Choice, DeadEnd, Paper, Procedure, Question, QuestionKind};
use rules::reception::Reception;
use rules::text::Text;
use rules::window::Window;

/// The procedure of a shape.
pub(crate) fn procedure(shape: &Shape) -> Procedure {
    let question = |(index, (kind, dont_know, when)): (usize, &(Kind, bool, Condition))| Question {
        id: format!("q{index}"),
        text: Text::default(),
        help: None,
        why: Text::default(),
        source: None,
        when: when.clone(),
        for_policies: Vec::new(),
        kind: match kind {
            Kind::Choice(count) => QuestionKind::Choice(
                (0..*count)
                    .map(|id| Choice { id: id.to_string(), text: Text::default(), help: None })
                    .collect(),
            ),
            Kind::Number => QuestionKind::Number { min: 0, max: 9, unit: Text::default() },
            Kind::Date => QuestionKind::Date { past: 9, future: 2 },
        },
        changeable: false,
        dont_know: *dont_know,
    };
    let dead_end =
        |when: &Condition| DeadEnd { when: when.clone(), text: Text::default(), source: source() };
    let paper = |(index, when): (usize, &Condition)| Paper {
        id: index.to_string(),
        name: Text::default(),
        help: None,
        from: None,
        form: None,
        originals: 1,
        copies: 0,
        show_only: false,
        when: when.clone(),
        channels: Channels::ALL,
        waiver: None,
        source: source(),
    };
    Procedure {
        id: String::new(),
        codes: Vec::new(),
        name: Text::default(),
        result: Text::default(),
        agency: Text::default(),
        link: String::new(),
        channels: Channels::from(vec![Channel::Online, Channel::Counter]),
        in_person: None,
        reception: Reception {
            weekdays: Vec::new(),
            saturdays: Vec::new(),
            same_day_cut_off: Time::MIN,
            source: source(),
        },
        questions: shape.questions.iter().enumerate().map(question).collect(),
        dead_ends: shape.dead_ends.iter().map(dead_end).collect(),
        papers: shape.papers.iter().enumerate().map(paper).collect(),
        limits: (1..).zip(&shape.limits).map(|(count, row)| limit(count, row)).collect(),
        fees: vec![Fee {
            id: "fee".to_owned(),
            name: Text::default(),
            kind: FeeKind::Charge,
            payee: None,
            competence: Competence::Central,
            channels: Channels::ALL,
            when: shape.fee.0.clone(),
            rates: (1..).zip(&shape.fee.1).map(|(amount, row)| rate(amount, row)).collect(),
        }],
        policies: Vec::new(),
        documents: Vec::new(),
        record: None,
    }
}

fn source() -> Citation {
    Citation { document: 0, article: None }
}

fn channels(online: bool) -> Channels {
    if online { Channels::from(vec![Channel::Online]) } else { Channels::ALL }
}

fn limit(count: u16, (when, online, _, window): &Row) -> Limit {
    Limit {
        when: when.clone(),
        channels: channels(*online),
        window: *window,
        term: Term::Spans(vec![Span { count, unit: Unit::WorkingDays }]),
        start: Start::CompleteDossier,
        source: source(),
    }
}

fn rate(amount: u64, (when, online, local, window): &Row) -> Rate {
    let provinces = ProvinceCode::parse("31").into_iter().filter(|_| *local).collect();
    Rate {
        when: when.clone(),
        channels: channels(*online),
        places: PlaceScope { provinces, territories: Vec::new() },
        window: *window,
        price: Price::Amount(Dong(amount)),
        source: source(),
    }
}

#[derive(Clone, Debug)]
enum Kind {
    Choice(usize),
    Number,
    Date,
}

/// What a procedure consists of.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    questions: Vec<(Kind, bool, Condition)>,
    dead_ends: Vec<Condition>,
    papers: Vec<Condition>,
    limits: Vec<Row>,
    /// When the fee is due, and its rates.
    fee: (Condition, Vec<Row>),
}

/// A limit or rate: its condition, whether only online, only in province 31, and its window.
type Row = (Condition, bool, bool, Window);

/// Which kind of test each of the first questions can be put to.
fn kind_of(question: usize) -> Kind {
    match question {
        2 => Kind::Number,
        3 => Kind::Date,
        odd => Kind::Choice(2 + odd % 2),
    }
}

/// A condition on the questions before one.
fn condition(before: usize) -> BoxedStrategy<Condition> {
    if before == 0 {
        return Just(Condition::Always).boxed();
    }
    let test = (0..before, 1_u32..7, 0_i32..9, 0_i32..4).prop_map(|(question, bits, low, more)| {
        let index = u8::try_from(question).unwrap_or_default();
        match kind_of(question) {
            Kind::Choice(_) => Condition::Choice { question: index, choices: bits },
            Kind::Number => Condition::Number {
                question: index,
                at_least: Some(low.unsigned_abs()),
                at_most: (more > 0).then_some((low + more).unsigned_abs()),
            },
            Kind::Date => Condition::DaysAgo {
                question: index,
                at_least: Some(low - 2),
                at_most: (more > 0).then_some(low - 2 + more),
            },
        }
    });
    let leaf = prop_oneof![1 => Just(Condition::Always), 4 => test];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::Any),
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
        ]
    })
    .boxed()
}

/// Made-up procedures with few questions of every kind.
pub(crate) fn shape() -> impl Strategy<Value = Shape> {
    (3_usize..=5)
        .prop_flat_map(|count| {
            let questions: Vec<_> = (0..count)
                .map(|index| (Just(kind_of(index)), any::<bool>(), condition(index)))
                .collect();
            let named = || condition(count);
            let rows = || prop::collection::vec(row(count), 1..4);
            (
                questions,
                prop::collection::vec(named(), 0..3),
                prop::collection::vec(named(), 1..5),
                rows(),
                (named(), rows()),
            )
        })
        .prop_map(|(questions, dead_ends, papers, limits, fee)| Shape {
            questions,
            dead_ends,
            papers,
            limits,
            fee,
        })
}

fn row(count: usize) -> impl Strategy<Value = Row> {
    let window = prop_oneof![
        3 => Just(Window::default()),
        1 => Just(Window { from: None, to: Some(date(2026, 12, 31)) }),
        1 => Just(Window { from: Some(date(2027, 1, 1)), to: None }),
    ];
    (condition(count), any::<bool>(), any::<bool>(), window)
}
