//! `data/provinces.csv` and `data/territories.csv`.

use super::file::{File, Parsed};
use crate::finding::Finding;
use crate::problem::Problem;

/// A province in force since 1 July 2025.
#[derive(Clone, Debug)]
pub struct ProvinceRow {
    /// Line in the file.
    pub line: usize,
    /// Its code.
    pub code: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
}

/// A province as it was before 1 July 2025.
#[derive(Clone, Debug)]
pub struct TerritoryRow {
    /// Its code without `2024:`, its names, and its line.
    pub row: ProvinceRow,
    /// The code of the province that it belongs to now.
    pub province: String,
}

/// Reads `code,name_vi,name_en`.
///
/// # Errors
/// A finding for each line of another form.
pub fn provinces(file: File) -> Result<Parsed<Vec<ProvinceRow>>, Vec<Finding>> {
    let rows = rows(&file, ["code", "name_vi", "name_en"])?;
    let value = rows.into_iter().map(|(line, fields)| province(line, fields)).collect();
    Ok(Parsed { file, value })
}

/// Reads `code,name_vi,name_en,province`.
///
/// # Errors
/// A finding for each line of another form.
pub fn territories(file: File) -> Result<Parsed<Vec<TerritoryRow>>, Vec<Finding>> {
    let rows = rows(&file, ["code", "name_vi", "name_en", "province"])?;
    let value = rows
        .into_iter()
        .map(|(line, [code, name_vi, name_en, now])| TerritoryRow {
            row: province(line, [code, name_vi, name_en]),
            province: now,
        })
        .collect();
    Ok(Parsed { file, value })
}

fn province(line: usize, [code, name_vi, name_en]: [String; 3]) -> ProvinceRow {
    ProvinceRow { line, code, name_vi, name_en }
}

/// The lines below the heading. Names hold no commas, so none is quoted.
fn rows<const N: usize>(
    file: &File,
    heading: [&str; N],
) -> Result<Vec<(usize, [String; N])>, Vec<Finding>> {
    let mut lines = (1_usize..)
        .zip(file.text.lines())
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let expected = heading.join(",");
    let wrong = |line, found: &str| {
        file.on_line(line, Problem::Csv { found: found.to_owned(), expected: expected.clone() })
    };
    match lines.next() {
        Some((_, line)) if line.trim() == expected => {}
        Some((line, found)) => return Err(vec![wrong(line, found)]),
        None => return Err(vec![wrong(1, "")]),
    }
    let mut rows = Vec::new();
    let mut findings = Vec::new();
    for (line, text) in lines {
        let fields: Vec<String> = text.split(',').map(|field| field.trim().to_owned()).collect();
        match <[String; N]>::try_from(fields) {
            Ok(fields) if fields.iter().all(|field| !field.is_empty()) => rows.push((line, fields)),
            _ => findings.push(wrong(line, text)),
        }
    }
    if findings.is_empty() { Ok(rows) } else { Err(findings) }
}
