//! The files of `data/` as their editors wrote them, read but not yet understood.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use crate::finding::Finding;
use crate::problem::Problem;

pub mod calendar;
pub mod file;
pub mod guide;
pub mod life_event;
pub mod places;
pub mod policy;
pub mod schema;
pub mod shared;
pub mod succession;
pub mod values;

use calendar::{AnnouncedYear, Law};
use file::{File, Parsed};
use guide::{Guide, Question};
use life_event::LifeEvent;
use places::{ProvinceRow, TerritoryRow};
use policy::{Issued, IssuerStatus, Policy};
use shared::{Documents, Reception, Synonyms};
use succession::Successions;

/// Everything in the folder of the catalogue.
#[derive(Clone, Debug)]
pub struct Source {
    /// Legal documents.
    pub documents: Documents,
    /// Facts about a person that policies ask for, in the order in which they are asked.
    pub questions: Parsed<IndexMap<String, Question>>,
    /// What people say for what is called otherwise in names, if there is such a file.
    pub synonyms: Option<Parsed<Synonyms>>,
    /// Hours of offices by key.
    pub receptions: Parsed<IndexMap<String, Reception>>,
    /// Provinces.
    pub provinces: Parsed<Vec<ProvinceRow>>,
    /// Provinces as they were before 1 July 2025.
    pub territories: Parsed<Vec<TerritoryRow>>,
    /// What the law lays down for years that aren't announced.
    pub law: Parsed<Law>,
    /// Announced years, in the order of their file names.
    pub years: Vec<Parsed<AnnouncedYear>>,
    /// Guides, in the order of their file names.
    pub guides: Vec<Parsed<Guide>>,
    /// Life events, in the order of their file names; there need be none.
    pub life_events: Vec<Parsed<LifeEvent>>,
    /// Policies, by issuer and file name.
    pub policies: Vec<Issued<Policy>>,
    /// What became of national codes.
    pub successions: Parsed<Successions>,
    /// What is known of issuers.
    pub statuses: Vec<Issued<IssuerStatus>>,
}

impl Source {
    /// Reads every file of the folder.
    ///
    /// # Errors
    /// The first problem of each file that can't be read.
    pub fn read(dir: &Path) -> Result<Self, Vec<Finding>> {
        let mut reader = Reader { findings: Vec::new() };
        let documents = Documents { files: reader.all(&dir.join("documents"), |_| true) };
        let questions = reader.toml(&dir.join("questions.toml"));
        let synonyms = Some(dir.join("synonyms.toml")).filter(|path| path.exists());
        let synonyms = synonyms.and_then(|path| reader.toml(&path));
        let receptions = reader.toml(&dir.join("reception.toml"));
        let provinces = reader.with(&dir.join("provinces.csv"), places::provinces);
        let territories = reader.with(&dir.join("territories.csv"), places::territories);
        let law = reader.toml(&dir.join("calendar/law.toml"));
        let successions = reader.optional(&dir.join("successions.toml"));
        let years = reader.all(&dir.join("calendar"), |name| name != "law");
        let guides = reader.all(&dir.join("guides"), |_| true);
        let life_events = dir.join("life-events");
        let life_events =
            if life_events.is_dir() { reader.all(&life_events, |_| true) } else { Vec::new() };
        let mut policies = Vec::new();
        let mut statuses = Vec::new();
        for folder in reader.list(&dir.join("policies"), Path::is_dir) {
            let issuer = stem(&folder);
            let issued = |parsed| Issued { issuer: issuer.clone(), parsed };
            policies.extend(reader.all(&folder, |name| name != "status").into_iter().map(issued));
            let issued = |parsed| Issued { issuer: issuer.clone(), parsed };
            statuses.extend(reader.all(&folder, |name| name == "status").into_iter().map(issued));
        }
        match (questions, receptions, provinces, territories, law, successions) {
            (
                Some(questions),
                Some(receptions),
                Some(provinces),
                Some(territories),
                Some(law),
                Some(successions),
            ) if reader.findings.is_empty() => Ok(Self {
                documents,
                questions,
                synonyms,
                receptions,
                provinces,
                territories,
                law,
                years,
                guides,
                life_events,
                policies,
                successions,
                statuses,
            }),
            _ => Err(reader.findings),
        }
    }
}

/// Reads on after a file that can't be read, so that all of them are named at once.
struct Reader {
    findings: Vec<Finding>,
}

impl Reader {
    fn toml<T: DeserializeOwned>(&mut self, path: &Path) -> Option<Parsed<T>> {
        self.with(path, |file| file.parse().map_err(|finding| vec![finding]))
    }

    /// A file that needn't be there; its value is then empty.
    fn optional<T: DeserializeOwned + Default>(&mut self, path: &Path) -> Option<Parsed<T>> {
        if path.exists() {
            return self.toml(path);
        }
        let file = File { path: path.display().to_string(), text: String::new() };
        Some(Parsed { file, value: T::default() })
    }

    fn with<T>(
        &mut self,
        path: &Path,
        parse: impl FnOnce(File) -> Result<T, Vec<Finding>>,
    ) -> Option<T> {
        match File::read(path).map_err(|finding| vec![finding]).and_then(parse) {
            Ok(parsed) => Some(parsed),
            Err(findings) => {
                self.findings.extend(findings);
                None
            }
        }
    }

    /// The TOML files of a folder whose name, without its ending, is wanted.
    fn all<T: DeserializeOwned>(
        &mut self,
        folder: &Path,
        wanted: impl Fn(&str) -> bool,
    ) -> Vec<Parsed<T>> {
        let is_toml = |path: &Path| path.extension().is_some_and(|ending| ending == "toml");
        let paths = self.list(folder, is_toml);
        paths.iter().filter(|path| wanted(&stem(path))).filter_map(|path| self.toml(path)).collect()
    }

    /// What a folder holds, sorted, so that the same files always give the same result.
    fn list(&mut self, folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|e| e.path())).collect());
        let mut paths: Vec<PathBuf> = match entries {
            Ok(paths) => paths,
            Err(error) => {
                self.findings.push(Finding {
                    file: folder.display().to_string(),
                    line: 0,
                    column: 0,
                    problem: Problem::Unreadable { detail: error.to_string() },
                });
                Vec::new()
            }
        };
        paths.retain(|path| wanted(path));
        paths.sort();
        paths
    }
}

/// The name of a file without its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
