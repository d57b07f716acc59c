//! `mot-cua serve`

use std::io::{IsTerminal, stderr};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use collector::{
    AllowedOrigin, Database, IpNet, OfficeNames, ServeError, Server, Settings, Thresholds,
};

use crate::place::Place;
use crate::report::offices;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A folder that is served as the site, such as `target/site`.
    #[arg(long)]
    site: Option<PathBuf>,
    /// What offices are called on the desk and in its files: a CSV file with the columns unit_code and
    /// unit_name
    #[arg(long, value_name = "FILE", value_parser = offices)]
    offices: Option<OfficeNames>,
    #[command(flatten)]
    place: Place,
    /// The address to listen on. Put a reverse proxy with TLS in front of it.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Another site whose pages may send ratings, such as `https://example.gov.vn`, or `*` for all;
    /// may be given several times
    #[arg(long = "allow-origin", value_name = "ORIGIN")]
    allow_origins: Vec<AllowedOrigin>,
    /// Ratings a minute from one network by one portal; more are kept and marked
    #[arg(long, value_name = "N", default_value_t = Thresholds::default().mark_over)]
    mark_over: u32,
    /// Ratings a minute from one network by one portal; more are sent back, to come later
    #[arg(long, value_name = "N", default_value_t = Thresholds::default().refuse_over)]
    refuse_over: u32,
    /// A proxy whose X-Forwarded-For is believed, such as `127.0.0.1/32`; may be given several
    /// times
    #[arg(long = "trust-proxy", value_name = "NETWORK")]
    trusted_proxies: Vec<IpNet>,
    /// Let everybody read sums; without this a key is needed
    #[arg(long)]
    open_stats: bool,
    /// Hide figures of fewer ratings, and what would give them away
    #[arg(long, value_name = "N", default_value_t = Settings::default().hide_under)]
    hide_under: u64,
    /// Connections that are open at once
    #[arg(long, value_name = "N", default_value_t = Settings::default().connections)]
    connections: usize,
}

pub(crate) fn run(arguments: Arguments) -> ExitCode {
    let colours = stderr().is_terminal();
    tracing_subscriber::fmt().with_writer(stderr).with_target(false).with_ansi(colours).init();
    if let Some(site) = arguments.site.as_ref().filter(|site| !site.is_dir()) {
        return fail(&format!("`{}` is not a folder: run `cargo xtask build`", site.display()));
    }
    let settings = Settings {
        site: arguments.site,
        offices: arguments.offices.unwrap_or_default(),
        allowed_origins: arguments.allow_origins,
        thresholds: Thresholds {
            mark_over: arguments.mark_over,
            refuse_over: arguments.refuse_over,
        },
        trusted_proxies: arguments.trusted_proxies,
        open_stats: arguments.open_stats,
        hide_under: arguments.hide_under,
        connections: arguments.connections,
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("the runtime can't start: {error}")),
    };
    let served = runtime.block_on(serve(arguments.listen, &arguments.place.database, &settings));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

async fn serve(
    address: SocketAddr,
    database: &Database,
    settings: &Settings,
) -> Result<(), ServeError> {
    // Before the port is taken: whoever sees it open may ask to stop.
    let stop = stop_signal();
    Server::bind(address, database, settings).await?.run(stop).await
}

fn fail(message: &str) -> ExitCode {
    eprintln!("mot-cua serve: {message}");
    ExitCode::FAILURE
}

/// Done when the terminal or the service manager asks to stop. Where the system gives no such
/// signal, the service runs until it is killed, which loses nothing that was acknowledged.
fn stop_signal() -> impl Future<Output = ()> + Send + 'static {
    let terminate = terminate();
    async {
        tokio::select! {
            Ok(()) = tokio::signal::ctrl_c() => {}
            () = terminate => {}
        }
    }
}

#[cfg(unix)]
fn terminate() -> impl Future<Output = ()> + Send + 'static {
    use tokio::signal::unix::{SignalKind, signal};

    let terminate = signal(SignalKind::terminate());
    async {
        match terminate {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    }
}

#[cfg(not(unix))]
fn terminate() -> impl Future<Output = ()> + Send + 'static {
    std::future::pending()
}
