//! Kinds that are unknown, or in another column.

use super::draft::{Line, Table};
use crate::characters::shown;
use crate::header::{Fault, Rule};
use crate::kind::NAMES;
use crate::nearest::nearest;
use crate::problem::{Mistake, Problem};

/// The name of no kind.
pub(super) fn unknown(_: &Table, line: &Line<'_>, fault: &Fault) -> Option<Problem> {
    if fault.rule != Rule::Kind {
        return None;
    }
    let name = line.value(fault);
    let sentence = format!("unknown kind `{}`", shown(&name));
    let label = match nearest(&name, &NAMES) {
        Some(near) => format!("a kind with a similar name exists: `{near}`"),
        None => "expected an `ErrorKind` variant or an empty field".to_owned(),
    };
    let problem = line.problem(Mistake::UnknownKind, fault.span.clone(), label, sentence);
    Some(problem.help(format!("the kinds are `{}`", NAMES.join("`, `"))))
}

/// The name of a kind as a detail or a deprecation note.
pub(super) fn misplaced(_: &Table, line: &Line<'_>, fault: &Fault) -> Option<Problem> {
    let Rule::Misplaced(column) = fault.rule else { return None };
    let label = "does this belong in the `kind` column?";
    let sentence = format!("`{}` is the name of a kind, and `kind` is empty", column.name());
    let problem = line.problem(Mistake::MisplacedKind, fault.span.clone(), label, sentence);
    Some(problem.help("if not, fill in the `kind` column as well"))
}
