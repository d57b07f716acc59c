//! Who is signed in at the desk: a key in memory, behind a cookie that says nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, header};
use subtle::ConstantTimeEq;

use crate::access::Secret;

/// A working day; then the key is asked for again.
const LASTS: Duration = Duration::from_secs(8 * 3_600);

/// Sessions that are kept; the oldest give way.
const MOST: usize = 4_096;

const NAME: &str = "mot-cua-desk";

/// All that are signed in. They end with the process.
#[derive(Debug, Default)]
pub(super) struct Sessions(Mutex<HashMap<String, Session>>);

/// One that is signed in.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) secret: Secret,
    /// What forms of the desk carry, and forms of other sites can't know.
    pub(super) token: String,
    began: Instant,
}

impl Sessions {
    /// Begins a session; gives back its cookie. Nothing if the system gives no chance.
    pub(super) fn begin(&self, secret: Secret, secure: bool, now: Instant) -> Option<String> {
        let (id, token) = (random()?, random()?);
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, session| now.duration_since(session.began) < LASTS);
        if sessions.len() >= MOST {
            let oldest = sessions.iter().min_by_key(|(_, session)| session.began);
            if let Some(oldest) = oldest.map(|(id, _)| id.clone()) {
                sessions.remove(&oldest);
            }
        }
        sessions.insert(id.clone(), Session { secret, token, began: now });
        Some(cookie(&id, LASTS.as_secs(), secure))
    }

    /// The session of a request.
    pub(super) fn of(&self, headers: &HeaderMap, now: Instant) -> Option<Session> {
        let sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions.get(id(headers)?)?;
        (now.duration_since(session.began) < LASTS).then(|| session.clone())
    }

    /// Ends the session of a request; gives back the cookie that forgets it.
    pub(super) fn end(&self, headers: &HeaderMap, secure: bool) -> String {
        if let Some(id) = id(headers) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
        }
        cookie("", 0, secure)
    }
}

impl Session {
    /// Whether a form was the desk's own.
    pub(super) fn has_token(&self, token: &str) -> bool {
        self.token.as_bytes().ct_eq(token.as_bytes()).into()
    }
}

/// `Lax`, so that a page's address can be sent to a colleague who is signed in.
fn cookie(id: &str, seconds: u64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{NAME}={id}; Path=/desk; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

fn id(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = cookies.flat_map(|cookies| cookies.split(';'));
    cookies.find_map(|cookie| cookie.trim().strip_prefix(NAME)?.strip_prefix('='))
}

fn random() -> Option<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_found_by_its_cookie_until_it_ends() {
        let (sessions, now) = (Sessions::default(), Instant::now());
        let set = sessions.begin(Secret::generate().unwrap(), true, now).unwrap();
        assert!(set.ends_with("; Path=/desk; Max-Age=28800; HttpOnly; SameSite=Lax; Secure"));
        let headers = |cookie: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, cookie.parse().unwrap());
            headers
        };
        let own = headers(&format!("a=b; {}", set.split(';').next().unwrap()));
        let session = sessions.of(&own, now).unwrap();
        assert!(session.has_token(&session.token) && !session.has_token(""));
        assert!(sessions.of(&headers("mot-cua-desk=0"), now).is_none());
        assert!(sessions.of(&HeaderMap::new(), now).is_none());
        assert!(sessions.of(&own, now + LASTS).is_none());
        assert!(sessions.end(&own, true).contains("Max-Age=0"));
        assert!(sessions.of(&own, now).is_none());
    }
}
