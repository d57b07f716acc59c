//! `cargo xtask test`: all of CI, cheap steps first.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::arrows;
use crate::build::{self, Profile, SITE};
use crate::dist;
use crate::failure::Failure;
use crate::files::copy;
use crate::hosts;
use crate::run::{self, Progress, cargo};
use crate::schemathesis;
use crate::tools::{self, Tool};

/// The program that holds the widget, as a site.
const YEW_EXAMPLE: &str = "target/yew-example";

type Step = (&'static str, fn(&mut Progress) -> Result<(), Failure>);

const STEPS: [Step; 13] = [
    ("format", |progress| {
        progress.step("format", || run::log("format", &mut cargo(&["fmt", "--all", "--check"])))
    }),
    ("arrows", |progress| progress.step("arrows", arrows::check)),
    ("clippy", clippy),
    ("docs", docs),
    ("native", |progress| {
        tools::postgres(progress)?;
        progress
            .step("native", || run::show(&mut cargo(&["test", "--workspace", "--exclude", "e2e"])))
    }),
    ("purity", |progress| {
        // Features are united over the workspace: `rules` must also build without the others.
        progress.step("purity", || run::show(&mut cargo(&["test", "--package", "rules", "--lib"])))
    }),
    ("catalogue", |progress| {
        progress.step("catalogue check", || {
            run::show(&mut cargo(&[
                "run",
                "--quiet",
                "-p",
                "cli",
                "--",
                "catalogue",
                "check",
                "data",
            ]))
        })
    }),
    ("machete", |progress| {
        Tool::Machete.install(progress)?;
        progress.step("machete", || {
            run::log("machete", &mut with(&[Tool::Machete], Command::new("cargo-machete"))?)
        })
    }),
    ("deny", |progress| {
        Tool::Deny.install(progress)?;
        progress.step("deny", || {
            // A build downloads what this system needs; the check looks at all systems.
            run::log("fetch", &mut cargo(&["fetch", "--locked"]))?;
            // All of the product; the driver of browsers in the tests is no part of it.
            let mut deny = cargo(&["deny", "--offline", "--workspace", "--exclude", "e2e"]);
            deny.args(["check", "licenses", "bans", "sources"]);
            run::log("deny", &mut with(&[Tool::Deny], deny)?)
        })
    }),
    ("element", element),
    ("yew", yew),
    ("npm", dist::npm::check),
    ("end-to-end", end_to_end),
];

pub(crate) fn list() {
    for (name, _) in STEPS {
        println!("{name}");
    }
}

pub(crate) fn test(progress: &mut Progress, only: Option<&str>) -> Result<(), Failure> {
    if let Some(only) = only.filter(|only| STEPS.iter().all(|(name, _)| name != only)) {
        return Err(Failure::NoStep(only.to_owned()));
    }
    for (name, step) in STEPS {
        if only.is_none_or(|only| only == name) {
            step(progress)?;
        }
    }
    Ok(())
}

fn clippy(progress: &mut Progress) -> Result<(), Failure> {
    progress.step("clippy", || {
        let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        run::log("clippy", &mut cargo(&arguments))
    })?;
    tools::target(progress, tools::BROWSER)?;
    progress.step("clippy of the widget", || {
        let arguments = ["clippy", "--package", "mot-cua", "--all-targets", "--target"];
        let mut clippy = cargo(&arguments);
        clippy.args(["wasm32-unknown-unknown", "--", "-D", "warnings"]);
        run::log("clippy-widget", &mut clippy)
    })
}

fn docs(progress: &mut Progress) -> Result<(), Failure> {
    progress.step("docs", || {
        let mut doc = cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]);
        doc.env("RUSTDOCFLAGS", "-D warnings");
        run::log("docs", &mut doc)
    })
}

/// The custom element and the widget's mount point, in a browser.
fn element(progress: &mut Progress) -> Result<(), Failure> {
    tools::target(progress, tools::BROWSER)?;
    tools::chromium(progress)?;
    Tool::WasmBindgen.install(progress)?;
    Tool::WasmPack.install(progress)?;
    progress.step("element", || {
        let mut test = Command::new("wasm-pack");
        test.args(["test", "--headless", "--chrome", "--mode", "no-install", "--test", "element"]);
        run::show(&mut with(&[Tool::WasmPack, Tool::WasmBindgen], test)?)
    })
}

/// Another Yew program that holds the widget as a component.
fn yew(progress: &mut Progress) -> Result<(), Failure> {
    yew_example(progress)?;
    tools::chromium(progress)?;
    tools::other_engines(progress)?;
    let server = build::build_with(progress, Profile::Dev)?;
    progress.step("yew example in browsers", || {
        let test = e2e(&["test", "--package", "e2e", "--test", "yew"], &server)?;
        run::show(&mut with(&[Tool::GeckoDriver], test)?)
    })
}

fn yew_example(progress: &mut Progress) -> Result<(), Failure> {
    tools::target(progress, tools::BROWSER)?;
    Tool::WasmBindgen.install(progress)?;
    progress.step("yew example", || {
        let arguments = ["build", "--package", "yew-example", "--target", tools::BROWSER];
        run::log("yew-example", &mut cargo(&arguments))?;
        let mut bindgen = with(&[Tool::WasmBindgen], Command::new("wasm-bindgen"))?;
        bindgen.args(["--target", "web", "--no-typescript", "--out-dir", YEW_EXAMPLE]);
        bindgen.arg(format!("target/{}/debug/yew-example.wasm", tools::BROWSER));
        run::log("yew-bindgen", &mut bindgen)?;
        copy(Path::new("examples/yew/index.html"), &Path::new(YEW_EXAMPLE).join("index.html"))
    })
}

/// From the script tag to the row in the database, in three engines.
fn end_to_end(progress: &mut Progress) -> Result<(), Failure> {
    tools::chromium(progress)?;
    tools::other_engines(progress)?;
    let axe = tools::axe(progress)?;
    hosts::test_libraries(progress)?;
    yew_example(progress)?;
    let server = build::build_with(progress, Profile::Dev)?;
    progress.step("end to end", || {
        let test = e2e(&["test", "--no-fail-fast", "--package", "e2e"], &server)?;
        run::show(with(&[Tool::GeckoDriver], test)?.env("MOT_CUA_AXE", axe))
    })
}

/// `cargo xtask shots`
pub(crate) fn shots(progress: &mut Progress) -> Result<(), Failure> {
    tools::chromium(progress)?;
    let server = build::build_with(progress, Profile::Release)?;
    progress.step("shots", || {
        run::show(&mut e2e(&["run", "--package", "e2e", "--bin", "shots"], &server)?)
    })?;
    progress.step("pictures of the docs", || {
        run::show(&mut e2e(&["run", "--package", "e2e", "--bin", "theme"], &server)?)
    })
}

/// `cargo xtask soak`
pub(crate) fn soak(progress: &mut Progress) -> Result<(), Failure> {
    progress.step("rules, many more random cases", || {
        let mut test = cargo(&["test", "--release", "--package", "rules"]);
        test.env("PROPTEST_CASES", "20000");
        run::show(&mut test)
    })?;
    progress.step("queues of 20 devices and a collector that fails, 100,000 ratings", || {
        let mut test = cargo(&["test", "--release", "--package", "collector", "--test", "chaos"]);
        test.args(["--", "--nocapture"]).env("MOT_CUA_RATINGS", "100000");
        run::show(&mut test)
    })?;
    progress.step("100,000 ratings, 200 kills", || {
        let mut test = cargo(&["test", "--release", "--package", "cli", "--test", "proof"]);
        run::show(test.args(["--", "--nocapture"]).env("MOT_CUA_SOAK", "1"))
    })?;
    progress.step("requests, many more random cases", || {
        let mut test = cargo(&["test", "--release", "--package", "collector", "fuzz"]);
        run::show(test.env("PROPTEST_CASES", "5000"))
    })?;
    schemathesis::check(progress)
}

fn e2e(arguments: &[&str], server: &Path) -> Result<Command, Failure> {
    let root = env::current_dir().map_err(Failure::file("."))?;
    let mut command = cargo(arguments);
    command.env("MOT_CUA_SITE", root.join(SITE)).env("MOT_CUA_BIN", root.join(server));
    command.env("MOT_CUA_VENDOR", root.join(hosts::TEST_LIBRARIES));
    command.env("MOT_CUA_YEW", root.join(YEW_EXAMPLE));
    Ok(command)
}

/// A command that finds some tools.
fn with(tools: &[Tool], mut command: Command) -> Result<Command, Failure> {
    command.env("PATH", tools::path_with(tools)?);
    Ok(command)
}
