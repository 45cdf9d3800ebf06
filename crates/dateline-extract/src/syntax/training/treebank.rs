//! Reading a treebank in CoNLL-U, cut into the tokens of `dateline-text`.
//!
//! Where one of our tokens is several of theirs (`cannot`), it takes the part of the one that the others hang from;
//! where one of theirs is several of ours (`2021-02-22`), the last of ours takes its part and the others hang from it.
//! A sentence whose letters do not match, or where several of ours are several of theirs, is left out.

use std::ops::Range;

use dateline_text::tokens;

use crate::syntax::lexeme::Lexeme;
use crate::syntax::pos::{Pos, Tag, Tagged};
use crate::syntax::relation::Relation;
use crate::syntax::wordlist::Wordlist;

/// A sentence with its right tags and heads.
#[derive(Clone, Debug)]
pub struct Example {
    /// The document it stands in.
    pub document: String,
    pub(super) words: Vec<String>,
    pub(super) lexemes: Vec<Lexeme>,
    pub(super) tags: Vec<Tagged>,
    pub(super) heads: Vec<Option<usize>>,
    pub(super) relations: Vec<Relation>,
}

/// A word line of the treebank.
#[derive(Clone, Debug)]
struct Row {
    form: String,
    tagged: Tagged,
    /// 1-based; 0 is the root.
    head: usize,
    relation: Relation,
}

/// Reads the sentences of a treebank file; `document` is used where the file names none. Returns how many were left out.
pub(super) fn read(document: &str, conllu: &str, list: &Wordlist) -> (Vec<Example>, usize) {
    let mut document = document.to_owned();
    let mut examples = Vec::new();
    let mut left_out = 0;
    let mut text = String::new();
    let mut rows = Vec::new();
    for line in conllu.lines().chain([""]) {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            name.trim().clone_into(&mut document);
        } else if let Some(found) = line.strip_prefix("# text = ") {
            found.trim().clone_into(&mut text);
        } else if line.trim().is_empty() {
            if !rows.is_empty() {
                match align(&document, &text, &rows, list) {
                    Some(example) => examples.push(example),
                    None => left_out += 1,
                }
            }
            rows.clear();
            text.clear();
        } else if let Some(row) = row(line) {
            rows.push(row);
        }
    }
    (examples, left_out)
}

/// A word line, or `None` for a comment, a multiword token or an empty node.
fn row(line: &str) -> Option<Row> {
    let mut fields = line.split('\t');
    let _number: usize = fields.next()?.parse().ok()?;
    let form = fields.next()?.to_owned();
    let _lemma = fields.next()?;
    let upos = fields.next()?;
    let xpos = fields.next()?;
    let _features = fields.next()?;
    let head = fields.next()?.parse().ok()?;
    let relation = Relation::from_name(fields.next()?);
    let pos = match (pos(upos), xpos) {
        // `United` of the United Nations is a verb in GUM; here it is what it looks like.
        (Pos::Verb, "NNP" | "NNPS") => Pos::Adj,
        (pos, _) => pos,
    };
    Some(Row {
        form,
        tagged: Tagged::from_class(Tagged { pos, tag: tag(pos, xpos) }.class()),
        head,
        relation,
    })
}

fn pos(name: &str) -> Pos {
    match name {
        "ADJ" => Pos::Adj,
        "ADP" => Pos::Adp,
        "ADV" => Pos::Adv,
        "AUX" => Pos::Aux,
        "CCONJ" => Pos::Cconj,
        "DET" => Pos::Det,
        "INTJ" => Pos::Intj,
        "NOUN" => Pos::Noun,
        "NUM" => Pos::Num,
        "PART" => Pos::Part,
        "PRON" => Pos::Pron,
        "PROPN" => Pos::Propn,
        "PUNCT" => Pos::Punct,
        "SCONJ" => Pos::Sconj,
        "SYM" => Pos::Sym,
        "VERB" => Pos::Verb,
        _ => Pos::X,
    }
}

fn tag(pos: Pos, xpos: &str) -> Tag {
    match (pos, xpos) {
        (Pos::Noun | Pos::Propn, "NNS" | "NNPS") => Tag::Plural,
        (Pos::Noun | Pos::Propn, _) => Tag::Singular,
        (Pos::Verb | Pos::Aux, "VB") => Tag::Base,
        (Pos::Verb | Pos::Aux, "VBD") => Tag::Past,
        (Pos::Verb | Pos::Aux, "VBG") => Tag::Gerund,
        (Pos::Verb | Pos::Aux, "VBN") => Tag::Participle,
        (Pos::Verb | Pos::Aux, "VBP" | "VBZ") => Tag::Present,
        (Pos::Verb | Pos::Aux, "MD") => Tag::Modal,
        _ => Tag::Other,
    }
}

/// The places of the words of `rows` in `text`, or `None` if the letters differ.
fn places(text: &str, rows: &[Row]) -> Option<Vec<Range<usize>>> {
    let mut at = 0;
    rows.iter()
        .map(|row| {
            let rest = text.get(at..)?;
            let start = at + (rest.len() - rest.trim_start().len());
            at = start + row.form.len();
            (text.get(start..at)? == row.form).then_some(start..at)
        })
        .collect()
}

/// A run of our tokens and the run of their words that cover the same letters.
#[derive(Debug)]
struct Group {
    ours: Range<usize>,
    theirs: Range<usize>,
}

fn groups(ours: &[Range<usize>], theirs: &[Range<usize>]) -> Option<Vec<Group>> {
    let mut groups = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < ours.len() || j < theirs.len() {
        let (first_ours, first_theirs) = (i, j);
        let mut end_ours = ours.get(i)?.end;
        let mut end_theirs = theirs.get(j)?.end;
        (i, j) = (i + 1, j + 1);
        while end_ours != end_theirs {
            if end_ours < end_theirs {
                end_ours = ours.get(i).filter(|next| next.start < end_theirs)?.end;
                i += 1;
            } else {
                end_theirs = theirs.get(j).filter(|next| next.start < end_ours)?.end;
                j += 1;
            }
        }
        if i - first_ours > 1 && j - first_theirs > 1 {
            return None;
        }
        groups.push(Group { ours: first_ours..i, theirs: first_theirs..j });
    }
    Some(groups)
}

fn align(document: &str, text: &str, rows: &[Row], list: &Wordlist) -> Option<Example> {
    let theirs = places(text, rows)?;
    let cut: Vec<_> = tokens(text).collect();
    let ours: Vec<_> =
        cut.iter().map(|token| token.span.start() as usize..token.span.end() as usize).collect();
    let groups = groups(&ours, &theirs)?;
    // Of each group, the word of theirs that the others hang from, and the token of ours that stands for it.
    let mut stands_for = vec![0; rows.len()];
    for group in &groups {
        for word in group.theirs.clone() {
            *stands_for.get_mut(word)? = group.ours.end - 1;
        }
    }
    let words: Vec<String> = cut.iter().map(|token| token.text(text).to_owned()).collect();
    let mut example = Example {
        document: document.to_owned(),
        lexemes: words.iter().map(|word| Lexeme::new(word, &word.to_ascii_lowercase(), list)).collect(),
        tags: vec![Tagged { pos: Pos::X, tag: Tag::Other }; words.len()],
        heads: vec![None; words.len()],
        relations: vec![Relation::Other; words.len()],
        words,
    };
    for group in groups {
        let outside = |word: &usize| {
            rows.get(*word)
                .is_some_and(|row| row.head.checked_sub(1).is_none_or(|head| !group.theirs.contains(&head)))
        };
        let row = rows.get(group.theirs.clone().find(outside)?)?;
        let last = group.ours.end - 1;
        for token in group.ours {
            let head = if token == last {
                row.head.checked_sub(1).and_then(|head| stands_for.get(head)).copied()
            } else {
                Some(last)
            };
            let is_mark = example.words.get(token)?.chars().all(|c| !c.is_alphanumeric());
            let (tagged, relation) = match (token == last, is_mark) {
                (true, _) => (row.tagged, row.relation),
                (false, true) => (Tagged { pos: Pos::Punct, tag: Tag::Other }, Relation::Punct),
                (false, false) => (row.tagged, Relation::Compound),
            };
            *example.tags.get_mut(token)? = tagged;
            *example.heads.get_mut(token)? = head;
            *example.relations.get_mut(token)? = relation;
        }
    }
    is_tree(&example.heads).then_some(example)
}

/// Whether exactly one word has no head and all others lead up to it.
fn is_tree(heads: &[Option<usize>]) -> bool {
    let head = |at: usize| heads.get(at).copied().flatten();
    heads.iter().filter(|head| head.is_none()).count() == 1
        && (0..heads.len()).all(|at| {
            std::iter::successors(Some(at), |&at| head(at)).take(heads.len() + 1).count() <= heads.len()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_and_parts_words_as_our_tokens_do() {
        let conllu = "# text = It cannot pay $5 on 2021-02.\n\
            1\tIt\tit\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n\
            2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n\
            2\tcan\tcan\tAUX\tMD\t_\t4\taux\t_\t_\n\
            3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n\
            4\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\t_\n\
            5\t$5\t5\tNUM\tCD\t_\t4\tobj\t_\t_\n\
            6\ton\ton\tADP\tIN\t_\t7\tcase\t_\t_\n\
            7\t2021-02\t2021\tNUM\tCD\t_\t4\tobl\t_\t_\n\
            8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n";
        let list = Wordlist::read(include_bytes!("../../../data/syntax/words.bin")).unwrap();
        let (examples, left_out) = read("d", conllu, &list);
        assert_eq!((examples.len(), left_out), (1, 0));
        let example = &examples[0];
        let lines: Vec<String> = (0..example.words.len())
            .map(|at| {
                let head = example.heads[at].map_or("-", |head| &example.words[head]);
                format!("{} {:?} {:?} {head}", example.words[at], example.tags[at].pos, example.relations[at])
            })
            .collect();
        insta::assert_snapshot!(lines.join("\n"), @r"
        It Pron Nsubj pay
        cannot Aux Aux pay
        pay Verb Root -
        $ Punct Punct 5
        5 Num Obj pay
        on Adp Case 02
        2021 Num Compound 02
        - Punct Punct 02
        02 Num Obl pay
        . Punct Punct pay
        ");
    }
}
