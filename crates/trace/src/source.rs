//! Whom to ask: sources are configuration.

use std::collections::BTreeMap;

use epcis::ItemKey;
use epcis::jws::PublicKey;
use serde_json::Value;

use super::product::{PartyName, ProductCard, Stated};
use super::report::SourceRole;

/// One source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its name as shown.
    pub name: String,
    /// Whose it is.
    pub role: SourceRole,
    /// The base address of its GS1 Digital Link resolver, if it has one.
    pub resolver: Option<String>,
    /// The base address of its EPCIS 2.0 query interface, if it is known without asking the resolver.
    pub epcis: Option<String>,
    /// How its own JSON interface is asked and read, if it has neither.
    pub template: Option<Template>,
    /// The keys that its answers are signed with; without one no signature is checked.
    pub keys: Vec<PublicKey>,
    /// Events that it tells without a signature by one of the keys count as wrongly signed.
    pub must_be_signed: bool,
    /// Most time for one question, ms; 0 stands for [`TIME_MS`].
    pub time_ms: u32,
}

/// Time for one question where the configuration names none, ms.
pub const TIME_MS: u32 = 5_000;

impl Source {
    /// Its host, as text, with the port where it is not the scheme's own: of the first address that is configured.
    pub fn host(&self) -> String {
        let template = self.template.as_ref().map(|template| template.url.as_str());
        let url = self.epcis.as_deref().or(self.resolver.as_deref()).or(template).unwrap_or_default();
        super::site::WebAddress::parse(url).map(|address| address.authority()).unwrap_or_default()
    }
}

/// A portal with its own JSON interface, connected without code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// The address with `{gtin}` (14 digits), `{gtin13}`, `{lot}` and `{serial}` in it.
    pub url: String,
    /// Field of the product card, such as `name`, to the JSON pointer (RFC 6901) of its value.
    pub fields: BTreeMap<String, String>,
}

impl Template {
    /// The address for an item; none if the item lacks what the address needs.
    pub fn address(&self, item: &ItemKey) -> Option<String> {
        let gtin = item.gtin();
        let mut url = self.url.clone();
        for (name, value) in [
            ("{gtin}", gtin),
            ("{gtin13}", gtin.and_then(|gtin| gtin.strip_prefix('0'))),
            ("{lot}", item.lot()),
            ("{serial}", item.serial()),
        ] {
            if url.contains(name) {
                url = url.replace(name, &percent_encode(value?));
            }
        }
        Some(url)
    }

    /// Reads the answer; none if none of the fields is in it.
    pub fn read(&self, answer: &Value) -> Option<ProductCard> {
        let text = |name: &str| -> Option<Stated<String>> {
            let value = match answer.pointer(self.fields.get(name)?)? {
                Value::String(text) => text.trim().to_owned(),
                Value::Number(number) => number.to_string(),
                _ => return None,
            };
            (!value.is_empty()).then_some(Stated { value, source: None })
        };
        let date = |name: &str| {
            let date = epcis::time::Date::parse(&text(name)?.value).ok()?;
            let value = super::clock::Date { year: date.year(), month: date.month(), day: date.day() };
            Some(Stated { value, source: None })
        };
        let party = |name: &str, id: &str| {
            let (name, id) = (text(name).map(|it| it.value), text(id).map(|it| it.value));
            (name.is_some() || id.is_some()).then_some(Stated { value: PartyName { name, id }, source: None })
        };
        let card = ProductCard {
            name: text("name"),
            picture: text("picture"),
            brand: text("brand"),
            maker: party("maker", "maker_gln"),
            importer: party("importer", "importer_gln"),
            address: text("address"),
            origin: text("origin"),
            net_content: text("net_content"),
            lot: text("lot"),
            serial: text("serial"),
            produced: date("produced"),
            expires: date("expires"),
            best_before: date("best_before"),
            certificates: Vec::new(),
            standards: text("standard").into_iter().collect(),
            safety_warnings: text("safety_warning").into_iter().collect(),
            translations: Vec::new(),
            ocop_stars: None,
        };
        (card != ProductCard::default()).then_some(card)
    }
}

/// Every byte but the unreserved ones as `%XX`. Source: RFC 3986, section 2.3.
pub(super) fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                let hex = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0').to_ascii_uppercase();
                out.extend(['%', hex(byte >> 4), hex(byte & 15)]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    #[test]
    fn a_template_needs_what_its_address_names() {
        let template = Template { url: "https://a.example/{gtin13}?lot={lot}".into(), fields: BTreeMap::new() };
        let lot = ItemKey::trade_item("9521001002011", Some("L/1 é"), None).expect("a key");
        assert_eq!(template.address(&lot).as_deref(), Some("https://a.example/9521001002011?lot=L%2F1%20%C3%A9"));
        assert_eq!(template.address(&lot.class()), None);
    }

    #[test]
    fn an_answer_without_any_field_is_no_record() {
        let fields = [("name", "/data/0/ten"), ("expires", "/data/0/hsd")];
        let fields = fields.into_iter().map(|(name, at)| (name.to_owned(), at.to_owned())).collect();
        let template = Template { url: String::new(), fields };
        let answer = serde_json::json!({"data": [{"ten": " Chả mực ", "hsd": "2026-12-04"}]});
        let card = template.read(&answer).expect("a record");
        assert_eq!(card.name.map(|name| name.value).as_deref(), Some("Chả mực"));
        assert_eq!(card.expires.map(|date| date.value.to_string()).as_deref(), Some("2026-12-04"));
        assert_eq!(template.read(&serde_json::json!({"data": []})), None);
        assert_eq!(template.read(&serde_json::json!({"data": [{"ten": {"x": 1}}]})), None);
    }
}
