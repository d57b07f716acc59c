//! How soon a question can be answered, and how fast clicks are, in Chromium on a slow phone and
//! network: the widget beside pages that do the same job. `cargo xtask bench` builds the pages, runs
//! this and reads the figures: one line of JSON a visit.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::expect_used, reason = "a bench")]

mod visit;

use e2e::Server;

use visit::visit;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().and_then(|it| it.parse().ok()).expect("the number of rounds");
    let pages =
        arguments.map(|page| page.split_once('=').map(|(name, at)| (name.into(), at.into())));
    let mut pages: Vec<(String, String)> = pages.collect::<Option<_>>().expect("name=/address");
    let server = Server::start().await;
    let mut random = Random(20_260_101);
    for round in 1..=rounds {
        random.shuffle(&mut pages);
        for (name, address) in &pages {
            eprintln!("   round {round} of {rounds}: {name}");
            let mut figures = visit(&server.url(address)).await;
            figures["page"] = name.as_str().into();
            println!("{figures}");
        }
    }
}

/// The same order in every run (a linear congruential generator).
struct Random(u64);

impl Random {
    fn shuffle(&mut self, pages: &mut [(String, String)]) {
        for last in (1..pages.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let other = usize::try_from(self.0 >> 33).unwrap_or_default() % (last + 1);
            pages.swap(last, other);
        }
    }
}
