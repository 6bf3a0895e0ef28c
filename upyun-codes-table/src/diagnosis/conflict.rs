//! Merge conflicts.

use super::draft::{Draft, count_codes};
use crate::problem::Mistake;

/// The markers of a merge conflict. Of two versions, the first counts; what is only in the other is as good as
/// reported.
///
/// A message may begin like a marker, but its row has a code.
pub(super) fn markers(draft: &mut Draft<'_>) {
    let mut is_conflict = false;
    let mut is_other = false;
    let mut first = None;
    draft.lines.retain(|line| {
        let word = line.raw.split(' ').next().unwrap_or_default();
        let is_marker = matches!(word, "<<<<<<<" | "|||||||" | "=======" | ">>>>>>>") && count_codes(&line.raw) == 0;
        if !is_marker {
            return !is_other;
        }
        (is_conflict, is_other) = match word {
            "<<<<<<<" => (true, false),
            ">>>>>>>" => (false, false),
            _ => (is_conflict, is_conflict),
        };
        first.get_or_insert_with(|| line.clone());
        false
    });
    if let Some(line) = first {
        let problem = line.whole(Mistake::Conflict, "conflict marker", "unresolved merge conflict");
        let problem = problem.help("keep the rows that should remain, and remove all markers");
        draft.problems.push(problem);
    }
}
