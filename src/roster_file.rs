//! A roster's file as rows: CSV as any spreadsheet writes it, XLSX or ODS.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader};

use crate::domain::roster::TableRow;

/// Why a file cannot be read, with the mend.
#[derive(Debug, thiserror::Error)]
pub enum FileTrouble {
    /// It cannot be opened.
    #[error("cannot read {path}: {why}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// It is not of a kind we know.
    #[error("{0} is not a .csv, .xlsx or .ods file; save the table as one of these")]
    Kind(PathBuf),
    /// It is not the text it should be.
    #[error("{path}, line {line}: this is not UTF-8 text; save the table as \"CSV UTF-8\" or as .xlsx")]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
    },
    /// Its commas and quotes do not add up.
    #[error("{path}: {why}; mend the quotes there, or save the table as .xlsx")]
    Csv {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        why: csv::Error,
    },
    /// It is not the spreadsheet its name says.
    #[error("{path} is not a spreadsheet ({why}); open it and save it again as .xlsx")]
    Spreadsheet {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: calamine::Error,
    },
}

/// Reads the rows of a file: the first sheet of a spreadsheet, or a CSV with `,`, `;` or tabs.
pub fn read(path: &Path) -> Result<Vec<TableRow>, FileTrouble> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" => csv_rows(path),
        "xlsx" | "ods" => sheet_rows(path),
        _ => Err(FileTrouble::Kind(path.to_owned())),
    }
}

fn csv_rows(path: &Path) -> Result<Vec<TableRow>, FileTrouble> {
    let bytes = std::fs::read(path).map_err(|why| FileTrouble::Unreadable { path: path.to_owned(), why })?;
    let text = std::str::from_utf8(&bytes).map_err(|error| FileTrouble::NotUtf8 {
        path: path.to_owned(),
        line: bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1,
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    rows.records()
        .map(|row| {
            let row = row.map_err(|why| FileTrouble::Csv { path: path.to_owned(), why })?;
            let number = row.position().map_or(0, |position| line_of(text, position));
            Ok(TableRow { number, cells: row.iter().map(ToOwned::to_owned).collect() })
        })
        .collect()
}

/// The line a row begins in: blank lines before it belong to its position, but not to it.
fn line_of(text: &str, position: &csv::Position) -> usize {
    let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let rest = text.get(whole(position.byte())..).unwrap_or_default();
    let blank = rest.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| *byte == b'\n');
    whole(position.line()) + blank.count()
}

/// What separates the cells: whatever is most frequent in the first line that has any.
fn separator(text: &str) -> u8 {
    let count = |line: &str, sign: u8| line.bytes().filter(|byte| *byte == sign).count();
    let signs = [b',', b';', b'\t'];
    let line = text.lines().find(|line| signs.iter().any(|sign| count(line, *sign) > 1)).unwrap_or_default();
    signs.into_iter().rev().max_by_key(|sign| count(line, *sign)).unwrap_or(b',')
}

fn sheet_rows(path: &Path) -> Result<Vec<TableRow>, FileTrouble> {
    if let Err(why) = std::fs::File::open(path) {
        return Err(FileTrouble::Unreadable { path: path.to_owned(), why });
    }
    let broken = |why| FileTrouble::Spreadsheet { path: path.to_owned(), why };
    let mut book = calamine::open_workbook_auto(path).map_err(broken)?;
    let Some(sheet) = book.worksheet_range_at(0) else { return Ok(Vec::new()) };
    let sheet = sheet.map_err(broken)?;
    let first = sheet.start().map_or(0, |(row, _)| row as usize) + 1;
    let rows = sheet.rows().enumerate();
    Ok(rows.map(|(at, row)| TableRow { number: first + at, cells: row.iter().map(cell).collect() }).collect())
}

/// A cell as people read it: codes and accounts typed as numbers have no decimals.
fn cell(cell: &Data) -> String {
    match cell {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(_)
        | Data::Float(_)
        | Data::Bool(_)
        | Data::DateTime(_)
        | Data::DateTimeIso(_)
        | Data::DurationIso(_) => cell.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_the_header_uses() {
        assert_eq!(separator("tổ chức;mã;họ và tên\nA, B;1;An"), b';');
        assert_eq!(separator("a,b,c"), b',');
        assert_eq!(separator("a\tb\tc"), b'\t');
        assert_eq!(separator(""), b',');
    }
}
