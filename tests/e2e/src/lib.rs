//! Browsers and servers for tests that go through the whole product.
#![allow(clippy::panic, clippy::expect_used, reason = "a test harness ends where it can't go on")]

mod axe;
mod browser;
mod engine;
mod host;
mod look;
mod picture;
mod portal;
mod server;
mod tour;
mod typing;

pub use browser::Browser;
pub use engine::Engine;
pub use host::Host;
pub use look::{LOOKS, Look, PRINT};
pub use picture::Picture;
pub use portal::Portal;
pub use server::Server;
pub use tour::{Part, Tour};

/// Where the widget can't run, the plain list stands in the place of what the page holds, or that is
/// still there.
pub const SOMETHING_IS_LEFT: &str = "document.querySelector('mot-cua a').offsetHeight > 0 ||
    document.querySelector('mot-cua').shadowRoot?.textContent.includes('mọi trường hợp')";

/// A port of this machine that nobody listens on.
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// What the environment names, set by `cargo xtask test`.
fn from_environment(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} isn't set: run `cargo xtask test`"))
}
