//! What holds for any names and any lists.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use dateline_entity::EntityKind;
use dateline_sanctions::{ListEntry, ListName, NameStatus};
use dateline_screen::{Index, NameKind, Options, Query, compare_as};
use proptest::prelude::*;

const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organization, NameKind::Object];

fn entry(id: usize, name: &str) -> ListEntry {
    let mut entry = ListEntry::new("x-test".parse().unwrap(), id.to_string(), EntityKind::Person);
    entry.names.push(ListName::new(name, NameStatus::Primary));
    entry
}

fn entries(names: &[String], first: usize) -> Vec<ListEntry> {
    names.iter().zip(first..).map(|(name, id)| entry(id, name)).collect()
}

/// Names of invented words, some of them common or special.
fn name() -> impl Strategy<Value = String> {
    let special = ["Ali", "bin", "al", "von", "Mohammed", "J.", "Kim", "Petrovich"];
    let word = prop_oneof![
        4 => "[A-Z][a-z]{2,8}",
        1 => prop::sample::select(special.to_vec()).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(name(), 1..12)
}

proptest! {
    #[test]
    fn comparing_is_symmetric_and_never_panics(a in "\\PC{0,40}", b in "\\PC{0,40}") {
        for kind in KINDS {
            prop_assert_eq!(compare_as(&a, &b, kind).score, compare_as(&b, &a, kind).score);
        }
    }

    #[test]
    fn names_are_compared_symmetrically(a in name(), b in name()) {
        for kind in KINDS {
            prop_assert_eq!(compare_as(&a, &b, kind).score, compare_as(&b, &a, kind).score);
        }
    }

    #[test]
    fn a_name_is_itself_in_any_case(a in name()) {
        for kind in KINDS {
            for other in [a.clone(), a.to_uppercase(), a.to_lowercase(), a.replace('e', "é")] {
                let comparison = compare_as(&a, &other, kind);
                prop_assert!(comparison.score.value() > 0.999, "{a}, {other}: {comparison:?}");
            }
        }
    }

    #[test]
    fn the_order_of_words_does_not_count(words in prop::collection::vec("[A-Z][a-z]{4,8}", 2..5)) {
        let mut turned = words.clone();
        turned.rotate_left(1);
        let comparison = compare_as(&words.join(" "), &turned.join(" "), NameKind::Person);
        prop_assert!(comparison.score.value() > 0.999, "{words:?}: {comparison:?}");
    }

    #[test]
    fn an_index_finds_what_is_in_it(names in names()) {
        let index = Index::build(entries(&names, 0));
        let options = Options { threshold: 0.5, top: 100, names_only: true, exhaustive: false };
        let mut screener = index.screener();
        for (id, name) in names.iter().enumerate() {
            let hits = screener.screen(&Query::person(name.as_str()), &options);
            prop_assert!(hits.iter().any(|hit| hit.id == id.to_string()), "{name}");
        }
    }

    #[test]
    fn an_updated_index_finds_what_a_new_one_does(old in names(), new in names(), gone in 0_usize..12) {
        // From 6 on they are new; before they replace.
        let (old, new) = (entries(&old, 0), entries(&new, 6));
        let is_kept = |entry: &&ListEntry| entry.id != gone.to_string() && new.iter().all(|new| new.id != entry.id);
        let fresh = Index::build(old.iter().filter(is_kept).chain(&new).cloned());
        let mut updated = Index::build(old.clone());
        updated.update(new.clone(), [("x-test".parse().unwrap(), gone.to_string())]);
        let options = Options { top: 100, ..Options::default() };
        for entry in old.iter().chain(&new) {
            let ids = |index: &Index| {
                let hits = index.screener().screen(&Query::person(entry.name()), &options);
                let mut ids: Vec<_> = hits.into_iter().map(|hit| (hit.id, hit.score)).collect();
                ids.sort();
                ids
            };
            prop_assert_eq!(ids(&updated), ids(&fresh));
        }
    }

    #[test]
    fn an_index_reads_back_and_refuses_what_was_changed(
        names in names(),
        at in any::<prop::sample::Index>(),
        with in 1_u8..,
    ) {
        let index = Index::build(entries(&names, 0));
        let mut bytes = Vec::new();
        index.write(&mut bytes).unwrap();
        prop_assert_eq!(&Index::from_bytes(&bytes).unwrap(), &index);
        let place = at.index(bytes.len());
        prop_assert!(Index::from_bytes(&bytes[..place]).is_err());
        bytes[place] ^= with;
        prop_assert!(Index::from_bytes(&bytes).is_err(), "byte {place} of {}", bytes.len());
    }

    #[test]
    fn a_changed_index_whose_checksum_fits_never_panics(
        names in names(),
        at in any::<prop::sample::Index>(),
        with in 1_u8..,
        name in name(),
    ) {
        const HEAD: usize = 43;
        let mut bytes = Vec::new();
        Index::build(entries(&names, 0)).write(&mut bytes).unwrap();
        let place = HEAD + at.index(bytes.len() - HEAD);
        bytes[place] ^= with;
        if let Ok(index) = Index::from_bytes(&Index::with_checksum(&bytes[HEAD..])) {
            let _ = index.screener().screen(&Query::name(name), &Options { threshold: 0.1, ..Options::default() });
            let _ = (index.lists(), index.name_count());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Index::from_bytes(&bytes).is_err());
    }
}
