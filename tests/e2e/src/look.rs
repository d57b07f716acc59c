//! The ways in which people look at a page: screens, settings of their device, languages.

use serde_json::json;

use crate::Browser;

/// One way.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// What reports call it.
    pub name: &'static str,
    /// The width of the page in CSS pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Pixels of the screen for one of CSS: more when the page is zoomed.
    pub scale: u32,
    /// Settings of the device, as media features; `media` is what it is shown on.
    pub settings: &'static [(&'static str, &'static str)],
    /// Attributes of the widget.
    pub attributes: &'static [(&'static str, &'static str)],
}

const DESKTOP: Look =
    Look { name: "desktop", width: 1280, height: 900, scale: 1, settings: &[], attributes: &[] };

/// All that the accessibility of a screen is tested in.
pub const LOOKS: [Look; 9] = [
    DESKTOP,
    Look { name: "320 pixels", width: 320, height: 640, ..DESKTOP },
    Look { name: "tablet", width: 768, height: 1024, ..DESKTOP },
    Look { name: "forced colours", settings: &[("forced-colors", "active")], ..DESKTOP },
    Look { name: "reduced motion", settings: &[("prefers-reduced-motion", "reduce")], ..DESKTOP },
    Look {
        name: "dark",
        settings: &[("prefers-color-scheme", "dark")],
        attributes: &[("theme", "auto")],
        ..DESKTOP
    },
    // A window of 1280 × 1024, as the guideline on reflow has it.
    Look { name: "400 % zoom", width: 320, height: 256, scale: 4, ..DESKTOP },
    Look { name: "English", attributes: &[("lang", "en")], ..DESKTOP },
    Look { name: "officer", attributes: &[("mode", "officer")], ..DESKTOP },
];

/// On paper, as wide as A4 in CSS pixels.
pub const PRINT: Look =
    Look { name: "print", width: 794, height: 1123, settings: &[("media", "print")], ..DESKTOP };

/// Attributes that a look may set, with what stands there otherwise.
const PLAIN: [(&str, &str); 3] = [("theme", "light"), ("lang", "vi"), ("mode", "inline")];

impl Browser {
    /// Looks at the page in one way; what a person has done there stays.
    pub async fn look(&self, look: &Look) {
        let metrics = json!({
            "width": look.width, "height": look.height,
            "deviceScaleFactor": look.scale, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let (media, features): (Vec<_>, Vec<_>) =
            look.settings.iter().partition(|(name, _)| *name == "media");
        let media = media.first().map_or("", |(_, value)| *value);
        let features = features.iter().map(|(name, value)| json!({ "name": name, "value": value }));
        let settings = json!({ "media": media, "features": features.collect::<Vec<_>>() });
        self.devtools("Emulation.setEmulatedMedia", settings).await;
        self.attributes(&PLAIN.map(|(name, plain)| {
            let own = look.attributes.iter().find(|(own, _)| *own == name);
            (name, own.map_or(plain, |(_, value)| *value))
        }))
        .await;
    }

    /// Sets attributes of all widgets of the page, and waits until they are done with it.
    pub async fn attributes(&self, attributes: &[(&str, &str)]) {
        let attributes = json!(attributes);
        self.run(&format!(
            "for (const element of document.querySelectorAll('mot-cua'))
                for (const [name, value] of {attributes})
                    if (element.getAttribute(name) !== value) element.setAttribute(name, value)"
        ))
        .await;
        self.settled().await;
    }

    /// Counts requests from now on, so that it can be waited for them.
    pub async fn count_requests(&self) {
        self.run(
            "window.requests = 0;
            const fetch = window.fetch;
            window.fetch = async (...request) => {
                requests++;
                try {
                    const response = await fetch(...request);
                    const copy = response.clone();
                    copy.arrayBuffer().finally(() => setTimeout(() => requests--, 20));
                    return response;
                } catch (cause) { requests--; throw cause; }
            }",
        )
        .await;
    }

    /// Waits until no request is under way, and what has changed is drawn.
    pub async fn settled(&self) {
        self.run("return new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
            .await;
        self.until("!(window.requests > 0)").await;
        self.until_whole().await;
    }
}
