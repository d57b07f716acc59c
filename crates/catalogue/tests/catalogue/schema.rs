//! The schemas that editors use are those of the types.

use std::path::Path;

use catalogue::source::schema::schemas;

#[test]
fn the_schemas_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    let schemas = schemas().unwrap();
    for (name, text) in &schemas {
        let path = folder.join(format!("{name}.schema.json"));
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == *text, "run `mot-cua catalogue schema --out schemas`: {name} differs");
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), schemas.len());
}

#[test]
fn keys_are_described_and_others_are_refused() {
    let schemas = schemas().unwrap();
    let of = |wanted: &str| {
        let (_, text) = schemas.iter().find(|(name, _)| *name == wanted).unwrap();
        serde_json::from_str::<serde_json::Value>(text).unwrap()
    };
    let guide = of("guide");
    assert_eq!(guide["additionalProperties"], false);
    assert_eq!(guide["properties"]["checked_on"]["pattern"], r"^\d{4}-\d{2}-\d{2}$");
    assert_eq!(
        guide["definitions"]["Limit"]["properties"]["source"]["description"],
        "Where it stands."
    );
    assert_eq!(guide["definitions"]["Channel"]["oneOf"][0]["const"], "online");
    let needed = guide["definitions"]["Example"]["required"].as_array().unwrap();
    assert_eq!(needed, &["title", "filed", "channel"]);
    let tests = &guide["definitions"]["When"]["additionalProperties"]["anyOf"];
    assert_eq!(tests[2]["properties"].as_object().unwrap().len(), 4);
    assert_eq!(of("documents")["additionalProperties"]["$ref"], "#/definitions/Document");
}
