//! Custom domains and the records that they need.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Custom domains that a service may have (facts, Custom domains).
pub const DOMAINS_PER_SERVICE: usize = 5;
/// A certificate's names are at most this long.
const NAME_LIMIT: usize = 64;

/// Where an association stands, in the API's words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DomainStatus {
    /// Being made; its records may not be known yet.
    Creating,
    /// Could not be made.
    CreateFailed,
    /// Serving.
    Active,
    /// Being removed.
    Deleting,
    /// Could not be removed.
    DeleteFailed,
    /// Waits for the validation records in DNS.
    PendingCertificateDnsValidation,
    /// Validated; the certificate is being put in place.
    BindingCertificate,
    /// A status that this program does not know, as reported.
    #[serde(untagged)]
    Other(String),
}

impl DomainStatus {
    /// Reads a status as reported, without regard to case (facts, 2).
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.to_ascii_uppercase().as_str() {
            "CREATING" => Self::Creating,
            "CREATE_FAILED" => Self::CreateFailed,
            "ACTIVE" => Self::Active,
            "DELETING" => Self::Deleting,
            "DELETE_FAILED" => Self::DeleteFailed,
            "PENDING_CERTIFICATE_DNS_VALIDATION" => Self::PendingCertificateDnsValidation,
            "BINDING_CERTIFICATE" => Self::BindingCertificate,
            _ => Self::Other(text.to_owned()),
        }
    }
}

/// A record that proves to the certificate authority that the domain is the user's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValidationRecord {
    /// The record's name.
    pub name: String,
    /// Its type, `CNAME`.
    pub kind: String,
    /// Its value.
    pub value: String,
    /// `PENDING_VALIDATION`, `SUCCESS` or `FAILED`, as reported.
    pub status: Option<String>,
}

/// One associated domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomDomain {
    /// The domain's name.
    pub name: String,
    /// Whether `www.` in front of it is served too.
    pub www: bool,
    /// Where the association stands.
    pub status: DomainStatus,
    /// The validation records; empty until App Runner has made them. They stay for good.
    pub records: Vec<ValidationRecord>,
}

/// The domains of a service and where they must point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Domains {
    /// What the domain (and `www.`) must point at.
    pub dns_target: String,
    /// The associated domains.
    pub domains: Vec<CustomDomain>,
}

/// What is wrong with a domain's name, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DomainNameError {
    /// Nothing was typed.
    #[error("Type a domain name, such as app.example.com")]
    Empty,
    /// A scheme, a path, a port or another character that no name has.
    #[error("Type the name alone: letters, digits, dots and hyphens, without https:// or a path")]
    Characters,
    /// No dot, or two in a row, or one at an end.
    #[error("A domain name has at least two parts, such as example.com")]
    Parts,
    /// A star elsewhere than in front.
    #[error("A wildcard stands alone in front, as in *.example.com")]
    Wildcard,
    /// Wildcards have no `www.`.
    #[error("A wildcard covers www already: leave www out")]
    WildcardWww,
    /// Longer than certificates take.
    #[error("Certificates take names of at most {NAME_LIMIT} characters; this one has {0}")]
    Long(usize),
}

/// Checks a name as App Runner and its certificate authority will.
///
/// # Errors
/// The first rule that is not kept.
pub fn check_name(name: &str, www: bool) -> Result<(), DomainNameError> {
    if name.is_empty() {
        return Err(DomainNameError::Empty);
    }
    if !name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '.' | '-'))
    {
        return Err(DomainNameError::Characters);
    }
    let (wildcard, rest) = match name.strip_prefix("*.") {
        Some(rest) => (true, rest),
        None => (false, name),
    };
    if rest.contains('*') {
        return Err(DomainNameError::Wildcard);
    }
    let label = |part: &str| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
    if rest.split('.').count() < 2 || !rest.split('.').all(label) {
        return Err(DomainNameError::Parts);
    }
    if wildcard && www {
        return Err(DomainNameError::WildcardWww);
    }
    let longest = name.len() + if www { "www.".len() } else { 0 };
    if longest > NAME_LIMIT {
        Err(DomainNameError::Long(longest))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked_before_aws_is_asked() {
        assert_eq!(check_name("app.example.com", false), Ok(()));
        assert_eq!(check_name("*.example.com", false), Ok(()));
        assert_eq!(check_name("", false), Err(DomainNameError::Empty));
        assert_eq!(
            check_name("https://example.com", false),
            Err(DomainNameError::Characters)
        );
        assert_eq!(check_name("example", false), Err(DomainNameError::Parts));
        assert_eq!(
            check_name("a..example.com", false),
            Err(DomainNameError::Parts)
        );
        assert_eq!(
            check_name("a.*.example.com", false),
            Err(DomainNameError::Wildcard)
        );
        assert_eq!(
            check_name("*.example.com", true),
            Err(DomainNameError::WildcardWww)
        );
        let long = format!("{}.example.com", "a".repeat(60));
        assert_eq!(check_name(&long, false), Err(DomainNameError::Long(72)));
    }

    #[test]
    fn statuses_in_lower_case_are_understood() {
        assert_eq!(
            DomainStatus::parse("pending_certificate_dns_validation"),
            DomainStatus::PendingCertificateDnsValidation
        );
    }
}
