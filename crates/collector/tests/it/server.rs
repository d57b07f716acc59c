//! The service on a real port: stopped, dropped and started again.

use std::net::SocketAddr;

use collector::{Database, ServeError, Server, Settings};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use crate::app::rating;
use crate::backend::Home;

async fn bind(database: &Database) -> Server {
    let any: SocketAddr = "127.0.0.1:0".parse().unwrap();
    Server::bind(any, database, &Settings::default()).await.unwrap()
}

fn body(ratings: &[Value]) -> String {
    json!({ "ratings": ratings }).to_string()
}

/// Everything up to the last byte of a body of that length.
fn request(length: usize) -> String {
    format!(
        "POST /v1/ratings HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )
}

async fn post(address: SocketAddr, body: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(format!("{}{body}", request(body.len())).as_bytes()).await.unwrap();
    read(stream).await
}

async fn read(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_was_answered_is_there_when_the_service_is_dropped() {
    let Some(home) = Home::fresh().await else { return };
    for round in 1..=3 {
        let server = bind(&home.database).await;
        let address = server.address();
        let running = tokio::spawn(server.run(std::future::pending()));
        for number in 0..u64::try_from(round * 10).unwrap() {
            assert_eq!(post(address, &body(&[rating(number)])).await, "HTTP/1.1 202 Accepted");
        }
        running.abort();
        assert!(running.await.unwrap_err().is_cancelled());
        // Each round sends again what the one before has sent.
        assert_eq!(home.rows().await, round * 10);
    }
}

#[tokio::test]
async fn a_request_that_has_begun_is_answered_before_the_stop() {
    let Some(home) = Home::fresh().await else { return };
    let server = bind(&home.database).await;
    let address = server.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async move {
        stopped.await.ok();
    }));
    let body = body(&[rating(1)]);
    let (start, end) = body.split_at(20);
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(format!("{}{start}", request(body.len())).as_bytes()).await.unwrap();
    // Once this is answered, the connection before it was taken as well.
    post(address, "{}").await;
    stop.send(()).unwrap();
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(end.as_bytes()).await.unwrap();
    assert_eq!(read(stream).await, "HTTP/1.1 202 Accepted");
    running.await.unwrap().unwrap();
    assert_eq!(home.rows().await, 1);
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let Some(home) = Home::fresh().await else { return };
    let first = bind(&home.database).await;
    match Server::bind(first.address(), &home.database, &Settings::default()).await {
        Err(ServeError::Io { what, .. }) => {
            assert_eq!(what, format!("listen on {}", first.address()));
        }
        other => panic!("{other:?}"),
    }
}
