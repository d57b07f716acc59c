//! Codes, sets and windows: small things that everything else rests on.

use rules::calendar::{Arrangement, Calendar, DayOff, Days, Year};
use rules::case::{Case, Filing};
use rules::channel::{Channel, Channels};
use rules::due::{Due, due};
use rules::file::{FileError, read, write};
use rules::iso::Iso;
use rules::manifest::{Common, Manifest, ProcedureFile};
use rules::place::{CodeError, Place, PlaceScope, ProvinceCode, TerritoryCode};
use rules::procedure::Procedure;
use rules::text::{Language, Text};
use rules::work_calendar::WorkCalendar;

use crate::kit::{CATALOGUE, date, limited, moment, scope, spans, window};

#[test]
fn channels_have_codes_and_make_sets() {
    let codes = ["online", "counter", "post", "kiosk"];
    assert_eq!(Channel::ALL.map(Channel::code), codes);
    assert_eq!(codes.map(Channel::from_code), Channel::ALL.map(Some));
    assert_eq!(Channel::from_code("fax"), None);
    let two = Channels::from(vec![Channel::Post, Channel::Online, Channel::Online]);
    let listed: Vec<Channel> = two.iter().collect();
    assert_eq!(listed, [Channel::Online, Channel::Post]);
    assert!(!two.is_all() && Channels::ALL.is_all() && Channels::default().is_all());
    assert!(Channels::from(Channel::ALL.to_vec()).is_all());
    assert_eq!(Channels::ALL.iter().count(), 4);
}

#[test]
fn codes_of_places_are_read_and_written() {
    for (text, good) in [("48", true), ("01", true), ("480", false), ("4", false), ("4a", false)] {
        let code = ProvinceCode::parse(text);
        assert_eq!(code.clone().ok().map(|code| code.to_string()), good.then(|| text.to_owned()));
        if !good {
            assert_eq!(code, Err(CodeError::Province(text.to_owned())));
        }
    }
    for (text, good) in [("2024:80", true), ("80", false), ("2025:80", false), ("2024:8", false)] {
        let code = TerritoryCode::parse(text);
        assert_eq!(code.clone().ok().map(|code| code.to_string()), good.then(|| text.to_owned()));
        assert_eq!(code.clone().ok().map(String::from), good.then(|| text.to_owned()));
        if !good {
            assert_eq!(code, Err(CodeError::Territory(text.to_owned())));
        }
    }
    assert!(PlaceScope::default().is_everywhere());
    assert!(!scope("48").is_everywhere() && !scope("- 2024:30").is_everywhere());
}

#[test]
fn a_text_is_read_in_a_language() {
    let text = Text { vi: "Tạm trú".into(), en: "Temporary residence".into() };
    assert_eq!(Language::ALL.map(Language::code), ["vi", "en"]);
    let texts = Language::ALL.map(|language| text.in_language(language));
    assert_eq!(texts, ["Tạm trú", "Temporary residence"]);
}

#[test]
fn windows_are_open_hold_and_end() {
    let day = date("2026-11-25");
    for (from, to, holds, ended) in [
        ("", "", true, false),
        ("2026-11-25", "", true, false),
        ("2026-11-26", "", false, false),
        ("", "2026-11-25", true, false),
        ("", "2026-11-24", false, true),
        ("2026-11-25", "2026-11-25", true, false),
    ] {
        let window = window(from, to);
        assert_eq!((window.holds(day), window.ended(day)), (holds, ended), "{from} {to}");
        assert_eq!(window.is_open(), from.is_empty() && to.is_empty());
    }
}

#[test]
fn procedures_are_found_by_id_and_by_code() {
    let file = |id: &str, codes: &[&str]| ProcedureFile {
        id: id.into(),
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        file: format!("{id}.bin"),
    };
    let manifest = Manifest {
        version: "1".into(),
        common: String::new(),
        index: String::new(),
        procedures: vec![file("passport", &["1.001456"]), file("birth", &["1.001193", "1.0"])],
        life_events: vec![],
        search: None,
        lookups: 0,
    };
    for (wanted, found) in [
        ("passport", Some("passport")),
        ("1.001456", Some("passport")),
        ("1.0", Some("birth")),
        ("1.00", None),
        ("", None),
    ] {
        assert_eq!(manifest.find(wanted).map(|file| file.id.as_str()), found, "{wanted}");
    }
}

#[test]
fn everything_compiled_comes_back_as_it_was_written() {
    for guide in &CATALOGUE.guides {
        let bytes = write(&guide.procedure).unwrap();
        let procedure: Procedure = read(&bytes).unwrap();
        assert_eq!(procedure, guide.procedure);
    }
    let common =
        Common { calendar: CATALOGUE.calendar.clone(), provinces: CATALOGUE.provinces.clone() };
    let mut bytes = write(&common).unwrap();
    assert_eq!(read::<Common>(&bytes), Ok(common));
    // A date that there isn't is refused where it stands.
    let day = bytes.windows(10).position(|text| text == b"2026-01-01").unwrap();
    bytes[day..day + 10].copy_from_slice(b"2026-02-30");
    assert!(matches!(read::<Common>(&bytes), Err(FileError::Damaged(_))));
}

#[test]
fn a_day_that_is_named_twice_is_named_once() {
    let wednesday = date("2026-11-25");
    let off = DayOff { date: date("2026-11-26"), name: 0 };
    // An arrangement that says again what is so anyway changes nothing.
    let arrangement = Arrangement { off: vec![off, off], worked: vec![wednesday] };
    let year = Year {
        year: 2026,
        names: vec![Text::default()],
        days: Days::Announced { arrangement, sources: vec![] },
    };
    let calendar = WorkCalendar::new(&Calendar { years: vec![year] });
    let ends = |filed: &str| {
        let procedure = limited(spans("1 working day"));
        let filing = Filing { moment: moment(filed), place: Place::default() };
        match due(&Case::new(&procedure, &[], filing), Channel::Online, &calendar) {
            Due::By(by) => by.date().write(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ends("2026-11-24T09:00"), "2026-11-25");
    assert_eq!(ends("2026-11-25T09:00"), "2026-11-27");
    assert_eq!(ends("2026-11-26T09:00"), "2026-11-30");
}
