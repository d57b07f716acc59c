//! `mot-cua ticket`: keys of portals, and tickets to try them with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use collector::ticket::{Claims, PrivateKey, PublicKey, TicketError, TrustedKey, verify};
use collector::{AllowedOrigin, StoreError, now, today};
use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::text::Text;

use crate::language::language;
use crate::place::Place;

/// A day has so many seconds.
const DAY: u64 = 86_400;

/// What can be done with tickets.
#[derive(Debug, Subcommand)]
pub(crate) enum TicketCommand {
    /// Make a portal's key: the private half into a new file, the public half on the screen
    Keygen {
        /// The file, which only its owner can read
        #[arg(long)]
        out: PathBuf,
    },
    /// Believe tickets that a portal signs with a key; again, to change its days
    Trust(Trust),
    /// List the keys that are believed
    Keys(Place),
    /// Believe a key no more
    Distrust {
        /// Its name, as `keys` lists it
        id: String,
        #[command(flatten)]
        place: Place,
    },
    /// Sign a ticket, to try
    Sign(Sign),
    /// Say what a ticket proves, or why it proves nothing
    Verify {
        /// The ticket
        ticket: String,
        #[command(flatten)]
        place: Place,
    },
}

/// Whose key is believed, and when.
#[derive(Debug, Args)]
pub(crate) struct Trust {
    /// The portal, as the origin of its pages: `https://portal.example.gov.vn`
    #[arg(long, value_parser = portal)]
    portal: String,
    /// The public half; one in 64 begins with a hyphen
    #[arg(long, allow_hyphen_values = true)]
    public_key: PublicKey,
    /// The first day; today if it isn't said
    #[arg(long, value_parser = day)]
    from: Option<Date>,
    /// The last day
    #[arg(long, value_parser = day)]
    until: Date,
    #[command(flatten)]
    place: Place,
}

/// What a ticket to try says.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The file of the private half
    #[arg(long)]
    key: PathBuf,
    /// The portal, as the origin of its pages
    #[arg(long, value_parser = portal)]
    portal: String,
    /// The ticket's own identifier: another one for each dossier
    #[arg(long)]
    id: String,
    /// For how many days it may be used
    #[arg(long, default_value_t = 90)]
    days: u64,
    /// The procedure, if the ticket shall be for no other
    #[arg(long)]
    procedure: Option<String>,
    /// The office, if the ticket shall be for no other
    #[arg(long)]
    office: Option<String>,
}

/// Why a command can't be carried out.
enum Failure {
    Store(StoreError),
    File(PathBuf, io::Error),
    Key(PathBuf),
    NoKey(String),
    Ticket(TicketError),
    Unable,
}

/// Runs a command; failure means that it wasn't carried out, or that a ticket proves nothing.
pub(crate) fn run(command: TicketCommand) -> ExitCode {
    let outcome = match command {
        TicketCommand::Keygen { out } => keygen(&out),
        TicketCommand::Trust(trust) => believe(trust),
        TicketCommand::Keys(place) => list(&place),
        TicketCommand::Distrust { id, place } => distrust(id, &place),
        TicketCommand::Sign(request) => sign(request),
        TicketCommand::Verify { ticket, place } => look(&ticket, &place),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("mot-cua ticket: {}", failure.text().in_language(language()));
            ExitCode::FAILURE
        }
    }
}

fn keygen(out: &Path) -> Result<(), Failure> {
    let key = PrivateKey::generate().ok_or(Failure::Unable)?;
    let pem = key.to_pem().ok_or(Failure::Unable)?;
    let mut options = OpenOptions::new();
    // Never over an older key, which may still be needed.
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(out).and_then(|mut file| file.write_all(pem.as_bytes()));
    written.map_err(|error| Failure::File(out.to_owned(), error))?;
    println!("{}", key.public());
    Ok(())
}

fn believe(trust: Trust) -> Result<(), Failure> {
    let key = TrustedKey {
        portal: trust.portal,
        key: trust.public_key,
        from: trust.from.unwrap_or_else(today),
        until: trust.until,
    };
    trust.place.open()?.trust(&key)?;
    println!("{}", key.key.id());
    Ok(())
}

fn list(place: &Place) -> Result<(), Failure> {
    let mut keys: Vec<_> = place.open()?.ticket_keys()?.into_iter().collect();
    keys.sort_by(|(_, a), (_, b)| (&a.portal, a.from).cmp(&(&b.portal, b.from)));
    for (id, TrustedKey { portal, from, until, .. }) in keys {
        println!("{id} {portal} {} – {}", from.write(), until.write());
    }
    Ok(())
}

fn distrust(id: String, place: &Place) -> Result<(), Failure> {
    if place.open()?.distrust(&id)? { Ok(()) } else { Err(Failure::NoKey(id)) }
}

fn sign(request: Sign) -> Result<(), Failure> {
    let pem = fs::read_to_string(&request.key);
    let pem = pem.map_err(|error| Failure::File(request.key.clone(), error))?;
    let key = PrivateKey::from_pem(&pem).ok_or(Failure::Key(request.key))?;
    let claims = Claims {
        iss: request.portal,
        jti: request.id,
        exp: now().saturating_add(request.days.saturating_mul(DAY)),
        iat: Some(now()),
        procedure: request.procedure,
        office: request.office,
    };
    println!("{}", key.sign(&claims).ok_or(Failure::Unable)?);
    Ok(())
}

fn look(ticket: &str, place: &Place) -> Result<(), Failure> {
    let keys = place.open()?.ticket_keys()?;
    let claims = verify(ticket, &keys, today(), now()).map_err(Failure::Ticket)?;
    println!("{}", serde_json::to_string(&claims).map_err(|_| Failure::Unable)?);
    Ok(())
}

fn portal(text: &str) -> Result<String, String> {
    match text.parse() {
        Ok(AllowedOrigin::Site(_)) => Ok(text.to_ascii_lowercase()),
        Ok(AllowedOrigin::Any) => Err("*: https://portal.example.gov.vn".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::read(text).ok_or_else(|| format!("{text}: 2026-12-20"))
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Failure {
    fn text(&self) -> Text {
        match self {
            Self::Store(error) => Text { vi: error.to_string(), en: error.to_string() },
            Self::File(path, error) => {
                let text = format!("{}: {error}", path.display());
                Text { vi: text.clone(), en: text }
            }
            Self::Key(path) => Text {
                vi: format!("{}: không phải khóa riêng Ed25519 (PKCS #8, PEM)", path.display()),
                en: format!("{}: isn't a private Ed25519 key (PKCS #8, PEM)", path.display()),
            },
            Self::NoKey(id) => Text {
                vi: format!("không có khóa `{id}`; `mot-cua ticket keys` liệt kê các khóa"),
                en: format!("there is no key `{id}`; `mot-cua ticket keys` lists them"),
            },
            Self::Ticket(error) => Text {
                vi: format!("phiếu không chứng minh gì: {}", in_vietnamese(*error)),
                en: format!("the ticket proves nothing: {error}"),
            },
            Self::Unable => Text {
                vi: "hệ thống không tạo được khóa hoặc phiếu".to_owned(),
                en: "the system can't make a key or a ticket".to_owned(),
            },
        }
    }
}

fn in_vietnamese(error: TicketError) -> &'static str {
    match error {
        TicketError::Malformed => "không phải JWS rút gọn có iss, jti và exp",
        TicketError::Algorithm => "không ký bằng EdDSA",
        TicketError::UnknownKey => "khóa ký chưa được đăng ký ở đây",
        TicketError::KeyNotValid => "khóa ký không có hiệu lực hôm nay",
        TicketError::Signature => "chữ ký sai",
        TicketError::OtherPortal => "phiếu của cổng khác",
        TicketError::Expired => "phiếu đã hết hạn",
        TicketError::NotYet => "phiếu ghi thời điểm trong tương lai",
        TicketError::OtherDossier => "phiếu cho thủ tục hoặc cơ quan khác",
    }
}
