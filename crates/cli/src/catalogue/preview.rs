//! `mot-cua catalogue preview`: the widget on the files being edited, with the findings beside it.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rules::text::{Language, Text};
use tokio::net::TcpListener;

use super::fail;

mod pages;
mod state;
mod watch;

/// What to preview.
#[derive(Debug, Args)]
pub(crate) struct Preview {
    /// Folder of the catalogue
    data: PathBuf,
    /// Folder of the built site, which holds the widget
    #[arg(long, default_value = "target/site")]
    site: PathBuf,
    /// The port on 127.0.0.1; 0 lets the system choose
    #[arg(long, default_value_t = 8788)]
    port: u16,
}

/// Serves on this machine only, until it is stopped.
pub(super) fn run(request: &Preview, language: Language) -> ExitCode {
    let site = request.site.display();
    if !request.site.join("mot-cua/mot-cua.js").is_file() {
        let message = Text {
            vi: format!("`{site}` không có tiện ích: chạy `cargo xtask build` trước"),
            en: format!("`{site}` holds no widget: run `cargo xtask build` first"),
        };
        return fail(&message, language);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return cannot_serve(&error, language),
    };
    match runtime.block_on(serve(request, language)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cannot_serve(&error, language),
    }
}

async fn serve(request: &Preview, language: Language) -> io::Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, request.port));
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    let state = watch::start(request.data.clone());
    let message = Text {
        vi: format!("xem thử tại http://{address}/ (Ctrl+C để dừng)"),
        en: format!("preview at http://{address}/ (Ctrl+C stops it)"),
    };
    println!("{}", message.in_language(language));
    axum::serve(listener, pages::router(state, &request.site)).await
}

fn cannot_serve(error: &io::Error, language: Language) -> ExitCode {
    let message = Text {
        vi: format!("không mở được trang xem thử: {error}"),
        en: format!("can't serve the preview: {error}"),
    };
    fail(&message, language)
}
