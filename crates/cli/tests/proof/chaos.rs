//! Twenty devices hand over their ratings while the collector is killed and the network misbehaves.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::network::Network;
use crate::service::{Service, id, post, rating, verify};

const DEVICES: u64 = 20;

/// Ratings that one request of a device carries at most.
const TOGETHER: usize = 10;

/// How long a device waits before it tries again: a thousandth of what a real one does.
const BREATH: Duration = Duration::from_millis(5);

struct Extent {
    /// Ratings of one device.
    ratings: u64,
    kills: u64,
}

fn extent() -> Extent {
    if std::env::var_os("MOT_CUA_SOAK").is_some() {
        Extent { ratings: 5_000, kills: 200 }
    } else {
        Extent { ratings: 150, kills: 5 }
    }
}

/// Sends until everything was acknowledged. A device keeps what wasn't, and sends it again.
fn device(number: u64, ratings: u64, network: &Network, acknowledged: &AtomicU64) {
    let first = number * ratings;
    let mut queue: VecDeque<u64> = (first..first + ratings).collect();
    while !queue.is_empty() {
        let sent: Vec<String> = queue.iter().take(TOGETHER).map(|number| rating(*number)).collect();
        let body = format!(r#"{{"ratings":[{}]}}"#, sent.join(","));
        match post(&network.address, &body) {
            Some(202) => {
                queue.drain(..sent.len());
                acknowledged.fetch_add(u64::try_from(sent.len()).unwrap(), Ordering::Relaxed);
            }
            Some(500..) | Some(429) | None => thread::sleep(BREATH),
            Some(other) => panic!("{other}"),
        }
    }
}

#[test]
fn every_rating_handed_over_is_there_once_and_nothing_else_is() {
    let Extent { ratings, kills } = extent();
    let all = DEVICES * ratings;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("ratings.sqlite");
    let database = format!("sqlite:{}", file.display());
    let network = Network::start();
    let acknowledged = AtomicU64::new(0);
    thread::scope(|scope| {
        for number in 0..DEVICES {
            let (network, acknowledged) = (&network, &acknowledged);
            scope.spawn(move || device(number, ratings, network, acknowledged));
        }
        let mut service = Service::start(&database);
        network.leads_to(Some(&service.address));
        for kill in 1..=kills {
            // Spread over all of the ratings, so that there is load at each kill.
            while acknowledged.load(Ordering::Relaxed) < all * kill / (kills + 1) {
                thread::yield_now();
            }
            service.kill();
            network.leads_to(None);
            service = Service::start(&database);
            network.leads_to(Some(&service.address));
        }
        network.heal();
        while acknowledged.load(Ordering::Relaxed) < all {
            thread::sleep(BREATH);
        }
    });
    let connection = rusqlite::Connection::open(&file).unwrap();
    let mut query = connection.prepare("SELECT id FROM ratings ORDER BY id").unwrap();
    let found = query.query_map((), |row| row.get(0)).unwrap();
    let found: Vec<String> = found.map(Result::unwrap).collect();
    let mut expected: Vec<String> = (0..all).map(id).collect();
    expected.sort();
    assert!(found == expected, "{} of {}", found.len(), expected.len());
    println!("{all} ratings, {kills} kills: each is there once");
    verify(&database, found.len());
}
