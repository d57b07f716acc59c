//! Tells the cells of run-together tables apart, as far as that can be done with certainty.

use std::sync::LazyLock;

use regex_lite::Regex;
use rules::channel::Channel;
use rules::fee::FeeKind;

use super::super::pattern::pattern;
use super::super::words::{clean, hundredths};
use super::super::{FeeRow, Group, Item, Money, Time, TimeUnit, Way};
use super::names::{code_at_end, split_forms};
use crate::record::detail::some;

/// The heading of a group's table of papers.
const PAPERS_HEADING: &str = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
const LEGAL_HEADING: &str = "Tên văn bản pháp lýMã văn bản";
/// What follows the results on the page.
const AFTER_RESULTS: &str = "Từ khóa";

/// The beginning of a row of the table of channels: channel, time and first fee.
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(Trực tuyến|Dịch vụ bưu chính|Trực tiếp)(Không có thông tin|\d[\d.,]* (?:Ngày làm việc|Ngày|Giờ|Tháng)|\d{1,3}?|)(Miễn phí|Không có thông tin|\d[\d.,]* (?:VNĐ|Việt Nam Đồng|[A-Z]{3}))",
    )
});
/// A further fee of the same row.
static FEE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(Miễn phí|Không có thông tin|\d[\d.,]* (?:VNĐ|Việt Nam Đồng|[A-Z]{3}))")
});
/// How many of a paper.
static COUNT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(\d{1,3}) bản chính(?:,(\d{1,2}) bản sao)?"));
/// The code of a result.
static RESULT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^KQ\.[A-Z]\d{2}\.\d{6}"));
/// An amount as the page writes it.
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}(?:,\d{3})*$"));

/// The rows of "Cách thức thực hiện".
pub(super) fn channels(table: &str) -> Vec<Way> {
    let found: Vec<_> = ROW.captures_iter(table).collect();
    let starts: Vec<usize> =
        found.iter().filter_map(|row| Some(row.get(0)?.start())).chain([table.len()]).collect();
    let rows = found.iter().zip(starts.iter().skip(1));
    rows.filter_map(|(row, end)| {
        let part = |group| row.get(group).map_or("", |found| found.as_str());
        let channel = match part(1) {
            "Trực tuyến" => Channel::Online,
            "Dịch vụ bưu chính" => Channel::Post,
            _ => Channel::Counter,
        };
        // `1` and `100 VNĐ` run together read like `1100 VNĐ`: neither is known then.
        let unit = part(2).contains(' ');
        let glued = !unit && part(3).starts_with(|c: char| c.is_ascii_digit());
        let time = if glued { Time::Missing } else { time(part(2)) };
        let mut rest = table.get(row.get(3)?.start()..*end)?;
        let mut fees = Vec::new();
        while let Some(fee) = FEE.find(rest) {
            let (money, after) = rest.split_at(fee.end());
            let (description, after) = bracketed(after);
            let money = if glued { Money::Missing } else { self::money(money) };
            let silent = money == Money::Missing && description.is_empty() && !glued;
            if !silent {
                let description = description.to_owned();
                fees.push(FeeRow { kind: FeeKind::Fee, money, description });
            }
            rest = after;
        }
        Some(Way { channel, time, description: rest.to_owned(), fees })
    })
    .collect()
}

/// A text in brackets at the beginning, and what follows it.
fn bracketed(text: &str) -> (&str, &str) {
    let mut depth = 0_u32;
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            if index == 0 {
                break;
            }
            let inside = text.get(1..index).unwrap_or_default();
            return (inside, text.get(index + 1..).unwrap_or_default());
        }
    }
    ("", text)
}

fn time(text: &str) -> Time {
    let (count, unit) = text.split_once(' ').unwrap_or((text, ""));
    let (whole, fraction) = count.split_once(['.', ',']).unwrap_or((count, ""));
    let count = (fraction.len() <= 2).then(|| hundredths(whole, fraction)).flatten();
    let Some(count) = count else { return Time::Missing };
    match unit {
        "Ngày làm việc" => Time::Counted(count, TimeUnit::WorkingDay),
        "Ngày" => Time::Counted(count, TimeUnit::Day),
        "Giờ" => Time::Counted(count, TimeUnit::Hour),
        "Tháng" => Time::Counted(count, TimeUnit::Month),
        _ => Time::Unitless(count),
    }
}

fn money(text: &str) -> Money {
    if text == "Miễn phí" {
        return Money::Dong(0);
    }
    let Some((amount, currency)) = text.split_once(' ') else { return Money::Missing };
    if !AMOUNT.is_match(amount) {
        return Money::Missing;
    }
    match currency {
        "VNĐ" | "Việt Nam Đồng" => {
            amount.replace(',', "").parse().map_or(Money::Missing, Money::Dong)
        }
        currency => Money::Foreign(currency.to_owned()),
    }
}

/// The groups of "Thành phần hồ sơ".
pub(super) fn groups(table: &str) -> Vec<Group> {
    let mut parts = table.split(PAPERS_HEADING);
    let mut name = parts.next().unwrap_or_default().to_owned();
    let mut groups = Vec::new();
    for part in parts {
        let (items, rest) = items(part);
        groups.push(Group { name: name.trim().trim_matches('-').to_owned(), items });
        name = rest.to_owned();
    }
    groups
}

/// The papers of a table, and the name of the next group, which follows the last of them.
fn items(table: &str) -> (Vec<Item>, &str) {
    let mut items = Vec::new();
    let mut begin = 0;
    for found in COUNT.captures_iter(table) {
        let (Some(whole), Some(digits)) = (found.get(0), found.get(1)) else { continue };
        let before = table.get(..whole.start()).and_then(|before| before.chars().next_back());
        let after = table.get(whole.end()..).and_then(|after| after.chars().next());
        // "(01 bản chính hoặc …)" is part of a name.
        let within = before.is_some_and(|c| c == ' ' || c == '(') && digits.as_str().len() > 1;
        let goes_on = after.is_some_and(|c| " ),;:/.".contains(c));
        if found.get(2).is_none() && (within || goes_on) {
            continue;
        }
        // Nobody hands in ten of a paper: digits before the last one end the name.
        let last = digits.end() - 1;
        let count = |text: &str| text.parse().unwrap_or_default();
        let (name, forms) = split_forms(table.get(begin..last).unwrap_or_default());
        items.push(Item {
            name,
            originals: count(table.get(last..digits.end()).unwrap_or_default()),
            copies: found.get(2).map_or(0, |copies| count(copies.as_str())),
            forms,
        });
        begin = whole.end();
    }
    (items, table.get(begin..).unwrap_or_default())
}

/// The names of "Kết quả xử lý".
pub(super) fn results(text: &str) -> Vec<String> {
    let table = text.split(AFTER_RESULTS).next().unwrap_or_default();
    let mut chunks = table.split("Mã: ");
    let mut names: Vec<String> = chunks.next().and_then(some).into_iter().collect();
    for chunk in chunks {
        // Behind a code of another form the next name can't be told from it.
        let Some(code) = RESULT.find(chunk) else { break };
        names.extend(chunk.get(code.end()..).and_then(some));
    }
    names
}

/// The documents of "Căn cứ pháp lý", as code and title.
pub(super) fn legal_basis(table: &str) -> Vec<(String, String)> {
    let table = table.strip_prefix(LEGAL_HEADING).unwrap_or(table);
    let mut documents = Vec::new();
    let mut rest = table;
    while let Some((title, code, after)) = code_at_end(rest) {
        let title = clean(title);
        // A title that ends in its own number is followed by the same number again.
        documents.push((code.to_owned(), title));
        rest = after;
    }
    documents.extend(some(rest).map(|title| (String::new(), title)));
    documents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_channels_are_told_apart() {
        let table = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việc100,000 VNĐ(Phí (a): 100.000 đồng)50 USDNộp trên Cổng. Trực tiếp thì chờ.Trực tiếp1Miễn phíDịch vụ bưu chính1100 VNĐ";
        let ways = channels(table);
        let [online, counter, post] = &ways[..] else { panic!("{ways:?}") };
        assert_eq!(online.time, Time::Counted(300, TimeUnit::WorkingDay));
        assert_eq!(online.fees[0].money, Money::Dong(100_000));
        assert_eq!(online.fees[0].description, "Phí (a): 100.000 đồng");
        assert_eq!(online.fees[1].money, Money::Foreign("USD".to_owned()));
        assert_eq!(online.description, "Nộp trên Cổng. Trực tiếp thì chờ.");
        assert_eq!((&counter.time, counter.channel), (&Time::Unitless(100), Channel::Counter));
        assert_eq!(counter.fees[0].money, Money::Dong(0));
        assert_eq!((&post.time, &post.fees[0].money), (&Time::Missing, &Money::Missing));
    }

    #[test]
    fn papers_are_told_apart() {
        let table = "--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai (01 bản chính hoặc bản sao) theo mẫu;TK 1.docx1 bản chínhĐơn theo Mẫu số 181 bản chính,1 bản saoLưu ý chung.0 bản chínhTrường hợp B:Tên giấy tờMẫu đơn, tờ khaiSố lượngHộ chiếu0 bản chính,2 bản sao";
        let groups = groups(table);
        let [first, second] = &groups[..] else { panic!("{groups:?}") };
        let counts: Vec<_> = first
            .items
            .iter()
            .map(|item| (item.name.as_str(), item.originals, item.copies, item.forms.join("|")))
            .collect();
        assert_eq!(
            counts,
            [
                ("Tờ khai (01 bản chính hoặc bản sao) theo mẫu;", 1, 0, "TK 1.docx".to_owned()),
                ("Đơn theo Mẫu số 18", 1, 1, String::new()),
                ("Lưu ý chung.", 0, 0, String::new()),
            ]
        );
        assert_eq!((first.name.as_str(), second.name.as_str()), ("", "Trường hợp B:"));
        assert_eq!(second.items[0].copies, 2);
    }

    #[test]
    fn results_are_told_apart() {
        let text = "Giấy AMã: KQ.G12.001161Giấy BMã: abcGiấy CMã: KQ.G12.001163Từ khóaKhông";
        assert_eq!(results(text), ["Giấy A", "Giấy B"]);
        assert!(results("").is_empty());
    }
}
