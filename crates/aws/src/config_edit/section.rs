//! A profile's section, as text.

use model::failure::{Failure, FailureCode};
use model::place::{AccountId, ProfileName, Region};

use crate::credentials::sso::SsoSession;

/// A profile to be written.
#[derive(Debug, Clone)]
pub(crate) struct NewProfile {
    /// Its name.
    pub(crate) name: ProfileName,
    /// The session that it signs in to.
    pub(crate) session: SsoSession,
    /// The account.
    pub(crate) account: AccountId,
    /// The role's name.
    pub(crate) role: String,
    /// The region to look in.
    pub(crate) region: Option<Region>,
    /// Where its calls go instead of to AWS, as those of the session's other profiles do.
    pub(crate) endpoint_url: Option<String>,
}

impl NewProfile {
    /// The lines of its section.
    ///
    /// # Errors
    /// [`FailureCode::InvalidRequest`] where a value would be read back as something else.
    pub(crate) fn lines(&self) -> Result<Vec<String>, Failure> {
        check_name(&self.name)?;
        let mut lines = vec![header(self.name.as_str())];
        let session = &self.session;
        let (named, spelled) = match &session.name {
            Some(name) => (Some(name.as_str()), None),
            None => (None, Some(session)),
        };
        let settings = [
            ("sso_session", named),
            ("sso_start_url", spelled.map(|it| it.start_url.as_str())),
            ("sso_region", spelled.map(|it| it.region.as_str())),
            ("sso_account_id", Some(self.account.as_str())),
            ("sso_role_name", Some(self.role.as_str())),
            ("region", self.region.as_ref().map(Region::as_str)),
            ("endpoint_url", self.endpoint_url.as_deref()),
        ];
        for (key, value) in settings {
            let Some(value) = value else { continue };
            check_value(key, value)?;
            lines.push(format!("{key} = {value}"));
        }
        Ok(lines)
    }
}

fn header(name: &str) -> String {
    if name == "default" {
        "[default]".to_owned()
    } else if name.contains([' ', '\t']) {
        format!("[profile \"{name}\"]")
    } else {
        format!("[profile {name}]")
    }
}

/// Whether every tool would read a profile's `name` back from a section's header.
pub(crate) fn check_name(name: &ProfileName) -> Result<(), Failure> {
    check_text("profile", name.as_str())
}

/// The same for the name of `what` there is a section of.
pub(super) fn check_text(what: &str, text: &str) -> Result<(), Failure> {
    let wrong = if text.is_empty() {
        format!("a {what} needs a name")
    } else if text.trim() != text {
        format!("a {what}'s name does not begin or end with a space")
    } else if text
        .chars()
        .any(|c| c.is_control() || "[]\"'#;\\".contains(c))
    {
        format!("a {what}'s name has none of [ ] \" ' # ; \\ in it")
    } else {
        return Ok(());
    };
    Err(Failure::new(FailureCode::InvalidRequest, wrong))
}

/// Whether `value` would be read back as it is: a line break begins another setting, and what
/// follows a spaced `#` or `;` is a comment to some tools.
pub(super) fn check_value(key: &str, value: &str) -> Result<(), Failure> {
    let broken = value.is_empty()
        || value.trim() != value
        || value.chars().any(char::is_control)
        || value.contains(" #")
        || value.contains(" ;");
    if broken {
        let message = format!("{key} cannot be written to a config file as it is");
        Err(Failure::new(FailureCode::InvalidRequest, message))
    } else {
        Ok(())
    }
}
