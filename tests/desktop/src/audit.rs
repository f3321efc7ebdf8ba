//! The page under the rules of accessibility.

use serde_json::Value;
use stage::Session;

use crate::{
    error::{Error, Result},
    find::ensure_axe,
};

const RUN: &str = r#"
    const done = arguments[arguments.length - 1];
    const rules = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]};
    window.axe.run(document, rules).then(result => done(result.violations), error => done(String(error)));
"#;

pub(crate) fn check(session: &Session) -> Result<()> {
    ensure_axe(session)?;
    let answer = session.run_async(RUN, &[])?;
    let Some(violations) = answer.as_array() else {
        return Err(Error::Unexpected(format!("axe did not finish: {answer}")));
    };
    if violations.is_empty() {
        return Ok(());
    }
    Err(Error::Inaccessible(
        violations.iter().flat_map(describe).collect(),
    ))
}

/// One line for each element that breaks the rule.
fn describe(violation: &Value) -> Vec<String> {
    let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let (rule, help) = (text(violation, "id"), text(violation, "help"));
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    nodes
        .iter()
        .map(|node| {
            let why = text(node, "failureSummary").replace('\n', " ");
            let html: String = text(node, "html").chars().take(300).collect();
            format!("{rule}: {help}: {html} ({why})")
        })
        .collect()
}
