//! The PostgreSQL servers that an address names, of which one takes writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// The servers of an address. Each is asked on its own, so that one which is silent doesn't use up
/// the time of the next.
#[derive(Clone, Debug)]
pub struct Servers {
    each: Vec<Config>,
    /// Where the last connection was made: there the next is tried first. A server that is gone
    /// would make all of them slow.
    last: Arc<AtomicUsize>,
}

impl Servers {
    pub(super) fn of(config: &Config) -> Self {
        Self { each: each(config), last: Arc::default() }
    }

    /// The name of the database, which is the same on all of them.
    pub(super) fn database(&self) -> Option<&str> {
        self.each.first().and_then(Config::get_dbname)
    }

    /// The servers in the order in which they are to be asked, with their numbers.
    pub(super) fn in_turn(&self) -> impl Iterator<Item = (usize, &Config)> {
        let last = self.last.load(Ordering::Relaxed);
        let numbered = || self.each.iter().enumerate();
        numbered().skip(last).chain(numbered().take(last))
    }

    /// A connection was made to the server of that number.
    pub(super) fn found(&self, number: usize) {
        self.last.store(number, Ordering::Relaxed);
    }
}

/// The same address once for each of its servers, in their order.
fn each(config: &Config) -> Vec<Config> {
    let servers = config.get_hosts().len().max(config.get_hostaddrs().len());
    if servers < 2 {
        return vec![config.clone()];
    }
    (0..servers).map(|place| alone(config, place)).collect()
}

/// All of an address except for the other servers, which can't be taken out of it.
fn alone(config: &Config, place: usize) -> Config {
    let mut one = Config::new();
    match config.get_hosts().get(place) {
        Some(Host::Tcp(name)) => {
            one.host(name);
        }
        #[cfg(unix)]
        Some(Host::Unix(folder)) => {
            one.host_path(folder);
        }
        None => {}
    }
    if let Some(address) = config.get_hostaddrs().get(place) {
        one.hostaddr(*address);
    }
    // One port is for all of them.
    let ports = config.get_ports();
    if let Some(port) = ports.get(place).or(ports.first()) {
        one.port(*port);
    }
    if let Some(user) = config.get_user() {
        one.user(user);
    }
    if let Some(password) = config.get_password() {
        one.password(password);
    }
    if let Some(name) = config.get_dbname() {
        one.dbname(name);
    }
    if let Some(options) = config.get_options() {
        one.options(options);
    }
    if let Some(name) = config.get_application_name() {
        one.application_name(name);
    }
    if let Some(timeout) = config.get_connect_timeout() {
        one.connect_timeout(*timeout);
    }
    if let Some(timeout) = config.get_tcp_user_timeout() {
        one.tcp_user_timeout(*timeout);
    }
    if let Some(interval) = config.get_keepalives_interval() {
        one.keepalives_interval(interval);
    }
    if let Some(retries) = config.get_keepalives_retries() {
        one.keepalives_retries(retries);
    }
    one.keepalives(config.get_keepalives())
        .keepalives_idle(config.get_keepalives_idle())
        .ssl_mode(config.get_ssl_mode())
        .ssl_negotiation(config.get_ssl_negotiation())
        .channel_binding(config.get_channel_binding())
        .target_session_attrs(config.get_target_session_attrs())
        .load_balance_hosts(config.get_load_balance_hosts());
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_that_was_found_is_asked_first() {
        let servers = Servers::of(&"postgres://u@a,b,c".parse().unwrap());
        let turns = |servers: &Servers| servers.in_turn().map(|(number, _)| number).collect();
        let found: Vec<Vec<usize>> = [0, 1, 2, 0]
            .map(|number| {
                servers.clone().found(number);
                turns(&servers)
            })
            .into();
        assert_eq!(found, [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 1, 2]]);
    }

    #[test]
    fn each_server_keeps_all_the_rest() {
        let rest = "/ratings?target_session_attrs=read-write&options=-cx=y&keepalives_idle=9\
            &keepalives_interval=8&keepalives_retries=7&tcp_user_timeout=6&connect_timeout=5\
            &keepalives=0&sslmode=disable&application_name=n&load_balance_hosts=random\
            &channel_binding=disable";
        let cases: [(&str, &[&str]); 5] = [
            ("u:p@a:1,b:2", &["u:p@a:1", "u:p@b:2"]),
            ("u@a,b,c", &["u@a:5432", "u@b:5432", "u@c:5432"]),
            ("u@%2Ftmp%2Fa:1,b:1", &["u@%2Ftmp%2Fa:1", "u@b:1"]),
            ("u@a", &["u@a"]),
            ("u", &["u"]),
        ];
        let config = |servers: &str| format!("postgres://{servers}{rest}").parse::<Config>();
        for (servers, expected) in cases {
            let expected: Vec<Config> = expected.iter().map(|one| config(one).unwrap()).collect();
            assert_eq!(each(&config(servers).unwrap()), expected, "{servers}");
        }
    }
}
