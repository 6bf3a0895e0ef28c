//! The procedural macro behind [`upyun-codes`](https://docs.rs/upyun-codes); depend on that crate instead.
//!
//! The modules, in the order of the work: `call` (what the caller wrote), `file` (the table's bytes), `read` (the bytes
//! as entries, by means of `fields` and `header`), `layout` (the entries as a perfect hash and text), `docs` (the entries
//! as documentation), `expand` (all of it as Rust). If `read` refuses a table, `diagnosis` explains why, as a list of
//! `problem`s.

mod call;
mod characters;
mod diagnosis;
mod docs;
mod expand;
mod fields;
mod file;
mod header;
mod kind;
mod layout;
mod nearest;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod unicode;

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
