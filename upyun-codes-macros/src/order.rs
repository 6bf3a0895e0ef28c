//! The one place that sorts: a sort is a lot of generic code, and each type of element would add its own to the build.

/// The indices of the keys, ascending by key; equal keys keep their order.
pub(crate) fn ascending(keys: &[(usize, usize)]) -> Vec<usize> {
    let mut indexed = Vec::with_capacity(keys.len());
    for (index, (major, minor)) in keys.iter().enumerate() {
        indexed.push((*major, *minor, index));
    }
    indexed.sort_unstable();
    let mut order = Vec::with_capacity(keys.len());
    for (_, _, index) in indexed {
        order.push(index);
    }
    order
}
