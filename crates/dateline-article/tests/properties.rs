//! What holds for every text: parsing never panics, and the article keeps its promises.

use dateline_article::{Metadata, decode, parse, parse_with, read_json_lines};
use proptest::prelude::*;

/// Lines as news pages have them, to be put together at random.
fn line() -> impl Strategy<Value = String> {
    let pieces = [
        "GENEVA, Nov 20 (Example Wire) - Talks began.",
        "date 2021-02-22 BRUSSELS: Ministers met.",
        "date 2021-02-22 ",
        "NOTE: This replaces it.",
        "****ROME, Feb 31 - It rained.",
        "(CNN) Talks began.",
        "By Jane Doe",
        "Jane Doe",
        "USA TODAY",
        "(Reporting by Jane Doe; Editing by Bo Roe)",
        "Waves of talks",
        "# Waves of talks",
        "**Waves:** They roll.",
        "**<u>Waves</u>**",
        "-- WAVES --",
        "---",
        "===",
        "***",
        "> quoted",
        "- an item",
        "12) an item",
        "    an inset line",
        "\ttabbed",
        "rb/ric",
        "He said: “Go.” They went (all of them).",
        "Photo: Jane Doe/AFP",
        "5:03 p.m. EDT",
        "",
        " ",
        "\u{a0}",
        "<",
        "</u>",
        "é\u{301}",
        "\u{0}",
    ];
    prop_oneof![
        4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,40}",
        1 => "[A-Z]{1,9}[,:] [A-Za-z0-9 .()*_#<>/–—-]{0,40}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    let line_break = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\r", "\n \n"]);
    prop::collection::vec((line(), line_break), 0..12)
        .prop_map(|lines| lines.into_iter().map(|(line, line_break)| line + line_break).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn articles_keep_their_promises(text in text()) {
        let article = parse(&text);
        prop_assert_eq!(&article.text, &text);
        prop_assert_eq!(article.check(), Ok(()));
        prop_assert_eq!(&article, &parse(&text));
    }

    #[test]
    fn any_string_is_an_article(text in any::<String>(), title in any::<Option<String>>()) {
        let article = parse_with(text, Metadata { title, ..Metadata::default() });
        prop_assert_eq!(article.check(), Ok(()));
    }

    #[test]
    fn any_bytes_are_text(bytes in any::<Vec<u8>>(), label in prop::option::of(prop::sample::select(vec!["latin1", "utf-16le", "big5", "?"]))) {
        let decoded = decode(&bytes, label);
        prop_assert_eq!(str::from_utf8(&bytes).is_err(), !decoded.diagnostics.is_empty());
        prop_assert_eq!(parse(&decoded.text).check(), Ok(()));
    }

    #[test]
    fn any_lines_are_records_or_errors(lines in prop::collection::vec("(\\{\"text\": \"a\"\\}|[^\\n]{0,20})", 0..8)) {
        let source = lines.join("\n");
        let expected = source.split('\n').filter(|line| !line.trim_ascii().is_empty()).count();
        prop_assert_eq!(read_json_lines(source.as_bytes()).count(), expected);
    }
}

#[test]
fn written_articles_read_back() {
    let article = parse(
        "By Jane Doe\n\nGENEVA, Nov 20, 2020 (Example Wire) - Talks began.\n\nWaves of talks\n\nThey go on.",
    );
    let written = serde_json::to_string(&article).unwrap();
    assert_eq!(serde_json::from_str::<dateline_article::Article>(&written).unwrap(), article);
}
