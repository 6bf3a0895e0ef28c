//! Other characters in place of commas.

use super::draft::{Draft, Line, Table, header_of};
use super::header::is_header;
use crate::characters::named;
use crate::fields::split;
use crate::problem::{Mistake, Problem};

/// What people and programs write in place of commas.
const OTHERS: [(char, &str); 4] =
    [(';', "semicolons"), ('\t', "tabs"), ('|', "vertical bars"), ('，', "full-width commas")];

/// A header with another separator in place of commas. Nothing is known about the rows then.
pub(super) fn in_header(draft: &mut Draft<'_>) {
    let Some(line) = draft.lines.first() else { return };
    let has_no_comma = !line.raw.contains(',');
    let is_like_a_header = |mended: &str| has_no_comma && split(mended).is_ok_and(|fields| is_header(&fields));
    if let Some(problem) = mistaken(line, &|mended| header_of(mended).is_some() || is_like_a_header(mended)) {
        draft.refuse(problem);
    }
}

/// A row that is valid with commas in place of another separator. If there are commas, too, the other character may
/// belong to a text.
pub(super) fn in_row(table: &Table, line: &Line<'_>) -> Option<Problem> {
    mistaken(line, &|mended| !line.raw.contains(',') && table.accepts(mended))
}

fn mistaken(line: &Line<'_>, is_valid: &dyn Fn(&str) -> bool) -> Option<Problem> {
    OTHERS.iter().find_map(|(separator, name)| {
        let at = line.raw.find(*separator)?;
        if !is_valid(&line.raw.replace(*separator, ",")) {
            return None;
        }
        let sentence = if line.raw.contains(',') {
            format!("expected `,`, found {}", named(*separator))
        } else {
            format!("the fields are separated by {name}")
        };
        let problem = line.problem(Mistake::Separator, line.character(at), "expected `,`", sentence);
        Some(problem.help("separate the fields with commas, and quote fields that contain a comma"))
    })
}
