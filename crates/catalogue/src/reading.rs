//! What makes a text hard to read: long sentences, and words that only officials use.

/// Words in a sentence. Vietnamese is written in syllables, of which a word of another language has
/// one to three; what is longer than this is read twice.
pub const MOST_WORDS: usize = 28;

/// Words of offices that a citizen may not know, such as of notaries, registers and land offices.
const JARGON: [&str; 14] = [
    "biến động",
    "cải chính",
    "hậu kiểm",
    "hợp pháp hóa",
    "liên thông",
    "nghĩa vụ tài chính",
    "niêm yết",
    "pháp nhân",
    "sổ gốc",
    "thụ lý",
    "tích hợp",
    "trích lục",
    "trích đo",
    "ủy thác",
];

/// What is hard about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hard {
    /// A sentence of so many words.
    Sentence(usize),
    /// A word that isn't explained.
    Word(&'static str),
}

/// The longest sentence, if it is too long.
#[must_use]
pub fn long_sentence(text: &str) -> Option<Hard> {
    let (mut longest, mut words) = (0, 0);
    for word in text.split_whitespace() {
        words += 1;
        longest = words.max(longest);
        // A full stop inside of a word, as in `1.004194`, ends no sentence.
        let end = word.trim_end_matches(['”', '"', ')']);
        if end.ends_with(['.', '!', '?', ';', ':']) {
            words = 0;
        }
    }
    (longest > MOST_WORDS).then_some(Hard::Sentence(longest))
}

/// Words of offices in a text that neither it nor what stands under it explains: by brackets behind
/// the word, or by saying what it is.
pub fn unexplained(text: &str, beside: &str) -> impl Iterator<Item = Hard> {
    let (text, beside) = (text.to_lowercase(), beside.to_lowercase());
    JARGON
        .into_iter()
        .filter(move |word| {
            let explains = |text: &str| {
                text.split(word).skip(1).any(|rest| {
                    let sentence = rest.split(". ").next().unwrap_or_default();
                    sentence.trim_start().starts_with('(') || sentence.contains(" là ")
                })
            };
            text.contains(word) && !explains(&text) && !explains(&beside)
        })
        .map(Hard::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_measured_by_its_words() {
        let words = |count: usize| vec!["từ"; count].join(" ");
        assert_eq!(long_sentence(&words(28)), None);
        assert_eq!(long_sentence(&words(29)), Some(Hard::Sentence(29)));
        assert_eq!(long_sentence(&format!("{}. {}", words(28), words(28))), None);
        let code = format!("{} 1.004194 {}", words(14), words(14));
        assert_eq!(long_sentence(&code), Some(Hard::Sentence(29)), "a code ends no sentence");
        assert_eq!(long_sentence(""), None);
    }

    #[test]
    fn a_word_of_offices_is_explained_where_it_stands() {
        let found = |text: &str, beside: &str| {
            let words = unexplained(text, beside).map(|hard| format!("{hard:?}"));
            words.collect::<Vec<_>>().join(" ")
        };
        let missing = r#"Word("sổ gốc")"#;
        for (text, beside, expected) in [
            ("Bằng có sổ gốc", "", missing),
            ("Bằng có Sổ gốc", "Hỏi nơi cấp.", missing),
            ("Bằng có sổ gốc (sổ của nơi cấp)", "", ""),
            ("Bằng có sổ gốc", "Sổ gốc là sổ của nơi cấp.", ""),
            ("Bằng có sổ gốc", "Đây không là gì. Sổ gốc ở nơi cấp. Nơi đó là trường.", missing),
            ("Bằng có sổ", "", ""),
        ] {
            assert_eq!(found(text, beside), expected, "{text} / {beside}");
        }
    }
}
