//! `mot-cua serve`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use axum::http::HeaderValue;
use collector::Settings;
use tokio::signal::unix::{SignalKind, signal};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A folder that is served as the site, such as `target/site`.
    #[arg(long)]
    site: Option<PathBuf>,
    /// Where ratings are kept.
    #[arg(long, default_value = "sqlite:ratings.sqlite", value_parser = database)]
    database: PathBuf,
    /// The address to listen on. Put a reverse proxy with TLS in front of it.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// The origin of another site whose pages may send ratings, such as `https://example.gov.vn`.
    #[arg(long = "allow-origin")]
    allow_origins: Vec<HeaderValue>,
}

/// Reads `sqlite:FILE`.
fn database(text: &str) -> Result<PathBuf, String> {
    match text.strip_prefix("sqlite:") {
        Some(file) if !file.is_empty() => Ok(file.into()),
        _ => Err(format!("`{text}` is not a database: `sqlite:FILE` is expected")),
    }
}

pub(crate) fn run(arguments: Arguments) -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    if let Some(site) = arguments.site.as_ref().filter(|site| !site.is_dir()) {
        return fail(&format!("`{}` is not a folder: run `cargo xtask build`", site.display()));
    }
    let settings = Settings { site: arguments.site, allowed_origins: arguments.allow_origins };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("the runtime can't start: {error}")),
    };
    let served = runtime.block_on(async {
        let stop = stop_signal();
        collector::serve(arguments.listen, &arguments.database, &settings, stop).await
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("mot-cua serve: {message}");
    ExitCode::FAILURE
}

/// Done when the terminal or the service manager asks to stop. Where the system gives no such
/// signal, the service runs until it is killed, which loses nothing that was acknowledged.
async fn stop_signal() {
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        Ok(()) = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
