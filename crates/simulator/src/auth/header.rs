//! The Authorization header, taken apart.

use hyper::HeaderMap;

use super::AuthError;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Authorization {
    /// The header as sent; some messages quote it.
    pub(super) text: String,
    pub(super) credential: Credential,
    /// Lower-case names, in the order in which they were signed.
    pub(super) signed_headers: Vec<String>,
    /// Hex, as sent.
    pub(super) signature: String,
}

/// A key id and the scope that its signature is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Credential {
    pub(super) key_id: String,
    pub(super) day: String,
    pub(super) region: String,
    pub(super) service: String,
    pub(super) terminator: String,
}

impl Credential {
    /// The scope as it stands in the string to sign.
    pub(super) fn scope(&self) -> String {
        format!(
            "{}/{}/{}/{}",
            self.day, self.region, self.service, self.terminator
        )
    }

    fn parse(text: &str) -> Result<Self, AuthError> {
        let parts: Vec<&str> = text.split('/').collect();
        let [key_id, day, region, service, terminator] = parts[..] else {
            return Err(AuthError::Incomplete(format!(
                "Credential must have exactly 5 slash-delimited elements, \
                 e.g. keyid/date/region/service/term, got '{text}'"
            )));
        };
        Ok(Self {
            key_id: key_id.to_owned(),
            day: day.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            terminator: terminator.to_owned(),
        })
    }
}

impl Authorization {
    /// Reads the header of a request.
    pub(super) fn of(headers: &HeaderMap) -> Result<Self, AuthError> {
        let header = headers
            .get(hyper::header::AUTHORIZATION)
            .ok_or(AuthError::MissingToken)?;
        Self::parse(&String::from_utf8_lossy(header.as_bytes()))
    }

    fn parse(text: &str) -> Result<Self, AuthError> {
        let (algorithm, rest) = text.split_once(' ').unwrap_or((text, ""));
        if algorithm != ALGORITHM {
            // Another AWS4 algorithm is a signature we cannot check; any other
            // scheme (Bearer, Basic) is no AWS signature at all.
            return Err(if algorithm.starts_with("AWS4-") {
                AuthError::Incomplete(format!("Unsupported AWS 'algorithm': '{algorithm}'."))
            } else {
                AuthError::MissingToken
            });
        }
        let (mut credential, mut signed_headers, mut signature) = (None, None, None);
        for parameter in rest.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let Some((name, value)) = parameter.split_once('=') else {
                return Err(AuthError::Incomplete(format!(
                    "'{parameter}' not a valid key=value pair (missing equal-sign) \
                     in Authorization header: '{text}'."
                )));
            };
            let place = match name {
                "Credential" => &mut credential,
                "SignedHeaders" => &mut signed_headers,
                "Signature" => &mut signature,
                // AWS passes over parameters that it does not know.
                _ => continue,
            };
            *place = Some(value).filter(|value| !value.is_empty());
        }
        let missing: Vec<String> = [
            ("Credential", credential),
            ("Signature", signature),
            ("SignedHeaders", signed_headers),
        ]
        .into_iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| format!("Authorization header requires '{name}' parameter."))
        .collect();
        let (Some(credential), Some(signed_headers), Some(signature)) =
            (credential, signed_headers, signature)
        else {
            return Err(AuthError::Incomplete(format!(
                "{} Authorization={text}",
                missing.join(" ")
            )));
        };
        Ok(Self {
            text: text.to_owned(),
            credential: Credential::parse(credential)?,
            signed_headers: signed_headers.split(';').map(str::to_owned).collect(),
            signature: signature.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "AWS4-HMAC-SHA256 \
        Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
        SignedHeaders=host;x-amz-date, Signature=5fa00fa31553";

    #[test]
    fn the_parts_are_found_with_and_without_spaces() {
        for text in [GOOD.to_owned(), GOOD.replace(", ", ",")] {
            let authorization = Authorization::parse(&text).expect("a good header");
            assert_eq!(authorization.credential.key_id, "AKIDEXAMPLE");
            assert_eq!(
                authorization.credential.scope(),
                "20150830/us-east-1/service/aws4_request"
            );
            assert_eq!(authorization.signed_headers, ["host", "x-amz-date"]);
            assert_eq!(authorization.signature, "5fa00fa31553");
        }
    }

    #[test]
    fn another_scheme_is_a_missing_token() {
        for text in ["", "Bearer abc", "Basic YTpi"] {
            assert_eq!(Authorization::parse(text), Err(AuthError::MissingToken));
        }
        assert_eq!(
            Authorization::of(&HeaderMap::new()),
            Err(AuthError::MissingToken)
        );
    }

    #[test]
    fn each_missing_part_is_named() {
        let error = Authorization::parse("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=")
            .expect_err("incomplete");
        assert_eq!(
            error.to_string(),
            "Authorization header requires 'Signature' parameter. \
             Authorization header requires 'SignedHeaders' parameter. \
             Authorization=AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature="
        );
    }

    #[test]
    fn what_cannot_be_read_is_incomplete() {
        for text in [
            "AWS4-HMAC-SHA256",
            "AWS4-HMAC-SHA1 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential, SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/e/f, SignedHeaders=host, Signature=0",
        ] {
            let error = Authorization::parse(text).expect_err("incomplete");
            assert!(matches!(error, AuthError::Incomplete(_)), "{text}: {error}");
        }
    }
}
