//! Figures of many visits: medians, and what they are compared with and bound by.

use serde_json::Value;

/// The shortest task that a browser calls long, in ms: below, it says nothing.
const SHORTEST: f64 = 50.0;

/// One line of the table.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) page: Option<f64>,
    pub(super) yew: Option<f64>,
    pub(super) widget: f64,
    /// How many times that of another page, in the same run.
    pub(super) compared: Option<f64>,
    /// The most of `compared`, or of the widget's own figure where nothing is compared.
    pub(super) limit: Option<f64>,
}

impl Figure {
    /// What is over its limit, as a sentence.
    pub(super) fn exceeded(&self) -> Option<String> {
        let value = self.compared.unwrap_or(self.widget);
        let limit = self.limit.filter(|limit| value > *limit)?;
        Some(format!("{}: {value:.2}, over {limit}", self.name))
    }
}

/// With which page of the same round a figure is compared, and the limit.
#[derive(Clone, Copy)]
enum Limit {
    /// The widget's own figure.
    Own(f64),
    /// How many times the page by hand.
    Page(f64),
    /// How many times the bare Yew page.
    Yew(f64),
    None,
}

/// All figures, in the order of a visit.
pub(super) fn figures(visits: &[Value]) -> Vec<Figure> {
    use Limit::{None, Own, Page, Yew};
    let all = Visits(visits);
    vec![
        all.each("first question, ms", "/start/first", Page(1.35)),
        all.each("  bytes on its way there", "/start/critical/0", Own(15_000.0)),
        all.each("  requests on its way there", "/start/critical/1", Own(4.0)),
        // A page by hand needs no taking over: its first question is there with its program.
        all.each("program has taken over, ms", "/start/taken", Yew(1.3)),
        all.each("  bytes until then", "/start/fetched/0", Own(110_000.0)),
        all.each("  requests until then", "/start/fetched/1", Own(6.0)),
        all.clicks("click to the next screen, ms, median", "/screens", 50, Page(1.1)),
        all.clicks("click to the next screen, ms, 98th percentile", "/screens", 98, Page(1.3)),
        all.clicks("click to all of the next screen, ms, median", "/whole", 50, None),
        all.clicks("click to all of the next screen, ms, 98th", "/whole", 98, None),
        all.clicks("click on an answer, ms, median", "/answers", 50, Page(1.1)),
        all.clicks("click on an answer, ms, 98th percentile", "/answers", 98, Page(1.3)),
        all.each("longest task from taking over on, ms", "/longest", Yew(1.2)),
        all.each("second visit from cache, first question, ms", "/cached/first", Own(300.0)),
        all.each("second visit from cache, taken over, ms", "/cached/taken", None),
        all.each("second visit, slow network, ms", "/again/first", None),
        all.each("layout shift", "/shift", Own(0.0)),
        all.each("JS and wasm memory after all, KB", "/memory", Own(12.0 * 1_024.0)),
    ]
}

struct Visits<'a>(&'a [Value]);

impl Visits<'_> {
    /// A figure of each visit: the median of the visits, and of what is compared within each round.
    fn each(&self, name: &'static str, at: &str, limit: Limit) -> Figure {
        let values = |page: &str| self.values(page, at);
        let within = |other: &str| {
            let both = values("widget").into_iter().zip(values(other));
            both.map(|(own, other)| ratio(own, other, at)).collect()
        };
        figure(name, |page| median(values(page)), |other| median(within(other)), limit)
    }

    /// A figure of all clicks of all visits.
    fn clicks(&self, name: &'static str, at: &str, percent: usize, limit: Limit) -> Figure {
        let value = |page: &str| {
            let lists = self.of(page).filter_map(|visit| visit.pointer(at)?.as_array());
            percentile(lists.flatten().filter_map(Value::as_f64).collect(), percent)
        };
        let within = |other: &str| Some(ratio(value("widget")?, value(other)?, at));
        figure(name, value, within, limit)
    }

    fn values(&self, page: &str, at: &str) -> Vec<f64> {
        self.of(page).filter_map(|visit| visit.pointer(at)?.as_f64()).collect()
    }

    /// The visits to a page, by round.
    fn of(&self, page: &str) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(move |visit| visit["page"] == page)
    }
}

fn figure(
    name: &'static str,
    value: impl Fn(&str) -> Option<f64>,
    compare: impl Fn(&str) -> Option<f64>,
    limit: Limit,
) -> Figure {
    let (compared, limit) = match limit {
        Limit::Page(most) => (compare("page"), Some(most)),
        Limit::Yew(most) => (compare("yew"), Some(most)),
        Limit::Own(most) => (None, Some(most)),
        Limit::None => (None, None),
    };
    // Without a figure nothing is within a limit.
    let widget = value("widget").unwrap_or(f64::INFINITY);
    Figure { name, page: value("page"), yew: value("yew"), widget, compared, limit }
}

fn ratio(own: f64, other: f64, at: &str) -> f64 {
    let least = if at == "/longest" { SHORTEST } else { f64::MIN_POSITIVE };
    own.max(least) / other.max(least)
}

fn median(values: Vec<f64>) -> Option<f64> {
    let upper = values.iter().map(|value| -value).collect();
    Some((percentile(values, 50)? - percentile(upper, 50)?) / 2.0)
}

/// The value that so many in a hundred don't exceed.
fn percentile(mut values: Vec<f64>, percent: usize) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let rank = values.len().saturating_mul(percent).div_ceil(100);
    values.get(rank.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn figures_are_compared_within_a_round() {
        // The machine was busy in the second round: each is slower, the ratio is the same.
        let visit = |page: &str, first: u32| json!({ "page": page, "start": { "first": first } });
        let visits = [
            visit("page", 100),
            visit("widget", 130),
            visit("widget", 520),
            visit("page", 400),
            visit("page", 110),
            visit("widget", 143),
        ];
        let figure = Visits(&visits).each("first", "/start/first", Limit::Page(1.3));
        assert_eq!((figure.page, figure.widget), (Some(110.0), 143.0));
        assert!((figure.compared.unwrap() - 1.3).abs() < 1e-9);
        let two = Visits(&visits[..4]).each("first", "/start/first", Limit::None);
        assert_eq!(two.page, Some(250.0), "between the two of two");
        let strict = Visits(&visits).each("first", "/start/first", Limit::Page(1.2));
        assert_eq!(strict.exceeded().as_deref(), Some("first: 1.30, over 1.2"));
    }

    #[test]
    fn a_limit_is_exceeded_behind_it_or_without_a_figure() {
        for (bytes, over) in
            [(Some(14_999), false), (Some(15_000), false), (Some(15_001), true), (None, true)]
        {
            let visits = [json!({ "page": "widget", "bytes": bytes })];
            let figure = Visits(&visits).each("bytes", "/bytes", Limit::Own(15_000.0));
            assert_eq!(figure.exceeded().is_some(), over, "{bytes:?}");
        }
    }

    #[test]
    fn percentiles_are_of_all_clicks() {
        let visits = [
            json!({ "page": "page", "screens": [1, 2, 3] }),
            json!({ "page": "page", "screens": [4, 100] }),
            json!({ "page": "widget", "screens": [3, 3, 3] }),
        ];
        for (percent, expected) in [(50, 3.0), (80, 4.0), (98, 100.0)] {
            let figure = Visits(&visits).clicks("click", "/screens", percent, Limit::None);
            assert_eq!(figure.page, Some(expected), "{percent}");
        }
    }
}
