//! Which names can be a custom domain.

/// Why a name cannot be one, or nothing.
pub(super) fn objection(name: &str, www_asked: Option<bool>) -> Option<&'static str> {
    let wildcard = name.starts_with("*.");
    let bare = name.strip_prefix("*.").unwrap_or(name);
    let labels: Vec<&str> = bare.split('.').collect();
    if bare.contains('*') {
        Some("A wildcard can only stand for the first level of a domain name.")
    } else if labels.len() < 2 || !labels.iter().all(|label| is_label(label)) {
        Some("The domain name isn't valid.")
    } else if wildcard && www_asked == Some(true) {
        Some("A wildcard domain name can't have a www subdomain.")
    } else if bare.ends_with(".awsapprunner.com") {
        Some("The domain name belongs to App Runner.")
    } else {
        None
    }
}

/// Whether `www.` goes with a name: by default, but never with a wildcard.
pub(super) fn has_www(name: &str, asked: Option<bool>) -> bool {
    asked.unwrap_or(true) && !name.starts_with("*.")
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_good() {
        for name in ["example.com", "a.b.example.com", "*.example.com"] {
            assert_eq!(objection(name, None), None, "{name}");
        }
    }

    #[test]
    fn names_that_are_not() {
        for name in [
            "com",
            "a..com",
            "-a.com",
            "a.*.com",
            "**.example.com",
            "x.awsapprunner.com",
        ] {
            assert!(objection(name, None).is_some(), "{name}");
        }
        assert!(objection("*.example.com", Some(true)).is_some());
    }

    #[test]
    fn www_is_the_default_but_for_wildcards() {
        assert!(has_www("example.com", None));
        assert!(!has_www("example.com", Some(false)));
        assert!(!has_www("*.example.com", None));
    }
}
