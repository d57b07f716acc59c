//! Life events: what is compiled of them, and what is wrong with them.

use catalogue::build::build;
use catalogue::check::check;
use rules::file;
use rules::life_event::{LifeEvent, Target};
use rules::manifest::{EntryKind, Fragments, IndexEntry, Manifest};
use rules::search::{Index, Packed, fold, search};

use crate::folder::Folder;

const EVENT: &str = "life-events/angling.toml";

const ANGLING: &str = r#"id = "angling"
name = { vi = "Đi câu xa", en = "A fishing trip" }
also_called = ["nghỉ mát ở hồ"]
intro = { vi = "Xin giấy phép rồi thuê thuyền.", en = "A permit, then a boat." }
checked_on = 2026-11-24

[[steps]]
procedure = "fishing"
text = { vi = "Làm trước.", en = "First." }

[[steps]]
procedure = "boat"
text = { vi = "Làm sau.", en = "Then." }
after = { vi = "Sau khi có giấy phép.", en = "Once you have the permit." }

[[steps]]
procedure = "3.000003"
name = { vi = "Mua vé", en = "Ticket" }
link = "https://example.gov.vn/ticket"
text = { vi = "Nếu đi đò.", en = "If you take the ferry." }
"#;

/// A folder whose second guide asks for two papers of the first and one of its own.
fn folder() -> Folder {
    let folder = Folder::fixture();
    let boat = folder.read("guides/fishing.toml");
    let boat = boat
        .replace("id = \"fishing\"", "id = \"boat\"")
        .replace("\"1.000001\"", "\"1.000002\"")
        .replace("former_codes = [\"2.000001\"]\n", "")
        .replace("Cấp giấy phép câu cá", "Thuê thuyền")
        .replace("Fishing permit", "Boat")
        .replace("id = \"loan\"", "id = \"boat-loan\"")
        .replace("\"loan\"", "\"boat-loan\"");
    folder.write("guides/boat.toml", boat);
    folder.write(EVENT, ANGLING);
    folder
}

#[test]
fn steps_in_order_and_shared_papers_once() {
    let folder = folder();
    let catalogue = check(&folder.0).unwrap().catalogue;
    let event = &catalogue.life_events[0].event;
    let steps: Vec<(&str, &Target)> =
        event.steps.iter().map(|step| (&*step.name.en, &step.target)).collect();
    let ticket = Target::Portal {
        code: Some("3.000003".into()),
        link: "https://example.gov.vn/ticket".into(),
    };
    assert_eq!(
        steps,
        [
            ("Fishing permit", &Target::Guide("fishing".into())),
            ("Boat", &Target::Guide("boat".into())),
            ("Ticket", &ticket),
        ]
    );
    let after = event.steps.iter().map(|step| step.after.is_some());
    assert_eq!(after.collect::<Vec<_>>(), [false, true, false]);
    // The loan paper of each is one of its own.
    let papers: Vec<(&str, &[u8])> =
        event.papers.iter().map(|paper| (&*paper.name.en, &*paper.steps)).collect();
    assert_eq!(papers, [("Form", &[0, 1][..]), ("Identity card", &[0, 1])]);
}

#[test]
fn it_is_compiled_found_and_in_one_language() {
    let (data, out) = (folder(), Folder::new());
    build(&data.0, &[], &out.0, &|_, _, _| Fragments::default()).unwrap();
    for (language, name, query) in
        [("vi", "Đi câu xa", "nghi mat"), ("en", "A fishing trip", "trip")]
    {
        let manifest: Manifest =
            file::read(&out.bytes(&format!("{language}/catalogue.bin"))).unwrap();
        let file = &manifest.life_events[0];
        assert_eq!(file.id, "angling");
        assert!(file.file.starts_with("life-event/angling-"), "{}", file.file);
        let event: LifeEvent =
            file::read(&out.bytes(&format!("{language}/{}", file.file))).unwrap();
        let texts = [&event.name, &event.intro, &event.steps[0].name, &event.steps[1].text]
            .into_iter()
            .chain(&event.steps[1].after)
            .chain(event.papers.iter().map(|paper| &paper.name));
        for text in texts {
            assert_eq!(
                (text.vi.is_empty(), text.en.is_empty()),
                (language != "vi", language != "en")
            );
        }
        assert_eq!([&event.name.vi, &event.name.en].map(String::as_str).concat(), name);
        let index: Vec<IndexEntry> =
            file::read(&out.bytes(&format!("{language}/{}", manifest.index))).unwrap();
        let listed = index.iter().find(|entry| entry.id == "angling").unwrap();
        assert_eq!(listed.kind, EntryKind::LifeEvent);
        let name = |entry: &IndexEntry| {
            fold([&entry.name.vi, &entry.name.en][usize::from(language == "en")])
        };
        assert!(index.is_sorted_by_key(name), "people look by name");
        let packed: Packed =
            file::read(&out.bytes(&format!("{language}/{}", manifest.search.unwrap()))).unwrap();
        assert_eq!(search(&Index::new(packed), query, 9).best[0].id(), "angling");
    }
}

/// A step that names a code goes to the guide, once there is one.
#[test]
fn a_code_leads_to_its_guide() {
    let folder = folder();
    folder.replace(EVENT, "\"3.000003\"", "\"1.000002\"");
    folder.replace(EVENT, "procedure = \"boat\"", "procedure = \"9.999999\"\nname = { vi = \"Áo phao\", en = \"Life jacket\" }\nlink = \"https://example.gov.vn/\"");
    let catalogue = check(&folder.0).unwrap().catalogue;
    let event = &catalogue.life_events[0].event;
    let note = "19:13: note: there is the guide `boat`: name and link aren't used here any more";
    assert!(folder.findings().contains(&format!("{EVENT}:{note}")), "{:?}", folder.findings());
    let names: Vec<&str> = event.steps.iter().map(|step| &*step.name.en).collect();
    assert_eq!(names, ["Fishing permit", "Life jacket", "Boat"]);
    assert_eq!(event.steps[2].target, Target::Guide("boat".into()));
    assert_eq!(event.papers[0].steps, [0, 2]);
}

#[test]
fn a_folder_without_life_events_is_fine() {
    let folder = Folder::fixture();
    assert!(check(&folder.0).unwrap().catalogue.life_events.is_empty());
}

#[test]
fn what_is_wrong_with_a_life_event() {
    for (file, from, to, expected) in [
        (
            EVENT,
            "id = \"angling\"",
            "id = \"trip\"",
            "1:6: error: the id `trip` isn't the name of the file, `angling`",
        ),
        (EVENT, "en = \"A fishing trip\"", "en = \"\"", "2:33: error: the text is empty"),
        (EVENT, "en = \"First.\"", "en = \" \"", "9:34: error: the text is empty"),
        (
            EVENT,
            "procedure = \"boat\"",
            "procedure = \"boot\"",
            "12:13: error: there is no procedure `boot`",
        ),
        (
            EVENT,
            "procedure = \"boat\"",
            "procedure = \"fishing\"",
            "12:13: error: the procedure `fishing` is there twice",
        ),
        (
            EVENT,
            "https://example",
            "http://example",
            "19:8: error: `http://example.gov.vn/ticket` is not an https address",
        ),
        (
            EVENT,
            "name = { vi = \"Mua vé\", en = \"Ticket\" }\n",
            "",
            "17:13: error: there is no procedure code `3.000003`",
        ),
        (
            EVENT,
            "link = \"https://example.gov.vn/ticket\"\n",
            "",
            "17:13: error: there is no procedure code `3.000003`",
        ),
        (EVENT, "\"Mua vé\"", "\"\"", "18:15: error: the text is empty"),
        (EVENT, "\"Sau khi có giấy phép.\"", "\"\"", "14:16: error: the text is empty"),
        (EVENT, "First.", "Then.", "17:13: note: no guide yet for the procedure code `3.000003`"),
    ] {
        found(file, from, to, &format!("{EVENT}:{expected}"));
    }
    // The same paper by another name isn't listed as shared.
    let expected = "7:1: warning: the paper `form` has two names: “Giấy khai” and “Tờ khai”";
    let folder =
        found("guides/fishing.toml", "Tờ khai", "Giấy khai", &format!("{EVENT}:{expected}"));
    let catalogue = check(&folder.0).unwrap().catalogue;
    assert_eq!(catalogue.life_events[0].event.papers.len(), 1);

    let folder = self::folder();
    folder.write(EVENT, ANGLING.split("[[steps]]").next().unwrap());
    assert!(folder.findings().contains(&format!("{EVENT}: error: the list is empty")));
    folder.write("life-events/boat.toml", ANGLING.replace("\"angling\"", "\"boat\""));
    let expected = "life-events/boat.toml:1:6: error: the procedure `boat` is there twice";
    assert!(folder.findings().contains(&expected.to_owned()), "{:?}", folder.findings());
}

fn found(file: &str, from: &str, to: &str, expected: &str) -> Folder {
    let folder = folder();
    folder.replace(file, from, to);
    let findings = folder.findings();
    assert!(findings.contains(&expected.to_owned()), "{expected}\n{}", findings.join("\n"));
    folder
}
