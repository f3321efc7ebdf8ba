//! The example requests of the Signature Version 4 specification, with the
//! signatures that AWS publishes for them.

use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue};

use super::canonical::canonical_request;
use super::date::SigningDate;
use super::header::Authorization;
use super::signature::{matches, sha256_hex};
use super::verify::SignedRequest;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// One request line with its headers beyond host and date, and its signature.
struct Vector {
    name: &'static str,
    method: &'static str,
    target: &'static str,
    headers: &'static [(&'static str, &'static str)],
    signed: &'static str,
    body: &'static str,
    signature: &'static str,
}

impl Vector {
    const fn get(name: &'static str, target: &'static str, signature: &'static str) -> Self {
        Self {
            name,
            method: "GET",
            target,
            headers: &[],
            signed: "host;x-amz-date",
            body: "",
            signature,
        }
    }

    fn verifies(&self, secret: &str, signature: &str) -> bool {
        let mut headers = HeaderMap::new();
        let fixed = [
            ("host", "example.amazonaws.com"),
            ("x-amz-date", "20150830T123600Z"),
        ];
        for (name, value) in fixed.iter().chain(self.headers) {
            headers.append(
                HeaderName::from_static(name),
                HeaderValue::from_str(value).expect("a header value"),
            );
        }
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
             SignedHeaders={}, Signature={signature}",
            self.signed
        );
        headers.insert(
            hyper::header::AUTHORIZATION,
            HeaderValue::from_str(&authorization).expect("a header value"),
        );
        let (path, query) = match self.target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (self.target, None),
        };
        let request = SignedRequest {
            method: self.method,
            path,
            query,
            headers: &headers,
            body: self.body.as_bytes(),
        };
        let authorization = Authorization::of(&headers).expect("a good header");
        let date = SigningDate::of(&headers, &authorization.text).expect("a date");
        let hash = sha256_hex(request.body);
        let canonical = canonical_request(&request, &authorization.signed_headers, &hash);
        matches(
            secret,
            &authorization.credential,
            &date,
            &canonical,
            &authorization.signature,
        )
    }
}

const VECTORS: &[Vector] = &[
    Vector::get(
        "get-vanilla",
        "/",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    Vector::get(
        "get-vanilla-query",
        "/",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    Vector::get(
        "get-vanilla-query-order-key-case",
        "/?Param2=value2&Param1=value1",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ),
    Vector::get(
        "get-vanilla-query-order-encoded",
        "/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
        "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
    ),
    Vector::get(
        "get-vanilla-empty-query-key",
        "/?Param1=value1",
        "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
    ),
    Vector::get(
        "get-vanilla-query-unreserved",
        "/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
    ),
    Vector::get(
        "get-vanilla-utf8-query",
        "/?ሴ=bar",
        "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
    ),
    Vector::get(
        "get-utf8",
        "/ሴ",
        "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
    ),
    Vector::get(
        "get-unreserved",
        "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
    ),
    Vector::get(
        "get-space",
        "/example space/",
        "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
    ),
    Vector::get(
        "get-slash-dot-slash",
        "/./",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    Vector::get(
        "get-slashes",
        "//example//",
        "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
    ),
    Vector::get(
        "get-relative-relative",
        "/example1/example2/../..",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    Vector {
        name: "get-header-key-duplicate",
        method: "GET",
        target: "/",
        headers: &[
            ("my-header1", "value2"),
            ("my-header1", "value2"),
            ("my-header1", "value1"),
        ],
        signed: "host;my-header1;x-amz-date",
        body: "",
        signature: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
    },
    Vector {
        name: "get-header-value-order",
        method: "GET",
        target: "/",
        headers: &[
            ("my-header1", "value4"),
            ("my-header1", "value1"),
            ("my-header1", "value3"),
            ("my-header1", "value2"),
        ],
        signed: "host;my-header1;x-amz-date",
        body: "",
        signature: "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
    },
    Vector {
        name: "get-header-value-trim",
        method: "GET",
        target: "/",
        headers: &[("my-header1", " value1"), ("my-header2", " \"a   b   c\"")],
        signed: "host;my-header1;my-header2;x-amz-date",
        body: "",
        signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
    },
    Vector {
        name: "get-vanilla-with-session-token",
        method: "GET",
        target: "/",
        headers: &[(
            "x-amz-security-token",
            "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267",
        )],
        signed: "host;x-amz-date;x-amz-security-token",
        body: "",
        signature: "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
    },
    Vector {
        name: "post-vanilla",
        method: "POST",
        target: "/",
        headers: &[],
        signed: "host;x-amz-date",
        body: "",
        signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    },
    Vector {
        name: "post-header-key-sort",
        method: "POST",
        target: "/",
        headers: &[("my-header1", "value1")],
        signed: "host;my-header1;x-amz-date",
        body: "",
        signature: "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
    },
    Vector {
        name: "post-header-value-case",
        method: "POST",
        target: "/",
        headers: &[("my-header1", "VALUE1")],
        signed: "host;my-header1;x-amz-date",
        body: "",
        signature: "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
    },
    Vector {
        name: "post-vanilla-query",
        method: "POST",
        target: "/?Param1=value1",
        headers: &[],
        signed: "host;x-amz-date",
        body: "",
        signature: "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
    },
    Vector {
        name: "post-x-www-form-urlencoded",
        method: "POST",
        target: "/",
        headers: &[
            ("content-type", "application/x-www-form-urlencoded"),
            ("content-length", "13"),
            (
                "x-amz-content-sha256",
                "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
            ),
        ],
        signed: "content-length;content-type;host;x-amz-content-sha256;x-amz-date",
        body: "Param1=value1",
        signature: "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
    },
];

#[test]
fn every_published_signature_is_right() {
    for vector in VECTORS {
        assert!(vector.verifies(SECRET, vector.signature), "{}", vector.name);
    }
}

#[test]
fn another_secret_or_signature_is_wrong() {
    for vector in VECTORS {
        assert!(
            !vector.verifies("another", vector.signature),
            "{}",
            vector.name
        );
        let shortened = vector.signature.get(2..).expect("a signature is longer");
        assert!(!vector.verifies(SECRET, shortened), "{}", vector.name);
        assert!(!vector.verifies(SECRET, "not hex"), "{}", vector.name);
        let flipped = if vector.signature.starts_with('0') {
            "1"
        } else {
            "0"
        };
        let changed = format!("{flipped}{}", vector.signature.get(1..).unwrap_or_default());
        assert!(!vector.verifies(SECRET, &changed), "{}", vector.name);
    }
}
