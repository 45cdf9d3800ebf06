//! Finding the names of a segment that a name may be: first by shared words, then by comparing the best of those in full.

use crate::align::Scratch;
use crate::alike::{self, Alike, Reason, View};
use crate::letters::Sound;
use crate::lexicon::WordKind;
use crate::segment::{Key, Segment, count, identifying};
use crate::weights;
use crate::words::{NameKind, PreparedName, Word};

/// At most so many names of a segment are compared in full with one name.
const MOST_COMPARED: usize = 64;
/// Of a word with more names than this, those are left out that are too heavy to be found by it.
const MANY: usize = 64;

/// A promise knows nothing of initials and words written together: it gets some room.
const ROOM: f64 = 0.15;

/// A name that was found: its place in the segment, and how alike it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) name: u32,
    pub(crate) score: f64,
}

/// How alike words of the segment are to those of the query, each worked out when it is first asked for.
#[derive(Debug, Default)]
struct Memo {
    /// For each word of the segment its row, valid if its round is this one.
    rows: Vec<(u32, u32)>,
    round: u32,
    width: usize,
    alike: Vec<Alike>,
}

impl Memo {
    fn start(&mut self, words: usize, width: usize) {
        if self.rows.len() < words {
            self.rows.resize(words, (0, 0));
        }
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.rows.fill((0, 0));
            self.round = 1;
        }
        self.width = width;
        self.alike.clear();
    }

    /// Where the row of a word begins.
    fn row(&mut self, word: u32, view: &View<'_>, query: &[View<'_>]) -> usize {
        let start = self.alike.len();
        let Some(row) = self.rows.get_mut(word as usize) else { return usize::MAX };
        if row.0 == self.round {
            return row.1 as usize;
        }
        *row = (self.round, count(start));
        self.alike.extend(query.iter().map(|asked| alike::words(asked, view)));
        start
    }

    fn alike(&self, row: Option<usize>, place: usize) -> Alike {
        let found = row.and_then(|row| self.alike.get(row.checked_add(place)?));
        found.copied().unwrap_or((0.0, Reason::Spelling))
    }
}

/// Memory for searching, kept between searches: one for each thread.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    align: Scratch,
    memo: Memo,
    /// For each name of the segment what was found of it, valid if its round is this one.
    tallies: Vec<Tally>,
    round: u32,
    touched: Vec<u32>,
    /// For each word of the segment what it brings, valid if its number is this mark.
    marks: Vec<(u32, f32)>,
    mark: u32,
    candidates: Vec<(f64, u32)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    round: u32,
    /// Which words of the query were found.
    bits: u32,
    weight: f32,
}

/// A word of the query with the words of the segment that are like it.
struct Matches {
    bit: u32,
    weight: f64,
    /// The segment's words and how alike they are, the most alike first.
    words: Vec<(u32, f64)>,
    postings: usize,
}

impl Memory {
    /// The names of the segment that are as alike as `least` or more, in no order.
    pub(crate) fn search(&mut self, segment: &Segment, query: &PreparedName, least: f64) -> Vec<Found> {
        let words = query.all();
        self.gather(segment, &words, query, least);
        self.compare(segment, &words, query.kind(), least)
    }

    /// Every name of the kind, compared in full: what the search is measured against.
    pub(crate) fn search_all(&mut self, segment: &Segment, query: &PreparedName, least: f64) -> Vec<Found> {
        let names = (0..).zip(&segment.names).filter(|(_, row)| row.kind == query.kind());
        self.candidates = names.map(|(name, _)| (1.0, name)).collect();
        self.compare(segment, &query.all(), query.kind(), least)
    }

    /// Compares the candidates in full. What words have in common is worked out once for all names.
    fn compare(&mut self, segment: &Segment, words: &[&Word], kind: NameKind, least: f64) -> Vec<Found> {
        let query: Vec<View<'_>> = words.iter().map(|word| word.view()).collect();
        self.memo.start(segment.words.len(), query.len());
        let mut views: Vec<View<'_>> = Vec::new();
        let mut rows: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        for &(_, name) in &self.candidates {
            let Some(row) = segment.names.get(name as usize) else { continue };
            views.clear();
            rows.clear();
            for &word in segment.words_of(row) {
                if let Some(view) = segment.word_view(word) {
                    rows.push(self.memo.row(word, &view, &query));
                    views.push(view);
                }
            }
            let alike = |i: usize, j: usize| self.memo.alike(rows.get(j).copied(), i);
            let score = self.align.score(&query, &views, kind, alike);
            if score >= least {
                found.push(Found { name, score });
            }
        }
        found
    }

    /// Fills the candidates: names that share enough words with the query, the most promising first.
    fn gather(&mut self, segment: &Segment, words: &[&Word], query: &PreparedName, least: f64) {
        self.candidates.clear();
        self.touched.clear();
        if self.tallies.len() < segment.names.len() {
            self.tallies.resize(segment.names.len(), Tally::default());
        }
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.tallies.fill(Tally::default());
            self.round = 1;
        }
        let mut matches: Vec<Matches> =
            identifying(words).zip(0..).map(|(word, place)| matches(segment, word, place)).collect();
        // What is said twice counts once, as it does when names are compared.
        let mut said: Vec<&str> = Vec::new();
        for (word, found) in identifying(words).zip(&mut matches) {
            if !word.text.is_empty() && said.contains(&word.text.as_str()) {
                found.weight = 0.0;
            }
            said.push(&word.text);
        }
        joined(segment, words, &mut matches);
        let whole: f64 = matches.iter().map(|found| found.weight).sum();
        matches.sort_by_key(|found| found.postings);
        let costs = costs(query);
        // What a name can still have if it has none of the words before.
        let mut rest = whole;
        let mut cut_short: Vec<&Matches> = Vec::new();
        for found in &matches {
            let most = heaviest(rest, whole, costs, least - ROOM);
            if self.tally(segment, found, most) {
                cut_short.push(found);
            }
            rest -= found.weight;
        }
        for found in cut_short {
            self.tally_touched(segment, found);
        }
        for &name in &self.touched {
            let (Some(tally), Some(row)) =
                (self.tallies.get(name as usize), segment.names.get(name as usize))
            else {
                continue;
            };
            if row.kind != query.kind() {
                continue;
            }
            let promise = promise(f64::from(tally.weight), whole, f64::from(row.weight) / 100.0, costs);
            if promise >= least - ROOM {
                self.candidates.push((promise, name));
            }
        }
        self.candidates.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.candidates.truncate(MOST_COMPARED);
    }

    /// Counts a word for the names that have it, up to the heaviest that it can find. Returns whether some were left out.
    fn tally(&mut self, segment: &Segment, found: &Matches, heaviest: u16) -> bool {
        let mut is_cut_short = false;
        for &(word, alike) in &found.words {
            #[expect(clippy::cast_possible_truncation, reason = "a weight is a small number")]
            let weight = (found.weight * alike) as f32;
            let postings = segment.postings_of(word);
            let is_light =
                |name: &u32| segment.names.get(*name as usize).is_some_and(|row| row.weight <= heaviest);
            let light =
                if postings.len() > MANY { postings.partition_point(is_light) } else { postings.len() };
            is_cut_short |= light < postings.len();
            for &name in postings.get(..light).unwrap_or(&[]) {
                let Some(tally) = self.tallies.get_mut(name as usize) else { continue };
                if tally.round != self.round {
                    *tally = Tally { round: self.round, bits: 0, weight: 0.0 };
                    self.touched.push(name);
                }
                if tally.bits & found.bit == 0 {
                    tally.bits |= found.bit;
                    tally.weight += weight;
                }
            }
        }
        is_cut_short
    }

    /// The same for names that another word has found already.
    fn tally_touched(&mut self, segment: &Segment, found: &Matches) {
        self.mark = self.mark.wrapping_add(1);
        if self.marks.len() < segment.words.len() || self.mark == 0 {
            self.marks = vec![(0, 0.0); segment.words.len()];
            self.mark = 1;
        }
        for &(word, alike) in &found.words {
            if let Some(mark) = self.marks.get_mut(word as usize) {
                #[expect(clippy::cast_possible_truncation, reason = "a weight is a small number")]
                let weight = (found.weight * alike) as f32;
                *mark = (self.mark, weight);
            }
        }
        for &name in &self.touched {
            let (Some(tally), Some(row)) =
                (self.tallies.get_mut(name as usize), segment.names.get(name as usize))
            else {
                continue;
            };
            if tally.bits & found.bit != 0 {
                continue;
            }
            let marks = segment.words_of(row).iter().filter_map(|&word| self.marks.get(word as usize));
            let best = marks.filter(|mark| mark.0 == self.mark).map(|mark| mark.1).fold(0.0, f32::max);
            if best > 0.0 {
                tally.bits |= found.bit;
                tally.weight += best;
            }
        }
    }
}

/// The words of the segment that a word of the query may be.
fn matches(segment: &Segment, word: &Word, place: u32) -> Matches {
    let view = word.view();
    let mut numbers: Vec<u32> = Vec::new();
    let mut look = |key: u32| numbers.extend_from_slice(segment.with_key(key));
    if !view.text.is_empty() {
        look(Key::Text.of(view.text.as_bytes()));
    }
    if let Some(native) = view.native {
        look(Key::Signs.of(native.as_bytes()));
    }
    if matches!(word.kind, WordKind::Concept | WordKind::Country | WordKind::Number) {
        look(Key::of_class(word.kind, word.class));
    }
    if word.kind.identifies() && word.kind != WordKind::Number {
        if word.sound.len() > 1 {
            look(Key::of_sound(word.sound));
        }
        Key::of_one_letter_less(view.text).for_each(&mut look);
        if word.is_vowelless {
            look(Key::of_sound(word.sound.consonants()));
        }
    }
    for &family in word.families.numbers() {
        numbers.extend(segment.of_family(family));
    }
    numbers.sort_unstable();
    numbers.dedup();
    let alike = |number: u32| segment.word_view(number).map_or(0.0, |other| alike::words(&view, &other).0);
    let mut words: Vec<(u32, f64)> = numbers.into_iter().map(|number| (number, alike(number))).collect();
    words.retain(|&(_, alike)| alike >= weights::LEAST_ALIKE);
    if !words.iter().any(|&(_, alike)| alike >= 1.0) {
        halves(segment, view.text, &mut words);
    }
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let postings = words.iter().map(|&(word, _)| segment.postings_of(word).len()).sum();
    Matches { bit: 1 << (place & 31), weight: view.weight, words, postings }
}

/// The query writes two words as one: words of the segment that it begins or ends with.
fn halves(segment: &Segment, text: &str, into: &mut Vec<(u32, f64)>) {
    if text.len() < 8 {
        return;
    }
    for middle in 4..text.len() - 3 {
        let Some((first, second)) = text.split_at_checked(middle) else { continue };
        for half in [first, second] {
            let same = |number: &&u32| {
                segment
                    .word_view(**number)
                    .is_some_and(|word| word.text == half && word.kind == WordKind::Name)
            };
            for &number in segment.with_key(Key::Text.of(half.as_bytes())).iter().filter(same) {
                if !into.iter().any(|&(known, _)| known == number) {
                    into.push((number, 0.9));
                }
            }
        }
    }
}

/// The query writes one word as two: words of the segment that neighbours make together.
fn joined(segment: &Segment, words: &[&Word], matches: &mut [Matches]) {
    let mut place_of_pair = 0_u32;
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        let place = place_of_pair;
        if first.kind.identifies() {
            place_of_pair += 1;
        }
        let together = format!("{}{}", first.text, second.text);
        if together.len() < 5 || first.kind == WordKind::Number || second.kind == WordKind::Number {
            continue;
        }
        let sound = Sound::of(&together);
        let keys = [Key::Text.of(together.as_bytes()), Key::of_sound(sound)];
        for &number in keys.iter().flat_map(|&key| segment.with_key(key)) {
            let Some(word) = segment.word_view(number) else { continue };
            let alike = alike::spellings(&together, sound, word.text, word.sound);
            if alike < 0.8 {
                continue;
            }
            // Either may be the one of the two that identifies.
            for found in
                matches.iter_mut().filter(|found| found.bit == 1 << place || found.bit == 1 << (place + 1))
            {
                if !found.words.iter().any(|&(known, _)| known == number) {
                    found.words.push((number, alike));
                    found.postings += segment.postings_of(number).len();
                }
            }
        }
    }
}

/// The heaviest name, in hundredths, that shared words of so much weight can make promising.
fn heaviest(shared: f64, query: f64, missing_costs: f64, least: f64) -> u16 {
    let weights = (1..=40_u16).map(|step| step * 25);
    let promising = weights.take_while(|&weight| {
        // Names lighter than what is shared are found whole.
        f64::from(weight) / 100.0 <= shared
            || promise(shared, query, f64::from(weight) / 100.0, missing_costs) >= least
    });
    promising.last().map_or(0, |weight| if weight == 1000 { u16::MAX } else { weight })
}

fn costs(query: &PreparedName) -> f64 {
    match query.kind() {
        NameKind::Person => weights::MISSING_OF_PERSON,
        _ => weights::MISSING_OF_ORGANIZATION,
    }
}

/// What the score will be at most, by the weights of the shared words alone.
fn promise(shared: f64, query: f64, name: f64, missing_costs: f64) -> f64 {
    let shared = shared.min(query).min(name.max(0.01));
    let (query_left, name_left) = (query - shared, name - shared);
    let contradictions = query_left.min(name_left).max(0.0);
    let missing = (query_left - name_left).abs();
    shared / (shared + weights::CONTRADICTION * contradictions * 0.5 + missing_costs * missing)
}
