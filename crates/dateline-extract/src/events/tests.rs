//! Sentences of our own, class by class, and what the rules read in them.

use std::fmt::Write as _;

use dateline_article::{Metadata, parse_with};
use dateline_sanctions::SanctionsEvent;
use insta::assert_snapshot;

use crate::{Lexicon, extract};

/// The events of a text published on Wednesday, 10 March 2021: a line each.
#[track_caller]
fn events(text: &str) -> String {
    let lexicon = Lexicon::embedded().unwrap();
    let metadata = Metadata { published: Some("2021-03-10".parse().unwrap()), ..Metadata::default() };
    let document = extract(&parse_with(text, metadata), &lexicon);
    document.check().unwrap();
    document.events.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(event: &SanctionsEvent) -> String {
    let join = |words: Vec<String>| if words.is_empty() { "-".to_owned() } else { words.join("+") };
    let imposers = join(event.imposers.iter().map(|imposer| imposer.code.to_string()).collect());
    let countries = join(event.target_countries.iter().map(ToString::to_string).collect());
    let measures = join(event.measures.iter().map(ToString::to_string).collect());
    let mut line = format!("{imposers} > {countries}: {} {measures}, {}", event.action, event.stage);
    if event.negated {
        line.push_str(", negated");
    }
    if !event.targets.is_empty() {
        let names: Vec<_> = event.targets.iter().map(|target| target.name.as_str()).collect();
        write!(line, " [{}]", names.join("; ")).unwrap();
    }
    if let Some(count) = event.count {
        write!(line, " ×{count}").unwrap();
    }
    if let Some(date) = event.date {
        write!(line, " on {date}").unwrap();
    }
    if let Some(ground) = &event.ground {
        write!(line, " because \"{}\"", ground.excerpt.text).unwrap();
    }
    if let Some(program) = event.regime.as_ref().and_then(|regime| regime.program.as_ref()) {
        write!(line, " under {program}").unwrap();
    }
    line
}

#[test]
fn imposing_in_the_active_and_the_passive() {
    assert_snapshot!(events("The United States imposed sanctions on Belarus on Tuesday over the jailing of opposition leaders."), @r#"us > by: impose sanctions, adopted on 2021-03-09 because "the jailing of opposition leaders""#);
    assert_snapshot!(events("Sanctions were imposed on Belarus by the European Union last June."), @"eu > by: impose sanctions, adopted on 2020-06");
    assert_snapshot!(events("Britain hit Iran with asset freezes and travel bans on Monday for its nuclear programme."), @r#"gb > ir: impose asset-freeze+travel-ban, adopted on 2021-03-08 because "its nuclear programme""#);
    assert_snapshot!(events("Canada slapped sanctions on nine Nicaraguan officials in response to a crackdown on protesters."), @r#"ca > ni: impose sanctions, adopted ×9 because "a crackdown on protesters""#);
    assert_snapshot!(events("The Security Council in May placed an arms embargo on South Sudan."), @"un > ss: impose arms-embargo, adopted on 2020-05");
    assert_snapshot!(events("Switzerland has frozen the assets of eleven Venezuelan officials."), @"ch > ve: impose asset-freeze, adopted ×11");
    assert_snapshot!(events("The U.S. Treasury blacklisted six Chinese companies on Friday."), @"us > cn: impose sanctions, adopted ×6 on 2021-03-05");
}

#[test]
fn stages() {
    assert_snapshot!(events("The United States will impose sanctions on Belarus next week."), @"us > by: impose sanctions, expected");
    assert_snapshot!(events("The European Union is expected to approve sanctions on Mali on Monday."), @"eu > ml: impose sanctions, expected on 2021-03-15");
    assert_snapshot!(events("The European Union agreed to impose sanctions on Mali."), @"eu > ml: impose sanctions, agreed");
    assert_snapshot!(events("The United States threatened to impose sanctions on Turkey."), @"us > tr: impose sanctions, threatened");
    assert_snapshot!(events("The United States threatened Turkey with sanctions."), @"us > tr: impose sanctions, threatened");
    assert_snapshot!(events("Britain is considering sanctions against Myanmar."), @"gb > mm: impose sanctions, considered");
    assert_snapshot!(events("Britain could impose sanctions on Myanmar."), @"gb > mm: impose sanctions, considered");
    assert_snapshot!(events("France proposed sanctions against Lebanon."), @"fr > lb: impose sanctions, proposed");
    assert_snapshot!(events("Activists urged the European Union to impose sanctions on Uganda."), @"eu > ug: impose sanctions, demanded");
    assert_snapshot!(events("Ukraine called for tougher EU sanctions against Russia."), @"eu > ru: expand sanctions, demanded");
    assert_snapshot!(events("Hungary vetoed European Union sanctions against Belarus."), @"eu > by: impose sanctions, rejected, negated");
    assert_snapshot!(events("The White House ruled out sanctions against Saudi Arabia."), @"us > sa: impose sanctions, rejected, negated");
    assert_snapshot!(events("The United States will not impose sanctions on Germany."), @"us > de: impose sanctions, rejected, negated");
}

#[test]
fn other_actions() {
    assert_snapshot!(events("The United States lifted sanctions on Sudan in October 2017."), @"us > sd: lift sanctions, adopted on 2017-10");
    assert_snapshot!(events("The European Union extended its sanctions against Russia by six months on Thursday."), @"eu > ru: extend sanctions, adopted on 2021-03-04");
    assert_snapshot!(events("The United States eased sanctions on Cuba."), @"us > cu: ease sanctions, adopted");
    assert_snapshot!(events("The European Union suspended sanctions against Myanmar in April 2012."), @"eu > mm: suspend sanctions, adopted on 2012-04");
    assert_snapshot!(events("The United States widened its sanctions against Syria."), @"us > sy: expand sanctions, adopted");
    assert_snapshot!(events("Iran demanded the lifting of U.S. sanctions."), @"us > ir: lift sanctions, demanded");
    assert_snapshot!(events("The firm violated U.S. sanctions on Iran."), @"us > ir: evade sanctions, adopted");
    assert_snapshot!(events("U.S. sanctions have hurt the Iranian economy."), @"us > ir: maintain sanctions, in-force");
}

#[test]
fn coordination_and_counting() {
    assert_snapshot!(events("The EU imposed travel bans and asset freezes on three generals and a bank in Myanmar."), @"eu > mm: impose asset-freeze+travel-ban, adopted ×3");
    assert_snapshot!(events("The United States and Britain imposed sanctions on 22 Russian defence entities."), @"us+gb > ru: impose sanctions, adopted ×22");
}

#[test]
fn what_is_no_event() {
    assert_snapshot!(events("China imposed tariffs on American soybeans on Friday."), @"");
    assert_snapshot!(events("The court sanctioned the merger of the two banks."), @"");
    assert_snapshot!(events("FIFA banned the striker for six matches, and he faces criminal sanctions."), @"");
    assert_snapshot!(events("The embassy lifted a news embargo on the report."), @"");
    assert_snapshot!(events("Officials banned travel between the two provinces because of the virus."), @"");
    assert_snapshot!(events("Employer sanctions would punish firms that hire workers without papers."), @"");
}
