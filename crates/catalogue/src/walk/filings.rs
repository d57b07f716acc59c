//! The filing dates and places that rules tell apart.

use std::collections::BTreeSet;

use jiff_core::civil::Date;
use rules::case::Filing;
use rules::channel::{Channel, Channels};
use rules::place::{Place, PlaceScope, Province};
use rules::window::Window;

/// One day of each stretch in which no window begins or ends: `today`, the later ones, then the
/// earlier ones.
pub(crate) fn days(windows: impl IntoIterator<Item = Window>, today: Date) -> Vec<Date> {
    let mut days = BTreeSet::from([today]);
    for window in windows {
        days.extend(window.from);
        days.extend(window.to.and_then(|to| to.tomorrow().ok()));
    }
    let before = days.first().and_then(|first| first.yesterday().ok());
    days.extend(before);
    let earlier: Vec<Date> = days.range(..today).copied().collect();
    days.range(today..).copied().chain(earlier).collect()
}

/// One place of each kind that the scopes tell apart.
pub(crate) fn places<'s>(
    scopes: impl IntoIterator<Item = &'s PlaceScope>,
    provinces: &[Province],
) -> Vec<Place> {
    let (mut named_provinces, mut named_territories) = (BTreeSet::new(), BTreeSet::new());
    for scope in scopes {
        named_provinces.extend(scope.provinces.iter().copied());
        named_territories.extend(scope.territories.iter().copied());
    }
    if named_provinces.is_empty() && named_territories.is_empty() {
        return vec![Place::default()];
    }
    let mut kinds = BTreeSet::new();
    let mut places = Vec::new();
    for province in provinces {
        let old = province.territories.iter().map(|territory| Some(territory.code));
        let none = province.territories.is_empty().then_some(None);
        for territory in old.chain(none) {
            let named_province = named_provinces.get(&province.code).copied();
            let named_territory = territory.filter(|code| named_territories.contains(code));
            if kinds.insert((named_province, named_territory)) {
                places.push(Place { province: Some(province.code), territory });
            }
        }
    }
    places
}

/// The channels of a procedure in groups that nothing of these tells apart, none of them empty.
pub(crate) fn channels(
    all: Channels,
    scopes: impl IntoIterator<Item = Channels>,
) -> Vec<Vec<Channel>> {
    let mut groups = vec![all.iter().collect::<Vec<Channel>>()];
    for scope in scopes {
        let split = groups.into_iter().flat_map(|group| {
            let (inside, outside): (Vec<Channel>, Vec<Channel>) =
                group.into_iter().partition(|it| scope.contains(*it));
            [inside, outside]
        });
        groups = split.filter(|group| !group.is_empty()).collect();
    }
    groups
}

/// A dossier filed on a day; no amount and no choice of a limit depends on its hour.
pub(crate) fn filing(day: Date, place: Place) -> Filing {
    Filing { moment: day.at(8, 0, 0, 0), place }
}
