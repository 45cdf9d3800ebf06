//! The labels of the sequence model: where in which kind of name a token stands.

use std::ops::Range;

use dateline_entity::EntityKind;

/// How many labels there are.
pub(crate) const LABELS: usize = 17;

/// The label of a token that is in no name.
pub(crate) const OUTSIDE: usize = 0;

/// The kinds of names that the model tells apart.
const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Other];

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Begin,
    Inside,
    End,
    Single,
}

const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::End, Part::Single];

/// The kind and the part of a label, or `None` if it is of no name.
fn meaning(label: usize) -> Option<(EntityKind, Part)> {
    let at = label.checked_sub(1)?;
    Some((*KINDS.get(at / 4)?, *PARTS.get(at % 4)?))
}

/// Whether `next` can follow `label` in a sentence.
pub(crate) fn can_follow(label: usize, next: usize) -> bool {
    match (meaning(label), meaning(next)) {
        (Some((kind, Part::Begin | Part::Inside)), Some((same, Part::Inside | Part::End))) => kind == same,
        (Some((_, Part::Begin | Part::Inside)), _) | (_, Some((_, Part::Inside | Part::End))) => false,
        _ => true,
    }
}

/// Whether a sentence can begin with `label`.
pub(crate) fn can_start(label: usize) -> bool {
    can_follow(OUTSIDE, label)
}

/// Whether a sentence can end with `label`.
pub(crate) fn can_end(label: usize) -> bool {
    can_follow(label, OUTSIDE)
}

/// The names that a sequence of labels describes; the first label is that of the token at `start`.
pub(crate) fn names(labels: &[u8], start: usize) -> Vec<(Range<usize>, EntityKind)> {
    let mut found = Vec::new();
    let mut begin = start;
    for (index, &label) in (start..).zip(labels) {
        match meaning(usize::from(label)) {
            Some((_, Part::Begin)) => begin = index,
            Some((kind, Part::End)) => found.push((begin..index + 1, kind)),
            Some((kind, Part::Single)) => found.push((index..index + 1, kind)),
            Some((_, Part::Inside)) | None => {}
        }
    }
    found
}

/// Writes a name into a sequence of labels.
#[cfg(any(test, feature = "training"))]
pub(crate) fn write(labels: &mut [u8], name: Range<usize>, kind: EntityKind) {
    let kind = KINDS.iter().position(|&known| known == kind).unwrap_or(KINDS.len() - 1);
    let length = name.len();
    for (at, index) in name.enumerate() {
        let part = match (at, length) {
            (_, 1) => 3,
            (0, _) => 0,
            (at, length) if at + 1 == length => 2,
            _ => 1,
        };
        if let Some(label) = labels.get_mut(index) {
            *label = u8::try_from(1 + kind * 4 + part).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut labels = [0; 8];
        let all = [(0..1, EntityKind::Place), (1..3, EntityKind::Person), (4..8, EntityKind::Organization)];
        for (name, kind) in all.clone() {
            write(&mut labels, name, kind);
        }
        assert_eq!(names(&labels, 0), all);
        assert!(labels.windows(2).all(|pair| can_follow(pair[0].into(), pair[1].into())));
        assert!(can_start(labels[0].into()) && can_end(labels[7].into()));
    }
}
