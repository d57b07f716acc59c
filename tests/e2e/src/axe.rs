//! What a program can find of what stands in the way of people with disabilities.

use serde_json::Value;

use crate::{Browser, from_environment};

/// WCAG 2.0, 2.1 and 2.2, levels A and AA. The rule for the size of targets has to be asked for.
const OPTIONS: &str = "{
    runOnly: { type: 'tag', values:
        ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
    rules: { 'target-size': { enabled: true } },
}";

impl Browser {
    /// What axe finds in the elements that a selector names, a text for each element of each rule.
    ///
    /// # Panics
    /// Where there was nothing to look at.
    pub async fn violations(&self, within: &str) -> Vec<String> {
        if self.run("return !!window.axe").await == Value::Bool(false) {
            let path = from_environment("MOT_CUA_AXE");
            let source = std::fs::read_to_string(path).expect("MOT_CUA_AXE can be read");
            self.run(&source).await;
        }
        let found = self
            .run(&format!(
                "return axe.run({within:?}, {OPTIONS}).then(found => ({{
                    looked: found.passes.length,
                    wrong: found.violations.flatMap(rule => rule.nodes.map(node =>
                        `${{rule.id}}: ${{node.target.flat().join(' ')}}\\n`
                        + `${{node.html}}\\n${{node.failureSummary}}`)),
                }}))"
            ))
            .await;
        assert!(found["looked"].as_u64() > Some(0), "nothing to look at in {within}: {found}");
        let wrong = found["wrong"].as_array().into_iter().flatten();
        wrong.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }
}
