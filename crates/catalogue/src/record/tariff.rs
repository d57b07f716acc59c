//! Judges one fee of a record: free, an amount, or unknown with the defect.

use rules::channel::Channel;
use rules::fee::Dong;
use rules::window::Window;

use super::defect::Defect;
use super::words::{amounts, names_any, units, window};
use super::{FeeRow, Money};

/// No fee of the state is smaller; what is was typed in thousands, or in another currency.
const LEAST: u64 = 1_000;

/// What a fee comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The record says that nothing is paid, and nothing in it says otherwise.
    Free,
    /// An amount.
    Amount(Dong),
    /// An amount for some filing dates; unknown on the others.
    Within(Dong, Window),
    /// Unknown.
    Unknown(Defect),
}

const COUNCIL: [&str; 3] = ["hoi dong nhan dan", "hdnd", "nq hdnd"];
/// What is said where nothing is said.
const NOTHING: [&str; 4] = ["", "khong quy dinh", "khong co thong tin", "khong co"];
/// What is said where nothing is paid.
const FREE: [&str; 8] = [
    "",
    "khong",
    "mien phi",
    "mien le phi",
    "mien phi le phi",
    "khong thu phi",
    "khong thu le phi",
    "khong thu phi le phi",
];
/// Words that make an amount that of some cases.
const CONDITIONS: [&str; 9] = [
    "truong hop",
    "doi voi",
    "theo danh sach",
    "bang",
    "den duoi",
    "tro len",
    "duoi",
    "tren",
    "toi da",
];
/// What an amount may be paid for without depending on a count.
const ONCE: [&str; 5] = ["lần", "hồ sơ", "trường hợp", "lượt", "giấy"];
const ONLINE: [&str; 3] = ["truc tuyen", "cong dich vu cong", "toan trinh"];

/// Judges a fee at a channel. `tariff_cited` tells that the legal basis, or the description of
/// the channel, names a fee.
pub(super) fn judge(row: &FeeRow, channel: Channel, tariff_cited: bool) -> Verdict {
    let text = &row.description;
    let said = rules::search::fold(text);
    let verdict = match &row.money {
        Money::Foreign(_) => Err(Defect::FeeCurrency),
        Money::Missing | Money::Dong(_) if names_any(text, &COUNCIL) => Err(Defect::FeeByCouncil),
        Money::Missing if NOTHING.contains(&said.as_str()) => Err(Defect::FeeMissing),
        Money::Missing => Err(Defect::FeeElsewhere),
        Money::Dong(0) if tariff_cited || !FREE.contains(&said.as_str()) => {
            Err(Defect::FeeZeroWithTariff)
        }
        Money::Dong(0) => Ok(Verdict::Free),
        Money::Dong(amount) => self::amount(*amount, text, channel),
    };
    verdict.unwrap_or_else(Verdict::Unknown)
}

fn amount(amount: u64, text: &str, channel: Channel) -> Result<Verdict, Defect> {
    let named = amounts(text);
    let times_thousand = |one: u64, other: u64| one.checked_mul(1_000) == Some(other);
    let off = |named: &u64| times_thousand(*named, amount) || times_thousand(amount, *named);
    if amount < LEAST || (!named.contains(&amount) && named.iter().any(off)) {
        return Err(Defect::FeeScale);
    }
    if !named.is_empty() && !named.contains(&amount) {
        return Err(Defect::FeeContradiction);
    }
    if of_other_channel(text, channel) {
        return Err(Defect::FeeOtherChannel);
    }
    let once = units(text).iter().all(|unit| ONCE.contains(&unit.as_str()));
    if named.len() > 1 || !once || text.contains('%') || is_conditional(text) {
        return Err(Defect::FeeConditional);
    }
    let (exempting, others): (Vec<&str>, Vec<&str>) =
        sentences(text).partition(|sentence| names_any(sentence, &["mien"]));
    if exempting.iter().any(|sentence| !window(sentence).is_open()) {
        return Err(Defect::FeeConditional);
    }
    let window = window(&others.join(". "));
    Ok(if window.is_open() {
        Verdict::Amount(Dong(amount))
    } else {
        Verdict::Within(Dong(amount), window)
    })
}

fn of_other_channel(text: &str, channel: Channel) -> bool {
    let online = names_any(text, &ONLINE);
    let counter = names_any(text, &["truc tiep"]);
    match channel {
        Channel::Online => counter && !online,
        _ => online && !counter,
    }
}

/// Whether the amount is for some cases, sentences about who pays nothing and the channel aside.
fn is_conditional(text: &str) -> bool {
    sentences(text).any(|sentence| {
        let of_channel = names_any(sentence, &["nop ho so", "nop truc tiep", "nop truc tuyen"])
            && !names_any(sentence, &["doi voi", "theo danh sach"]);
        !names_any(sentence, &["mien"]) && !of_channel && names_any(sentence, &CONDITIONS)
    })
}

/// Where one remark ends and another begins; a point inside a number doesn't end one.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n', '(', ')']).flat_map(|part| part.split(". "))
}

/// Whether titles or descriptions speak of a fee that is due.
pub(super) fn cites_tariff<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    texts.into_iter().any(|text| {
        !amounts(text).is_empty()
            || names_any(text, &["muc thu", "phi va le phi", "phi le phi", "nop phi", "nop le phi"])
    })
}

#[cfg(test)]
mod tests {
    use jiff_core::civil::date;
    use rules::fee::FeeKind;

    use super::*;

    fn check(money: Money, description: &str, channel: Channel, expected: Verdict) {
        let description = description.to_owned();
        let row = FeeRow { kind: FeeKind::Fee, money, description };
        assert_eq!(judge(&row, channel, false), expected, "{row:?}");
    }

    #[test]
    fn nothing_is_free_that_a_text_speaks_against() {
        let zero = |text, expected| check(Money::Dong(0), text, Channel::Counter, expected);
        let unknown = Verdict::Unknown;
        zero("", Verdict::Free);
        zero("Miễn phí", Verdict::Free);
        zero("Không thu phí, lệ phí.", Verdict::Free);
        zero("Mức lệ phí do HĐND tỉnh quyết định", unknown(Defect::FeeByCouncil));
        zero("Nghị quyết 09/2025/NQ-HĐND", unknown(Defect::FeeByCouncil));
        zero("Phí thẩm định: 150.000 đồng/hồ sơ", unknown(Defect::FeeZeroWithTariff));
        zero("Thông tư 75/2022/TT-BTC", unknown(Defect::FeeZeroWithTariff));
        zero("Theo quy định của Luật phí và lệ phí", unknown(Defect::FeeZeroWithTariff));
        let row = FeeRow { kind: FeeKind::Fee, money: Money::Dong(0), description: String::new() };
        assert_eq!(judge(&row, Channel::Counter, true), unknown(Defect::FeeZeroWithTariff));
    }

    #[test]
    fn an_amount_stands_when_its_text_agrees() {
        let amount = |amount, text, channel, expected: Result<(), Defect>| {
            let expected =
                expected.map_or_else(Verdict::Unknown, |()| Verdict::Amount(Dong(amount)));
            check(Money::Dong(amount), text, channel, expected);
        };
        use Channel::{Counter, Online};
        amount(8_000, "", Counter, Ok(()));
        amount(100_000, "Phí công bố: 100.000 đồng/lần (Thông tư 47/2019/TT-BTC)", Online, Ok(()));
        amount(
            10_000,
            "Trường hợp công dân nộp hồ sơ trực tiếp thu 10.000 đồng/lần",
            Counter,
            Ok(()),
        );
        amount(8_000, "8.000 đồng/hồ sơ. Miễn lệ phí đối với hộ nghèo", Counter, Ok(()));
        amount(150_000, "Do Hội đồng nhân dân quyết định", Counter, Err(Defect::FeeByCouncil));
        amount(100, "", Counter, Err(Defect::FeeScale));
        amount(100_000_000, "100.000 đồng/lần", Counter, Err(Defect::FeeScale));
        amount(5_000, "Gia hạn: thu 7.000 đồng/lần", Counter, Err(Defect::FeeContradiction));
        amount(7_000, "nộp trực tuyến thu 7.000 đồng/lần", Counter, Err(Defect::FeeOtherChannel));
        amount(15_000, "nộp hồ sơ trực tiếp 15.000 đồng", Online, Err(Defect::FeeOtherChannel));
        amount(5_000, "5.000 đồng/người/lần", Counter, Err(Defect::FeeConditional));
        amount(40_000, "Đối với tổ chức", Counter, Err(Defect::FeeConditional));
        amount(40_000, "40.000 đồng, nộp qua mạng bằng 50%", Counter, Err(Defect::FeeConditional));
        check(Money::Missing, "", Counter, Verdict::Unknown(Defect::FeeMissing));
        check(Money::Missing, "Không quy định", Counter, Verdict::Unknown(Defect::FeeMissing));
        check(Money::Missing, "Xem biểu kèm theo", Counter, Verdict::Unknown(Defect::FeeElsewhere));
        let dollars = Money::Foreign("USD".to_owned());
        check(dollars, "", Counter, Verdict::Unknown(Defect::FeeCurrency));
        let window = Window { from: Some(date(2024, 1, 1)), to: Some(date(2025, 12, 31)) };
        check(
            Money::Dong(50_000),
            "Nộp hồ sơ trực tuyến, kể từ 01/01/2024 đến hết ngày 31/12/2025",
            Online,
            Verdict::Within(Dong(50_000), window),
        );
    }
}
