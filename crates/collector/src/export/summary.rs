//! The figures of a period as a file: names beside codes, shares with their intervals.

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::text::Language;

use super::Kind;
use super::column::Column;
use crate::desk::Labels;
use crate::figures::{Dimension, Figure, SummaryLine, View};
use crate::store::{Row, Value};

/// Stands where a column doesn't tell ratings apart.
const ALL: &str = "*";

const fn column(code: &'static str, kind: Kind, vi: &'static str, en: &'static str) -> Column {
    Column { code, kind, vi, en }
}

/// All columns, in the order in which [`rows`] fills them.
pub(crate) const SUMMARY: [Column; 24] = [
    column("period", Kind::Code, "Kỳ: 2026-W47, 2026-11, 2026-Q4 hoặc 2026", "The period"),
    column("period_start", Kind::Date, "Ngày đầu kỳ", "Its first day"),
    column("period_end", Kind::Date, "Ngày cuối kỳ", "Its last day"),
    column(
        "province_code",
        Kind::Code,
        "Mã tỉnh, thành phố; * là tất cả, để trống là không nêu",
        "Province; * is all, empty is not said",
    ),
    column("province_name", Kind::Text, "Tên tỉnh, thành phố", "Its name"),
    column(
        "unit_code",
        Kind::Code,
        "Mã cơ quan; * là tất cả, để trống là không nêu",
        "Office; * is all, empty is not said",
    ),
    column("unit_name", Kind::Text, "Tên cơ quan, nếu biết", "Its name, where it is known"),
    column("procedure_code", Kind::Code, "Mã thủ tục; * là tất cả", "Procedure; * is all"),
    column("procedure_name", Kind::Text, "Tên thủ tục", "Its name"),
    column(
        "channel",
        Kind::Code,
        "Cách nộp; * là tất cả, để trống là không nêu",
        "How it was filed; * is all, empty is not said",
    ),
    column("stage", Kind::Code, "Giai đoạn", "How far the citizen had come"),
    column(
        "shown",
        Kind::Number,
        "Số lần câu hỏi được hiện, ở mọi giai đoạn; nêu ở dòng completed",
        "How often the question was shown, at any stage; stands with completed",
    ),
    column("started", Kind::Number, "Số lần bắt đầu trả lời, như trên", "Begun, likewise"),
    column("responses", Kind::Number, "Số lượt đánh giá", "Ratings"),
    column(
        "n_1",
        Kind::Number,
        "Số lượt 1 điểm; chỉ biết của completed",
        "Of score 1; of completed only",
    ),
    column("n_2", Kind::Number, "Số lượt 2 điểm", "Of score 2"),
    column("n_3", Kind::Number, "Số lượt 3 điểm", "Of score 3"),
    column("n_4", Kind::Number, "Số lượt 4 điểm", "Of score 4"),
    column("n_5", Kind::Number, "Số lượt 5 điểm", "Of score 5"),
    column(
        "top2_share",
        Kind::Decimal,
        "Tỷ lệ điểm 4 và 5, từ 0 đến 1",
        "Share of 4 and 5, from 0 to 1",
    ),
    column(
        "top2_low",
        Kind::Decimal,
        "Cận dưới của khoảng tin cậy 95 % (Wilson)",
        "Lower end of its 95 % interval (Wilson)",
    ),
    column("top2_high", Kind::Decimal, "Cận trên", "Upper end"),
    column(
        "mean",
        Kind::Decimal,
        "Điểm trung bình; chỉ biết của completed",
        "Mean score; of completed only",
    ),
    column(
        "suppressed",
        Kind::Number,
        "1 nếu số liệu không hiện vì quá ít lượt, hoặc có thể suy ra nhóm quá ít lượt",
        "1 where figures are hidden: too few ratings, or what would give them away",
    ),
];

/// Lines of a view as rows of a file.
pub(crate) fn rows(
    view: &View,
    by: Option<Dimension>,
    lines: &[SummaryLine],
    labels: &Labels,
) -> Vec<Row> {
    let day = |day: Date| Value::from(day.write());
    let period = view.period;
    let row = |line: &SummaryLine| -> Row {
        let code = |dimension| match &line.value {
            Some(value) if by == Some(dimension) => value.clone(),
            _ => view.filter.value(dimension).unwrap_or_else(|| ALL.to_owned()),
        };
        let name = |dimension| match &*code(dimension) {
            "" | ALL => Value::Null,
            code => labels
                .known(dimension, code, Language::Vi)
                .map_or(Value::Null, |name| name.to_owned().into()),
        };
        let mut row = vec![
            period.to_string().into(),
            day(period.starts_on()),
            day(period.ends_on()),
            code(Dimension::Province).into(),
            name(Dimension::Province),
            code(Dimension::Office).into(),
            name(Dimension::Office),
            code(Dimension::Procedure).into(),
            name(Dimension::Procedure),
            code(Dimension::Channel).into(),
            line.stage.code().into(),
        ];
        row.extend(figures(line));
        row
    };
    lines.iter().map(row).collect()
}

/// The columns from `shown` on.
fn figures(line: &SummaryLine) -> [Value<'static>; 13] {
    let number = |n: u64| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    let share = |share: f64| Value::from(format!("{share:.4}"));
    let [responses, top2, low, high] = match line.figure {
        Figure::Shown { n, share: value, low, high, .. } => {
            [number(n), share(value), share(low), share(high)]
        }
        Figure::None => [number(0), Value::Null, Value::Null, Value::Null],
        Figure::Hidden => [const { Value::Null }; 4],
    };
    let [shown, started] = line.response.map_or([const { Value::Null }; 2], |response| {
        [number(response.shown), number(response.started)]
    });
    let [n_1, n_2, n_3, n_4, n_5] =
        line.scores.map_or([const { Value::Null }; 5], |scores| scores.map(number));
    let mean = line.scores.and_then(mean).map_or(Value::Null, Value::from);
    let suppressed = Value::Integer((line.figure == Figure::Hidden).into());
    [shown, started, responses, n_1, n_2, n_3, n_4, n_5, top2, low, high, mean, suppressed]
}

/// The mean score with four decimals.
fn mean(scores: [u64; 5]) -> Option<String> {
    let all: u64 = scores.iter().sum();
    let sum: u64 = (1..).zip(scores).map(|(score, n): (u64, u64)| score.saturating_mul(n)).sum();
    let parts = sum.saturating_mul(10_000).saturating_add(all / 2).checked_div(all)?;
    Some(format!("{}.{:04}", parts / 10_000, parts % 10_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_rounded_to_four_decimals() {
        let cases = [
            ([0, 0, 0, 0, 0], None),
            ([1, 0, 0, 0, 0], Some("1.0000")),
            ([0, 0, 0, 0, 7], Some("5.0000")),
            ([1, 0, 0, 0, 2], Some("3.6667")),
            ([1, 1, 1, 1, 1], Some("3.0000")),
        ];
        for (scores, expected) in cases {
            assert_eq!(mean(scores).as_deref(), expected, "{scores:?}");
        }
    }
}
