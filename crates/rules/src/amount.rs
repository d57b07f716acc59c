//! An amount, as far as it is known.

use alloc::vec::Vec;

use crate::fee::Dong;

/// The amount that policies start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// How much.
    pub amount: Amount,
    /// What it comes from.
    pub origin: Origin,
}

/// What a base amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The rate with this index of the fee.
    Rate(u8),
    /// The tariff of the policy with this index.
    Tariff(u16),
    /// Nothing: the amount is unknown.
    None,
}

/// An amount, as far as it is known. Free is a known amount of 0 that a source states.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// Known.
    Known(Dong),
    /// Not known.
    Unknown(UnknownAmount),
}

/// Why an amount is unknown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum UnknownAmount {
    /// The rate with this index says why and whom to ask.
    NotInSources(u8),
    /// The tariff of this policy says why and whom to ask.
    NotInTariff(u16),
    /// The rate with this index ended before the filing date and has no successor.
    Expired(u8),
    /// No rate covers the case.
    NoRate,
    /// It is one of these, depending on something that isn't said: a question that is open or
    /// unknown, or the place.
    Depends(Vec<Amount>),
    /// Valid texts contradict each other: the policies with these indexes.
    Conflict(Vec<u16>),
    /// Larger than can be counted.
    TooLarge,
}
