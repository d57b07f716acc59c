//! The floor: a minimal axum handler with one writing thread and group commit into SQLite, as durable
//! as the collector and nothing more. No validation, no sums, no limits.

use std::error::Error;
use std::path::Path;
use std::thread;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use rusqlite::{Connection, params};
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

/// Requests that one transaction takes at most.
const TRANSACTION: usize = 256;

#[derive(Deserialize)]
struct Body {
    ratings: Vec<Rating>,
}

#[derive(Deserialize)]
struct Rating {
    id: String,
    procedure: String,
    score: i64,
    answered_on: String,
}

struct Job {
    ratings: Vec<Rating>,
    done: oneshot::Sender<bool>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("floor FILE")?;
    let connection = open(Path::new(&file))?;
    let (queue, jobs) = mpsc::channel(1_024);
    thread::spawn(move || write(connection, jobs));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let app = Router::new().route("/v1/ratings", post(take)).with_state(queue);
    axum::serve(listener, app).await?;
    Ok(())
}

fn open(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS ratings (id TEXT PRIMARY KEY, procedure_id TEXT NOT NULL,
            score INTEGER NOT NULL, answered_on TEXT NOT NULL) WITHOUT ROWID",
    )?;
    Ok(connection)
}

async fn take(State(queue): State<mpsc::Sender<Job>>, Json(body): Json<Body>) -> StatusCode {
    let (done, answer) = oneshot::channel();
    if queue.send(Job { ratings: body.ratings, done }).await.is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR;
    }
    match answer.await {
        Ok(true) => StatusCode::ACCEPTED,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn write(mut connection: Connection, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < TRANSACTION
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
        let kept = keep(&mut connection, &batch).is_ok();
        for job in batch {
            job.done.send(kept).ok();
        }
    }
}

fn keep(connection: &mut Connection, batch: &[Job]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    {
        let mut insert = transaction
            .prepare_cached("INSERT INTO ratings VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?;
        for Rating { id, procedure, score, answered_on } in
            batch.iter().flat_map(|job| &job.ratings)
        {
            insert.execute(params![id, procedure, score, answered_on])?;
        }
    }
    transaction.commit()
}
