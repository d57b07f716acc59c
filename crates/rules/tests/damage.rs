//! Files that were cut or damaged on the way: an error, or other contents, but never a panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;
use rules::file::{read, write};
use rules::manifest::{Common, EntryKind, IndexEntry, Manifest, ProcedureFile};
use rules::procedure::Procedure;
use rules::search::{Index, Packed, Packer, search};
use rules::text::{Language, Text};

fn packed() -> Vec<u8> {
    let entry = IndexEntry {
        id: "residence".into(),
        codes: vec!["1.004194".into()],
        name: Text { vi: "Đăng ký tạm trú (lần đầu)".into(), en: "Residence".into() },
        also_called: vec!["kt3".into()],
        kind: EntryKind::Procedure,
    };
    let mut packer = Packer::new(|_, next| next);
    packer.say("sổ đỏ", "giấy chứng nhận");
    packer.add(&entry, None).unwrap();
    packer.add(&IndexEntry { id: "1.0".into(), ..entry }, None).unwrap();
    write(&packer.packed()).unwrap()
}

/// Does everything with an index that a citizen can make the widget do.
fn use_index(bytes: &[u8], query: &str) {
    let Ok(packed) = read::<Packed>(bytes) else { return };
    let index = Index::new(packed);
    for hit in search(&index, query, 50).best.iter().copied().chain(index.hits()) {
        let _ = (hit.id(), hit.codes(), hit.issued_by(), hit.has_guide());
        let _ = (hit.name(Language::Vi), hit.name(Language::En));
    }
}

proptest! {
    #[test]
    fn a_damaged_index_never_panics(at in 0_usize..400, byte: u8, cut in 0_usize..400) {
        let mut bytes = packed();
        let length = bytes.len();
        if let Some(damaged) = bytes.get_mut(at) {
            *damaged = byte;
        }
        for query in ["tam tru", "so do", "kt33", "1.004", "dang kyy"] {
            use_index(&bytes, query);
            use_index(&bytes[..cut.min(length)], query);
        }
    }

    #[test]
    fn any_bytes_and_any_query_never_panic(mut bytes: Vec<u8>, query: String) {
        for format in [1, 2] {
            let file: Vec<u8> = b"mcua".iter().copied().chain([format]).chain(bytes.clone()).collect();
            use_index(&file, &query);
            let _ = read::<Manifest>(&file);
            let _ = read::<Common>(&file);
            let _ = read::<Procedure>(&file);
            let _ = read::<Vec<ProcedureFile>>(&file);
            let _ = read::<Vec<IndexEntry>>(&file);
        }
        bytes.clear();
        use_index(&packed(), &query);
    }

    #[test]
    fn an_index_that_was_cut_is_an_error(cut in 1_usize..100) {
        let bytes = packed();
        let kept = bytes.len().saturating_sub(cut);
        prop_assert!(read::<Packed>(&bytes[..kept]).is_err());
    }
}
