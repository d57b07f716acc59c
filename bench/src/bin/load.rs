//! Sends ratings over keep-alive connections, each its own, for some seconds.
//!
//! `load ADDRESS CONNECTIONS SECONDS [RATINGS]` prints requests a second, then the 50th and 99th
//! percentile and the worst time in microseconds. More than one rating a request have comments, so
//! that a hundred fill a body.

use std::error::Error;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use rules::rating::RatingId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The day on which all ratings are given, counted from 1970.
const DAY: u32 = 20_781;

/// How long who was sent back waits: a real device takes five seconds.
const BREATH: Duration = Duration::from_millis(10);

const PROCEDURES: [&str; 6] = [
    "birth-registration",
    "temporary-residence",
    "passport",
    "driving-licence",
    "building-permit",
    "household-business",
];

const CHANNELS: [&str; 4] = ["online", "counter", "post", "kiosk"];

// One thread, so that the server has the other.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (address, connections, seconds, ratings) = match arguments.as_slice() {
        [address, connections, seconds] => (address, connections, seconds, 1),
        [address, connections, seconds, ratings] => {
            (address, connections, seconds, ratings.parse()?)
        }
        _ => return Err("load ADDRESS CONNECTIONS SECONDS [RATINGS]".into()),
    };
    let address: SocketAddr = address.parse()?;
    let (connections, seconds): (u64, u64) = (connections.parse()?, seconds.parse()?);
    let run = std::process::id();
    let started = Instant::now();
    let until = started.checked_add(Duration::from_secs(seconds)).ok_or("too long")?;
    let clients: Vec<_> = (0..connections)
        .map(|client| tokio::spawn(send(address, u64::from(run) << 16 | client, ratings, until)))
        .collect();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await??);
    }
    let took = started.elapsed().as_micros();
    times.sort_unstable();
    let at = |share: usize| times.get(times.len().saturating_mul(share) / 1_000).copied();
    let rate = u128::try_from(times.len())?.saturating_mul(1_000_000) / took.max(1);
    let worst = times.last().copied().unwrap_or_default();
    let (half, most) = (at(500).unwrap_or_default(), at(990).unwrap_or_default());
    println!("{rate} {half} {most} {worst}");
    Ok(())
}

/// What came of a request.
enum Answer {
    Taken,
    /// There is no room for it now.
    Busy,
    /// The connection was closed: a server that has no room needn't read a body to its end.
    Closed,
}

/// How long each request took that was taken, in microseconds. Those that are sent back don't count,
/// and an answer that isn't expected ends the run.
async fn send(
    address: SocketAddr,
    client: u64,
    ratings: u64,
    until: Instant,
) -> Result<Vec<u32>, String> {
    let mut stream = connect(address).await?;
    let mut times = Vec::new();
    for number in 0.. {
        let begun = Instant::now();
        if begun >= until {
            break;
        }
        match ask(&mut stream, &body(client, number, ratings)).await? {
            Answer::Taken => {
                times.push(u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
            Answer::Busy => tokio::time::sleep(BREATH).await,
            Answer::Closed => {
                tokio::time::sleep(BREATH).await;
                stream = connect(address).await?;
            }
        }
    }
    Ok(times)
}

async fn connect(address: SocketAddr) -> Result<TcpStream, String> {
    let stream = TcpStream::connect(address).await.map_err(|error| error.to_string())?;
    stream.set_nodelay(true).map_err(|error| error.to_string())?;
    Ok(stream)
}

async fn ask(stream: &mut TcpStream, body: &str) -> Result<Answer, String> {
    let head = format!(
        "POST /v1/ratings HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut buffer = [0; 4_096];
    let asking = async {
        stream.write_all(head.as_bytes()).await?;
        stream.read(&mut buffer).await
    };
    let answer = match asking.await {
        Ok(0) | Err(_) => return Ok(Answer::Closed),
        Ok(read) => buffer.get(..read).unwrap_or_default(),
    };
    if answer.starts_with(b"HTTP/1.1 202") {
        Ok(Answer::Taken)
    } else if answer.starts_with(b"HTTP/1.1 503") {
        Ok(Answer::Busy)
    } else {
        Err(String::from_utf8_lossy(answer).into_owned())
    }
}

fn body(client: u64, number: u64, ratings: u64) -> String {
    let comment = match ratings {
        1 => String::new(),
        _ => format!(r#","comment":"{}""#, "Chờ lâu nhưng cán bộ nhiệt tình. ".repeat(6)),
    };
    let first = number.saturating_mul(ratings);
    let ratings = first..first.saturating_add(ratings);
    let ratings: Vec<String> = ratings.map(|number| rating(client, number, &comment)).collect();
    format!(r#"{{"ratings":[{}]}}"#, ratings.join(","))
}

fn rating(client: u64, number: u64, comment: &str) -> String {
    let mut random = [0; 10];
    let (front, back) = random.split_at_mut(2);
    front.copy_from_slice(&u16::try_from(number % 65_521).unwrap_or_default().to_be_bytes());
    // Spread as chance would spread them, and still each its own.
    let mixed = (client << 40 | number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    back.copy_from_slice(&mixed.to_be_bytes());
    let id = String::from(RatingId::new(DAY, &random));
    let pick = |list: &[&'static str], by: u64| {
        let place = usize::try_from(by).unwrap_or_default() % list.len().max(1);
        list.get(place).copied().unwrap_or_default()
    };
    let procedure = pick(&PROCEDURES, mixed >> 8);
    let channel = pick(&CHANNELS, mixed >> 16);
    let (province, office) = (mixed >> 24 & 31, mixed >> 32 & 15);
    let score = mixed >> 40 & 3;
    format!(
        r#"{{"id":"{id}","procedure":"{procedure}","province":"{:02}","office":"h{office}","channel":"{channel}","stage":"completed","score":{},"reasons":["quick","papers_clear"],"answered_on":"2026-11-24","question_set":"one-question-2026","locale":"vi","widget":"0.1.0","catalogue":"0123456789ab"{comment}}}"#,
        province.saturating_add(1),
        score.saturating_add(2),
    )
}
