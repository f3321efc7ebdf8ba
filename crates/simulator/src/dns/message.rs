//! DNS messages: one question, and its answer.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::RecordKind;
use super::zone::{Zone, caa};

/// Seconds that an answer may be kept: none, for tests change records at will.
const TTL: u32 = 0;

/// What fits a datagram that says nothing of its size.
const PLAIN: usize = 512;
/// What is sent at most, however much the resolver would take.
const MOST: u16 = 4096;

const HEADER: usize = 12;
const IN: u16 = 1;
const ANY: u16 = 255;
const OPT: u16 = 41;

const FORMAT_ERROR: u8 = 1;
const NAME_ERROR: u8 = 3;
const NOT_IMPLEMENTED: u8 = 4;

struct Question<'a> {
    name: String,
    kind: u16,
    class: u16,
    /// The question as it was asked, which the answer repeats.
    bytes: &'a [u8],
    /// How much the resolver takes.
    room: usize,
}

/// The answer to a datagram; none to what is no query.
pub(super) fn answer(asked: &[u8], zone: &Zone) -> Option<Vec<u8>> {
    let flags = *asked.get(2)?;
    asked.get(..HEADER)?;
    // An answer is not answered, lest two servers keep each other busy.
    if flags & 0x80 != 0 {
        return None;
    }
    if (flags >> 3) & 0x0f != 0 {
        return header(asked, NOT_IMPLEMENTED, 0, 0);
    }
    let Some(question) = question(asked) else {
        return header(asked, FORMAT_ERROR, 0, 0);
    };
    let (rcode, records) = records(&question, zone);
    let mut message = header(asked, rcode, 1, u16::try_from(records.len()).ok()?)?;
    message.extend(question.bytes);
    for record in &records {
        message.extend(record);
    }
    if message.len() > question.room {
        // Truncated: whoever wants more would ask over TCP, which is not served.
        let mut short = header(asked, rcode, 1, 0)?;
        if let Some(flags) = short.get_mut(2) {
            *flags |= 0x02;
        }
        short.extend(question.bytes);
        return Some(short);
    }
    Some(message)
}

/// A header with the id and the wish for recursion of a query.
fn header(asked: &[u8], rcode: u8, questions: u16, answers: u16) -> Option<Vec<u8>> {
    let flags = *asked.get(2)?;
    let mut header = asked.get(..2)?.to_vec();
    // A response, authoritative.
    header.push(0x84 | (flags & 0x79));
    header.push(rcode);
    header.extend(questions.to_be_bytes());
    header.extend(answers.to_be_bytes());
    header.extend([0; 4]);
    Some(header)
}

fn question(asked: &[u8]) -> Option<Question<'_>> {
    (number(asked, 4)? == 1).then_some(())?;
    let (name, at) = name(asked, HEADER)?;
    let (kind, class) = (number(asked, at)?, number(asked, at + 2)?);
    let bytes = asked.get(HEADER..at + 4)?;
    Some(Question {
        name,
        kind,
        class,
        bytes,
        room: room(asked, at + 4),
    })
}

/// What the resolver says it takes, in a record of its own.
fn room(asked: &[u8], at: usize) -> usize {
    // The root as the name, then the kind, then the size in place of a class.
    let said = (asked.get(at) == Some(&0) && number(asked, at + 1) == Some(OPT))
        .then(|| number(asked, at + 3))
        .flatten();
    said.map_or(PLAIN, |size| usize::from(size.min(MOST)).max(PLAIN))
}

fn name(asked: &[u8], mut at: usize) -> Option<(String, usize)> {
    let mut labels: Vec<String> = Vec::new();
    loop {
        let length = usize::from(*asked.get(at)?);
        at += 1;
        match length {
            0 => break,
            // A question has nothing before it that it could point to.
            64.. => return None,
            _ => {
                let label = asked.get(at..at + length)?;
                labels.push(String::from_utf8(label.to_vec()).ok()?);
                at += length;
            }
        }
    }
    let name = labels.join(".");
    (name.len() <= 253).then_some((name, at))
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes(pair.try_into().ok()?))
}

fn records(question: &Question<'_>, zone: &Zone) -> (u8, Vec<Vec<u8>>) {
    if question.class != IN {
        return (NOT_IMPLEMENTED, Vec::new());
    }
    let kind = KINDS.iter().find(|(_, number)| *number == question.kind);
    let found = match (kind, question.kind) {
        (Some((kind, _)), _) => zone.look_up(&question.name, Some(*kind)),
        (None, ANY) => zone.look_up(&question.name, None),
        // A kind that is not kept: nothing, of a name that may be there.
        (None, _) => {
            let found = zone.look_up(&question.name, Some(RecordKind::Cname));
            let rcode = if found.exists { 0 } else { NAME_ERROR };
            return (rcode, Vec::new());
        }
    };
    let rcode = if found.exists { 0 } else { NAME_ERROR };
    let mut records = Vec::new();
    for (name, kind, values) in found.answers {
        for value in values {
            records.extend(record(&name, kind, &value));
        }
    }
    (rcode, records)
}

const KINDS: [(RecordKind, u16); 6] = [
    (RecordKind::A, 1),
    (RecordKind::Ns, 2),
    (RecordKind::Cname, 5),
    (RecordKind::Txt, 16),
    (RecordKind::Aaaa, 28),
    (RecordKind::Caa, 257),
];

fn record(name: &str, kind: RecordKind, value: &str) -> Option<Vec<u8>> {
    let (_, number) = KINDS.iter().find(|(known, _)| *known == kind)?;
    let data = data(kind, value)?;
    let mut record = encoded(name)?;
    record.extend(number.to_be_bytes());
    record.extend(IN.to_be_bytes());
    record.extend(TTL.to_be_bytes());
    record.extend(u16::try_from(data.len()).ok()?.to_be_bytes());
    record.extend(data);
    Some(record)
}

fn data(kind: RecordKind, value: &str) -> Option<Vec<u8>> {
    match kind {
        RecordKind::A => Some(value.parse::<Ipv4Addr>().ok()?.octets().to_vec()),
        RecordKind::Aaaa => Some(value.parse::<Ipv6Addr>().ok()?.octets().to_vec()),
        RecordKind::Cname | RecordKind::Ns => encoded(value),
        RecordKind::Txt => {
            let mut data = Vec::new();
            for part in value.as_bytes().chunks(255) {
                data.push(u8::try_from(part.len()).ok()?);
                data.extend(part);
            }
            Some(data)
        }
        RecordKind::Caa => {
            let (flags, tag, value) = caa(value)?;
            let mut data = vec![flags, u8::try_from(tag.len()).ok()?];
            data.extend(tag.as_bytes());
            data.extend(value.as_bytes());
            Some(data)
        }
    }
}

/// A name as its labels, each behind its length.
fn encoded(name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for label in name.trim_end_matches('.').split('.') {
        bytes.push(
            u8::try_from(label.len())
                .ok()
                .filter(|length| *length < 64)?,
        );
        bytes.extend(label.as_bytes());
    }
    bytes.push(0);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zone() -> Zone {
        let mut zone = Zone::default();
        let mut set = |name, kind, value: &str| zone.set(name, kind, vec![value.to_owned()]);
        set("www.example.com", RecordKind::Cname, "example.com").expect("a CNAME");
        set("example.com", RecordKind::A, "192.0.2.7").expect("an address");
        set("example.com", RecordKind::Txt, &"x".repeat(900)).expect("text");
        zone
    }

    fn query(name: &str, kind: u16) -> Vec<u8> {
        let mut query = vec![0xab, 0xcd, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0];
        query.extend(encoded(name).expect("a name"));
        query.extend(kind.to_be_bytes());
        query.extend(IN.to_be_bytes());
        query
    }

    #[test]
    fn a_question_is_answered_along_its_cname() {
        let told = answer(&query("www.example.com", 1), &zone()).expect("an answer");
        assert_eq!(told.get(..4), Some(&[0xab, 0xcd, 0x85, 0][..]));
        assert_eq!(number(&told, 6), Some(2));
        assert_eq!(told.get(told.len() - 4..), Some(&[192, 0, 2, 7][..]));
    }

    #[test]
    fn what_is_not_there_what_is_too_long_and_what_is_no_query_is_told_apart() {
        let told = |query: &[u8]| answer(query, &zone());
        let rcode = |query: &[u8]| told(query).and_then(|answer| answer.get(3).copied());
        assert_eq!(rcode(&query("example.org", 1)), Some(NAME_ERROR));
        assert_eq!(rcode(&query("example.com", 28)), Some(0));
        let long = told(&query("example.com", 16)).expect("an answer");
        assert_eq!(
            (long.get(2).map(|flags| flags & 2), number(&long, 6)),
            (Some(2), Some(0))
        );
        let mut roomy = query("example.com", 16);
        roomy.extend([0, 0, 41, 16, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(told(&roomy).and_then(|answer| number(&answer, 6)), Some(1));
        assert_eq!(rcode(&query("example.com", 1)[..20]), Some(FORMAT_ERROR));
        let mut response = query("example.com", 1);
        response[2] |= 0x80;
        assert_eq!(told(&response), None);
        assert_eq!(told(b"short"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn no_datagram_panics(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let zone = zone();
            let _any = answer(&bytes, &zone);
            let mut query = query("www.example.com", 255);
            query.truncate(HEADER);
            query.extend(bytes);
            let _any = answer(&query, &zone);
        }
    }
}
