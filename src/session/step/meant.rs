//! Which of several codes on a package a shopper means.
//!
//! ```text
//! codes ─▶ of one product: the one that says most ─▶ one product, or else one link?  ─▶ opened, the others offered
//!                                                  ─▶ two of them                    ─▶ asked, the middle one first
//! ```
//! A code that tells a shopper nothing (a factory's mark, plain text) never makes a question. Looked at is only what
//! a code is by its first characters: what it says in full is found out with its report.

use super::super::{Scanned, SeenSymbol};
use super::order;

/// What several codes in view come to.
#[derive(Debug, PartialEq)]
pub(super) enum Meant {
    /// One of them, boxed for its size, and what stands beside it.
    One(Box<SeenSymbol>, Vec<Scanned>),
    /// The person must say which: these, in this order.
    Several(Vec<SeenSymbol>),
}

/// Decides what `symbols` come to; `None` when there are none. `middle` is the middle of the picture.
pub(super) fn meant(symbols: Vec<SeenSymbol>, middle: (f32, f32)) -> Option<Meant> {
    let mut products: Vec<SeenSymbol> = Vec::new();
    let (mut links, mut marks) = (Vec::new(), Vec::new());
    for symbol in symbols {
        match kind(&symbol.scan) {
            Kind::Product => add_product(&mut products, symbol),
            Kind::Link => links.push(symbol),
            Kind::Mark => marks.push(symbol),
        }
    }
    let asked = [products.len(), links.len()];
    let open = |mut candidates: Vec<SeenSymbol>, beside: Vec<SeenSymbol>| {
        let nearest = nearest(&candidates, middle)?;
        let one = candidates.remove(nearest);
        let beside = candidates.into_iter().chain(beside).map(|symbol| symbol.scan).collect();
        Some(Meant::One(Box::new(one), beside))
    };
    match asked {
        [1, _] => open(products, links.into_iter().chain(marks).collect()),
        [0, 1] => open(links, marks),
        [0, 0] => open(marks, Vec::new()),
        _ => {
            let mut ordered = order::in_reading_order(products.into_iter().chain(links).collect());
            if let Some(nearest) = nearest(&ordered, middle) {
                let first = ordered.remove(nearest);
                ordered.insert(0, first);
            }
            Some(Meant::Several(ordered))
        }
    }
}

/// The symbol whose middle is nearest to the picture's.
fn nearest(symbols: &[SeenSymbol], middle: (f32, f32)) -> Option<usize> {
    let far = |symbol: &SeenSymbol| {
        let mean = |axis: usize| symbol.corners.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0;
        (mean(0) - middle.0).powi(2) + (mean(1) - middle.1).powi(2)
    };
    (0..symbols.len()).min_by(|&a, &b| far(&symbols[a]).total_cmp(&far(&symbols[b])))
}

/// Adds a product's code; of two for one product that do not contradict each other the one that says more stays.
fn add_product(products: &mut Vec<SeenSymbol>, symbol: SeenSymbol) {
    let Some((gtin, more)) = product(&symbol.scan) else { return products.push(symbol) };
    let same = products.iter_mut().find(|known| {
        product(&known.scan).is_some_and(|(other, said)| {
            other == gtin && (more.is_empty() || said.is_empty() || more.contains(&said) || said.contains(&more))
        })
    });
    match same {
        Some(known) => {
            if product(&known.scan).is_some_and(|(_, said)| said.len() < more.len()) {
                *known = symbol;
            }
        }
        None => products.push(symbol),
    }
}

enum Kind {
    /// It names a product.
    Product,
    /// It leads somewhere, or is for something else that a person may want: a stamp, a payment, a network.
    Link,
    /// It tells a shopper nothing.
    Mark,
}

/// Beginnings of texts that are for something, in lower case: web addresses, EMVCo payments, networks, contacts,
/// messages.
const BEGINNINGS: [&str; 11] =
    ["http://", "https://", "www.", "000201", "wifi:", "mecard:", "tel:", "sms", "mailto:", "geo:", "begin:v"];

fn kind(scan: &Scanned) -> Kind {
    let text = &scan.text;
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if product(scan).is_some() {
        Kind::Product
    } else if BEGINNINGS.iter().any(begins) {
        Kind::Link
    } else {
        Kind::Mark
    }
}

/// Digits of a GTIN in its longest form.
const GTIN: usize = 14;

/// The GTIN-14 of a product's code, and what more it says: lot, serial and others, without separators.
fn product(scan: &Scanned) -> Option<(String, String)> {
    let text = scan.text.as_str();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let element_string = || {
        let gtin = text.strip_prefix("01")?.get(..GTIN).filter(|gtin| is_digits(gtin))?;
        Some((gtin.to_owned(), text[2 + GTIN..].replace('\u{1d}', "")))
    };
    match scan.aim.as_ref()? {
        [b']', b'E', _] | b"]I1" => {
            let fits = is_digits(text) && matches!(text.len(), 8 | 12 | 13 | 14);
            fits.then(|| (format!("{text:0>GTIN$}"), String::new()))
        }
        b"]C1" | b"]d2" | b"]d5" | b"]Q3" | b"]Q4" | [b']', b'e', _] => element_string(),
        _ => digital_link(text),
    }
}

/// The GTIN of a GS1 Digital Link URI, and its other keys and attributes.
fn digital_link(text: &str) -> Option<(String, String)> {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let (_, rest) = text.split_once("/01/").filter(|_| is_web)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (gtin, more) = rest.split_at(end);
    let fits = matches!(gtin.len(), 8 | 12 | 13 | 14) && gtin.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| (format!("{gtin:0>GTIN$}"), more.replace(['/', '?', '&', '=', '#'], "")))
}

#[cfg(test)]
mod tests {
    use super::super::super::Origin;
    use super::*;

    const MIDDLE: (f32, f32) = (640.0, 360.0);

    /// A code of ten by ten pixels around (`x`, 360).
    fn seen(aim: &[u8; 3], text: &str, x: f32) -> SeenSymbol {
        let scan = Scanned { aim: Some(*aim), ..Scanned::from_text(text, Origin::Camera) };
        let corners = [[x - 5.0, 355.0], [x + 5.0, 355.0], [x + 5.0, 365.0], [x - 5.0, 365.0]];
        SeenSymbol { scan, corners }
    }

    /// What is opened and offered, or asked, as texts.
    #[track_caller]
    fn check(codes: &[(&[u8; 3], &str, f32)], opened: Option<&str>, others: &[&str]) {
        let symbols = codes.iter().map(|(aim, text, x)| seen(aim, text, *x)).collect();
        let (one, rest) = match meant(symbols, MIDDLE) {
            Some(Meant::One(one, beside)) => (Some(one.scan.text), beside),
            Some(Meant::Several(asked)) => (None, asked.into_iter().map(|symbol| symbol.scan).collect()),
            None => (None, Vec::new()),
        };
        let rest: Vec<_> = rest.iter().map(|scan| scan.text.as_str()).collect();
        assert_eq!((one.as_deref(), rest.as_slice()), (opened, others));
    }

    const EAN: &str = "8935001234562";
    const OTHER_EAN: &str = "9521002002010";
    const LINK: &str = "https://id.example.vn/01/08935001234562/10/LOT77/21/SN0001";
    const STAMP: &str = "https://check.example.vn/t/Xy7Ab-93kd";

    #[test]
    fn codes_of_one_product_are_one_and_the_one_that_says_most_is_opened() {
        check(&[(b"]E0", EAN, 600.0), (b"]Q1", LINK, 100.0)], Some(LINK), &[]);
        check(&[(b"]d2", "010893500123456210LOT77", 0.0), (b"]E0", EAN, 640.0)], Some("010893500123456210LOT77"), &[]);
        let both = [(b"]C1", "010893500123456210LOT77", 0.0), (b"]d2", "010893500123456210LOT77\u{1d}21A", 9.0)];
        check(&both.map(|(aim, text, x)| (aim, text, x)), Some("010893500123456210LOT77\u{1d}21A"), &[]);
    }

    #[test]
    fn a_mark_of_the_factory_never_asks_and_is_named() {
        check(&[(b"]E0", EAN, 0.0), (b"]d1", "2A127693515", 640.0)], Some(EAN), &["2A127693515"]);
        check(&[(b"]C0", "LINE 4", 0.0), (b"]Q1", STAMP, 900.0)], Some(STAMP), &["LINE 4"]);
        check(&[(b"]C0", "LINE 4", 0.0), (b"]d1", "B7", 700.0)], Some("B7"), &["LINE 4"]);
        check(&[(b"]C1", "99INTERNAL", 0.0), (b"]E0", EAN, 900.0)], Some(EAN), &["99INTERNAL"]);
    }

    #[test]
    fn a_product_beside_a_stamp_is_opened_and_the_stamp_offered() {
        check(&[(b"]Q1", STAMP, 640.0), (b"]E0", EAN, 0.0)], Some(EAN), &[STAMP]);
        check(&[(b"]Q1", "WIFI:S:Quan;;", 640.0), (b"]E0", EAN, 0.0)], Some(EAN), &["WIFI:S:Quan;;"]);
    }

    #[test]
    fn two_products_or_two_links_are_asked_with_the_middle_one_first() {
        check(&[(b"]E0", EAN, 0.0), (b"]E0", OTHER_EAN, 600.0)], None, &[OTHER_EAN, EAN]);
        check(&[(b"]E0", EAN, 0.0), (b"]E0", OTHER_EAN, 1200.0), (b"]d1", "B7", 640.0)], None, &[OTHER_EAN, EAN]);
        let payment = "00020101021238570010A000000727";
        check(&[(b"]Q1", STAMP, 0.0), (b"]Q1", payment, 600.0)], None, &[payment, STAMP]);
    }

    #[test]
    fn two_pieces_of_one_product_are_two() {
        let other = "https://id.example.vn/01/08935001234562/10/LOT77/21/SN0002";
        check(&[(b"]Q1", LINK, 0.0), (b"]Q1", other, 600.0)], None, &[other, LINK]);
    }

    #[test]
    fn nothing_in_view_is_nothing() {
        assert_eq!(meant(Vec::new(), MIDDLE), None);
    }
}
