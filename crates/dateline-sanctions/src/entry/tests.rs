use dateline_entity::{EntityKind, IdentifierKind, NamePartKind, UncertainDate};

use super::*;

fn entry() -> ListEntry {
    let mut entry = ListEntry::new("eu-fsf".parse().unwrap(), "EU.1.2", EntityKind::Person);
    let parts = [(NamePartKind::Given, "Jane"), (NamePartKind::Middle, ""), (NamePartKind::Family, "DOE")];
    entry
        .names
        .push(ListName { quality: Some(NameQuality::Weak), ..ListName::new("Jenny", NameStatus::Alias) });
    entry.names.push(ListName::of_parts(parts, NameStatus::Primary));
    entry.births.push(Birth {
        date: "1958/1963".parse().ok(),
        place: Some(Place { city: Some("Exampleton".to_owned()), ..Place::default() }),
        source: Source { act: Some(0), ..Source::default() },
        ..Birth::default()
    });
    entry.citizenships.push(ListCountry::named("Russia"));
    entry.countries.push(ListCountry::named("ru"));
    entry.countries.push(ListCountry::named("Atlantis"));
    entry.identifications.push(Identification::new(Some(IdentifierKind::Imo), "IMO 9074729"));
    entry.identifications.push(Identification::new(Some(IdentifierKind::Imo), "about 12"));
    entry.acts.push(ListAct { title: "2021/1 (OJ L1)".to_owned(), is_listing: true, ..ListAct::default() });
    entry.other.push(Other { path: "x/@y".to_owned(), value: "z".to_owned() });
    entry
}

#[test]
fn answers_what_readers_ask_most() {
    let entry = entry();
    assert_eq!(entry.name(), "Jane DOE");
    assert_eq!(entry.act_of(&entry.births[0].source).map(|act| act.title.as_str()), Some("2021/1 (OJ L1)"));
    assert_eq!(entry.identifiers(IdentifierKind::Imo).collect::<Vec<_>>(), ["9074729"]);
    assert_eq!(entry.birth_dates().map(UncertainDate::is_interval).collect::<Vec<_>>(), [true]);
    assert_eq!(entry.country_codes(), ["ru".parse().unwrap()]);
    let nameless = ListEntry::new("un-sc".parse().unwrap(), "1", EntityKind::Other);
    assert_eq!(nameless.name(), "");
}

#[test]
fn a_place_is_one_line_from_small_to_large() {
    let place = Place {
        street: Some("Example Street 1".to_owned()),
        city: Some("Exampleton".to_owned()),
        country: Some(Box::new(ListCountry::named("Italy"))),
        ..Place::default()
    };
    assert_eq!(place.line(), "Example Street 1, Exampleton, Italy");
    assert!(Place::default().is_empty() && !Place::of_text("there").is_empty());
}

#[cfg(feature = "serde")]
#[test]
fn is_written_without_what_is_empty() {
    let entry = entry();
    let json = serde_json::to_string(&entry).unwrap();
    insta::assert_snapshot!(json, @r#"{"list":"eu-fsf","id":"EU.1.2","kind":"person","names":[{"full":"Jenny","status":"alias","quality":"weak","script":"latin"},{"full":"Jane DOE","parts":[{"kind":"given","text":"Jane"},{"kind":"family","text":"DOE"}],"status":"primary","script":"latin"}],"births":[{"date":"1958/1963","place":{"city":"Exampleton"},"source":{"act":0}}],"citizenships":[{"country":"ru","text":"Russia"}],"countries":[{"country":"ru","text":"ru"},{"text":"Atlantis"}],"identifications":[{"kind":"imo","number":"IMO 9074729","identifier":{"kind":"imo","value":"9074729"}},{"kind":"imo","number":"about 12"}],"acts":[{"title":"2021/1 (OJ L1)","is_listing":true}],"other":[{"path":"x/@y","value":"z"}]}"#);
    assert_eq!(serde_json::from_str::<ListEntry>(&json).unwrap(), entry);
}
