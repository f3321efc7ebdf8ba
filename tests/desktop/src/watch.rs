//! What a browser's console would show in red.

use serde_json::Value;

use crate::{
    app::App,
    error::{Error, Result},
};

/// Violations of the content security policy, uncaught errors, and what is written to the console as an error. WebKit
/// keeps no violations for those who begin to listen later: what was refused before is not among them.
const BEGIN: &str = "
    const seen = window.tracksideSeen = [];
    document.addEventListener('securitypolicyviolation', event =>
      seen.push(`${event.effectiveDirective} refuses ${event.blockedURI} in ${event.sourceFile}: ${event.sample}`));
    addEventListener('error', event => seen.push(`error: ${event.message}`));
    addEventListener('unhandledrejection', event => seen.push(`rejection: ${event.reason}`));
    const write = console.error;
    console.error = (...words) => { seen.push(`console: ${words.join(' ')}`); write.apply(console, words); };
";

/// Begins to watch the page. A page that is loaded anew has to be watched anew.
///
/// # Errors
/// When the page does not answer.
pub fn begin(app: &App) -> Result<()> {
    Ok(app.session().run(BEGIN, &[]).map(drop)?)
}

/// What went wrong so far.
///
/// # Errors
/// When the page does not answer, or is not watched.
pub fn seen(app: &App) -> Result<Vec<String>> {
    let seen = app.evaluate("window.tracksideSeen")?;
    let lines = seen
        .as_array()
        .ok_or_else(|| Error::Unexpected("the page is not watched".to_owned()))?;
    Ok(lines
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// Checks that nothing went wrong.
///
/// # Errors
/// With all that did.
pub fn nothing_went_wrong(app: &App) -> Result<()> {
    let seen = seen(app)?;
    if seen.is_empty() {
        Ok(())
    } else {
        Err(Error::Unexpected(seen.join("\n")))
    }
}
