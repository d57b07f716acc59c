//! What a rating accepts and what it says about the rest.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use serde_json::{Value, from_value, json, to_value};

use super::*;
use crate::channel::Channel;

const ID: &str = "01a20ada-2c00-7707-8707-070707070707";

fn wire() -> Value {
    json!({
        "id": ID,
        "procedure": "temporary-residence",
        "province": "48",
        "office": "h48.12",
        "channel": "online",
        "stage": "completed",
        "score": 4,
        "factors": { "access": 5, "feedback": 1 },
        "reasons": ["papers_clear", "quick"],
        "comment": "Cán bộ hướng dẫn rất rõ",
        "answered_on": "2026-11-24",
        "question_set": "one-question-2026",
        "locale": "vi",
        "widget": "0.1.0",
        "catalogue": "abc123",
        "ticket": "a.b.c"
    })
}

#[test]
fn a_rating_comes_back_as_it_was_sent() {
    let rating: Rating = from_value(wire()).unwrap();
    assert_eq!(rating.channel, Some(Channel::Online));
    assert_eq!((rating.stage, rating.score.get()), (Stage::Completed, 4));
    assert_eq!(to_value(&rating).unwrap(), wire());
}

#[test]
fn what_may_be_missing_may_be_missing() {
    let may = ["province", "office", "channel", "factors", "reasons", "comment", "ticket"];
    for field in wire().as_object().unwrap().keys() {
        let mut wire = wire();
        wire.as_object_mut().unwrap().remove(field);
        let read = from_value::<Rating>(wire.clone());
        assert_eq!(read.is_ok(), may.contains(&field.as_str()), "{field}");
        if let Ok(rating) = read {
            assert_eq!(to_value(&rating).unwrap(), wire, "{field} is left out again");
        }
    }
}

#[test]
fn a_part_that_is_wrong_is_shown() {
    let cases = [
        ("score", json!(0), "0 is not a score: 1, 2, 3, 4 or 5 is expected"),
        ("score", json!(6), "6 is not a score: 1, 2, 3, 4 or 5 is expected"),
        ("score", json!(4.5), "invalid type: floating point `4.5`"),
        ("score", json!(-1), "invalid value: integer `-1`"),
        ("factors", json!({ "staff": 9 }), "9 is not a score"),
        ("stage", json!("done"), "unknown variant `done`"),
        ("channel", json!("fax"), "unknown variant `fax`"),
        ("reasons", json!(["because"]), "unknown variant `because`"),
        ("province", json!("480"), "`480` is not a province code"),
        ("office", json!("Phường 1"), "`Phường 1` is not a name"),
        ("office", json!(""), "`` is not a name"),
        ("procedure", json!("x".repeat(65)), "is not a name"),
        ("comment", json!("ổ".repeat(1_001)), "a comment of 1001 characters is too long"),
        ("ticket", json!("x".repeat(2_049)), "a ticket of 2049 bytes is too long"),
        ("answered_on", json!("2026-02-30"), "expected a date"),
    ];
    for (field, value, expected) in cases {
        let mut wire = wire();
        wire[field] = value;
        let error = from_value::<Rating>(wire).unwrap_err().to_string();
        assert!(error.contains(expected), "{field}: {error}");
    }
}

#[test]
fn a_count_comes_back_and_stays_small() {
    let wire = json!({ "day": "2026-11-24", "procedure": "passport", "shown": 1000 });
    let count: Count = from_value(wire.clone()).unwrap();
    let times = [count.shown, count.started, count.answered].map(Times::get);
    assert_eq!(times, [MAX_TIMES, 0, 0]);
    let full = json!({
        "day": "2026-11-24", "procedure": "passport", "shown": 1000, "started": 0, "answered": 0
    });
    assert_eq!(to_value(&count).unwrap(), full);
    for (field, value, expected) in [
        ("shown", json!(1001), "1001 is too often for one count"),
        ("shown", json!(70_000), "70000 is too often for one count"),
        ("started", json!(-1), "invalid value: integer `-1`"),
        ("day", json!("24/11/2026"), "expected a date"),
        ("procedure", json!(""), "`` is not a name"),
    ] {
        let mut wire = wire.clone();
        wire[field] = value;
        let error = from_value::<Count>(wire).unwrap_err().to_string();
        assert!(error.contains(expected), "{field}: {error}");
    }
}

#[test]
fn limits_hold_the_longest_text() {
    assert!(Comment::try_from("ổ".repeat(MAX_COMMENT)).is_ok());
    assert!(Name::try_from("x".repeat(MAX_NAME)).is_ok());
    assert!(Ticket::try_from("x".repeat(MAX_TICKET)).is_ok());
}

#[test]
fn an_id_tells_the_day_and_no_hour() {
    let day = RatingId::new(20_781, &[7; 10]);
    assert_eq!(String::from(day), ID);
    assert_eq!(RatingId::parse(ID), Ok(day));
    assert_eq!(RatingId::parse(&ID.to_uppercase()), Ok(day));
    let refused = [
        "01a20ada-2c01-7707-8707-070707070707", // a millisecond after midnight
        "01a20ada-2c00-4707-8707-070707070707", // version 4
        "01a20ada-2c00-7707-c707-070707070707", // another variant
        "01a20ada2c00770787070707070707-07",
        "01a20ada2c0077078707070707070707", // without hyphens
        "{01a20ada-2c00-7707-8707-070707070707}",
        "",
    ];
    for text in refused {
        assert_eq!(RatingId::parse(text), Err(RatingError::Id(text.to_string())));
    }
}

#[test]
fn every_random_byte_makes_another_id() {
    let zero = RatingId::new(20_781, &[0; 10]);
    for index in 0..10 {
        let mut random = [0; 10];
        random[index] = 1;
        assert_ne!(RatingId::new(20_781, &random), zero, "byte {index}");
        assert!(RatingId::parse(&String::from(RatingId::new(20_781, &random))).is_ok());
    }
}

#[test]
fn an_office_is_one_office_however_it_is_written() {
    let name = |text: &str| Name::try_from(text.to_string()).unwrap();
    assert_eq!(name("H48.12"), name("h48.12"));
    assert_eq!(name("H48.12").as_str(), "h48.12");
}

#[test]
fn a_reason_that_is_ticked_twice_counts_once() {
    let mut wire = wire();
    wire["reasons"] = json!(["quick", "quick", "late", "quick"]);
    let rating: Rating = from_value(wire).unwrap();
    assert_eq!(rating.reasons.iter().collect::<Vec<_>>(), [Reason::Quick, Reason::Late]);
}

#[test]
fn words_on_the_wire_are_the_codes() {
    for stage in Stage::ALL {
        assert_eq!(to_value(stage).unwrap(), stage.code());
    }
    for score in Score::ALL {
        assert_eq!(to_value(score).unwrap(), score.get());
        assert_eq!(score.is_satisfied(), score.get() > 3);
        assert!(!Reason::for_score(score).is_empty());
    }
}

#[test]
fn reasons_are_ticked_unticked_and_fit_a_score() {
    let mut reasons = Reasons::default();
    assert!(reasons.is_empty());
    reasons.toggle(Reason::Late);
    reasons.toggle(Reason::Quick);
    assert!(reasons.contains(Reason::Late) && reasons.contains(Reason::Quick));
    assert!(!reasons.contains(Reason::MorePapers) && !reasons.is_empty());
    let listed: Vec<Reason> = reasons.iter().collect();
    assert_eq!(listed, [Reason::Quick, Reason::Late]);
    reasons.toggle(Reason::Late);
    assert!(!reasons.contains(Reason::Late) && reasons.contains(Reason::Quick));
    reasons.toggle(Reason::Late);
    let bad: Vec<Reason> = reasons.among(Reason::for_score(Score::ALL[0])).iter().collect();
    assert_eq!(bad, [Reason::Late]);
    let good: Vec<Reason> = reasons.among(Reason::for_score(Score::ALL[4])).iter().collect();
    assert_eq!(good, [Reason::Quick]);
    assert!(reasons.among(&[]).is_empty());
    let twice = Reasons::from(vec![Reason::Late, Reason::Late]);
    assert!(twice.contains(Reason::Late));
}

#[test]
fn texts_are_handed_on_as_they_are() {
    let comment = Comment::try_from("Tốt".to_string()).map(|comment| comment.as_str().to_string());
    assert_eq!(comment.as_deref(), Ok("Tốt"));
    let null = Comment::try_from("T\0ốt".to_string()).map(|comment| comment.as_str().to_string());
    assert_eq!(null.as_deref(), Ok("Tốt"));
    let ticket = Ticket::try_from("a.b.c".to_string()).map(|ticket| ticket.as_str().to_string());
    assert_eq!(ticket.as_deref(), Ok("a.b.c"));
}

#[test]
fn each_factor_is_sent_under_its_name() {
    for (index, factor) in Factor::ALL.into_iter().enumerate() {
        let mut factors = Factors::default();
        let score = Score::ALL[index];
        factors.set(factor, score);
        assert_eq!(to_value(factors).unwrap(), json!({ factor.code(): score.get() }));
        let given: Vec<_> = Factor::ALL.into_iter().filter(|f| factors.get(*f).is_some()).collect();
        assert_eq!(given, [factor]);
    }
}

#[test]
fn whoever_has_met_no_office_is_asked_nothing_about_it() {
    use Reason::{HardToUnderstand, MorePapers, OnlineBroken, OnlineEasy, PapersClear, Quick};
    let fitting =
        |stage, score: usize| Reason::fitting(stage, Score::ALL[score]).collect::<Vec<_>>();
    for stage in [Stage::DeadEnd, Stage::GaveUp, Stage::GuideOnly] {
        assert_eq!(fitting(stage, 4), [PapersClear, Quick, OnlineEasy]);
        assert_eq!(fitting(stage, 0), [MorePapers, OnlineBroken, HardToUnderstand]);
    }
    for score in 0..5 {
        let all = Reason::for_score(Score::ALL[score]);
        assert_eq!(fitting(Stage::Completed, score), all);
    }
}
