//! Names with something stuck to their end: files of forms, numbers of documents.

use super::super::words::clean;

const ENDINGS: [&str; 9] =
    [".docx", ".doc", ".pdf", ".xlsx", ".xls", ".rar", ".zip", ".rtf", ".odt"];

/// The name of a paper without the files that are stuck to its end, and those files.
///
/// Where it can't be seen where the first file begins, all of it stays the name.
pub(super) fn split_forms(text: &str) -> (String, Vec<String>) {
    let mut files = Vec::new();
    let mut rest = text.trim_end();
    while let Some(stem_end) = ending(rest) {
        let stem = rest.get(..stem_end).unwrap_or_default();
        let Some(start) = file_start(stem) else { break };
        let (before, file) = rest.split_at(start);
        files.push(clean(file));
        rest = before.trim_end();
    }
    files.reverse();
    (clean(rest), files)
}

/// Where the ending of a file name at the end of a text begins.
fn ending(text: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    let found = ENDINGS.iter().find(|ending| lower.ends_with(**ending))?;
    text.len().checked_sub(found.len()).filter(|end| text.is_char_boundary(*end))
}

/// Where the file at the end of a text begins: behind another file, behind the end of a sentence
/// without a space, or at a capital that follows a small letter.
fn file_start(stem: &str) -> Option<usize> {
    let lower = stem.to_lowercase();
    if lower.len() == stem.len()
        && let Some(end) =
            ENDINGS.iter().filter_map(|e| lower.rfind(e).map(|at| at + e.len())).max()
        && stem.get(end..).is_some_and(|file| !file.is_empty())
    {
        return Some(end);
    }
    let pairs = || stem.char_indices().zip(stem.chars().skip(1));
    let sentence = |((_, before), after): &((usize, char), char)| {
        (matches!(before, ';' | ':' | ')') && !after.is_whitespace())
            || (*before == '.' && after.is_uppercase())
    };
    let capital = |((_, before), after): &((usize, char), char)| {
        before.is_lowercase() && after.is_uppercase()
    };
    let start = pairs().filter(sentence).last().or_else(|| pairs().find(capital))?;
    Some(start.0.0 + start.0.1.len_utf8())
}

/// The first document of a run-together list: title, number, and what follows.
///
/// A number ends a document where the next title is stuck to it; inside a title a space or sign
/// follows. Digits that may belong to the title, as of `29/6/202443/2024/QH15`, aren't taken.
pub(super) fn code_at_end(table: &str) -> Option<(&str, &str, &str)> {
    for (slash, _) in table.match_indices('/') {
        let Some((start, end)) = code_around(table, slash) else { continue };
        let next = table.get(end..)?.chars().next();
        if next.is_none_or(|c| c.is_uppercase() || c == '“' || c == '"') {
            let title = table.get(..start)?;
            let certain = !title.ends_with(|c: char| c.is_ascii_digit());
            let code = table.get(start..end)?;
            let (title, code) = if certain { (title, code) } else { (table.get(..end)?, "") };
            return Some((title, code, table.get(end..)?));
        }
    }
    None
}

/// The bounds of `43/2024/QH15` around its first slash.
fn code_around(table: &str, slash: usize) -> Option<(usize, usize)> {
    let before = table.get(..slash)?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let year = table.get(slash + 1..slash + 6)?;
    if digits == 0 || !year.ends_with('/') || !year[..4].chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let rest = table.get(slash + 6..)?;
    let sign = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '-';
    let mut length = rest.find(|c| !sign(c)).unwrap_or(rest.len());
    // The capital in front of a small letter begins the next title.
    if rest.get(length..)?.starts_with(char::is_lowercase) {
        length -= rest.get(..length)?.chars().next_back()?.len_utf8();
    }
    let sign = rest.get(..length)?;
    if !sign.starts_with(char::is_uppercase) {
        return None;
    }
    // Two or three digits at most number a document; more are stuck to a title.
    let start = slash - digits.min(3);
    Some((start, slash + 6 + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_from_names() {
        for (text, name, files) in [
            (
                "Giấy đề nghị theo mẫu;TK 1.000321.docx",
                "Giấy đề nghị theo mẫu;",
                vec!["TK 1.000321.docx"],
            ),
            ("Đơn thủy sảnMẫu 10.docx", "Đơn thủy sản", vec!["Mẫu 10.docx"]),
            ("Bản khai;MauA.docxMauB.doc", "Bản khai;", vec!["MauA.docx", "MauB.doc"]),
            ("tờ khai.docx", "tờ khai.docx", vec![]),
            ("Giấy tờ", "Giấy tờ", vec![]),
            ("", "", vec![]),
        ] {
            let files: Vec<String> = files.into_iter().map(str::to_owned).collect();
            assert_eq!(split_forms(text), (name.to_owned(), files), "{text}");
        }
    }

    #[test]
    fn numbers_of_documents_end_them() {
        let table = "Nghị định số 41/2026/NĐ-CP ngày 25/01/2026 của Chính phủ41/2026/NĐ-CPLuật Đất đai ngày 29/6/202431/2024/QH15";
        let (title, code, rest) = code_at_end(table).unwrap_or_default();
        assert_eq!(title, "Nghị định số 41/2026/NĐ-CP ngày 25/01/2026 của Chính phủ");
        assert_eq!(code, "41/2026/NĐ-CP");
        assert_eq!(code_at_end(rest), Some(("Luật Đất đai ngày 29/6/202431/2024/QH15", "", "")));
        assert_eq!(code_at_end("không có số"), None);
    }
}
