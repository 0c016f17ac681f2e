//! What two builds of a read model are compared by.

use sha2::{Digest as _, Sha256};

use super::{Table, Value};

/// Takes in all rows of a build: table after table, row after row in the order of the keys, each
/// value after its kind and length.
#[derive(Debug, Default)]
pub(crate) struct Digest(Sha256);

impl Digest {
    pub(crate) fn begin_table(&mut self, table: &Table) {
        self.add(3, table.name.as_bytes());
    }

    pub(crate) fn add_value(&mut self, value: &Value) {
        match value {
            Value::Null => self.add(0, &[]),
            Value::Integer(number) => self.add(1, &number.to_be_bytes()),
            Value::Text(text) => self.add(2, text.as_bytes()),
        }
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    fn add(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }
}
