//! The forms of an English verb, by rule.

/// The forms of one verb.
#[derive(Clone, Debug)]
pub(super) struct Forms {
    forms: Vec<String>,
}

impl Forms {
    /// The forms of a regular verb: `levy`, `levies`, `levied`, `levying`.
    pub(super) fn regular(lemma: &str) -> Forms {
        let ends_in_consonant_y =
            lemma.strip_suffix('y').is_some_and(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
        let (past, gerund, third) = if let Some(stem) = lemma.strip_suffix('e') {
            (format!("{lemma}d"), format!("{stem}ing"), format!("{lemma}s"))
        } else if ends_in_consonant_y {
            let stem = lemma.strip_suffix('y').unwrap_or(lemma);
            (format!("{stem}ied"), format!("{lemma}ing"), format!("{stem}ies"))
        } else if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
            (format!("{lemma}ed"), format!("{lemma}ing"), format!("{lemma}es"))
        } else {
            (format!("{lemma}ed"), format!("{lemma}ing"), format!("{lemma}s"))
        };
        let mut forms = vec![lemma.to_owned(), past, gerund, third];
        forms.extend(british(lemma));
        Forms { forms }
    }

    /// The forms as given.
    pub(super) fn irregular(lemma: &str, past: &str, participle: &str, gerund: &str, third: &str) -> Forms {
        let mut forms: Vec<String> = [lemma, past, participle, gerund, third].map(str::to_owned).into();
        forms.sort();
        forms.dedup();
        Forms { forms }
    }

    /// Every form, each once.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(String::as_str)
    }
}

/// The forms that British spelling has besides: `penalised`, `cancelled`.
fn british(lemma: &str) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix("ize") {
        return ["ise", "ised", "ising", "ises"].map(|ending| format!("{stem}{ending}")).into();
    }
    if lemma.ends_with("el") {
        return ["led", "ling"].map(|ending| format!("{lemma}{ending}")).into();
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects_regular_verbs() {
        let table = [
            ("impose", "impose imposed imposing imposes"),
            ("levy", "levy levied levying levies"),
            ("delay", "delay delayed delaying delays"),
            ("relax", "relax relaxed relaxing relaxes"),
            ("lift", "lift lifted lifting lifts"),
        ];
        for (lemma, forms) in table {
            assert_eq!(Forms::regular(lemma).all().collect::<Vec<_>>().join(" "), forms);
        }
    }
}
