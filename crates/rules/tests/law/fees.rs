//! Worked cases of base amounts: a row each, named by the rule that decides.

use rules::channel::Channel::{self, Counter, Kiosk, Online, Post};
use rules::channel::Channels;
use rules::charge::{Amount, Charges, Origin, UnknownAmount, charges};
use rules::condition::{Answer, Condition};
use rules::fee::{Competence, Dong, Price, Rate, Rounding, Tier};
use rules::procedure::Procedure;
use rules::text::Text;

use crate::kit::{
    COUNT, SINCE, case, case_at, dong, fee, kind, priced, procedure, rate, scope, window,
};

const FILED: &str = "2026-11-25T09:00";

fn tiers(tiers: &[(u32, u64)]) -> Vec<Tier> {
    tiers.iter().map(|(from, amount)| Tier { from: *from, amount: Dong(*amount) }).collect()
}

fn per_unit(list: &[(u32, u64)], maximum: Option<u64>) -> Price {
    Price::PerUnit { question: COUNT, tiers: tiers(list), maximum: maximum.map(Dong) }
}

fn share(basis_points: u32, bounds: (Option<u64>, Option<u64>), rounding: Rounding) -> Price {
    let (floor, ceiling) = (bounds.0.map(Dong), bounds.1.map(Dong));
    Price::Percentage { question: COUNT, basis_points, floor, ceiling, rounding }
}

fn brackets(list: &[(u32, u64)]) -> Price {
    Price::Brackets { question: COUNT, brackets: tiers(list) }
}

fn number(count: u32) -> [Option<Answer>; 2] {
    [None, Some(Answer::Number(count))]
}

fn only(charges: &Charges) -> &Amount {
    let [line] = &charges.lines[..] else { panic!("{charges:?}") };
    &line.payable
}

#[test]
fn prices_of_a_count() {
    // TT 226/2016: 2,000 a page, 1,000 from page 3 on, at most 200,000 a copy.
    let page = || per_unit(&[(1, 2_000), (3, 1_000)], Some(200_000));
    // TT 281/2016: 8,000 a copy of an extract.
    let copy = || per_unit(&[(1, 8_000)], None);
    // Registration tax: half a percent, at least 250,000, at most 75,000,000 (policies.md 2.10).
    let tax = |rounding| share(50, (Some(250_000), Some(75_000_000)), rounding);
    let none = (None, None);
    let areas = || brackets(&[(0, 50_000), (100, 80_000), (250, 120_000)]);
    let free_first = || per_unit(&[(1, 0), (2, 5_000)], None);
    let rows: [(Price, u32, u64, &str); 56] = [
        (page(), 0, 0, "no page"),
        (page(), 1, 2_000, "the first page"),
        (page(), 2, 4_000, "the last page of the first tier"),
        (page(), 3, 5_000, "the first page of the second tier"),
        (page(), 4, 6_000, "inside the second tier"),
        (page(), 197, 199_000, "a page before the maximum"),
        (page(), 198, 200_000, "exactly the maximum"),
        (page(), 199, 200_000, "a page over the maximum"),
        (page(), 5_000, 200_000, "far over the maximum"),
        (page(), u32::MAX, 200_000, "the largest count"),
        (copy(), 0, 0, "no copy"),
        (copy(), 1, 8_000, "one copy"),
        (copy(), 3, 24_000, "three copies"),
        (copy(), u32::MAX, 34_359_738_360_000, "more copies than anyone asks for"),
        (free_first(), 0, 0, "none of what is free at first"),
        (free_first(), 1, 0, "the first is free"),
        (free_first(), 2, 5_000, "the second is not"),
        (free_first(), 3, 10_000, "each further one"),
        (per_unit(&[(1, 10_000)], Some(50_000)), 5, 50_000, "the maximum is reached"),
        (per_unit(&[(1, 10_000)], Some(50_000)), 6, 50_000, "the maximum holds"),
        (per_unit(&[(1, 3), (2, 2), (3, 1)], None), 3, 6, "a tier for each of three"),
        (per_unit(&[(1, 3), (2, 2), (3, 1)], None), 2, 5, "two of three tiers"),
        (per_unit(&[(1, 5_000), (11, 4_000), (51, 3_000)], None), 10, 50_000, "the end of tier 1"),
        (
            per_unit(&[(1, 5_000), (11, 4_000), (51, 3_000)], None),
            11,
            54_000,
            "the start of tier 2",
        ),
        (per_unit(&[(1, 5_000), (11, 4_000), (51, 3_000)], None), 50, 210_000, "the end of tier 2"),
        (
            per_unit(&[(1, 5_000), (11, 4_000), (51, 3_000)], None),
            51,
            213_000,
            "the start of tier 3",
        ),
        (tax(Rounding::Nearest), 0, 250_000, "the floor of nothing"),
        (tax(Rounding::Nearest), 49_999_999, 250_000, "just under the floor"),
        (tax(Rounding::Nearest), 50_000_000, 250_000, "exactly the floor"),
        (tax(Rounding::Nearest), 50_000_200, 250_001, "one đồng over the floor"),
        (tax(Rounding::Nearest), 1_000_000_000, 5_000_000, "inside the bounds"),
        (tax(Rounding::Nearest), 4_294_967_295, 21_474_836, "the largest value that can be typed"),
        (
            share(200, (None, Some(75_000_000)), Rounding::Nearest),
            3_749_999_999,
            75_000_000,
            "just under the ceiling",
        ),
        (
            share(200, (None, Some(75_000_000)), Rounding::Nearest),
            3_750_000_000,
            75_000_000,
            "exactly the ceiling",
        ),
        (
            share(200, (None, Some(75_000_000)), Rounding::Nearest),
            4_000_000_000,
            75_000_000,
            "over the ceiling",
        ),
        (share(50, none, Rounding::Down), 199, 0, "less than one đồng, down"),
        (share(50, none, Rounding::Nearest), 99, 0, "less than half a đồng"),
        (share(50, none, Rounding::Nearest), 100, 1, "half a đồng goes up"),
        (share(50, none, Rounding::Up), 1, 1, "a part of a đồng, up"),
        (share(50, none, Rounding::Up), 200, 1, "a whole đồng stays"),
        (share(50, none, Rounding::Up), 201, 2, "a đồng and a part, up"),
        (share(50, none, Rounding::Down), 399, 1, "almost two đồng, down"),
        (share(10_000, none, Rounding::Nearest), 123_457, 123_457, "all of it"),
        (share(0, none, Rounding::Up), 1_000_000, 0, "none of it"),
        (share(3_333, none, Rounding::Nearest), 100_000, 33_330, "hundredths of a percent"),
        (share(1, none, Rounding::Nearest), 5_000, 1, "a hundredth of a percent, half up"),
        (areas(), 0, 50_000, "the first bracket begins at nothing"),
        (areas(), 99, 50_000, "the end of the first bracket"),
        (areas(), 100, 80_000, "the start of the second bracket"),
        (areas(), 249, 80_000, "the end of the second bracket"),
        (areas(), 250, 120_000, "the start of the last bracket"),
        (areas(), u32::MAX, 120_000, "the last bracket is open"),
        (Price::Free, 7, 0, "the law says that nothing is paid"),
        (dong(7_000), 7, 7_000, "a fixed amount doesn't count"),
        (dong(0), 7, 0, "a fixed amount of nothing"),
        (dong(u64::MAX), 7, u64::MAX, "the largest amount"),
    ];
    for (price, count, expected, rule) in rows {
        let procedure = priced(price);
        let charges = charges(&case(&procedure, &number(count), FILED), Online);
        assert_eq!(only(&charges), &Amount::Known(Dong(expected)), "{count}: {rule}");
    }
}

#[test]
fn prices_that_stay_unknown() {
    let one = || per_unit(&[(1, 8_000)], None);
    let answer = |answer| [None, Some(answer)];
    let depends = UnknownAmount::Depends(vec![]);
    let rows: [(Price, [Option<Answer>; 2], UnknownAmount, &str); 10] = [
        (one(), [None, None], depends.clone(), "the count isn't given yet"),
        (one(), answer(Answer::DontKnow), depends.clone(), "the count isn't known"),
        (brackets(&[(0, 1)]), [None, None], depends.clone(), "the number isn't given yet"),
        (share(50, (None, None), Rounding::Up), [None, None], depends.clone(), "no value yet"),
        (brackets(&[(10, 1)]), number(9), UnknownAmount::NoRate, "below every bracket"),
        (per_unit(&[(2, 1)], None), number(1), UnknownAmount::TooLarge, "no tier for the first"),
        (
            per_unit(&[(1, u64::MAX)], None),
            number(2),
            UnknownAmount::TooLarge,
            "more than can be counted",
        ),
        (
            share(u32::MAX, (None, None), Rounding::Up),
            answer(Answer::DontKnow),
            depends,
            "a share of what isn't known",
        ),
        (
            Price::Unknown(Text::default()),
            number(1),
            UnknownAmount::NotInSources(0),
            "the sources don't say",
        ),
        (
            Price::Unknown(Text::default()),
            [None, None],
            UnknownAmount::NotInSources(0),
            "the sources don't say, whatever is answered",
        ),
    ];
    for (price, given, expected, rule) in rows {
        let procedure = priced(price);
        let charges = charges(&case(&procedure, &given, FILED), Online);
        assert_eq!(only(&charges), &Amount::Unknown(expected), "{rule}");
        assert!(!charges.total().complete, "{rule}");
    }
}

/// A rate with what limits it.
fn among(channels: &[Channel], price: Price) -> Rate {
    Rate { channels: Channels::from(channels.to_vec()), ..rate(price) }
}

#[test]
fn the_first_rate_that_holds() {
    let dated = |from, to, price| Rate { window: window(from, to), ..rate(price) };
    let when = |condition: Condition, price| Rate { when: condition, ..rate(price) };
    let at = |place, price| Rate { places: scope(place), ..rate(price) };
    let late = Condition::DaysAgo { question: SINCE, at_least: Some(61), at_most: None };
    let since = |text: &str| [None, None, Some(Answer::Date(crate::kit::date(text)))];
    let residence = || vec![among(&[Online], dong(7_000)), among(&[Counter], dong(15_000))];
    let years = || {
        vec![
            dated("", "2025-12-31", dong(115_000)),
            dated("2026-01-01", "2026-12-31", dong(135_000)),
        ]
    };
    let birth = || vec![when(late.clone(), dong(5_000)), rate(Price::Free)];
    let merged = || vec![at("- 2024:31", dong(75_000)), at("31", dong(60_000))];
    type Row = (Vec<Rate>, [Option<Answer>; 3], &'static str, &'static str, Channel, Option<u64>);
    let no = [None, None, None];
    let rows: [(Row, &str); 30] = [
        ((residence(), no, FILED, "48", Online, Some(7_000)), "the rate of the channel, online"),
        ((residence(), no, FILED, "48", Counter, Some(15_000)), "the rate of the channel, counter"),
        ((residence(), no, FILED, "48", Post, None), "no rate for the post"),
        ((residence(), no, FILED, "48", Kiosk, None), "no rate for a kiosk"),
        (
            (years(), no, "2025-12-31T23:59", "48", Online, Some(115_000)),
            "the last minute of a rate",
        ),
        ((years(), no, "2026-01-01T00:00", "48", Online, Some(135_000)), "the first of the next"),
        ((years(), no, "2026-12-31T23:59", "48", Online, Some(135_000)), "the last day"),
        ((years(), no, "2027-01-01T00:00", "48", Online, None), "after the last day: unknown"),
        ((birth(), since("2026-11-25"), FILED, "48", Online, Some(0)), "today"),
        ((birth(), since("2026-09-26"), FILED, "48", Online, Some(0)), "the 60th day"),
        ((birth(), since("2026-09-25"), FILED, "48", Online, Some(5_000)), "the 61st day"),
        ((birth(), since("2026-11-26"), FILED, "48", Online, Some(0)), "tomorrow"),
        ((birth(), no, FILED, "48", Online, None), "on time or late isn't known"),
        ((merged(), no, FILED, "31 2024:31", Online, Some(75_000)), "the old territory"),
        ((merged(), no, FILED, "31 2024:30", Online, Some(60_000)), "the other old territory"),
        ((merged(), no, FILED, "31", Online, None), "the old territory isn't known"),
        ((merged(), no, FILED, "48", Online, None), "another province"),
        ((merged(), no, FILED, "-", Online, None), "no province yet"),
        (
            (vec![when(kind(&[0]), dong(1)), rate(dong(2))], no, FILED, "48", Online, None),
            "an open question leaves two amounts",
        ),
        (
            (vec![when(kind(&[0]), dong(2)), rate(dong(2))], no, FILED, "48", Online, Some(2)),
            "an open question that changes nothing",
        ),
        (
            (
                vec![when(kind(&[0]), dong(1)), rate(dong(2))],
                [Some(Answer::Choice(0)), None, None],
                FILED,
                "48",
                Online,
                Some(1),
            ),
            "the answer decides",
        ),
        (
            (
                vec![when(kind(&[0]), dong(1)), rate(dong(2))],
                [Some(Answer::Choice(1)), None, None],
                FILED,
                "48",
                Online,
                Some(2),
            ),
            "the other answer decides",
        ),
        (
            (
                vec![when(kind(&[0]), dong(1)), rate(dong(2))],
                [Some(Answer::DontKnow), None, None],
                FILED,
                "48",
                Online,
                None,
            ),
            "somebody who doesn't know",
        ),
        ((vec![rate(dong(1)), rate(dong(2))], no, FILED, "48", Online, Some(1)), "the first wins"),
        ((vec![], no, FILED, "48", Online, None), "no rate at all"),
        (
            (vec![dated("2026-11-25", "", dong(9))], no, FILED, "48", Online, Some(9)),
            "the first day of a rate",
        ),
        (
            (vec![dated("2026-11-26", "", dong(9))], no, FILED, "48", Online, None),
            "the day before a rate begins",
        ),
        (
            (vec![dated("", "2026-11-25", dong(9))], no, FILED, "48", Online, Some(9)),
            "the last day of a rate",
        ),
        (
            (vec![dated("", "2026-11-24", dong(9))], no, FILED, "48", Online, None),
            "the day after a rate has ended: never the last known",
        ),
        (
            (
                vec![dated("", "2026-11-24", dong(9)), rate(dong(10))],
                no,
                FILED,
                "48",
                Online,
                Some(10),
            ),
            "a rate that has ended has a successor",
        ),
    ];
    for ((rates, given, filed, place, channel, expected), rule) in rows {
        let fees = vec![fee(Competence::Central, rates)];
        let procedure = Procedure { fees, ..procedure() };
        let charges = charges(&case_at(&procedure, &given, filed, place), channel);
        let told = match only(&charges) {
            Amount::Known(amount) => Some(amount.0),
            Amount::Unknown(_) => None,
        };
        assert_eq!(told, expected, "{rule}");
    }
}

#[test]
fn why_an_amount_is_unknown() {
    let reason = |rates: Vec<Rate>| {
        let procedure = Procedure { fees: vec![fee(Competence::Central, rates)], ..procedure() };
        let charges = charges(&case(&procedure, &[], FILED), Online);
        let Amount::Unknown(why) = only(&charges) else { panic!("{charges:?}") };
        assert_eq!(charges.lines[0].base.origin, Origin::None);
        why.clone()
    };
    let ended = || Rate { window: window("", "2026-11-24"), ..rate(dong(9)) };
    assert_eq!(reason(vec![]), UnknownAmount::NoRate);
    assert_eq!(reason(vec![ended()]), UnknownAmount::Expired(0));
    assert_eq!(reason(vec![among(&[Post], dong(1)), ended()]), UnknownAmount::Expired(1));
    // One that perhaps would have held doesn't count as ended.
    let perhaps = Rate { when: kind(&[0]), ..ended() };
    assert_eq!(reason(vec![perhaps]), UnknownAmount::NoRate);
    let one = Rate { when: kind(&[0]), ..rate(dong(1)) };
    let two = Rate { when: kind(&[1]), ..rate(dong(2)) };
    let known = |amount| Amount::Known(Dong(amount));
    assert_eq!(
        reason(vec![one.clone(), two, rate(dong(1))]),
        UnknownAmount::Depends(vec![known(1), known(2)])
    );
    let counted = Rate { when: kind(&[0]), ..rate(per_unit(&[(1, 8_000)], None)) };
    assert_eq!(
        reason(vec![counted, rate(dong(2))]),
        UnknownAmount::Depends(vec![Amount::Unknown(UnknownAmount::Depends(vec![])), known(2),])
    );
    let unknown = rate(Price::Unknown(Text::default()));
    assert_eq!(
        reason(vec![one, unknown]),
        UnknownAmount::Depends(vec![known(1), Amount::Unknown(UnknownAmount::NotInSources(1))])
    );
}

#[test]
fn a_total_adds_up_what_is_known() {
    let central = |price| fee(Competence::Central, vec![rate(price)]);
    let when = |condition, price| rules::fee::Fee { when: condition, ..central(price) };
    let unknown = || Price::Unknown(Text::default());
    let rows = [
        (vec![], 0, true, "no fee"),
        (vec![central(dong(7_000))], 7_000, true, "one"),
        (vec![central(dong(7_000)), central(dong(8_000))], 15_000, true, "two"),
        (vec![central(dong(7_000)), central(unknown())], 7_000, false, "at least the known one"),
        (vec![central(unknown())], 0, false, "nothing is known"),
        (vec![central(dong(7_000)), when(kind(&[0]), dong(1))], 7_000, false, "one perhaps"),
        (vec![central(dong(u64::MAX)), central(dong(1))], u64::MAX, false, "too large a sum"),
        (vec![central(Price::Free), central(dong(0))], 0, true, "free and nothing"),
    ];
    for (fees, known, complete, rule) in rows {
        let procedure = Procedure { fees, ..procedure() };
        let total = charges(&case(&procedure, &[], FILED), Online).total();
        assert_eq!((total.known.0, total.complete), (known, complete), "{rule}");
    }
    // A fee that certainly isn't due has no line.
    let procedure = Procedure { fees: vec![when(kind(&[0]), dong(1))], ..procedure() };
    let other = [Some(Answer::Choice(1))];
    assert!(charges(&case(&procedure, &other, FILED), Online).lines.is_empty());
}
