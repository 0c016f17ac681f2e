//! One CSV file: columns by name, in whatever order they stand, and faults with their line.

use std::{fs::File, io, path::Path};

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};

use super::{ExportError, Fault};

/// A file whose header has been read.
pub(crate) struct Table {
    file: &'static str,
    header: StringRecord,
    reader: Reader<File>,
}

/// One row, and the line it begins in.
pub(crate) struct Row<'t> {
    table: &'t Table,
    record: StringRecord,
    line: u64,
}

impl Table {
    pub(crate) fn open(folder: &Path, file: &'static str) -> Result<Self, ExportError> {
        Self::open_if_there(folder, file)?.ok_or_else(|| ExportError::NoFile {
            file,
            folder: folder.to_owned(),
        })
    }

    pub(crate) fn open_if_there(
        folder: &Path,
        file: &'static str,
    ) -> Result<Option<Self>, ExportError> {
        let opened = match File::open(folder.join(file)) {
            Ok(opened) => opened,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(ExportError::Unreadable { file, source }),
        };
        // Rows of another length are found out by the reader, and so is a byte order mark.
        let mut reader = ReaderBuilder::new().from_reader(opened);
        let header = reader.headers().map_err(|error| fault(file, error))?;
        let header: StringRecord = header.iter().map(normalised).collect();
        if header.is_empty() {
            return Err(Fault::Empty.at(file, 1));
        }
        Ok(Some(Self {
            file,
            header,
            reader,
        }))
    }

    /// Where the column of one of these names stands.
    pub(crate) fn column(&self, names: &[&str]) -> Option<usize> {
        let of_name = |name: &&str| self.header.iter().position(|column| column == *name);
        names.iter().find_map(of_name)
    }

    /// The same, of a column that has to be there; the first of the names is the usual one.
    pub(crate) fn needed(&self, names: &[&'static str]) -> Result<usize, ExportError> {
        self.column(names).ok_or_else(|| {
            let column = names.first().copied().unwrap_or_default();
            Fault::NoColumn { column }.at(self.file, 1)
        })
    }

    /// The columns whose name is a number.
    pub(crate) fn numbered(&self) -> Vec<(usize, u64)> {
        let numbered = |(at, name): (usize, &str)| Some((at, name.parse().ok()?));
        self.header
            .iter()
            .enumerate()
            .filter_map(numbered)
            .collect()
    }

    pub(crate) fn next_row(&mut self) -> Result<Option<Row<'_>>, ExportError> {
        let mut record = StringRecord::new();
        match self.reader.read_record(&mut record) {
            Err(error) => Err(fault(self.file, error)),
            Ok(false) => Ok(None),
            Ok(true) => Ok(Some(Row {
                line: record.position().map_or(0, csv::Position::line),
                record,
                table: self,
            })),
        }
    }
}

impl Row<'_> {
    pub(crate) fn text(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }

    pub(crate) fn number(&self, column: usize) -> Result<u64, ExportError> {
        let value = self.text(column).trim();
        value.parse().map_err(|_| {
            let (column, value) = (self.name(column), value.to_owned());
            self.fault(Fault::NoNumber { column, value })
        })
    }

    /// -1, 0 or 1.
    pub(crate) fn vote(&self, column: usize) -> Result<i8, ExportError> {
        let value = self.text(column).trim();
        let vote = value.parse().ok();
        vote.filter(|vote| (-1..=1).contains(vote)).ok_or_else(|| {
            let (column, value) = (self.name(column), value.to_owned());
            self.fault(Fault::NoVote { column, value })
        })
    }

    pub(crate) fn name(&self, column: usize) -> String {
        self.table.header.get(column).unwrap_or_default().to_owned()
    }

    pub(crate) fn fault(&self, fault: Fault) -> ExportError {
        fault.at(self.table.file, self.line)
    }
}

/// Exports differ in how they write the same name: `comment-id`, `comment_id`, `Comment ID`.
fn normalised(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', ' '], "-")
}

fn fault(file: &'static str, error: csv::Error) -> ExportError {
    let line = error.position().map_or(1, csv::Position::line);
    let fault = match error.kind() {
        ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => Fault::Fields {
            expected: *expected_len,
            found: *len,
        },
        ErrorKind::Utf8 { .. } => Fault::NotUtf8,
        _ => {
            let source = error.into();
            return ExportError::Unreadable { file, source };
        }
    };
    fault.at(file, line)
}
