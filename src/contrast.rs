//! Colours that can be told from what they stand on, whatever the page around the widget sets.

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// How much of what is below it covers, of 255.
    pub cover: u8,
}

/// What WCAG 2 asks of text, and a little for what is lost by rounding.
const ENOUGH: f32 = 4.52;

/// Steps on the way from a colour to black or white.
const STEPS: u16 = 20;

/// What everything of the widget stands on.
const SURFACE: &str = "surface";

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

/// The corrections that some tokens need on a page of a colour; `colour` answers with the colour of a
/// token, if it is known.
pub fn corrections(
    page: Colour,
    colour: impl Fn(&'static str) -> Option<Colour>,
) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::new();
    let surface = colour(SURFACE).map_or(page, |surface| surface.over(page));
    for (token, grounds) in PAIRS {
        let now = |token: &'static str| {
            let corrected = corrections.iter().find(|correction| correction.token == token);
            corrected.map(|correction| correction.is).or_else(|| colour(token))
        };
        let seen = |ground: &'static str| match ground {
            SURFACE => Some(surface),
            ground => now(ground).map(|ground| ground.over(surface)),
        };
        let grounds: Vec<Colour> = grounds.iter().filter_map(|ground| seen(ground)).collect();
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
        let contrasts = grounds.iter().map(|ground| colour.over(*ground).contrast(*ground));
        contrasts.fold(f32::INFINITY, f32::min)
    };
    if worst(colour) >= ENOUGH {
        return colour;
    }
    let [black, white] = [Colour::opaque([0; 3]), Colour::opaque([255; 3])];
    let solid = Colour::opaque(colour.rgb);
    let mut ways = (0..=STEPS).flat_map(|step| [black, white].map(|end| solid.towards(end, step)));
    let best = if worst(black) > worst(white) { black } else { white };
    ways.find(|way| worst(*way) >= ENOUGH).unwrap_or(best)
}

impl Colour {
    /// A colour through which nothing shines.
    #[must_use]
    pub fn opaque(rgb: [u8; 3]) -> Self {
        Self { rgb, cover: u8::MAX }
    }

    /// What is seen of it over another one, which hides all below.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let mixed = mix(below.rgb, self.rgb, u16::from(self.cover), u16::from(u8::MAX));
        Self { rgb: mixed, cover: below.cover }
    }

    /// The contrast with another one, as WCAG 2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.light() + 0.05, other.light() + 0.05);
        one.max(other) / one.min(other)
    }

    /// `#0b5cad`, or `#0b5cad80` of one that lets half shine through.
    #[must_use]
    pub fn hex(self) -> String {
        let Self { rgb: [red, green, blue], cover } = self;
        let solid = format!("#{red:02x}{green:02x}{blue:02x}");
        if cover == u8::MAX { solid } else { format!("{solid}{cover:02x}") }
    }

    fn light(self) -> f32 {
        let [red, green, blue] = self.rgb.map(linear);
        0.212_6 * red + 0.715_2 * green + 0.072_2 * blue
    }

    fn towards(self, end: Self, step: u16) -> Self {
        Self::opaque(mix(self.rgb, end.rgb, step, STEPS))
    }
}

/// A colour on the way from one to another.
fn mix(from: [u8; 3], to: [u8; 3], step: u16, steps: u16) -> [u8; 3] {
    let mut mixed = from;
    for (value, to) in mixed.iter_mut().zip(to) {
        let sum = u16::from(*value) * (steps - step) + u16::from(to) * step;
        *value = u8::try_from(sum / steps).unwrap_or(u8::MAX);
    }
    mixed
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
