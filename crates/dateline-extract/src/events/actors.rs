//! States and bodies in the text: by name, by the adjective of their country, by capital, organ or figure of speech.

use std::collections::HashSet;

use aho_corasick::AhoCorasick;
use dateline_entity::{Country, CountryFormKind};
use dateline_sanctions::Actor;
use dateline_text::Span;
use serde::Deserialize;

use super::frames::{automaton, is_whole, read, wrong};
use crate::LexiconError;

/// What kind of words name an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ActorForm {
    /// The name of a country.
    Country,
    /// An adjective or a word for its people.
    Demonym,
    /// Its capital, standing for it.
    Capital,
    /// A body, an organ of a state, or another figure of speech.
    Body,
}

/// An actor that words stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ActorWord {
    /// Where they stand.
    pub(crate) span: Span,
    /// Whom they stand for.
    pub(crate) actor: Actor,
    /// What kind of words they are.
    pub(crate) form: ActorForm,
    /// Whether they often mean something else.
    pub(crate) ambiguous: bool,
}

/// The words for actors.
#[derive(Debug)]
pub(crate) struct Actors {
    words: AhoCorasick,
    meanings: Vec<(Actor, ActorForm, bool)>,
    organs: Vec<String>,
    imposing: Vec<Actor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorFile {
    organs: Vec<String>,
    imposing: Vec<String>,
    actor: Vec<ActorEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorEntry {
    code: String,
    words: Vec<String>,
}

impl Actors {
    /// Reads the words that ship with the crate, and the country names of `dateline-entity`.
    pub(super) fn embedded() -> Result<Actors, LexiconError> {
        const FILE: &str = "data/events/actors.toml";
        let file: ActorFile = read(FILE, include_str!("../../data/events/actors.toml"))?;
        let mut words: Vec<String> = Vec::new();
        let mut meanings = Vec::new();
        let organs = file.organs;
        let parse = |code: &str| code.parse().map_err(|_| wrong(FILE, format!("{code} is no actor")));
        let imposing = file.imposing.iter().map(|code| parse(code)).collect::<Result<Vec<Actor>, _>>()?;
        let mut known: HashSet<String> = HashSet::new();
        for entry in file.actor {
            let code: Actor = parse(&entry.code)?;
            for word in entry.words {
                if known.insert(word.clone()) {
                    words.push(word);
                    meanings.push((code, ActorForm::Body, false));
                }
            }
        }
        for form in Country::all_forms() {
            let kind = match form.kind {
                CountryFormKind::Name | CountryFormKind::Abbreviation => ActorForm::Country,
                CountryFormKind::Capital => ActorForm::Capital,
                CountryFormKind::Demonym => ActorForm::Demonym,
            };
            let spellings = [form.text.to_owned(), form.text.replace('\'', "’"), form.text.to_uppercase()];
            for (at, word) in spellings.into_iter().enumerate() {
                // Capitals of a short word would be initials of something else.
                if (at == 2 && form.text.len() < 4) || !known.insert(word.clone()) {
                    continue;
                }
                words.push(word);
                meanings.push((Actor::State(form.country), kind, form.ambiguous));
            }
        }
        Ok(Actors { words: automaton(FILE, &words)?, meanings, organs, imposing })
    }

    /// Whether news lets an actor precede `sanctions` as who imposes them rather than whom they hit.
    pub(crate) fn imposes_by_habit(&self, actor: Actor) -> bool {
        matches!(actor, Actor::Body(_)) || self.imposing.contains(&actor)
    }

    /// Whether a word of an organization's name says that it is an organ of a state: `Ministry`.
    pub(crate) fn is_organ(&self, word: &str) -> bool {
        self.organs.iter().any(|organ| organ.eq_ignore_ascii_case(word))
    }

    /// The actors in `text`, in order; longest words first at each place.
    pub(crate) fn find(&self, text: &str) -> Vec<ActorWord> {
        let mut found = Vec::new();
        for hit in self.words.find_iter(text).filter(|hit| is_whole(text, hit.start(), hit.end())) {
            let Some(&(actor, form, ambiguous)) = self.meanings.get(hit.pattern().as_usize()) else {
                continue;
            };
            let Some(span) = Span::from_range(hit.start()..hit.end()) else { continue };
            found.push(ActorWord { span, actor, form, ambiguous });
        }
        found
    }
}
