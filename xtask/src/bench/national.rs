//! What the catalogue of all national procedures takes: bytes, and the time of a key in the search
//! field, where the list of procedures lies beside the repository.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::budget::{Part, is_record, name};
use crate::build::SITE;
use crate::failure::Failure;
use crate::files::{below, fresh};
use crate::run::{self, Progress, cargo};
use crate::tools;

/// The list, seen from the repository.
const LIST: &str = "../shared/records/dvcqg-catalogue.jsonl.gz";

/// Its details, of those procedures that somebody has fetched them of.
const DETAILS: &str = "../shared/records/dvcqg-details.jsonl.gz";

/// Where the catalogue is written.
const FOLDER: &str = "target/national";

/// Bytes, brotli, of the index.
const INDEX: usize = 160_000;
/// Bytes, brotli, of a guide with its fragments, at the median.
const GUIDE: usize = 6_000;
/// Bytes, brotli, of a procedure with a detail record and no guide, at the median.
const RECORD: usize = 4_096;

/// Prints the figures; answers with the bounds that are exceeded.
pub(super) fn bench(progress: &mut Progress) -> Result<Vec<String>, Failure> {
    let mut over = Vec::new();
    let mut guides = procedures("target/site/mot-cua/data/vi", false)?;
    println!("\n{:>10} {:>10}  the catalogue, in one language", "bytes", "brotli");
    let median = spread("a guide with its fragments", &mut guides);
    if median > GUIDE {
        over.push(format!("a guide takes {median} bytes brotli at the median, over {GUIDE}"));
    }
    if !Path::new(LIST).is_file() {
        println!("without {LIST}, nothing more is measured");
        return Ok(over);
    }
    if Path::new(DETAILS).is_file() {
        let out = format!("{FOLDER}-details");
        let mut build = Command::new("target/release/mot-cua");
        build.args(["catalogue", "build", "data", "--out", &out, "--records", DETAILS]);
        run::log("details", &mut build)?;
        let mut records = procedures(&format!("{out}/vi"), true)?;
        let median = spread("a detail record with its fragments", &mut records);
        if median > RECORD {
            over.push(format!("a record takes {median} bytes brotli at the median, over {RECORD}"));
        }
    }
    fresh(Path::new(FOLDER))?;
    let folder = env::current_dir().map_err(Failure::file("."))?.join(FOLDER);
    println!("native");
    let mut write = cargo(&["bench", "--quiet", "--package", "cli", "--bench", "national", "--"]);
    run::show(write.arg(&folder))?;
    let data = format!("{FOLDER}/data/vi");
    println!("{:>10} {:>10}  with all national procedures", "bytes", "brotli");
    for file in below(&[&data])?.into_iter().filter(|file| file.parent() == Some(Path::new(&data)))
    {
        let is_index = name(&file).starts_with("search-");
        let file = Part::of(file)?;
        println!("{:>10} {:>10}  {}", file.bytes, file.brotli, name(&file.path));
        if is_index && file.brotli > INDEX {
            over.push(format!("the index takes {} bytes brotli, over {INDEX}", file.brotli));
        }
    }
    let lookups = below(&[&format!("{data}/lookup")])?.into_iter().map(Part::of);
    spread("a lookup", &mut lookups.collect::<Result<Vec<_>, _>>()?);
    tools::chromium(progress)?;
    println!("Chromium");
    let mut keys = cargo(&["run", "--quiet", "--package", "e2e", "--bin", "keystrokes", "--"]);
    keys.arg(&folder).env("MOT_CUA_SITE", SITE);
    run::show(&mut keys)?;
    Ok(over)
}

/// Prints the median and the most of some files; answers with the median.
fn spread(what: &str, parts: &mut [Part]) -> usize {
    parts.sort_by_key(|part| part.brotli);
    let middle = parts.get(parts.len() / 2);
    for (part, at) in [(middle, "at the median"), (parts.last(), "at most")] {
        if let Some(part) = part {
            println!("{:>10} {:>10}  {what}, {at}", part.bytes, part.brotli);
        }
    }
    middle.map_or(0, |part| part.brotli)
}

/// Each guide or each record: what a page loads to begin with it, and the plain list.
fn procedures(folder: &str, records: bool) -> Result<Vec<Part>, Failure> {
    let files = below(&[&format!("{folder}/procedure")])?;
    let files = files.into_iter().filter(|file| is_record(file) == records);
    files
        .map(|file| {
            let name = name(&file);
            let id = name.rsplit_once('-').map_or(&*name, |(id, _)| id);
            let start = Part::of(format!("{folder}/start/{id}.bin").into())?;
            let plain = Part::of(format!("{folder}/plain/{id}.html").into())?;
            Ok(Part {
                path: start.path,
                bytes: start.bytes.saturating_add(plain.bytes),
                brotli: start.brotli.saturating_add(plain.brotli),
            })
        })
        .collect()
}
