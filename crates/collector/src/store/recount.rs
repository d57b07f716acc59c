//! Compares the sums of periods with those of their days.

use jiff_core::civil::Date;
use rules::iso::Iso;

use super::connection::Connection;
use super::{StoreError, summaries};
use crate::figures::Grain;

/// Sums of periods that aren't the sums of their days, as lines of text. What the days know is
/// compared: scores, marks, tickets, and how often a question was shown.
pub(super) fn differences(connection: &mut dyn Connection) -> Result<Vec<String>, StoreError> {
    let days = connection.query(
        "SELECT counted_on FROM summaries UNION SELECT counted_on FROM counts ORDER BY 1",
        &[],
    )?;
    let days: Vec<Date> = days
        .iter()
        .filter_map(|row| row.first())
        .filter_map(|day| Date::read(day.text()))
        .collect();
    let mut differences = Vec::new();
    for grain in Grain::ALL {
        for days in days.chunk_by(|one, next| grain.of(*one) == grain.of(*next)) {
            let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
            let starts_on = grain.of(*first).starts_on().write();
            let values = [
                first.write().into(),
                last.write().into(),
                grain.code().into(),
                starts_on.as_str().into(),
            ];
            let before = differences.len();
            for sums in [&EACH, &ALL] {
                // What makes a sum of all wrong has been named already.
                if differences.len() > before {
                    break;
                }
                for (here, there) in [("days", "periods"), ("periods", "days")] {
                    for row in connection.query(&compared(sums, here, there), &values)? {
                        let line = summaries::line(&row);
                        differences.push(format!("{here}: {} {starts_on} {line}", grain.code()));
                    }
                }
            }
        }
    }
    Ok(differences)
}

/// Which sums of a period are compared.
struct Compared {
    /// For each form of them, whether they are of all procedures, offices and channels.
    forms: &'static str,
    /// Where they stand.
    kept: &'static str,
}

const EACH: Compared = Compared {
    forms: "SELECT 0 AS procedures, 0 AS offices, 0 AS channels",
    kept: "procedure_id <> '*' AND office <> '*'",
};

const ALL: Compared = Compared {
    forms: "SELECT 1 AS procedures, 0 AS offices, 0 AS channels
        UNION ALL SELECT 0, 1, 0 UNION ALL SELECT 1, 1, 0
        UNION ALL SELECT 1, 0, 1 UNION ALL SELECT 0, 1, 1 UNION ALL SELECT 1, 1, 1",
    kept: "(procedure_id = '*' OR office = '*')",
};

/// What days say of each procedure, office, province and channel, or of all of them.
const OF_DAYS: &str = "SELECT CASE WHEN procedures = 1 THEN '*' ELSE procedure_id END,
        CASE WHEN offices = 1 THEN '*' ELSE office END, province,
        CASE WHEN channels = 1 THEN '*' ELSE channel END, SUM(n_1), SUM(n_2),
        SUM(n_3), SUM(n_4), SUM(n_5), SUM(marked), SUM(verified), SUM(elsewhere), SUM(shown),
        SUM(answered)
    FROM (
        SELECT procedure_id, office, province, channel,
            CASE WHEN stage = 'completed' THEN n_1 ELSE 0 END AS n_1,
            CASE WHEN stage = 'completed' THEN n_2 ELSE 0 END AS n_2,
            CASE WHEN stage = 'completed' THEN n_3 ELSE 0 END AS n_3,
            CASE WHEN stage = 'completed' THEN n_4 ELSE 0 END AS n_4,
            CASE WHEN stage = 'completed' THEN n_5 ELSE 0 END AS n_5,
            CASE WHEN stage = 'completed' THEN marked * (n_1 + n_2 + n_3 + n_4 + n_5) ELSE 0 END
                AS marked,
            CASE WHEN stage = 'completed' THEN verified * (n_1 + n_2 + n_3 + n_4 + n_5) ELSE 0 END
                AS verified,
            CASE WHEN stage = 'completed' THEN 0 ELSE n_1 + n_2 + n_3 + n_4 + n_5 END AS elsewhere,
            0 AS shown, 0 AS answered
        FROM summaries WHERE counted_on BETWEEN $1 AND $2
        UNION ALL
        SELECT procedure_id, office, province, channel, 0, 0, 0, 0, 0, 0, 0, 0, shown, answered
        FROM counts WHERE counted_on BETWEEN $1 AND $2
    ) AS days, forms GROUP BY 1, 2, 3, 4";

const OF_PERIODS: &str = "SELECT procedure_id, office, province, channel, SUM(n_1), SUM(n_2),
        SUM(n_3), SUM(n_4), SUM(n_5), SUM(marked_all), SUM(verified_all),
        SUM(dead_end_all + gave_up_all + guide_only_all), SUM(shown), SUM(answered)
    FROM periods WHERE grain = $3 AND starts_on = $4";

/// Lines of one side that the other doesn't have. SQLite numbers parameters by where they first
/// stand, so the days always stand first.
fn compared(Compared { forms, kept }: &Compared, here: &str, there: &str) -> String {
    let names =
        ["n_1", "n_2", "n_3", "n_4", "n_5", "marked", "verified", "elsewhere", "shown", "answered"];
    let whole: Vec<String> = names.iter().map(|name| format!("CAST({name} AS BIGINT)")).collect();
    let (names, whole) = (names.join(", "), whole.join(", "));
    let columns = format!("procedure_id, office, province, channel, {names}");
    let any = "n_1 + n_2 + n_3 + n_4 + n_5 + elsewhere + shown + answered <> 0";
    let select = format!("SELECT procedure_id, office, province, channel, {whole}");
    format!(
        "WITH forms AS ({forms}), days_now ({columns}) AS ({OF_DAYS}),
            periods_now ({columns}) AS ({OF_PERIODS} AND {kept} GROUP BY 1, 2, 3, 4)
         {select} FROM {here}_now WHERE {any} EXCEPT {select} FROM {there}_now WHERE {any}
         ORDER BY 1, 2, 3, 4"
    )
}
