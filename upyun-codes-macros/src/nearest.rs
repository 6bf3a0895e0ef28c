//! What someone may have meant: the nearest of some names.

/// The nearest of `names` to `given`, if it is near enough that a slip of the fingers explains it.
/// Of several, the first in the alphabet: the names of a directory come in no particular order.
pub(crate) fn nearest<'a>(given: &str, names: &[&'a str]) -> Option<&'a str> {
    let given = given.trim().to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let candidate = (distance(&given, &name.to_lowercase()), *name);
        if candidate.0 <= name.chars().count() / 3 && best.is_none_or(|best| candidate < best) {
            best = Some(candidate);
        }
    }
    best.map(|(_, name)| name)
}

/// The Levenshtein distance: how many characters to insert, delete or replace to make one the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
