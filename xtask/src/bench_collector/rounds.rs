//! Two that are measured in turns, so that only ratios of the same moment are compared.

use super::server::Figures;
use crate::failure::Failure;

/// Rounds of each; medians count.
const ROUNDS: usize = 9;

/// How one stands beside the other.
pub(super) struct Compared {
    floor: Figures,
    ours: Figures,
    /// Hundredths of the other's requests a second.
    pub(super) share: u64,
    /// Hundredths of the other's 99th percentile.
    pub(super) slower: u64,
}

pub(super) fn compare(
    mut floor: impl FnMut() -> Result<Figures, Failure>,
    mut ours: impl FnMut() -> Result<Figures, Failure>,
) -> Result<Compared, Failure> {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push((floor()?, ours()?));
    }
    let middle = |figure: fn(&(Figures, Figures)) -> u64| median(rounds.iter().map(figure));
    Ok(Compared {
        floor: Figures { rate: middle(|it| it.0.rate), slowest: middle(|it| it.0.slowest) },
        ours: Figures { rate: middle(|it| it.1.rate), slowest: middle(|it| it.1.slowest) },
        share: middle(|(floor, ours)| hundredths(ours.rate, floor.rate)),
        slower: middle(|(floor, ours)| hundredths(ours.slowest, floor.slowest)),
    })
}

impl Compared {
    /// Prints both under their names, then the ratios.
    pub(super) fn print(&self, what: &str, floor: &str, ours: &str) {
        println!("\n{:>24} {:>12} {:>12}  {what}", "", "a second", "99 % in µs");
        for (name, found) in [(floor, self.floor), (ours, self.ours)] {
            // Not everything tells it.
            let slowest = Some(found.slowest).filter(|slowest| *slowest > 0);
            let slowest = slowest.map_or_else(|| "–".to_owned(), |slowest| slowest.to_string());
            println!("{name:>24} {:>12} {slowest:>12}", found.rate);
        }
        print!("{:>24} {:>11}%", "median of ratios", self.share);
        if self.floor.slowest > 0 {
            print!(" {:>11}%", self.slower);
        }
        println!();
    }

    /// Whether the machine had time for this: says so if it hadn't.
    pub(super) fn counts(&self, quiet: u64) -> bool {
        if self.floor.rate < quiet {
            println!("{:>24} the machine was busy, the floor is under {quiet}", "not counted:");
        }
        self.floor.rate >= quiet
    }
}

fn hundredths(part: u64, whole: u64) -> u64 {
    part.saturating_mul(100) / whole.max(1)
}

fn median(figures: impl Iterator<Item = u64>) -> u64 {
    let mut figures: Vec<u64> = figures.collect();
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
