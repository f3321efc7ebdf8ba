//! What the environment says of the way to AWS, for people to read. A proxy's address often carries a password: it
//! ends here.

use std::ffi::OsString;

use model::network::{FromEnvironment, Network, ProxiedCalls, Proxy};

/// The variables of each proxy. The first that is set counts, even where it is empty, as for the client.
const PROXIES: [(ProxiedCalls, [&str; 2]); 3] = [
    (ProxiedCalls::Https, ["HTTPS_PROXY", "https_proxy"]),
    (ProxiedCalls::Http, ["HTTP_PROXY", "http_proxy"]),
    (ProxiedCalls::Rest, ["ALL_PROXY", "all_proxy"]),
];
const PAST_PROXIES: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// More certificate authorities.
pub(crate) const AUTHORITIES: &str = "AWS_CA_BUNDLE";

/// What this process's environment says.
#[must_use]
pub fn network() -> Network {
    told(|name| std::env::var_os(name))
}

/// Whether the environment names a proxy.
pub(crate) fn has_proxy() -> bool {
    !network().proxies.is_empty()
}

fn told(variable: impl Fn(&str) -> Option<OsString>) -> Network {
    let first = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| {
                let value = variable(name)?;
                Some(FromEnvironment {
                    variable: (*name).to_owned(),
                    value: value.to_string_lossy().trim().to_owned(),
                })
            })
            .filter(|found| !found.value.is_empty())
    };
    let proxies = PROXIES
        .iter()
        .filter_map(|(calls, names)| Some(proxy(*calls, first(names)?)));
    Network {
        proxies: proxies.collect(),
        past_proxies: first(&PAST_PROXIES),
        authorities: first(&[AUTHORITIES]),
    }
}

fn proxy(calls: ProxiedCalls, found: FromEnvironment) -> Proxy {
    let (value, authenticated) = without_credentials(&found.value);
    Proxy {
        calls,
        address: FromEnvironment { value, ..found },
        authenticated,
    }
}

/// A proxy's scheme, host and port, and whether anything before its host was left out.
///
/// A password that was not encoded may hold any character, so the host is what follows the last `@` of all, rather
/// than that of the authority as a strict reader sees it.
fn without_credentials(address: &str) -> (String, bool) {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) if scheme.chars().all(|c| c.is_ascii_alphanumeric()) => {
            (Some(scheme), rest)
        }
        _ => (None, address),
    };
    let (rest, authenticated) = match rest.rsplit_once('@') {
        Some((_, host)) => (host, true),
        None => (rest, false),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let shown = scheme.map_or_else(|| host.to_owned(), |scheme| format!("{scheme}://{host}"));
    (shown, authenticated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Network {
        told(|name| {
            let (_, value) = variables.iter().find(|(known, _)| *known == name)?;
            Some(OsString::from(*value))
        })
    }

    #[test]
    fn no_part_of_a_user_name_or_password_is_told() {
        for address in [
            "http://ana:s3cret@proxy.test:3128",
            "http://ana:s3cret@proxy.test:3128/path?x#y",
            "http://ana:s3cret/s3cret@proxy.test:3128",
            "http://ana:s3cret@s3cret@proxy.test:3128",
            "http://ana:s3cret#s3cret?@proxy.test:3128",
            "http://ana:s3cret://s3cret@proxy.test:3128",
            "http://s3cret@proxy.test:3128",
        ] {
            let told = of(&[("HTTPS_PROXY", address)]);
            assert_eq!(
                told.proxies,
                [Proxy {
                    calls: ProxiedCalls::Https,
                    address: FromEnvironment {
                        variable: "HTTPS_PROXY".to_owned(),
                        value: "http://proxy.test:3128".to_owned(),
                    },
                    authenticated: true,
                }],
                "{address}"
            );
        }
        assert_eq!(
            without_credentials("ana:s3cret@proxy.test:3128"),
            ("proxy.test:3128".to_owned(), true)
        );
        assert_eq!(
            without_credentials("ana:s3cret://x@[::1]:3128"),
            ("[::1]:3128".to_owned(), true)
        );
    }

    #[test]
    fn an_address_without_credentials_stays_as_it_is() {
        for address in [
            "http://proxy.test:3128",
            "proxy.test:3128",
            "socks5://[::1]:1080",
        ] {
            assert_eq!(without_credentials(address), (address.to_owned(), false));
        }
    }

    #[test]
    fn each_kind_of_calls_has_the_first_variable_that_is_set() {
        let told = of(&[
            ("https_proxy", "http://small:1"),
            ("HTTP_PROXY", "http://large:2"),
            ("http_proxy", "http://small:3"),
            ("ALL_PROXY", ""),
            ("all_proxy", "http://small:4"),
            ("no_proxy", "localhost,.internal"),
            ("AWS_CA_BUNDLE", "/etc/corp.pem"),
        ]);
        let of_proxies: Vec<_> = told
            .proxies
            .iter()
            .map(|proxy| (proxy.calls, &*proxy.address.variable, &*proxy.address.value))
            .collect();
        assert_eq!(
            of_proxies,
            [
                (ProxiedCalls::Https, "https_proxy", "http://small:1"),
                (ProxiedCalls::Http, "HTTP_PROXY", "http://large:2"),
            ]
        );
        let named = |variable: &str, value: &str| {
            Some(FromEnvironment {
                variable: variable.to_owned(),
                value: value.to_owned(),
            })
        };
        assert_eq!(told.past_proxies, named("no_proxy", "localhost,.internal"));
        assert_eq!(told.authorities, named("AWS_CA_BUNDLE", "/etc/corp.pem"));
    }

    #[test]
    fn an_environment_that_says_nothing_tells_nothing() {
        assert_eq!(
            of(&[("HTTPS_PROXY", ""), ("AWS_CA_BUNDLE", "")]),
            Network::default()
        );
    }
}
