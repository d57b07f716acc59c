//! A network that isn't kind: between a device and the collector, it loses, cuts and invents answers.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Passes,
    /// The collector never sees it.
    Lost,
    /// The collector takes it, and its answer is lost.
    AnswerLost,
    /// The collector takes it, and half of its answer comes.
    AnswerHalved,
    /// Something on the way answers.
    Answered(&'static str),
}

const FATES: [Fate; 10] = [
    Fate::Passes,
    Fate::Passes,
    Fate::Passes,
    Fate::Passes,
    Fate::Passes,
    Fate::Lost,
    Fate::AnswerLost,
    Fate::AnswerHalved,
    Fate::Answered("500 Internal Server Error"),
    Fate::Answered("429 Too Many Requests\r\nretry-after: 0"),
];

/// Something that devices take for the collector.
pub(crate) struct Network {
    pub(crate) address: String,
    state: Arc<State>,
}

struct State {
    /// Where the collector is, if it runs.
    collector: Mutex<Option<String>>,
    healed: AtomicBool,
    /// Decides fates, the same in each run.
    dice: AtomicU64,
}

impl Network {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let state = Arc::new(State {
            collector: Mutex::new(None),
            healed: AtomicBool::new(false),
            dice: AtomicU64::new(1),
        });
        let shared = Arc::clone(&state);
        // Ends with the process.
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&shared);
                thread::spawn(move || state.carry(stream));
            }
        });
        Self { address, state }
    }

    pub(crate) fn leads_to(&self, collector: Option<&str>) {
        *self.state.collector.lock().unwrap() = collector.map(str::to_owned);
    }

    /// From now on everything passes.
    pub(crate) fn heal(&self) {
        self.state.healed.store(true, Ordering::Relaxed);
    }
}

impl State {
    /// Nothing when something breaks on the way, as the devices will notice.
    fn carry(&self, mut device: TcpStream) -> Option<()> {
        let request = read_request(&mut device)?;
        let fate = self.fate();
        if let Fate::Answered(status) = fate {
            let answer =
                format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            return device.write_all(answer.as_bytes()).ok();
        }
        if fate == Fate::Lost {
            return None;
        }
        let collector = self.collector.lock().unwrap().clone()?;
        let mut collector = TcpStream::connect(collector).ok()?;
        collector.write_all(&request).ok()?;
        let mut answer = Vec::new();
        collector.read_to_end(&mut answer).ok()?;
        match fate {
            Fate::AnswerLost => None,
            Fate::AnswerHalved => device.write_all(answer.get(..answer.len() / 2)?).ok(),
            _ => device.write_all(&answer).and_then(|()| device.shutdown(Shutdown::Write)).ok(),
        }
    }

    fn fate(&self) -> Fate {
        if self.healed.load(Ordering::Relaxed) {
            return Fate::Passes;
        }
        let thrown = self.dice.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        let mixed = (thrown ^ thrown >> 31).wrapping_mul(0x94d0_49bb_1331_11eb) >> 33;
        FATES[usize::try_from(mixed).unwrap() % FATES.len()]
    }
}

/// A whole request with its body.
fn read_request(device: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let mut buffer = [0; 16_384];
    loop {
        let read = device.read(&mut buffer).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(buffer.get(..read)?);
        let text = String::from_utf8_lossy(&request);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
            if body.len() >= length.parse().ok()? {
                return Some(request);
            }
        }
    }
}
