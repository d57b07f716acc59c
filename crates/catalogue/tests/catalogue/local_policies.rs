//! What provinces' own documents make of a case, and what is said where none is known.

use std::path::Path;

use catalogue::check::check;
use catalogue::lower::Catalogue;
use rules::channel::Channel::{Counter, Online};
use rules::charge::{Amount, ChargeLine, UnknownAmount};
use rules::due::Due;
use rules::iso::Iso;
use rules::procedure::Procedure;

use crate::figures::{Figures, Told};
use crate::folder::Folder;

const FILED: &str = "2026-11-25T09:00";

/// The lines that a policy speaks of: `land-certificate unknown, perhaps 0 by …`
fn fees(told: &Told, procedure: &Procedure) -> String {
    let lines = told.charges.lines.iter().filter(|line| {
        let conflict = matches!(line.payable, Amount::Unknown(UnknownAmount::Conflict(_)));
        line.applied.is_some() || !line.possible.is_empty() || conflict
    });
    let lines: Vec<String> = lines.map(|line| fee(line, procedure)).collect();
    lines.join("; ")
}

fn fee(line: &ChargeLine, procedure: &Procedure) -> String {
    let id = |index: u16| &procedure.policies[usize::from(index)].id;
    let amount = |amount: &Amount| match amount {
        Amount::Known(amount) => amount.0.to_string(),
        Amount::Unknown(UnknownAmount::Conflict(policies)) => {
            let ids: Vec<&str> = policies.iter().map(|index| id(*index).as_str()).collect();
            format!("{} contradict each other", ids.join(" and "))
        }
        Amount::Unknown(_) => "unknown".to_owned(),
    };
    let mut text =
        format!("{} {}", procedure.fees[usize::from(line.fee)].id, amount(&line.payable));
    if let Some(index) = line.applied {
        text += &format!(" by {}", id(index));
    }
    for (index, left) in &line.possible {
        text += &format!(", perhaps {} by {}", amount(left), id(*index));
    }
    text
}

/// `2026-12-09, perhaps 2026-12-04 by qd-1495-2021-lang-son/at-least-30-percent`
fn day(told: &Told, procedure: &Procedure) -> String {
    let Due::By(by) = &told.due else { panic!("{:?}", told.due) };
    let mut text = by.date().write();
    for (index, counted) in &by.possible {
        let rounded = if counted.rounded { " rounded" } else { "" };
        let id = &procedure.policies[usize::from(*index)].id;
        text += &format!(", perhaps {}{rounded} by {id}", counted.date.write());
    }
    text
}

#[test]
fn fees_of_a_building_permit() {
    let figures = Figures::read();
    let procedure = figures.procedure("1.013225");
    let house = [("works", "house"), ("action", "new")];
    for (place, channel, expected) in [
        ("01", Online, "permit 0 by nq-77-2025-ha-noi/own-fees"),
        ("01", Counter, ""),
        ("19", Online, "permit unknown, perhaps unknown by nq-thai-nguyen-50/half"),
        ("19", Counter, ""),
        ("20", Online, ""),
        ("31 2024:30", Online, "permit 0 by nq-23-2026-hai-phong/online-zero"),
        ("38", Online, "permit 0 by nq-12-2025-thanh-hoa/online-zero"),
        ("40", Online, "permit unknown, perhaps 0 by nq-09-2025-nghe-an/zero-percent"),
        ("40", Counter, ""),
        // A draft changes nothing.
        ("48", Online, ""),
        ("51", Online, "permit unknown, perhaps 0 by nq-05-2025-quang-ngai/online-zero"),
        ("68", Online, ""),
        ("79", Online, "permit 0 by nq-411-2025-ho-chi-minh/online-zero"),
        ("79 2024:77", Online, "permit 0 by nq-411-2025-ho-chi-minh/online-zero"),
        ("91", Online, "permit unknown, perhaps 0 by nq-14-2025-an-giang/online-zero"),
    ] {
        let told = figures.tell("1.013225", place, channel, FILED, &house);
        assert_eq!(fees(&told, procedure), expected, "{place} {channel:?}");
    }
    // Before the resolution of the whole city only that of the old territory may have held.
    let before = |place| figures.tell("1.013225", place, Online, "2025-09-28T09:00", &house);
    assert_eq!(
        fees(&before("79 2024:77"), procedure),
        "permit unknown, perhaps 0 by nq-08-2025-ba-ria-vung-tau/online-zero"
    );
    assert_eq!(fees(&before("79 2024:79"), procedure), "");
}

#[test]
fn fees_of_a_land_transfer() {
    let figures = Figures::read();
    let procedure = figures.procedure("1.013831");
    let given = [("kind", "gift")];
    let hai_phong = |fee: &str, zero: &str| {
        format!(
            "{fee} nq-34-2025-hai-phong/land-online and nq-23-2026-hai-phong/{zero} \
             contradict each other"
        )
    };
    let waived = "perhaps 0 by nq-21-2024-dong-nai/land";
    for (place, channel, expected) in [
        (
            "31",
            Online,
            [
                hai_phong("certificate", "online-zero"),
                hai_phong("appraisal", "online-zero-land-appraisal"),
            ]
            .join("; "),
        ),
        ("31", Counter, String::new()),
        (
            "75 2024:75",
            Counter,
            format!("certificate unknown, {waived}; appraisal unknown, {waived}"),
        ),
        ("75 2024:70", Counter, String::new()),
        // Appraisal fees are left out by Hà Nội.
        ("01", Online, "certificate 0 by nq-77-2025-ha-noi/own-fees".to_owned()),
        ("79 2024:79", Online, "certificate 0 by nq-411-2025-ho-chi-minh/online-zero".to_owned()),
    ] {
        let told = figures.tell("1.013831", place, channel, FILED, &given);
        assert_eq!(fees(&told, procedure), expected, "{place} {channel:?}");
    }
    let sale = figures.tell("1.013831", "48", Online, FILED, &[("kind", "sale")]);
    assert_eq!(
        fees(&sale, procedure),
        "registration-tax unknown, perhaps unknown by tt-117-2026-btc/registration-tax-land"
    );
}

#[test]
fn limits_of_a_vehicle_registration() {
    let figures = Figures::read();
    let new = |place, origin| {
        let answers =
            [("owner", "yes"), ("origin", origin), ("vehicle", "other"), ("plate", "new")];
        let told = figures.tell("1.012575", place, Online, FILED, &answers);
        let Due::By(by) = &told.due else { panic!("{:?}", told.due) };
        (by.date().write(), by.binding().time.map(|time| time.write()))
    };
    // Eight working hours from nine o'clock, posted for vehicles made in the country.
    assert_eq!(new("25", "domestic"), ("2026-11-26".to_owned(), Some("09:00".to_owned())));
    assert_eq!(new("25", "imported"), ("2026-11-27".to_owned(), None));
    assert_eq!(new("48", "domestic"), ("2026-11-27".to_owned(), None));
}

#[test]
fn limits_of_a_building_permit() {
    let figures = Figures::read();
    let procedure = figures.procedure("1.013225");
    let by = "by qd-1495-2021-lang-son/at-least-30-percent";
    for (place, works, expected) in [
        ("20", "site", format!("2026-12-09, perhaps 2026-12-04 {by}")),
        // 2.1 of 7 days.
        ("20", "house", format!("2026-12-04, perhaps 2026-12-02 rounded {by}")),
        ("48", "site", "2026-12-09".to_owned()),
    ] {
        let answers = [("works", works), ("action", "new")];
        let told = figures.tell("1.013225", place, Counter, FILED, &answers);
        assert_eq!(day(&told, procedure), expected, "{place} {works}");
    }
}

/// The localities that the founding article names, by their code of that time.
const NAMED: [&str; 15] =
    ["77", "06", "11", "35", "93", "62", "20", "68", "80", "51", "38", "46", "92", "48", "86"];

#[test]
fn every_locality_of_the_article_says_what_is_known_of_it() {
    let catalogue = real();
    let places = || {
        let provinces = catalogue.provinces.iter();
        provinces.flat_map(|province| province.territories.iter().map(move |old| (province, old)))
    };
    for code in NAMED {
        let code = format!("2024:{code}");
        let (province, old) = places().find(|(_, old)| old.code.to_string() == code).unwrap();
        let known = province.status.as_ref();
        assert!(known.is_some_and(|known| known.fees.is_some() && known.time.is_some()), "{code}");
        // Where several were merged, each keeps what is known of it.
        let own = old.status.as_ref();
        let own = if province.territories.len() > 1 { own } else { known };
        let time = own.and_then(|known| known.time.as_ref());
        assert!(time.is_some_and(|time| time.vi.contains("9/2024")), "{code} {time:?}");
    }
}

#[test]
fn what_is_known_of_a_place_stands_beside_its_name() {
    let folder = Folder::fixture();
    folder.write(
        "policies/31/status.toml",
        "fees = { vi = \"Đã biết.\", en = \"Known.\" }\nchecked_on = 2026-11-23\n\n\
         [[territories]]\ncode = \"2024:30\"\ntime = { vi = \"Chưa rõ.\", en = \"Open.\" }\n",
    );
    let catalogue = check(&folder.0).unwrap().catalogue;
    let known: Vec<String> = catalogue
        .provinces
        .iter()
        .map(|province| {
            let old = province.territories.iter().map(|old| old.status.is_some());
            format!("{} {} {:?}", province.code, province.status.is_some(), old.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(known, ["48 false [false]", "01 false [false]", "31 true [true, false]"]);
}

fn real() -> Catalogue {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(checked) = check(&data) else { panic!("see the test of the catalogue") };
    checked.catalogue
}
