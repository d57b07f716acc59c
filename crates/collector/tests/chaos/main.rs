//! Twenty devices with the widget's own queue against a collector that fails in every way, and
//! then heals: every rating that was handed over is in the database once, and nothing else is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

mod collector;
mod device;

use std::collections::BTreeSet;
use std::env;
use std::sync::Arc;

use tokio::task::JoinSet;

use crate::collector::{Collector, Failure};
use crate::device::Device;

const DEVICES: usize = 20;

/// Ratings of all devices together, unless `MOT_CUA_RATINGS` says how many.
const RATINGS: usize = 2_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_rating_arrives_once() {
    let ratings = env::var("MOT_CUA_RATINGS").ok();
    let ratings = ratings.map_or(RATINGS, |text| text.parse().unwrap());
    let collector = Arc::new(Collector::start());

    let mut work = JoinSet::new();
    for number in 0..DEVICES {
        let (collector, mut device) = (Arc::clone(&collector), Device::new(number));
        let share = ratings / DEVICES + usize::from(number < ratings % DEVICES);
        work.spawn(async move {
            device.live(share, &collector).await;
            device
        });
    }
    let mut devices = work.join_all().await;
    let failures = collector.failures();
    for failure in Failure::ALL {
        assert!(failures[failure as usize] > 0, "{failure:?} never happened: {failures:?}");
    }
    let waiting = devices.iter().filter(|device| !device.is_empty()).count();
    assert!(waiting > 0, "no device was still full of ratings when the collector healed");

    collector.heal().await;
    for device in &mut devices {
        device.empty(&collector).await;
    }
    let given: Vec<String> = devices.iter().flat_map(Device::given).collect();
    assert_eq!(given.len(), ratings);
    let given: BTreeSet<String> = given.into_iter().collect();
    let rows = collector.ids();
    assert_eq!(rows.len(), ratings, "rows");
    assert_eq!(rows.into_iter().collect::<BTreeSet<_>>(), given);
    println!("{ratings} ratings, each once, with {failures:?} of {:?}", Failure::ALL);
}
