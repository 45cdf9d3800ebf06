use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn catalogue() -> &'static Catalogue {
    Catalogue::embedded()
}

#[test]
fn keys_have_a_shape() {
    for key in ["EU-HR", "UN-SC1718", "US-MCCAIN-889", "SECO-BRUS"] {
        assert_eq!(key.parse::<ProgramKey>().unwrap().to_string(), key);
    }
    for word in ["", "EU", "eu-hr", "EU--HR", "EU-", "EU HR"] {
        assert!(word.parse::<ProgramKey>().is_err(), "{word:?}");
    }
}

#[test]
fn has_every_program_once() {
    let keys: BTreeSet<_> = catalogue().programs().iter().map(|program| &program.key).collect();
    assert_eq!(keys.len(), catalogue().programs().len());
    let mut counts = BTreeMap::new();
    for key in &keys {
        *counts.entry(key.as_str().split('-').next().unwrap()).or_insert(0) += 1;
    }
    let counts: Vec<_> = counts.into_iter().map(|(issuer, count)| format!("{issuer} {count}")).collect();
    insta::assert_snapshot!(counts.join(", "), @"AU 16, CA 6, CH 5, CN 6, EU 45, GB 33, IR 1, NZ 1, RU 1, SECO 31, UA 1, UN 15, US 64");
}

#[test]
fn every_program_is_whole() {
    for program in catalogue().programs() {
        assert!(!program.title.is_empty() && !program.grounds.is_empty(), "{}", program.key);
        assert_eq!(program.issuer, program.authority.actor());
        for act in program.acts.iter().chain(&program.related_acts) {
            assert_eq!(LegalAct::parse(&act.to_string()).as_ref(), Some(act), "{}", program.key);
        }
        assert_eq!(catalogue().program(&program.key), Some(program));
    }
}

#[test]
fn no_two_programs_share_an_act() {
    for program in catalogue().programs() {
        for act in &program.acts {
            assert_eq!(catalogue().by_act(act).map(|found| &found.key), Some(&program.key), "{act}");
        }
    }
}

#[test]
fn no_two_programs_share_a_name() {
    let mut owners = BTreeMap::new();
    for (alias, key) in catalogue().aliases() {
        if let Some(other) = owners.insert(dateline_text::fold(alias).into_owned(), key) {
            panic!("{alias:?} is {other} and {key}");
        }
        assert_eq!(catalogue().by_alias(&alias.to_uppercase()).map(|found| &found.key), Some(key));
    }
    let mut owners = BTreeMap::new();
    for (description, issuer, key) in catalogue().descriptions() {
        if let Some(other) = owners.insert((issuer, description.to_lowercase()), key) {
            panic!("{description:?} of {issuer} is {other} and {key}");
        }
    }
}

#[test]
fn names_are_no_everyday_words() {
    for (alias, key) in catalogue().aliases() {
        let words = alias.split_whitespace().count();
        let is_sign = alias.contains(|c: char| c.is_uppercase() || c.is_ascii_digit());
        assert!(is_sign && (words > 1 || alias.len() >= 4), "{alias:?} of {key}");
    }
}

#[test]
fn recognizes_what_news_and_law_print() {
    let (eu, un, us, gb) = (Some(Actor::EU), Some(Actor::UN), Some(Actor::US), Some(Actor::GB));
    let (ca, ch) = (Some(Actor::State(Country::CA)), Some(Actor::State(Country::CH)));
    let table = [
        ("the bloc's human rights sanctions regime", eu, "EU-HR"),
        ("a British Magnitsky Act", gb, "GB-HR"),
        ("the Global Magnitsky Act", us, "US-GLOMAG"),
        ("the Magnitsky Act", us, "US-MAGNITSKY"),
        ("Regulation 2020/1998", None, "EU-HR"),
        ("Council Decision 2014/145/CFSP", None, "EU-UKR"),
        ("Executive Order 13818", None, "US-GLOMAG"),
        ("EO 14024", None, "US-RUSHAR"),
        ("Security Council resolution 1718", None, "UN-SC1718"),
        ("the 1267 committee list", None, "UN-SCISIL"),
        ("the U.N. Taliban sanctions regime", un, "UN-SC1988"),
        ("the Russia (Sanctions) (EU Exit) Regulations 2019", None, "GB-RUS"),
        ("S.I. 2020/680", None, "GB-HR"),
        ("the Special Economic Measures Act", None, "CA-SEMA"),
        ("SOR/2014-58", None, "CA-SEMA"),
        ("the Justice for Victims of Corrupt Foreign Officials Act", None, "CA-JVCFOA"),
        ("SR 946.231.176.72", None, "SECO-UKRAINE"),
        ("the Belarusian sanctions", ch, "SECO-BRUS"),
        ("its special economic measures", ca, "CA-SEMA"),
        ("the Entity List", us, "US-BIS-EL"),
        ("CAATSA", None, "US-CAATSA"),
        ("the North Korea sanctions program", us, "US-NK"),
        ("EU sanctions on Myanmar", eu, "EU-MMR"),
        ("sanctions against Burma", eu, "EU-MMR"),
        ("31 CFR Part 515", None, "US-CUBA"),
        ("the Kingpin Act", us, "US-NARCO"),
    ];
    for (words, issuer, key) in table {
        let found = catalogue().recognize(words, issuer).map(|program| program.key.to_string());
        assert_eq!(found.as_deref(), Some(key), "{words:?}");
    }
}

#[test]
fn does_not_guess() {
    let us = Some(Actor::US);
    for (words, issuer) in [
        ("human rights sanctions regime", None),
        ("the trade blacklist", None),
        ("Russia", us),
        ("the American sanctions regime", us),
        ("its own rules", us),
        ("Regulation 2016/679", None),
        ("its China sanctions", us),
        ("", us),
    ] {
        assert_eq!(catalogue().recognize(words, issuer), None, "{words:?}");
    }
}

#[test]
fn finds_by_issuer_and_territory_the_main_program_first() {
    let first = |issuer, country: &str| {
        let country = country.parse().unwrap();
        let keys: Vec<_> =
            catalogue().by_issuer_and_territory(issuer, country).map(|found| found.key.to_string()).collect();
        keys.join(" ")
    };
    insta::assert_snapshot!(first(Actor::EU, "ru"), @"EU-RUS EU-UKR EU-RUSDA EU-MARE");
    insta::assert_snapshot!(first(Actor::US, "sy"), @"US-SYR US-SYR-REL US-FSE");
    insta::assert_snapshot!(first(Actor::US, "cn"), @"US-NS-CMIC US-DOD-1260H US-MCCAIN-1286 US-MCCAIN-889 US-5949LIST US-UFLPA");
    insta::assert_snapshot!(first(Actor::GB, "ir"), @"GB-IRAN GB-IRAN-NW");
    insta::assert_snapshot!(first(Actor::UN, "cd"), @"UN-SC1533");
}

#[test]
fn finds_by_the_tags_of_lists() {
    let key = |issuer, code| catalogue().by_code(issuer, code).map(|program| program.key.to_string());
    assert_eq!(key(Actor::EU, "HR").as_deref(), Some("EU-HR"));
    assert_eq!(key(Actor::US, "RUSSIA-EO14024").as_deref(), Some("US-RUSHAR"));
    assert_eq!(key(Actor::GB, "HR"), None);
}

proptest::proptest! {
    #[test]
    fn recognizing_never_panics(words in "\\PC{0,60}") {
        let _ = catalogue().recognize(&words, Some(Actor::EU));
    }
}
