//! Who is who in invented stories, and what holds for any text.

use std::fmt::Write as _;

use std::sync::LazyLock;

use dateline_article::parse;
use dateline_entity::MentionForm;
use proptest::prelude::*;

use super::resolve;
use crate::analysis::Analysis;
use crate::mentions::{Names, find};
use crate::references::References;

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::embedded().expect("the shipped data are sound"));

fn references(text: &str) -> References {
    let article = parse(text);
    let analysis = Analysis::new(&article, &NAMES);
    let mentions = find(&analysis, &[], &NAMES);
    resolve(&analysis, mentions, &NAMES)
}

/// One line for each entity: name (aliases), country, role, gender and what else refers to it.
fn told(text: &str) -> Vec<String> {
    let line = |entity: &dateline_entity::Entity| {
        let mut line = format!("{} {}", entity.kind, entity.name);
        if !entity.aliases.is_empty() {
            write!(line, " ({})", entity.aliases.join(", ")).unwrap();
        }
        if let Some(country) = entity.country {
            write!(line, " {country}").unwrap();
        }
        if let Some(role) = &entity.role {
            write!(line, ": {role}").unwrap();
        }
        let others = entity
            .mentions
            .iter()
            .filter(|mention| !matches!(mention.form, MentionForm::Name | MentionForm::Alias));
        for other in others {
            write!(line, " = {}", other.excerpt.text).unwrap();
        }
        line
    };
    references(text).entities.iter().map(line).collect()
}

#[test]
fn last_names_join_full_names() {
    assert_eq!(
        told("Foreign Minister Anna Kowalska spoke on Monday. Kowalska said she would resign."),
        ["person Anna Kowalska (Kowalska): Foreign Minister = she"]
    );
}

#[test]
fn namesakes_stay_apart() {
    let people = told("Peter Novak met his brother Jan Novak. Jan Novak left early, Peter Novak said.");
    assert_eq!(people.iter().filter(|line| line.starts_with("person")).count(), 2);
}

#[test]
fn initials_join_the_name_they_abbreviate() {
    assert_eq!(
        told("The Institute for Harbour Studies (IHS) said so. The IHS is small."),
        ["organization Institute for Harbour Studies (IHS)"]
    );
}

#[test]
fn forms_of_a_country_are_one() {
    assert_eq!(
        told("The United States imposed sanctions. The U.S. said more would come."),
        ["place United States (U.S.) us"]
    );
}

#[test]
fn roles_stand_before_behind_and_set_off() {
    let roles = |text: &str| -> Vec<String> {
        references(text).entities.iter().filter_map(|entity| entity.role.clone()).collect()
    };
    assert_eq!(roles("French finance minister Paul Martin agreed."), ["French finance minister"]);
    assert_eq!(roles("Maria Lopez, head of the agency, agreed."), ["head of the agency"]);
    assert_eq!(
        roles("The talks were hosted by Lithuania, whose foreign minister, Jonas Petrauskas, agreed."),
        ["foreign minister"]
    );
    assert_eq!(roles("One of the lawyers, Olga Petrova, agreed."), ["One of the lawyers"]);
    assert_eq!(roles("Mr. Miller agreed."), [""; 0]);
}

#[test]
fn countries_come_from_demonyms_offices_and_owners() {
    let country = |text: &str, name: &str| {
        let found = references(text);
        let entity = found.entities.iter().find(|entity| entity.name == name).expect(name);
        entity.country.map(|country| country.to_string()).unwrap_or_default()
    };
    assert_eq!(country("Polish lawmaker Adam Wilk agreed.", "Adam Wilk"), "pl");
    assert_eq!(
        country("It was Lithuania, whose minister, Jonas Petrauskas, agreed.", "Jonas Petrauskas"),
        "lt"
    );
    assert_eq!(country("Sen. Mark Hill agreed.", "Mark Hill"), "us");
    assert_eq!(country("The Iranian Parliament voted.", "Iranian Parliament"), "ir");
    assert_eq!(country("EU envoy Carl Berg agreed.", "Carl Berg"), "eu");
}

#[test]
fn descriptions_refer() {
    assert_eq!(
        told("The EU listed ten people. The 27-nation bloc acted on Monday."),
        ["organization EU eu = The 27-nation bloc"]
    );
}

#[test]
fn outlets_have_no_country() {
    assert_eq!(told("\"We agreed,\" she told AFP."), ["organization AFP"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn references_hold_in_the_text(words in prop::collection::vec(crate::mentions::tests::word(), 0..60)) {
        let text = words.concat();
        let found = references(&text);
        for (number, entity) in found.entities.iter().enumerate() {
            prop_assert_eq!(entity.id.0 as usize, number + 1);
            prop_assert!(!entity.name.is_empty() && !entity.mentions.is_empty());
            for mention in &entity.mentions {
                prop_assert!(mention.excerpt.holds_in(&text));
            }
        }
        prop_assert!(found.all.windows(2).all(|pair| pair[0].span.start() <= pair[1].span.start()));
        prop_assert!(found.all.iter().all(|reference| reference.entity < found.entities.len()));
        prop_assert_eq!(found.entities, references(&text).entities);
    }
}
