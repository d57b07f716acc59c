//! The ways to file a dossier.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A way to file a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// On the national portal or in VNeID.
    Online,
    /// In person at the one-stop counter.
    Counter,
    /// By public post.
    Post,
    /// At a kiosk with VNeID (NĐ 118/2025, art. 3(9)).
    Kiosk,
}

impl Channel {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Online, Self::Counter, Self::Post, Self::Kiosk];

    /// The word used in data, addresses and ratings.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Counter => "counter",
            Self::Post => "post",
            Self::Kiosk => "kiosk",
        }
    }

    /// The channel of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// A set of channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels(u8);

impl Channels {
    /// Every channel.
    pub const ALL: Self = Self(0b1111);
    /// None of them.
    pub const NONE: Self = Self(0);

    /// Whether `channel` is one of them.
    #[must_use]
    pub fn contains(self, channel: Channel) -> bool {
        self.0 & bit(channel) != 0
    }

    /// The channels in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = Channel> {
        Channel::ALL.into_iter().filter(move |channel| self.contains(*channel))
    }

    /// Whether it holds every channel.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::ALL
    }
}

impl Default for Channels {
    fn default() -> Self {
        Self::ALL
    }
}

impl From<Vec<Channel>> for Channels {
    fn from(channels: Vec<Channel>) -> Self {
        Self(channels.into_iter().fold(0, |bits, channel| bits | bit(channel)))
    }
}

fn bit(channel: Channel) -> u8 {
    match channel {
        Channel::Online => 1,
        Channel::Counter => 2,
        Channel::Post => 4,
        Channel::Kiosk => 8,
    }
}
