//! Texts as lists print them: broken into lines, and several in one.

/// A text with single spaces: lists break lines within values.
pub(crate) fn single_spaced(text: impl AsRef<str>) -> String {
    text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces between separators that do not stand in parentheses; none of them empty.
pub(crate) fn outside_brackets(text: &str, separator: char) -> Vec<&str> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_u32);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if c == separator && depth == 0 => {
                pieces.push(text.get(start..at).unwrap_or_default().trim());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push(text.get(start..).unwrap_or_default().trim());
    // Parentheses that do not close divide nothing.
    if depth > 0 {
        pieces = text.split(separator).map(str::trim).collect();
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divides_outside_parentheses() {
        for (text, expected) in [
            ("a; b ;c", &["a", "b", "c"][..]),
            ("a (b; c); d", &["a (b; c)", "d"]),
            ("a (b; c", &["a (b", "c"]),
            ("a);b", &["a)", "b"]),
            (" ; ", &[]),
        ] {
            assert_eq!(outside_brackets(text, ';'), expected, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[() a;é]{0,24}") {
            let _ = (outside_brackets(&text, ';'), single_spaced(&text));
        }
    }
}
