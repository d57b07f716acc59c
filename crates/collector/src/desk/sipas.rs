//! What Quyết định 766 and SIPAS ask, with the formula, and where our data can't answer.

use maud::{Markup, html};
use rules::text::{Language, Text};

use super::number::{count, interval, nothing, percent};
use super::{Frame, Place};
use crate::figures::{Figure, Overview};

const QD_766: &str = "Quyết định 766/QĐ-TTg ngày 23/6/2022";
const QD_1001: &str = "Quyết định 1001/QĐ-BNV ngày 11/12/2023";

/// The page.
pub(crate) fn sipas(frame: &Frame<'_>, figures: &Overview) -> Markup {
    let words = frame.words();
    let text = |vi: &'static str, en: &'static str| {
        if frame.language == Language::En { en } else { vi }
    };
    let share = text(
        "số lượt điểm 4 và 5 / mọi lượt có điểm × 100",
        "ratings of 4 and 5 / all ratings × 100",
    );
    let mut lines: Vec<[String; 4]> = vec![[
        text("Tỷ lệ hài lòng", "Satisfaction rate").to_owned(),
        share.to_owned(),
        shown(figures.completed, frame),
        QD_766.to_owned(),
    ]];
    for (name, (_, figure)) in words.factor_names.iter().zip(&figures.factors) {
        lines.push([
            (*name).to_owned(),
            share.to_owned(),
            shown(*figure, frame),
            QD_1001.to_owned(),
        ]);
    }
    lines.extend(gaps().map(|gap| {
        let [asked, why] =
            [gap.asked, gap.why].map(|text| text.in_language(frame.language).to_owned());
        [asked, why, words.cannot.to_owned(), gap.source.to_owned()]
    }));
    let content = html! {
        p { (words.sipas_note) }
        (table(frame, &lines))
    };
    frame.page(Place::Sipas, &content)
}

/// On a small screen a line is a block with its columns named in it; roles keep it a table there.
fn table(frame: &Frame<'_>, lines: &[[String; 4]]) -> Markup {
    let words = frame.words();
    let heads = [words.asked, words.formula, words.here, words.source];
    html! {
        table.stack role="table" {
            caption { (frame.about()) }
            thead role="rowgroup" { tr role="row" {
                @for head in heads { th scope="col" role="columnheader" { (head) } }
            } }
            tbody role="rowgroup" {
                @for [asked, formula, here, source] in lines {
                    tr role="row" {
                        th scope="row" role="rowheader" { (asked) }
                        td role="cell" data-label=(words.formula) { (formula) }
                        td role="cell" data-label=(words.here) { (here) }
                        td role="cell" data-label=(words.source) { (source) }
                    }
                }
            }
        }
    }
}

fn shown(figure: Figure, frame: &Frame<'_>) -> String {
    let words = frame.words();
    match figure {
        Figure::Shown { n, share, low, high, .. } => {
            let (share, interval) = (percent(share, words), interval(low, high, words));
            format!("{share} ({interval}), n = {}", count(n, words))
        }
        other => nothing(other, frame.least, words),
    }
}

struct Gap {
    asked: Text,
    why: Text,
    source: &'static str,
}

fn gaps() -> [Gap; 4] {
    let gap = |asked: [&str; 2], why: [&str; 2], source| Gap {
        asked: Text { vi: asked[0].to_owned(), en: asked[1].to_owned() },
        why: Text { vi: why[0].to_owned(), en: why[1].to_owned() },
        source,
    };
    [
        gap(
            [
                "Điểm của nhóm mức độ hài lòng (tối đa 18 điểm)",
                "Points for satisfaction (18 at most)",
            ],
            [
                "Cách làm tròn tỷ lệ thành điểm chưa thấy trong văn bản gốc; hỏi Văn phòng Chính phủ",
                "How the rate is rounded to points wasn't seen in a primary text; ask the Government Office",
            ],
            QD_766,
        ),
        gap(
            ["Xử lý phản ánh, kiến nghị đúng hạn", "Complaints handled in time"],
            [
                "Lấy từ hệ thống tiếp nhận phản ánh, kiến nghị",
                "Known to the system that takes complaints",
            ],
            QD_766,
        ),
        gap(
            [
                "Công khai, tiến độ, dịch vụ công trực tuyến, số hóa",
                "Publicity, timeliness, online service, digitisation",
            ],
            [
                "Lấy từ cơ sở dữ liệu thủ tục và hệ thống một cửa, không từ đánh giá",
                "Known to the registers and the one-stop system, not from ratings",
            ],
            QD_766,
        ),
        gap(
            ["Chỉ số SIPAS của tỉnh", "SIPAS index of a province"],
            [
                "Tính từ điều tra chọn mẫu, có trọng số theo dân số",
                "Reckoned from a sampled survey, weighted by population",
            ],
            QD_1001,
        ),
    ]
}
