//! The widget in a browser, without the loader: `mount` in a shadow root, on a catalogue made here.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod outbox;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Reflect};
use mot_cua::{Widget, mount};
use rules::calendar::Calendar;
use rules::channel::Channels;
use rules::condition::Condition;
use rules::document::Citation;
use rules::file::{FORMAT, write};
use rules::manifest::{Asked, Common, EntryKind, IndexEntry, Manifest, ProcedureFile, Start};
use rules::place::{Province, ProvinceCode};
use rules::procedure::{Choice, Procedure, Question, QuestionKind};
use rules::reception::Reception;
use rules::search::Packer;
use rules::text::Text;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
    export function serve(name, bytes) {
        globalThis.files ??= new Map();
        globalThis.files.set(name, bytes.slice());
        globalThis.fetch = async (request, init) => {
            if (init?.method === 'POST') return globalThis.collect(request, init.body);
            const [folder, name] = (request.url ?? request).split('/').slice(-2);
            if (folder === globalThis.late) await new Promise(done => setTimeout(done, 300));
            const bytes = globalThis.files.get(`${folder}/${name}`) ?? globalThis.files.get(name);
            if (bytes === undefined) throw new TypeError('offline');
            return new Response(bytes, { status: 200 });
        };
    }
    export function delay(folder) { globalThis.late = folder; }
    export function listen(element, name) {
        const seen = [];
        element.addEventListener(name, event => seen.push(event.detail));
        return seen;
    }
    export function shadow(element) {
        return element.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    }
")]
extern "C" {
    fn serve(name: &str, bytes: &[u8]);
    fn delay(folder: &str);
    fn listen(element: &HtmlElement, name: &str) -> Array;
    fn shadow(element: &HtmlElement) -> Element;
}

fn text(text: &str) -> Text {
    Text { vi: text.into(), en: format!("{text} (en)") }
}

fn citation() -> Citation {
    Citation { document: 0, article: None }
}

/// A procedure with one question.
fn procedure() -> Procedure {
    let choice = |id: &str| Choice { id: id.into(), text: text(id), help: None };
    Procedure {
        id: "fishing".into(),
        codes: vec!["1.000001".into()],
        name: text("Câu cá"),
        result: text("Giấy phép"),
        agency: text("Xã"),
        link: "https://example.gov.vn/".into(),
        channels: Channels::ALL,
        in_person: None,
        reception: Reception {
            weekdays: vec![],
            saturdays: vec![],
            same_day_cut_off: jiff_core::civil::time(15, 0, 0, 0),
            source: citation(),
        },
        questions: vec![Question {
            id: "rod".into(),
            text: text("Cần câu của ai?"),
            help: None,
            why: text("Vì sao"),
            source: None,
            when: Condition::Always,
            for_policies: vec![],
            kind: QuestionKind::Choice(vec![choice("own"), choice("lent")]),
            dont_know: false,
            changeable: false,
        }],
        dead_ends: vec![],
        papers: vec![],
        limits: vec![],
        fees: vec![],
        policies: vec![],
        documents: vec![],
        record: None,
    }
}

/// What every procedure needs.
fn common() -> Common {
    let province = Province {
        code: ProvinceCode::parse("48").unwrap(),
        name: text("Đà Nẵng"),
        territories: vec![],
        status: None,
    };
    Common { calendar: Calendar::default(), provinces: vec![province] }
}

fn serve_catalogue() {
    serve_with(None, 0);
}

/// A catalogue with one guide, and so many lookups of other procedures.
fn serve_with(search: Option<&str>, lookups: u16) {
    let files = vec![ProcedureFile {
        id: "fishing".into(),
        codes: vec!["1.000001".into()],
        file: "fishing.bin".into(),
    }];
    let manifest = Manifest {
        version: "0123456789ab".into(),
        common: "common.bin".into(),
        index: "index.bin".into(),
        procedures: files,
        life_events: vec![],
        search: search.map(str::to_owned),
        lookups,
    };
    serve("catalogue.bin", &write(&manifest).unwrap());
    let guides: Vec<IndexEntry> = vec![];
    serve("index.bin", &write(&guides).unwrap());
    serve("common.bin", &write(&common()).unwrap());
    serve("fishing.bin", &write(&procedure()).unwrap());
}

/// A widget on the page.
struct Mounted {
    host: HtmlElement,
    root: Element,
    widget: Option<Widget>,
}

impl Mounted {
    fn new(options: &[(&str, &str)]) -> (Self, Array, Array) {
        Self::with(options, None)
    }

    /// With what the loader has brought.
    fn with(options: &[(&str, &str)], start: Option<Vec<u8>>) -> (Self, Array, Array) {
        let document = web_sys::window().unwrap().document().unwrap();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&host).unwrap();
        let (ready, errors) = (listen(&host, "mc-ready"), listen(&host, "mc-error"));
        let root = shadow(&host);
        let widget = mount(host.clone(), &root, &object(options), start);
        (Self { host, root, widget: Some(widget) }, ready, errors)
    }

    async fn until_catalogue(&self, version: &str) {
        for _ in 0..500 {
            let state: JsValue = self.widget.as_ref().unwrap().state().into();
            if field(&state, "catalogue") == version {
                return;
            }
            TimeoutFuture::new(10).await;
        }
        panic!("the catalogue isn't {version}");
    }

    async fn until(&self, selector: &str) -> Element {
        for _ in 0..500 {
            if let Some(found) = self.root.query_selector(selector).unwrap() {
                return found;
            }
            TimeoutFuture::new(10).await;
        }
        panic!("no {selector} in {}", self.root.inner_html());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(widget) = self.widget.take() {
            widget.destroy();
        }
        self.host.remove();
    }
}

fn object(fields: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        Reflect::set(&object, &(*key).into(), &(*value).into()).unwrap();
    }
    object
}

fn field(object: &JsValue, name: &str) -> String {
    Reflect::get(object, &name.into()).unwrap().as_string().unwrap_or_default()
}

const FOLDER: (&str, &str) = ("catalogue", "https://example.invalid/data/");

#[wasm_bindgen_test]
async fn a_procedure_is_asked_about_and_nothing_of_it_leaves_the_element() {
    serve_catalogue();
    let (mounted, ready, errors) =
        Mounted::new(&[FOLDER, ("procedure", "1.000001"), ("province", "")]);
    let steps = listen(&mounted.host, "mc-step");
    mounted.until(".mc--question").await;
    assert_eq!((ready.length(), errors.length()), (1, 0));
    assert_eq!(field(&ready.get(0), "catalogue"), "0123456789ab");
    assert_eq!(field(&steps.get(0), "screen"), "question");
    let state: JsValue = mounted.widget.as_ref().unwrap().state().into();
    assert_eq!(field(&state, "screen"), "question");
    let keys = Object::keys(state.unchecked_ref::<Object>());
    assert_eq!(keys.length(), 3, "screen and versions only");
}

#[wasm_bindgen_test]
async fn a_long_screen_is_shown_in_parts_until_it_is_whole() {
    serve_catalogue();
    let (mounted, _, _) = Mounted::new(&[FOLDER, ("procedure", "1.000001"), ("province", "48")]);
    mounted.until(".mc--question:not([aria-busy])").await;
    click(&mounted.until("input[type=radio]").await);
    click(&mounted.until(".mc-button--primary").await);
    let first = mounted.until(".mc--result[aria-busy=true]").await;
    assert!(first.query_selector("h2").unwrap().is_some(), "{}", first.inner_html());
    assert!(first.query_selector(".mc-sheet").unwrap().is_none(), "{}", first.inner_html());
    mounted.until(".mc--result:not([aria-busy]) .mc-sheet").await;
}

fn click(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
}

/// A file of everything that the first question needs.
fn start() -> Vec<u8> {
    let version = String::from("fedcba987654");
    let Procedure { id, name, questions, documents, .. } = procedure();
    let asked = Asked { version: version.clone(), id, name, questions, documents };
    let asked = write(&asked).unwrap();
    let start = write(&Start { version, common: common(), procedure: procedure() }).unwrap();
    [&u32::try_from(asked.len()).unwrap().to_le_bytes(), &*asked, &start].concat()
}

#[wasm_bindgen_test]
async fn what_the_loader_has_brought_is_not_fetched_again() {
    let nowhere = ("catalogue", "https://example.invalid/nowhere/");
    serve("common.bin", &[]);
    let (mounted, ready, errors) =
        Mounted::with(&[nowhere, ("procedure", "fishing")], Some(start()));
    mounted.until(".mc--question").await;
    assert_eq!((ready.length(), errors.length()), (1, 0));
    assert_eq!(field(&ready.get(0), "catalogue"), "fedcba987654");
}

#[wasm_bindgen_test]
async fn what_the_loader_has_brought_damaged_is_fetched_from_where_it_was_made() {
    serve_catalogue();
    // What is asked, then all the rest.
    for at in [4, start().len() - 1] {
        let mut damaged = start();
        damaged[at] ^= 0xff;
        let (mounted, ready, errors) =
            Mounted::with(&[FOLDER, ("procedure", "fishing")], Some(damaged));
        mounted.until(".mc--question").await;
        mounted.until_catalogue("0123456789ab").await;
        assert_eq!((ready.length(), errors.length()), (1, 0));
    }
}

#[wasm_bindgen_test]
async fn an_unreachable_catalogue_leaves_the_page_and_says_what_to_do() {
    serve_catalogue();
    let (mounted, ready, errors) =
        Mounted::new(&[FOLDER, ("procedure", "9.999999"), ("lang", "en")]);
    let alert = mounted.until("[role=alert]").await;
    assert!(alert.text_content().unwrap().contains("unknown_procedure"));
    assert!(mounted.root.query_selector("slot").unwrap().is_some());
    assert_eq!((ready.length(), errors.length()), (0, 1));
    assert_eq!(field(&errors.get(0), "code"), "unknown_procedure");
    assert!(field(&errors.get(0), "hint").contains("9.999999"));
}

/// A catalogue as the first version of the format had it, written by what wrote it then.
fn serve_first_format() {
    macro_rules! serve_file {
        ($folder:literal, $name:literal) => {
            serve(
                $name,
                include_bytes!(concat!(
                    "../crates/catalogue/tests/fixtures/format-1/vi/",
                    $folder,
                    $name
                )),
            )
        };
    }
    serve_file!("", "catalogue.bin");
    serve_file!("", "common-f3af04fbbc27.bin");
    serve_file!("", "index-9ac4ecd586be.bin");
    serve_file!("procedure/", "fishing-f12b177200f2.bin");
}

#[wasm_bindgen_test]
async fn an_older_catalogue_works_as_it_did() {
    serve_first_format();
    let (mounted, ready, errors) = Mounted::new(&[FOLDER]);
    let entry: HtmlElement = mounted.until(".mc-found__entry").await.unchecked_into();
    type_into(&mounted.until("#mc-query").await, "CAU CÁ");
    mounted.until(".mc-found__entry").await;
    entry.click();
    mounted.until(".mc--question").await;
    assert_eq!((ready.length(), errors.length()), (1, 0));
}

#[wasm_bindgen_test]
async fn a_newer_catalogue_is_named_for_it() {
    serve_catalogue();
    let mut newer = write(&Common { calendar: Calendar::default(), provinces: vec![] }).unwrap();
    newer[4] = FORMAT + 1;
    serve("common.bin", &newer);
    let (mounted, ready, errors) = Mounted::new(&[FOLDER, ("procedure", "fishing")]);
    let alert = mounted.until("[role=alert]").await.text_content().unwrap();
    assert!(alert.contains("tải lại trang") && alert.contains("catalogue_format"), "{alert}");
    assert!(mounted.root.query_selector("slot").unwrap().is_some());
    assert_eq!((ready.length(), errors.length()), (0, 1));
    assert_eq!(field(&errors.get(0), "code"), "catalogue_format");
    assert!(field(&errors.get(0), "hint").contains(&format!("format {}", FORMAT + 1)));
}

#[wasm_bindgen_test]
async fn a_procedure_without_a_guide_is_found_and_fetched_by_its_code() {
    let record = Procedure { id: "3.000616".into(), ..procedure() };
    let listed = ProcedureFile {
        id: "3.000616".into(),
        codes: vec!["3.000616".into()],
        file: "record.bin".into(),
    };
    let entry = IndexEntry {
        id: "3.000616".into(),
        codes: vec!["3.000616".into()],
        name: text("Hỗ trợ doanh nghiệp"),
        also_called: vec![],
        kind: EntryKind::Procedure,
    };
    let mut packer = Packer::new(|_, next| next);
    packer.add(&entry, None).unwrap();
    serve_with(Some("search.bin"), 1);
    serve("0-0123456789ab.bin", &write(&vec![listed]).unwrap());
    serve("record.bin", &write(&record).unwrap());
    // By its code, from the page.
    let (mounted, ..) = Mounted::new(&[FOLDER, ("procedure", "3.000616")]);
    mounted.until(".mc--question").await;
    // By its name, when the index has arrived: it is fetched when somebody types.
    let (mounted, _, errors) = Mounted::new(&[FOLDER]);
    let query = mounted.until("#mc-query").await;
    type_into(&query, "ho tro");
    TimeoutFuture::new(50).await;
    assert!(mounted.root.query_selector(".mc-found__entry").unwrap().is_none(), "not there yet");
    serve("search.bin", &write(&packer.packed()).unwrap());
    type_into(&query, "ho tro doanh");
    let entry: HtmlElement = mounted.until(".mc-found__entry").await.unchecked_into();
    entry.click();
    mounted.until(".mc--question").await;
    assert_eq!(errors.length(), 0);
}

/// Types a text into a field.
fn type_into(field: &Element, text: &str) {
    let input: HtmlInputElement = field.clone().unchecked_into();
    input.set_value(text);
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let event = Event::new_with_event_init_dict("input", &init).unwrap();
    input.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn attributes_may_change_later() {
    serve_catalogue();
    let (mut mounted, _, errors) = Mounted::new(&[FOLDER, ("channel", "fax")]);
    mounted.until(".mc--problem").await;
    assert_eq!(field(&errors.get(0), "code"), "bad_attribute");
    let options = object(&[FOLDER, ("procedure", "fishing"), ("lang", "en")]);
    mounted.widget.as_mut().unwrap().update(&options);
    let heading = mounted.until(".mc--question .mc-heading").await;
    assert_eq!(heading.text_content().as_deref(), Some("Cần câu của ai? (en)"));
    let options = object(&[FOLDER, ("procedure", "fishing"), ("lang", "vi")]);
    mounted.widget.as_mut().unwrap().update(&options);
    mounted.until("[lang=vi].mc--question").await;
}

#[wasm_bindgen_test]
async fn of_two_languages_the_one_that_was_asked_for_last_is_shown() {
    serve_catalogue();
    // A file of one language lacks the other's texts.
    let mut english = procedure();
    english.questions[0].text.vi = String::new();
    serve("en/fishing.bin", &write(&english).unwrap());
    let options = |language| object(&[FOLDER, ("procedure", "fishing"), ("lang", language)]);
    let (mut mounted, _, errors) = Mounted::new(&[FOLDER, ("procedure", "fishing")]);
    mounted.until(".mc--question").await;
    delay("en");
    mounted.widget.as_mut().unwrap().update(&options("en"));
    mounted.until("[lang=en].mc--question").await;
    mounted.widget.as_mut().unwrap().update(&options("vi"));
    mounted.until("[lang=vi].mc--question").await;
    // Long after English has arrived.
    TimeoutFuture::new(1_000).await;
    delay("");
    let heading = mounted.until(".mc-heading").await;
    assert_eq!(heading.text_content().as_deref(), Some("Cần câu của ai?"));
    assert_eq!(errors.length(), 0);
}

#[wasm_bindgen_test]
async fn a_widget_that_is_destroyed_leaves_nothing_behind() {
    serve_catalogue();
    let (mut mounted, ..) = Mounted::new(&[FOLDER, ("procedure", "fishing")]);
    mounted.until(".mc--question").await;
    mounted.widget.take().unwrap().destroy();
    // Yew takes its elements away in the next task.
    TimeoutFuture::new(50).await;
    assert_eq!(mounted.root.inner_html(), "");
}
