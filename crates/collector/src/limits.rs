//! Limits made for addresses that many people share: a one-stop counter, a school, a mobile network.
//!
//! They are counted by portal and coarse address, in memory only, and forgotten with each window.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long is counted together.
const WINDOW: Duration = Duration::from_secs(60);

/// Addresses that are told apart at most, a few megabytes. Those beyond are taken together.
const ADDRESSES: usize = 1 << 16;

/// How much one coarse address may send by one portal in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// What comes over this is kept and marked.
    pub mark_over: u32,
    /// What comes over this is sent back, with the time to wait.
    pub refuse_over: u32,
}

impl Default for Thresholds {
    /// A busy counter with ten windows comes to a few a minute; sixty isn't people any more.
    fn default() -> Self {
        Self { mark_over: 60, refuse_over: 600 }
    }
}

/// Who has sent how much in this window.
#[derive(Debug)]
pub(crate) struct Limits {
    thresholds: Thresholds,
    /// Keyed anew in each process, so that what is in memory is no address either.
    hasher: RandomState,
    window: Mutex<Window>,
}

#[derive(Debug)]
struct Window {
    began: Instant,
    sent: HashMap<u64, u32>,
}

/// How long whoever has sent too much must wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMuch(pub(crate) Duration);

impl Limits {
    pub(crate) fn new(thresholds: Thresholds, now: Instant) -> Self {
        let window = Mutex::new(Window { began: now, sent: HashMap::new() });
        Self { thresholds, hasher: RandomState::new(), window }
    }

    /// Counts some items of a portal from an address, and says how many of them are free; the rest
    /// is to be marked.
    pub(crate) fn count(
        &self,
        portal: &[u8],
        address: IpAddr,
        items: u32,
        now: Instant,
    ) -> Result<u32, TooMuch> {
        let key = self.hasher.hash_one((portal, coarse(address)));
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let age = now.saturating_duration_since(window.began);
        if age >= WINDOW {
            *window = Window { began: now, sent: HashMap::new() };
        }
        let is_new = !window.sent.contains_key(&key);
        let key = if is_new && window.sent.len() >= ADDRESSES { 0 } else { key };
        let sent = window.sent.entry(key).or_default();
        let together = sent.saturating_add(items);
        if together > self.thresholds.refuse_over {
            return Err(TooMuch(WINDOW.saturating_sub(age)));
        }
        let free = self.thresholds.mark_over.saturating_sub(*sent).min(items);
        *sent = together;
        Ok(free)
    }
}

/// The network that an address belongs to: a household or an office, not a device.
fn coarse(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => Ipv4Addr::from_bits(v4.to_bits() & (u32::MAX << 8)).into(),
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 72)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &[u8] = b"https://a.example";

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_over_is_marked_then_sent_back_then_forgotten() {
        let start = Instant::now();
        let limits = Limits::new(Thresholds { mark_over: 5, refuse_over: 10 }, start);
        let at = |seconds| start + Duration::from_secs(seconds);
        let wait = |seconds| Err(TooMuch(Duration::from_secs(seconds)));
        let cases = [
            (3, 0, Ok(3)),
            (3, 1, Ok(2)),
            (3, 2, Ok(0)),
            (2, 20, wait(40)),
            (1, 59, Ok(0)),
            (1, 59, wait(1)),
            (1, 60, Ok(1)),
            (11, 61, wait(59)),
            (10, 61, wait(59)),
            (9, 61, Ok(4)),
        ];
        for (items, second, expected) in cases {
            let found = limits.count(A, address("203.0.113.7"), items, at(second));
            assert_eq!(found, expected, "{items} at {second}");
        }
    }

    #[test]
    fn portals_and_networks_are_counted_apart() {
        let now = Instant::now();
        let limits = Limits::new(Thresholds { mark_over: 1, refuse_over: 1 }, now);
        let full = Err(TooMuch(WINDOW));
        let cases: [(&[u8], &str, Result<u32, TooMuch>); 9] = [
            (A, "203.0.113.7", Ok(1)),
            (A, "203.0.113.200", full),
            (A, "::ffff:203.0.113.9", full),
            (b"https://b.example", "203.0.113.7", Ok(1)),
            (A, "203.0.112.7", Ok(1)),
            (A, "2001:db8:0:1100::1", Ok(1)),
            (A, "2001:db8:0:11ff::2", full),
            (A, "2001:db8:0:1200::1", Ok(1)),
            (b"", "203.0.113.7", Ok(1)),
        ];
        for (portal, from, expected) in cases {
            assert_eq!(limits.count(portal, address(from), 1, now), expected, "{from}");
        }
    }

    #[test]
    fn memory_is_bounded_and_those_beyond_share() {
        let now = Instant::now();
        let limits = Limits::new(Thresholds { mark_over: 1, refuse_over: 9 }, now);
        let networks = u32::try_from(ADDRESSES).unwrap();
        for network in 0..networks {
            let address = Ipv4Addr::from_bits(network << 8).into();
            assert_eq!(limits.count(A, address, 1, now), Ok(1));
        }
        let beyond = |network: u32| Ipv4Addr::from_bits((networks + network) << 8).into();
        assert_eq!(limits.count(A, beyond(1), 1, now), Ok(1));
        assert_eq!(limits.count(A, beyond(2), 1, now), Ok(0));
        assert_eq!(limits.window.lock().unwrap().sent.len(), ADDRESSES + 1);
    }
}
