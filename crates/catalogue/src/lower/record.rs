//! National records without a guide become procedures, and codes that have ended lead on.

use std::collections::BTreeMap;

use rules::document::Document;
use rules::iso::Iso;
use rules::text::Text;

use super::procedure::{compiled as document, default_reception};
use super::{Catalogue, CompiledGuide};
use crate::finding::Finding;
use crate::record::collection::Collection;
use crate::record::procedure::{CompiledRecord, Context, compile, repealed};
use crate::source::Source;
use crate::succession::{Ended, Successions};

/// Lets the codes that a guide has replaced lead to it.
pub(super) fn lead_to_guides(source: &Source, guides: &mut [CompiledGuide]) {
    for (code, ended) in Successions::new(source).ended() {
        let Some(successor) = ended.successor else { continue };
        if let Some(guide) = guides.iter_mut().find(|guide| is_of(guide, successor))
            && !guide.entry.codes.iter().any(|known| known == code)
        {
            guide.entry.codes.push(code.to_owned());
        }
    }
}

fn is_of(guide: &CompiledGuide, id_or_code: &str) -> bool {
    guide.entry.id == id_or_code || guide.entry.codes.iter().any(|code| code == id_or_code)
}

/// Compiles the records, also those for which a guide stands: it is found by their names, too.
///
/// # Errors
/// The office hours that every procedure needs are missing.
pub fn records(
    source: &Source,
    catalogue: &Catalogue,
    collection: &Collection,
) -> Result<Vec<CompiledRecord>, Vec<Finding>> {
    let (reception, reception_document) = default_reception(source)?;
    let context = Context { reception, reception_document, provinces: &catalogue.provinces };
    let successions = Successions::new(source);
    let mut former: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (code, ended) in successions.ended() {
        if let Some(successor) = ended.successor {
            former.entry(successor).or_default().push(code.to_owned());
        }
    }
    let of_a_guide = |code: &str| catalogue.guides.iter().any(|guide| is_of(guide, code));
    let mut compiled = Vec::new();
    for record in collection.records() {
        let former = former.get(record.code.as_str()).map_or(&[][..], Vec::as_slice);
        let procedure = compile(record, former, &context);
        match successions.follow(&record.code).ok().flatten() {
            None => compiled.push(procedure),
            // What came in its place is there, and its code leads to that.
            Some(Ended { successor: Some(successor), .. })
                if of_a_guide(successor) || collection.get(successor).is_some() => {}
            Some(ended) => {
                if let Some(source) = end_document(source, &ended) {
                    compiled.push(repealed(procedure, end(&ended), &source));
                }
            }
        }
    }
    Ok(compiled)
}

/// What a citizen reads of a code that has ended.
fn end(ended: &Ended<'_>) -> Text {
    let since = ended.last.since.0;
    let (day, month, year) = (since.day(), since.month(), since.year());
    match ended.successor {
        Some(successor) => Text {
            vi: format!(
                "Thủ tục này đã được thay bằng thủ tục {successor} từ ngày {day}/{month}/{year}."
            ),
            en: format!("This procedure was replaced by {successor} on {}.", since.write()),
        },
        None => Text {
            vi: format!("Thủ tục này đã bị bãi bỏ từ ngày {day}/{month}/{year}."),
            en: format!("This procedure was repealed on {}.", since.write()),
        },
    }
}

fn end_document(source: &Source, ended: &Ended<'_>) -> Option<Document> {
    let id = &ended.last.source.document;
    source.documents.get(id).map(|known| document(id, known))
}
