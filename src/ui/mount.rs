//! Puts a tree of [`El`] on the screen, and changes only what differs the next time.
//!
//! Children are compared by position; a part that is not shown keeps its place as [`Node::Nothing`],
//! so that the video, an open detail or the focus stays where it is. Elements are made one by one,
//! never from HTML text, so that a page with Trusted Types can hold the app.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::RemoveEventHandler;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

use super::Dispatch;
use super::node::{Act, El, Node, Text};
use gs1::list::Gather;

const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");

/// A tree, and where its inputs go.
pub struct Screen {
    /// What to show.
    pub root: El,
    /// Where inputs go.
    pub dispatch: Dispatch,
}

/// An element on the screen.
struct Shown {
    node: types::Element,
    tag: &'static str,
    key: u32,
    focus: u32,
    attributes: Vec<(&'static str, Text)>,
    acts: Vec<Listening>,
    children: Vec<ShownNode>,
}

enum ShownNode {
    Nothing(types::Placeholder),
    Text(types::Text, Text),
    El(Shown),
}

/// A listener that stays, and the act that may change.
struct Listening {
    event: &'static str,
    act: Rc<RefCell<Act>>,
    /// Stops listening when it is dropped.
    _remove: RemoveEventHandler<types::Element>,
}

impl ShownNode {
    fn dom(&self) -> &web_sys::Node {
        match self {
            Self::Nothing(placeholder) => placeholder.as_ref(),
            Self::Text(text, _) => text.as_ref(),
            Self::El(shown) => shown.node.as_ref(),
        }
    }
}

fn build_node(node: Node, dispatch: Dispatch) -> ShownNode {
    match node {
        Node::Nothing => ShownNode::Nothing(Rndr::create_placeholder()),
        Node::Text(text) => ShownNode::Text(Rndr::create_text_node(&text), text),
        Node::El(element) => ShownNode::El(build(element, dispatch)),
    }
}

fn build(element: El, dispatch: Dispatch) -> Shown {
    let element = *element.0;
    let node = Rndr::create_element(element.tag, if element.svg { SVG } else { None });
    let acts = element.acts.into_iter().map(|(event, act)| listen(&node, event, act, dispatch)).gathered();
    let children: Vec<ShownNode> = element.children.into_iter().map(|child| build_node(child, dispatch)).gathered();
    for child in &children {
        Rndr::insert_node(&node, child.dom(), None);
    }
    // A list takes its value only when its options are there.
    for (name, value) in &element.attributes {
        set(&node, name, value);
    }
    if element.focus > 0 {
        take_focus(&node);
    }
    Shown {
        node,
        tag: element.tag,
        key: element.key,
        focus: element.focus,
        attributes: element.attributes,
        acts,
        children,
    }
}

fn set(node: &types::Element, name: &str, value: &str) {
    match name {
        // A style attribute would need the page's consent to inline styles; the object model does not.
        _ if name.starts_with("--") => Rndr::set_css_property(&Rndr::style(node), name, value),
        // What a person types changes the property, not the attribute.
        "value" => {
            let field: &web_sys::HtmlInputElement = node.unchecked_ref();
            if field.value() != value {
                field.set_value(value);
            }
        }
        // The attribute works only while a page is parsed.
        "muted" => node.unchecked_ref::<web_sys::HtmlMediaElement>().set_muted(true),
        _ => Rndr::set_attribute(node, name, value),
    }
}

/// Focus needs the node in the document, where it stands after this turn.
fn take_focus(node: &types::Element) {
    let node = node.clone();
    leptos::prelude::queue_microtask(move || {
        let element: &web_sys::HtmlElement = node.unchecked_ref();
        // A node that cannot take the focus keeps it where it is: nothing to report.
        let _ = element.focus();
    });
}

fn listen(node: &types::Element, event: &'static str, act: Act, dispatch: Dispatch) -> Listening {
    let act = Rc::new(RefCell::new(act));
    let heard = Rc::clone(&act);
    let handler = move |event: types::Event| {
        let input = input_of(&heard.borrow(), event.unchecked_ref());
        if let Some(input) = input {
            dispatch.run(input);
        }
    };
    Listening { event, act, _remove: Rndr::add_event_listener(node, event, Box::new(handler)) }
}

fn input_of(act: &Act, event: &web_sys::Event) -> Option<crate::session::Input> {
    match act {
        Act::Send(input) => Some(input.clone()),
        Act::Submit(input) => {
            event.prevent_default();
            Some(input.clone())
        }
        Act::KeepFocus => {
            event.prevent_default();
            None
        }
        Act::Value(make) => {
            let target = event.current_target()?;
            let field: &web_sys::HtmlInputElement = target.unchecked_ref();
            Some(make(field.value()))
        }
        Act::Number(make) => {
            let target = event.current_target()?;
            let field: &web_sys::HtmlInputElement = target.unchecked_ref();
            Some(make(field.value_as_number()))
        }
        Act::Point(make) => {
            let target = event.current_target()?;
            let element: &web_sys::HtmlElement = target.unchecked_ref();
            let mouse: &web_sys::MouseEvent = event.unchecked_ref();
            let width = f64::from(element.offset_width()).max(1.0);
            let height = f64::from(element.offset_height()).max(1.0);
            Some(make(f64::from(mouse.offset_x()) / width, f64::from(mouse.offset_y()) / height))
        }
        Act::Finger(make) => {
            let pointer: &web_sys::PointerEvent = event.unchecked_ref();
            let mouse: &web_sys::MouseEvent = event.unchecked_ref();
            let touches = pointer.pointer_type() == "touch";
            touches.then(|| make(pointer.pointer_id(), f64::from(mouse.client_x()), f64::from(mouse.client_y())))
        }
        Act::Escape(input) => {
            let key: &web_sys::KeyboardEvent = event.unchecked_ref();
            (key.key() == "Escape").then(|| input.clone())
        }
    }
}

fn rebuild_node(node: Node, shown: &mut ShownNode, dispatch: Dispatch) {
    match (node, shown) {
        (Node::Nothing, ShownNode::Nothing(_)) => {}
        (Node::Text(text), ShownNode::Text(node, old)) => {
            if *old != text {
                Rndr::set_text(node, &text);
                *old = text;
            }
        }
        (Node::El(element), ShownNode::El(shown)) if is_same(&element, shown) => {
            rebuild(element, shown, dispatch);
        }
        (node, shown) => {
            let new = build_node(node, dispatch);
            if let Some(parent) = Rndr::get_parent(shown.dom()) {
                let parent: &types::Element = parent.unchecked_ref();
                Rndr::insert_node(parent, new.dom(), Some(shown.dom()));
                Rndr::remove(shown.dom());
            }
            *shown = new;
        }
    }
}

fn is_same(element: &El, shown: &Shown) -> bool {
    element.0.tag == shown.tag && element.0.key == shown.key
}

fn rebuild(element: El, shown: &mut Shown, dispatch: Dispatch) {
    let element = *element.0;
    for (name, value) in &element.attributes {
        let old = shown.attributes.iter().find(|(known, _)| known == name);
        let differs = old.is_none_or(|(_, old)| old != value);
        // The person may have changed a field since, so a value is always compared with the screen.
        if differs || *name == "value" {
            set(&shown.node, name, value);
        }
    }
    for (name, _) in &shown.attributes {
        if element.attributes.iter().all(|(known, _)| known != name) {
            Rndr::remove_attribute(&shown.node, name);
        }
    }
    shown.attributes = element.attributes;
    let same_events = shown.acts.len() == element.acts.len()
        && (shown.acts.iter().zip(&element.acts)).all(|(old, (event, _))| old.event == *event);
    if same_events {
        for (old, (_, act)) in shown.acts.iter().zip(element.acts) {
            *old.act.borrow_mut() = act;
        }
    } else {
        shown.acts.clear();
        for (event, act) in element.acts {
            shown.acts.push(listen(&shown.node, event, act, dispatch));
        }
    }
    for child in shown.children.drain(element.children.len().min(shown.children.len())..) {
        Rndr::remove(child.dom());
    }
    let kept = shown.children.len();
    for (index, child) in element.children.into_iter().enumerate() {
        if index < kept {
            rebuild_node(child, &mut shown.children[index], dispatch);
        } else {
            let new = build_node(child, dispatch);
            Rndr::insert_node(&shown.node, new.dom(), None);
            shown.children.push(new);
        }
    }
    if element.focus > 0 && element.focus != shown.focus {
        take_focus(&shown.node);
    }
    shown.focus = element.focus;
}

/// The screen's root, as Leptos keeps it.
pub struct ScreenState(Shown);

impl Mountable for ScreenState {
    fn unmount(&mut self) {
        Rndr::remove(self.0.node.as_ref());
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, self.0.node.as_ref(), marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = Rndr::get_parent(self.0.node.as_ref()) else {
            return false;
        };
        child.mount(parent.unchecked_ref(), Some(self.0.node.as_ref()));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.0.node.clone()]
    }
}

impl Render for Screen {
    type State = ScreenState;

    fn build(self) -> Self::State {
        ScreenState(build(self.root, self.dispatch))
    }

    fn rebuild(self, state: &mut Self::State) {
        rebuild(self.root, &mut state.0, self.dispatch);
    }
}

impl AddAnyAttr for Screen {
    type Output<NewAttr: Attribute> = Self;

    /// The screen has one root of its own: nothing is added from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self::Output<NewAttr>
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Screen {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn to_html_with_buf(self, buf: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        buf.push_str(&self.root.to_html());
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}
