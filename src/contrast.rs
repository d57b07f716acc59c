//! Colours that can be told from what they stand on, whatever the page around the widget sets.

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// What WCAG 2 asks of text, and a little for what is lost by rounding.
const ENOUGH: f32 = 4.52;

/// Steps on the way from a colour to black or white.
const STEPS: u16 = 20;

/// Tokens of text, and those that it stands on. A later one rests on what became of an earlier one.
pub const PAIRS: [(&str, &[&str]); 8] = [
    ("text", &["surface", "raised", "accent-soft"]),
    ("muted", &["surface", "raised", "accent-soft"]),
    ("accent", &["surface", "raised", "accent-soft"]),
    ("accent-strong", &["surface", "raised", "accent-soft"]),
    ("on-accent", &["accent", "accent-strong"]),
    ("good", &["surface", "raised", "good-soft"]),
    ("warn", &["surface", "raised", "warn-soft"]),
    ("bad", &["surface", "raised", "bad-soft", "accent-soft"]),
];

/// A colour that had to be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The token.
    pub token: &'static str,
    /// What it was.
    pub was: Colour,
    /// What it is from now on.
    pub is: Colour,
}

/// The corrections that some tokens need; `colour` answers with the colour of a token, if it is
/// known.
pub fn corrections(colour: impl Fn(&'static str) -> Option<Colour>) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    for (token, grounds) in PAIRS {
        let now = |token: &'static str| {
            let corrected = corrections.iter().find(|correction| correction.token == token);
            corrected.map(|correction| correction.is).or_else(|| colour(token))
        };
        let grounds: Vec<Colour> = grounds.iter().filter_map(|ground| now(ground)).collect();
        let Some(was) = now(token) else { continue };
        let is = readable(was, &grounds);
        if is != was {
            corrections.push(Correction { token, was, is });
        }
    }
    corrections
}

/// The colour itself if it can be read on all of the grounds, else the nearest to it that can on the
/// way to black or to white, else the end of the way that can be read best.
fn readable(colour: Colour, grounds: &[Colour]) -> Colour {
    let worst = |colour: Colour| {
        grounds.iter().map(|ground| colour.contrast(*ground)).fold(f32::INFINITY, f32::min)
    };
    let ends = [Colour([0; 3]), Colour([255; 3])];
    let ways = (0..=STEPS).flat_map(|step| ends.map(|end| colour.towards(end, step)));
    let [black, white] = ends;
    let best = if worst(black) > worst(white) { black } else { white };
    ways.into_iter().find(|way| worst(*way) >= ENOUGH).unwrap_or(best)
}

impl Colour {
    /// The contrast with another one, as WCAG 2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.light() + 0.05, other.light() + 0.05);
        one.max(other) / one.min(other)
    }

    /// `#0b5cad`
    #[must_use]
    pub fn hex(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    fn light(self) -> f32 {
        let [red, green, blue] = self.0.map(linear);
        0.212_6 * red + 0.715_2 * green + 0.072_2 * blue
    }

    fn towards(self, end: Self, step: u16) -> Self {
        let Self(end) = end;
        let mut mixed = self.0;
        for (value, end) in mixed.iter_mut().zip(end) {
            let sum = u16::from(*value) * (STEPS - step) + u16::from(end) * step;
            *value = u8::try_from(sum / STEPS).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }
}

/// How light a value is, as sRGB defines it.
fn linear(value: u8) -> f32 {
    let value = f32::from(value) / 255.0;
    if value <= 0.040_45 {
        return value / 12.92;
    }
    let base = (value + 0.055) / 1.055;
    let square = base * base;
    square * fifth_root(square)
}

/// With what comes before, a power of 2.4, by Newton: the general power would be more code to
/// download than all of this.
fn fifth_root(value: f32) -> f32 {
    (0..12).fold(1.0, |root: f32, _| {
        let square = root * root;
        0.8 * root + 0.2 * value / (square * square)
    })
}
