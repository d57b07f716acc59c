//! Which cells of a table stay hidden, so that no small group can be read or reckoned back.

/// Hides cells of a table whose sum is shown, by how many ratings each stands for: those with
/// ratings, but fewer than `least`, and as many of the next smallest as it takes that what is
/// hidden can't be had by subtracting what is shown from the sum. What is hidden already stays so.
///
/// A cell without ratings is no secret: that nobody rated is said in words.
pub fn hide_few(cells: &[u64], least: u64, hide: &mut [bool]) {
    let mut rated: Vec<(u64, usize)> =
        cells.iter().copied().zip(0..).filter(|(all, _)| *all > 0).collect();
    rated.sort_unstable();
    for (all, place) in &rated {
        if let Some(hide) = hide.get_mut(*place) {
            *hide |= *all < least;
        }
    }
    let is_hidden = |hide: &[bool], place: usize| hide.get(place) == Some(&true);
    // Where all are hidden only the sum is left, which is large enough or hidden itself.
    for (_, place) in &rated {
        let secret = || rated.iter().filter(|(_, place)| is_hidden(hide, *place));
        let sum: u64 = secret().map(|(all, _)| all).sum();
        if secret().count() == 0 || secret().count() >= 2 && sum >= least {
            return;
        }
        if let Some(hide) = hide.get_mut(*place) {
            *hide = true;
        }
    }
}
