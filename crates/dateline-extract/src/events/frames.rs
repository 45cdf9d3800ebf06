//! The trigger frames: words for measures and for what is done to them, read from `data/events/` into one automaton.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use dateline_sanctions::{Action, GroundKind, Measure, Stage};
use serde::Deserialize;

use super::actors::Actors;
use super::inflect::Forms;
use super::regime::Regimes;
use super::words::Words;
use crate::LexiconError;

/// What a noun names: `asset freeze`.
#[derive(Debug)]
pub(crate) struct MeasureNoun {
    /// The measures it means.
    pub(crate) measures: Vec<Measure>,
    /// Whether it also means other things, so that it counts only with an imposer and a target near.
    pub(crate) plain: bool,
    /// Whether a finer word earlier in the story says which kind.
    pub(crate) bare: bool,
}

/// Where a predicate's measure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Takes {
    /// The measure is its object: `impose sanctions on Y`.
    Measure,
    /// The target is its object, the measure follows `with`: `hit Y with sanctions`.
    Target,
    /// Both ways: `slap sanctions on Y`, `slap Y with sanctions`, `slap Y on a blacklist`.
    Either,
    /// It is the measure, its object the target: `blacklist Y`.
    Own,
}

/// What must stand by a verb that has other uses before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Needs {
    /// An imposing state, body or organ as its subject or agent.
    Authority,
    /// Assets or funds as its object.
    Assets,
    /// One of the `[[object]]` words as its object.
    Object,
    /// A story that speaks of sanctions without doubt, and an imposer and a target.
    Story,
}

/// A verb or noun that acts on a measure, or says how far it has come.
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own, none excludes another")]
#[derive(Debug)]
pub(crate) struct Predicate {
    /// Its lemma, for explanations.
    pub(crate) lemma: String,
    /// What it does to the measure.
    pub(crate) action: Option<Action>,
    /// How far it says that things have come.
    pub(crate) stage: Option<Stage>,
    /// Where the measure stands.
    pub(crate) takes: Takes,
    /// Particles or prepositions of which one must hang on it.
    pub(crate) with: Vec<String>,
    /// The measures it is itself.
    pub(crate) measures: Vec<Measure>,
    /// What must stand by it.
    pub(crate) needs: Option<Needs>,
    /// Whether it says that the thing does not happen.
    pub(crate) not: bool,
    /// Whether any other stage outdoes its own.
    pub(crate) weak: bool,
    /// Whether it decides on measures that are not in force yet.
    pub(crate) decides: bool,
    /// Whether it says so only of an infinitive: `going to`.
    pub(crate) open: bool,
    /// Whether its subject only brings the measure about.
    pub(crate) cause: bool,
    /// Whether the measure can be its active subject: `sanctions remain`, `sanctions expire`.
    pub(crate) subject: bool,
}

/// One meaning of a word of the automaton.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sense {
    /// Names a measure, by its index in [`Frames::nouns`].
    Noun(usize),
    /// A form of a verb, by its index in [`Frames::predicates`].
    Verb(usize),
    /// A noun or adjective of the same meaning.
    Nominal(usize),
}

/// How surely a word names a measure or is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sureness {
    /// It hardly means anything else: `sanctions`.
    Sure,
    /// If assets are spoken of: `freeze`.
    WithAssets,
    /// Only in a story that speaks of sanctions anyway: `restrictions`, `list`.
    Doubtful,
}

/// The trigger frames.
#[derive(Debug)]
pub(crate) struct Frames {
    pub(crate) nouns: Vec<MeasureNoun>,
    pub(crate) predicates: Vec<Predicate>,
    pub(crate) actors: Actors,
    pub(super) regimes: Regimes,
    pub(super) words: Words,
    automaton: AhoCorasick,
    senses: Vec<Vec<Sense>>,
    markers: AhoCorasick,
    marker_strong: Vec<bool>,
    kinds: AhoCorasick,
    kind_of: Vec<(usize, GroundKind)>,
    modifiers: HashMap<String, Measure>,
    others: HashMap<String, bool>,
    adjectives: HashMap<String, (Option<Action>, Option<Stage>)>,
    objects: AhoCorasick,
    object_of: Vec<Measure>,
}

impl Frames {
    /// Reads the frames that ship with the crate.
    pub(crate) fn embedded() -> Result<Frames, LexiconError> {
        let measures: MeasureFile =
            read("data/events/measures.toml", include_str!("../../data/events/measures.toml"))?;
        let acts: PredicateFile =
            read("data/events/predicates.toml", include_str!("../../data/events/predicates.toml"))?;
        let grounds: GroundFile =
            read("data/events/grounds.toml", include_str!("../../data/events/grounds.toml"))?;

        let mut table = Table::default();
        let mut nouns = Vec::new();
        for entry in measures.noun {
            for word in &entry.words {
                table.add(word, Sense::Noun(nouns.len()));
            }
            nouns.push(MeasureNoun {
                measures: words(&entry.measures)?,
                plain: entry.plain,
                bare: entry.bare,
            });
        }
        let mut predicates = Vec::new();
        for entry in acts.predicate {
            let forms = match entry.forms.as_slice() {
                [] => Forms::regular(&entry.verb),
                [past, participle, gerund, third] => {
                    Forms::irregular(&entry.verb, past, participle, gerund, third)
                }
                _ => {
                    return Err(wrong(
                        "data/events/predicates.toml",
                        format!("{} has not four forms", entry.verb),
                    ));
                }
            };
            for form in forms.all() {
                table.add(form, Sense::Verb(predicates.len()));
            }
            for noun in &entry.nouns {
                table.add(noun, Sense::Nominal(predicates.len()));
            }
            predicates.push(Predicate {
                lemma: entry.verb,
                action: entry.action.as_deref().map(parse).transpose()?,
                stage: entry.stage.as_deref().map(parse).transpose()?,
                takes: entry.takes,
                with: entry.with,
                measures: words(&entry.measures)?,
                needs: entry.needs,
                not: entry.not,
                weak: entry.weak,
                decides: entry.decides,
                open: entry.open,
                cause: entry.cause,
                subject: entry.subject,
            });
        }

        let markers: Vec<(String, bool)> = grounds
            .marker
            .into_iter()
            .flat_map(|marker| marker.words.into_iter().map(move |word| (word, marker.strong)))
            .collect();
        let mut kinds = Vec::new();
        let mut kind_of = Vec::new();
        for (order, entry) in grounds.kind.into_iter().enumerate() {
            let kind: GroundKind = parse(&entry.kind)?;
            for word in entry.words {
                kinds.push(word);
                kind_of.push((order, kind));
            }
        }
        let mut modifiers = HashMap::new();
        for entry in measures.modifier {
            let Some(&measure) = words(&entry.measures)?.first() else { continue };
            modifiers.extend(entry.words.into_iter().map(|word| (word, measure)));
        }
        let others = measures
            .other
            .into_iter()
            .flat_map(|entry| entry.words.into_iter().map(move |word| (word, entry.plain)))
            .collect();
        let mut adjectives = HashMap::new();
        for entry in acts.adjective {
            let action = entry.action.as_deref().map(parse).transpose()?;
            let stage = entry.stage.as_deref().map(parse).transpose()?;
            adjectives.extend(entry.words.into_iter().map(|word| (word, (action, stage))));
        }
        let mut objects = Vec::new();
        let mut object_of = Vec::new();
        for entry in measures.object {
            let Some(&measure) = words(&entry.measures)?.first() else { continue };
            object_of.extend(entry.words.iter().map(|_| measure));
            objects.extend(entry.words);
        }
        Ok(Frames {
            nouns,
            predicates,
            actors: Actors::embedded()?,
            regimes: Regimes::embedded()?,
            automaton: automaton("data/events/predicates.toml", &table.words)?,
            words: Words::embedded()?,
            senses: table.senses,
            marker_strong: markers.iter().map(|&(_, strong)| strong).collect(),
            markers: automaton(
                "data/events/grounds.toml",
                &markers.iter().map(|(word, _)| word).collect::<Vec<_>>(),
            )?,
            kinds: automaton("data/events/grounds.toml", &kinds)?,
            kind_of,
            modifiers,
            others,
            adjectives,
            objects: automaton("data/events/measures.toml", &objects)?,
            object_of,
        })
    }

    /// The words of the automaton in `lower`, a text in lower case: their bytes and meanings, longest first at each place.
    pub(crate) fn find<'a, 't>(
        &'a self,
        lower: &'t str,
    ) -> impl Iterator<Item = (usize, usize, &'a [Sense])> + use<'a, 't> {
        self.automaton.find_iter(lower).filter(|found| is_whole(lower, found.start(), found.end())).map(
            |found| {
                let senses = self.senses.get(found.pattern().as_usize()).map_or(&[][..], Vec::as_slice);
                (found.start(), found.end(), senses)
            },
        )
    }

    /// Whether a word with this meaning names a measure or is one, and if so, whether it hardly means anything else.
    pub(crate) fn measure(&self, sense: Sense) -> Option<Sureness> {
        match sense {
            Sense::Noun(index) => {
                self.nouns.get(index).map(|noun| if noun.plain { Sureness::Doubtful } else { Sureness::Sure })
            }
            Sense::Verb(index) => {
                let predicate =
                    self.predicates.get(index).filter(|predicate| predicate.takes == Takes::Own)?;
                Some(match predicate.needs {
                    None => Sureness::Sure,
                    Some(Needs::Assets) => Sureness::WithAssets,
                    Some(_) => Sureness::Doubtful,
                })
            }
            Sense::Nominal(_) => None,
        }
    }

    /// What the adjectives before a measure say: `additional`, `existing`, `possible`.
    pub(crate) fn adjective(&self, lower: &str) -> Option<(Option<Action>, Option<Stage>)> {
        self.adjectives.get(lower).copied()
    }

    /// The words before a reason in `lower`: their bytes, and whether they have hardly another use.
    pub(crate) fn find_markers<'a>(
        &'a self,
        lower: &'a str,
    ) -> impl Iterator<Item = (usize, usize, bool)> + 'a {
        self.markers.find_iter(lower).filter(|found| is_whole(lower, found.start(), found.end())).map(
            |found| {
                let strong = self.marker_strong.get(found.pattern().as_usize()).copied().unwrap_or(false);
                (found.start(), found.end(), strong)
            },
        )
    }

    /// The kind of the reason `lower`, in lower case; `Other` if no word gives one.
    pub(crate) fn ground_kind(&self, lower: &str) -> GroundKind {
        let found = self.kinds.find_iter(lower).filter(|found| is_whole(lower, found.start(), found.end()));
        let kinds = found.filter_map(|found| self.kind_of.get(found.pattern().as_usize()));
        kinds.min_by_key(|&&(order, _)| order).map_or(GroundKind::Other, |&(_, kind)| kind)
    }

    /// The kind of sanctions that a modifier makes of them: `financial`.
    pub(crate) fn modifier(&self, lower: &str) -> Option<Measure> {
        self.modifiers.get(lower).copied()
    }

    /// Whether a modifier makes of a measure noun something else: `criminal sanctions`.
    pub(crate) fn is_other(&self, lower: &str, plain: bool) -> bool {
        self.others.get(lower).is_some_and(|&only_plain| plain || !only_plain)
    }

    /// The measures that the objects named in `lower` make of a ban or a freeze.
    pub(crate) fn objects(&self, lower: &str) -> Vec<Measure> {
        let mut found: Vec<Measure> = Vec::new();
        for hit in self.objects.find_iter(lower).filter(|hit| is_whole(lower, hit.start(), hit.end())) {
            if let Some(&measure) = self.object_of.get(hit.pattern().as_usize())
                && !found.contains(&measure)
            {
                found.push(measure);
            }
        }
        found
    }
}

/// Whether neither a letter nor a digit touches the bytes `start..end` of `text`.
pub(super) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Words with their meanings, a word once.
#[derive(Default)]
struct Table {
    words: Vec<String>,
    senses: Vec<Vec<Sense>>,
    at: HashMap<String, usize>,
}

impl Table {
    fn add(&mut self, word: &str, sense: Sense) {
        let next = self.words.len();
        let at = *self.at.entry(word.to_owned()).or_insert(next);
        if at == next {
            self.words.push(word.to_owned());
            self.senses.push(Vec::new());
        }
        if let Some(senses) = self.senses.get_mut(at) {
            senses.push(sense);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureFile {
    noun: Vec<MeasureEntry>,
    modifier: Vec<MeasureEntry>,
    other: Vec<MeasureEntry>,
    object: Vec<MeasureEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureEntry {
    words: Vec<String>,
    #[serde(default)]
    measures: Vec<String>,
    #[serde(default)]
    plain: bool,
    #[serde(default)]
    bare: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PredicateFile {
    predicate: Vec<PredicateEntry>,
    adjective: Vec<AdjectiveEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdjectiveEntry {
    words: Vec<String>,
    action: Option<String>,
    stage: Option<String>,
}

#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own, none excludes another")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PredicateEntry {
    verb: String,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    action: Option<String>,
    stage: Option<String>,
    #[serde(default = "takes_measure")]
    takes: Takes,
    #[serde(default)]
    measures: Vec<String>,
    needs: Option<Needs>,
    #[serde(default)]
    not: bool,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    decides: bool,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    cause: bool,
    #[serde(default)]
    subject: bool,
}

fn takes_measure() -> Takes {
    Takes::Measure
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroundFile {
    marker: Vec<MarkerEntry>,
    kind: Vec<KindEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkerEntry {
    words: Vec<String>,
    strong: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindEntry {
    kind: String,
    words: Vec<String>,
}

/// Reads a data file.
pub(super) fn read<T: for<'de> Deserialize<'de>>(file: &'static str, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| wrong(file, error.to_string()))
}

/// Builds an automaton that prefers the longest word at each place.
pub(super) fn automaton(file: &'static str, words: &[impl AsRef<[u8]>]) -> Result<AhoCorasick, LexiconError> {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(words)
        .map_err(|error| wrong(file, error.to_string()))
}

pub(super) fn wrong(file: &'static str, reason: String) -> LexiconError {
    LexiconError { file, reason }
}

fn parse<T: std::str::FromStr<Err = dateline_entity::UnknownWord>>(word: &str) -> Result<T, LexiconError> {
    word.parse().map_err(|error: dateline_entity::UnknownWord| wrong("data/events", error.to_string()))
}

fn words(names: &[String]) -> Result<Vec<Measure>, LexiconError> {
    names.iter().map(|name| parse(name)).collect()
}
