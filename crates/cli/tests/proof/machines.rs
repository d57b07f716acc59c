//! Two collectors, a database server and its synchronous standby: each of them is killed or cut off,
//! and the load goes on.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::balancer::Balancer;
use crate::cluster::Cluster;
use crate::link::Link;
use crate::service::{Service, id, post, rating, verify};

const DEVICES: u64 = 8;

/// Ratings that one request carries at most.
const TOGETHER: u64 = 10;

/// How long a device waits before it tries again.
const BREATH: Duration = Duration::from_millis(20);

/// No progress for so long is none at all.
const STANDSTILL: Duration = Duration::from_secs(120);

struct Extent {
    /// How often everything is killed or cut off.
    rounds: usize,
    /// Ratings that must be acknowledged after each event.
    progress: u64,
}

fn extent() -> Extent {
    if std::env::var_os("MOT_CUA_SOAK").is_some() {
        Extent { rounds: 12, progress: 2_000 }
    } else {
        Extent { rounds: 1, progress: 200 }
    }
}

/// Ratings that were acknowledged, and whether there shall be more.
#[derive(Default)]
struct Load {
    acknowledged: AtomicU64,
    is_over: AtomicBool,
    /// It stopped: no device tries any longer.
    is_lost: AtomicBool,
}

impl Load {
    /// Sends until the load is over and everything was acknowledged; says how many that were.
    fn device(&self, number: u64, address: &str) -> u64 {
        let mut given = 0;
        while !self.is_over.load(Ordering::Relaxed) {
            let size = given % TOGETHER + 1;
            let ratings = (given..given + size).map(|place| rating(name(number, place)));
            let ratings = ratings.collect::<Vec<_>>().join(",");
            let body = format!(r#"{{"ratings":[{ratings}]}}"#);
            loop {
                match post(address, &body) {
                    Some(202) => break,
                    Some(500..) | None => {
                        assert!(!self.is_lost.load(Ordering::Relaxed), "not acknowledged: {body}");
                        thread::sleep(BREATH);
                    }
                    Some(other) => panic!("{other}"),
                }
            }
            self.acknowledged.fetch_add(size, Ordering::Relaxed);
            given += size;
        }
        given
    }

    /// Waits until so many more were acknowledged.
    fn goes_on(&self, after: &str, progress: u64) {
        let goal = self.acknowledged.load(Ordering::Relaxed) + progress;
        let begun = Instant::now();
        while self.acknowledged.load(Ordering::Relaxed) < goal {
            if begun.elapsed() > STANDSTILL {
                self.is_lost.store(true, Ordering::Relaxed);
                self.is_over.store(true, Ordering::Relaxed);
                panic!("the load stopped after: {after}");
            }
            thread::sleep(BREATH);
        }
    }
}

/// The number of a device's rating among all.
fn name(device: u64, place: u64) -> u64 {
    place * DEVICES + device
}

/// A collector with its own ways to the two database servers.
struct Machine {
    links: [Link; 2],
    service: Service,
}

impl Machine {
    fn start(servers: [&Path; 2]) -> Self {
        let links = servers.map(Link::to);
        let service = Service::start(&database(&links));
        Self { links, service }
    }

    fn restart(&mut self) {
        self.service = Service::start(&database(&self.links));
    }
}

fn database([one, other]: &[Link; 2]) -> String {
    let (one, other) = (&one.address, &other.address);
    format!("postgres://test@{one},{other}/postgres?target_session_attrs=read-write")
}

#[test]
fn the_load_goes_on_whatever_breaks_and_every_rating_is_there_once() {
    let Some(first) = Cluster::start() else { return };
    let Extent { rounds, progress } = extent();
    let second = first.standby();
    first.wait_for_standby();
    let mut servers = [first, second];
    let folders = || [&*servers[0].folder, &*servers[1].folder];
    let mut machines = [Machine::start(folders()), Machine::start(folders())];
    let addresses: Vec<&str> = machines.iter().map(|it| &*it.service.address).collect();
    let balancer = Balancer::start(&addresses);
    let load = Load::default();
    let given = thread::scope(|scope| {
        let (load, address) = (&load, &*balancer.address);
        let device = |number| scope.spawn(move || load.device(number, address));
        let devices: Vec<_> = (0..DEVICES).map(device).collect();
        load.goes_on("the start", progress);
        for round in 0..rounds {
            let number = round % 2;
            machines[number].service.kill();
            load.goes_on("a collector was killed", progress);
            machines[number].restart();
            balancer.moved(number, &machines[number].service.address);

            // The server that takes writes is the one of the round's number.
            machines[1 - number].links[number].cut_before_commit();
            machines[1 - number].links[1 - number].cut();
            load.goes_on("a collector was cut off from the database", progress);
            machines[1 - number].links.iter().for_each(Link::mend);
            load.goes_on("it was connected again", progress);

            fail_over(&mut servers, &machines, number, || {
                load.goes_on("the standby took the place of the server", progress);
            });
            load.goes_on("there was a new standby", progress);
        }
        load.is_over.store(true, Ordering::Relaxed);
        devices.into_iter().map(|device| device.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(balancer.taken().iter().all(|taken| *taken > 0), "{:?}", balancer.taken());

    let given = (0..).zip(given);
    let ids =
        given.flat_map(|(device, given)| (0..given).map(move |place| id(name(device, place))));
    let mut ids: Vec<String> = ids.collect();
    ids.sort();
    let found = servers[rounds % 2].sql("SELECT id FROM ratings");
    let mut found: Vec<&str> = found.lines().collect();
    found.sort_unstable();
    assert!(found == ids, "{} of {}", found.len(), ids.len());
    verify(&database(&machines[0].links), ids.len());
    println!("{} ratings, {rounds} rounds: each is there once", ids.len());
}

/// The server of that number dies without a word, and the other takes its place; `then` there is a
/// new standby.
fn fail_over(
    servers: &mut [Cluster; 2],
    machines: &[Machine; 2],
    number: usize,
    then: impl FnOnce(),
) {
    servers[number].kill();
    let links = || machines.iter().map(|machine| &machine.links[number]);
    links().for_each(Link::cut);
    servers[1 - number].promote();
    then();
    servers[number] = servers[1 - number].standby();
    servers[1 - number].wait_for_standby();
    for link in links() {
        link.leads_to(&servers[number].folder);
        link.mend();
    }
}
