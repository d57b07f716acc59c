//! The catalogue of this repository.

use std::path::Path;

use catalogue::check::check;
use catalogue::finding::Severity;
use rules::text::Language;

#[test]
fn the_catalogue_has_no_errors_or_warnings() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let findings = check(&data).map_or_else(|findings| findings, |checked| checked.findings);
    let serious: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity() < Severity::Note)
        .map(|finding| finding.in_language(Language::En).to_string())
        .collect();
    assert!(serious.is_empty(), "{}", serious.join("\n"));
}

#[test]
fn provinces_and_territories_are_complete() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(checked) = check(&data) else { panic!("see the other test") };
    assert_eq!(checked.catalogue.provinces.len(), 34);
    let territories = checked.catalogue.provinces.iter().map(|province| province.territories.len());
    assert_eq!(territories.sum::<usize>(), 63);
}

#[test]
fn the_situations_of_life_are_there() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(checked) = check(&data) else { panic!("see the other test") };
    let events = checked.catalogue.life_events.iter().map(|compiled| &compiled.event);
    let ids: Vec<&str> = events.clone().map(|event| event.id.as_str()).collect();
    let expected = [
        "building-a-house",
        "buying-a-motorbike",
        "lost-wallet",
        "moving-house",
        "new-baby",
        "opening-a-shop",
    ];
    assert_eq!(ids, expected);
    for event in events {
        assert!(event.steps.len() >= 3, "{} strings nothing together", event.id);
    }
}
