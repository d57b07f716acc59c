//! Clients that are slow, silent or too many. Time is the test's own: it passes when all wait.

use collector::{Server, Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::backend::Home;

/// A service that can be connected to until the test ends.
async fn started(settings: &Settings) -> (std::net::SocketAddr, Home) {
    let home = Home::fresh().await.unwrap();
    let any = "127.0.0.1:0".parse().unwrap();
    let server = Server::bind(any, &home.database, settings).await.unwrap();
    let address = server.address();
    tokio::spawn(server.run(std::future::pending()));
    (address, home)
}

/// What a client that sends this and then nothing is told before its connection is closed.
async fn told(sent: &str) -> String {
    let (address, _home) = started(&Settings::default()).await;
    tokio::time::pause();
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(sent.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn whoever_is_slow_is_cut_off() {
    let head = "POST /v1/ratings HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n";
    let cases = [
        ("", ""),
        ("POST /v1/rat", ""),
        ("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n", "HTTP/1.1 200 OK"),
        (head, "HTTP/1.1 408 Request Timeout"),
        (&format!("{head}{{\"ratings\":"), "HTTP/1.1 408 Request Timeout"),
    ];
    for (sent, expected) in cases {
        assert_eq!(told(sent).await, expected, "{sent:?}");
        tokio::time::resume();
    }
}

async fn ask(stream: &mut TcpStream) -> usize {
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    stream.read(&mut [0; 4_096]).await.unwrap()
}

#[tokio::test]
async fn one_connection_too_many_waits_for_another_to_end() {
    let (address, _home) = started(&Settings { connections: 1, ..Settings::default() }).await;
    let mut first = TcpStream::connect(address).await.unwrap();
    assert!(ask(&mut first).await > 0);
    let mut second = TcpStream::connect(address).await.unwrap();
    second.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    for _ in 0..50 {
        assert!(ask(&mut first).await > 0);
    }
    let early = second.try_read(&mut [0; 4_096]).unwrap_err();
    assert_eq!(early.kind(), std::io::ErrorKind::WouldBlock);
    drop(first);
    assert!(second.read(&mut [0; 4_096]).await.unwrap() > 0);
}
