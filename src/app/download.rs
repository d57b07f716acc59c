//! Fetches the catalogue's files: all but what the loader has brought for the first question.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use futures_util::future::try_join;
use rules::file::{Compiled, FileError, read};
use rules::life_event::LifeEvent;
use rules::manifest::{Common, IndexEntry, Manifest, ProcedureFile};
use rules::procedure::Procedure;
use rules::search::{Index, Packed};

use super::start::catalogue;
use crate::browser::network;
use crate::state::{Action, Options, Problem};

/// What is to be fetched.
pub(super) enum Wanted {
    /// What the first screen needs, or in another language the screen that shows this procedure.
    Start(Option<String>),
    /// A procedure or a situation of life that was chosen in a list.
    Procedure(Rc<Manifest>, String),
    /// Everything that can be found.
    Index(Rc<Manifest>),
}

/// What arrived or failed, once it has.
pub(super) type Brought = Pin<Box<dyn Future<Output = Vec<Action>>>>;

/// Fetches it, and says what arrived or failed.
pub(super) fn fetch(options: Options, wanted: Wanted) -> Brought {
    Box::pin(bring(options, wanted))
}

async fn bring(options: Options, wanted: Wanted) -> Vec<Action> {
    let folder = &format!("{}{}/", options.catalogue, options.language.code());
    let arrived = match wanted {
        Wanted::Start(chosen) => start(folder, chosen.or(options.procedure)).await,
        Wanted::Procedure(manifest, id) => {
            procedure(folder, &manifest, &id).await.map(|procedure| vec![procedure])
        }
        Wanted::Index(manifest) => Ok(vec![index(folder, &manifest).await]),
    };
    arrived.unwrap_or_else(|problem| vec![Action::Failed(problem)])
}

async fn start(folder: &str, chosen: Option<String>) -> Result<Vec<Action>, Problem> {
    let manifest: Manifest = open(&file(folder, "catalogue.bin").await?)?;
    let shown = async {
        match chosen {
            Some(id) => procedure(folder, &manifest, &id).await,
            None => {
                let guides: Vec<IndexEntry> = open(&file(folder, &manifest.index).await?)?;
                Ok(Action::Guides(guides.into()))
            }
        }
    };
    let (common, shown) = try_join(file(folder, &manifest.common), shown).await?;
    let common: Common = open(&common)?;
    let version = manifest.version.clone();
    Ok(vec![Action::Manifest(Rc::new(manifest)), catalogue(version, common), shown])
}

async fn procedure(folder: &str, manifest: &Manifest, id: &str) -> Result<Action, Problem> {
    if let Some(event) = manifest.life_events.iter().find(|event| event.id == id) {
        let event: LifeEvent = open(&file(folder, &event.file).await?)?;
        return Ok(Action::LifeEvent(Rc::new(event)));
    }
    let listed: Vec<ProcedureFile>;
    let mut found = manifest.find(id);
    if let (None, Some(lookup)) = (found, manifest.lookup(id)) {
        listed = open(&file(folder, &lookup).await?)?;
        found = listed.iter().find(|entry| entry.is(id));
    }
    let found = found.ok_or_else(|| Problem::UnknownProcedure(id.to_owned()))?;
    let procedure: Procedure = open(&file(folder, &found.file).await?)?;
    Ok(Action::Procedure(Rc::new(procedure)))
}

/// Everything that can be found; without it, the guides can.
async fn index(folder: &str, manifest: &Manifest) -> Action {
    let file = file(folder, manifest.search.as_deref().unwrap_or_default()).await;
    let packed = file.and_then(|file| open::<Packed>(&file));
    Action::Index(packed.ok().map(|packed| Rc::new(Index::new(packed))))
}

/// A file with where it lies.
struct File {
    url: String,
    bytes: Vec<u8>,
}

async fn file(folder: &str, name: &str) -> Result<File, Problem> {
    let url = format!("{folder}{name}");
    match network::bytes(&url).await {
        Ok(bytes) => Ok(File { url, bytes }),
        Err(_) => Err(Problem::CatalogueUnreachable(url)),
    }
}

fn open<T: Compiled>(file: &File) -> Result<T, Problem> {
    read(&file.bytes).map_err(|error| problem(&file.url, error))
}

fn problem(url: &str, error: FileError) -> Problem {
    match error {
        FileError::Format(format) => Problem::CatalogueFormat(format),
        error => Problem::CatalogueBroken(format!("{url}: {error}")),
    }
}
