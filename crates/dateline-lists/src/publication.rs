//! Where official lists are published: `data/publications.tsv`.

use std::sync::LazyLock;

use dateline_sanctions::ListId;

use crate::Format;

/// A file that a publisher keeps up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// What to call it: `eu-fsf`, `us-ofac-sdn-advanced`.
    pub name: String,
    /// The list.
    pub list: ListId,
    /// The format of the file.
    pub format: Format,
    /// A name for the file, without a folder.
    pub file: String,
    /// Whether it is wanted by whoever names none.
    pub is_default: bool,
    /// Where it can be had.
    pub url: String,
    /// What it is, in words.
    pub about: String,
}

/// A line of a table of publications is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is no publication: {what}")]
pub struct NotAPublication {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
}

static PUBLICATIONS: LazyLock<Vec<Publication>> = LazyLock::new(|| {
    Publication::parse_table(include_str!("../data/publications.tsv"))
        .expect("a test reads every line of the table")
});

impl Publication {
    /// The official publications that are known.
    pub fn all() -> &'static [Publication] {
        &PUBLICATIONS
    }

    /// Reads a table like `data/publications.tsv`: lines of name, list, format, file, `yes` or `no` for the default, address and
    /// description, with tabs between; `#` before comments, and one line of headings.
    ///
    /// # Errors
    /// If a line lacks a column, or a list's, format's or file's name is none.
    pub fn parse_table(text: &str) -> Result<Vec<Publication>, NotAPublication> {
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        let rows = lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty()).skip(1);
        rows.map(|(line, row)| Publication::parse(row).map_err(|what| NotAPublication { line, what }))
            .collect()
    }

    fn parse(row: &str) -> Result<Publication, &'static str> {
        let mut cells = row.split('\t').map(str::trim);
        let mut next =
            || cells.next().filter(|cell| !cell.is_empty()).ok_or("it has fewer than seven columns");
        let (name, list, format, file) = (next()?, next()?, next()?, next()?);
        let (default, url, about) = (next()?, next()?, next()?);
        let is_file = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if !file.chars().all(is_file) || file.starts_with('.') {
            return Err("its file has a name that leads elsewhere");
        }
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return Err("its address is none of the web");
        }
        Ok(Publication {
            name: name.to_owned(),
            list: list.parse().map_err(|_| "its list has no short name")?,
            format: format.parse().map_err(|_| "its format is not known")?,
            file: file.to_owned(),
            is_default: default == "yes",
            url: url.to_owned(),
            about: about.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_publication_is_there_once() {
        let all = Publication::all();
        assert!(all.iter().filter(|publication| publication.is_default).count() >= 6);
        for publication in all {
            let same =
                |other: &&Publication| other.name == publication.name || other.file == publication.file;
            assert_eq!(all.iter().filter(same).count(), 1, "{}", publication.name);
            assert!(publication.url.starts_with("https://"), "{}", publication.name);
        }
    }

    #[test]
    fn says_which_line_is_wrong() {
        let error =
            |row: &str| Publication::parse_table(&format!("# x\nname\n{row}\n")).unwrap_err().to_string();
        insta::assert_snapshot!(error("a\tun-sc"), @"line 3 is no publication: it has fewer than seven columns");
        insta::assert_snapshot!(error("a\tun-sc\tun\t../a\tyes\thttps://x\ty"), @"line 3 is no publication: its file has a name that leads elsewhere");
        insta::assert_snapshot!(error("a\tun-sc\tun\ta.xml\tyes\tfile:///x\ty"), @"line 3 is no publication: its address is none of the web");
        insta::assert_snapshot!(error("a\tun-sc\twhat\ta.xml\tyes\thttps://x\ty"), @"line 3 is no publication: its format is not known");
    }
}
