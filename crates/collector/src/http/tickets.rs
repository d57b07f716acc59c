//! Finds out whether the tickets of a request can be believed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rules::rating::{Name, Rating};
use tokio::sync::Mutex;

use crate::clock::{day_of, now, today};
use crate::store::{Database, Store, StoreError};
use crate::submission::{Mark, Proof, Submission};
use crate::ticket::{Claims, KnownKeys, TicketError, verify};

/// How long keys are believed without asking the database again.
const FRESH: Duration = Duration::from_secs(30);

/// How long until it is asked for a key that wasn't there: invented names cost no more than that.
const UNKNOWN: Duration = Duration::from_secs(1);

/// The keys that are believed, as they were a moment ago.
#[derive(Debug)]
pub(super) struct Tickets {
    database: Database,
    known: Mutex<Option<(Instant, Arc<KnownKeys>)>>,
}

impl Tickets {
    pub(super) fn new(database: Database) -> Self {
        Self { database, known: Mutex::new(None) }
    }

    /// A rating with its proof, or with a mark that says why its ticket proves nothing.
    pub(super) async fn look_at(
        &self,
        rating: Rating,
        origin: &[u8],
    ) -> Result<Submission, StoreError> {
        let Some(ticket) = &rating.ticket else { return Ok(rating.into()) };
        let mut keys = self.keys(FRESH).await?;
        let mut found = verify(ticket.as_str(), &keys, today(), now());
        if found == Err(TicketError::UnknownKey) {
            keys = self.keys(UNKNOWN).await?;
            found = verify(ticket.as_str(), &keys, today(), now());
        }
        let found = found.and_then(|claims| fits(claims, &rating, origin, &keys));
        let mut submission = Submission::from(rating);
        match found {
            Ok(claims) => {
                submission.proof =
                    Some(Proof { ticket: claims.binding(), expires_on: day_of(claims.exp) });
            }
            Err(reason) => submission.marks.push(Mark::Ticket(reason)),
        }
        Ok(submission)
    }

    async fn keys(&self, fresh: Duration) -> Result<Arc<KnownKeys>, StoreError> {
        let mut known = self.known.lock().await;
        if let Some((read, keys)) = &*known
            && read.elapsed() < fresh
        {
            return Ok(Arc::clone(keys));
        }
        let database = self.database.clone();
        let read = move || Store::open_reader(&database)?.ticket_keys();
        let keys = tokio::task::spawn_blocking(read).await.map_err(|_| StoreError::Silent)??;
        let keys = Arc::new(keys);
        *known = Some((Instant::now(), Arc::clone(&keys)));
        Ok(keys)
    }
}

/// Whether a ticket is for this rating: what it names must be what is rated, and a page of another
/// portal that signs tickets has no business with it.
fn fits(
    claims: Claims,
    rating: &Rating,
    origin: &[u8],
    keys: &KnownKeys,
) -> Result<Claims, TicketError> {
    let is_other = |said: &Option<String>, rated: Option<&Name>| {
        said.as_ref().is_some_and(|said| {
            rated.is_none_or(|rated| !rated.as_str().eq_ignore_ascii_case(said))
        })
    };
    let elsewhere =
        origin != claims.iss.as_bytes() && keys.values().any(|key| key.portal.as_bytes() == origin);
    if elsewhere {
        Err(TicketError::OtherPortal)
    } else if is_other(&claims.procedure, Some(&rating.procedure))
        || is_other(&claims.office, rating.office.as_ref())
    {
        Err(TicketError::OtherDossier)
    } else {
        Ok(claims)
    }
}
