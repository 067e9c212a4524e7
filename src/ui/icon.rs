//! The app's own signs: strokes on a grid of 24 by 24, in the colour of the text.

use super::class::class;
use super::node::{El, svg};
use crate::ui::{attr, tag};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Scan,
    Camera,
    Picture,
    Light,
    Turn,
    Close,
    Check,
    Cross,
    Warning,
    Stop,
    Info,
    Question,
    Search,
    Clock,
    Link,
    Settings,
    Share,
    Copy,
    Print,
    Speaker,
    Flag,
    Phone,
    Mail,
    History,
    Trash,
    Pin,
    Document,
    Balance,
    Barcode,
    Offline,
    Box,
    Truck,
    Leaf,
    Gear,
    Store,
    Bag,
    Minus,
    Forward,
    Erase,
}

/// The strokes of a sign.
#[rustfmt::skip]
fn strokes(sign: Icon) -> &'static str {
    match sign {
        Icon::Scan => "M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3M8 21H5a2 2 0 0 1-2-2v-3M7 8v8M10.5 8v8M14 8v8M17 8v8",
        Icon::Camera => "M4 7h3l1.6-2.4h6.8L17 7h3a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM12 9.2a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2z",
        Icon::Picture => "M4 4h16a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM3 17l5.5-6 4.5 5 3-3 5 5M15.5 8.5h.01",
        Icon::Light => "M8 2h8l-1 6v2l-1.5 2v9h-3v-9L9 10V8zM8.6 6h6.8M12 14.5v1.5",
        Icon::Turn => "M4 10a8 8 0 0 1 14-4.5L20 8M20 3v5h-5M20 14a8 8 0 0 1-14 4.5L4 16M4 21v-5h5",
        Icon::Close => "M5 5l14 14M19 5L5 19",
        Icon::Check => "M4.5 12.5l5 5L20 7",
        Icon::Cross => "M6 6l12 12M18 6L6 18",
        Icon::Warning => "M12 3.5L2.5 20h19zM12 10v4.5M12 17.4h.01",
        Icon::Stop => "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7v6M12 16.5h.01",
        Icon::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5h.01",
        Icon::Question => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.3 9.5a2.7 2.7 0 1 1 4.2 2.3c-1 .7-1.5 1.2-1.5 2.2M12 16.8h.01",
        Icon::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21",
        Icon::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2",
        Icon::Link => "M10 14a4.2 4.2 0 0 0 6 0l3.5-3.5a4.2 4.2 0 0 0-6-6L12 6M14 10a4.2 4.2 0 0 0-6 0l-3.5 3.5a4.2 4.2 0 0 0 6 6L12 18",
        Icon::Settings => "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM9 14.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z",
        Icon::Share => "M12 15V3M7.5 7L12 2.5 16.5 7M5 12v8a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-8",
        Icon::Copy => "M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM16 9V4a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h3",
        Icon::Print => "M7 9V3h10v6M7 18H4a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-3M7 14h10v7H7z",
        Icon::Speaker => "M4 9v6h4l5 4.5v-15L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 5.5a9 9 0 0 1 0 13",
        Icon::Flag => "M5 22V3M5 4h13l-3 4.5L18 13H5",
        Icon::Phone => "M6 3h3l1.5 5-2 1.5a11 11 0 0 0 6 6l1.5-2 5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
        Icon::Mail => "M3 5h18v14H3zM3 6l9 7 9-7",
        Icon::History => "M3.5 12a8.5 8.5 0 1 0 2.5-6L3.5 8.5M3.5 3.5v5h5M12 7.5V12l3 2",
        Icon::Trash => "M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6",
        Icon::Pin => "M12 21.5s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
        Icon::Document => "M6 2.5h8.5L19 7v14.5H6zM14 2.5V7.5h5M9 12h7M9 16h7",
        Icon::Balance => "M12 3v18M7 21h10M5 6.5h14M5 6.5l-3 7a3.2 3.2 0 0 0 6 0zM19 6.5l-3 7a3.2 3.2 0 0 0 6 0z",
        Icon::Barcode => "M3 5v14M6.5 5v14M9 5v14M12.5 5v14M15 5v14M18 5v14M21 5v14",
        Icon::Offline => "M3 3l18 18M5 12a10 10 0 0 1 4.5-2.6M2 8.5A15 15 0 0 1 6.5 5.7M10.5 5.1A15 15 0 0 1 22 8.5M14.5 9.6A10 10 0 0 1 19 12M8.5 15.5a5 5 0 0 1 7 0M12 19h.01",
        Icon::Box => "M12 2.5l8.5 4.5v10L12 21.5 3.5 17V7zM3.5 7L12 11.5 20.5 7M12 11.5v10M8 4.7l8.5 4.5",
        Icon::Truck => "M2 6h12v11H2zM14 10h4l4 4v3h-8M6.5 15.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM17.5 15.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
        Icon::Leaf => "M5 19C4 10 9 4 20 4c0 11-6 16-13 14M5 21c1-5 4-9 9-11",
        Icon::Gear => "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1",
        Icon::Store => "M3 9.5L12 3l9 6.5V21H3zM8 21v-8h8v8M8 17h8",
        Icon::Bag => "M5 8h14l1 13H4zM8.5 10V6.5a3.5 3.5 0 0 1 7 0V10",
        Icon::Minus => "M6 12h12",
        Icon::Forward => "M5 12h13M13 6l6 6-6 6",
        Icon::Erase => "M8 5h13v14H8l-6-7zM11 9l6 6M17 9l-6 6",
    }
}

/// A sign beside words: hidden from assistive technology, because the words say it.
pub(super) fn icon(sign: Icon) -> El {
    svg(tag::SVG)
        .class(class!("icon"))
        .attr(attr::VIEW_BOX, "0 0 24 24")
        .attr(attr::ARIA_HIDDEN, "true")
        .attr(attr::FOCUSABLE, "false")
        .child(svg(tag::PATH).attr(attr::D, strokes(sign)))
}
