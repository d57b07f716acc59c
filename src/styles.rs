//! The style sheet, for programs that hold the widget as a component: the element fetches a file.

/// All styles in the order in which they build on each other.
pub const STYLES: &str = concat!(
    include_str!("../styles/tokens.css"),
    include_str!("../styles/base.css"),
    include_str!("../styles/components/alternatives.css"),
    include_str!("../styles/components/answers.css"),
    include_str!("../styles/components/button.css"),
    include_str!("../styles/components/channel_card.css"),
    include_str!("../styles/components/choices.css"),
    include_str!("../styles/components/comment.css"),
    include_str!("../styles/components/day_table.css"),
    include_str!("../styles/components/disclosure.css"),
    include_str!("../styles/components/entry.css"),
    include_str!("../styles/components/factors.css"),
    include_str!("../styles/components/found.css"),
    include_str!("../styles/components/keep.css"),
    include_str!("../styles/components/life_event.css"),
    include_str!("../styles/components/message.css"),
    include_str!("../styles/components/news.css"),
    include_str!("../styles/components/officer.css"),
    include_str!("../styles/components/papers.css"),
    include_str!("../styles/components/progress.css"),
    include_str!("../styles/components/rating.css"),
    include_str!("../styles/components/sheet.css"),
    include_str!("../styles/components/tile.css"),
    include_str!("../styles/print.css"),
);

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_style_is_there() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/styles");
        for folder in [folder.to_owned(), format!("{folder}/components")] {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                // The desk has pages of its own.
                if path.is_file() && !path.ends_with("desk.css") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    assert!(STYLES.contains(&text), "{}", path.display());
                }
            }
        }
    }
}
