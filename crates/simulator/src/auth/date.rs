//! The date a request was signed at, and how far it may be from ours.

use std::time::Duration;

use hyper::HeaderMap;
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc2822;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::AuthError;
use crate::clock::{Clock, Moment};

/// How far the signer's clock may be off, either way.
const ALLOWANCE_MINUTES: u64 = 5;
const ALLOWANCE: Duration = Duration::from_secs(ALLOWANCE_MINUTES * 60);

const BASIC: &[BorrowedFormatItem<'_>] =
    format_description!("[year][month][day]T[hour][minute][second]Z");

/// A signing date as it was read, and as it goes into the string to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SigningDate {
    pub(super) at: Moment,
    /// ISO 8601 basic format, to the second.
    pub(super) text: String,
}

impl SigningDate {
    /// Reads `X-Amz-Date`, and `Date` where that is missing.
    pub(super) fn of(headers: &HeaderMap, authorization: &str) -> Result<Self, AuthError> {
        let header = headers
            .get("x-amz-date")
            .or_else(|| headers.get(hyper::header::DATE));
        let Some(header) = header else {
            return Err(AuthError::Incomplete(format!(
                "Authorization header requires existence of either a 'X-Amz-Date' or a \
                 'Date' header. Authorization={authorization}"
            )));
        };
        let value = String::from_utf8_lossy(header.as_bytes());
        let value = value.trim();
        PrimitiveDateTime::parse(value, BASIC)
            .map(PrimitiveDateTime::assume_utc)
            .or_else(|_| OffsetDateTime::parse(value, &Rfc2822))
            .map(|at| {
                let at = Moment::from_secs(at.unix_timestamp());
                Self {
                    at,
                    text: basic(at),
                }
            })
            .map_err(|_| {
                AuthError::Incomplete(format!(
                    "Date must be in ISO-8601 'basic format'. Got '{value}'. \
                     See http://en.wikipedia.org/wiki/ISO_8601"
                ))
            })
    }

    /// The day, as it stands in a credential's scope.
    pub(super) fn day(&self) -> &str {
        self.text.get(..8).unwrap_or_default()
    }

    /// Refuses a date further from the clock than the allowance. A signature
    /// carries whole seconds, and so the comparison is made in them.
    pub(super) fn check_skew(&self, clock: &Clock) -> Result<(), AuthError> {
        let now = Moment::from_millis(self.at.millis() - clock.skew_of(self.at));
        self.check_skew_at(now)
    }

    fn check_skew_at(&self, now: Moment) -> Result<(), AuthError> {
        let (earliest, latest) = (now - ALLOWANCE, now + ALLOWANCE);
        if self.at.secs() < earliest.secs() {
            return Err(AuthError::TooOld {
                signed: self.text.clone(),
                bound: basic(earliest),
                now: basic(now),
                minutes: ALLOWANCE_MINUTES,
            });
        }
        if self.at.secs() > latest.secs() {
            return Err(AuthError::TooEarly {
                signed: self.text.clone(),
                bound: basic(latest),
                now: basic(now),
                minutes: ALLOWANCE_MINUTES,
            });
        }
        Ok(())
    }
}

/// ISO 8601 basic format in UTC. Written by hand, so that no date can fail.
fn basic(at: Moment) -> String {
    let at = at.to_date_time();
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn date(name: &'static str, value: &str) -> Result<SigningDate, AuthError> {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().expect("a header value"));
        SigningDate::of(&headers, "AWS4-HMAC-SHA256 …")
    }

    #[test]
    fn both_headers_and_both_formats_are_read() {
        let expected = Moment::from_secs(datetime!(2015-08-30 12:36:00 UTC).unix_timestamp());
        for (name, value) in [
            ("x-amz-date", "20150830T123600Z"),
            ("date", "20150830T123600Z"),
            ("date", "Sun, 30 Aug 2015 12:36:00 GMT"),
        ] {
            let date = date(name, value).expect("a date");
            assert_eq!(date.at, expected, "{name}: {value}");
            assert_eq!(date.text, "20150830T123600Z");
            assert_eq!(date.day(), "20150830");
        }
    }

    #[test]
    fn what_is_no_date_is_called_incomplete() {
        for value in ["", "yesterday", "2015-08-30T12:36:00Z", "20151330T123600Z"] {
            let error = date("x-amz-date", value).expect_err("not a date");
            assert!(matches!(error, AuthError::Incomplete(_)), "{value}");
        }
    }

    #[test]
    fn five_minutes_either_way_are_allowed_and_no_second_more() {
        let date = date("x-amz-date", "20150830T123600Z").expect("a date");
        let second = Duration::from_secs(1);
        for now in [date.at + ALLOWANCE, date.at - ALLOWANCE] {
            assert_eq!(date.check_skew_at(now), Ok(()));
        }
        let late = date.check_skew_at(date.at + ALLOWANCE + second);
        assert_eq!(
            late.expect_err("too old").to_string(),
            "Signature expired: 20150830T123600Z is now earlier than \
             20150830T123601Z (20150830T124101Z - 5 min.)"
        );
        let early = date.check_skew_at(date.at - ALLOWANCE - second);
        assert_eq!(
            early.expect_err("too early").to_string(),
            "Signature not yet current: 20150830T123600Z is still later than \
             20150830T123559Z (20150830T123059Z + 5 min.)"
        );
    }
}
