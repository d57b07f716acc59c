//! What the words around a number say of it.

use alloc::string::String;
use alloc::vec::Vec;

use super::token::{Kind, Tokens};
use crate::search::{fold, lower};

/// Words before a number that say whose it is.
const OWN: [&str; 36] = [
    "cccd",
    "cmnd",
    "cmt",
    "cmtnd",
    "cmqd",
    "giay cm",
    "can cuoc",
    "chung minh",
    "dinh danh",
    "ho chieu",
    "hc",
    "thong hanh",
    "passport",
    "stk",
    "so tk",
    "tai khoan",
    "account",
    "so the",
    "sdt",
    "so dt",
    "dt",
    "dien thoai",
    "phone",
    "tel",
    "zalo",
    "viber",
    "bhxh",
    "bhyt",
    "bao hiem",
    "ma ho so",
    "so ho so",
    "ma hs",
    "mhs",
    "bien nhan",
    "tiep nhan",
    "giay hen",
];

/// How many words before a number are looked at: `hộ chiếu của vợ tôi mang số …`.
const LOOK_BACK: usize = 8;

/// Words behind an amount. Without their marks they would be others: `đóng` is no `đồng`.
const CURRENCY: [&str; 16] = [
    "đ", "d", "đồng", "dong", "vnđ", "vnd", "nghìn", "nghin", "ngàn", "ngan", "triệu", "trieu",
    "tỷ", "tỉ", "ty", "usd",
];
/// Only right behind the digits: apart, `k` is short for `không`.
const ATTACHED: [&str; 5] = ["k", "tr", "m", "ha", "ti"];
/// What follows a word that is no currency: `ngan hang`, `đồng ý`, `đồng sở hữu`.
const NO_CURRENCY: [&str; 6] = ["hang", "chí", "chủ", "sở", "thời", "ý"];

/// Words before a plate that is written carelessly.
const VEHICLE: [&str; 4] = ["xe", "bien", "so", "oto"];

impl Tokens<'_> {
    /// Whether the words before a number say that it belongs to somebody.
    pub(super) fn is_own(&self, index: usize) -> bool {
        let mut words: Vec<String> = self
            .before(index)
            .iter()
            .rev()
            .filter(|token| token.kind == Kind::Letters)
            .take(LOOK_BACK)
            .map(|token| fold(token.text))
            .collect();
        words.reverse();
        OWN.iter().any(|own| {
            let is_own = |some: &[String]| some.iter().map(String::as_str).eq(own.split(' '));
            words.windows(own.split(' ').count()).any(is_own)
        })
    }

    /// Whether an amount of money ends before this token: `đ`, `đồng`, `k`, `triệu` follow.
    pub(super) fn is_before_currency(&self, index: usize) -> bool {
        let next = self.past_space(index);
        if self.is_mark(next, "₫%") {
            return true;
        }
        let is_one_of = |index, words: &[&str]| {
            self.letters(index)
                .is_some_and(|word| words.iter().any(|one| word.chars().map(lower).eq(one.chars())))
        };
        let after = self.past_space(next.saturating_add(1));
        (is_one_of(next, &CURRENCY) && !is_one_of(after, &NO_CURRENCY))
            || (next == index && is_one_of(index, &ATTACHED))
    }

    /// Whether one of the two words before names a vehicle.
    pub(super) fn is_of_a_vehicle(&self, index: usize) -> bool {
        self.before(index)
            .iter()
            .rev()
            .take(4)
            .filter(|token| token.kind == Kind::Letters)
            .any(|token| VEHICLE.contains(&&*fold(token.text)))
    }
}
