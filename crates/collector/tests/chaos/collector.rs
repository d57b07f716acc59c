//! The collector behind a network on which everything goes wrong that can.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, header};
use collector::{Database, Settings, Store, Thresholds, Writer, router};
use fastrand::Rng;
use http_body_util::BodyExt;
use mot_cua::queue::{Answer, Fault};
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::{JoinHandle, JoinSet};
use tower::ServiceExt;

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Nobody is there.
    Down,
    /// The collector is killed while it works.
    Killed,
    /// The page of a hotel's network answers.
    Portal,
    /// It fails, or a proxy before it does.
    Broken,
    /// It wants to be left alone for a while.
    TooMany,
    /// Half of the request arrives.
    HalfRequest,
    /// Half of the answer arrives.
    HalfAnswer,
    /// It is done, and nobody hears of it.
    LostAnswer,
    /// It arrives long after the device has given up.
    Slow,
    /// The collector is started anew on the same file.
    Restart,
}

impl Failure {
    pub(crate) const ALL: [Self; 10] = [
        Self::Down,
        Self::Killed,
        Self::Portal,
        Self::Broken,
        Self::TooMany,
        Self::HalfRequest,
        Self::HalfAnswer,
        Self::LostAnswer,
        Self::Slow,
        Self::Restart,
    ];
}

pub(crate) struct Collector {
    folder: TempDir,
    router: Mutex<Router>,
    failures: [AtomicUsize; Failure::ALL.len()],
    healed: AtomicBool,
    late: Mutex<JoinSet<()>>,
}

impl Collector {
    pub(crate) fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let router = Mutex::new(open(&file(&folder)));
        Self {
            folder,
            router,
            failures: Default::default(),
            healed: AtomicBool::new(false),
            late: Mutex::default(),
        }
    }

    /// How often each failure has happened.
    pub(crate) fn failures(&self) -> [usize; Failure::ALL.len()] {
        self.failures.each_ref().map(|count| count.load(Ordering::Relaxed))
    }

    /// From now on everything works, and what is still under way arrives.
    pub(crate) async fn heal(&self) {
        self.healed.store(true, Ordering::Relaxed);
        let late = std::mem::take(&mut *self.late.lock().unwrap());
        late.join_all().await;
    }

    /// The ids in the database.
    pub(crate) fn ids(&self) -> Vec<String> {
        let connection = rusqlite::Connection::open(file(&self.folder)).unwrap();
        let mut query = connection.prepare("SELECT id FROM ratings").unwrap();
        let rows = query.query_map((), |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// What a device hears of a request.
    pub(crate) async fn post(&self, path: &'static str, body: &str, rng: &mut Rng) -> Answer {
        let fine = self.healed.load(Ordering::Relaxed) || rng.u8(..) < 100;
        let Some(failure) = rng.choice(Failure::ALL).filter(|_| !fine) else {
            return heard(self.forward(path, body.to_owned()).await.unwrap()).await;
        };
        if let Some(count) = self.failures.get(failure as usize) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        let status = |status| Answer { status, ..Answer::default() };
        match failure {
            Failure::Down => {}
            Failure::Killed => {
                let working = self.forward(path, body.to_owned());
                for _ in 0..rng.u8(..40) {
                    tokio::task::yield_now().await;
                }
                working.abort();
            }
            Failure::Portal => return status(200),
            Failure::Broken => return status(*rng.choice(&[500, 502, 503, 504]).unwrap()),
            Failure::TooMany => {
                return Answer { retry_after: Some(rng.u32(..100)), ..status(429) };
            }
            Failure::HalfRequest => {
                let half = String::from_utf8_lossy(&body.as_bytes()[..body.len() / 2]).into_owned();
                self.forward(path, half).await.unwrap();
            }
            Failure::HalfAnswer | Failure::LostAnswer => {
                self.forward(path, body.to_owned()).await.unwrap();
            }
            Failure::Slow => {
                let working = self.router.lock().unwrap().clone();
                let request = request(path, body.to_owned());
                let delay = rng.u8(..);
                self.late.lock().unwrap().spawn(async move {
                    for _ in 0..delay {
                        tokio::task::yield_now().await;
                    }
                    working.oneshot(request).await.unwrap();
                });
            }
            Failure::Restart => *self.router.lock().unwrap() = open(&file(&self.folder)),
        }
        Answer::default()
    }

    fn forward(&self, path: &'static str, body: String) -> JoinHandle<Response<Body>> {
        let router = self.router.lock().unwrap().clone();
        tokio::spawn(async move { router.oneshot(request(path, body)).await.unwrap() })
    }
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("ratings.sqlite")
}

/// A collector on a file that others may have written.
fn open(file: &std::path::Path) -> Router {
    let database: Database = format!("sqlite:{}", file.display()).parse().unwrap();
    let (writer, _) = Writer::start(Store::open(&database).unwrap()).unwrap();
    // All devices of the test share an address; that it is limited is tested elsewhere.
    let thresholds = Thresholds { mark_over: u32::MAX, refuse_over: u32::MAX };
    router(writer, &Settings { thresholds, ..Settings::default() })
}

fn request(path: &str, body: String) -> Request<Body> {
    Request::post(path).body(Body::from(body)).unwrap()
}

/// What a device reads of an answer, as the widget does.
async fn heard(response: Response<Body>) -> Answer {
    let status = response.status().as_u16();
    let retry_after = response.headers().get(header::RETRY_AFTER);
    let retry_after = retry_after.and_then(|text| text.to_str().ok()?.parse().ok());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let json: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let code = |json: &Value| json["code"].as_str().unwrap_or_default().to_owned();
    let problems = json["problems"].as_array().into_iter().flatten();
    let problems = problems.filter_map(|problem| {
        let index = usize::try_from(problem["index"].as_u64()?).ok()?;
        Some((index, Fault::from_code(code(problem))))
    });
    Answer {
        status,
        retry_after,
        accepted: json["accepted"].is_u64(),
        code: code(&json),
        problems: problems.collect(),
    }
}
