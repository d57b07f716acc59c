//! What a citizen downloads of a procedure that has a national record and no guide.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use catalogue::build::compile;
use catalogue::check::check;
use catalogue::lower::record::records;
use catalogue::record::Form;
use catalogue::record::collection::Collection;

/// Bytes, brotli, of the median of all detail records in one language.
const BUDGET: usize = 4_096;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let export = root.join("../shared/records/dvcqg-details.jsonl.gz");
    if !export.is_file() {
        println!("records: {} isn't there", export.display());
        return ExitCode::SUCCESS;
    }
    let (Ok(mut checked), Ok(collection)) =
        (check(&root.join("data")), Collection::read(&[export]))
    else {
        println!("records: the catalogue or the export can't be read");
        return ExitCode::FAILURE;
    };
    let Ok(compiled) = records(&checked.source, &checked.catalogue, &collection) else {
        println!("records: the catalogue has no hours of offices");
        return ExitCode::FAILURE;
    };
    checked.catalogue.guides.clear();
    checked.catalogue.records = compiled;
    let Ok(files) = compile(&checked.catalogue) else {
        println!("records: can't be compiled");
        return ExitCode::FAILURE;
    };
    let details = collection.records().filter(|record| record.form == Form::Detail).count();
    let files = files.all.iter().filter(|(path, _)| path.starts_with("vi/procedure/"));
    let mut sizes: Vec<usize> = files.map(|(_, bytes)| compressed(bytes)).collect();
    sizes.sort_unstable();
    let at = |percent: usize| sizes.get(sizes.len() * percent / 100).copied().unwrap_or_default();
    let (median, ninth, most) = (at(50), at(90), sizes.last().copied().unwrap_or_default());
    println!(
        "records: {details} details; {median} bytes brotli of the median file, {ninth} of the \
         ninth in ten, {most} of the largest; the budget of the median is {BUDGET}"
    );
    if median > BUDGET { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn compressed(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    // Writing to memory doesn't fail; a size of 0 would be seen.
    let _ = writer.write_all(bytes);
    drop(writer);
    compressed.len()
}
