//! Fetches the catalogue's files.

use std::rc::Rc;

use futures_util::future::try_join;
use rules::file::{FileError, read};
use rules::manifest::{Common, IndexEntry, Manifest};
use rules::procedure::Procedure;
use rules::work_calendar::WorkCalendar;
use serde::de::DeserializeOwned;

use crate::browser::network;
use crate::state::{Action, Options, Problem};

/// What the first screen needs, or in another language the screen that is shown.
pub(super) async fn start(options: Options, chosen: Option<String>) -> Vec<Action> {
    match first(&options, chosen.as_deref()).await {
        Ok(actions) => actions.into(),
        Err(problem) => vec![Action::Failed(problem)],
    }
}

/// A procedure that was chosen in the list.
pub(super) async fn chosen(folder: String, manifest: Rc<Manifest>, id: String) -> Action {
    procedure(&folder, &manifest, &id).await.unwrap_or_else(Action::Failed)
}

async fn first(options: &Options, chosen: Option<&str>) -> Result<[Action; 2], Problem> {
    let folder = &folder(options);
    let manifest: Manifest = file(folder, "catalogue.bin").await?;
    let shown = async {
        match chosen.or(options.procedure.as_deref()) {
            Some(id) => procedure(folder, &manifest, id).await,
            None => {
                let index: Vec<IndexEntry> = file(folder, &manifest.index).await?;
                Ok(Action::Index(index.into()))
            }
        }
    };
    let common = file::<Common>(folder, &manifest.common);
    let (common, shown) = try_join(common, shown).await?;
    let catalogue = Action::Catalogue {
        manifest: Rc::new(manifest),
        provinces: common.provinces.into(),
        calendar: Rc::new(WorkCalendar::new(&common.calendar)),
    };
    Ok([catalogue, shown])
}

/// The folder of the language that is shown.
pub(super) fn folder(options: &Options) -> String {
    format!("{}{}/", options.catalogue, options.language.code())
}

async fn procedure(folder: &str, manifest: &Manifest, id: &str) -> Result<Action, Problem> {
    let entry = manifest.find(id).ok_or_else(|| Problem::UnknownProcedure(id.to_owned()))?;
    let procedure: Procedure = file(folder, &entry.file).await?;
    Ok(Action::Procedure(Rc::new(procedure)))
}

async fn file<T: DeserializeOwned>(folder: &str, name: &str) -> Result<T, Problem> {
    let url = format!("{folder}{name}");
    let bytes = network::bytes(&url).await;
    let bytes = bytes.map_err(|_| Problem::CatalogueUnreachable(url.clone()))?;
    read(&bytes).map_err(|error| match error {
        FileError::Format(format) => Problem::CatalogueFormat(format),
        error => Problem::CatalogueBroken(format!("{url}: {error}")),
    })
}
