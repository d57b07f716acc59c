//! Where everything stands: questions in one column, what they lead to in another, and between
//! them a lane of its own for each box that something leads to, so that no line runs over a box
//! or along another line.

use super::{Kind, Node, Source};

/// Letters in a line of a box: what fits its width at the size of its letters.
const LETTERS: usize = 56;
/// The width of a box.
pub(super) const WIDTH: usize = 430;
/// The height of a line of letters.
pub(super) const LINE: usize = 18;
/// Room around letters in a box.
pub(super) const PADDING: usize = 10;
/// Room between boxes, and around the drawing.
const GAP: usize = 26;
/// Room between lanes.
const LANE: usize = 10;
/// Room above for title and legend.
const HEAD: usize = 84;

/// The drawing with a place for everything.
pub(super) struct Layout<'n> {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) boxes: Vec<Placed<'n>>,
    pub(super) lines: Vec<Line>,
}

/// A box with its place.
pub(super) struct Placed<'n> {
    pub(super) node: &'n Node,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) height: usize,
    pub(super) label: Vec<String>,
    pub(super) title: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// What leads to a box: from the rows of questions into a lane, and along it to the box.
pub(super) struct Line {
    pub(super) kind: Kind,
    /// The side of the questions that it leaves on, and where the lane is.
    pub(super) from_x: usize,
    pub(super) lane_x: usize,
    pub(super) to_x: usize,
    pub(super) from_y: Vec<usize>,
    pub(super) to_y: usize,
}

/// Places the boxes of questions on the left, those of results on the right.
pub(super) fn place<'n>(questions: &'n [Node], results: &'n [Node]) -> Layout<'n> {
    let left_nodes = questions.iter().map(sized).collect::<Vec<_>>();
    let right_nodes = results.iter().map(sized).collect::<Vec<_>>();
    let left = stacked(left_nodes);
    let right = stacked(right_nodes);
    let to_left = routes(&left, &left);
    let to_right = routes(&left, &right);
    let gutter = |routes: &[Route]| {
        let lanes = routes.iter().map(|route| route.lane + 1).max().unwrap_or_default();
        lanes * LANE + GAP
    };
    let left_x = GAP + gutter(&to_left);
    let right_x = left_x + WIDTH + GAP + gutter(&to_right);
    let mut boxes = left;
    let mut lines: Vec<Line> = Vec::new();
    for route in to_left {
        let lane_x = left_x - GAP - route.lane * LANE;
        lines.push(route.line(Kind::Question, left_x, lane_x, left_x));
    }
    for (route, kind) in to_right.into_iter().map(|route| {
        let kind = results.get(route.to).map_or(Kind::Paper, |node| node.kind);
        (route, kind)
    }) {
        let lane_x = left_x + WIDTH + GAP + route.lane * LANE;
        lines.push(route.line(kind, left_x + WIDTH, lane_x, right_x));
    }
    for placed in &mut boxes {
        placed.x = left_x;
    }
    boxes.extend(right.into_iter().map(|placed| Placed { x: right_x, ..placed }));
    let bottom = boxes.iter().map(|placed| placed.y + placed.height).max().unwrap_or(HEAD);
    Layout { width: right_x + WIDTH + GAP, height: bottom + GAP, boxes, lines }
}

fn sized(node: &Node) -> Placed<'_> {
    let label = wrapped(&node.label, LETTERS + LETTERS / 8);
    let title = wrapped(&node.title, LETTERS);
    let rows: Vec<Vec<String>> = node
        .rows
        .iter()
        .map(|row| {
            let id = if row.id.is_empty() { String::new() } else { format!("  [{}]", row.id) };
            wrapped(&format!("{}{id}", row.text), LETTERS - 2)
        })
        .collect();
    let row_lines: usize = rows.iter().map(Vec::len).sum();
    let lines = label.len() + title.len() + row_lines;
    let height = lines * LINE + rows.len() * (PADDING / 2) + 2 * PADDING;
    Placed { node, x: 0, y: 0, height, label, title, rows }
}

fn stacked(mut boxes: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let mut y = HEAD;
    for placed in &mut boxes {
        placed.y = y;
        y += placed.height + GAP;
    }
    boxes
}

impl Placed<'_> {
    /// The middle of a row.
    pub(super) fn row_y(&self, row: usize) -> usize {
        let above: usize =
            self.rows.iter().take(row).map(|row| row.len() * LINE + PADDING / 2).sum();
        self.first_row_y() + above + LINE / 2
    }

    /// The top of the first row.
    pub(super) fn first_row_y(&self) -> usize {
        self.y + PADDING + (self.label.len() + self.title.len()) * LINE + PADDING / 2
    }
}

/// What leads to one box, with its lane.
struct Route {
    to: usize,
    lane: usize,
    from_y: Vec<usize>,
    to_y: usize,
}

impl Route {
    fn line(self, kind: Kind, from_x: usize, lane_x: usize, to_x: usize) -> Line {
        Line { kind, from_x, lane_x, to_x, from_y: self.from_y, to_y: self.to_y }
    }

    fn span(&self) -> (usize, usize) {
        let all = || self.from_y.iter().copied().chain([self.to_y]);
        (all().min().unwrap_or_default(), all().max().unwrap_or_default())
    }
}

/// A lane for each box that something leads to: the first in which nothing else runs beside it.
fn routes(from: &[Placed<'_>], to: &[Placed<'_>]) -> Vec<Route> {
    let mut routes: Vec<Route> = Vec::new();
    for (index, placed) in
        to.iter().enumerate().filter(|(_, placed)| !placed.node.sources.is_empty())
    {
        let row_y =
            |source: &Source| from.get(source.question).map(|question| question.row_y(source.row));
        let from_y: Vec<usize> = placed.node.sources.iter().filter_map(row_y).collect();
        let mut route = Route { to: index, lane: 0, from_y, to_y: placed.y + PADDING + LINE / 2 };
        let (top, bottom) = route.span();
        let taken = |lane: usize| {
            routes.iter().filter(|other| other.lane == lane).any(|other| {
                let (other_top, other_bottom) = other.span();
                top <= other_bottom + LANE && other_top <= bottom + LANE
            })
        };
        while taken(route.lane) {
            route.lane += 1;
        }
        routes.push(route);
    }
    routes
}

/// A text in lines of at most so many letters; a longer word has a line of its own.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
