//! Every kind of attribute that a table may have.
#![deny(warnings, missing_docs, unfulfilled_lint_expectations)]

/// `#[deprecated]`
pub mod deprecated {
    upyun_codes::define_error_codes! {
        /// A table.
        #[deprecated(note = "use another")]
        pub struct Edge = "../table.csv";
    }
}

/// `#[deprecated]` in a `#[cfg_attr(…)]`.
pub mod deprecated_by_attribute {
    upyun_codes::define_error_codes! {
        /// A table.
        #[cfg_attr(all(), deprecated(note = "use another"))]
        pub struct Edge = "../table.csv";
    }
}

/// `#[doc(hidden)]`
pub mod hidden {
    upyun_codes::define_error_codes! {
        #[doc(hidden)]
        pub struct Edge = "../table.csv";
    }
}

/// A true `#[cfg(…)]`.
pub mod present {
    upyun_codes::define_error_codes! {
        /// A table.
        #[cfg(all())]
        pub struct Edge = "../table.csv";
    }

    /// The constants exist, too.
    pub const CODE: upyun_codes::Code<Edge> = E40310002;
}

/// A false `#[cfg(…)]`: the macro defines nothing, and the missing file is not an error.
pub mod absent {
    upyun_codes::define_error_codes! {
        #[cfg(any())]
        pub struct Edge = "../missing.csv";
    }

    /// The name is not taken.
    pub const E40310002: () = ();
    /// The name is not taken.
    pub struct Edge;
}

/// A false `cfg` nested in a `cfg_attr` with other attributes.
pub mod absent_by_attribute {
    upyun_codes::define_error_codes! {
        #[cfg_attr(all(), doc(hidden), cfg_attr(all(), allow(dead_code), cfg(any())))]
        pub struct Edge = "../missing.csv";
    }

    /// The name is not taken.
    pub const E40310002: () = ();
    /// The name is not taken.
    pub struct Edge;
}

/// A false `cfg` in a `cfg_attr` that does not apply.
pub mod present_by_attribute {
    upyun_codes::define_error_codes! {
        /// A table.
        #[cfg_attr(any(), cfg(any()))]
        #[cfg_attr(all(), doc = "And more.")]
        pub struct Edge = "../table.csv";
    }

    /// The constants exist, too.
    pub const CODE: u32 = E40310002.as_u32();
}

mod allowed {
    upyun_codes::define_error_codes! {
        #[allow(dead_code)]
        struct Edge = "../table.csv";
    }
}

mod expected {
    upyun_codes::define_error_codes! {
        #[expect(dead_code, reason = "not yet")]
        struct Edge = "../table.csv";
    }
}

mod expected_and_used {
    upyun_codes::define_error_codes! {
        #[expect(dead_code)]
        pub(crate) struct Edge = "../table.csv";
    }
}

/// The number of entries.
pub const LENGTH: usize = upyun_codes::Code::<expected_and_used::Edge>::COUNT;
