//! The system calls of the collector: the log is synced before each acknowledgement.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::service::{Service, post, rating};

/// Says so and gives nothing where system calls can't be written down.
fn strace() -> Option<()> {
    let mut probe = Command::new("strace");
    probe.args(["-o", "/dev/null", "true"]).stderr(Stdio::null());
    if probe.status().is_ok_and(|status| status.success()) {
        return Some(());
    }
    // Not by `eprintln!`, which the test runner keeps to itself.
    std::io::stderr().write_all(b"strace can't be used: its test is left out\n").unwrap();
    None
}

#[test]
fn the_log_is_synced_before_each_acknowledgement() {
    if strace().is_none() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let trace = folder.path().join("trace");
    let database = format!("sqlite:{}", folder.path().join("ratings.sqlite").display());
    let calls = "trace=fsync,fdatasync,read,recvfrom,write,writev,sendto";
    let by = ["strace", "-f", "-y", "-s", "64", "-e", calls, "-o", trace.to_str().unwrap()];
    let mut service = Service::start_under(&by, &database);
    // One at a time, so that each sync belongs to one request. The second half is sent again: what
    // is there already may not have been synced by whoever wrote it.
    for number in (0..20).chain(10..20) {
        let body = format!(r#"{{"ratings":[{}]}}"#, rating(number));
        assert_eq!(post(&service.address, &body), Some(202));
    }
    service.stop_under();
    let trace = fs::read_to_string(&trace).unwrap();
    assert_eq!(acknowledged_after_sync(&trace), 30);
}

/// How many acknowledgements there are. Each must have a sync of the log, which has ended well,
/// between it and the request.
fn acknowledged_after_sync(trace: &str) -> usize {
    let mut syncing = HashSet::new();
    let (mut synced, mut acknowledged) = (false, 0);
    for line in trace.lines() {
        let thread = line.split_whitespace().next().unwrap_or_default();
        let is_sync = line.contains("fsync(") || line.contains("fdatasync(");
        let of_log = is_sync && line.contains("-wal>");
        if line.contains("POST /v1/ratings") {
            synced = false;
        } else if of_log && line.contains("<unfinished") {
            syncing.insert(thread);
        } else if of_log || line.contains("sync resumed>") && syncing.remove(thread) {
            synced |= line.ends_with("= 0");
        } else if line.contains("HTTP/1.1 202") {
            assert!(synced, "acknowledged before the log was synced:\n{trace}");
            acknowledged += 1;
        }
    }
    acknowledged
}

#[test]
fn an_acknowledgement_without_a_sync_would_be_noticed() {
    let read = r#"7 recvfrom(9<socket:[1]>, "POST /v1/ratings HTTP/1.1"..., 16384) = 300"#;
    let sync = "8 fdatasync(5</x/r.sqlite-wal>) = 0";
    let other = "8 fdatasync(5</x/r.sqlite>) = 0";
    let failed = "8 fdatasync(5</x/r.sqlite-wal>) = -1 EIO (Input/output error)";
    let begun = "8 fdatasync(5</x/r.sqlite-wal> <unfinished ...>";
    let ended = "8 <... fdatasync resumed>) = 0";
    let sent = r#"7 writev(9<socket:[1]>, [{iov_base="HTTP/1.1 202 Accepted"..."#;
    let good = [&[read, sync, sent][..], &[read, begun, ended, sent]];
    for lines in good {
        assert_eq!(acknowledged_after_sync(&lines.join("\n")), 1);
    }
    let bad = [
        &[read, sent][..],
        &[read, other, sent],
        &[read, failed, sent],
        &[read, begun, sent],
        &[sync, read, sent],
    ];
    for lines in bad {
        let trace = lines.join("\n");
        assert!(std::panic::catch_unwind(|| acknowledged_after_sync(&trace)).is_err(), "{trace}");
    }
}
