//! The catalogue with all national procedures: writes it to the folder that it is called with, and
//! measures how long a key takes to be searched for. `cargo xtask bench` does the rest.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a bench")]

#[path = "../tests/national/mod.rs"]
mod national;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use catalogue::build::compile;
use catalogue::record::procedure::CompiledRecord;
use mot_cua::fragments::fragments;
use national::national;
use rules::file;
use rules::search::{Index, fold, search};

/// As many as the widget shows.
const MOST: usize = 50;

/// Names that are typed letter by letter, spread over the list.
const TYPED: usize = 150;

/// Letters of a name that somebody types.
const LETTERS: usize = 30;

fn main() {
    let out = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let out = out.unwrap_or_else(|| panic!("which folder?"));
    let Some(catalogue) = national() else { return };
    let records = &catalogue.records;
    let started = Instant::now();
    let files = compile(&catalogue, &fragments).unwrap();
    println!("{:>12}  ms to compile {} procedures", started.elapsed().as_millis(), records.len());
    for (name, bytes) in &files.all {
        let path = Path::new(&out).join("data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let (_, packed) = files.all.iter().find(|(name, _)| name.starts_with("vi/search-")).unwrap();
    let started = Instant::now();
    let index = Index::new(file::read(packed).unwrap());
    println!("{:>12}  µs to open the index", started.elapsed().as_micros());
    every_name_is_found(&index, records);
    let queries = queries(records);
    let mut times: Vec<Duration> = queries
        .iter()
        .map(|query| {
            // The best of three: the machine has other work, too.
            let runs = [(); 3].map(|()| {
                let started = Instant::now();
                std::hint::black_box(search(&index, query, MOST));
                started.elapsed()
            });
            runs.into_iter().min().unwrap()
        })
        .collect();
    times.sort();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_micros();
    println!(
        "{:>12}  µs a key at the 50th percentile, {} at the 98th, {} at most: {} keys",
        at(50),
        at(98),
        at(100),
        queries.len()
    );
    let queries = serde_json::to_vec(&queries).unwrap();
    fs::write(Path::new(&out).join("queries.json"), queries).unwrap();
}

fn every_name_is_found(index: &Index, records: &[CompiledRecord]) {
    for record in records {
        let (name, code) = (&record.entry.name.vi, record.entry.id.as_str());
        // What somebody wrote behind a code isn't of the code: `1.014955-Xoa`.
        let digits = code.split('-').next().unwrap_or_default();
        for query in [name, &fold(name), digits] {
            let found = search(index, query, MOST).best;
            let found = found.iter().any(|hit| hit.codes().split(' ').any(|found| found == code));
            assert!(found, "{code} isn't found by {query}");
        }
    }
    println!("{:>12}  names are found, with diacritics, without, and by code", records.len());
}

/// What the search field holds after each key: beginnings of names, half of them without
/// diacritics, a third with two letters swapped, and what people say.
fn queries(records: &[CompiledRecord]) -> Vec<String> {
    let names = records.iter().step_by(records.len() / TYPED).map(|record| &record.entry.name.vi);
    let mut typed: Vec<String> = names.map(|name| name.chars().take(LETTERS).collect()).collect();
    for (index, text) in typed.iter_mut().enumerate() {
        if index % 2 == 0 {
            *text = fold(text);
        }
        if index % 3 == 0 {
            let mut letters: Vec<char> = text.chars().collect();
            let middle = letters.len() / 2;
            letters.swap(middle, middle + 1);
            *text = letters.into_iter().collect();
        }
    }
    let said =
        ["sổ đỏ", "đổi bằng lái xe", "cccd", "nhập hộ khẩu", "lam giay khai sinh", "1.004194"];
    typed.extend(said.map(str::to_owned));
    typed
        .iter()
        .flat_map(|text| {
            let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
            ends.map(|end| text[..end].to_owned())
        })
        .collect()
}
