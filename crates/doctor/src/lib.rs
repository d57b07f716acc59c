//! Finds out why the widget can't start on a portal's page, and says what to change.
//!
//! [`examine`] looks at a page as a browser would: it finds the tag, fetches what the tag leads to,
//! and compares types, caches, policies and versions with what the widget needs.

mod catalogue;
mod collector;
mod files;
mod finding;
mod page;
mod policy;
mod tag;
mod web;
mod words;

use jiff_core::civil::Date;
use url::Url;

pub use finding::{Finding, Severity};
pub use web::Web;

use page::Page;
use policy::Policies;
use tag::Tag;

/// What is examined.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A page on the network.
    Address(Url),
    /// The text of a page, and the address that it has or will have.
    Text(String, Url),
}

/// Looks at everything; the most serious findings come first. `loader` is where the script is, for
/// pages that a tag manager puts it into.
#[must_use]
pub fn examine(web: &Web, subject: &Subject, loader: Option<&Url>, today: Date) -> Vec<Finding> {
    let mut found = Vec::new();
    look(web, subject, loader, today, &mut found);
    found.sort_by_key(Finding::severity);
    found.dedup();
    found
}

fn look(web: &Web, subject: &Subject, loader: Option<&Url>, today: Date, found: &mut Vec<Finding>) {
    let (text, url, headers) = match subject {
        Subject::Text(text, url) => (text.clone(), url.clone(), Vec::new()),
        Subject::Address(url) => match web.get(url, None) {
            Err(error) => return found.push(Finding::Unreachable { url: url.clone(), error }),
            Ok(answer) if answer.status != 200 => {
                return found.push(Finding::Status { url: url.clone(), status: answer.status });
            }
            Ok(answer) => {
                let policies = answer.all("content-security-policy");
                (answer.text(), answer.url, policies)
            }
        },
    };
    let page = Page::read(&text, &url);
    let policies = Policies::of(&page, &headers);
    let Some(tag) = Tag::find(&page, loader, found) else { return };
    let program = files::program(web, &page, &tag, found);
    policies.check(&tag, &program, found);
    let options = tag.options(found);
    catalogue::check(web, &page, &tag, &options, today, found);
    if options.asks_for_ratings {
        collector::check(web, &page, &tag, found);
    }
}
