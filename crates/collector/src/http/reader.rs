//! Who asks for figures, and which of them it may see.

use axum::http::{HeaderMap, header};

use crate::access::{Grant, ReadingKey, Scope, Secret};
use crate::figures::Filter;
use crate::problem::Problem;
use crate::store::Store;

/// What a client has shown: nothing, or a key.
pub(super) enum Reader {
    /// No key, where the operator lets everybody see sums.
    Everybody,
    Holder(Secret),
}

impl Reader {
    /// Reads `Authorization: Bearer …`.
    pub(super) fn of(headers: &HeaderMap, open: bool) -> Result<Self, Problem> {
        match headers.get(header::AUTHORIZATION) {
            None if open => Ok(Self::Everybody),
            None => Err(Problem::KeyNeeded),
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|text| text.strip_prefix("Bearer "))
                .and_then(|key| Secret::parse(key.trim()))
                .map(Self::Holder)
                .ok_or(Problem::KeyUnknown),
        }
    }

    /// Narrows a selection to what may be seen with this scope, and says by whose key. Asks the
    /// database, so it blocks.
    pub(super) fn narrow(
        &self,
        store: &mut Store,
        scope: Scope,
        filter: &mut Filter,
    ) -> Result<Option<ReadingKey>, Problem> {
        match self {
            Self::Everybody => Ok(None),
            Self::Holder(secret) => {
                let key = store.unlock(secret).map_err(Problem::Store)?;
                let key = key.ok_or(Problem::KeyUnknown)?;
                if !key.grant.scopes.contains(&scope) {
                    return Err(Problem::KeyScope(scope));
                }
                within(&key.grant, filter)?;
                Ok(Some(key))
            }
        }
    }
}

/// What isn't asked for is the key's own; what is asked for must be its own.
fn within(grant: &Grant, filter: &mut Filter) -> Result<(), Problem> {
    if let Some(province) = grant.province
        && *filter.province.get_or_insert(province) != province
    {
        return Err(Problem::OutOfScope("province"));
    }
    if let Some(office) = &grant.office
        && filter.office.get_or_insert_with(|| office.clone()) != office
    {
        return Err(Problem::OutOfScope("office"));
    }
    Ok(())
}
