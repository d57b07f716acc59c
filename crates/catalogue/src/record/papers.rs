//! The papers of a record, and the question which case one is in, where its groups are cases.

use rules::channel::Channels;
use rules::condition::Condition;
use rules::document::Citation;
use rules::procedure::{Choice, Paper, Question, QuestionKind};
use rules::record::{FormTemplate, RecordNote};
use rules::search::fold;
use rules::text::Text;

use super::defect::Defect;
use super::words::{clean, short_id, shorten};
use super::{Group, Item, Record};

mod heading;

use heading::{Kind, Topic, kind, label};

/// What a question can offer.
const MOST_CHOICES: usize = 32;
/// What fits a phone's screen; the rest stands on the portal's page.
const LONGEST_NOTE: usize = 400;

/// What the groups of a record become.
#[derive(Default)]
pub(super) struct Papers {
    pub(super) questions: Vec<Question>,
    /// The names of the choices of question 0, where it is about cases and has no others.
    pub(super) cases: Vec<String>,
    pub(super) papers: Vec<Paper>,
    pub(super) forms: Vec<FormTemplate>,
    pub(super) notes: Vec<RecordNote>,
    pub(super) defects: Vec<Defect>,
}

/// Text of the record, in the place of every language.
pub(super) fn text(vi: impl Into<String>) -> Text {
    let vi = vi.into();
    Text { en: vi.clone(), vi }
}

pub(super) fn note(when: Condition, words: &str) -> RecordNote {
    RecordNote { when, text: text(shorten(&clean(words), LONGEST_NOTE)) }
}

/// Sorts the groups of a record into cases, headings and remarks.
pub(super) fn papers(record: &Record, source: &Citation) -> Papers {
    let mut found = Papers::default();
    let kinds: Vec<Kind> = record.groups.iter().map(|group| kind(&group.name)).collect();
    let groups = || record.groups.iter().zip(&kinds);
    let common = groups()
        .any(|(group, kind)| !matches!(kind, Kind::Case(_)) && group.items.iter().any(is_paper));
    let mut choices: Vec<(String, Condition)> = Vec::new();
    for topic in [Topic::Case, Topic::Proxy] {
        let mut names: Vec<&str> = Vec::new();
        for (group, _) in groups().filter(|(_, kind)| **kind == Kind::Case(topic)) {
            if !names.iter().any(|known| fold(known) == fold(&group.name)) {
                names.push(&group.name);
            }
        }
        let others = topic == Topic::Proxy || common;
        let asked = names.len() > 1 || (names.len() == 1 && others);
        if !asked {
            continue;
        }
        if names.len() + usize::from(others) > MOST_CHOICES {
            found.defects.push(Defect::TooManyCases);
            continue;
        }
        let index = u8::try_from(found.questions.len()).unwrap_or(u8::MAX);
        for (choice, name) in (0_u32..).zip(&names) {
            let when = Condition::Choice { question: index, choices: 1 << choice };
            choices.push((fold(name), when));
        }
        if topic == Topic::Case && !others {
            found.cases = names.iter().map(|name| label(name)).collect();
        }
        found.questions.push(question(topic, &names, others, source));
    }
    for (group, kind) in groups() {
        let choice = choices.iter().find(|(name, _)| *name == fold(&group.name));
        let when = choice.map_or(Condition::Always, |(_, when)| when.clone());
        if matches!(kind, Kind::Shown | Kind::Notes | Kind::Heading) {
            found.defects.push(Defect::HeadingsAsCases);
        }
        let unasked_case = matches!(kind, Kind::Case(_)) && when.is_always();
        if *kind == Kind::Heading || unasked_case {
            // What stands above the papers may say when they are needed.
            found.notes.push(note(Condition::Always, &group.name));
        }
        for item in &group.items {
            found.add(item, when.clone(), *kind == Kind::Shown, source);
        }
    }
    if found.papers.is_empty() {
        found.defects.push(Defect::PapersMissing);
    }
    found
}

fn question(topic: Topic, names: &[&str], others: bool, source: &Citation) -> Question {
    let text = |vi: &str, en: &str| Text { vi: vi.to_owned(), en: en.to_owned() };
    let (id, asked, none) = match topic {
        Topic::Case => (
            "case",
            text("Bạn thuộc trường hợp nào?", "Which case are you in?"),
            text("Không thuộc trường hợp nào ở trên", "None of these"),
        ),
        Topic::Proxy => (
            "proxy",
            text("Bạn có ủy quyền cho ai làm thay không?", "Does somebody file for you?"),
            text("Không ủy quyền", "No, I file myself"),
        ),
    };
    let mut choices: Vec<Choice> = names
        .iter()
        .map(|name| Choice { id: short_id(name), text: self::text(label(name)), help: None })
        .collect();
    if others {
        choices.push(Choice { id: "other".to_owned(), text: none, help: None });
    }
    Question {
        id: id.to_owned(),
        text: asked,
        help: None,
        why: text("Giấy tờ phải nộp khác nhau theo trường hợp.", "The papers differ by case."),
        source: Some(source.clone()),
        when: Condition::Always,
        for_policies: Vec::new(),
        kind: QuestionKind::Choice(choices),
        changeable: false,
        dont_know: true,
    }
}

fn is_paper(item: &Item) -> bool {
    item.originals > 0 || item.copies > 0 || !item.forms.is_empty()
}

impl Papers {
    fn add(&mut self, item: &Item, when: Condition, show_only: bool, source: &Citation) {
        let name = clean(&item.name);
        let name = name.trim_start_matches(['-', '+', '*', '•', '–', ' ']);
        if name.is_empty() {
            return;
        }
        if !is_paper(item) {
            self.defects.push(Defect::NotesAsPapers);
            let note = note(when, name);
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
            return;
        }
        let id = short_id(&format!("{name} {} {} {show_only}", item.originals, item.copies));
        let known = self.papers.iter_mut().find(|paper| paper.id == id);
        if let Some(paper) = known {
            paper.when = either(&paper.when, when);
            return;
        }
        let Ok(index) = u8::try_from(self.papers.len()) else { return };
        let forms = item.forms.iter().map(|file| FormTemplate { paper: index, file: file.clone() });
        self.forms.extend(forms);
        self.papers.push(Paper {
            id,
            name: text(name),
            help: None,
            from: None,
            form: None,
            originals: item.originals,
            copies: item.copies,
            show_only,
            when,
            channels: Channels::ALL,
            waiver: None,
            source: source.clone(),
        });
    }
}

/// A paper that two groups name is needed in both cases.
fn either(one: &Condition, other: Condition) -> Condition {
    match (one, other) {
        (
            Condition::Choice { question, choices },
            Condition::Choice { question: same, choices: more },
        ) if *question == same => Condition::Choice { question: same, choices: choices | more },
        (Condition::Always, _) | (_, Condition::Always) => Condition::Always,
        (one, other) => Condition::Any(vec![one.clone(), other]),
    }
}

/// The number of papers that the groups of a record hold, remarks aside.
pub(super) fn count(groups: &[Group]) -> usize {
    groups.iter().flat_map(|group| &group.items).filter(|item| is_paper(item)).count()
}
