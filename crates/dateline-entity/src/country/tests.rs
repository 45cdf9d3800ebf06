use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn code(country: Option<Country>) -> &'static str {
    country.map_or("-", Country::alpha2)
}

#[test]
fn has_all_of_iso_3166_1_and_a_few_more() {
    let count =
        |wanted: fn(CountryStatus) -> bool| Country::all().filter(|country| wanted(country.status())).count();
    assert_eq!(count(|status| status == CountryStatus::Current), 249);
    assert_eq!(count(|status| status == CountryStatus::UserAssigned), 1);
    let former = Country::all().filter(|country| matches!(country.status(), CountryStatus::Former { .. }));
    assert_eq!(former.map(Country::alpha2).collect::<Vec<_>>().join(" "), "an cs dd su yd yu");
}

#[test]
fn every_row_is_whole() {
    let codes: Vec<_> = Country::all().collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "sorted, and none twice");
    for country in Country::all() {
        assert!(
            country.alpha3().len() == 3 && country.alpha3().bytes().all(|byte| byte.is_ascii_lowercase())
        );
        assert!(!country.name().is_empty(), "{country}");
        assert_eq!(country.numeric().is_none(), country.alpha2() == "xk", "{country}");
        for form in country.forms() {
            assert!(
                !form.text.is_empty() && form.text.trim() == form.text && form.country == country,
                "{country}"
            );
        }
    }
}

#[test]
fn constants_are_in_the_table() {
    for country in [
        Country::AU,
        Country::CA,
        Country::CH,
        Country::CN,
        Country::GB,
        Country::JP,
        Country::NZ,
        Country::RU,
        Country::UA,
        Country::US,
    ] {
        assert_eq!(country.to_string().parse(), Ok(country));
    }
}

#[test]
fn every_code_reads_back() {
    for country in Country::all() {
        assert_eq!(country.to_string().parse(), Ok(country));
        assert_eq!(Country::from_alpha2(&country.alpha2().to_uppercase()), Some(country));
        assert_eq!(Country::from_alpha3(&country.alpha3().to_uppercase()), Some(country));
        if let Some(number) = country.numeric() {
            assert_eq!(Country::from_numeric(number), Some(country), "{number}");
        }
    }
}

#[test]
fn every_form_leads_to_its_country() {
    for country in Country::all() {
        for name in country.names() {
            assert_eq!(Country::from_name(name), Some(country), "{name:?}");
            assert_eq!(Country::from_name(&name.to_uppercase()), Some(country), "{name:?} in capitals");
        }
        for demonym in country.demonyms() {
            assert_eq!(Country::from_demonym(demonym), Some(country), "{demonym:?}");
        }
    }
}

#[test]
fn no_form_has_two_countries() {
    let mut owners = BTreeMap::new();
    for form in Country::all_forms() {
        let look_up = match form.kind {
            CountryFormKind::Name | CountryFormKind::Abbreviation => 0,
            CountryFormKind::Demonym => 1,
            CountryFormKind::Capital => 2,
        };
        if let Some(other) = owners.insert((look_up, form.text.to_lowercase()), form.country) {
            assert_eq!(other, form.country, "{:?}", form.text);
        }
    }
}

#[test]
fn knows_the_names_that_news_uses() {
    let table = [
        ("Russia", "ru"),
        ("the Russian Federation", "ru"),
        ("BURMA", "mm"),
        ("Ivory Coast", "ci"),
        ("Côte d’Ivoire", "ci"),
        ("cote d'ivoire", "ci"),
        ("UK", "gb"),
        ("Great Britain", "gb"),
        ("U.S.", "us"),
        ("the United States", "us"),
        ("USA", "us"),
        ("North Korea", "kp"),
        ("DPRK", "kp"),
        ("South Korea", "kr"),
        ("UAE", "ae"),
        ("the Netherlands", "nl"),
        ("Turkey", "tr"),
        ("Türkiye", "tr"),
        ("Swaziland", "sz"),
        ("Czech Republic", "cz"),
        ("DR Congo", "cd"),
        ("Congo-Brazzaville", "cg"),
        ("Kosovo", "xk"),
        ("Soviet Union", "su"),
        ("Yugoslavia", "yu"),
        ("East Germany", "dd"),
        ("  Iran ", "ir"),
        ("Kiev", "-"),
        ("Atlantis", "-"),
        ("the ", "-"),
        ("", "-"),
    ];
    for (name, expected) in table {
        assert_eq!(code(Country::from_name(name)), expected, "{name:?}");
    }
}

#[test]
fn knows_the_words_for_their_people() {
    let table = [
        ("Russian", "ru"),
        ("Iranians", "ir"),
        ("North Korean", "kp"),
        ("Emirati", "ae"),
        ("Briton", "gb"),
        ("Britons", "gb"),
        ("british", "gb"),
        ("Burmese", "mm"),
        ("Ukrainian", "ua"),
        ("Chinese", "cn"),
        ("Dutch", "nl"),
        ("Venezuelan", "ve"),
        ("Syria", "-"),
        ("", "-"),
    ];
    for (word, expected) in table {
        assert_eq!(code(Country::from_demonym(word)), expected, "{word:?}");
    }
}

#[test]
fn marks_forms_that_mean_other_things_too() {
    for text in ["Georgia", "Jordan", "Chad", "Turkey", "US", "American", "Congo", "Korea", "Dominican"] {
        assert!(Country::form(text).unwrap().ambiguous, "{text}");
    }
    for text in ["Russia", "Georgian", "U.S.", "United States", "North Korea", "Ukraine"] {
        assert!(!Country::form(text).unwrap().ambiguous, "{text}");
    }
}

#[test]
fn tells_names_from_abbreviations_and_capitals() {
    let kind = |text: &str| Country::all_forms().find(|form| form.text == text).map(|form| form.kind);
    assert_eq!(kind("DPRK"), Some(CountryFormKind::Abbreviation));
    assert_eq!(kind("Russia"), Some(CountryFormKind::Name));
    assert_eq!(kind("Moscow"), Some(CountryFormKind::Capital));
    assert_eq!(kind("Russians"), Some(CountryFormKind::Demonym));
    assert_eq!(Country::RU.capital(), Some("Moscow"));
    assert_eq!(code(Country::from_capital("bogota")), "co");
    assert_eq!(code(Country::from_capital("The Hague")), "nl");
    assert_eq!(code(Country::from_capital("Atlantis")), "-");
    assert_eq!(Country::UA.capitals(), ["Kyiv", "Kiev"]);
}

#[test]
fn says_what_is_wrong() {
    let error = "ussr".parse::<Country>().unwrap_err().to_string();
    insta::assert_snapshot!(error, @r#""ussr" is no ISO 3166-1 alpha-2 code"#);
}

#[cfg(feature = "serde")]
#[test]
fn is_written_as_its_code() {
    assert_eq!(serde_json::to_string(&[Country::RU, Country::GB]).unwrap(), r#"["ru","gb"]"#);
    assert_eq!(serde_json::from_str::<Country>(r#""RU""#).unwrap(), Country::RU);
    assert!(serde_json::from_str::<Country>(r#""eu""#).is_err());
}

proptest! {
    #[test]
    fn looking_up_never_panics(text in "\\PC{0,20}") {
        let _ = (Country::form(&text), Country::from_alpha2(&text), Country::from_alpha3(&text));
    }
}
