//! Writes a drawing as SVG.

use std::fmt::Write;

use rules::text::Language;

use super::Kind;
use super::layout::{LINE, Layout, Line, PADDING, Placed, WIDTH};

const KINDS: [Kind; 6] =
    [Kind::Question, Kind::DeadEnd, Kind::Paper, Kind::Limit, Kind::Fee, Kind::Policy];

/// Room for one word of the legend.
const LEGEND: usize = 170;

/// Line and ground of a kind: dark enough to read on white, light enough to read on.
fn colours(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Question => ("#334155", "#f8fafc"),
        Kind::DeadEnd => ("#b91c1c", "#fef2f2"),
        Kind::Paper => ("#1d4ed8", "#eff6ff"),
        Kind::Limit => ("#15803d", "#f0fdf4"),
        Kind::Fee => ("#b45309", "#fffbeb"),
        Kind::Policy => ("#7e22ce", "#faf5ff"),
    }
}

/// The whole picture.
pub(super) fn write(title: &str, layout: &Layout<'_>, language: Language) -> String {
    let Layout { width, height, .. } = layout;
    let mut svg = Svg(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"14\" role=\"img\">\n"
    ));
    let title = escaped(title);
    svg.push(&format!("<title>{title}</title>"));
    svg.push(&format!("<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"));
    svg.push(&format!(
        "<text x=\"26\" y=\"34\" font-size=\"20\" font-weight=\"bold\">{title}</text>"
    ));
    for (index, kind) in KINDS.into_iter().enumerate() {
        let (x, (line, ground)) = (26 + index * LEGEND, colours(kind));
        svg.push(&format!(
            "<rect x=\"{x}\" y=\"50\" width=\"14\" height=\"14\" fill=\"{ground}\" stroke=\"{line}\"/>"
        ));
        svg.text(x + 20, 62, "fill=\"#334155\"", kind.text().in_language(language));
    }
    layout.lines.iter().for_each(|line| svg.line(line));
    layout.boxes.iter().for_each(|placed| svg.placed(placed));
    svg.push("</svg>");
    svg.0
}

struct Svg(String);

impl Svg {
    fn push(&mut self, element: &str) {
        self.0.push_str(element);
        self.0.push('\n');
    }

    fn text(&mut self, x: usize, y: usize, attributes: &str, text: &str) {
        self.push(&format!("<text x=\"{x}\" y=\"{y}\" {attributes}>{}</text>", escaped(text)));
    }

    /// Rows into the lane, the lane, and an arrow into the box.
    fn line(&mut self, line: &Line) {
        let (stroke, _) = colours(line.kind);
        let Line { from_x, lane_x, to_x, to_y, .. } = line;
        let mut path = String::new();
        for y in &line.from_y {
            let _ = write!(path, "M{from_x} {y}H{lane_x}");
        }
        let top = line.from_y.iter().chain([to_y]).min().unwrap_or(to_y);
        let bottom = line.from_y.iter().chain([to_y]).max().unwrap_or(to_y);
        let _ = write!(path, "M{lane_x} {top}V{bottom}M{lane_x} {to_y}H{to_x}");
        self.push(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-opacity=\"0.75\"/>"
        ));
        for y in &line.from_y {
            self.push(&format!("<circle cx=\"{lane_x}\" cy=\"{y}\" r=\"2.5\" fill=\"{stroke}\"/>"));
        }
        let back = to_x.saturating_sub(7);
        let (above, below) = (to_y.saturating_sub(4), to_y + 4);
        self.push(&format!(
            "<path d=\"M{to_x} {to_y}L{back} {above}V{below}Z\" fill=\"{stroke}\"/>"
        ));
    }

    fn placed(&mut self, placed: &Placed<'_>) {
        let Placed { x, y, height, .. } = placed;
        let (line, ground) = colours(placed.node.kind);
        self.push(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{height}\" rx=\"6\" fill=\"{ground}\" stroke=\"{line}\"/>"
        ));
        let left = x + PADDING;
        let mut baseline = y + PADDING + LINE - 5;
        for label in &placed.label {
            self.text(left, baseline, &format!("font-size=\"12\" fill=\"{line}\""), label);
            baseline += LINE;
        }
        for title in &placed.title {
            self.text(left, baseline, "font-weight=\"bold\"", title);
            baseline += LINE;
        }
        for (row, lines) in placed.rows.iter().enumerate() {
            let mut baseline = placed.row_y(row) + 5;
            for text in lines {
                self.text(left + PADDING, baseline, "font-size=\"13\" fill=\"#334155\"", text);
                baseline += LINE;
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
