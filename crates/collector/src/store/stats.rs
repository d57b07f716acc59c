//! Sums of ratings by stage and score.

use std::collections::BTreeMap;

use rules::channel::Channel;
use rules::place::ProvinceCode;
use rules::rating::{Name, Stage};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::connection::Value;
use super::{Store, StoreError};

/// What is counted; what isn't named isn't narrowed.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    procedure: Option<Name>,
    pub(crate) province: Option<ProvinceCode>,
    pub(crate) office: Option<Name>,
    channel: Option<Channel>,
    /// Counts each value of this field apart, too.
    by: Option<Dimension>,
}

/// A field by which ratings are told apart.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Dimension {
    Procedure,
    Province,
    Office,
    Channel,
}

/// Counts of one selection.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Counts {
    /// Ratings of every stage.
    n: i64,
    /// Each stage; `null` where there are no ratings yet. Only `completed` speaks of an office.
    stages: BTreeMap<String, Option<StageCounts>>,
    /// With `by`: the same for each value that has ratings.
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<Group>>,
}

/// Counts of the ratings that share a value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Group {
    /// The value; `null` for ratings that don't say.
    value: Option<String>,
    #[serde(flatten)]
    counts: Counts,
}

/// Counts of one stage.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
struct StageCounts {
    n: i64,
    /// How many gave 1, 2, 3, 4 and 5.
    scores: [i64; 5],
}

impl Dimension {
    fn column(self) -> &'static str {
        match self {
            Self::Procedure => "procedure_id",
            Self::Province => "province",
            Self::Office => "office",
            Self::Channel => "channel",
        }
    }
}

impl Store {
    /// Counts the ratings that a filter leaves.
    pub(crate) fn counts(&mut self, filter: &Filter) -> Result<Counts, StoreError> {
        let value = filter.by.map_or("''", Dimension::column);
        let (condition, values) = filter.condition();
        let rows = self.connection.query(
            &format!(
                "SELECT {value}, stage, CAST(SUM(n_1) AS BIGINT), CAST(SUM(n_2) AS BIGINT),
                    CAST(SUM(n_3) AS BIGINT), CAST(SUM(n_4) AS BIGINT), CAST(SUM(n_5) AS BIGINT)
                 FROM summaries {condition} GROUP BY 1, 2 ORDER BY 1, 2"
            ),
            &values,
        )?;
        let mut all = Counts::none();
        let mut groups: Vec<Group> = Vec::new();
        for row in rows {
            let [value, stage, scores @ ..] = row.as_slice() else { continue };
            let value = Some(value.text().to_owned()).filter(|value| !value.is_empty());
            let stage = stage.text();
            all.add(stage, scores);
            // Rows come ordered by value.
            match groups.last_mut() {
                Some(last) if last.value == value => last.counts.add(stage, scores),
                _ => {
                    let mut counts = Counts::none();
                    counts.add(stage, scores);
                    groups.push(Group { value, counts });
                }
            }
        }
        // Where the last rating was deleted, there are none.
        groups.retain(|group| group.counts.n > 0);
        all.groups = filter.by.map(|_| groups);
        Ok(all)
    }
}

impl Filter {
    /// What is named, as a condition with its values.
    fn condition(&self) -> (String, Vec<Value<'static>>) {
        let named = [
            ("procedure_id", self.procedure.clone().map(String::from)),
            ("province", self.province.map(String::from)),
            ("office", self.office.clone().map(String::from)),
            ("channel", self.channel.map(|channel| channel.code().to_owned())),
        ];
        let mut conditions = Vec::new();
        let mut values = Vec::new();
        for (column, value) in named {
            if let Some(value) = value {
                values.push(value.into());
                conditions.push(format!("{column} = ${}", values.len()));
            }
        }
        let keyword = if conditions.is_empty() { "" } else { "WHERE " };
        (format!("{keyword}{}", conditions.join(" AND ")), values)
    }
}

impl Counts {
    fn none() -> Self {
        let stages = Stage::ALL.map(|stage| (stage.code().to_owned(), None)).into();
        Self { n: 0, stages, groups: None }
    }

    fn add(&mut self, stage: &str, scores: &[Value<'_>]) {
        let n = scores.iter().fold(0, |n: i64, score| n.saturating_add(score.integer()));
        if n == 0 {
            return;
        }
        self.n = self.n.saturating_add(n);
        let counts = self.stages.entry(stage.to_owned()).or_default().get_or_insert_default();
        counts.n = counts.n.saturating_add(n);
        for (sum, score) in counts.scores.iter_mut().zip(scores) {
            *sum = sum.saturating_add(score.integer());
        }
    }
}
