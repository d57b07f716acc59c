//! The boxes of a drawing.

use rules::condition::Condition;
use rules::fee::Fee;
use rules::procedure::{Paper, Question, QuestionKind};

use super::{Drawing, Kind, Node, Row};
use crate::lower::DONT_KNOW;
use crate::walk::Class;

impl Drawing<'_> {
    pub(super) fn questions(&self) -> Vec<Node> {
        let questions = self.procedure.questions.iter().enumerate();
        questions.map(|(index, question)| self.question(index, question)).collect()
    }

    fn question(&self, index: usize, question: &Question) -> Node {
        let when = self.condition(&question.when);
        let label = match when.is_empty() {
            true => question.id.clone(),
            false => format!("{} ← {when}", question.id),
        };
        let classes = self.space.classes_of(index).iter();
        Node {
            kind: Kind::Question,
            label,
            title: self.say(&question.text).to_owned(),
            rows: classes.map(|class| self.answer(question, *class)).collect(),
            sources: self.sources(&[&question.when]),
        }
    }

    fn answer(&self, question: &Question, class: Class) -> Row {
        let vietnamese = self.language == rules::text::Language::Vi;
        match (class, &question.kind) {
            (Class::Choice(choice), QuestionKind::Choice(choices)) => {
                let choice = choices.get(usize::from(choice));
                let text = choice.map_or("", |choice| self.say(&choice.text)).to_owned();
                Row { text, id: choice.map(|choice| choice.id.clone()).unwrap_or_default() }
            }
            (Class::Numbers(low, high), QuestionKind::Number { unit, .. }) => {
                Row { text: format!("{} {}", span(low, high), self.say(unit)), id: String::new() }
            }
            (Class::DaysAgo(low, high), _) => {
                let unit =
                    if vietnamese { "ngày trước ngày nộp" } else { "days before filing" };
                Row { text: format!("{} {unit}", span(low, high)), id: String::new() }
            }
            _ => {
                let text = if vietnamese { "Tôi không biết" } else { "I don't know" };
                Row { text: text.to_owned(), id: DONT_KNOW.to_owned() }
            }
        }
    }

    /// What the answers lead to: dead ends, papers, limits, fees, policies.
    pub(super) fn results(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for end in &self.procedure.dead_ends {
            let rows = vec![self.row(self.condition(&end.when))];
            nodes.push(self.result(Kind::DeadEnd, self.say(&end.text), rows, &[&end.when]));
        }
        nodes.extend(self.procedure.papers.iter().map(|paper| self.paper(paper)));
        for limit in &self.procedure.limits {
            let rows = vec![self.row(self.scope(&limit.when, limit.channels, limit.window))];
            nodes.push(self.result(Kind::Limit, &self.term(&limit.term), rows, &[&limit.when]));
        }
        nodes.extend(self.procedure.fees.iter().map(|fee| self.fee(fee)));
        // Of the policies only those that ask something: others depend on place and day.
        for policy in self.procedure.policies.iter().filter(|policy| !policy.when.is_always()) {
            let rows = vec![self.row(self.scope(&policy.when, policy.channels, policy.window))];
            let summary = self.say(&policy.summary);
            nodes.push(self.result(Kind::Policy, summary, rows, &[&policy.when]));
        }
        nodes
    }

    fn paper(&self, paper: &Paper) -> Node {
        let window = rules::window::Window::default();
        let mut rows = vec![self.row(self.scope(&paper.when, paper.channels, window))];
        let mut conditions = vec![&paper.when];
        if let Some(waiver) = &paper.waiver {
            let when = self.scope(&waiver.when, rules::channel::Channels::ALL, window);
            let word = match self.language {
                rules::text::Language::Vi => "miễn",
                rules::text::Language::En => "struck out",
            };
            rows.push(self.row(format!("{word}: {when}")));
            conditions.push(&waiver.when);
        }
        self.result(Kind::Paper, self.say(&paper.name), rows, &conditions)
    }

    fn fee(&self, fee: &Fee) -> Node {
        let mut rows = Vec::new();
        if !fee.when.is_always() {
            rows.push(self.row(self.condition(&fee.when)));
        }
        for rate in &fee.rates {
            let mut scope = self.scope(&rate.when, rate.channels, rate.window);
            let provinces = rate.places.provinces.iter().map(ToString::to_string);
            let territories = rate.places.territories.iter().map(ToString::to_string);
            let places: Vec<String> = provinces.chain(territories).collect();
            if !places.is_empty() {
                scope = format!("{scope}; {}", places.join(" | "));
            }
            rows.push(self.row(format!("{scope}: {}", self.price(&rate.price))));
        }
        let rates = fee.rates.iter().map(|rate| &rate.when);
        let conditions: Vec<&Condition> = std::iter::once(&fee.when).chain(rates).collect();
        self.result(Kind::Fee, self.say(&fee.name), rows, &conditions)
    }

    fn row(&self, text: String) -> Row {
        Row { text, id: String::new() }
    }

    fn result(&self, kind: Kind, title: &str, rows: Vec<Row>, conditions: &[&Condition]) -> Node {
        Node {
            kind,
            label: self.say(&kind.text()).to_owned(),
            title: title.to_owned(),
            rows,
            sources: self.sources(conditions),
        }
    }
}

fn span(low: i64, high: i64) -> String {
    if low == high { low.to_string() } else { format!("{low}…{high}") }
}
