//! The portal's page with its tables run together: "Trực tuyến3 Ngày làm việcMiễn phí…".

use serde::Deserialize;

use super::defect::Defect;
use super::detail::{or_default, some};
use super::refusal::Refusal;
use super::words::clean;
use super::{Form, Record, Way};

mod names;
mod tables;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Page {
    #[serde(deserialize_with = "or_default")]
    ma_thu_tuc: String,
    #[serde(deserialize_with = "or_default")]
    formality_id: String,
    #[serde(deserialize_with = "or_default")]
    detail_url: String,
    #[serde(deserialize_with = "or_default")]
    ten_thu_tuc: String,
    #[serde(deserialize_with = "or_default")]
    so_quyet_dinh: String,
    #[serde(deserialize_with = "or_default")]
    co_quan_co_tham_quyen: String,
    #[serde(deserialize_with = "or_default")]
    co_quan_thuc_hien: String,
    #[serde(deserialize_with = "or_default")]
    cach_thuc_thuc_hien: String,
    #[serde(deserialize_with = "or_default")]
    thanh_phan_ho_so: String,
    #[serde(deserialize_with = "or_default")]
    can_cu_phap_ly: String,
    #[serde(deserialize_with = "or_default")]
    ket_qua_xu_ly: String,
}

/// Reads a page.
///
/// # Errors
/// Why it isn't used.
pub fn read(value: serde_json::Value) -> Result<Record, Refusal> {
    let page: Page = serde_json::from_value(value)
        .map_err(|error| Refusal::Malformed { detail: error.to_string() })?;
    let mut defects = vec![Defect::FlattenedTable];
    let mut ways: Vec<Way> = Vec::new();
    for row in tables::channels(&page.cach_thuc_thuc_hien) {
        if ways.contains(&row) {
            defects.push(Defect::RepeatedRows);
        } else {
            ways.push(row);
        }
    }
    // Many pages have their id in their address only.
    let id = if page.formality_id.is_empty() {
        page.detail_url.rsplit('/').next().unwrap_or_default().to_owned()
    } else {
        page.formality_id
    };
    let agency = some(&page.co_quan_thuc_hien).or_else(|| some(&page.co_quan_co_tham_quyen));
    Ok(Record {
        form: Form::Page,
        name: clean(&page.ten_thu_tuc),
        decision: some(&page.so_quyet_dinh),
        agencies: agency.into_iter().collect(),
        results: tables::results(&page.ket_qua_xu_ly),
        legal_basis: tables::legal_basis(&page.can_cu_phap_ly),
        ways,
        groups: tables::groups(&page.thanh_phan_ho_so),
        defects,
        id,
        code: page.ma_thu_tuc,
        ..Record::default()
    })
}
