//! A link as a picture that a phone reads.

use qrcodegen_no_heap::{Mask, QrCode, QrCodeEcc, Version};
use yew::prelude::*;

/// The largest picture; more than 850 bytes would be too fine to print at this size.
const LARGEST: Version = Version::new(23);
/// White around it, which readers need.
const MARGIN: i32 = 4;

/// What is in the picture, and what is said instead of it.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QrProps {
    /// The link.
    pub link: AttrValue,
    /// Its name.
    pub label: &'static str,
}

/// A picture of the link; nothing where it is too long for one. It is made anew only for another
/// link, not with each tick on the screen.
#[component]
pub fn Qr(props: &QrProps) -> Html {
    let Some((size, path)) = path(&props.link) else { return Html::default() };
    let (from, whole) = (-MARGIN, size.saturating_add(MARGIN).saturating_add(MARGIN));
    html! {
        <svg class="mc-qr" viewBox={format!("{from} {from} {whole} {whole}")} role="img"
            aria-label={props.label} shape-rendering="crispEdges">
            <path d={path} />
        </svg>
    }
}

/// The side in squares, and the black ones: a rectangle for those beside each other.
fn path(link: &str) -> Option<(i32, String)> {
    let length = LARGEST.buffer_len();
    let (mut data, mut out) = (vec![0; length], vec![0; length]);
    data.get_mut(..link.len())?.copy_from_slice(link.as_bytes());
    // Any mask is read; to try all eight takes eight times as long.
    let mask = Some(Mask::new(0));
    let code = QrCode::encode_binary(
        &mut data,
        link.len(),
        &mut out,
        QrCodeEcc::Medium,
        Version::MIN,
        LARGEST,
        mask,
        true,
    );
    let code = code.ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let black = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let black = i32::try_from(black).unwrap_or_default();
            if black > 0 {
                path.push_str(&format!("M{x} {y}h{black}v1h-{black}z"));
            }
            x = x.saturating_add(black.max(1));
        }
    }
    Some((code.size(), path))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use rqrr::PreparedImage;

    use super::*;

    /// Pixels of a square.
    const SCALE: usize = 4;

    /// What a phone reads in the picture, whose path holds one rectangle a row of black squares.
    fn seen(size: i32, path: &str) -> String {
        let size = usize::try_from(size).unwrap();
        let mut black = vec![false; size * size];
        for part in path.split('M').skip(1) {
            let (from, rest) = part.split_once('h').unwrap();
            let (x, y) = from.split_once(' ').unwrap();
            let [x, y, width] = [x, y, rest.split_once('v').unwrap().0];
            let [x, y, width] = [x, y, width].map(|number| number.parse::<usize>().unwrap());
            black[y * size + x..y * size + x + width].fill(true);
        }
        let margin = usize::try_from(MARGIN).unwrap();
        let side = (size + 2 * margin) * SCALE;
        let mut image = PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let square = |at: usize| (at / SCALE).checked_sub(margin).filter(|at| *at < size);
            let black = square(x).zip(square(y)).is_some_and(|(x, y)| black[y * size + x]);
            if black { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        grids.first().unwrap().decode().unwrap().1
    }

    #[test]
    fn a_phone_reads_the_link_again() {
        for length in [0, 40, 200, 750] {
            let link = format!("https://example.gov.vn/?{}#mot-cua=1~", "x".repeat(length));
            let (size, path) = path(&link).unwrap();
            assert_eq!(seen(size, &path), link);
        }
    }

    #[test]
    fn what_is_too_long_has_no_picture() {
        assert!(path(&"x".repeat(850)).is_some());
        assert!(path(&"x".repeat(2_000)).is_none());
        assert!(path(&"x".repeat(20_000)).is_none());
    }
}
