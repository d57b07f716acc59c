//! Against statsmodels 0.15.0 and SciPy 1.17.1, whose figures were written down as they came.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn near(got: f64, expected: f64, what: &str) {
    assert!((got - expected).abs() < 1e-9, "{what}: {got} instead of {expected}");
}

/// `statsmodels.stats.proportion.proportion_confint(part, all, 0.05, "wilson")`
#[test]
fn intervals_are_wilsons() {
    for (part, all, low, high) in [
        (0, 10, 0.0, 0.277_532_799_862_889_26),
        (10, 10, 0.722_467_200_137_110_6, 1.0),
        (1, 10, 0.017_876_213_095_072_924, 0.404_150_026_795_238_54),
        (37, 40, 0.801_357_664_756_894_6, 0.974_163_974_225_411_9),
        (93, 100, 0.862_504_852_609_265, 0.965_680_738_932_727_4),
        (930, 1_000, 0.912_485_351_848_716_7, 0.944_223_635_853_706_1),
        (1, 1, 0.206_549_314_377_237_4, 1.0),
        (812_345, 1_000_000, 0.811_578_559_344_553, 0.813_109_040_943_754_7),
    ] {
        let interval = Share { part, all }.interval().unwrap();
        near(interval.low, low, &format!("low end of {part} of {all}"));
        near(interval.high, high, &format!("high end of {part} of {all}"));
    }
    assert_eq!(Share::default().interval(), None);
    assert_eq!(Share::default().value(), None);
}

/// `confint_proportions_2indep(…, method="newcomb", compare="diff")`, and twice the smaller of
/// `scipy.stats.hypergeom.cdf` and `sf`.
#[test]
fn differences_are_newcombes_and_fishers() {
    for ((part, all), (other_part, other), difference, low, high, p) in [
        (
            (9, 10),
            (80, 100),
            0.1,
            -0.211_363_460_241_010_71,
            0.220_974_943_833_765_37,
            0.786_103_195_137_011_4,
        ),
        (
            (5, 30),
            (29, 30),
            -0.8,
            -0.897_248_333_978_755_1,
            -0.584_730_674_242_016_9,
            1.231_312_351_281_903_6e-10,
        ),
        (
            (0, 12),
            (7, 9),
            -0.777_777_777_777_777_7,
            -0.936_774_892_882_153_3,
            -0.372_128_785_977_676,
            0.000_619_195_046_439_628_4,
        ),
        (
            (930, 1_000),
            (905, 1_000),
            0.025,
            0.000_830_926_557_060_379_7,
            0.049_342_343_939_800_99,
            0.050_827_820_172_522_194,
        ),
        (
            (45, 50),
            (900_000, 1_000_000),
            0.0,
            -0.113_603_828_098_171_15,
            0.056_527_309_255_859_44,
            1.0,
        ),
        ((10, 10), (10, 10), 0.0, -0.277_532_799_862_889_37, 0.277_532_799_862_889_37, 1.0),
    ] {
        let first = Share { part, all };
        let second = Share { part: other_part, all: other };
        let found = compare(first, second).unwrap();
        let what = format!("{part} of {all} and {other_part} of {other}");
        near(found.difference, difference, &what);
        near(found.interval.low, low, &what);
        near(found.interval.high, high, &what);
        near(found.p, p, &what);
    }
    assert_eq!(compare(Share::default(), Share { part: 1, all: 2 }), None);
}

/// `multipletests(p, 0.05, "fdr_bh")`, with the fifteen values of Benjamini and Hochberg (1995).
#[test]
fn discoveries_are_benjaminis_and_hochbergs() {
    let published = [
        0.000_1, 0.000_4, 0.001_9, 0.009_5, 0.020_1, 0.027_8, 0.029_8, 0.034_4, 0.045_9, 0.324,
        0.426_2, 0.571_9, 0.652_8, 0.759, 1.0,
    ];
    assert_eq!(discoveries(&published, 0.05), [0, 1, 2, 3]);
    assert_eq!(discoveries(&[0.205, 0.008, 0.039, 0.001, 0.041, 0.042], 0.05), [1, 3]);
    assert!(discoveries(&[], 0.05).is_empty());
    assert_eq!(discoveries(&[0.04], 0.05), [0]);
    assert!(discoveries(&[0.06], 0.05).is_empty());
}

#[test]
fn what_is_hidden_has_company() {
    for (cells, least, expected) in [
        (vec![], 10, vec![]),
        (vec![20, 30], 10, vec![false, false]),
        (vec![20, 0], 10, vec![false, false]),
        // One hidden cell is the sum less the others: the next smallest goes with it.
        (vec![3, 20, 30], 10, vec![true, true, false]),
        (vec![3, 4, 20, 30], 10, vec![true, true, true, false]),
        (vec![6, 7, 20], 10, vec![true, true, false]),
        (vec![3], 10, vec![true]),
        (vec![3, 0, 12], 10, vec![true, false, true]),
    ] {
        assert_eq!(hidden(&cells, least), expected, "{cells:?}");
    }
}

/// A thousand runs of sixty offices that differ in nothing: how often any is named.
#[test]
fn noise_is_seldom_named() {
    let mut chance = Chance(7);
    let named = (0..1_000)
        .filter(|_| {
            let offices: Vec<Share> = (0..60)
                .map(|_| {
                    let all = 10 + chance.below(400);
                    let part = (0..all).filter(|_| chance.below(100) < 93).count();
                    Share { part: u64::try_from(part).unwrap(), all }
                })
                .collect();
            !outliers(&offices).is_empty()
        })
        .count();
    println!("noise was named in {named} of 1000 runs");
    assert!(named <= 65, "{named}");
}

#[test]
fn planted_effects_are_named() {
    let mut chance = Chance(11);
    let mut found = 0;
    for _ in 0..100 {
        let mut draw = |percent| {
            let part = (0..400).filter(|_| chance.below(100) < percent).count();
            Share { part: u64::try_from(part).unwrap(), all: 400 }
        };
        let mut offices: Vec<Share> = (0..60).map(|_| draw(93)).collect();
        offices[17] = draw(80);
        found += usize::from(outliers(&offices).contains(&17));
    }
    println!("a share of 80 % among 93 % was named in {found} of 100 runs");
    assert!(found >= 99, "{found}");
}

fn hidden(cells: &[u64], least: u64) -> Vec<bool> {
    let mut hide = vec![false; cells.len()];
    hide_few(cells, least, &mut hide);
    hide
}

fn outliers(offices: &[Share]) -> Vec<usize> {
    let whole = offices.iter().fold(Share::default(), |sum, office| sum.and(*office));
    let p: Vec<f64> = offices
        .iter()
        .map(|office| {
            let rest = Share { part: whole.part - office.part, all: whole.all - office.all };
            compare(*office, rest).unwrap().p
        })
        .collect();
    discoveries(&p, 0.05)
}

/// xorshift64*: the same numbers in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end
    }
}

proptest! {
    #[test]
    fn an_interval_holds_its_share_and_shrinks(part in 0_u64..2_000, more in 0_u64..2_000) {
        let share = Share { part, all: part + more + 1 };
        let value = share.value().unwrap();
        let interval = share.interval().unwrap();
        prop_assert!(0.0 <= interval.low && interval.low <= value + 1e-12);
        prop_assert!(value <= interval.high + 1e-12 && interval.high <= 1.0);
        let tenfold = Share { part: share.part * 10, all: share.all * 10 }.interval().unwrap();
        prop_assert!(tenfold.high - tenfold.low < interval.high - interval.low);
    }

    #[test]
    fn hidden_cells_cannot_be_reckoned_back(cells in prop::collection::vec(0_u64..60, 0..12)) {
        let hide = hidden(&cells, 10);
        let secret: Vec<u64> =
            cells.iter().zip(&hide).filter(|(_, hidden)| **hidden).map(|(all, _)| *all).collect();
        for (all, hidden) in cells.iter().zip(&hide) {
            prop_assert!(*hidden || *all == 0 || *all >= 10);
        }
        // What is left of the sum is at least the threshold and of two or more, unless no more
        // cells with ratings are there.
        let with_ratings = cells.iter().filter(|all| **all > 0).count();
        if !secret.is_empty() && secret.len() < with_ratings {
            prop_assert!(secret.len() >= 2 && secret.iter().sum::<u64>() >= 10);
        }
    }

    #[test]
    fn both_tails_hold_the_observed_count(all in 1_u64..200, rest in 1_u64..200, a in 0_u64..200, b in 0_u64..200) {
        let (part, other) = (a.min(all), b.min(rest));
        let found = compare(Share { part, all }, Share { part: other, all: rest }).unwrap();
        let turned = compare(Share { part: other, all: rest }, Share { part, all }).unwrap();
        prop_assert!((0.0..=1.0).contains(&found.p));
        prop_assert!((found.p - turned.p).abs() < 1e-9, "which is first doesn't matter");
        prop_assert!(found.interval.low <= found.difference && found.difference <= found.interval.high);
    }
}
