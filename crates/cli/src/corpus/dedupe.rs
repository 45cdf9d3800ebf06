//! Which stories are reprints of which: near-duplicates by `MinHash` over the shingles of their words.
//!
//! A story is sketched by the smallest hashes of its runs of five words, one in each of 64 bins. The share of bins in which two
//! sketches agree estimates how many runs of words the stories share; from [`ALIKE`] on, one is a reprint of the other.
//! Stories are compared with those alone that agree in all bins of some band, so that the work grows with their number, not
//! with its square. About half a kilobyte is kept for each story that is no copy.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use dateline_article::Article;

use crate::input::Incoming;

/// How many hashes sketch a story.
const BINS: usize = 64;

/// How many bins make a band.
const ROWS: usize = 4;

/// How many words make a run.
const SHINGLE: usize = 5;

/// In how many bins of [`BINS`] reprints agree.
const ALIKE: usize = 45;

/// What is kept of a story to tell its copies and choose between them.
#[derive(Debug)]
pub(crate) struct Sketch {
    bins: Option<Box<[u32; BINS]>>,
    name: String,
    words: u32,
    known: u32,
}

impl Sketch {
    pub(crate) fn of(incoming: &Incoming) -> Sketch {
        let article = &incoming.article;
        let words = words(article);
        Sketch {
            bins: bins(&words),
            name: article
                .url
                .clone()
                .or_else(|| article.id.clone())
                .unwrap_or_else(|| incoming.source.clone()),
            words: u32::try_from(words.len()).unwrap_or(u32::MAX),
            known: known(article),
        }
    }

    /// Whether it is the better copy: clearly longer, or as long and more is known of it.
    fn is_better(&self, than: &Sketch) -> bool {
        let is_longer = |a: &Sketch, b: &Sketch| u64::from(a.words) * 10 > u64::from(b.words) * 11;
        is_longer(self, than) || (!is_longer(than, self) && self.known > than.known)
    }
}

/// How much is known of an article.
fn known(article: &Article) -> u32 {
    let facts = [
        article.published.is_some(),
        article.dateline.is_some(),
        article.title.is_some(),
        article.url.is_some(),
        article.agency.is_some(),
        !article.bylines.is_empty(),
    ];
    facts.iter().map(|fact| u32::from(*fact)).sum()
}

/// The words of the story itself, as hashes: not its dateline and credits, which differ from house to house.
fn words(article: &Article) -> Vec<u64> {
    let from = article.dateline.as_ref().map_or(0, |dateline| dateline.span.end() as usize);
    let story = article.blocks.iter().filter(|block| block.kind.is_story());
    let texts = story.filter_map(|block| {
        let range = block.span.range();
        article.text.get(range.start.max(from.min(range.end))..range.end)
    });
    let words =
        texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()));
    words
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.chars().flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hasher));
            hasher.finish()
        })
        .collect()
}

/// The sketch of words; none if there are too few to tell anything.
fn bins(words: &[u64]) -> Option<Box<[u32; BINS]>> {
    if words.len() < 2 * SHINGLE {
        return None;
    }
    let mut bins = Box::new([u32::MAX; BINS]);
    for run in words.windows(SHINGLE) {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        let hash = hasher.finish();
        let value = u32::try_from(hash & 0xffff_ffff).unwrap_or(0);
        if let Some(bin) = usize::try_from(hash >> 58).ok().and_then(|bin| bins.get_mut(bin)) {
            *bin = value.min(*bin);
        }
    }
    // An empty bin takes the value of the next one that is not, so that short stories can be told too.
    let filled = *bins;
    for (at, bin) in bins.iter_mut().enumerate().filter(|(_, bin)| **bin == u32::MAX) {
        let next =
            (1..BINS).filter_map(|step| filled.get((at + step) % BINS)).position(|next| *next != u32::MAX);
        let step = next.map_or(0, |next| next + 1);
        let value = filled.get((at + step) % BINS).copied().unwrap_or(u32::MAX);
        *bin = value.wrapping_add(u32::try_from(step).unwrap_or(0).wrapping_mul(0x9e37_79b9));
    }
    Some(bins)
}

/// An article by its unit and its number in it.
type Place = (u64, usize);

/// A story and its copies.
#[derive(Debug)]
struct Group {
    bins: Box<[u32; BINS]>,
    best: Sketch,
    best_at: Place,
    others: Vec<(Place, String)>,
}

/// Which articles are copies.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    groups: Vec<Group>,
    bands: HashMap<u64, u32>,
    verdicts: HashMap<Place, Option<Vec<String>>>,
}

/// What an article is among its copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict<'a> {
    /// It has none.
    Only,
    /// It is the best; the others are named.
    Best(&'a [String]),
    /// Another is better.
    Copy,
}

impl Copies {
    /// Looks at the next article.
    pub(crate) fn add(&mut self, unit: u64, nth: usize, mut sketch: Sketch) {
        let Some(bins) = sketch.bins.take() else { return };
        let place = (unit, nth);
        let mut found: Option<usize> = None;
        for band in bands(&bins) {
            let Some(&group) = self.bands.get(&band) else { continue };
            let is_alike =
                self.groups.get(group as usize).is_some_and(|group| agreeing(&group.bins, &bins) >= ALIKE);
            if is_alike {
                found = Some(found.map_or(group as usize, |known| known.min(group as usize)));
            }
        }
        if let Some(group) = found.and_then(|at| self.groups.get_mut(at)) {
            if sketch.is_better(&group.best) {
                let old = std::mem::replace(&mut group.best, sketch);
                let old_at = std::mem::replace(&mut group.best_at, place);
                group.others.push((old_at, old.name));
            } else {
                group.others.push((place, sketch.name));
            }
            return;
        }
        let number = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        for band in bands(&bins) {
            self.bands.entry(band).or_insert(number);
        }
        self.groups.push(Group { bins, best: sketch, best_at: place, others: Vec::new() });
    }

    /// Decides, once all articles were looked at.
    pub(crate) fn settle(&mut self) {
        self.bands = HashMap::new();
        for mut group in std::mem::take(&mut self.groups).into_iter().filter(|group| !group.others.is_empty())
        {
            group.others.sort();
            let mut names = Vec::new();
            for (place, name) in group.others {
                self.verdicts.insert(place, None);
                if !names.contains(&name) && names.len() < 1000 {
                    names.push(name);
                }
            }
            self.verdicts.insert(group.best_at, Some(names));
        }
    }

    pub(crate) fn verdict(&self, unit: u64, nth: usize) -> Verdict<'_> {
        match self.verdicts.get(&(unit, nth)) {
            None => Verdict::Only,
            Some(None) => Verdict::Copy,
            Some(Some(names)) => Verdict::Best(names),
        }
    }
}

fn agreeing(one: &[u32; BINS], other: &[u32; BINS]) -> usize {
    one.iter().zip(other).filter(|(a, b)| a == b).count()
}

/// The hashes of the bands, each with its number in it.
fn bands(bins: &[u32; BINS]) -> impl Iterator<Item = u64> + '_ {
    bins.chunks(ROWS).enumerate().map(|(number, rows)| {
        let mut hasher = DefaultHasher::new();
        (number, rows).hash(&mut hasher);
        hasher.finish()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incoming(id: &str, text: &str, title: Option<&str>) -> Incoming {
        let metadata = dateline_article::Metadata {
            id: Some(id.to_owned()),
            title: title.map(str::to_owned),
            ..dateline_article::Metadata::default()
        };
        Incoming { source: id.to_owned(), article: dateline_article::parse_with(text, metadata) }
    }

    fn story(seed: u32) -> String {
        let sentence = |n: u32| {
            format!("Sentence {} speaks of matter {} and of nothing else at all. ", n * seed, n + seed)
        };
        (0..30).map(sentence).collect::<Vec<_>>().concat()
    }

    #[test]
    fn reprints_are_told_and_the_best_is_kept() {
        let (one, other) = (story(3), story(7));
        let articles = [
            incoming("a", &format!("GENEVA (Example Wire) - {one}"), None),
            incoming("b", &other, None),
            incoming("c", &format!("{one}\n\n(Reporting by Jane Doe)"), Some("Matters")),
            incoming("d", &format!("PARIS, Nov 20 (EW) - {one}"), Some("Matters")),
            incoming("e", "Too short to tell.", None),
            incoming("f", "Too short to tell.", None),
        ];
        let mut copies = Copies::default();
        for (unit, article) in articles.iter().enumerate() {
            copies.add(unit as u64, 0, Sketch::of(article));
        }
        copies.settle();
        let verdicts: Vec<_> = (0..6).map(|unit| copies.verdict(unit, 0)).collect();
        let names = ["a".to_owned(), "c".to_owned()];
        assert_eq!(
            verdicts,
            [
                Verdict::Copy,
                Verdict::Only,
                Verdict::Copy,
                Verdict::Best(&names),
                Verdict::Only,
                Verdict::Only
            ]
        );
    }
}
