//! Counts of ratings by stage and score.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Store, StoreError};

/// What is counted; what isn't named isn't narrowed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    procedure: Option<String>,
    province: Option<String>,
    office: Option<String>,
    channel: Option<String>,
}

/// Counts of one selection.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Counts {
    /// All ratings, of every stage.
    n: i64,
    /// A line for each stage that has ratings. Only `completed` speaks of an office.
    stages: Vec<StageCounts>,
}

/// Counts of one stage.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StageCounts {
    stage: String,
    n: i64,
    /// How many gave 1, 2, 3, 4 and 5.
    scores: [i64; 5],
}

impl Store {
    /// Counts the ratings that a filter leaves.
    pub(crate) fn counts(&self, filter: &Filter) -> Result<Counts, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT stage, score, COUNT(*) FROM ratings
             WHERE (?1 IS NULL OR procedure_id = ?1) AND (?2 IS NULL OR province = ?2)
               AND (?3 IS NULL OR office = ?3) AND (?4 IS NULL OR channel = ?4)
             GROUP BY stage, score ORDER BY stage, score",
        )?;
        let mut rows = query.query(params![
            filter.procedure,
            filter.province,
            filter.office,
            filter.channel
        ])?;
        let mut counts = Counts { n: 0, stages: Vec::new() };
        while let Some(row) = rows.next()? {
            let (stage, score, n): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            counts.add(stage, score, n);
        }
        Ok(counts)
    }
}

impl Counts {
    /// Rows come ordered by stage.
    fn add(&mut self, stage: String, score: i64, n: i64) {
        self.n = self.n.saturating_add(n);
        if self.stages.last().is_none_or(|last| last.stage != stage) {
            self.stages.push(StageCounts { stage, n: 0, scores: [0; 5] });
        }
        if let Some(last) = self.stages.last_mut() {
            last.n = last.n.saturating_add(n);
            if let Some(count) = usize::try_from(score.saturating_sub(1))
                .ok()
                .and_then(|index| last.scores.get_mut(index))
            {
                *count = n;
            }
        }
    }
}
