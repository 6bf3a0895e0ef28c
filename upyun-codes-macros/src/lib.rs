//! The procedural macro behind [`upyun-codes`](https://docs.rs/upyun-codes); depend on that crate instead.
//!
//! The modules, in the order of the work: `call` (what the caller wrote), `file` (the table's bytes), `encoding` (the
//! bytes as text), `rows` (its lines as fields), `header` (which field is which column), `shape` and `digits` (whether
//! a row and its numbers can be read), `check` (the fields as a table), `layout` (the table as a perfect hash and
//! text), `docs` (the table as documentation), `expand` (all of it as Rust). Anything wrong along the way becomes a
//! `problem` and stops nothing.

mod call;
mod characters;
mod check;
mod digits;
mod docs;
mod encoding;
mod expand;
mod file;
mod header;
mod kind;
mod layout;
mod nearest;
mod order;
mod problem;
mod rows;
mod shape;
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
        Err(error) => expand::compile_error(&context, error.span(), &error.to_string()),
    }
    .into()
}
