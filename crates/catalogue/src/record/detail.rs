//! The portal's detail record: one JSON object a procedure.

use std::collections::BTreeSet;

use rules::channel::Channel;
use rules::fee::FeeKind;

use super::defect::Defect;
use super::refusal::Refusal;
use super::words::{clean, hundredths};
use super::{CaseTime, FeeRow, Form, Group, Item, Money, Record, Time, TimeUnit, Way};

mod form;

pub(super) use form::or_default;
use form::{Case, Component, Detail, ExecutionCase, Fee, Method, Named, NumberOrWords};

/// Reads a detail record.
///
/// # Errors
/// Why it isn't used.
pub fn read(value: serde_json::Value) -> Result<Record, Refusal> {
    let detail: Detail = serde_json::from_value(value)
        .map_err(|error| Refusal::Malformed { detail: error.to_string() })?;
    in_force(&detail.state)?;
    let mut defects = Vec::new();
    let groups: Vec<Group> = detail.execution_cases.iter().map(group).collect();
    let components = || detail.execution_cases.iter().flat_map(|case| &case.profile_components);
    if components().next().is_some() && components().all(|component| !component.required) {
        defects.push(Defect::RequiredUnset);
    }
    let mut codes = BTreeSet::new();
    if !detail.cases.iter().all(|case| case.code.is_empty() || codes.insert(&case.code)) {
        defects.push(Defect::DuplicateCaseCodes);
    }
    let mut ways: Vec<Way> = Vec::new();
    for method in &detail.execution_methods {
        let way = way(method)?;
        if ways.contains(&way) {
            defects.push(Defect::RepeatedRows);
        } else {
            ways.push(way);
        }
    }
    let case_times = detail.cases.iter().filter_map(case_time).collect();
    let proposal = detail.procedure_proposal.map(|proposal| proposal.proposal_number);
    Ok(Record {
        form: Form::Detail,
        updated_at: detail.updated_at,
        internal: detail.is_internal || is_internal(&detail.kind),
        provincial: Some(is_provincial(&detail.kind)),
        issuer: some(&detail.department_promulgate_name),
        decision: some(&detail.decision_no).or_else(|| some(&proposal?)),
        full_online: detail.is_full_process,
        agencies: first_named([
            &detail.departments_executing,
            &detail.unit_groups_executing,
            &[Named { name: detail.executing_agencies, code: String::new() }],
            &detail.departments_authority,
        ]),
        results: names(&detail.results_details),
        legal_basis: detail
            .legal_basises_details
            .iter()
            .map(|named| (clean(&named.code), clean(&named.name)))
            .collect(),
        ways,
        case_times,
        groups,
        notes: some(&detail.note).into_iter().collect(),
        defects,
        id: detail.id,
        code: detail.code,
        name: clean(&detail.name),
    })
}

/// The states of what is in force: published, and published again after a change.
pub(super) fn in_force(state: &str) -> Result<(), Refusal> {
    match state {
        "" | "ACTIVE" | "UPDATED" => Ok(()),
        _ => Err(Refusal::Withdrawn { state: state.to_owned() }),
    }
}

pub(super) fn is_internal(kind: &str) -> bool {
    kind.ends_with("_INTERNAL")
}

pub(super) fn is_provincial(kind: &str) -> bool {
    kind.starts_with("SPECIFIC")
}

/// A text that says something.
pub(super) fn some(text: &str) -> Option<String> {
    Some(clean(text)).filter(|text| !text.is_empty() && text != "Không có thông tin")
}

fn names(named: &[Named]) -> Vec<String> {
    named.iter().filter_map(|named| some(&named.name)).collect()
}

fn first_named<const N: usize>(lists: [&[Named]; N]) -> Vec<String> {
    lists.into_iter().map(names).find(|names| !names.is_empty()).unwrap_or_default()
}

fn group(case: &ExecutionCase) -> Group {
    let item = |component: &Component| Item {
        name: component.name.clone(),
        originals: component.original_qty,
        copies: component.copy_qty,
        forms: component.attachments.iter().filter_map(|file| some(&file.file_name)).collect(),
    };
    Group { name: case.name.clone(), items: case.profile_components.iter().map(item).collect() }
}

fn way(method: &Method) -> Result<Way, Refusal> {
    let channel = match method.submission_method.as_str() {
        "ONLINE" => Channel::Online,
        "DIRECT" => Channel::Counter,
        "POSTAL" => Channel::Post,
        other => return Err(malformed("submissionMethod", other)),
    };
    let fees = method.fees.iter().map(fee).collect::<Result<Vec<_>, _>>()?;
    Ok(Way {
        channel,
        time: time(method.processing_time.as_ref(), &method.processing_time_unit)?,
        description: method.description.clone(),
        fees,
    })
}

fn malformed(key: &str, value: &str) -> Refusal {
    Refusal::Malformed { detail: format!("{key} = `{}`", clean(value)) }
}

fn fee(fee: &Fee) -> Result<FeeRow, Refusal> {
    let kind = match fee.kind.as_str() {
        "FEE" => FeeKind::Fee,
        "SERVICE_FEE" => FeeKind::Charge,
        "PRICE_LEVEL" => FeeKind::Price,
        other => return Err(malformed("type", other)),
    };
    let currency = clean(&fee.currency_name);
    let money = match &fee.value {
        None => Money::Missing,
        Some(_) if !["", "Việt Nam Đồng", "VNĐ", "VND"].contains(&currency.as_str()) => {
            Money::Foreign(currency)
        }
        Some(NumberOrWords::Words(words)) => match words.trim() {
            "" => Money::Missing,
            words => Money::Dong(words.parse().map_err(|_| malformed("value", words))?),
        },
        Some(NumberOrWords::Number(number)) => {
            let amount = count(&number.to_string()).filter(|hundredths| hundredths % 100 == 0);
            Money::Dong(amount.ok_or_else(|| malformed("value", &number.to_string()))? / 100)
        }
    };
    Ok(FeeRow { kind, money, description: fee.description.clone() })
}

fn case_time(case: &Case) -> Option<CaseTime> {
    let day = case.processing_day.as_ref()?;
    let time = time(day.qty.as_ref(), &day.unit).ok()?;
    Some(CaseTime { code: case.code.clone(), name: clean(&case.name), time })
}

fn time(figure: Option<&NumberOrWords>, unit: &str) -> Result<Time, Refusal> {
    let text = match figure {
        None => return Ok(Time::Missing),
        Some(NumberOrWords::Words(words)) => words.trim().to_owned(),
        Some(NumberOrWords::Number(number)) => number.to_string(),
    };
    let Some(count) = count(&text).and_then(|count| u32::try_from(count).ok()) else {
        let words = clean(&text);
        return Ok(if words.is_empty() { Time::Missing } else { Time::Words(words) });
    };
    Ok(match unit {
        "WORKING_DAY" => Time::Counted(count, TimeUnit::WorkingDay),
        "DAY" => Time::Counted(count, TimeUnit::Day),
        "HOUR" => Time::Counted(count, TimeUnit::Hour),
        "MONTH" => Time::Counted(count, TimeUnit::Month),
        "OTHER" | "" => Time::Unitless(count),
        other => return Err(malformed("processingTimeUnit", other)),
    })
}

/// A figure such as `17.5` in hundredths.
fn count(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || fraction.len() > 2 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let part = u64::from(hundredths("0", fraction)?);
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(part)
}
