//! Whether the collector is there and takes ratings of the page.

use crate::finding::Finding;
use crate::page::Page;
use crate::tag::Tag;
use crate::web::Web;

/// Looks without sending a rating.
pub(crate) fn check(web: &Web, page: &Page, tag: &Tag, found: &mut Vec<Finding>) {
    let (Ok(ready), Ok(ratings)) = (tag.collector.join("readyz"), tag.collector.join("v1/ratings"))
    else {
        return;
    };
    match web.get(&ready, None) {
        Err(error) => return found.push(Finding::NoCollector { url: ready, what: error }),
        Ok(answer) if answer.status != 200 => {
            let what = answer.status.to_string();
            return found.push(Finding::NoCollector { url: ready, what });
        }
        Ok(_) => {}
    }
    if page.is_foreign(&ratings) {
        let origin = page.origin();
        let allowed = web.preflight(&ratings, &origin).ok().is_some_and(|answer| {
            let allowed = answer.header("access-control-allow-origin");
            allowed.is_some_and(|allowed| allowed == "*" || allowed == origin)
        });
        if !allowed {
            found.push(Finding::NotAllowed { url: ratings, origin });
        }
    }
}
