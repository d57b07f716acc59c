//! What is known of the policies of a place, beside its name.

use rules::place::{LocalStatus, Province};

use crate::source::Source;
use crate::source::policy::IssuerStatus;

/// Gives provinces and old territories what is known of them.
pub(super) fn attach(source: &Source, provinces: &mut [Province]) {
    for issued in &source.statuses {
        let code = |province: &&mut Province| province.code.to_string() == issued.issuer;
        if let Some(province) = provinces.iter_mut().find(code) {
            attach_to(province, &issued.parsed.value);
        }
    }
}

fn attach_to(province: &mut Province, status: &IssuerStatus) {
    let checked_on = status.checked_on.0;
    province.status =
        Some(LocalStatus { fees: status.fees.clone(), time: status.time.clone(), checked_on });
    for known in &status.territories {
        let mut territories = province.territories.iter_mut();
        if let Some(territory) = territories.find(|old| old.code.to_string() == known.code) {
            let (fees, time) = (known.fees.clone(), known.time.clone());
            territory.status = Some(LocalStatus { fees, time, checked_on });
        }
    }
}
