//! Times, as the AWS tools write them in their caches.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use model::instant::Timestamp;

/// The time that `text` names. The AWS CLI has written `Z`, `+00:00` and `UTC` over the years.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let text = match text.strip_suffix("UTC") {
        Some(before) => format!("{}Z", before.trim_end()),
        None => text.to_owned(),
    };
    let time = DateTime::from_str(&text, Format::DateTimeWithOffset).ok()?;
    time.to_millis().ok().map(Timestamp)
}

/// `time` as the AWS CLI writes it: whole seconds, in UTC.
pub(crate) fn write(time: Timestamp) -> Option<String> {
    DateTime::from_secs(time.seconds())
        .fmt(Format::DateTime)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use model::instant::Timestamp;

    #[test]
    fn every_form_of_one_time_is_read() {
        let expected = Some(Timestamp::from_seconds(1_735_689_600));
        for text in [
            "2025-01-01T00:00:00Z",
            "2025-01-01T00:00:00+00:00",
            "2025-01-01T00:00:00UTC",
            "2025-01-01T01:00:00+01:00",
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(read("tomorrow"), None);
        assert_eq!(
            read("2025-01-01T00:00:00.250Z"),
            Some(Timestamp(1_735_689_600_250))
        );
    }

    #[test]
    fn a_time_is_written_in_whole_seconds() {
        let text = write(Timestamp(1_735_689_600_999));
        assert_eq!(text.as_deref(), Some("2025-01-01T00:00:00Z"));
    }
}
