//! The arc-hybrid transition system: a stack, the words still to come, and the arcs found so far.
//!
//! ```text
//! Shift   (σ, b|β)     -> (σ|b, β)
//! Left    (σ|s0, b|β)  -> (σ, b|β)      and s0 hangs from b
//! Right   (σ|s1|s0, β) -> (σ|s1, β)     and s0 hangs from s1
//! ```
//! A sentence of n words takes 2n - 1 transitions; the word left on the stack is the root.

use super::lexeme::{Lexeme, Shape};
use super::pos::{BOUNDARY, Pos, Tag, Tagged};

/// No word.
pub(super) const NONE: u16 = u16::MAX;

/// How many kinds of transitions there are.
pub(super) const MOVES: usize = 3;

/// A transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Shift,
    Left,
    Right,
}

impl Move {
    /// All of them, in the order of their numbers in the weights.
    pub(super) const ALL: [Move; MOVES] = [Move::Shift, Move::Left, Move::Right];
}

/// What the parser sees of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) word: u32,
    pub(super) suffix: u32,
    /// What it stands for, as a noun or as a verb.
    pub(super) sense: u32,
    pub(super) class: u8,
    pub(super) pos: Pos,
    pub(super) tag: Tag,
}

impl Unit {
    /// What stands beyond the sentence.
    pub(super) const NONE: Unit =
        Unit { word: 0, suffix: 0, sense: 0, class: BOUNDARY, pos: Pos::X, tag: Tag::Other };

    /// Whether it marks the relation of what it hangs from: a preposition, a conjunction, `to`, `'s`.
    fn marks(self) -> bool {
        matches!(self.pos, Pos::Adp | Pos::Sconj | Pos::Part)
    }
}

/// A sentence as the parser sees it.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) units: Vec<Unit>,
    /// For each word, how many commas, other inner marks, conjunctions and verbs stand before it.
    sums: Vec<[u8; 4]>,
}

impl Sentence {
    pub(super) fn new(lexemes: &[Lexeme], classes: &[u8]) -> Sentence {
        let comma = super::lexeme::letters_hash(",");
        let mut sums = Vec::with_capacity(lexemes.len() + 1);
        let mut sum = [0_u8; 4];
        let units: Vec<Unit> = lexemes
            .iter()
            .zip(classes)
            .map(|(lexeme, &class)| {
                let Tagged { pos, tag } = Tagged::from_class(class);
                sums.push(sum);
                let is_comma = lexeme.word == comma;
                let is_mark = lexeme.shape == Shape::Mark && !is_comma;
                let is_verb = matches!(pos, Pos::Verb | Pos::Aux);
                for (count, is) in sum.iter_mut().zip([is_comma, is_mark, pos == Pos::Cconj, is_verb]) {
                    *count = count.saturating_add(u8::from(is));
                }
                Unit {
                    word: lexeme.word,
                    suffix: lexeme.suffix(3),
                    sense: sense(lexeme, pos),
                    class,
                    pos,
                    tag,
                }
            })
            .collect();
        sums.push(sum);
        Sentence { units, sums }
    }

    pub(super) fn unit(&self, at: u16) -> Unit {
        self.units.get(usize::from(at)).copied().unwrap_or(Unit::NONE)
    }

    /// What stands between two words: one or more commas, other marks, conjunctions, verbs.
    pub(super) fn between(&self, left: u16, right: u16) -> u32 {
        let sum = |at: usize| self.sums.get(at).or(self.sums.last()).copied().unwrap_or_default();
        let (from, to) = (sum(usize::from(left).saturating_add(1)), sum(usize::from(right)));
        let mut bits = 0;
        for (place, (from, to)) in from.into_iter().zip(to).enumerate() {
            let count = u32::from(to.saturating_sub(from)).min(2);
            bits |= count << (2 * place);
        }
        bits
    }

    /// How many verbs are still to come from `at` on, up to three.
    pub(super) fn verbs_from(&self, at: u16) -> u32 {
        let sum = |at: usize| self.sums.get(at).or(self.sums.last()).map_or(0, |sum| sum[3]);
        u32::from(sum(usize::MAX).saturating_sub(sum(usize::from(at)))).min(3)
    }
}

/// What a word stands for, given its part of speech.
fn sense(lexeme: &Lexeme, pos: Pos) -> u32 {
    let sense = u32::from(lexeme.sense);
    match pos {
        Pos::Noun | Pos::Adj => sense & 0x1f,
        Pos::Verb => sense >> 5 & 0xf,
        Pos::Propn => (sense & 0x21f) | (lexeme.shape.number() << 12),
        _ => 0,
    }
}

/// What hangs from a word so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site {
    pub(super) head: u16,
    /// The outermost and the second outermost on the left.
    pub(super) left: [u16; 2],
    /// The outermost and the second outermost on the right.
    pub(super) right: [u16; 2],
    /// The outermost word on the left that marks its relation.
    pub(super) case: u16,
    /// How many hang on the left and on the right.
    pub(super) counts: [u8; 2],
    /// Which kinds hang on the left and on the right, one bit each.
    pub(super) kinds: [u16; 2],
}

impl Site {
    pub(super) const EMPTY: Site =
        Site { head: NONE, left: [NONE; 2], right: [NONE; 2], case: NONE, counts: [0; 2], kinds: [0; 2] };
}

/// A state of the parser.
#[derive(Clone, Debug)]
pub(super) struct Configuration {
    pub(super) stack: Vec<u16>,
    pub(super) next: u16,
    pub(super) sites: Vec<Site>,
    length: u16,
}

impl Configuration {
    /// The state before the first word; `length` is below [`NONE`].
    pub(super) fn start(length: u16) -> Configuration {
        Configuration {
            stack: Vec::with_capacity(16),
            next: 0,
            sites: vec![Site::EMPTY; usize::from(length)],
            length,
        }
    }

    /// Whether only the root is left.
    pub(super) fn is_end(&self) -> bool {
        self.next >= self.length && self.stack.len() <= 1
    }

    /// Whether `transition` can be made.
    pub(super) fn allows(&self, transition: Move) -> bool {
        match transition {
            Move::Shift => self.next < self.length,
            Move::Left => self.next < self.length && !self.stack.is_empty(),
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// Makes `transition`, which is allowed.
    pub(super) fn make(&mut self, transition: Move, sentence: &Sentence) {
        match transition {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left => {
                if let Some(dependent) = self.stack.pop() {
                    self.hang(dependent, self.next, sentence);
                }
            }
            Move::Right => {
                if let Some(dependent) = self.stack.pop() {
                    self.hang(dependent, self.peek(0), sentence);
                }
            }
        }
    }

    /// The word `depth` below the top of the stack.
    pub(super) fn peek(&self, depth: usize) -> u16 {
        self.stack.iter().rev().nth(depth).copied().unwrap_or(NONE)
    }

    /// The word `further` on from the next.
    pub(super) fn ahead(&self, further: u16) -> u16 {
        self.next.checked_add(further).filter(|&at| at < self.length).unwrap_or(NONE)
    }

    pub(super) fn site(&self, at: u16) -> Site {
        self.sites.get(usize::from(at)).copied().unwrap_or(Site::EMPTY)
    }

    fn hang(&mut self, dependent: u16, head: u16, sentence: &Sentence) {
        let kind = 1 << kind(sentence.unit(dependent).pos, self.site(dependent).case != NONE);
        if let Some(site) = self.sites.get_mut(usize::from(dependent)) {
            site.head = head;
        }
        if let Some(site) = self.sites.get_mut(usize::from(head)) {
            site.take(dependent, dependent < head, kind, sentence.unit(dependent).marks());
        }
    }
}

impl Site {
    /// Takes in a further dependent, outside of all others on its side.
    pub(super) fn take(&mut self, dependent: u16, on_left: bool, kind: u16, marks: bool) {
        let [left_count, right_count] = &mut self.counts;
        let [left_kinds, right_kinds] = &mut self.kinds;
        let (outer, count, kinds) = if on_left {
            (&mut self.left, left_count, left_kinds)
        } else {
            (&mut self.right, right_count, right_kinds)
        };
        *outer = [dependent, outer[0]];
        *count = count.saturating_add(1);
        *kinds |= kind;
        if marks && on_left {
            self.case = dependent;
        }
    }
}

/// The kind of a dependent: much of its relation shows in its part of speech and in whether a preposition or a
/// conjunction marks it.
pub(super) fn kind(pos: Pos, marked: bool) -> u8 {
    match (pos, marked) {
        (Pos::Noun | Pos::Propn | Pos::Num | Pos::Sym, false) => 0,
        (Pos::Pron, false) => 1,
        (Pos::Noun | Pos::Propn | Pos::Num | Pos::Sym | Pos::Pron, true) => 2,
        (Pos::Adp, _) => 3,
        (Pos::Det, _) => 4,
        (Pos::Adj, _) => 5,
        (Pos::Adv, _) => 6,
        (Pos::Aux, _) => 7,
        (Pos::Verb, false) => 8,
        (Pos::Verb, true) => 9,
        (Pos::Cconj, _) => 10,
        (Pos::Sconj | Pos::Part, _) => 11,
        (Pos::Punct, _) => 12,
        (Pos::Intj | Pos::X, _) => 13,
    }
}
