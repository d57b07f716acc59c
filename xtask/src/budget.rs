//! What a visit downloads, and how much that may be: measured the same way by `bench` and `dist`.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::build::version;
use crate::failure::Failure;
use crate::files::below;
use crate::split::LATER;
use crate::squeeze::brotli;

/// The most that a visit may download, in bytes of brotli.
const BUDGETS: [(Until, usize); 3] =
    [(Until::Loaded, 3_000), (Until::Asked, 15_000), (Until::TakenOver, 110_000)];

/// Moments of a first visit, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Until {
    /// The loader runs.
    Loaded,
    /// The first question can be answered.
    Asked,
    /// The widget has taken over.
    TakenOver,
    /// Every screen can be shown.
    Rated,
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Loaded => "the loader",
            Self::Asked => "a first visit, until the first question,",
            Self::TakenOver => "a first visit, until the widget has taken over,",
            Self::Rated => "a whole visit",
        })
    }
}

/// What a first visit downloads.
#[derive(Debug)]
pub(crate) struct Sizes(Vec<(Until, Part)>);

/// What is downloaded together.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) path: PathBuf,
    pub(crate) bytes: usize,
    pub(crate) brotli: usize,
}

/// Measures a site, on a page that names the guide whose start is the largest.
pub(crate) fn measure(site: &Path) -> Result<Sizes, Failure> {
    let product = site.join("mot-cua");
    let of_widget = |name: &str| product.join(version()).join(name);
    let mut parts = Vec::new();
    for (until, path) in [
        (Until::Loaded, product.join("mot-cua.js")),
        (Until::Asked, of_widget("mot-cua.css")),
        (Until::TakenOver, of_widget("mot_cua.js")),
        (Until::TakenOver, of_widget("mot_cua_bg.wasm")),
        (Until::Rated, of_widget(LATER)),
    ] {
        parts.push((until, Part::of(path)?));
    }
    let starts = below(&[product.join("data/vi/start")])?;
    let guides = starts.into_iter().filter(|file| !is_record(file)).map(Part::of);
    let guides = guides.collect::<Result<Vec<_>, _>>()?.into_iter();
    let largest = guides.max_by_key(|part| part.brotli);
    parts.extend(largest.map(|part| (Until::Asked, part)));
    Ok(Sizes(parts))
}

impl Sizes {
    /// Each budget that is exceeded, as a sentence.
    pub(crate) fn over(&self) -> Vec<String> {
        let sizes = BUDGETS.iter().map(|(until, limit)| (until, self.until(*until).1, limit));
        sizes
            .filter(|(_, size, limit)| size > limit)
            .map(|(until, size, limit)| {
                format!("{until} takes {size} bytes of brotli, over the budget of {limit}")
            })
            .collect()
    }

    /// Bytes as they are and in brotli, of everything up to a moment.
    fn until(&self, until: Until) -> (usize, usize) {
        let parts = self.0.iter().filter(|(needed, _)| *needed <= until);
        parts.fold((0, 0), |(bytes, brotli), (_, part)| {
            (part.bytes.saturating_add(bytes), part.brotli.saturating_add(brotli))
        })
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>10} {:>10}  first visit", "bytes", "brotli")?;
        let mut parts: Vec<&Part> = self.0.iter().map(|(_, part)| part).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.brotli));
        for part in parts {
            writeln!(f, "{:>10} {:>10}  {}", part.bytes, part.brotli, part.path.display())?;
        }
        for (until, limit) in BUDGETS {
            let (bytes, brotli) = self.until(until);
            writeln!(f, "{bytes:>10} {brotli:>10}  {until} of {limit} at most")?;
        }
        Ok(())
    }
}

impl Part {
    /// Measures a file.
    pub(crate) fn of(path: PathBuf) -> Result<Self, Failure> {
        let content = fs::read(&path).map_err(Failure::file(&path))?;
        let brotli = brotli(&content).map_err(Failure::file(&path))?.len();
        Ok(Self { path, bytes: content.len(), brotli })
    }
}

/// Procedures of a record alone are named by their code, guides by words.
pub(crate) fn is_record(file: &Path) -> bool {
    name(file).starts_with(|first: char| first.is_ascii_digit())
}

/// The name of a file.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_exceeded_by_one_byte_and_not_before() {
        let parts = |loader, wasm| {
            let part = |brotli| Part { path: "x".into(), bytes: brotli, brotli };
            Sizes(vec![(Until::Loaded, part(loader)), (Until::TakenOver, part(wasm))])
        };
        let cases = [(3_000, 107_000, 0), (3_001, 1, 1), (3_000, 107_001, 1), (3_001, 107_000, 2)];
        for (loader, wasm, over) in cases {
            assert_eq!(parts(loader, wasm).over().len(), over, "{loader} and {wasm}");
        }
    }
}
