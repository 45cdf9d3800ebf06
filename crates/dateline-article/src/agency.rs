//! News agencies and outlets, known from `data/agencies.tsv`.

use std::sync::LazyLock;

/// Someone who signs stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agency {
    /// Its usual short name: `AFP`.
    pub(crate) name: &'static str,
    /// Whether it files stories for others to print.
    pub(crate) is_wire: bool,
}

/// By spelling, to be searched by halves.
static TABLE: LazyLock<Vec<(&'static str, Agency)>> = LazyLock::new(|| {
    let mut table: Vec<_> = include_str!("../data/agencies.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (name, class, spellings) = (fields.next()?, fields.next()?, fields.next()?);
            let agency = Agency { name, is_wire: class == "agency" };
            let spellings = spellings.split('|').filter(|spelling| !spelling.is_empty());
            Some(spellings.chain([name]).map(move |spelling| (spelling, agency)))
        })
        .flatten()
        .collect();
    table.sort_unstable_by_key(|&(spelling, _)| spelling);
    table
});

/// Looks a name up by any of its spellings.
pub(crate) fn agency(name: &str) -> Option<Agency> {
    let find = |name: &str| {
        let at = TABLE.binary_search_by_key(&name, |&(spelling, _)| spelling).ok()?;
        TABLE.get(at).map(|&(_, agency)| agency)
    };
    find(name).or_else(|| find(name.strip_prefix("the ")?))
}

/// Looks up a newspaper or broadcaster printed in capitals: `WASHINGTON POST`.
pub(crate) fn is_outlet_in_capitals(name: &str) -> bool {
    TABLE.iter().any(|&(spelling, _)| spelling.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::{TABLE, agency};

    #[test]
    fn table_is_well_formed() {
        for line in include_str!("../data/agencies.tsv").lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<_> = line.split('\t').collect();
            assert!(fields.len() == 3 && ["agency", "outlet"].contains(&fields[1]), "{line:?}");
        }
        let doubled = TABLE.windows(2).find(|pair| pair[0].0 == pair[1].0);
        assert_eq!(doubled, None, "a spelling stands twice");
    }

    #[test]
    fn knows_spellings() {
        let name = |spelling| agency(spelling).map(|agency| agency.name);
        assert_eq!(name("The Associated Press"), Some("AP"));
        assert_eq!(name("the Associated Press"), Some("AP"));
        assert_eq!(name("Agence France-Presse"), Some("AFP"));
        assert_eq!(name("Nobody"), None);
    }
}
