//! `upyun-codes-table` has its own list of kinds and of the statuses that imply them. Both are compared with those of
//! `ErrorKind`, by a table that the build script writes: a row without a kind for each status, and a row for each kind.

use upyun_codes::{Code, ErrorKind};

upyun_codes::define_error_codes! {
    /// Kinds by status and by name.
    pub(crate) struct Kinds = "$OUT_DIR/kinds.csv";
}

#[test]
fn a_second_slash_does_not_lead_out_of_the_build_scripts_directory() {
    upyun_codes::define_error_codes! { struct Same = "$OUT_DIR//kinds.csv"; }
    assert_eq!(Code::<Same>::COUNT, Code::<Kinds>::COUNT);
}

#[test]
fn statuses_imply_the_same_kinds_in_both_crates() {
    let rows: Vec<_> = Code::<Kinds>::entries().filter(|entry| entry.message() == "no kind").collect();
    assert!(rows.iter().map(|entry| entry.status()).eq(100..=999));
    for entry in rows {
        assert_eq!(entry.kind(), ErrorKind::from_status(entry.status()), "{entry}");
    }
}

#[test]
fn names_mean_the_same_kinds_in_both_crates() {
    let rows: Vec<_> = Code::<Kinds>::entries().filter(|entry| entry.message() != "no kind").collect();
    assert_eq!(rows.len(), ErrorKind::ALL.len());
    for (entry, kind) in rows.iter().zip(ErrorKind::ALL) {
        assert_eq!((entry.message(), entry.kind()), (kind.as_str(), *kind));
    }
}
