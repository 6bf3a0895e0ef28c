//! The procedural macro behind [`upyun-codes`](https://docs.rs/upyun-codes); depend on that crate instead.
//!
//! The modules, in the order of the work: `call` (what the caller wrote), `file` (the table's bytes), `expand` (what
//! `upyun_codes_table` makes of them, as Rust).

mod call;
mod expand;
mod file;

/// Expands a call of `upyun_codes::define_error_codes!`, which documents it and passes its crate's path before the
/// table.
#[proc_macro]
pub fn define_error_codes(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let context = syn::parse_macro_input!(input as call::Context);
    match syn::parse2(context.call.clone()) {
        Ok(call) => expand::expand(&context, &call),
        Err(error) => expand::compile_errors(&context, error.span(), &[error.to_string()]),
    }
    .into()
}
