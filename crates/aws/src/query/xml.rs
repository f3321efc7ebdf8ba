//! The little that is read from the XML of query APIs: the texts of some children of some elements.

use aws_smithy_xml::decode::{Document, ScopedDecoder, XmlDecodeError, try_data};

/// The texts of the children `names` of every element at `path` below the root, in the document's order.
pub(crate) fn texts<const N: usize>(
    xml: &[u8],
    path: &[&str],
    names: [&str; N],
) -> Result<Vec<[Option<String>; N]>, XmlDecodeError> {
    let mut document = Document::try_from(xml)?;
    let mut root = document.root_element()?;
    let mut found = Vec::new();
    walk(&mut root, path, &mut |element| {
        let mut values = [const { None }; N];
        while let Some(mut child) = element.next_tag() {
            let place = names.iter().position(|name| child.start_el().matches(name));
            if let Some(place) = place {
                values[place] = Some(try_data(&mut child)?.into_owned());
            }
        }
        found.push(values);
        Ok(())
    })?;
    Ok(found)
}

type Visit<'f> = dyn FnMut(&mut ScopedDecoder<'_, '_>) -> Result<(), XmlDecodeError> + 'f;

fn walk(
    element: &mut ScopedDecoder<'_, '_>,
    path: &[&str],
    visit: &mut Visit<'_>,
) -> Result<(), XmlDecodeError> {
    let Some((name, rest)) = path.split_first() else {
        return visit(element);
    };
    while let Some(mut child) = element.next_tag() {
        if child.start_el().matches(name) {
            walk(&mut child, rest, visit)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &[u8] = b"<R xmlns=\"x\"><Result><Marker>m</Marker><List>\
        <member><Name>a</Name><Other><Name>deeper</Name></Other><Value>1</Value></member>\
        <member><Value>&lt;2&gt;</Value></member></List></Result><Meta/></R>";

    #[test]
    fn children_are_read_at_their_own_depth_only() {
        let members = texts(ANSWER, &["Result", "List", "member"], ["Name", "Value"]);
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            members.expect("XML"),
            [[text("a"), text("1")], [None, text("<2>")]]
        );
        let marker = texts(ANSWER, &["Result"], ["Marker"]).expect("XML");
        assert_eq!(marker, [[text("m")]]);
    }

    #[test]
    fn what_is_not_there_is_nothing() {
        assert!(
            texts(ANSWER, &["Result", "Missing"], ["Name"])
                .expect("XML")
                .is_empty()
        );
        assert!(texts(b"not XML", &[], ["Name"]).is_err());
    }
}
