//! `mot-cua ratings` as an operator runs it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn ratings(database: &Path, command: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mot-cua"))
        .arg("ratings")
        .args(command)
        .args(["--database", &format!("sqlite:{}", database.display())])
        .env("LC_ALL", "en")
        .output()
        .unwrap()
}

#[test]
fn sums_that_differ_are_shown_and_fail() {
    let folder = TempDir::new().unwrap();
    let database = folder.path().join("ratings.sqlite");
    let empty = ratings(&database, &["verify"]);
    assert!(empty.status.success());
    assert_eq!(String::from_utf8(empty.stdout).unwrap(), "0 ratings, every sum is right\n");

    let connection = rusqlite::Connection::open(&database).unwrap();
    let sum = "'48', '2026-11-24', '', 'passport', 'online', 'completed', 0, 0, 0, 0, 0, 2, 0";
    connection.execute(&format!("INSERT INTO summaries VALUES ({sum})"), ()).unwrap();
    let wrong = ratings(&database, &["verify"]);
    assert!(!wrong.status.success());
    let said = String::from_utf8(wrong.stderr).unwrap();
    let expected = "kept: 48 2026-11-24 - passport online completed 0 0 0 0 0 2 0\n\
        days: week 2026-11-23 passport - 48 online 0 0 0 2 0 0 0 0 0 0\n\
        days: month 2026-11-01 passport - 48 online 0 0 0 2 0 0 0 0 0 0\n\
        days: quarter 2026-10-01 passport - 48 online 0 0 0 2 0 0 0 0 0 0\n\
        days: year 2026-01-01 passport - 48 online 0 0 0 2 0 0 0 0 0 0\n";
    assert_eq!(said, expected);
    assert_eq!(String::from_utf8(wrong.stdout).unwrap(), "0 ratings, 5 lines of sums differ\n");
}

#[test]
fn ratings_are_backed_up_restored_purged_and_deleted() {
    const ID: &str = "01a20ada-2c00-7707-8707-070707070707";
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (first, second, backup) = (path("a.sqlite"), path("b.sqlite"), path("backup"));
    let backup = backup.to_str().unwrap();
    let says = |database: &Path, command: &[&str], expected: &str| {
        let output = ratings(database, command);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8(output.stdout).unwrap().trim_end(), expected);
    };
    ratings(&first, &["verify"]);
    let row = format!(
        "'{ID}', 'p', NULL, NULL, NULL, 'completed', 4, NULL, NULL, NULL, NULL, NULL,
        '[]', 'x', '2020-01-01', '2020-01-01', 'q', 'vi', '0', 'c', '2020-01-01', 0, '[]'"
    );
    let sum = "'', '2020-01-01', '', 'p', '', 'completed', 0, 0, 0, 0, 0, 1, 0";
    let connection = rusqlite::Connection::open(&first).unwrap();
    connection.execute(&format!("INSERT INTO ratings VALUES ({row})"), ()).unwrap();
    connection.execute(&format!("INSERT INTO summaries VALUES ({sum})"), ()).unwrap();
    connection.execute("INSERT INTO fresh SELECT 0, id FROM ratings", ()).unwrap();

    says(&first, &["backup", backup], "1 ratings copied");
    says(&second, &["restore", backup], "1 ratings copied");
    says(&second, &["verify"], "1 ratings, every sum is right");
    says(&second, &["delete", ID], &format!("{ID} deleted"));
    says(&second, &["delete", ID], &format!("there is no {ID}"));
    says(&second, &["verify"], "0 ratings, every sum is right");
    says(&first, &["purge", "--comments-after", "365"], "1 comments, 0 ratings deleted");
    says(&first, &["purge", "--ratings-after", "365"], "0 comments, 1 ratings deleted");
    for (command, said) in [
        (&["backup", backup] as &[&str], "there is such a file already"),
        (&["restore", backup], "the database isn't empty: `summaries` has rows"),
        (&["purge"], "required"),
        (&["delete", "1"], "`1` is not a UUID"),
    ] {
        let output = ratings(&first, command);
        assert!(!output.status.success());
        assert!(String::from_utf8(output.stderr).unwrap().contains(said), "{said}");
    }
}

#[test]
fn a_simulation_is_the_same_each_time_and_its_sums_are_right() {
    let folder = TempDir::new().unwrap();
    let rows = |name: &str, seed: &str| {
        let database = folder.path().join(name);
        let options = ["--n", "2000", "--days", "40", "--until", "2026-11-24", "--seed", seed];
        let output = ratings(&database, &[&["simulate"] as &[&str], &options].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let verified = ratings(&database, &["verify"]).stdout;
        assert_eq!(String::from_utf8(verified).unwrap(), "2000 ratings, every sum is right\n");
        let connection = rusqlite::Connection::open(&database).unwrap();
        let mut query = connection.prepare("SELECT id, score, comment FROM ratings").unwrap();
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let rows = query.query_map((), row).unwrap().map(Result::unwrap);
        rows.collect::<Vec<(String, i64, Option<String>)>>()
    };
    let first = rows("a.sqlite", "7");
    assert_eq!(first, rows("b.sqlite", "7"));
    assert_ne!(first, rows("c.sqlite", "8"));
}

/// A month's report of an office, in a language.
fn report(database: &Path, office: &str, language: &str, options: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_mot-cua"))
        .args(["ratings", "report", "--month", "2026-10", "--office", office])
        .args(["--database", &format!("sqlite:{}", database.display())])
        .args(options)
        .env("LC_ALL", language)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_report_tells_a_month_of_an_office_and_hides_what_the_desk_hides() {
    let folder = TempDir::new().unwrap();
    let database = folder.path().join("ratings.sqlite");
    let options = ["--n", "8000", "--days", "60", "--until", "2026-10-31", "--seed", "7"];
    assert!(ratings(&database, &[&["simulate"] as &[&str], &options].concat()).status.success());
    let connection = rusqlite::Connection::open(&database).unwrap();
    let mut query = connection
        .prepare(
            "SELECT office, COUNT(*), SUM(score > 3) FROM ratings
             WHERE stage = 'completed' AND counted_on BETWEEN '2026-10-01' AND '2026-10-31'
             GROUP BY office ORDER BY 2",
        )
        .unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let offices = query.query_map((), row).unwrap().map(Result::unwrap);
    let offices: Vec<(String, u32, u32)> = offices.collect();
    let (office, n, satisfied) = offices.last().unwrap();
    assert!((20..1_000).contains(n), "{n}");

    let english = report(&database, office, "en", &[]);
    let share = format!("{:.1} %", f64::from(*satisfied) / f64::from(*n) * 100.0);
    for said in [office, &share, &format!(">{n}<"), "Share of satisfied", "<svg"] {
        assert!(english.contains(said), "{said}");
    }
    // One file, which is read wherever there is no network.
    for outside in ["src=", "href=\"http", "@import", "url("] {
        assert!(!english.contains(outside), "{outside}");
    }
    let vietnamese = report(&database, office, "vi", &[]);
    assert!(vietnamese.contains("lang=\"vi\"") && vietnamese.contains(&share.replace('.', ",")));
    assert!(report(&database, office, "en", &["--hide-under", "1000"]).contains("fewer than 1000"));
    let (small, few, _) = offices.first().unwrap();
    assert!(*few < 10, "{few}");
    let hidden = report(&database, small, "en", &[]);
    assert!(hidden.contains("Hidden: fewer than 10") && !hidden.contains(&format!(">{few}<")));
    assert!(report(&database, "nobody", "en", &[]).contains("No ratings yet"));

    let names = folder.path().join("offices.csv");
    std::fs::write(&names, format!("unit_code,unit_name\n{office},Trung tâm HCC <Hải Châu>\n"))
        .unwrap();
    let named = report(&database, office, "vi", &["--offices", names.to_str().unwrap()]);
    assert!(named.contains("Trung tâm HCC &lt;Hải Châu&gt;"));

    let file = folder.path().join("report.html");
    let written = report(&database, office, "en", &["--out", file.to_str().unwrap()]);
    assert_eq!(written, format!("{} written\n", file.display()));
    assert_eq!(std::fs::read_to_string(file).unwrap() + "\n", english);
}
