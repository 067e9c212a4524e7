//! Plain data for what is on the screen: a tree of elements, built from the state alone.
//!
//! Every part of the page returns the same type instead of one type a shape, as `view!` would:
//! the page's WASM stays small, and natively the whole page can be built, written out and checked
//! without a browser. `ui/mount.rs` is the only place that puts it on a screen.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    attr::{self, Attr},
    class::Class,
    event::{self, Event},
    tag::Tag,
};
use crate::session::Input;

/// Text that is known or built.
pub type Text = Cow<'static, str>;

/// A child of an element.
#[derive(Clone, Debug, Default)]
pub enum Node {
    /// Keeps the place of a part that is not shown.
    #[default]
    Nothing,
    /// Text; never parsed as HTML.
    Text(Text),
    /// An element.
    El(El),
}

/// What happens on an event.
#[derive(Clone, Debug)]
pub enum Act {
    /// Sends an input.
    Send(Input),
    /// Sends an input made of the field's value.
    Value(fn(String) -> Input),
    /// Sends an input made of the field's number; not a number where it holds none.
    Number(fn(f64) -> Input),
    /// Sends an input made of the point in the element, as shares of its width and height.
    Point(fn(f64, f64) -> Input),
    /// Sends an input made of a finger's number and place.
    Finger(fn(i32, f64, f64) -> Input),
    /// Sends an input when the key is Escape.
    Escape(Input),
    /// Sends an input instead of submitting the form.
    Submit(Input),
    /// Leaves the focus where it is, with its caret and its keyboard.
    KeepFocus,
}

/// An element with everything that it shows and does. One pointer wide, because every part of the
/// page hands elements on by value.
#[derive(Clone, Debug, Default)]
pub struct El(pub(super) Box<Inner>);

/// What an element holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Inner {
    pub(super) tag: &'static str,
    pub(super) svg: bool,
    /// Elements of different keys are never taken for one another: the old one is replaced.
    pub(super) key: u32,
    pub(super) attributes: Vec<(&'static str, Text)>,
    pub(super) acts: Vec<(&'static str, Act)>,
    pub(super) children: Vec<Node>,
    /// When this changes to another non-zero number the element takes the focus.
    pub(super) focus: u32,
}

/// An HTML element with its classes.
#[inline(never)]
pub fn el(tag: Tag, class: Class) -> El {
    El(Box::new(Inner { tag: tag.name(), ..Inner::default() })).class(class)
}

/// An SVG element.
#[inline(never)]
pub fn svg(tag: Tag) -> El {
    El(Box::new(Inner { tag: tag.name(), svg: true, ..Inner::default() }))
}

// The builder's methods are called from everywhere: one copy of each keeps the page small.
impl El {
    /// Sets an attribute; a name that begins with `--` is a property for the style sheet.
    pub fn attr(self, name: Attr, value: impl Into<Text>) -> Self {
        self.set(name.name(), value.into())
    }

    /// Sets the classes; none is left out.
    pub fn class(self, class: Class) -> Self {
        if class.names().is_empty() { self } else { self.set("class", Text::Borrowed(class.names())) }
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: Text) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Sets an attribute without a value, if it holds.
    pub fn flag(self, name: Attr, holds: bool) -> Self {
        if holds { self.set(name.name(), Text::Borrowed("")) } else { self }
    }

    /// Adds text.
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.node(Node::Text(text.into()))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(self, child: El) -> Self {
        self.node(Node::El(child))
    }

    /// Adds an element, or keeps its place.
    #[inline(never)]
    pub fn maybe(self, child: Option<El>) -> Self {
        self.node(child.map_or(Node::Nothing, Node::El))
    }

    /// Adds elements.
    #[inline(never)]
    pub fn children(mut self, children: Vec<El>) -> Self {
        self.0.children.extend(children.into_iter().map(Node::El));
        self
    }

    /// Acts on an event.
    #[inline(never)]
    pub fn on(mut self, event: Event, act: Act) -> Self {
        self.0.acts.push((event.name(), act));
        self
    }

    /// Sends an input on a click.
    pub fn click(self, input: Input) -> Self {
        self.on(event::CLICK, Act::Send(input))
    }

    /// Gives the element an identity of its own.
    pub fn key(mut self, key: u32) -> Self {
        self.0.key = key;
        self
    }

    /// Takes the focus when `turn` changes to another non-zero number.
    pub fn focus(mut self, turn: u32) -> Self {
        self.0.focus = turn;
        self.attr(attr::TABINDEX, "-1")
    }

    #[inline(never)]
    fn node(mut self, node: Node) -> Self {
        self.0.children.push(node);
        self
    }
}

/// Attributes that people read or hear.
pub const SAID: [&str; 3] = ["aria-label", "title", "placeholder"];

/// Elements without content.
pub(super) fn is_void(tag: &str) -> bool {
    matches!(tag, "input" | "img" | "br" | "hr")
}

impl El {
    /// The element as HTML text, for checks and galleries outside a browser.
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        self.write_html(&mut out);
        out
    }

    /// Writes the element as HTML text behind what `out` holds.
    pub fn write_html(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.0.tag);
        for (name, value) in self.0.attributes.iter().filter(|(name, _)| !name.starts_with("--")) {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if is_void(self.0.tag) {
            return;
        }
        for child in &self.0.children {
            match child {
                Node::Nothing => {}
                Node::Text(text) => escape(text, out),
                Node::El(element) => element.write_html(out),
            }
        }
        out.push_str("</");
        out.push_str(self.0.tag);
        out.push('>');
    }

    /// The element as JSON, for a page that takes no HTML: `[tag, attributes, child, …]`, a text as text.
    pub fn to_json(&self) -> Value {
        let shown = self.0.attributes.iter().filter(|(name, _)| !name.starts_with("--"));
        let attributes = shown.map(|(name, value)| ((*name).to_owned(), Value::from(value.as_ref()))).collect();
        let children = self.0.children.iter().filter_map(|child| match child {
            Node::Nothing => None,
            Node::Text(text) => Some(Value::from(text.as_ref())),
            Node::El(element) => Some(element.to_json()),
        });
        [Value::from(self.0.tag), Value::Object(attributes)].into_iter().chain(children).collect()
    }

    /// The elements inside, one level down.
    pub fn elements(&self) -> impl Iterator<Item = &El> {
        self.0.children.iter().filter_map(|child| match child {
            Node::El(element) => Some(element),
            Node::Nothing | Node::Text(_) => None,
        })
    }

    /// Every element of the tree, the outer one first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a El)) {
        visit(self);
        for child in &self.0.children {
            if let Node::El(element) = child {
                element.walk(visit);
            }
        }
    }

    /// Every text that is read or heard, in order: text, and the attributes of [`SAID`].
    pub fn words(&self, out: &mut Vec<String>) {
        out.extend(SAID.iter().filter_map(|name| self.get(name)).map(str::to_owned));
        for child in &self.0.children {
            match child {
                Node::Nothing => {}
                Node::Text(text) => out.push(text.to_string()),
                Node::El(element) => element.words(out),
            }
        }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// The tag.
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// All text inside.
    pub fn inner_text(&self) -> String {
        let mut out = String::new();
        for child in &self.0.children {
            match child {
                Node::Nothing => {}
                Node::Text(text) => out.push_str(text),
                Node::El(element) => out.push_str(&element.inner_text()),
            }
        }
        out
    }
}

/// The bytes that do not stand in a page as they are.
static ESCAPED: [bool; 256] = {
    let mut all = [false; 256];
    (all[b'&' as usize], all[b'<' as usize], all[b'>' as usize], all[b'"' as usize]) = (true, true, true, true);
    all
};

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| ESCAPED[usize::from(byte)]) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match from.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &from[1..];
    }
    out.push_str(rest);
}
