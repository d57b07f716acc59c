//! How much memory a loaded procedure takes, with the working days of all years.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a bench")]

use std::path::Path;

use catalogue::check::check;
use rules::file;
use rules::manifest::Common;
use rules::procedure::Procedure;
use rules::work_calendar::WorkCalendar;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(checked) = check(&data) else { panic!("see `mot-cua catalogue check`") };
    let calendar = checked.catalogue.calendar.clone();
    let common = file::write(&Common { calendar, provinces: vec![] }).unwrap();
    let procedures = checked.catalogue.guides.iter();
    let procedures: Vec<(String, Vec<u8>)> = procedures
        .map(|guide| (guide.procedure.id.clone(), file::write(&guide.procedure).unwrap()))
        .collect();
    drop(checked);
    let profiler = dhat::Profiler::builder().testing().build();
    let held = || dhat::HeapStats::get().curr_bytes;
    let most = procedures.iter().map(|(id, bytes)| {
        let before = held();
        let procedure: Procedure = file::read(bytes).unwrap();
        let common: Common = file::read(&common).unwrap();
        let loaded = (procedure, WorkCalendar::new(&common.calendar));
        drop(common);
        let taken = held() - before;
        drop(loaded);
        (taken, id)
    });
    let (bytes, id) = most.max().unwrap();
    println!("{bytes:>12}  bytes of memory: `{id}` in both languages, with the calendar");
    drop(profiler);
}
