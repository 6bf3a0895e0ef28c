//! The one place that sorts: a sort is a lot of generic code, and each type of element would add its own copy to the
//! build. A heap takes less code than `sort`, and most tables are sorted already.

use std::collections::BinaryHeap;

/// The indices of the keys, in ascending order by key; equal keys keep their order.
pub(crate) fn ascending(keys: &[(usize, usize)]) -> Vec<usize> {
    let mut indexed = Vec::with_capacity(keys.len());
    let mut previous = (0, 0);
    let mut is_sorted = true;
    for (index, (major, minor)) in keys.iter().enumerate() {
        is_sorted &= previous <= (*major, *minor);
        previous = (*major, *minor);
        indexed.push((*major, *minor, index));
    }
    if !is_sorted {
        indexed = BinaryHeap::from(indexed).into_sorted_vec();
    }
    let mut order = Vec::with_capacity(keys.len());
    for (_, _, index) in indexed {
        order.push(index);
    }
    order
}
