//! One key for an item, a lot, a class or a place, whatever its spelling.

mod digital_link;
mod elements;
mod urn;

use gs1::percent::{self, UriPart};
use std::borrow::Cow;
use std::fmt;

/// Which GS1 identification key names the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// Trade item, AI (01); always 14 digits.
    Gtin,
    /// Logistic unit, AI (00).
    Sscc,
    /// Physical location, AI (414), with extension (254) as its serial.
    Location,
    /// Party, AI (417).
    Party,
    /// Returnable asset, AI (8003).
    Grai,
    /// Individual asset, AI (8004).
    Giai,
    /// Service relation of a recipient, AI (8018), with (8019) as its serial.
    Gsrn,
    /// Service relation of a provider, AI (8017), with (8019) as its serial.
    Gsrnp,
    /// Document, AI (253).
    Gdti,
    /// Shipment, AI (402).
    Gsin,
    /// Consignment, AI (401).
    Ginc,
    /// Coupon, AI (255).
    Gcn,
    /// Piece of a trade item, AI (8006).
    Itip,
    /// Component or part, AI (8010), with (8011) as its serial.
    Cpid,
    /// Model number, AI (8013).
    Gmn,
    /// Trade item with a third-party serial, AI (01) with (235).
    Upui,
}

/// How much of a thing's identity is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The kind of product only.
    Class,
    /// A production lot.
    Lot,
    /// One thing: a serial number, or a key that names single things by itself.
    Item,
}

/// The normalised identity of what an event or a code speaks about.
///
/// Two spellings of one identity are equal: a URN with any company-prefix length, a Digital Link
/// of any host with numeric or alphabetic keys, a GTIN with or without leading zeros.
///
/// ```
/// use epcis::item::ItemKey;
/// let urn = ItemKey::read("urn:epc:id:sgtin:9521001.000201.7").unwrap();
/// assert_eq!(ItemKey::read("https://shop.example/x/01/9521001002011/21/7?17=270101"), Some(urn.clone()));
/// assert_eq!(urn.to_string(), "https://id.gs1.org/01/09521001002011/21/7");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    kind: KeyKind,
    id: String,
    cpv: Option<String>,
    lot: Option<String>,
    serial: Option<String>,
}

impl ItemKey {
    /// A trade item; `gtin` in 8, 12, 13 or 14 digits. `None` for anything else.
    ///
    /// The check digit is not judged: a record with a wrong one stays a record of that number.
    pub fn trade_item(gtin: &str, lot: Option<&str>, serial: Option<&str>) -> Option<ItemKey> {
        let mut key = ItemKey::bare(KeyKind::Gtin, pad_gtin(gtin)?);
        key.lot = lot.filter(|it| !it.is_empty()).map(str::to_owned);
        key.serial = serial.filter(|it| !it.is_empty()).map(str::to_owned);
        Some(key)
    }

    /// A logistic unit; `sscc` in 18 digits.
    pub fn logistic_unit(sscc: &str) -> Option<ItemKey> {
        is_digits(sscc, 18).then(|| ItemKey::bare(KeyKind::Sscc, sscc.to_owned()))
    }

    /// A place; `gln` in 13 digits.
    pub fn location(gln: &str) -> Option<ItemKey> {
        is_digits(gln, 13).then(|| ItemKey::bare(KeyKind::Location, gln.to_owned()))
    }

    /// A party; `gln` in 13 digits.
    pub fn party(gln: &str) -> Option<ItemKey> {
        is_digits(gln, 13).then(|| ItemKey::bare(KeyKind::Party, gln.to_owned()))
    }

    /// Reads an EPC URN, a class or pattern URN, or a GS1 Digital Link URI of any host.
    ///
    /// `None` for what carries no GS1 key; such a text still identifies by its exact spelling.
    ///
    /// Source: Tag Data Standard 2.0, section 6.3; GS1 Digital Link URI Syntax 1.3, section 4.
    pub fn read(text: &str) -> Option<ItemKey> {
        ItemKey::read_with(text, percent_decode)
    }

    fn read_with(text: &str, decode: Decode) -> Option<ItemKey> {
        let text = gs1::trim(text);
        match crate::vocabulary::strip_prefix_ignore_case(text, "urn:epc:") {
            Some(rest) => urn::read(rest, decode),
            None => digital_link::read(text, decode),
        }
    }

    /// The key as an EPC URN, where the company prefix has so many digits, at the finest level that the
    /// key names: with a serial, of a lot, or the pattern of all serials.
    ///
    /// `None` for a length that no prefix has or the key is too short for, and for a model number, which
    /// has no EPC scheme.
    pub fn to_urn(&self, prefix_digits: usize) -> Option<String> {
        urn::write(self, prefix_digits)
    }

    /// The canonical Digital Link URI of a written key as the event hash wants it: escapes stay as
    /// they were written, and only the finest level of the key is named.
    pub(crate) fn hashed_uri(text: &str) -> Option<String> {
        let mut key = ItemKey::read_with(text, |part| Cow::Borrowed(part))?;
        if key.serial.is_some() {
            key.lot = None;
        }
        if key.serial.is_some() || key.lot.is_some() {
            key.cpv = None;
        }
        Some(digital_link::write(&key, |part, uri| uri.push_str(part)))
    }

    fn bare(kind: KeyKind, id: String) -> ItemKey {
        ItemKey { kind, id, cpv: None, lot: None, serial: None }
    }

    /// Which key it is.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The key without its qualifiers: GTIN-14, SSCC, GLN…
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The GTIN in 14 digits, if it is a trade item.
    pub fn gtin(&self) -> Option<&str> {
        matches!(self.kind, KeyKind::Gtin | KeyKind::Upui).then_some(self.id.as_str())
    }

    /// The GLN in 13 digits, if it is a place or a party.
    pub fn gln(&self) -> Option<&str> {
        matches!(self.kind, KeyKind::Location | KeyKind::Party).then_some(self.id.as_str())
    }

    /// The consumer product variant, AI (22).
    pub fn variant(&self) -> Option<&str> {
        self.cpv.as_deref()
    }

    /// The batch or lot, AI (10).
    pub fn lot(&self) -> Option<&str> {
        self.lot.as_deref()
    }

    /// The serial number (21), or the qualifier that plays its part.
    pub fn serial(&self) -> Option<&str> {
        self.serial.as_deref()
    }

    /// How much is known.
    pub fn level(&self) -> Level {
        match self.kind {
            KeyKind::Gtin | KeyKind::Itip | KeyKind::Upui => match (&self.serial, &self.lot) {
                (Some(_), _) => Level::Item,
                (None, Some(_)) => Level::Lot,
                (None, None) => Level::Class,
            },
            KeyKind::Grai | KeyKind::Gdti | KeyKind::Gcn | KeyKind::Cpid if self.serial.is_none() => Level::Class,
            KeyKind::Gmn => Level::Class,
            _ => Level::Item,
        }
    }

    /// The same thing at product level: without variant, lot and serial.
    pub fn class(&self) -> ItemKey {
        ItemKey::bare(self.kind, self.id.clone())
    }

    /// The same thing at lot level, if its lot is known.
    pub fn lot_level(&self) -> Option<ItemKey> {
        self.lot.as_ref()?;
        Some(ItemKey { serial: None, ..self.clone() })
    }

    /// The same serial without lot and variant, as serialised records mostly name it.
    pub fn serial_level(&self) -> Option<ItemKey> {
        self.serial.as_ref()?;
        Some(ItemKey { lot: None, cpv: None, ..self.clone() })
    }

    /// Whether everything said of `self` is said of `other`: the lot covers its serials, the
    /// product its lots. A qualifier that `other` does not know is not covered.
    pub fn covers(&self, other: &ItemKey) -> bool {
        let within =
            |mine: &Option<String>, theirs: &Option<String>| mine.is_none() || mine.as_deref() == theirs.as_deref();
        self.kind == other.kind
            && self.id == other.id
            && within(&self.serial, &other.serial)
            && within(&self.lot, &other.lot)
            && within(&self.cpv, &other.cpv)
    }

    /// Whether one of the two covers the other.
    pub fn matches(&self, other: &ItemKey) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// Whether both can be the same thing: same key, and no qualifier that both name differs.
    pub fn may_be(&self, other: &ItemKey) -> bool {
        let agree = |mine: &Option<String>, theirs: &Option<String>| match (mine, theirs) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => true,
        };
        self.kind == other.kind
            && self.id == other.id
            && agree(&self.serial, &other.serial)
            && agree(&self.lot, &other.lot)
            && agree(&self.cpv, &other.cpv)
    }
}

/// The canonical Digital Link URI under `https://id.gs1.org`.
impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&digital_link::write(self, |part, uri| {
            percent::encode_to(part.as_bytes(), UriPart::Path, uri);
        }))
    }
}

/// How the escapes of a written key are read.
type Decode = for<'a> fn(&'a str) -> Cow<'a, str>;

/// A GTIN in 14 digits from 8, 12, 13 or 14.
fn pad_gtin(gtin: &str) -> Option<String> {
    let zeros = match gtin.len() {
        8 => "000000",
        12 => "00",
        13 => "0",
        14 => "",
        _ => return None,
    };
    gtin.bytes().all(|byte| byte.is_ascii_digit()).then(|| joined([zeros, gtin, ""]))
}

/// Three parts as one text, with room for a check digit.
fn joined(parts: [&str; 3]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum::<usize>() + 1);
    parts.iter().for_each(|part| text.push_str(part));
    text
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `text` with `%XX` resolved; as it stands where that gives no UTF-8.
fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'%') {
        return Cow::Borrowed(text);
    }
    let decoded = percent::decode(text.as_bytes(), UriPart::Path);
    String::from_utf8(decoded).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests;
