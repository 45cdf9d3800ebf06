//! Training the two models that ship with the crate, for those who want to retrain them; behind the feature `training`.
//!
//! `examples/train_names.rs` reads CoNLL-U as GUM has it and calls [`train`]. The same texts give the same weights.

use dateline_article::Article;
use dateline_entity::{Entity, EntityKind};
use dateline_text::Span;

use crate::analysis::Analysis;
use crate::mentions::lists;
use crate::mentions::training::{self, Annotated};
use crate::mentions::{Class, Gazetteer, Names};
use crate::pos::{self, Pos};
use crate::{Lexicon, LexiconError, coreference, mentions};

/// A text with its tags and names.
#[derive(Clone, Debug)]
pub struct TrainingText {
    /// The text as an article.
    pub article: Article,
    /// The tokens with their tags of Universal Dependencies and of the Penn Treebank.
    pub tags: Vec<(Span, String, String)>,
    /// The names and what they name; [`EntityKind::Other`] for all that the document format does not count.
    pub names: Vec<(Span, EntityKind)>,
}

/// The weights, as files.
#[derive(Clone, Debug)]
pub struct Trained {
    /// Those of the part-of-speech tagger.
    pub tagger: Vec<u8>,
    /// Words whose part of speech needs no weights.
    pub fixed: Vec<u8>,
    /// Those of the finder of names.
    pub names: Vec<u8>,
    /// How well they do on the texts held out.
    pub report: String,
}

/// The entities of an article and nothing else: what the benchmark of names measures.
pub fn entities(article: &Article, lexicon: &Lexicon) -> Vec<Entity> {
    let analysis = Analysis::new(article, &lexicon.names);
    let mentions = mentions::find(&analysis, &[], &lexicon.names);
    coreference::resolve(&analysis, mentions, &lexicon.names).entities
}

/// Loads the lists and weights of names and nothing else, and says whether they are sound.
pub fn load() -> bool {
    Names::embedded().is_ok()
}

/// The file of the table that the lists under `data/names` make.
///
/// # Errors
/// If a list is malformed.
pub fn table() -> Result<Vec<u8>, LexiconError> {
    lists::table()
}

/// Learns from `texts`, and names also from `more`, and measures on `held_out`.
///
/// # Errors
/// If the crate's lists cannot be read.
pub fn train(
    texts: &[TrainingText],
    more: &[TrainingText],
    held_out: &[TrainingText],
    epochs: usize,
) -> Result<Trained, LexiconError> {
    let gazetteer = Gazetteer::from_lists()?;
    let annotated = |texts: &'_ [TrainingText]| -> Vec<Vec<Option<Pos>>> {
        texts.iter().map(|text| tags_of(text, &gazetteer)).collect()
    };
    let (tags, held_tags) = (annotated(texts), annotated(held_out));
    let mut learnt: Vec<_> = texts.iter().map(|text| names_of(text, &gazetteer)).collect();
    let held: Vec<_> = held_out.iter().map(|text| names_of(text, &gazetteer)).collect();
    let (tagger, fixed) = {
        let tagged: Vec<_> =
            learnt.iter().zip(&tags).map(|(text, tags)| (&text.analysis, tags.as_slice())).collect();
        (pos::training::train(&tagged, 8), pos::training::fixed(&tagged))
    };
    let held_tagged: Vec<_> =
        held.iter().zip(&held_tags).map(|(text, tags)| (&text.analysis, tags.as_slice())).collect();
    let (right, all) = pos::training::evaluate(&tagger, &fixed, &held_tagged);
    let tags = format!("tags: {right} of {all} right");

    learnt.extend(more.iter().map(|text| names_of(text, &gazetteer)));
    let names = training::train(&learnt, &gazetteer, epochs);
    let (right, found, gold) = training::evaluate(&names, &held, &gazetteer);
    let report = format!("{tags}; names: {right} right of {found} found and {gold} to be found\n");
    Ok(Trained { tagger: tagger.finish(), fixed, names, report })
}

/// The tag of each token of the analysis, where the text's tokens are cut as ours are.
fn tags_of(text: &TrainingText, gazetteer: &Gazetteer) -> Vec<Option<Pos>> {
    let analysis = Analysis::untagged(&text.article, gazetteer);
    let mut tags = text.tags.iter().peekable();
    let mut found = Vec::new();
    for token in &analysis.tokens {
        while tags.next_if(|(span, ..)| span.start() < token.span.start()).is_some() {}
        let tag = tags.next_if(|(span, ..)| *span == token.span);
        found.push(tag.map(|(_, upos, xpos)| pos_of(upos, xpos)));
    }
    found
}

fn pos_of(upos: &str, xpos: &str) -> Pos {
    match (upos, xpos) {
        ("NOUN", _) => Pos::Noun,
        ("PROPN", _) => Pos::ProperNoun,
        ("VERB", "VBD") => Pos::PastVerb,
        ("VERB", "VBN") => Pos::PastParticiple,
        ("VERB", "VBG") => Pos::Gerund,
        ("VERB", _) => Pos::Verb,
        ("AUX", _) => Pos::Auxiliary,
        ("ADJ", _) => Pos::Adjective,
        ("ADV", _) => Pos::Adverb,
        ("ADP", _) => Pos::Adposition,
        ("DET", _) => Pos::Determiner,
        ("PRON", _) => Pos::Pronoun,
        ("NUM", _) => Pos::Number,
        ("CCONJ", _) => Pos::Conjunction,
        ("SCONJ", _) => Pos::Subordinator,
        ("PART", _) => Pos::Particle,
        ("PUNCT", _) => Pos::Punctuation,
        _ => Pos::Other,
    }
}

/// The names as ranges of the analysis's tokens. What the lists are sure of goes by them: to GUM, a country that acts is an organization.
fn names_of<'a>(text: &'a TrainingText, gazetteer: &Gazetteer) -> Annotated<'a> {
    let analysis = Analysis::untagged(&text.article, gazetteer);
    let mut names = Vec::new();
    for (span, kind) in &text.names {
        let tokens = analysis.tokens_in(*span);
        if analysis.span(tokens.clone()) != Some(*span) {
            continue;
        }
        let class = gazetteer.name_of(span.slice(analysis.text).unwrap_or_default()).class;
        let is_place = class.has(Class(Class::COUNTRY.0 | Class::REGION.0));
        let kind = match kind {
            EntityKind::Person => EntityKind::Person,
            _ if class.has(Class::ORGANIZATION) => EntityKind::Organization,
            EntityKind::Organization if is_place => EntityKind::Place,
            _ if class.has(Class::DEMONYM) && !is_place => EntityKind::Other,
            kind => *kind,
        };
        if kind == EntityKind::Person && class.has(Class::DEMONYM) && !class.has(Class::FIRST) {
            continue;
        }
        names.push((tokens, kind));
    }
    Annotated { analysis, names }
}
