//! When to try again.

/// Milliseconds before the second try.
const FIRST: u64 = 5_000;
/// Most milliseconds between two tries.
const LONGEST: u64 = 3_600_000;
/// Most milliseconds that a collector can ask for: a wrong figure must not silence a device.
const LONGEST_ORDERED: u64 = 86_400_000;

/// When to try again. Without a failure, at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Retry {
    /// When the wait began, in milliseconds since 1970.
    since: u64,
    /// How long it is, in milliseconds.
    wait: u64,
    /// Failures one after the other.
    failures: u32,
    /// Whether the collector has asked for it.
    ordered: bool,
    /// Whether ratings are sent one by one, to find the one that is wrong.
    pub(super) alone: bool,
}

impl Retry {
    /// After an answer.
    pub(super) fn over(self) -> Self {
        Self { alone: self.alone, ..Self::default() }
    }

    /// After one more failure.
    pub(super) fn later(self, after: Option<u32>, now: u64, chance: u16) -> Self {
        let doubled = FIRST.checked_shl(self.failures.min(16)).unwrap_or(LONGEST).min(LONGEST);
        // Between half of it and all of it, so that devices which failed together come apart.
        let half = doubled / 2;
        let spread = half.saturating_mul(u64::from(chance)) / u64::from(u16::MAX);
        let ordered = after.map(|seconds| u64::from(seconds.max(1)).saturating_mul(1_000));
        Self {
            since: now,
            wait: ordered.map_or(half.saturating_add(spread), |wait| wait.min(LONGEST_ORDERED)),
            failures: self.failures.saturating_add(1),
            ordered: ordered.is_some(),
            alone: self.alone,
        }
    }

    /// Milliseconds that are left. A clock that was set back ends the wait.
    pub(super) fn wait(self, now: u64, hurry: bool) -> u32 {
        let left = match now.checked_sub(self.since) {
            Some(passed) if !hurry || self.ordered => self.wait.saturating_sub(passed),
            _ => 0,
        };
        u32::try_from(left).unwrap_or(u32::MAX)
    }

    /// Reads what [`Self::write`] wrote; anything else is as if nothing had failed.
    pub(super) fn read(text: &str) -> Self {
        let mut fields = text.split(' ').map(|field| field.parse().unwrap_or_default());
        let mut next = || fields.next().unwrap_or_default();
        Self {
            since: next(),
            wait: next().min(LONGEST_ORDERED),
            failures: u32::try_from(next()).unwrap_or_default(),
            ordered: next() != 0,
            alone: next() != 0,
        }
    }

    pub(super) fn write(self) -> String {
        let Self { since, wait, failures, ordered, alone } = self;
        format!("{since} {wait} {failures} {} {}", u8::from(ordered), u8::from(alone))
    }
}
