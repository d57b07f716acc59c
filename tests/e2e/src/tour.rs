//! Every screen in every state, one after another in one browser, for whoever has to look at them.

mod asking;
mod finding;
mod problems;
mod ratings;
mod results;

use crate::{Browser, Server};

/// The moment of all screens, so that two tours show the same.
const AS_OF: &str = "2026-08-21T10:00";

/// Where requests of ratings go.
const COLLECTOR: &str = "*/v1/*";

/// Where the first widget's screen is.
const ROOT: &str = "document.querySelector('mot-cua').shadowRoot";

/// A part of the tour, which begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Searching, situations of life, and where it is filed.
    Finding,
    /// Questions of each kind, and dead ends.
    Asking,
    /// Results of each kind.
    Results,
    /// Ratings before, while and after they are sent.
    Ratings,
    /// Pages on which the widget can't work, or not yet.
    Problems,
}

/// Leads a browser through the widget; `visit` is told the name of each state.
#[derive(Debug)]
pub struct Tour<'a, V> {
    /// Who is led.
    pub browser: &'a Browser,
    /// Where to.
    pub server: &'a Server,
    /// Looks at a state; what a person has done there must stay.
    pub visit: V,
}

impl<V: AsyncFn(&str)> Tour<'_, V> {
    /// Everything.
    pub async fn all(&self) {
        use Part::{Asking, Finding, Problems, Ratings, Results};
        for part in [Finding, Asking, Results, Ratings, Problems] {
            self.part(part).await;
        }
    }

    /// A part.
    pub async fn part(&self, part: Part) {
        match part {
            Part::Finding => self.finding().await,
            Part::Asking => self.asking().await,
            Part::Results => self.results().await,
            Part::Ratings => self.ratings().await,
            Part::Problems => self.problems().await,
        }
    }

    /// Opens a page of the site at the moment of the tour, with some attributes.
    ///
    /// Whoever comes is new, unless they are somebody who comes again.
    async fn open(&self, page: &str, attributes: &[(&str, &str)], screen: &str) {
        self.browser.run("try { localStorage.clear() } catch {}").await;
        self.open_again(page, attributes, screen).await;
    }

    async fn open_again(&self, page: &str, attributes: &[(&str, &str)], screen: &str) {
        self.open_at(&self.server.url(page), attributes, screen).await;
    }

    async fn open_at(&self, url: &str, attributes: &[(&str, &str)], screen: &str) {
        self.browser.goto(url).await;
        self.browser.count_requests().await;
        self.browser.attributes(&[("as-of", AS_OF)]).await;
        self.browser.attributes(attributes).await;
        self.browser.until_screen(screen).await;
    }

    /// What is on its way stays on its way: nobody waits for it.
    async fn still_under_way(&self) {
        self.browser.run("window.requests = -1000").await;
    }

    async fn until_field(&self, selector: &str) {
        self.browser.until(&format!("{ROOT}.querySelector({selector:?})")).await;
    }

    async fn visit(&self, state: &str) {
        self.browser.settled().await;
        (self.visit)(state).await;
    }
}
