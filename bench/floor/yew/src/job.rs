//! The rules of the job by hand: six questions, eight papers, a fee with four overrides by province.

/// One answer of six questions, by the place of its choice.
pub(crate) type Answers = [Option<usize>; 6];

/// A question with its choices.
pub(crate) struct Question {
    pub(crate) id: &'static str,
    pub(crate) text: &'static str,
    pub(crate) choices: &'static [&'static str],
}

const YES_NO: &[&str] = &["Yes", "No"];
const YES: Option<usize> = Some(0);

pub(crate) const QUESTIONS: [Question; 6] = [
    Question {
        id: "service",
        text: "What do you need to do?",
        choices: &["Get a first licence", "Renew my licence", "Replace a lost or stolen licence"],
    },
    Question {
        id: "age",
        text: "How old are you?",
        choices: &["Under 18", "18 to 59", "60 to 64", "65 or older"],
    },
    Question { id: "foreign", text: "Are you a national of another country?", choices: YES_NO },
    Question {
        id: "province",
        text: "Which province do you live in?",
        choices: &[
            "Province 1",
            "Province 2",
            "Province 3",
            "Province 4",
            "Province 5",
            "Province 6",
            "Province 7",
            "Province 8",
            "Province 9",
            "Province 10",
        ],
    },
    Question {
        id: "copies",
        text: "How many certified copies do you want?",
        choices: &["None", "One", "Two", "Three"],
    },
    Question { id: "low_income", text: "Do you receive the social tariff?", choices: YES_NO },
];

const AGES: [u32; 4] = [17, 40, 62, 70];

/// The places of the questions that are asked: a foreign national is asked about a first licence only.
pub(crate) fn asked(answers: &Answers) -> impl Iterator<Item = usize> {
    let first = answers[0] == Some(0);
    (0..QUESTIONS.len()).filter(move |index| *index != 2 || first)
}

struct Case {
    service: Option<usize>,
    age: u32,
    foreign: bool,
    province: usize,
    copies: usize,
    low_income: bool,
}

/// Only what is asked counts: an earlier answer may have changed.
fn case(answers: &Answers) -> Case {
    let [service, age, foreign, province, copies, low_income] = *answers;
    Case {
        service,
        age: age.and_then(|age| AGES.get(age).copied()).unwrap_or_default(),
        foreign: service == Some(0) && foreign == YES,
        province: province.map_or(0, |province| province.saturating_add(1)),
        copies: copies.unwrap_or_default(),
        low_income: low_income == YES,
    }
}

pub(crate) fn papers(answers: &Answers) -> impl Iterator<Item = &'static str> {
    let case = case(answers);
    let of_age = if case.province == 2 { 60 } else { 65 };
    [
        ("National identity card (original and copy)", !case.foreign),
        ("Residence permit and passport", case.foreign),
        ("Recent passport photo", case.service != Some(2)),
        ("Medical certificate of fitness to drive", case.service == Some(0) || case.age >= of_age),
        ("Signed consent of a parent or guardian", case.age < 18),
        ("Police report of the loss or theft", case.service == Some(2)),
        ("Proof that you receive the social tariff", case.low_income),
        (
            "Proof of address (utility bill, max. 3 months old)",
            case.foreign || matches!(case.province, 1 | 3),
        ),
    ]
    .into_iter()
    .filter_map(|(paper, needed)| needed.then_some(paper))
}

/// What the licence and what the copies cost.
pub(crate) fn fee(answers: &Answers) -> (usize, usize) {
    let case = case(answers);
    let base = match case.service {
        Some(0) if case.province == 1 => 5_000,
        Some(0) => 4_200,
        Some(1) => 3_100,
        _ => 1_840,
    };
    let licence = match (case.low_income, case.province) {
        _ if case.service == Some(1) && case.age >= 70 => 0,
        (true, 3) => base / 4 * 3,
        (true, _) => base / 2,
        (false, _) => base,
    };
    let copy = if case.province == 4 { 500 } else { 350 };
    (licence, case.copies.saturating_mul(copy))
}
