//! Quotations of invented stories, as people read them.

use std::fmt::Write as _;

use dateline_document::{Document, Quote};
use insta::assert_snapshot;
use proptest::prelude::*;

use crate::{Lexicon, extract};

thread_local! {
    static LEXICON: Lexicon = Lexicon::embedded().expect("the lexicon that ships");
}

fn document(text: &str) -> Document {
    LEXICON.with(|lexicon| extract(&dateline_article::parse(text), lexicon))
}

fn row(quote: &Quote, out: &mut String) {
    let speaker = quote.speaker.as_ref().map_or("-", |speaker| speaker.excerpt.text.as_str());
    let cue = quote.cue.as_ref().map_or("-", |cue| cue.text.as_str());
    let told = quote.addressee.as_ref().map_or(String::new(), |told| format!(" (to {told})"));
    let _ = writeln!(
        out,
        "{} | {} | {}{} | {}",
        quote.kind,
        speaker,
        cue,
        told,
        quote.excerpt.text.replace('\n', "⏎")
    );
}

/// The marked quotations of a story.
fn marked(text: &str) -> String {
    let mut out = String::new();
    document(text)
        .quotes
        .iter()
        .filter(|quote| quote.kind.to_string() != "indirect")
        .for_each(|quote| row(quote, &mut out));
    out
}

/// What is said in a story without marks.
fn indirect(text: &str) -> String {
    let mut out = String::new();
    document(text)
        .quotes
        .iter()
        .filter(|quote| quote.kind.to_string() == "indirect")
        .for_each(|quote| row(quote, &mut out));
    out
}

#[test]
fn speakers_stand_before_after_and_inside() {
    assert_snapshot!(marked("Ann Roe said: \"The list is long.\""), @"direct | Ann Roe | said | The list is long.");
    assert_snapshot!(marked("\"The list is long,\" said Ann Roe."), @"direct | Ann Roe | said | The list is long");
    assert_snapshot!(marked("\"The list is long,\" Ann Roe, a lawyer from Oslo, said on Monday."), @"direct | Ann Roe | said | The list is long");
    assert_snapshot!(marked("“The list,” Ann Roe told reporters, “is long.” “It will grow.”"), @"
    direct | Ann Roe | told (to reporters) | The list
    direct | Ann Roe | told (to reporters) | is long.
    direct | Ann Roe | - | It will grow.
    ");
    assert_snapshot!(marked("Bob Doe, who heads the bank, said that “the accounts are frozen.”"), @"direct | Bob Doe | said | the accounts are frozen.");
    assert_snapshot!(marked("\"The accounts are frozen,\" the head of the bank said."), @"direct | the head of the bank | said | The accounts are frozen");
}

#[test]
fn speakers_are_descriptions_outlets_and_pronouns() {
    assert_snapshot!(marked("\"We are close,\" a senior European diplomat told the agency."), @"direct | a senior European diplomat | told (to the agency) | We are close");
    assert_snapshot!(marked("“We are close,” according to the ministry."), @"direct | the ministry | according to | We are close");
    assert_snapshot!(marked("“We are close,” he said."), @"direct | he | said | We are close");
    assert_snapshot!(marked("In a statement on Monday, the ministry called the move “a grave mistake.”"), @"mixed | the ministry | called | a grave mistake.");
    assert_snapshot!(marked("The foreign minister, Carla Poe, said, “Nothing is decided.”"), @"direct | Carla Poe | said | Nothing is decided.");
    assert_snapshot!(marked("“Nothing is decided,” Carla Poe and Dan Moe said."), @"direct | Carla Poe | said | Nothing is decided");
}

#[test]
fn marks_of_every_style() {
    assert_snapshot!(marked("“The list is long,\" Ann Roe said."), @"direct | Ann Roe | said | The list is long");
    assert_snapshot!(marked("«The list is long», said Ann Roe."), @"direct | Ann Roe | said | The list is long");
    assert_snapshot!(marked("``The list is long,'' said Ann Roe."), @"direct | Ann Roe | said | The list is long");
    assert_snapshot!(marked("‘The allies’ list isn’t long,’ said Ann Roe. ‘It’s the ‘90s again.’"), @"
    direct | Ann Roe | said | The allies’ list isn’t long
    direct | Ann Roe | - | It’s the ‘90s again.
    ");
    assert_snapshot!(marked("\"He told me 'never' and I said \"fine\" to him,\" said Ann Roe."), @r#"direct | Ann Roe | said | He told me 'never' and I said "fine" to him"#);
    assert_snapshot!(marked("The 5'10\" guard of the allies' camp isn't the '90s kind."), @"");
}

#[test]
fn quotations_run_over_paragraphs() {
    let text = "“The list is long,” said Ann Roe. “It will grow.\n\n“It always does.\n\n“Wait and see.”\n\nThe list was published on Monday.";
    assert_snapshot!(marked(text), @"
    direct | Ann Roe | said | The list is long
    direct | Ann Roe | - | It will grow.
    direct | Ann Roe | - | It always does.
    direct | Ann Roe | - | Wait and see.
    ");
    let text = "The minister met the press in Oslo.\n\n“Nothing is decided and nothing will be.\n\n“Ask again next week,” Carla Poe said.";
    assert_snapshot!(marked(text), @"
    direct | Carla Poe | - | Nothing is decided and nothing will be.
    direct | Carla Poe | said | Ask again next week
    ");
}

#[test]
fn titles_nicknames_and_scare_quotes_are_no_quotations() {
    assert_snapshot!(marked("Charles \"Chuck\" Roe read a book entitled \"The Long List\" on the so-called \"green channel\"."), @"");
    assert_snapshot!(marked("Ann Roe: ‘You Don’t Win The Game By Waiting’"), @"");
    assert_snapshot!(marked("The deal’s “sunset” clause ends in May."), @"");
    assert_snapshot!(marked("He spoke on “The Late Hour” about a group known as “the committee.”"), @"");
    assert_snapshot!(marked("<a href=\"x y z one two\" title=\"some more words here\">It</a> rained."), @"");
}

#[test]
fn fragments_keep_the_clause_they_stand_in() {
    assert_snapshot!(marked("Ann Roe said the plan was “dead” and “buried.”"), @"
    mixed | Ann Roe | said | dead
    mixed | Ann Roe | - | buried.
    ");
    assert_snapshot!(marked("The “dead” plan will not return, Ann Roe said."), @"mixed | Ann Roe | said | dead");
    assert_snapshot!(marked("Bob Doe attacked the bank, calling it “a nest of spies.”"), @"mixed | Bob Doe | calling | a nest of spies.");
    assert_snapshot!(marked("The bank was described as “a nest of spies” by Bob Doe."), @"mixed | Bob Doe | described | a nest of spies");
}

#[test]
fn indirect_speech_has_its_content() {
    assert_snapshot!(indirect("European diplomats say only those on the list can be hit."), @"indirect | European diplomats | say | only those on the list can be hit");
    assert_snapshot!(indirect("Carla Poe told lawmakers on Monday that the bank would be listed."), @"indirect | Carla Poe | told (to lawmakers) | the bank would be listed");
    assert_snapshot!(indirect("The bank will be listed, officials said on Monday."), @"indirect | officials | said | The bank will be listed");
    assert_snapshot!(indirect("According to the ministry, the bank will be listed."), @"indirect | the ministry | According to | the bank will be listed");
    assert_snapshot!(indirect("The report is long and its claims are old."), @"");
}

#[test]
fn transcripts_and_block_quotes_have_no_marks() {
    let text = "MR. PRICE: We have seen the report and we are studying it.\n\nIt came in on Monday.\n\nQUESTION: Will you act on it this week?\n\nMR. PRICE: I have nothing to announce today.";
    assert_snapshot!(indirect(text), @"
    indirect | MR. PRICE | - | We have seen the report and we are studying it.
    indirect | MR. PRICE | - | It came in on Monday.
    indirect | QUESTION | - | Will you act on it this week?
    indirect | MR. PRICE | - | I have nothing to announce today.
    ");
}

#[test]
fn pronouns_go_to_who_spoke_last() {
    let text = "Ann Roe, a lawyer, said the talks with Bob Doe were over.\n\n“Nothing is decided,” she said.";
    let document = document(text);
    let entity = |quote: &Quote| quote.speaker.as_ref().and_then(|speaker| speaker.entity);
    let last = document.quotes.last().and_then(entity).and_then(|id| document.entity(id));
    assert_eq!(last.map(|entity| entity.name.as_str()), Some("Ann Roe"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn never_panics_and_spans_hold(text in "([\"“”‘’'«»`A-Ca-c.,:?\\n—-]| said | he | Ann Roe | that | according to |, ){0,60}|\\PC{0,80}") {
        let document = document(&text);
        prop_assert_eq!(document.check(), Ok(()));
        let starts: Vec<u32> = document.quotes.iter().map(|quote| quote.excerpt.span.start()).collect();
        prop_assert!(starts.is_sorted());
    }

    #[test]
    fn text_without_marks_has_no_marked_quotation(text in "([A-Ca-c.,:?\\n]| said | he | Ann Roe | that | told | called ){0,60}") {
        prop_assert_eq!(marked(&text), "");
    }
}
