//! A made-up record a defect: its figures, as short words.

use rules::condition::Condition;
use rules::fee::Price;
use rules::limit::{Span, Term, Unit};
use rules::procedure::{Procedure, QuestionKind};

use super::{collection, fixture, procedure};

/// What is said of time and fees, such as `3 wd | fee free`.
fn figures(procedure: &Procedure) -> String {
    let limits: Vec<String> = procedure
        .limits
        .iter()
        .map(|limit| {
            let term = match &limit.term {
                Term::Spans(spans) => spans.iter().map(span).collect::<Vec<_>>().join("+"),
                Term::Unknown(why) => {
                    assert!(why.vi.ends_with("Hãy hỏi nơi nộp hồ sơ."), "{why:?}");
                    "?".to_owned()
                }
            };
            if limit.when.is_always() { term } else { format!("case {term}") }
        })
        .collect();
    let fees: Vec<String> = procedure
        .fees
        .iter()
        .map(|fee| {
            let rates: Vec<String> = fee
                .rates
                .iter()
                .map(|rate| {
                    let price = match &rate.price {
                        Price::Free => "free".to_owned(),
                        Price::Amount(amount) => amount.0.to_string(),
                        Price::Unknown(_) => "?".to_owned(),
                        other => panic!("{other:?}"),
                    };
                    if rate.window.is_open() { price } else { format!("{price} for a time") }
                })
                .collect();
            format!("{} {}", fee.id, rates.join(", "))
        })
        .collect();
    format!("{} | {}", limits.join("; "), fees.join("; "))
}

fn span(span: &Span) -> String {
    let unit = match span.unit {
        Unit::WorkingDays => "wd",
        Unit::CalendarDays => "d",
        Unit::WorkingHours => "h",
        Unit::Months => "months",
        Unit::SameDay => "same day",
    };
    format!("{} {unit}", span.count)
}

#[test]
fn every_defect_has_its_outcome() {
    let collection = collection(&[fixture("details.jsonl")]);
    for (code, defects, expected) in [
        ("9.000001", "", "3 wd | fee free"),
        ("9.000002", "fee_by_council", "3 wd | fees ?"),
        ("9.000003", "fee_zero_with_tariff", "3 wd | fees ?"),
        ("9.000004", "fee_missing", "3 wd | fees ?"),
        ("9.000005", "fee_elsewhere", "3 wd | fees ?"),
        ("9.000006", "fee_scale", "3 wd | fees ?"),
        ("9.000007", "fee_contradiction", "3 wd | fees ?"),
        ("9.000008", "fee_window", "3 wd | fee 50000 for a time, ?"),
        ("9.000009", "fee_several", "3 wd | fees ?"),
        ("9.000010", "fee_conditional", "3 wd | fees ?"),
        ("9.000011", "fee_other_channel", "3 wd | fees ?"),
        ("9.000012", "fee_currency", "3 wd | fees ?"),
        ("9.000013", "time_missing", "? | fee free"),
        ("9.000014", "time_unit_missing", "? | fee free"),
        ("9.000015", "time_in_words", "? | fee free"),
        ("9.000016", "time_contradiction", "? | fee free"),
        ("9.000017", "time_unit_contradiction", "? | fee free"),
        ("9.000018", "time_several", "? | fee free"),
        ("9.000019", "time_by_case", "? | fee free"),
        ("9.000020", "cases_as_channels", "? | fee free"),
        ("9.000021", "cases_as_channels", "? | fee free"),
        ("9.000022", "notes_as_papers headings_as_cases", "3 wd | fee free"),
        ("9.000023", "duplicate_case_codes repeated_rows", "3 wd | fee free"),
        ("9.000024", "", "case 5 wd; case 2 wd | fee free"),
        ("9.000025", "", "3 wd | fee free"),
        ("9.000026", "", "7 wd+4 h | fee free"),
        ("9.000027", "", "15 h | fee free"),
        ("9.000028", "", "2 months | fee free"),
        ("9.000029", "code_spaces", "3 wd | fee free"),
        ("9.0000301", "papers_missing odd_code result_missing agency_missing", "3 wd | fee free"),
        ("9.000031", "", "3 wd | fee 8000"),
    ] {
        let procedure = procedure(&collection, code);
        let Some(record) = &procedure.record else { panic!("{code} has no record") };
        let found: Vec<&str> = record
            .defects
            .iter()
            .map(String::as_str)
            // No national record marks a paper as required.
            .filter(|code| *code != "required_unset")
            .collect();
        assert_eq!(
            (found.join(" ").as_str(), &*figures(&procedure)),
            (defects, expected),
            "{code}"
        );
    }
}

#[test]
fn papers_remarks_and_questions_are_told_apart() {
    let collection = collection(&[fixture("details.jsonl")]);
    let papers = |procedure: &Procedure| -> Vec<String> {
        let paper = procedure.papers.iter().map(|paper| {
            let shown = if paper.show_only { " shown" } else { "" };
            let when = match &paper.when {
                Condition::Always => String::new(),
                Condition::Choice { question, choices } => format!(" if {question}:{choices:b}"),
                other => format!(" if {other:?}"),
            };
            format!("{} {}+{}{shown}{when}", paper.name.vi, paper.originals, paper.copies)
        });
        paper.collect()
    };
    let choices = |procedure: &Procedure| -> Vec<String> {
        let questions = procedure.questions.iter();
        let choices = questions.flat_map(|question| match &question.kind {
            QuestionKind::Choice(choices) => choices.clone(),
            other => panic!("{other:?}"),
        });
        choices.map(|choice| choice.text.vi).collect()
    };

    let plain = procedure(&collection, "9.000001");
    assert_eq!(papers(&plain), ["Đơn đề nghị theo mẫu 1+0"]);
    let record = plain.record.as_ref().unwrap();
    assert_eq!((record.forms[0].paper, record.forms[0].file.as_str()), (0, "Mau 01.docx"));
    assert_eq!(record.decision.as_deref(), Some("1/QĐ-BTN"));
    assert!(record.vietnamese_only && plain.questions.is_empty());

    let remarks = procedure(&collection, "9.000022");
    assert_eq!(papers(&remarks), ["Tờ khai theo mẫu; 1+0", "Thẻ căn cước 1+0 shown"]);
    assert!(remarks.questions.is_empty(), "headings aren't cases");
    let notes = remarks.record.unwrap().notes;
    let notes: Vec<&str> = notes.iter().map(|note| note.text.vi.as_str()).collect();
    assert_eq!(
        notes,
        [
            "* Giấy tờ phải nộp:",
            "Trường hợp đã có dữ liệu thì không phải nộp bản giấy.",
            "Giấy tờ nước ngoài phải được hợp pháp hóa.",
        ]
    );

    let cases = procedure(&collection, "9.000024");
    assert_eq!(choices(&cases), ["Cấp mới", "Cấp lại"]);
    assert!(cases.questions[0].dont_know);
    let expected = ["Đơn 1+0 if 0:11", "Ảnh 2+0 if 0:1", "Giấy phép cũ 1+1 if 0:10"];
    assert_eq!(papers(&cases), expected);

    let proxy = procedure(&collection, "9.000025");
    assert_eq!(
        choices(&proxy),
        [
            "Trường hợp người dưới 18 tuổi",
            "Không thuộc trường hợp nào ở trên",
            "Trường hợp ủy quyền",
            "Không ủy quyền",
        ]
    );
    assert_eq!(
        papers(&proxy),
        ["Đơn 1+0", "Văn bản ủy quyền 1+0 if 1:1", "Giấy đồng ý của cha, mẹ 1+0 if 0:1"]
    );
}

/// More cases than a question holds are not cut: every paper is listed, without a question.
#[test]
fn too_many_cases_are_not_asked() {
    let folder = crate::folder::Folder::new();
    let text = std::fs::read_to_string(fixture("details.jsonl")).unwrap();
    let first = text.lines().next().unwrap();
    let group = |number: u32| {
        format!(
            r#"{{"name":"Trường hợp {number}","profileComponents":[
            {{"name":"Giấy {number}","originalQty":1,"copyQty":0}}]}}"#
        )
    };
    let groups: Vec<String> = (0..33).map(group).collect();
    let start = first.find(r#""executionCases": ["#).unwrap() + r#""executionCases": ["#.len();
    let end = first.find(r#", "cases""#).unwrap() - 1;
    let many = format!("{}{}{}", &first[..start], groups.join(","), &first[end..]);
    folder.write("many.json", many);
    let procedure = procedure(&collection(&[folder.0.join("many.json")]), "9.000001");
    assert_eq!((procedure.questions.len(), procedure.papers.len()), (0, 33));
    assert!(procedure.record.unwrap().defects.contains(&"too_many_cases".to_owned()));
}
