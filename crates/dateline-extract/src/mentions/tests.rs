//! What is found in invented sentences, and what holds for any text.

use std::fmt::Write as _;

use std::sync::LazyLock;

use dateline_article::{Article, parse};
use proptest::prelude::*;

use super::{Names, find};
use crate::analysis::Analysis;

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::embedded().expect("the shipped data are sound"));

/// The text with every name in brackets, its kind before it.
fn marked(text: &str) -> String {
    let article = parse(text);
    let analysis = Analysis::new(&article, &NAMES);
    let mut marked = String::new();
    let mut at = 0;
    for mention in find(&analysis, &[], &NAMES) {
        let span = analysis.span(mention.tokens).unwrap().range();
        marked.push_str(text.get(at..span.start).unwrap());
        write!(marked, "[{} {}]", mention.kind, text.get(span.clone()).unwrap()).unwrap();
        at = span.end;
    }
    marked + text.get(at..).unwrap()
}

#[track_caller]
fn check(expected: &str) {
    let kinds = ["person", "organization", "place", "vessel", "law"];
    let plain = kinds.iter().fold(expected.to_owned(), |text, kind| text.replace(&format!("[{kind} "), ""));
    assert_eq!(marked(&plain.replace(']', "")), expected);
}

#[test]
fn names_of_people_have_particles_and_no_titles() {
    check(
        "Officials said [person Ursula von der Leyen] met Gen. [person Omar Hassan al-Bashir] in [place Berlin].",
    );
    check("The [place Iran]-backed group thanked Foreign Minister [person Kalle Niemi], his deputy said.");
    check(
        "Prime Minister [person Ana Costa] told reporters that Mr. [person Okafor] would resign on Friday.",
    );
}

#[test]
fn demonyms_days_and_adherents_are_no_names() {
    check("Russian officials and German diplomats met on Monday, and Republicans agreed in July.");
    check("On Tuesday, Democrats in the [organization Senate] voted against Iranian oil.");
}

#[test]
fn organizations_reach_from_their_first_word_to_their_last() {
    check(
        "The [organization Ministry of Foreign Affairs] and the [organization European Commission] declined to comment.",
    );
    check(
        "The [organization Russian foreign ministry] answered, and the [organization House intelligence committee] will meet.",
    );
    check(
        "Experts of the [organization Organization for the Prohibition of Chemical Weapons] ([organization OPCW]) arrived.",
    );
}

#[test]
fn joined_names_are_told_apart() {
    check("Ministers from [place Poland] and [place Hungary] spoke of [place U.S.]-[place China] trade.");
}

#[test]
fn ships_and_laws_are_known_by_their_neighbours() {
    check("The tanker [vessel Golden Pearl 2] left port, and the [vessel Golden Pearl 2] was seized.");
    check("It was done under [law Executive Order 13662] and [law Council Regulation (EU) No 269/2014].");
    check("Lawmakers cited the [law Orchard Sanctions Act] on Monday.");
}

#[test]
fn elections_are_no_places() {
    check("He won the seat in the 1981 Ontario general election and kept it in the 1985 Ontario election.");
}

#[test]
fn the_government_of_a_country_is_the_country() {
    check(
        "The Government of [place Syria] and US Secretary of State [person Ann Doe] disagreed."
            .replace("US", "[place US]")
            .as_str(),
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn mentions_are_in_order_within_the_text(words in prop::collection::vec(word(), 0..40)) {
        let article: Article = parse(&words.concat());
        let analysis = Analysis::new(&article, &NAMES);
        let found = find(&analysis, &[], &NAMES);
        let mut end = 0;
        for mention in &found {
            prop_assert!(mention.tokens.start >= end && mention.tokens.end > mention.tokens.start);
            prop_assert!(analysis.span(mention.tokens.clone()).is_some_and(|span| span.slice(analysis.text).is_some()));
            end = mention.tokens.end;
        }
        let again = find(&Analysis::new(&article, &NAMES), &[], &NAMES);
        let tokens = |mentions: &[super::Mention]| mentions.iter().map(|m| (m.tokens.clone(), m.kind)).collect::<Vec<_>>();
        prop_assert_eq!(tokens(&found), tokens(&again));
    }
}

/// Words and marks that names are made of, and some that they are not.
pub(crate) fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "John ",
            "Doe",
            " Smith's ",
            "the ",
            "The ",
            "U.S.",
            "-",
            "Bank ",
            "of ",
            "and ",
            "Ministry ",
            "al-",
            "Gen. ",
            "President ",
            ", ",
            ". ",
            "\n\n",
            "(",
            ") ",
            "“",
            "”",
            "2021 ",
            "No. 5 ",
            "tanker ",
            "Act ",
            "Order ",
            "said ",
            "in ",
            "Moscow ",
            "EU ",
            "he ",
            "his ",
            "whose ",
            "bloc ",
            "minister ",
            "ÉLYSÉE ",
            "’s ",
            "'s ",
            "one of ",
            "Группа ",
            "\u{301}",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ]
}
