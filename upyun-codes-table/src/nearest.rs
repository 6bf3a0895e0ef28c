//! What someone may have meant: the nearest of some names.

/// The nearest of `names` to `given`, if it is near enough to be a typo.
pub(crate) fn nearest<'a>(given: &str, names: &[&'a str]) -> Option<&'a str> {
    let given = given.trim().to_lowercase();
    let distances = names.iter().map(|name| (distance(&given, &name.to_lowercase()), *name));
    distances.filter(|(distance, name)| *distance <= name.len() / 3).min().map(|(_, name)| name)
}

/// The Levenshtein distance: how many characters to insert, delete or replace to make one the other.
fn distance(a: &str, b: &str) -> usize {
    // The distances from the part of `a` that has been read to each start of `b`.
    let mut distances: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = distances[0];
        distances[0] = i + 1;
        for (j, cb) in b.chars().enumerate() {
            let replaced = diagonal + usize::from(ca != cb);
            diagonal = distances[j + 1];
            distances[j + 1] = replaced.min(diagonal + 1).min(distances[j] + 1);
        }
    }
    distances[distances.len() - 1]
}
