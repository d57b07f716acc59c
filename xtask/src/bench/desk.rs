//! How long pages of the survey desk take with ten million ratings, whether that depends on how long
//! ratings have been taken, how fast they leave as files, and the memory that it takes.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::bench_collector::Server;
use crate::failure::Failure;
use crate::run::{self, Progress, cargo};

/// Kept: simulating it takes minutes.
const FOLDER: &str = "target/bench-desk";

const PROGRAM: &str = "target/release/mot-cua";

/// The last day of all that is simulated, so that the same is measured on every day.
const UNTIL: &str = "2026-09-30";

/// Times that a page is asked for; the median counts.
const ROUNDS: usize = 7;

/// What a page may take.
const PAGE: Duration = Duration::from_millis(50);

/// Rows a second that leave as NDJSON.
const ROWS: u64 = 200_000;

/// Most that may be resident, in KB.
const RESIDENT: u64 = 128 * 1_024;

/// Hundredths of what a page of one year takes that it may take after ten.
const AGED: u128 = 150;

/// Ratings of the database that is taken away as files.
const EXPORTED: u64 = 1_000_000;

/// Databases, by how many ratings in how many days. The last two get as many a day.
const NATION: Simulated = Simulated { name: "nation", ratings: 10_000_000, days: 760 };
const DECADE: Simulated = Simulated { name: "decade", ratings: EXPORTED, days: 3_650 };
const YEAR: Simulated = Simulated { name: "year", ratings: 100_000, days: 365 };

/// The pages; a month of the nation is what is looked at most.
const PAGES: [&str; 15] = [
    "/desk?period=2026-09",
    "/desk?period=2025",
    "/desk?period=2026-09&province=01&channel=online",
    "/desk?period=2026-09&office=h01.05",
    "/desk/tables?period=2026-09&by=procedure",
    "/desk/tables?period=2026-09&by=province",
    "/desk/tables?period=2026-09&by=office",
    "/desk/tables?period=2025&by=office",
    "/desk/tables?period=2026-09&by=reason",
    "/desk/offices?period=2026-09",
    "/desk/signs?period=2026-09",
    "/desk/comments?period=2026-09",
    "/desk/comments?period=2025",
    "/desk/comments?period=2025&q=khong+co+gi",
    "/desk/sipas?period=2026-09",
];

struct Simulated {
    name: &'static str,
    ratings: u64,
    days: u16,
}

/// A desk with one who is signed in.
struct Desk {
    server: Server,
    key: String,
    cookie: String,
}

pub(crate) fn bench(progress: &mut Progress) -> Result<Vec<String>, Failure> {
    progress.step("build the collector", || {
        run::log("bench-desk", &mut cargo(&["build", "--release", "-p", "cli"]))
    })?;
    let mut over = pages(progress)?;
    over.extend(age(progress)?);
    over.extend(files(progress)?);
    Ok(over)
}

fn pages(progress: &mut Progress) -> Result<Vec<String>, Failure> {
    let desk = Desk::of(progress, &NATION)?;
    let mut over = Vec::new();
    println!("\n{:>10} {:>10}  a page of the desk, {} ratings", "ms", "KB", NATION.ratings);
    for page in PAGES {
        let (median, bytes) = desk.median(page)?;
        println!("{:>10} {:>10}  {page}", tenths(median), bytes / 1_024);
        if median > PAGE {
            over.push(format!("{page} takes {} ms, over {}", tenths(median), PAGE.as_millis()));
        }
    }
    over.extend(resident(&desk, "the desk"));
    Ok(over)
}

/// A page costs the same after ten years.
fn age(progress: &mut Progress) -> Result<Vec<String>, Failure> {
    let (young, old) = (Desk::of(progress, &YEAR)?, Desk::of(progress, &DECADE)?);
    let mut over = Vec::new();
    println!("\n{:>10} {:>10}  ms of a page after one year and after ten", "one", "ten");
    for page in ["/desk?period=2026-09", "/desk/tables?period=2026-09&by=office"] {
        let (one, ten) = (young.median(page)?.0, old.median(page)?.0);
        println!("{:>10} {:>10}  {page}", tenths(one), tenths(ten));
        if ten.as_micros() * 100 > one.as_micros() * AGED {
            over.push(format!(
                "{page}: {} ms after a year, {} after ten",
                tenths(one),
                tenths(ten)
            ));
        }
    }
    Ok(over)
}

fn files(progress: &mut Progress) -> Result<Vec<String>, Failure> {
    let desk = Desk::of(progress, &DECADE)?;
    let mut over = Vec::new();
    println!("\n{:>10} {:>10}  {EXPORTED} ratings as a file", "rows/s", "MB");
    for format in ["ndjson", "csv", "xlsx"] {
        let begun = Instant::now();
        let key = format!("Authorization: Bearer {}", desk.key);
        let bytes = desk.get(&format!("/v1/export.{format}"), &key)?;
        let rate = u128::from(EXPORTED) * 1_000 / begun.elapsed().as_millis().max(1);
        println!("{rate:>10} {:>10}  {format}", bytes / 1_048_576);
        if format == "ndjson" && rate < u128::from(ROWS) {
            over.push(format!("{rate} rows a second leave as NDJSON, under {ROWS}"));
        }
    }
    over.extend(resident(&desk, "exports"));
    Ok(over)
}

fn resident(desk: &Desk, what: &str) -> Option<String> {
    let resident = desk.server.resident();
    println!("{resident:>10} {:>10}  KB resident at most by {what}; the limit is {RESIDENT}", "");
    (resident > RESIDENT).then(|| format!("{resident} KB are resident by {what}"))
}

impl Simulated {
    /// The database, simulated unless it is there.
    fn database(&self, progress: &mut Progress) -> Result<PathBuf, Failure> {
        let folder = Path::new(FOLDER).join(self.name);
        let (file, done) = (folder.join("ratings.sqlite"), folder.join("done"));
        let what = format!("{} in {} days until {UNTIL}", self.ratings, self.days);
        if fs::read_to_string(&done).is_ok_and(|done| done == what) {
            return Ok(file);
        }
        crate::files::fresh(&folder)?;
        progress.step(&format!("simulate {what}"), || {
            let mut simulate = Command::new(PROGRAM);
            let (ratings, days) = (self.ratings.to_string(), self.days.to_string());
            simulate.args(["ratings", "simulate", "--seed", "7", "--n", &ratings]);
            simulate.args(["--days", &days, "--until", UNTIL, "--database", &sqlite(&file)]);
            run::log("simulate", &mut simulate)
        })?;
        fs::write(&done, what).map_err(Failure::file(&done))?;
        Ok(file)
    }
}

impl Desk {
    fn of(progress: &mut Progress, simulated: &Simulated) -> Result<Self, Failure> {
        let file = simulated.database(progress)?;
        let mut create = Command::new(PROGRAM);
        create.args(["key", "create", "--label", "bench", "--database", &sqlite(&file)]);
        create.args(["--scope", "read", "--scope", "rows", "--scope", "comments"]);
        let key = run::read(&mut create)?.trim().to_owned();
        let server = Server::collector(&format!("sqlite:{}", file.display()))?;
        let form = format!("key={key}");
        let head = format!(
            "POST /desk/sign-in HTTP/1.0\r\nHost: localhost\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}",
            form.len()
        );
        let (answer, _) = ask(&server.address, &head)?;
        let cookie = answer.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            let value = value.split(';').next()?;
            name.eq_ignore_ascii_case("set-cookie").then(|| format!("Cookie: {value}"))
        });
        let cookie = cookie.ok_or_else(|| wrong("/desk/sign-in", &answer))?;
        Ok(Self { server, key, cookie })
    }

    /// The median time of a page and its bytes.
    fn median(&self, page: &str) -> Result<(Duration, usize), Failure> {
        let mut bytes = self.get(page, &self.cookie)?;
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            bytes = self.get(page, &self.cookie)?;
            times.push(begun.elapsed());
        }
        times.sort_unstable();
        Ok((times.get(ROUNDS / 2).copied().unwrap_or_default(), bytes))
    }

    /// How many bytes an answer has.
    fn get(&self, path: &str, header: &str) -> Result<usize, Failure> {
        let head = format!("GET {path} HTTP/1.0\r\nHost: localhost\r\n{header}\r\n\r\n");
        let (answer, bytes) = ask(&self.server.address, &head)?;
        if answer.starts_with("HTTP/1.0 200") { Ok(bytes) } else { Err(wrong(path, &answer)) }
    }
}

/// One request, until the server closes: the beginning of the answer, and how long it is.
fn ask(address: &str, request: &str) -> Result<(String, usize), Failure> {
    let at = || Failure::file(address);
    let mut stream = TcpStream::connect(address).map_err(at())?;
    stream.write_all(request.as_bytes()).map_err(at())?;
    let mut chunk = vec![0; 1 << 16];
    let (mut beginning, mut bytes) = (Vec::new(), 0_usize);
    loop {
        let read = stream.read(&mut chunk).map_err(at())?;
        if read == 0 {
            return Ok((String::from_utf8_lossy(&beginning).into_owned(), bytes));
        }
        if beginning.len() < chunk.len() {
            beginning.extend_from_slice(chunk.get(..read).unwrap_or_default());
        }
        bytes = bytes.saturating_add(read);
    }
}

fn sqlite(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

fn wrong(path: &str, answer: &str) -> Failure {
    let line = answer.lines().next().unwrap_or_default();
    Failure::Check(vec![format!("{path} was answered with `{line}`")])
}

/// Milliseconds with one decimal.
fn tenths(time: Duration) -> String {
    let tenths = time.as_micros() / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}
