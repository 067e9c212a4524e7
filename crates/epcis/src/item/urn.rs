//! EPC URNs: the company prefix and the reference stand apart, the check digit is left out.
//!
//! | scheme | parts | key |
//! |---|---|---|
//! | sgtin, lgtin, upui | prefix · indicator+item · serial or lot | 01 |
//! | itip | prefix · indicator+item · piece · total · serial | 8006 |
//! | sscc | prefix · extension+serial | 00 |
//! | sgln, pgln | prefix · place · extension | 414, 417 |
//! | grai, gdti, sgcn | prefix · type · serial | 8003, 253, 255 |
//! | gsrn, gsrnp | prefix · reference | 8018, 8017 |
//! | gsin, ginc, giai | prefix · reference | 402, 401, 8004 |
//! | cpi | prefix · part · serial | 8010 |
//!
//! Source: Tag Data Standard 2.0, sections 6.3 and 7; which characters are escaped: section 5.4.

use super::{Decode, ItemKey, KeyKind, joined};
use gs1::percent::{self, UriPart};
use std::borrow::Cow;

/// Reads what follows `urn:epc:`.
pub(super) fn read(rest: &str, decode: Decode) -> Option<ItemKey> {
    let (form, rest) = rest.split_once(':')?;
    let (scheme, body) = rest.split_once(':')?;
    let (form, scheme) = (lowercase(form), lowercase(scheme));
    match form.as_ref() {
        "id" | "idpat" | "class" => resolve(&scheme, body, decode),
        // A tag URN names its coding scheme with a bit count, and a filter value first.
        "tag" | "pat" => {
            let (scheme, _bits) = scheme.rsplit_once('-')?;
            let (_filter, body) = body.split_once('.')?;
            resolve(scheme, body, decode)
        }
        _ => None,
    }
}

/// Schemes are written in small letters nearly always.
fn lowercase(text: &str) -> Cow<'_, str> {
    let has_capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
    if has_capitals { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) }
}

fn resolve(scheme: &str, body: &str, decode: Decode) -> Option<ItemKey> {
    let (prefix, rest) = body.split_once('.')?;
    if !(6..=12).contains(&prefix.len()) || !prefix.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let (reference, tail) = match rest.split_once('.') {
        Some((reference, tail)) => (reference, Some(tail)),
        None => (rest, None),
    };
    // In a pattern `*` stands for every value: the qualifier is not known.
    let written = tail.filter(|it| !it.is_empty() && *it != "*");
    let tail = written.map(|it| decode(it).into_owned());
    let plain = |kind, id| Some(ItemKey::bare(kind, id));
    let with_serial = |kind, id| Some(ItemKey { serial: tail.clone(), ..ItemKey::bare(kind, id) });
    match scheme {
        "sgtin" => with_serial(KeyKind::Gtin, leading_digit(prefix, reference, 13)?),
        "upui" => with_serial(KeyKind::Upui, leading_digit(prefix, reference, 13)?),
        "lgtin" => {
            let id = leading_digit(prefix, reference, 13)?;
            Some(ItemKey { lot: tail, ..ItemKey::bare(KeyKind::Gtin, id) })
        }
        "itip" => {
            let mut parts = written?.splitn(3, '.');
            let (piece, total) = (parts.next()?, parts.next()?);
            let counted = super::is_digits(piece, 2) && super::is_digits(total, 2);
            let gtin = leading_digit(prefix, reference, 13)?;
            let serial = parts.next().filter(|it| *it != "*").map(|it| decode(it).into_owned());
            let key = ItemKey::bare(KeyKind::Itip, format!("{gtin}{piece}{total}"));
            counted.then_some(ItemKey { serial, ..key })
        }
        "sscc" => plain(KeyKind::Sscc, leading_digit(prefix, reference, 17)?),
        "sgln" => {
            let id = checked(prefix, reference, 12)?;
            // Extension 0 means that the GLN stands without an extension.
            let serial = tail.filter(|it| it != "0");
            Some(ItemKey { serial, ..ItemKey::bare(KeyKind::Location, id) })
        }
        "pgln" => plain(KeyKind::Party, checked(prefix, reference, 12)?),
        "grai" => with_serial(KeyKind::Grai, format!("0{}", checked(prefix, reference, 12)?)),
        "gdti" => with_serial(KeyKind::Gdti, checked(prefix, reference, 12)?),
        "sgcn" => with_serial(KeyKind::Gcn, checked(prefix, reference, 12)?),
        "gsrn" => plain(KeyKind::Gsrn, checked(prefix, reference, 17)?),
        "gsrnp" => plain(KeyKind::Gsrnp, checked(prefix, reference, 17)?),
        "gsin" => plain(KeyKind::Gsin, checked(prefix, reference, 16)?),
        "giai" => plain(KeyKind::Giai, format!("{prefix}{}", decode(whole(rest)?))),
        "ginc" => plain(KeyKind::Ginc, format!("{prefix}{}", decode(whole(rest)?))),
        "cpi" => {
            let part = decode(whole(reference)?);
            with_serial(KeyKind::Cpid, format!("{prefix}{part}"))
        }
        _ => None,
    }
}

/// A reference that is there and not a pattern.
fn whole(reference: &str) -> Option<&str> {
    (!reference.is_empty() && reference != "*").then_some(reference)
}

/// Puts the first digit of the reference before the prefix, and the check digit last.
fn leading_digit(prefix: &str, reference: &str, length: usize) -> Option<String> {
    let (first, rest) = reference.split_at_checked(1)?;
    with_check_digit(joined([first, prefix, rest]), length)
}

/// Joins prefix and reference, and puts the check digit last.
fn checked(prefix: &str, reference: &str, length: usize) -> Option<String> {
    with_check_digit(joined([prefix, reference, ""]), length)
}

fn with_check_digit(mut digits: String, length: usize) -> Option<String> {
    if !super::is_digits(&digits, length) {
        return None;
    }
    digits.push(char::from(b'0' + gs1::check_digit(digits.as_bytes())));
    Some(digits)
}

/// Writes a key as an EPC URN whose company prefix has so many digits: at the finest level that it names.
/// `None` for a prefix of another length than 6 to 12, a key that is shorter, and a kind that has no scheme.
pub(super) fn write(key: &ItemKey, prefix_digits: usize) -> Option<String> {
    (6..=12).contains(&prefix_digits).then_some(())?;
    let id = key.id.as_str();
    // Digits behind the prefix, without the check digit.
    let behind = |from: usize, length: usize| {
        let (prefix, rest) = id.get(from..from + length)?.split_at_checked(prefix_digits)?;
        Some(format!("{prefix}.{rest}"))
    };
    // As `behind`, with the first digit of all before the reference.
    let leading = |length: usize| {
        let (prefix, rest) = id.get(1..length)?.split_at_checked(prefix_digits)?;
        Some(format!("{prefix}.{}{rest}", id.get(..1)?))
    };
    let free = || {
        let (prefix, rest) = id.split_at_checked(prefix_digits)?;
        (!rest.is_empty()).then(|| format!("{prefix}.{}", escaped(rest)))
    };
    let serial = || key.serial.as_deref().map_or_else(|| "*".to_owned(), escaped);
    // Without a serial the URN is the pattern of all of its serials.
    let id_or_pattern = if key.serial.is_some() { "id" } else { "idpat" };
    Some(match key.kind {
        KeyKind::Gtin if key.serial.is_none() && key.lot.is_some() => {
            format!("urn:epc:class:lgtin:{}.{}", leading(13)?, escaped(key.lot.as_deref()?))
        }
        KeyKind::Gtin => format!("urn:epc:{id_or_pattern}:sgtin:{}.{}", leading(13)?, serial()),
        KeyKind::Upui => format!("urn:epc:{id_or_pattern}:upui:{}.{}", leading(13)?, serial()),
        KeyKind::Itip => {
            let (piece, total) = (id.get(14..16)?, id.get(16..18)?);
            format!("urn:epc:{id_or_pattern}:itip:{}.{piece}.{total}.{}", leading(13)?, serial())
        }
        KeyKind::Sscc => format!("urn:epc:id:sscc:{}", leading(17)?),
        KeyKind::Location => {
            format!(
                "urn:epc:id:sgln:{}.{}",
                behind(0, 12)?,
                key.serial.as_deref().map_or_else(|| "0".to_owned(), escaped)
            )
        }
        KeyKind::Party => format!("urn:epc:id:pgln:{}", behind(0, 12)?),
        KeyKind::Grai => format!("urn:epc:{id_or_pattern}:grai:{}.{}", behind(1, 12)?, serial()),
        KeyKind::Gdti => format!("urn:epc:{id_or_pattern}:gdti:{}.{}", behind(0, 12)?, serial()),
        KeyKind::Gcn => format!("urn:epc:{id_or_pattern}:sgcn:{}.{}", behind(0, 12)?, serial()),
        KeyKind::Giai => format!("urn:epc:id:giai:{}", free()?),
        KeyKind::Gsrn => format!("urn:epc:id:gsrn:{}", behind(0, 17)?),
        KeyKind::Gsrnp => format!("urn:epc:id:gsrnp:{}", behind(0, 17)?),
        KeyKind::Gsin => format!("urn:epc:id:gsin:{}", behind(0, 16)?),
        KeyKind::Ginc => format!("urn:epc:id:ginc:{}", free()?),
        KeyKind::Cpid => format!("urn:epc:{id_or_pattern}:cpi:{}.{}", free()?, serial()),
        KeyKind::Gmn => return None,
    })
}

/// A reference with the characters escaped that a URN may not hold, or that would be a pattern.
fn escaped(text: &str) -> String {
    if text == "*" {
        return "%2A".to_owned();
    }
    let mut written = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '!' | '\'' | '(' | ')' | '*' | '+' | ',' | '-' | '.' | ':' | ';' | '=' | '_' => written.push(sign),
            _ if sign.is_ascii_alphanumeric() => written.push(sign),
            _ => written.push_str(&percent::encode(sign.encode_utf8(&mut [0; 4]).as_bytes(), UriPart::Path)),
        }
    }
    written
}
