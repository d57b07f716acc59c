//! A balancer in front of collectors: each connection goes to the next one that says it is ready.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::network::listen;
use crate::wire::carry;

/// How often collectors are asked, and how long their answer may take.
const ASKED_EVERY: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_secs(1);

pub(crate) struct Balancer {
    pub(crate) address: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    collectors: Mutex<Vec<Collector>>,
    turn: AtomicUsize,
}

#[derive(Clone)]
struct Collector {
    address: String,
    is_ready: bool,
    /// Connections that it was given.
    taken: u64,
}

impl Balancer {
    pub(crate) fn start(addresses: &[&str]) -> Self {
        let state = Arc::new(State::default());
        *state.collectors.lock().unwrap() = addresses.iter().map(|it| Collector::at(it)).collect();
        let asking = Arc::clone(&state);
        thread::spawn(move || {
            loop {
                asking.ask_all();
                thread::sleep(ASKED_EVERY);
            }
        });
        let shared = Arc::clone(&state);
        let address = listen(move |device| {
            if let Some(collector) = shared.connect() {
                carry(&device, &collector, |_| (), |_| ());
            }
        });
        Self { address, state }
    }

    /// The collector of that number was started anew.
    pub(crate) fn moved(&self, number: usize, address: &str) {
        self.state.collectors.lock().unwrap()[number] = Collector::at(address);
    }

    /// How many connections each collector was given since it was started.
    pub(crate) fn taken(&self) -> Vec<u64> {
        self.state.collectors.lock().unwrap().iter().map(|collector| collector.taken).collect()
    }
}

impl Collector {
    fn at(address: &str) -> Self {
        Self { address: address.to_owned(), is_ready: true, taken: 0 }
    }
}

impl State {
    fn ask_all(&self) {
        let collectors = self.collectors.lock().unwrap().clone();
        // Beside each other: one that is silent must not keep the others from being found.
        thread::scope(|scope| {
            for (number, Collector { address, .. }) in collectors.into_iter().enumerate() {
                scope.spawn(move || self.found(number, &address, is_ready(&address).is_some()));
            }
        });
    }

    /// The next one that is ready and can be reached.
    fn connect(&self) -> Option<TcpStream> {
        let mut collectors = self.collectors.lock().unwrap().clone();
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % collectors.len();
        let mut numbers: Vec<usize> = (0..collectors.len()).collect();
        numbers.rotate_left(turn);
        collectors.rotate_left(turn);
        for (number, collector) in numbers.into_iter().zip(collectors) {
            if !collector.is_ready {
                continue;
            }
            let stream = TcpStream::connect(&collector.address).ok();
            self.found(number, &collector.address, stream.is_some());
            if let Some(stream) = stream {
                self.collectors.lock().unwrap()[number].taken += 1;
                return Some(stream);
            }
        }
        None
    }

    /// Unless it was started anew meanwhile.
    fn found(&self, number: usize, address: &str, is_ready: bool) {
        let collector = &mut self.collectors.lock().unwrap()[number];
        if collector.address == address {
            collector.is_ready = is_ready;
        }
    }
}

/// Something if a collector says that it is.
fn is_ready(address: &str) -> Option<()> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.starts_with("HTTP/1.1 200").then_some(())
}
