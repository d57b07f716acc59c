//! What carries bytes between a client and a server, in both directions.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::unix::net::UnixStream;
use std::thread;

/// One of two streams that a connection is made of.
pub(crate) trait Stream: Read + Write + Send + Sized + 'static {
    fn twin(&self) -> Option<Self>;
    fn close(&self);
}

impl Stream for TcpStream {
    fn twin(&self) -> Option<Self> {
        self.try_clone().ok()
    }

    fn close(&self) {
        self.shutdown(Shutdown::Both).ok();
    }
}

impl Stream for UnixStream {
    fn twin(&self) -> Option<Self> {
        self.try_clone().ok()
    }

    fn close(&self) {
        self.shutdown(Shutdown::Both).ok();
    }
}

/// Carries everything both ways until one side ends. What has arrived goes on when `may` returns,
/// which is told what it is, and nothing where it is the end; `may_return` for the way back.
pub(crate) fn carry(
    client: &impl Stream,
    server: &impl Stream,
    may: impl Fn(&[u8]),
    may_return: impl Fn(&[u8]) + Send + 'static,
) -> Option<()> {
    let back = (server.twin()?, client.twin()?);
    let returning = thread::spawn(move || one_way(back.0, back.1, may_return));
    one_way(client.twin()?, server.twin()?, may);
    returning.join().ok()
}

fn one_way(mut from: impl Stream, mut to: impl Stream, may: impl Fn(&[u8])) {
    let mut buffer = [0; 16_384];
    loop {
        let read = from.read(&mut buffer).unwrap_or(0);
        let Some(bytes) = buffer.get(..read) else { break };
        may(bytes);
        if bytes.is_empty() || to.write_all(bytes).is_err() {
            break;
        }
    }
    from.close();
    to.close();
}
