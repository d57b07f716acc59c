//! `mot-cua key`: who may read figures.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use collector::{Grant, ReadingKey, Scope, StoreError};
use rules::place::ProvinceCode;
use rules::rating::Name;
use rules::text::Text;

use crate::language::language;
use crate::place::Place;

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a key and print it, this once
    Create(Create),
    /// List keys
    List(Place),
    /// End a key
    Revoke {
        /// Its name, as `list` shows it: the part between the two `_`
        id: String,
        #[command(flatten)]
        place: Place,
    },
    /// Print what was done with keys and what was taken out of the database
    Log(Place),
}

/// Whom a key is for, and what it opens.
#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Whom it is for
    #[arg(long)]
    label: String,
    /// The one province that it shows
    #[arg(long, value_parser = ProvinceCode::parse)]
    province: Option<ProvinceCode>,
    /// The one office that it shows
    #[arg(long, value_parser = office)]
    office: Option<Name>,
    /// What it allows: sums (`read`), single ratings as files (`rows`), comments at the desk
    /// (`comments`), the log (`admin`); may be given several times
    #[arg(long = "scope", value_parser = scope, default_value = "read")]
    scopes: Vec<Scope>,
    #[command(flatten)]
    place: Place,
}

/// Runs a command; failure means that it wasn't carried out.
pub(crate) fn run(command: KeyCommand) -> ExitCode {
    let outcome = match command {
        KeyCommand::Create(create) => make(create),
        KeyCommand::List(place) => list(&place),
        KeyCommand::Revoke { id, place } => return revoke(&id, &place),
        KeyCommand::Log(place) => log(&place),
    };
    outcome.map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS)
}

fn make(create: Create) -> Result<(), StoreError> {
    let Create { label, province, office, scopes, place } = create;
    println!("{}", place.open()?.create_key(&Grant { label, province, office, scopes })?);
    let once = Text {
        vi: "Chỉ hiện một lần: hãy chép lại ngay.".to_owned(),
        en: "Shown this once: write it down now.".to_owned(),
    };
    eprintln!("{}", once.in_language(language()));
    Ok(())
}

fn list(place: &Place) -> Result<(), StoreError> {
    for ReadingKey { id, grant, created_on, revoked_on } in place.open()?.reading_keys()? {
        let province = grant.province.map_or("-".to_owned(), String::from);
        let office = grant.office.map_or("-".to_owned(), String::from);
        let scopes: Vec<&str> = grant.scopes.iter().map(|scope| scope.code()).collect();
        let until = revoked_on.unwrap_or_default();
        let scopes = scopes.join(",");
        println!("{id} {province} {office} {scopes} {created_on} – {until} {}", grant.label);
    }
    Ok(())
}

fn log(place: &Place) -> Result<(), StoreError> {
    for entry in place.open()?.audit()? {
        println!("{} {} {} {}", entry.happened_at, entry.actor, entry.action, entry.subject);
    }
    Ok(())
}

fn revoke(id: &str, place: &Place) -> ExitCode {
    match place.open().and_then(|mut store| store.revoke_key(id)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            let unknown = Text {
                vi: format!(
                    "không có khóa `{id}` còn hiệu lực; `mot-cua key list` liệt kê các khóa"
                ),
                en: format!(
                    "there is no key `{id}` that hasn't ended; `mot-cua key list` lists them"
                ),
            };
            fail(unknown.in_language(language()))
        }
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("mot-cua key: {message}");
    ExitCode::FAILURE
}

fn office(text: &str) -> Result<Name, String> {
    Name::try_from(text.to_owned()).map_err(|error| error.to_string())
}

fn scope(text: &str) -> Result<Scope, String> {
    let codes = Scope::ALL.map(Scope::code).join(", ");
    Scope::from_code(text).ok_or_else(|| format!("{text}: {codes}"))
}
