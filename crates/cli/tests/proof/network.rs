//! A network that isn't kind: between a device and the collector, it loses, delays, cuts and invents
//! answers to what is sent. What is only fetched passes.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Passes,
    /// It takes its time.
    Slow,
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
    Fate::Slow,
    Fate::Lost,
    Fate::AnswerLost,
    Fate::AnswerHalved,
    Fate::Answered("500 Internal Server Error"),
    Fate::Answered("429 Too Many Requests\r\nretry-after: 0"),
];

/// What a slow request takes longer.
const DELAY: Duration = Duration::from_millis(100);

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
        let state = Arc::new(State {
            collector: Mutex::new(None),
            healed: AtomicBool::new(false),
            dice: AtomicU64::new(1),
        });
        let shared = Arc::clone(&state);
        let address = listen(move |device| {
            shared.carry(device);
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
        let fate = if request.starts_with(b"POST") { self.fate() } else { Fate::Passes };
        match fate {
            Fate::Answered(status) => {
                let answer =
                    format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                return device.write_all(answer.as_bytes()).ok();
            }
            Fate::Lost => return None,
            Fate::Slow => thread::sleep(DELAY),
            _ => {}
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

/// Gives each connection to an address of the system's choice a thread, until the process ends.
pub(crate) fn listen(connection: impl Fn(TcpStream) + Clone + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let connection = connection.clone();
            thread::spawn(move || connection(stream));
        }
    });
    address
}

/// A whole request with its body, which asks for its connection to be closed after the answer.
fn read_request(device: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let mut buffer = [0; 16_384];
    loop {
        let read = device.read(&mut buffer).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(buffer.get(..read)?);
        let Some(end) = request.windows(4).position(|end| end == b"\r\n\r\n") else { continue };
        let (head, body) = request.split_at(end);
        let head = String::from_utf8_lossy(head);
        let named = |line: &&str, name: &str| line.to_ascii_lowercase().starts_with(name);
        let length = head.lines().find(|line| named(line, "content-length: "));
        let length = length.map_or(Ok(0), |line| line[16..].parse::<usize>()).ok()?;
        if body.len() < length + 4 {
            continue;
        }
        let kept = head.lines().filter(|line| !named(line, "connection: "));
        let head = kept.collect::<Vec<_>>().join("\r\n");
        return Some([head.as_bytes(), b"\r\nconnection: close", body].concat());
    }
}
