//! The product card: what master data, events and records say, the code itself last.

use std::borrow::Cow;

use epcis::event::{Epc, local_name};
use gs1::list::Gather;
use serde_json::Value;

use super::answer::Answer;
use super::checks::{BEST_BEFORE, EXPIRY};
use super::clock::{Date, LocalTime, day, last_day};
use super::history::{History, Role, Scope, Telling};
use super::item::Item;
use super::names::{Names, address};
use super::product::{Certificate, PartyName, ProductCard, Stated};
use super::recall;
use super::report::Unavailable;
use super::timeline::certificates;
use super::unread::{NotRead, Reason, Unread};
use super::words::{plain, translations, words};

/// Most entries of each list of the card.
const MOST: usize = 20;

/// Most texts in other languages.
const MOST_TRANSLATIONS: usize = 60;

/// Puts the card together. A source named earlier in the configuration comes first.
pub(super) fn card(item: &Item, history: &History<'_>, answers: &[Answer]) -> ProductCard {
    let mut card = ProductCard::default();
    for (source, answer) in answers.iter().enumerate() {
        if let Some(record) = &answer.record {
            fill(&mut card, record, source);
        }
    }
    from_master_data(&mut card, item, history, answers);
    from_events(&mut card, history, answers);
    let code = |value: Option<&str>| value.map(|value| Stated { value: value.to_owned(), source: None });
    card.lot = card.lot.or_else(|| code(item.key.lot()));
    card.serial = card.serial.or_else(|| code(item.key.serial()));
    let day = |value: Option<Date>| value.map(|value| Stated { value, source: None });
    card.expires = card.expires.or(day(item.expiry));
    card.best_before = card.best_before.or(day(item.best_before));
    card.produced = card.produced.or(day(item.produced));
    card
}

fn put<T>(slot: &mut Option<Stated<T>>, value: Option<T>, source: usize) {
    if slot.is_none()
        && let Some(value) = value
    {
        *slot = Some(Stated { value, source: Some(source) });
    }
}

/// Takes what is still missing from a source's own record.
fn fill(card: &mut ProductCard, record: &ProductCard, source: usize) {
    macro_rules! take {
        ($($field:ident),+) => {
            $(put(&mut card.$field, record.$field.as_ref().map(|stated| stated.value.clone()), source);)+
        };
    }
    take!(name, picture, brand, maker, importer, address, origin, net_content, lot, serial);
    take!(produced, expires, best_before, ocop_stars);
    macro_rules! extend {
        ($($field:ident),+) => {
            $(for stated in &record.$field {
                if card.$field.len() < MOST && !card.$field.iter().any(|known| known.value == stated.value) {
                    card.$field.push(Stated { value: stated.value.clone(), source: Some(source) });
                }
            })+
        };
    }
    extend!(certificates, standards, safety_warnings);
    for told in &record.translations {
        if card.translations.len() < MOST_TRANSLATIONS && !card.translations.contains(told) {
            card.translations.push(told.clone());
        }
    }
}

fn from_master_data(card: &mut ProductCard, item: &Item, history: &History<'_>, answers: &[Answer]) {
    for (source, answer) in answers.iter().enumerate() {
        let entries = answer.documents.iter().flat_map(|document| &document.master_data.entries);
        let about = |id: &Epc| id.key.as_ref().is_some_and(|key| history.scope(key, &item.key).is_some());
        for entry in entries.filter(|entry| about(&entry.id)) {
            let text = |names: &[&str]| names.iter().find_map(|name| entry.attribute(name)).map(str::to_owned);
            let party = |names: &[&str]| text(names).map(|name| PartyName { name: Some(name), id: None });
            let day = |names: &[&str]| names.iter().find_map(|name| entry.attribute(name)).and_then(day);
            put(&mut card.name, entry.name().map(str::to_owned), source);
            put(&mut card.brand, text(&["brandName", "brand"]), source);
            put(
                &mut card.maker,
                party(&["manufacturerName", "manufacturer", "manufacturerOfTradeItemPartyName"]),
                source,
            );
            put(&mut card.importer, party(&["importerName", "importer"]), source);
            put(&mut card.origin, text(&["countryOfOrigin"]), source);
            put(&mut card.net_content, text(&["netContentDescription", "netContent", "netWeight"]), source);
            put(&mut card.picture, text(&["image", "picture", "productImage"]), source);
            put(&mut card.address, address(entry), source);
            put(&mut card.expires, day(&["itemExpirationDate", "expirationDate"]), source);
            put(&mut card.best_before, day(&["bestBeforeDate"]), source);
            put(&mut card.produced, day(&["productionDate"]), source);
            for (names, list) in [
                (&["appliedStandard", "standard"], &mut card.standards),
                (&["consumerSafetyInformation", "safetyWarning"], &mut card.safety_warnings),
            ] {
                if let Some(value) = text(names).filter(|_| list.len() < MOST) {
                    list.push(Stated { value, source: Some(source) });
                }
            }
        }
    }
}

fn from_events(card: &mut ProductCard, history: &History<'_>, answers: &[Answer]) {
    let names = Names::new(answers);
    let told = || history.own.iter().chain(history.undated());
    let about_item = || told().filter(|deed| deed.via.is_none() && deed.role != Role::Input);
    for deed in
        about_item().filter(|deed| deed.scope >= Scope::Lot && matches!(deed.role, Role::Subject | Role::Output))
    {
        let event = deed.event;
        let source = history.told[deed.index].sources.first().copied().unwrap_or(0);
        let text = |name: &str| event.ilmd_text(name).map(Cow::into_owned);
        let last_day = |names: &[&str]| names.iter().find_map(|name| last_day(&event.stated_text(name)?));
        put(&mut card.expires, last_day(EXPIRY), source);
        put(&mut card.best_before, last_day(BEST_BEFORE), source);
        let produced = ["productionDate", "packagingDate", "harvestDateEnd", "harvestDateStart", "harvestDate"];
        put(&mut card.produced, produced.iter().find_map(|name| day(&event.ilmd_text(name)?)), source);
        put(&mut card.origin, text("countryOfOrigin"), source);
        put(&mut card.lot, text("lotNumber"), source);
        let stars = event.ilmd("ocopStars").and_then(|value| match value {
            Value::Number(number) => number.as_u64().and_then(|stars| u8::try_from(stars).ok()),
            value => plain(value)?.trim().parse().ok(),
        });
        put(&mut card.ocop_stars, stars.filter(|stars| (1..=5).contains(stars)), source);
        if deed.is_origin() {
            put(&mut card.produced, super::checks::at(deed).time.map(LocalTime::date), source);
            let owner =
                event.sources.first().map(|end| &end.id).or(event.biz_location.as_ref()).or(event.read_point.as_ref());
            let owner = owner.filter(|id| names.name(id).is_some() || id.key.is_some());
            put(&mut card.maker, owner.map(|id| names.party_name(id)), source);
            put(&mut card.address, owner.and_then(|id| names.address(id)), source);
        }
    }
    // A certificate in an event that was flagged, and not corrected, stays visible.
    let flagged = history.loose.iter().filter(|deed| deed.via.is_none() && deed.telling == Telling::Flagged);
    for deed in about_item().chain(flagged) {
        let source = history.told[deed.index].sources.first().copied();
        for value in certificates(deed.event) {
            if card.certificates.len() < MOST && !card.certificates.iter().any(|known| known.value == value) {
                card.certificates.push(Stated { value, source });
            }
        }
    }
}

/// What a record says and its card cannot show: days that nobody can read, and words that seem to speak of a recall.
pub(super) fn record_notes(record: &Value, at: &str) -> Vec<Unread> {
    let mut notes = Vec::new();
    let Some(map) = record.as_object() else { return notes };
    for (name, value) in map.iter().filter(|(name, value)| DATES.contains(&local_name(name)) && !value.is_null()) {
        if words(value).as_deref().and_then(day).is_none() {
            notes.push(Unread::new(NotRead::Value, &format!("{name}: {value}")));
        }
    }
    if recall::hint(map.iter(), RECALL_DEPTH).is_some() {
        notes.push(Unread::new(NotRead::Notice(Reason::Unavailable(Unavailable::Malformed)), at));
    }
    notes
}

/// The days of a record.
const DATES: [&str; 4] = ["productionDate", "packagingDate", "expirationDate", "bestBeforeDate"];

/// Levels of a record that are searched for words of a recall.
const RECALL_DEPTH: usize = 2;

/// Reads a product record in the words of the GS1 Web Vocabulary, as a resolver's `masterData` link gives it.
///
/// Source: GS1 Web Vocabulary, classes Product, Organization, CertificationDetails.
pub(super) fn read_record(value: &Value) -> Option<ProductCard> {
    let map = value.as_object().or_else(|| value.as_array()?.first()?.as_object())?;
    let field = |names: &[&str]| map.iter().find(|(key, _)| names.contains(&local_name(key))).map(|(_, value)| value);
    let stated = |value: String| Stated { value, source: None };
    let text = |names: &[&str]| field(names).and_then(words).map(stated);
    let date = |names: &[&str]| {
        let value = field(names).and_then(words).as_deref().and_then(day)?;
        Some(Stated { value, source: None })
    };
    let party = |names: &[&str]| {
        let value = field(names)?;
        let (name, id) = match value.as_object() {
            Some(inner) => {
                let get = |name: &str| {
                    inner.iter().find(|(key, _)| local_name(key) == name).and_then(|(_, value)| words(value))
                };
                (get("organizationName").or_else(|| get("name")), get("globalLocationNumber"))
            }
            None => (words(value), None),
        };
        (name.is_some() || id.is_some()).then_some(Stated { value: PartyName { name, id }, source: None })
    };
    let list = |names: &[&str]| {
        let entries: Vec<&Value> = match field(names) {
            Some(Value::Array(list)) => list.iter().take(MOST).gathered(),
            Some(single) => vec![single],
            None => Vec::new(),
        };
        entries
    };
    let inside = |name: &str, names: &[&str]| -> Option<String> {
        let inner = field(names).and_then(|value| value.as_array().and_then(|list| list.first()).or(Some(value)))?;
        let inner = inner.as_object()?.iter().find(|(key, _)| local_name(key) == name).map(|(_, value)| value)?;
        words(inner)
    };
    let address = field(&["manufacturer"])
        .and_then(Value::as_object)
        .and_then(|maker| maker.iter().find(|(key, _)| local_name(key) == "address"));
    let address = address.and_then(|(_, value)| match value {
        Value::Object(parts) => {
            let order = ["streetAddress", "addressLocality", "addressRegion", "countryCode"];
            let found = order.iter().filter_map(|name| {
                parts.iter().find(|(key, _)| local_name(key) == *name).and_then(|(_, value)| words(value))
            });
            let mut found: Vec<String> = found.gathered();
            found.dedup();
            (!found.is_empty()).then(|| found.join(", "))
        }
        value => words(value),
    });
    let stars = field(&["ocopStars"]).and_then(words).and_then(|stars| stars.trim().parse().ok());
    let card = ProductCard {
        name: text(&NAMES),
        picture: inside("referencedFileURL", &["image"]).or_else(|| field(&["image"]).and_then(words)).map(stated),
        brand: inside("brandName", &["brand"]).or_else(|| field(&["brand", "brandName"]).and_then(words)).map(stated),
        maker: party(&["manufacturer", "brandOwner"]),
        importer: party(&["importer"]),
        address: address.map(stated),
        origin: inside("countryCode", &["countryOfOrigin"])
            .or_else(|| field(&["countryOfOrigin"]).and_then(words))
            .map(stated),
        net_content: amount(field(&["netContent", "netWeight"])).map(stated),
        lot: text(&["hasBatchLotNumber"]),
        serial: text(&["hasSerialNumber"]),
        produced: date(&["productionDate", "packagingDate"]),
        expires: date(&["expirationDate"]),
        best_before: date(&["bestBeforeDate"]),
        certificates: list(&["certification"])
            .into_iter()
            .filter_map(certificate)
            .map(|value| Stated { value, source: None })
            .gathered(),
        standards: list(&["appliedStandard"]).into_iter().filter_map(words).map(stated).gathered(),
        safety_warnings: match field(&[SAFETY]) {
            // Several languages are one warning.
            Some(value) if is_languages(value) => words(value).into_iter().map(stated).gathered(),
            _ => list(&[SAFETY]).into_iter().filter_map(words).map(stated).gathered(),
        },
        ocop_stars: stars.filter(|stars| (1..=5).contains(stars)).map(|value| Stated { value, source: None }),
        translations: [field(&NAMES), field(&[SAFETY])].into_iter().flatten().flat_map(translations).gathered(),
    };
    (card != ProductCard::default()).then_some(card)
}

/// Names of a product in the GS1 Web Vocabulary, the best first.
const NAMES: [&str; 4] = ["productName", "regulatedProductName", "functionalName", "name"];
const SAFETY: &str = "consumerSafetyInformation";

fn is_languages(value: &Value) -> bool {
    value.as_array().is_some_and(|list| list.iter().all(|entry| entry.get("@language").is_some()))
}

/// An amount with its unit, such as `250 GRM`.
fn amount(value: Option<&Value>) -> Option<String> {
    let value = value?;
    let Some(map) = value.as_object() else { return words(value) };
    let get = |name: &str| map.iter().find(|(key, _)| local_name(key) == name).and_then(|(_, value)| words(value));
    let unit = get("unitCode").unwrap_or_default();
    Some(format!("{} {unit}", get("value")?).trim_end().to_owned())
}

fn certificate(value: &Value) -> Option<Certificate> {
    let map = value.as_object()?;
    let get = |name: &str| map.iter().find(|(key, _)| local_name(key) == name).and_then(|(_, value)| words(value));
    let date = |name: &str| get(name).as_deref().and_then(day);
    Some(Certificate {
        id: get("certificationIdentification").or_else(|| get("certificationURI"))?,
        name: get("certificationStandard"),
        agency: get("certificationAgency"),
        starts: date("certificationStartDate"),
        ends: date("certificationEndDate"),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_card_cannot_show_of_its_record_is_told() {
        let notes = |record: Value| record_notes(&record, "x").iter().map(|note| note.what).collect::<Vec<_>>();
        let recall = NotRead::Notice(Reason::Unavailable(Unavailable::Malformed));
        assert_eq!(notes(json!({"gs1:expirationDate": "10 tháng chạp 2026"})), [NotRead::Value]);
        assert_eq!(notes(json!({"gs1:expirationDate": "10 tháng 11 năm 2026", "productName": "Mực"})), []);
        assert_eq!(notes(json!({"trangThai": "Đã thu hồi", "bestBeforeDate": [2026, 1, 1]})), [NotRead::Value, recall]);
        assert_eq!(notes(json!({"gs1:recallStatus": "none"})), []);
    }

    #[test]
    fn a_text_in_several_languages_is_one_text_of_the_card_and_keeps_the_others() {
        let record = json!({
            "productName": [{"@value": "Squid cake", "@language": "en"}, {"@value": "Chả mực", "@language": "vi"}],
            "consumerSafetyInformation": [
                {"@value": "Có mực.", "@language": "vi"},
                {"@value": "Contains squid.", "@language": "en-GB"},
                {"@value": "x", "@language": "no tag\" onload=\""},
                {"@value": 7, "@language": ""},
            ],
            "brand": "Mực",
        });
        let card = read_record(&record).expect("a card");
        assert_eq!(card.name.as_ref().map(|name| name.value.as_str()), Some("Chả mực"));
        assert_eq!(card.said("Chả mực", "en"), ("Squid cake", Some("en")));
        assert_eq!(card.safety_warnings.len(), 1);
        assert_eq!(card.said("Có mực.", "en"), ("Contains squid.", Some("en-GB")));
        assert!(card.translations.iter().all(|it| !it.lang.contains(' ') && !it.lang.is_empty()));
        assert_eq!(card.said("Mực", "en"), ("Mực", None));
    }
}
