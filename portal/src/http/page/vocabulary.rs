//! What the sources say about a product, as JSON-LD with the GS1 Web Vocabulary: nothing that no source said.

use serde_json::{Map, Value, json};
use trace::product::{PartyName, ProductCard, Stated};
use trace::report::TraceReport;
use truyxuat::config::Config;

/// The product of a report; `None` where no source describes it.
pub(super) fn product(report: &TraceReport, config: &Config) -> Option<Value> {
    let card = &report.product;
    let name = card.name.as_ref()?;
    let mut out = Map::new();
    out.insert(
        "@context".to_owned(),
        json!({ "gs1": "https://ref.gs1.org/voc/", "xsd": "http://www.w3.org/2001/XMLSchema#" }),
    );
    out.insert("@type".to_owned(), json!("gs1:Product"));
    if let Some(key) = trace::key(&report.carried) {
        out.insert("@id".to_owned(), json!(key.to_string()));
    }
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(format!("gs1:{name}"), value);
        }
    };
    add("gtin", report.code.gtin.as_ref().map(|gtin| json!(gtin)));
    add("productName", Some(said(card, &name.value)));
    add("brand", card.brand.as_ref().map(|it| json!({ "@type": "gs1:Brand", "gs1:brandName": said(card, &it.value) })));
    add("manufacturer", card.maker.as_ref().and_then(party));
    add("countryOfOriginStatement", card.origin.as_ref().map(|it| said(card, &it.value)));
    add("netContent", card.net_content.as_ref().and_then(quantity));
    add("hasBatchLotNumber", report.code.lot.as_ref().map(|lot| json!(lot)));
    let day = |day: &Stated<trace::Date>| json!({ "@value": day.value.to_string(), "@type": "xsd:date" });
    add("productionDate", card.produced.as_ref().map(day));
    add("expirationDate", card.expires.as_ref().map(day));
    add("bestBeforeDate", card.best_before.as_ref().map(day));
    let picture = card.picture.as_ref().filter(|it| config.may_show_picture(&it.value));
    add(
        "image",
        picture.map(|it| json!({ "@type": "gs1:ReferencedFileDetails", "gs1:referencedFileURL": { "@id": it.value } })),
    );
    Some(Value::Object(out))
}

/// A text with every language in which its source gave it.
fn said(card: &ProductCard, text: &str) -> Value {
    let own = card.translations.iter().filter(|it| it.of == text);
    let all: Vec<Value> = own.map(|it| json!({ "@value": it.text, "@language": it.lang })).collect();
    if all.is_empty() { json!(text) } else { Value::Array(all) }
}

fn party(party: &Stated<PartyName>) -> Option<Value> {
    let name = party.value.name.as_ref()?;
    Some(json!({ "@type": "gs1:Organization", "gs1:organizationName": name }))
}

/// An amount that is a number with a unit of UN/ECE Recommendation 20; other words are no quantity.
fn quantity(amount: &Stated<String>) -> Option<Value> {
    let (number, unit) = amount.value.split_once(' ')?;
    let is_number = number.bytes().all(|it| it.is_ascii_digit() || it == b'.') && number.parse::<f64>().is_ok();
    let is_unit =
        (2..=3).contains(&unit.len()) && unit.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    (is_number && is_unit).then(|| {
        json!({ "@type": "gs1:QuantitativeValue", "gs1:value": { "@value": number, "@type": "xsd:decimal" }, "gs1:unitCode": unit })
    })
}
