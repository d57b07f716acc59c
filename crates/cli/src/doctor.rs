//! `mot-cua doctor`: what keeps the widget from starting on a page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use collector::today;
use doctor::{Finding, Severity, Subject, Web, examine};
use rules::text::Text;
use url::Url;

use crate::language::language;

/// Where the page is.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The address of a page, or a file with its HTML
    #[arg(value_name = "URL|FILE")]
    page: String,
    /// The address that the page of a file has or will have
    #[arg(long, value_name = "URL")]
    at: Option<Url>,
    /// The address of mot-cua.js, where a tag manager puts the script in
    #[arg(long, value_name = "URL")]
    loader: Option<Url>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Seconds to wait for each answer
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    patience: u64,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let subject = match subject(&arguments.page, arguments.at.as_ref()) {
        Ok(subject) => subject,
        Err(text) => {
            eprintln!("mot-cua doctor: {}", text.in_language(language()));
            return ExitCode::FAILURE;
        }
    };
    let web = Web::new(Duration::from_secs(arguments.patience));
    let findings = examine(&web, &subject, arguments.loader.as_ref(), today());
    findings.iter().for_each(print);
    let worst = if arguments.strict { Severity::Warning } else { Severity::Error };
    let failed = findings.iter().filter(|finding| finding.severity() <= worst).count();
    println!("{}", verdict(failed).in_language(language()));
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn subject(page: &str, at: Option<&Url>) -> Result<Subject, Text> {
    let address = Url::parse(page).ok();
    if let Some(url) = address.filter(|url| ["http", "https"].contains(&url.scheme())) {
        return Ok(Subject::Address(url));
    }
    let file = PathBuf::from(page);
    let text = fs::read_to_string(&file).map_err(|error| {
        let both = format!("{}: {error}", file.display());
        Text { vi: both.clone(), en: both }
    })?;
    let at = at.cloned().or_else(|| address_of(&file)).ok_or_else(|| Text {
        vi: format!("{page}: không có đường dẫn tuyệt đối"),
        en: format!("{page}: no absolute path"),
    })?;
    Ok(Subject::Text(text, at))
}

/// Where nothing relative can be fetched; absolute addresses still can.
fn address_of(file: &Path) -> Option<Url> {
    Url::from_file_path(fs::canonicalize(file).ok()?).ok()
}

fn print(finding: &Finding) {
    let language = language();
    let (severity, text) = (finding.severity().text(), finding.text());
    println!(
        "{} {}: {}",
        severity.in_language(language),
        finding.code(),
        text.in_language(language)
    );
}

fn verdict(failed: usize) -> Text {
    match failed {
        0 => Text {
            vi: "ổn: Một Cửa chạy được trên trang này".into(),
            en: "fine: Một Cửa can run on this page".into(),
        },
        _ => Text { vi: format!("{failed} điều cần sửa"), en: format!("{failed} to mend") },
    }
}
