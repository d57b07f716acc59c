//! Which cells of a table stay hidden, so that no small group can be read or reckoned back.

/// A cell of a table whose sum is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How many ratings it stands for.
    pub all: u64,
}

/// Which of the cells to hide, one answer a cell: those with ratings, but fewer than `least`, and
/// as many of the next smallest as it takes that what is hidden can't be had by subtracting what
/// is shown from the sum.
///
/// A cell without ratings is no secret: that nobody rated is said in words.
#[must_use]
pub fn hidden(cells: &[Cell], least: u64) -> Vec<bool> {
    let mut hide: Vec<bool> = cells.iter().map(|cell| cell.all > 0 && cell.all < least).collect();
    if !hide.contains(&true) {
        return hide;
    }
    let mut open: Vec<usize> = (0..cells.len())
        .filter(|index| {
            cells.get(*index).is_some_and(|cell| cell.all > 0) && hide.get(*index) == Some(&false)
        })
        .collect();
    open.sort_by_key(|index| cells.get(*index).map_or(0, |cell| cell.all));
    let mut open = open.into_iter();
    loop {
        let secret = || cells.iter().zip(&hide).filter(|(_, hidden)| **hidden);
        let sum: u64 = secret().map(|(cell, _)| cell.all).sum();
        if secret().count() >= 2 && sum >= least {
            return hide;
        }
        match open.next().and_then(|index| hide.get_mut(index)) {
            Some(cell) => *cell = true,
            // Everything is hidden; only the sum is left, which is large enough or hidden itself.
            None => return hide,
        }
    }
}
