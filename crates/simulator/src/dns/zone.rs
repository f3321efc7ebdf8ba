//! What the name server knows.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RecordKind {
    /// An IPv4 address.
    A,
    /// An IPv6 address.
    Aaaa,
    /// Another name.
    Cname,
    /// A name server.
    Ns,
    /// Text.
    Txt,
    /// Who may issue certificates: `0 issue "amazon.com"`.
    Caa,
}

/// Why a record is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// The name has an empty or too long label, or is too long.
    #[error("{0} is not a name")]
    Name(String),
    /// The value is not one of its kind.
    #[error("{0} is not a value of that kind")]
    Value(String),
    /// A name that is another has no other records.
    #[error("{0} has a CNAME, which no other record can stand beside")]
    Beside(String),
}

/// Records by name and kind. Names are in lower case, without a dot at their end.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Zone {
    /// Whether custom domains wait for their records here.
    pub followed: bool,
    records: BTreeMap<String, BTreeMap<RecordKind, Vec<String>>>,
}

/// What a look-up comes to: the names passed on the way, each with a kind and its values.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) answers: Vec<(String, RecordKind, Vec<String>)>,
    /// Whether the name that was asked for is there at all.
    pub(super) exists: bool,
}

/// CNAMEs that are followed, lest two lead to each other.
const MOST_STEPS: usize = 8;

impl Zone {
    /// Sets the records of a name and kind; none takes them away.
    ///
    /// # Errors
    /// Where the name or a value is none, or a CNAME would not stand alone.
    pub fn set(
        &mut self,
        name: &str,
        kind: RecordKind,
        values: Vec<String>,
    ) -> Result<(), ZoneError> {
        let name = canonical(name);
        if !is_name(&name) {
            return Err(ZoneError::Name(name));
        }
        if let Some(wrong) = values.iter().find(|value| !fits(kind, value)) {
            return Err(ZoneError::Value(wrong.clone()));
        }
        let own = self.records.entry(name.clone()).or_default();
        let alone = (kind == RecordKind::Cname) == own.contains_key(&RecordKind::Cname);
        if !values.is_empty() && !own.is_empty() && !alone {
            return Err(ZoneError::Beside(name));
        }
        if values.is_empty() {
            own.remove(&kind);
        } else {
            own.insert(kind, values);
        }
        if own.is_empty() {
            self.records.remove(&name);
        }
        Ok(())
    }

    /// Forgets every record.
    pub fn clear(&mut self) {
        self.records.clear();
    }

    /// The values of a name's records of one kind, without following anything.
    #[must_use]
    pub fn values(&self, name: &str, kind: RecordKind) -> &[String] {
        self.records
            .get(&canonical(name))
            .and_then(|own| own.get(&kind))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a certificate for a name may be had: no CAA record of it, or of a name above it,
    /// leaves Amazon out.
    #[must_use]
    pub fn lets_amazon_issue(&self, name: &str) -> bool {
        let name = canonical(name.trim_start_matches("*."));
        let mut at = name.as_str();
        loop {
            let rules = self.values(at, RecordKind::Caa);
            if !rules.is_empty() {
                return rules.iter().any(|rule| rule.contains("amazon"));
            }
            match at.split_once('.') {
                Some((_, above)) => at = above,
                None => return true,
            }
        }
    }

    pub(super) fn look_up(&self, name: &str, kind: Option<RecordKind>) -> Found {
        let mut at = canonical(name);
        let exists = self.exists(&at);
        let mut answers = Vec::new();
        for _ in 0..MOST_STEPS {
            let Some(own) = self.records.get(&at) else {
                break;
            };
            let wanted = own
                .iter()
                .filter(|(own, _)| kind.is_none_or(|kind| kind == **own));
            let before = answers.len();
            answers.extend(wanted.map(|(kind, values)| (at.clone(), *kind, values.clone())));
            let next = own
                .get(&RecordKind::Cname)
                .and_then(|values| values.first());
            match next {
                Some(next) if answers.len() == before => {
                    answers.push((at.clone(), RecordKind::Cname, vec![next.clone()]));
                    at = canonical(next);
                }
                Some(_) | None => break,
            }
        }
        Found { answers, exists }
    }

    /// Whether there is a record of a name, or of one below it.
    fn exists(&self, name: &str) -> bool {
        let below = format!(".{name}");
        let mut names = self.records.keys();
        names.any(|known| known == name || known.ends_with(&below))
    }
}

fn canonical(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

pub(super) fn is_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    (1..=253).contains(&name.len())
        && name
            .split('.')
            .all(|label| (1..=63).contains(&label.len()) && label.is_ascii())
}

fn fits(kind: RecordKind, value: &str) -> bool {
    match kind {
        RecordKind::A => value.parse::<Ipv4Addr>().is_ok(),
        RecordKind::Aaaa => value.parse::<Ipv6Addr>().is_ok(),
        RecordKind::Cname | RecordKind::Ns => is_name(value),
        RecordKind::Txt => value.len() <= 1_000,
        RecordKind::Caa => caa(value).is_some(),
    }
}

/// The flags, the tag and the value of `0 issue "amazon.com"`.
pub(super) fn caa(text: &str) -> Option<(u8, &str, &str)> {
    let mut parts = text.splitn(3, ' ');
    let (flags, tag, value) = (parts.next()?, parts.next()?, parts.next()?);
    let tagged = (1..=15).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric());
    let flags = flags.parse().ok().filter(|_| tagged)?;
    Some((flags, tag, value.trim_matches('"')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: &str) -> Vec<String> {
        vec![value.to_owned()]
    }

    #[test]
    fn a_cname_is_followed_and_stands_alone() {
        let mut zone = Zone::default();
        let set = |zone: &mut Zone, name, kind, value| zone.set(name, kind, one(value));
        set(
            &mut zone,
            "WWW.Example.com.",
            RecordKind::Cname,
            "example.com",
        )
        .expect("a CNAME");
        set(&mut zone, "example.com", RecordKind::A, "192.0.2.1").expect("an address");
        let found = zone.look_up("www.example.com", Some(RecordKind::A));
        let kinds: Vec<RecordKind> = found.answers.iter().map(|(_, kind, _)| *kind).collect();
        assert_eq!(kinds, [RecordKind::Cname, RecordKind::A]);
        assert!(set(&mut zone, "www.example.com", RecordKind::A, "192.0.2.2").is_err());
        assert!(set(&mut zone, "example.com", RecordKind::Cname, "other.example").is_err());
        assert!(zone.look_up("com", None).exists);
        assert!(!zone.look_up("example.org", None).exists);
        zone.set("www.example.com", RecordKind::Cname, Vec::new())
            .expect("taken away");
        assert!(!zone.look_up("www.example.com", None).exists);
    }

    #[test]
    fn two_names_that_lead_to_each_other_come_to_an_end() {
        let mut zone = Zone::default();
        zone.set("a.example", RecordKind::Cname, one("b.example"))
            .expect("a CNAME");
        zone.set("b.example", RecordKind::Cname, one("a.example"))
            .expect("a CNAME");
        let found = zone.look_up("a.example", Some(RecordKind::A));
        assert_eq!(found.answers.len(), MOST_STEPS);
    }

    #[test]
    fn a_certificate_can_be_forbidden_from_above() {
        let mut zone = Zone::default();
        assert!(zone.lets_amazon_issue("shop.example.com"));
        zone.set(
            "example.com",
            RecordKind::Caa,
            one("0 issue \"letsencrypt.org\""),
        )
        .expect("CAA");
        assert!(!zone.lets_amazon_issue("*.shop.example.com"));
        zone.set(
            "shop.example.com",
            RecordKind::Caa,
            one("0 issue \"amazon.com\""),
        )
        .expect("CAA");
        assert!(zone.lets_amazon_issue("shop.example.com"));
    }

    #[test]
    fn what_is_no_record_is_refused() {
        let mut zone = Zone::default();
        for (name, kind, value) in [
            ("", RecordKind::A, "192.0.2.1"),
            ("a..b", RecordKind::A, "192.0.2.1"),
            ("a", RecordKind::A, "192.0.2"),
            ("a", RecordKind::Aaaa, "192.0.2.1"),
            ("a", RecordKind::Cname, ""),
            ("a", RecordKind::Caa, "issue amazon.com"),
        ] {
            assert!(zone.set(name, kind, one(value)).is_err(), "{name} {value}");
        }
    }
}
