//! The canonical request of Signature Version 4.

use std::fmt::Write as _;

use hyper::HeaderMap;

use super::verify::SignedRequest;

/// Method, path, query, headers and payload hash, one per line.
pub(super) fn canonical_request(
    request: &SignedRequest<'_>,
    signed_headers: &[String],
    payload_hash: &str,
) -> String {
    let mut text = format!(
        "{}\n{}\n{}\n",
        request.method,
        canonical_path(request.path),
        canonical_query(request.query.unwrap_or_default())
    );
    for name in signed_headers {
        text.push_str(name);
        text.push(':');
        text.push_str(&canonical_header(request.headers, name));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&signed_headers.join(";"));
    text.push('\n');
    text.push_str(payload_hash);
    text
}

/// The path with `.`, `..` and empty segments resolved, then encoded. Every
/// service but S3 encodes what is on the wire once more, `%` included.
fn canonical_path(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    let mut text = String::from("/");
    for (index, segment) in segments.iter().enumerate() {
        if index > 0 {
            text.push('/');
        }
        encode(segment.as_bytes(), &mut text);
    }
    if path.ends_with('/') && !segments.is_empty() {
        text.push('/');
    }
    text
}

/// The parameters, each decoded and encoded again, sorted by name and value.
fn canonical_query(query: &str) -> String {
    let mut pairs: Vec<(String, String)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (recoded(name), recoded(value))
        })
        .collect();
    pairs.sort();
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

/// All values of a header, trimmed, with inner runs of blanks made one.
fn canonical_header(headers: &HeaderMap, name: &str) -> String {
    let values: Vec<String> = headers
        .get_all(name)
        .iter()
        .map(|value| {
            let value = String::from_utf8_lossy(value.as_bytes());
            let words: Vec<&str> = value.split_whitespace().collect();
            words.join(" ")
        })
        .collect();
    values.join(",")
}

fn recoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    encode(&decoded(text.as_bytes()), &mut encoded);
    encoded
}

/// Resolves `%XX`; a `%` that starts no such triple stands for itself.
fn decoded(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, tail)) = rest.split_first() {
        let pair = (first == b'%')
            .then(|| tail.split_at_checked(2))
            .flatten()
            .and_then(|(digits, after)| Some((*hex::decode(digits).ok()?.first()?, after)));
        if let Some((byte, after)) = pair {
            plain.push(byte);
            rest = after;
        } else {
            plain.push(first);
            rest = tail;
        }
    }
    plain
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(bytes: &[u8], text: &mut String) {
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            text.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_are_normalised_and_encoded_once_more() {
        for (path, canonical) in [
            ("/", "/"),
            ("", "/"),
            ("//", "/"),
            ("/./", "/"),
            ("/example/..", "/"),
            ("/example1/example2/../..", "/"),
            ("/../a", "/a"),
            ("//example//", "/example/"),
            ("/./example", "/example"),
            ("/ሴ", "/%E1%88%B4"),
            (
                "/test/@connections/JBDvjfGEIAMCERw%3D",
                "/test/%40connections/JBDvjfGEIAMCERw%253D",
            ),
        ] {
            assert_eq!(canonical_path(path), canonical, "{path}");
        }
    }

    #[test]
    fn queries_are_sorted_by_name_then_value() {
        for (query, canonical) in [
            ("", ""),
            ("Param2=value2&Param1=value1", "Param1=value1&Param2=value2"),
            ("a=2&a=1&A=3", "A=3&a=1&a=2"),
            ("flag", "flag="),
            ("ሴ=bar", "%E1%88%B4=bar"),
            ("x=%7e%2F%zz", "x=~%2F%25zz"),
        ] {
            assert_eq!(canonical_query(query), canonical, "{query}");
        }
    }

    #[test]
    fn header_values_are_trimmed_folded_and_joined() {
        let mut headers = HeaderMap::new();
        for value in [" value2 ", "\"a   b \t c\"", "value1"] {
            headers.append("my-header1", value.parse().expect("a header value"));
        }
        assert_eq!(
            canonical_header(&headers, "my-header1"),
            "value2,\"a b c\",value1"
        );
    }

    proptest! {
        #[test]
        fn encoding_what_was_encoded_changes_nothing(text in any::<String>()) {
            let once = recoded(&text);
            prop_assert_eq!(recoded(&once), once.clone());
            prop_assert!(once.is_ascii());
        }

        #[test]
        fn no_path_or_query_panics(path in any::<String>(), query in any::<String>()) {
            prop_assert!(canonical_path(&path).starts_with('/'));
            prop_assert!(canonical_query(&query).is_ascii());
        }
    }
}
