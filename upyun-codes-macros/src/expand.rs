//! All of it as Rust: the constants, the table, the tracked file, and an error for each problem.

use std::env;
use std::path::PathBuf;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::call::Call;
use crate::check::{self, Entry, Table};
use crate::docs;
use crate::file;
use crate::kind::{self, Kind};
use crate::layout::{self, Texts};
use crate::problem::Problem;

/// How many problems of one file are shown in full.
const SHOWN_PROBLEMS: usize = 50;

/// The expansion of a call. With problems it still has what the rest of the caller's crate refers to.
pub(crate) fn expand(call: &Call) -> TokenStream {
    let mut problems = Vec::new();
    // Cargo sets it for every crate that it builds; without it, paths are relative to where the compiler runs.
    let crate_root = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let mut shown_path = call.path.value();
    let mut table = Table::default();
    let mut tracked = None;
    if let Some(file) = file::read(&call.path.value(), &crate_root, &mut problems) {
        table = check::read(&file.bytes, &mut problems);
        tracked = Some(tracked_file(&file.path));
        shown_path = file::shown(&file.path);
    }
    table.entries.sort_unstable_by_key(|entry| entry.code);

    let constants = constants(call, &table);
    let table = error_table(call, &table.entries, tracked.as_ref());
    let errors = errors(call, &shown_path, problems);
    quote! { #constants #table #errors }
}

/// Makes the compiler read the file too, so that editing it triggers a rebuild.
fn tracked_file(path: &str) -> TokenStream {
    quote! { const _: &[::core::primitive::u8] = ::core::include_bytes!(#path); }
}

fn constants(call: &Call, table: &Table) -> TokenStream {
    let Call { krate, conditions, visibility, .. } = call;
    let constant = |code: u32, documentation: TokenStream| {
        let name = Ident::new(&format!("E{code}"), call.path.span());
        let code = Literal::u32_unsuffixed(code);
        quote! {
            #conditions #documentation
            #visibility const #name: #krate::ErrorCode = #krate::__private::code(#code);
        }
    };
    let good = table.entries.iter().map(|entry| {
        let docs = docs::of_constant(entry, &call.name.to_string());
        // Only for rustdoc: there are several, and a build that documents nothing need not look at them.
        let aliases = docs::aliases(entry);
        let aliases = (!aliases.is_empty()).then(|| quote! { #[cfg_attr(doc, doc(alias(#(#aliases),*)))] });
        let note = &entry.deprecated;
        let deprecated = (!note.is_empty()).then(|| quote! { #[deprecated(note = #note)] });
        constant(entry.code, quote! { #[doc = #docs] #aliases #deprecated })
    });
    let broken = table.broken.iter().map(|code| {
        let docs = docs::of_broken(*code);
        constant(*code, quote! { #[doc = #docs] })
    });
    good.chain(broken).collect()
}

/// The table: a constant over statics. As a static itself it would be out of the optimizer's sight in every other crate;
/// as a constant its few numbers are part of each look-up, and its data, in the statics, is still there only once.
fn error_table(call: &Call, entries: &[Entry], tracked: Option<&TokenStream>) -> TokenStream {
    let Call { krate, attributes, visibility, name, .. } = call;

    let summary = docs::of_table_in_short(entries);
    let docs = docs::of_table(entries);
    let codes: Vec<u8> = entries.iter().flat_map(|entry| entry.code.to_le_bytes()).collect();
    let codes = byte_array("CODES", &codes);
    let messages = layout::lay_out(entries.iter().map(|entry| (entry.code, entry.message.as_str())));
    let kinds = byte_array("KINDS", &layout::lay_out_kinds(entries, &messages));
    let messages = texts(call, &messages);
    let check = check_kinds(call, entries);
    let with_detail = entries.iter().filter(|entry| !entry.detail.is_empty());
    let details = texts(call, &layout::lay_out(with_detail.map(|entry| (entry.code, entry.detail.as_str()))));
    quote! {
        #attributes #[doc = #summary] #[cfg_attr(doc, doc = #docs)]
        #visibility const #name: #krate::ErrorTable = {
            #codes
            #kinds
            const MESSAGES: &#krate::__private::Texts = &#messages;
            const DETAILS: &#krate::__private::Texts = &#details;
            const PACKED: &#krate::__private::Kinds = &#krate::__private::Kinds::new(&KINDS);
            const TABLE: #krate::ErrorTable = #krate::ErrorTable::__new(&CODES, MESSAGES, DETAILS, PACKED);
            // Inside the table, so that its attributes apply to these, too, and a call may be in an `impl` or a trait, where
            // no constant can be without a name.
            #tracked
            const _: () = TABLE.__check();
            const _: () = #check;
            TABLE
        };
    }
}

/// An expression for a layout.
fn texts(call: &Call, Texts { seed, shift, probes, pages, offsets, text }: &Texts) -> TokenStream {
    let krate = &call.krate;
    let pages = pages.iter().flat_map(|page| [page.number, page.present, page.base]);
    let pages = byte_array("PAGES", &pages.flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
    let narrow: Option<Vec<u16>> = offsets.iter().map(|offset| u16::try_from(*offset).ok()).collect();
    let (width, packed): (usize, Vec<u8>) = match narrow {
        Some(narrow) => (2, narrow.into_iter().flat_map(u16::to_le_bytes).collect()),
        None => (4, offsets.iter().copied().flat_map(u32::to_le_bytes).collect()),
    };
    let offsets = byte_array("OFFSETS", &packed);
    quote! {{
        #pages
        #offsets
        static TEXT: &::core::primitive::str = #text;
        #krate::__private::Texts::new(#seed, #shift, #probes, &PAGES, #width, &OFFSETS, &TEXT)
    }}
}

/// An expression that does not compile unless the runtime crate has the same kinds.
fn check_kinds(call: &Call, entries: &[Entry]) -> TokenStream {
    let krate = &call.krate;
    let variant = |name: &str| format_ident!("{name}");
    let numbers = kind::NAMES.map(variant);
    let mut statuses: Vec<u32> = entries.iter().map(Entry::status).collect();
    statuses.dedup();
    let kinds = statuses.iter().map(|status| variant(Kind::from_status(*status).name()));
    let statuses = statuses.iter().map(|status| Literal::u32_unsuffixed(*status));
    quote! {
        #krate::__private::Kinds::check(
            &[#(#krate::ErrorKind::#numbers),*],
            &[#((#statuses, #krate::ErrorKind::#kinds)),*],
        )
    }
}

/// A static of bytes: one token, however long.
fn byte_array(name: &str, bytes: &[u8]) -> TokenStream {
    let (name, length, literal) = (format_ident!("{name}"), bytes.len(), Literal::byte_string(bytes));
    quote! { static #name: [::core::primitive::u8; #length] = *#literal; }
}

/// One error a problem, in the order of the lines, at the path that the caller wrote.
fn errors(call: &Call, path: &str, mut problems: Vec<Problem>) -> TokenStream {
    let conditions = &call.conditions;
    problems.sort_by_key(Problem::position);
    let shown = problems.iter().take(SHOWN_PROBLEMS).map(|problem| problem.shown(path).to_string());
    let rest = match problems.len().saturating_sub(SHOWN_PROBLEMS) {
        0 => None,
        1 => Some(format!("and 1 more problem in `{path}`")),
        more => Some(format!("and {more} more problems in `{path}`")),
    };
    let span = call.path.span();
    shown.chain(rest).map(|text| quote_spanned! { span=> #conditions ::core::compile_error! { #text } }).collect()
}
