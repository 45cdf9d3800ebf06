//! The summary of a document in which everything is there that a document can have.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use dateline_document::{Document, DocumentEntity, Quote, QuoteKind, Speaker};
use dateline_entity::{Entity, EntityId, EntityKind, Mention, MentionForm};
use dateline_formats::{Format, Options, Writer};
use dateline_sanctions::{
    Action, Actor, Attribution, EventId, Ground, GroundKind, Imposer, Measure, Regime, SanctionsEvent, Stage,
    Target,
};
use dateline_text::{Excerpt, Span};
use dateline_time::{Timex, TimexType};
use insta::assert_snapshot;

const TEXT: &str = "\
GENEVA, March 2 (Example Wire) - EU ministers agreed on Tuesday to blacklist Ivan Ivanov, head of the Northern Prison \
Service, over the beating of detainees, under the bloc's human rights regime.

\u{201c}He will not travel here again,\u{201d} a diplomat said.

Nobody expects the United Nations to follow.";

fn excerpt(words: &str) -> Excerpt {
    let start = TEXT.find(words).unwrap();
    Excerpt::new(TEXT, Span::from_range(start..start + words.len()).unwrap()).unwrap()
}

fn entity(id: u32, kind: EntityKind, name: &str) -> Entity {
    Entity {
        id: EntityId(id),
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        country: None,
        role: None,
        gender: None,
        mentions: vec![Mention { form: MentionForm::Name, excerpt: excerpt(name) }],
    }
}

fn event(id: u32, actor: Actor, stage: Stage, evidence: &str) -> SanctionsEvent {
    SanctionsEvent {
        id: EventId(id),
        imposers: vec![Imposer { code: actor, entity: None }],
        target_countries: Vec::new(),
        targets: Vec::new(),
        target_text: None,
        count: None,
        measures: vec![Measure::Sanctions],
        action: Action::Impose,
        stage,
        negated: false,
        date: None,
        ground: None,
        regime: None,
        attribution: None,
        evidence: vec![excerpt(evidence)],
    }
}

fn document() -> Document {
    let mut article = dateline_article::parse(TEXT);
    article.title = Some("EU ministers agree on a listing".to_owned());
    article.published = "2021-03-02".parse().ok();
    let mut document = Document::new(article);
    let ivanov = Entity {
        aliases: vec!["Ivanov".to_owned()],
        country: "ru".parse().ok(),
        role: Some("head of the Northern Prison Service".to_owned()),
        ..entity(1, EntityKind::Person, "Ivan Ivanov")
    };
    let service = entity(2, EntityKind::Organization, "Northern Prison Service");
    document.entities = [ivanov, service]
        .map(|entity| DocumentEntity { entity, listings: Vec::new(), not_listed: Vec::new() })
        .into();
    document.times = vec![Timex {
        excerpt: excerpt("Tuesday"),
        kind: TimexType::Date,
        value: "2021-03-02".parse().unwrap(),
        modifier: None,
        anchor: None,
    }];
    document.quotes = vec![Quote {
        excerpt: excerpt("He will not travel here again"),
        kind: QuoteKind::Direct,
        speaker: Some(Speaker { excerpt: excerpt("a diplomat"), entity: None }),
        cue: Some(excerpt("said")),
        addressee: None,
    }];
    document.events = vec![
        SanctionsEvent {
            target_countries: vec!["ru".parse().unwrap()],
            targets: vec![Target { name: "Ivan Ivanov".to_owned(), entity: Some(EntityId(1)) }],
            target_text: Some(excerpt("head of the Northern Prison Service")),
            count: Some(1),
            measures: vec![Measure::AssetFreeze, Measure::TravelBan],
            date: "2021-03-02".parse().ok(),
            ground: Some(Ground {
                excerpt: excerpt("the beating of detainees"),
                kind: Some(GroundKind::HumanRights),
            }),
            regime: Some(Regime {
                excerpt: excerpt("the bloc's human rights regime"),
                program: "EU-HR".parse().ok(),
            }),
            attribution: Some(Attribution { speaker: None, quote: Some(0) }),
            ..event(1, Actor::EU, Stage::Agreed, "EU ministers agreed on Tuesday to blacklist Ivan Ivanov")
        },
        SanctionsEvent {
            negated: true,
            ..event(2, Actor::UN, Stage::Expected, "Nobody expects the United Nations to follow.")
        },
    ];
    document.check().unwrap();
    document
}

fn written(options: Options) -> String {
    let mut writer = Writer::documents(Format::Summary, options, Vec::new());
    writer.write(&document()).unwrap();
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

#[test]
fn says_who_does_what_to_whom_why_and_how_far_it_has_come() {
    assert_snapshot!(written(Options::default()), @"
    EU ministers agree on a listing
    GENEVA · 2021-03-02 · EW

    Sanctions
      1 European Union → Russia: impose asset freeze, travel ban
        stage    agreed, not yet law: the Council's legal act and its publication in
                 the Official Journal must follow (mostly within 1 to 23 days:
                 2021-03-03 to 2021-03-25)
        hits     Ivan Ivanov · 1 listed · “head of the Northern Prison Service”
        when     2021-03-02
        why      the beating of detainees (human rights)
        under    the bloc's human rights regime (EU-HR)
        says     a diplomat
        text     “EU ministers agreed on Tuesday to blacklist Ivan Ivanov”

      2 United Nations: does not impose sanctions
        stage    expected: not to happen
        text     “Nobody expects the United Nations to follow.”

    People
      Ivan Ivanov (also Ivanov), head of the Northern Prison Service · ru

    Organizations
      Northern Prison Service

    Quotations
      a diplomat: “He will not travel here again”

    Times
      Tuesday = 2021-03-02
    ");
}

#[test]
fn narrow_pages_keep_every_word() {
    let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let narrow = written(Options { width: 1, ..Options::default() });
    assert_eq!(words(narrow), words(written(Options { width: 1000, ..Options::default() })));
}

#[test]
fn color_adds_only_escapes() {
    let colored = written(Options { color: true, ..Options::default() });
    let mut plain = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, written(Options::default()));
}

#[test]
fn documents_are_set_apart() {
    let mut writer = Writer::documents(Format::Summary, Options { width: 20, color: false }, Vec::new());
    let short = Document::new(dateline_article::parse("Nothing."));
    writer.write(&short).unwrap();
    writer.write(&short).unwrap();
    assert_snapshot!(String::from_utf8(writer.finish().unwrap()).unwrap(), @"
    Untitled

    Sanctions
      No sanctions event
        is reported.

    ────────────────────

    Untitled

    Sanctions
      No sanctions event
        is reported.
    ");
}
