//! The product card: what the sources say about the product, each value with who said it.

use super::clock::{Date, LocalTime};

/// A value, and the source that stated it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Index into [`TraceReport::sources`](super::report::TraceReport::sources); none if the code itself says so.
    pub source: Option<usize>,
}

/// What is known about the product. Every text comes from a source and is shown as text, never as HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductCard {
    /// The product's name.
    pub name: Option<Stated<String>>,
    /// The address of a picture. It is shown only if its host is trusted.
    pub picture: Option<Stated<String>>,
    /// The brand.
    pub brand: Option<Stated<String>>,
    /// Who made it.
    pub maker: Option<Stated<PartyName>>,
    /// Who imported it.
    pub importer: Option<Stated<PartyName>>,
    /// The address of the responsible organisation.
    pub address: Option<Stated<String>>,
    /// The country or region of origin, as the source wrote it.
    pub origin: Option<Stated<String>>,
    /// The net content or weight, as text.
    pub net_content: Option<Stated<String>>,
    /// The lot number.
    pub lot: Option<Stated<String>>,
    /// The serial number.
    pub serial: Option<Stated<String>>,
    /// Production, harvest, catch or packing day.
    pub produced: Option<Stated<Date>>,
    /// Expiry date (Hạn sử dụng, AI 17).
    pub expires: Option<Stated<Date>>,
    /// Best-before date (Sử dụng tốt nhất trước, AI 15).
    pub best_before: Option<Stated<Date>>,
    /// Certificates, in order of first mention.
    pub certificates: Vec<Stated<Certificate>>,
    /// Standards and technical regulations that the product follows.
    pub standards: Vec<Stated<String>>,
    /// Safety warnings.
    pub safety_warnings: Vec<Stated<String>>,
    /// OCOP stars, 1–5.
    pub ocop_stars: Option<Stated<u8>>,
    /// Texts of the card in the languages that their sources gave.
    pub translations: Vec<Translation>,
}

/// A text of the card in one language, as its source gave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translation {
    /// The text of the card.
    pub of: String,
    /// The language's tag (BCP 47): letters, digits and hyphens.
    pub lang: String,
    /// The text in that language.
    pub text: String,
}

impl ProductCard {
    /// A text of the card in the language `tag` where a source gave it, else as it is; and the language of what
    /// is given, if a source named it.
    pub fn said<'a>(&'a self, text: &'a str, tag: &str) -> (&'a str, Option<&'a str>) {
        said(&self.translations, text, tag)
    }
}

/// A text in the language `tag` where `translations` have it, else as it is; and the language of what is given.
pub(crate) fn said<'a>(translations: &'a [Translation], text: &'a str, tag: &str) -> (&'a str, Option<&'a str>) {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let told = |wanted: &dyn Fn(&Translation) -> bool| translations.iter().find(|it| it.of == text && wanted(it));
    match told(&|it| primary(&it.lang) == primary(tag)).or_else(|| told(&|it| it.text == text)) {
        Some(found) => (&found.text, Some(&found.lang)),
        None => (text, None),
    }
}

/// A party by name and identifier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartyName {
    /// The name, if a source gives one.
    pub name: Option<String>,
    /// The GLN or other identifier.
    pub id: Option<String>,
}

/// A certificate as a source states it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificate {
    /// The identifier or address, as text.
    pub id: String,
    /// The name or scheme, such as VietGAP.
    pub name: Option<String>,
    /// Who issued it.
    pub agency: Option<String>,
    /// First day.
    pub starts: Option<Date>,
    /// Last day.
    pub ends: Option<Date>,
}

/// One item of the legal checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecklistLine {
    /// The rule's own identifier of the item, such as `name`.
    pub item: ChecklistItem,
    /// The rule that lists it.
    pub rule: Rule,
    /// The item's number in the rule.
    pub number: u8,
    /// Whether it is there.
    pub state: ChecklistState,
    /// Who gave it.
    pub source: Option<usize>,
    /// When the source last changed it, if it says so.
    pub updated: Option<LocalTime>,
}

/// A data item that a rule lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChecklistItem {
    /// Name of the product.
    Name,
    /// Picture.
    Picture,
    /// Name of the producing or trading organisation.
    Organisation,
    /// Address of the organisation.
    Address,
    /// Identifier of the organisation.
    OrganisationId,
    /// The stages, each with product code, place code and time.
    Stages,
    /// Time of production or trade.
    ProductionTime,
    /// Traceability code.
    TraceCode,
    /// Brand, trade mark, model, serial number.
    Brand,
    /// Expiry.
    Expiry,
    /// Standards and technical regulations.
    Standards,
    /// GTIN.
    Gtin,
    /// Origin or place of the last stage.
    Origin,
    /// Conformity certificates.
    Certificates,
    /// Safety warnings.
    SafetyWarnings,
    /// A unique identifier.
    UniqueId,
    /// Connected to the national portal.
    NationalPortal,
}

/// Which rule lists an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Circular 02/2024/TT-BKHCN.
    Circular02Of2024,
    /// Decree 37/2026/NĐ-CP, article 32.
    Decree37Of2026,
}

/// State of a checklist item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChecklistState {
    /// đủ
    Present,
    /// thiếu
    Missing,
    /// không công bố
    Withheld,
    /// không bắt buộc, and not there.
    NotRequired,
    /// Nobody could say: no source answered.
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_said_in_the_language_wanted_where_its_source_gave_it() {
        let told =
            |lang: &str, text: &str| Translation { of: "Chả mực".into(), lang: lang.into(), text: text.into() };
        let translations = vec![told("vi", "Chả mực"), told("en-GB", "Squid cake"), told("zh", "墨鱼饼")];
        let card = ProductCard { translations, ..ProductCard::default() };
        for (tag, expected) in [
            ("vi", ("Chả mực", Some("vi"))),
            ("en", ("Squid cake", Some("en-GB"))),
            ("zh-Hans", ("墨鱼饼", Some("zh"))),
            ("ko", ("Chả mực", Some("vi"))),
        ] {
            assert_eq!(card.said("Chả mực", tag), expected);
        }
        assert_eq!(card.said("Nước mắm", "en"), ("Nước mắm", None));
    }
}
