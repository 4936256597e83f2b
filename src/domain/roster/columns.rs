//! The columns of a roster: their headers in two languages, in any order, marks and case ignored.

use super::vocabulary::nearest;
use super::{Problem, TableRow};
use crate::domain::alphabet::fold;
use crate::domain::words::words;

words! {
    /// A column.
    Column {
        /// The path of the organisation.
        Organization = "tổ chức",
        /// Village, office, school …
        Type = "loại hình",
        /// The code, stable across imports.
        Code = "mã",
        /// The full name.
        Name = "họ và tên",
        /// What they do there.
        Role = "chức vụ",
        /// How they belong there.
        Standing = "diện",
        /// The account the operator vouches for.
        Telegram = "telegram id",
    }
}

impl Column {
    /// Every header it may have.
    pub fn spellings(self) -> &'static [&'static str] {
        match self {
            Self::Organization => &["tổ chức", "organization", "organisation"],
            Self::Type => &["loại hình", "type"],
            Self::Code => &["mã", "code"],
            Self::Name => &["họ và tên", "name", "họ tên", "full name"],
            Self::Role => &["chức vụ", "role"],
            Self::Standing => &["diện", "standing"],
            Self::Telegram => &["telegram id", "telegram"],
        }
    }

    /// Whether a roster is not one without it.
    pub fn needed(self) -> bool {
        match self {
            Self::Organization | Self::Code | Self::Name | Self::Role | Self::Standing => true,
            Self::Type | Self::Telegram => false,
        }
    }

    fn named(header: &str) -> Option<Self> {
        let header = fold(header);
        Self::ALL
            .iter()
            .copied()
            .find(|column| column.spellings().iter().any(|spelling| fold(spelling) == header))
    }
}

/// Where each column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    found: Vec<(Column, usize, String)>,
    /// The row it is in.
    pub row: usize,
    /// The headers that mean nothing to chibo.
    pub unread: Vec<String>,
}

impl Header {
    /// How many columns a row names, as a header does.
    pub fn likeness(line: &TableRow) -> usize {
        line.cells.iter().filter_map(|cell| Column::named(cell)).count()
    }

    /// Reads the header; says what is missing, misspelt or there twice.
    pub fn read(line: &TableRow) -> Result<Self, Vec<Problem>> {
        let mut header = Self { found: Vec::new(), row: line.number, unread: Vec::new() };
        let mut problems = Vec::new();
        for (at, cell) in line.cells.iter().enumerate() {
            let cell = cell.trim();
            match Column::named(cell) {
                _ if cell.is_empty() => {}
                Some(column) if header.has(column) => problems.push(Problem {
                    row: line.number,
                    column: cell.to_owned(),
                    what: format!("this is \"{column}\" a second time; keep one of the two columns"),
                }),
                Some(column) => header.found.push((column, at, cell.to_owned())),
                None => header.unread.push(cell.to_owned()),
            }
        }
        problems.extend(header.misspelt());
        problems.extend(header.missing());
        if problems.is_empty() { Ok(header) } else { Err(problems) }
    }

    /// Whether the file has the column.
    pub fn has(&self, column: Column) -> bool {
        self.found.iter().any(|(known, ..)| *known == column)
    }

    /// What a row says in a column; nothing if it is blank there.
    pub fn cell<'l>(&self, line: &'l TableRow, column: Column) -> Option<&'l str> {
        let (_, at, _) = self.found.iter().find(|(known, ..)| *known == column)?;
        line.cells.get(*at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// A problem in a column, named as the file names it.
    pub fn problem(&self, row: usize, column: Column, what: impl Into<String>) -> Problem {
        let named = self.found.iter().find(|(known, ..)| *known == column);
        let header = named.map_or(column.word(), |(_, _, header)| header);
        Problem { row, column: header.to_owned(), what: what.into() }
    }

    /// Headers that are nearly those of a column the file does not have.
    fn misspelt(&self) -> Vec<Problem> {
        self.unread
            .iter()
            .filter_map(|header| {
                let meant = self.meant_by(header)?;
                Some(Problem {
                    row: self.row,
                    column: header.clone(),
                    what: format!("there is no such column; did you mean \"{meant}\"?"),
                })
            })
            .collect()
    }

    fn meant_by(&self, header: &str) -> Option<&'static str> {
        let absent = Column::ALL.iter().filter(|column| !self.has(**column));
        nearest(header, absent.flat_map(|column| column.spellings()).copied())
    }

    fn missing(&self) -> Vec<Problem> {
        let guessed: Vec<Column> =
            self.unread.iter().filter_map(|header| self.meant_by(header).and_then(Column::named)).collect();
        let missing = Column::ALL
            .iter()
            .filter(|column| column.needed() && !self.has(**column) && !guessed.contains(column));
        let problem = |column: &Column| Problem {
            row: self.row,
            column: column.word().to_owned(),
            what: format!(
                "the column is missing; add it (\"{}\" in English), or start from \
                 `chibo roster template roster.xlsx`",
                column.spellings()[1]
            ),
        };
        missing.map(problem).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> TableRow {
        TableRow { number: 1, cells: cells.iter().map(ToString::to_string).collect() }
    }

    #[test]
    fn headers_come_in_any_order_language_and_spelling() {
        let header =
            Header::read(&line(&["ROLE", "ho va ten", "Code", "STT", "Diê\u{323}n", "Organization"]))
                .unwrap();
        let row = line(&["", " An ", "D01", "1", "chính thức", "A / B"]);
        assert_eq!(header.cell(&row, Column::Name), Some("An"));
        assert_eq!(header.cell(&row, Column::Role), None);
        assert_eq!(header.unread, ["STT"]);
        assert!(!header.has(Column::Telegram));
    }

    #[test]
    fn a_near_miss_is_named_with_what_was_meant_and_a_missing_column_with_its_mend() {
        let problems =
            Header::read(&line(&["tổ chứcc", "mã", "họ và tên", "diện", "telegam id"])).unwrap_err();
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "row 1, column \"tổ chứcc\": there is no such column; did you mean \"tổ chức\"?",
                "row 1, column \"telegam id\": there is no such column; did you mean \"telegram id\"?",
                "row 1, column \"chức vụ\": the column is missing; add it (\"role\" in English), or start from \
                 `chibo roster template roster.xlsx`",
            ]
        );
    }
}
