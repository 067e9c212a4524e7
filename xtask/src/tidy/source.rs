//! One file of Rust: which paths its code names, and which texts it holds.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{
    Attribute, ExprMethodCall, ImplItemFn, Item, ItemFn, ItemImpl, ItemMod, ItemUse, LitStr, Macro, Path, UseTree,
    spanned::Spanned,
    visit::{self, Visit},
};

/// A path that code names, as it is written.
#[derive(Debug)]
pub struct Name {
    /// Its segments; the last of a `use` may be `*`.
    pub path: Vec<String>,
    /// Where it stands.
    pub line: usize,
    /// How many modules of the same file it stands in.
    pub depth: usize,
    /// The name that a `use` gives it here.
    pub bound: Option<String>,
}

/// A text in code that a person might come to read: none of a test, a document, a panic or a log.
#[derive(Debug)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub line: usize,
}

/// What of a test may matter: its name, and what it does where its data is missing.
#[derive(Debug, Default)]
pub struct Test {
    /// The function's name.
    pub name: String,
    /// Where it stands.
    pub line: usize,
    /// It ends early, so that it passes without having tested.
    pub returns: bool,
}

/// What one file holds.
#[derive(Debug, Default)]
pub struct Source {
    /// Paths named outside tests.
    pub names: Vec<Name>,
    /// Texts outside tests.
    pub texts: Vec<Text>,
    /// Its tests.
    pub tests: Vec<Test>,
    /// Modules that are compiled for tests alone and stand in files of their own.
    pub test_modules: Vec<String>,
}

/// Macros whose texts are for whoever mends the program.
const FOR_LOGS: [&str; 16] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "panic",
    "unreachable",
    "todo",
    "unimplemented",
    "eprintln",
    "eprint",
    "println",
    "print",
    "include_str",
    "env",
];

/// Traits whose texts are English, for logs.
const LOG_TRAITS: [&str; 3] = ["Display", "Debug", "Error"];

/// Reads a file; `is_test` says that all of it is compiled for tests alone.
///
/// # Errors
/// What is no Rust.
pub fn read(text: &str, is_test: bool) -> syn::Result<Source> {
    let mut reader = Reader { test: usize::from(is_test), ..Reader::default() };
    reader.visit_file(&syn::parse_file(text)?);
    Ok(reader.source)
}

#[derive(Default)]
struct Reader {
    source: Source,
    /// How many surrounding items are for tests alone, are modules of this file, or write for logs.
    test: usize,
    depth: usize,
    log: usize,
    /// Whether the surrounding function is a test, and no closure of it.
    in_test: bool,
}

impl Reader {
    fn name(&mut self, path: Vec<String>, line: usize, bound: Option<String>) {
        if self.test == 0 {
            self.source.names.push(Name { path, line, depth: self.depth, bound });
        }
    }

    fn text(&mut self, text: String, line: usize) {
        if self.test == 0 && self.log == 0 {
            self.source.texts.push(Text { text, line });
        }
    }

    /// Names and texts of what a macro is given, which is no syntax yet.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        let mut line = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons < 2 {
                        self.end_path(&mut path, line);
                    }
                    line = word.span().start().line;
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    let names_several = colons == 2 && group.delimiter() == Delimiter::Brace;
                    self.end_path(&mut path, line);
                    if !names_several {
                        self.tokens(group.stream());
                    }
                    colons = 0;
                }
                TokenTree::Literal(literal) => {
                    self.end_path(&mut path, line);
                    if let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) {
                        self.text(text.value(), literal.span().start().line);
                    }
                    colons = 0;
                }
                TokenTree::Punct(_) => {
                    self.end_path(&mut path, line);
                    colons = 0;
                }
            }
        }
        self.end_path(&mut path, line);
    }

    fn end_path(&mut self, path: &mut Vec<String>, line: usize) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.name(path, line, None);
        }
    }

    fn tree(&mut self, tree: &UseTree, before: &[String], line: usize) {
        let with = |word: String| before.iter().cloned().chain([word]).collect::<Vec<_>>();
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &with(path.ident.to_string()), line),
            UseTree::Name(name) if name.ident == "self" => self.name(before.to_vec(), line, before.last().cloned()),
            UseTree::Name(name) => self.name(with(name.ident.to_string()), line, Some(name.ident.to_string())),
            UseTree::Rename(name) => self.name(with(name.ident.to_string()), line, Some(name.rename.to_string())),
            UseTree::Glob(_) => self.name(with("*".into()), line, None),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(item, before, line)),
        }
    }
}

/// Whether an item is compiled for tests alone.
fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_test = attribute.path().segments.last().is_some_and(|last| last.ident == "test");
        let cfg = attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| says_test(list.tokens.clone()));
        is_test || cfg
    })
}

fn says_test(tokens: TokenStream) -> bool {
    let mut denied = false;
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => {
            denied = word == "not";
            word == "test"
        }
        TokenTree::Group(group) => !std::mem::take(&mut denied) && says_test(group.stream()),
        _ => false,
    })
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Const(item) => &item.attrs,
            Item::Static(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            Item::Macro(item) => &item.attrs,
            _ => &[],
        };
        let tests = usize::from(for_tests(attributes));
        self.test += tests;
        visit::visit_item(self, item);
        self.test -= tests;
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if module.content.is_none() && self.test > 0 {
            self.source.test_modules.push(module.ident.to_string());
        }
        self.depth += 1;
        visit::visit_item_mod(self, module);
        self.depth -= 1;
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        let is_test =
            function.attrs.iter().any(|it| it.path().segments.last().is_some_and(|last| last.ident == "test"));
        if is_test {
            self.source.tests.push(Test {
                name: function.sig.ident.to_string(),
                line: function.sig.ident.span().start().line,
                returns: false,
            });
        }
        let outer = std::mem::replace(&mut self.in_test, is_test);
        visit::visit_item_fn(self, function);
        self.in_test = outer;
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        let tests = usize::from(for_tests(&function.attrs));
        self.test += tests;
        visit::visit_impl_item_fn(self, function);
        self.test -= tests;
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        let outer = std::mem::replace(&mut self.in_test, false);
        visit::visit_expr_closure(self, closure);
        self.in_test = outer;
    }

    fn visit_expr_async(&mut self, block: &'ast syn::ExprAsync) {
        let outer = std::mem::replace(&mut self.in_test, false);
        visit::visit_expr_async(self, block);
        self.in_test = outer;
    }

    fn visit_expr_return(&mut self, expression: &'ast syn::ExprReturn) {
        if self.in_test
            && let Some(test) = self.source.tests.last_mut()
        {
            test.returns = true;
        }
        visit::visit_expr_return(self, expression);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let last = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
        let logs = usize::from(last.is_some_and(|last| LOG_TRAITS.iter().any(|name| last.ident == name)));
        self.log += logs;
        visit::visit_item_impl(self, item);
        self.log -= logs;
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.tree(&item.tree, &[], item.span().start().line);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(segments, path.span().start().line, None);
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let logs = usize::from(call.method == "expect");
        self.visit_expr(&call.receiver);
        self.log += logs;
        call.args.iter().for_each(|argument| self.visit_expr(argument));
        self.log -= logs;
    }

    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.text(literal.value(), literal.span().start().line);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        let logs =
            usize::from(call.path.segments.last().is_some_and(|last| FOR_LOGS.iter().any(|name| last.ident == name)));
        self.log += logs;
        self.tokens(call.tokens.clone());
        self.log -= logs;
    }
}
