//! The picture for reviewers.

use std::path::Path;

use catalogue::check::check;
use catalogue::explain::ExplainError;
use catalogue::graph::graph;
use rules::text::Language;

use crate::folder::fixture;

#[derive(Debug)]
struct Rect {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

/// The boxes of a picture: what has round corners.
fn boxes(svg: &str) -> Vec<Rect> {
    let number = |line: &str, key: &str| {
        let (_, rest) = line.split_once(&format!(" {key}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let rects = svg.lines().filter(|line| line.starts_with("<rect") && line.contains(" rx="));
    rects
        .map(|line| Rect {
            x: number(line, "x"),
            y: number(line, "y"),
            width: number(line, "width"),
            height: number(line, "height"),
        })
        .collect()
}

/// The upright stretches of lines: x, top, bottom.
fn lanes(svg: &str) -> Vec<(i64, i64, i64)> {
    let paths = svg.lines().filter(|line| line.starts_with("<path") && line.contains("opacity"));
    paths
        .filter_map(|line| {
            let (before, after) = line.split_once('V')?;
            let start = before.rsplit_once('M')?.1;
            let (x, top) = start.split_once(' ')?;
            let bottom = after.split(['M', '"']).next()?;
            Some((x.parse().ok()?, top.parse().ok()?, bottom.parse().ok()?))
        })
        .collect()
}

#[test]
fn nothing_stands_or_runs_over_something_else() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(checked) = check(&data) else { panic!("see the test of the catalogue") };
    for guide in &checked.source.guides {
        let id = &guide.value.id;
        let svg = graph(&checked, id, Language::Vi).unwrap();
        let boxes = boxes(&svg);
        assert!(boxes.len() > guide.value.questions.len() + guide.value.papers.len(), "{id}");
        for (index, one) in boxes.iter().enumerate() {
            for other in &boxes[..index] {
                let beside = one.x >= other.x + other.width || other.x >= one.x + one.width;
                let above = one.y >= other.y + other.height || other.y >= one.y + one.height;
                assert!(beside || above, "{id}: {one:?} {other:?}");
            }
        }
        let lanes = lanes(&svg);
        for (index, (x, top, bottom)) in lanes.iter().enumerate() {
            assert!(boxes.iter().all(|it| *x < it.x || it.x + it.width < *x), "{id}: lane {x}");
            for (other_x, other_top, other_bottom) in &lanes[..index] {
                let apart = x != other_x || top > other_bottom || other_top > bottom;
                assert!(apart, "{id}: two lines at {x}");
            }
        }
    }
}

#[test]
fn everything_is_in_the_picture() {
    let Ok(checked) = check(&fixture()) else { panic!("the fixture can be read") };
    let svg = graph(&checked, "1.000001", Language::En).unwrap();
    for text in [
        "Fishing permit (fishing; 1.000001)",
        "lent_on ← rod = lent",
        "366…3650 days before filing",
        "I don't know [dont_know]",
        "rod = lent and lent_on ≥ 366 days ago",
        "struck out: rod = own",
        "10 days, then 2 working days",
        "every case; 31 | 2024:30: 5000 ₫",
        "not (copies ≤ 0)",
        "copies × (2000 ₫, from 3: 1000 ₫)",
        "card_since ≥ 30 days ago; from 2026-08-08",
    ] {
        assert!(svg.contains(text), "{text} is missing in {svg}");
    }
    let unknown = graph(&checked, "1.999999", Language::En);
    assert_eq!(unknown, Err(ExplainError::Procedure("1.999999".to_owned())));
}
