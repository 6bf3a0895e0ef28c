//! The columns of a table, and the rule of each.

use std::ops::Range;

use crate::characters::{is_blank, is_forbidden, is_invisible};
use crate::fields::Field;
use crate::kind::Kind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Status,
    Code,
    Message,
    Detail,
    Deprecated,
    Kind,
}

impl Column {
    pub(crate) const ALL: [Column; 6] =
        [Column::Status, Column::Code, Column::Message, Column::Detail, Column::Deprecated, Column::Kind];

    pub(crate) const NAMES: [&str; 6] = ["status", "code", "message", "detail", "deprecated", "kind"];

    /// Those that every table has.
    pub(crate) const REQUIRED: [Column; 3] = [Column::Status, Column::Code, Column::Message];

    pub(crate) fn name(self) -> &'static str {
        Column::NAMES[self as usize]
    }

    pub(crate) fn from_name(name: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// A table's entry for one code.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Eight digits, the first three of which are the status.
    pub code: u32,
    /// Not empty.
    pub message: String,
    /// Empty for none.
    pub detail: String,
    /// Why the code is retired; empty for a code in use.
    pub deprecated: String,
    /// The row's kind, or else that of the status.
    pub kind: Kind,
}

/// A rule of a table, as in the macro's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The file is UTF-8.
    Encoding,
    /// The first line names the columns, each at most once, and the required ones.
    Header,
    /// There is at least one row.
    Rows,
    /// A field has no quotes, or is in quotes, on one line, and quotes inside it are doubled.
    Quotes,
    /// A row has as many fields as there are columns.
    Fields,
    /// A status is a number from 100 to 999.
    Status,
    /// A code is eight digits, the first of which is not zero.
    Code,
    /// A code begins with its status.
    Prefix,
    /// A text is one line of visible characters, without whitespace around it; a message is not empty.
    Text(Column),
    /// A kind is the name of a variant, or empty.
    Kind,
    /// Where the kind is empty, neither the detail nor the reason for a deprecation is the name of one.
    Misplaced(Column),
    /// Each code has one row.
    Unique,
}

impl Rule {
    /// Whether a row that breaks the rule still has its code.
    pub(crate) fn spares_code(self) -> bool {
        matches!(self, Rule::Text(_) | Rule::Kind | Rule::Misplaced(_))
    }
}

/// A place in a line that breaks a rule.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) rule: Rule,
    pub(crate) span: Range<usize>,
}

/// Which field of a row belongs to which column.
pub(crate) struct Header {
    columns: Vec<Column>,
}

impl Header {
    /// Reads the names of the columns: each known, none repeated, and the required ones among them.
    pub(crate) fn read(fields: &[Field<'_>]) -> Option<Header> {
        let mut columns = Vec::with_capacity(fields.len());
        for field in fields {
            match Column::from_name(&field.value) {
                Some(column) if !columns.contains(&column) => columns.push(column),
                _ => return None,
            }
        }
        Column::REQUIRED.iter().all(|column| columns.contains(column)).then_some(Header { columns })
    }

    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(crate) fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == column)
    }

    /// The entry that the fields of a row give, or each rule that they break.
    pub(crate) fn entry(&self, fields: &[Field<'_>]) -> Result<Entry, Vec<Fault>> {
        if fields.len() != self.columns.len() {
            let end = fields.last().map_or(0, |field| field.span.end);
            return Err(vec![Fault { rule: Rule::Fields, span: 0..end }]);
        }
        let mut faults = Vec::new();
        let field = |column| self.position(column).map(|position| &fields[position]);
        let value = |column| field(column).map_or("", |field| &*field.value);
        let mut check = |column, rule, is_met: bool| {
            if let (false, Some(field)) = (is_met, field(column)) {
                faults.push(Fault { rule, span: field.span.clone() });
            }
        };
        let (status, code) = (value(Column::Status), value(Column::Code));
        let (is_status, is_code) = (is_number(status, 3), is_number(code, 8));
        check(Column::Status, Rule::Status, is_status);
        check(Column::Code, Rule::Code, is_code);
        check(Column::Code, Rule::Prefix, !is_status || !is_code || code.starts_with(status));
        for column in [Column::Message, Column::Detail, Column::Deprecated] {
            let text = value(column);
            check(column, Rule::Text(column), is_text(text) && (column != Column::Message || !text.is_empty()));
        }
        let (kind, name) = (Kind::from_name(value(Column::Kind)), value(Column::Kind));
        check(Column::Kind, Rule::Kind, kind.is_some() || name.is_empty());
        let has_empty_kind = field(Column::Kind).is_some() && name.is_empty();
        for column in [Column::Detail, Column::Deprecated] {
            check(column, Rule::Misplaced(column), !has_empty_kind || Kind::from_name(value(column)).is_none());
        }
        match (faults.is_empty(), code.parse()) {
            (true, Ok(code)) => Ok(Entry {
                code,
                message: value(Column::Message).to_owned(),
                detail: value(Column::Detail).to_owned(),
                deprecated: value(Column::Deprecated).to_owned(),
                kind: kind.unwrap_or_else(|| Kind::from_status(code / 100_000)),
            }),
            _ => Err(faults),
        }
    }
}

/// Whether a value is a number of so many digits.
pub(crate) fn is_number(value: &str, digits: usize) -> bool {
    value.len() == digits && value.bytes().all(|byte| byte.is_ascii_digit()) && !value.starts_with('0')
}

/// Whether a value is empty or one line of visible text. A variation selector may end it: it belongs to the character
/// before it.
fn is_text(value: &str) -> bool {
    !value.contains(is_forbidden) && !value.starts_with(is_invisible) && !value.ends_with(is_blank)
}
