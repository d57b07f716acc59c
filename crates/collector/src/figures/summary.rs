//! A view's figures as a file hands them over: a line for each value of a field and each stage.

use rules::rating::Stage;

use super::hiding;
use super::overview::{Response, own};
use super::visible::{Part, Visible};
use super::{Dimension, Figure, MEASURES, View};
use crate::store::{Store, StoreError};

/// Stages with what of a view they are.
const STAGES: [(Stage, Part); 4] = [
    (Stage::Completed, Part::Completed),
    (Stage::DeadEnd, Part::Stage(0)),
    (Stage::GaveUp, Part::Stage(1)),
    (Stage::GuideOnly, Part::Stage(2)),
];

/// A line.
#[derive(Clone, Debug)]
pub(crate) struct SummaryLine {
    /// The value; empty for ratings that don't say, nothing where values aren't told apart.
    pub(crate) value: Option<String>,
    pub(crate) stage: Stage,
    pub(crate) figure: Figure,
    /// How many gave 1, 2, 3, 4 and 5: known of completed dossiers only.
    pub(crate) scores: Option<[u64; 5]>,
    /// How often the question was shown and begun: of a place, so it stands with its first stage.
    pub(crate) response: Option<Response>,
}

/// Reads the lines of a view, in the order of values and stages. What a page hides is hidden here.
pub(crate) fn summary(
    store: &mut Store,
    view: &View,
    by: Option<Dimension>,
    least: u64,
) -> Result<Vec<SummaryLine>, StoreError> {
    let own = own(store, view, &Part::ALL, least)?;
    let values: Vec<(Option<String>, Visible)> = match by {
        None => vec![(None, own.clone())],
        Some(by) => hiding::lines(store, view, by, (&Part::ALL, MEASURES.len()), least)?
            .into_iter()
            .map(|line| (Some(line.value), line.visible))
            .collect(),
    };
    let mut lines = Vec::new();
    for (value, visible) in &values {
        let hides = |part| own.hides(part) || visible.hides(part);
        let sums = &visible.sums;
        for (stage, part) in &STAGES {
            let completed = *part == Part::Completed;
            // Its one line says that everything is hidden.
            if hides(Part::Completed) && !completed {
                continue;
            }
            let figure = Figure::of(part.share(sums), hides(*part));
            let scores = figure.counts().filter(|_| completed).map(|_| sums.scores());
            let response = Some(sums.times()).filter(|_| completed && figure != Figure::Hidden);
            let response = response.and_then(|times| Response::of(times, least));
            if figure != Figure::None || response.is_some() {
                let value = value.clone();
                lines.push(SummaryLine { value, stage: *stage, figure, scores, response });
            }
        }
    }
    Ok(lines)
}
