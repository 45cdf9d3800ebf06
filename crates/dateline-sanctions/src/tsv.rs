//! Reading the crate's own tables: tab-separated, `#` before comments, one line of headings, `;` within lists.

pub(crate) type Cells = std::str::Split<'static, char>;

/// The rows of a table of ours.
///
/// # Panics
/// If a row is not as the table's reader wants it: our mistake, which a test of each table finds.
pub(crate) fn rows<T>(table: &'static str, read: fn(Cells) -> Option<T>) -> impl Iterator<Item = T> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    lines.map(move |line| match read(line.split('\t')) {
        Some(row) => row,
        None => unreachable!("a table of dateline-sanctions has a line that is not as its head says: {line}"),
    })
}

/// The items of a cell.
pub(crate) fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';').map(str::trim).filter(|item| !item.is_empty())
}
