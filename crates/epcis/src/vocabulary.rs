//! The words of the Core Business Vocabulary (CBV 2.0), each list open for private words.
//!
//! A word stands in five spellings: bare (`shipping`), CURIE (`cbv:BizStep-shipping`), two web
//! vocabularies (`https://ref.gs1.org/cbv/BizStep-shipping`, `https://ns.gs1.org/cbv/…`) and URN
//! (`urn:epcglobal:cbv:bizstep:shipping`). All read as one value, without regard to case.

/// Namespaces that hold CBV words; compared without regard to case.
pub(crate) const NAMESPACES: [&str; 11] = [
    "https://ref.gs1.org/cbv/",
    "http://ref.gs1.org/cbv/",
    "https://ns.gs1.org/cbv/",
    "http://ns.gs1.org/cbv/",
    "https://ns.gs1.org/voc/",
    "https://gs1.org/cbv/",
    "https://ref.gs1.org/voc/",
    "https://gs1.org/voc/",
    "http://gs1.org/voc/",
    "https://www.gs1.org/voc/",
    "http://www.gs1.org/voc/",
];

/// Prefixes of compact spellings.
const PREFIXES: [&str; 3] = ["cbv:", "gs1:", "urn:epcglobal:cbv:"];

/// Letters and digits of a word, in lower case.
fn folded(word: &str) -> String {
    word.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect()
}

/// `text` without `prefix`, compared without regard to ASCII case.
pub(crate) fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The bare word of a spelling inside the CBV; `None` for a private word.
///
/// `list` is the short name of the list, as `BizStep` in `cbv:BizStep-shipping`.
fn bare<'a>(text: &'a str, list: &str) -> Option<&'a str> {
    let text = gs1::trim(text);
    if text.bytes().all(|byte| !matches!(byte, b':' | b'/' | b'#')) {
        return Some(unlisted(text, list));
    }
    let named = NAMESPACES.iter().chain(&PREFIXES).find_map(|it| strip_prefix_ignore_case(text, it));
    named.map(|word| unlisted(word, list))
}

/// A word without the name of its list before it: `shipping` for `BizStep-shipping`.
fn unlisted<'a>(word: &'a str, list: &str) -> &'a str {
    strip_prefix_ignore_case(word, list).and_then(|rest| rest.strip_prefix(['-', ':', '/'])).unwrap_or(word)
}

/// The web address of a word that is bare or stands in a GS1 namespace; `None` for a private word.
///
/// `list` is the short name of a CBV list, or empty for the GS1 Web Vocabulary.
pub(crate) fn canonical_word(text: &str, list: &str, namespace: &str) -> Option<String> {
    let word = bare(text, list)?;
    let between = if list.is_empty() { "" } else { "-" };
    Some(format!("{namespace}{list}{between}{word}"))
}

macro_rules! open_list {
    ($(#[$doc:meta])* $name:ident, $list:literal, $($variant:ident = $word:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $variant,)+
            /// A word that is not in the list, as it was written.
            Other(String),
        }

        impl $name {
            /// Every word of the list.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Reads any spelling of the word.
            pub fn read(text: &str) -> $name {
                let Some(word) = bare(text, $list) else { return $name::Other(text.to_owned()) };
                $(if word.eq_ignore_ascii_case($word) { return $name::$variant; })+
                $name::Other(text.to_owned())
            }

            /// The bare word, or the private word as it was written.
            pub fn word(&self) -> &str {
                match self {
                    $($name::$variant => $word,)+
                    $name::Other(text) => text,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

open_list! {
    /// What was being done. Source: CBV 2.0, section 7.1.
    BizStep, "BizStep",
    Accepting = "accepting", Arriving = "arriving", Assembling = "assembling",
    Collecting = "collecting", Commissioning = "commissioning", Consigning = "consigning",
    CreatingClassInstance = "creating_class_instance", CycleCounting = "cycle_counting",
    Decommissioning = "decommissioning", Departing = "departing", Destroying = "destroying",
    Disassembling = "disassembling", Dispensing = "dispensing", Encoding = "encoding",
    EnteringExiting = "entering_exiting", Holding = "holding", Inspecting = "inspecting",
    Installing = "installing", Killing = "killing", Loading = "loading", Otherwise = "other",
    Packing = "packing", Picking = "picking", Receiving = "receiving", Removing = "removing",
    Repackaging = "repackaging", Repairing = "repairing", Replacing = "replacing",
    Reserving = "reserving", RetailSelling = "retail_selling", Sampling = "sampling",
    SensorReporting = "sensor_reporting", Shipping = "shipping",
    StagingOutbound = "staging_outbound", StockTaking = "stock_taking", Stocking = "stocking",
    Storing = "storing", Transporting = "transporting", Unloading = "unloading",
    Unpacking = "unpacking", VoidShipping = "void_shipping",
}

open_list! {
    /// The state in which the items are left. Source: CBV 2.0, section 7.2.
    Disposition, "Disp",
    Active = "active", Available = "available", CompletenessInferred = "completeness_inferred",
    CompletenessVerified = "completeness_verified", Conformant = "conformant",
    ContainerClosed = "container_closed", ContainerOpen = "container_open", Damaged = "damaged",
    Destroyed = "destroyed", Dispensed = "dispensed", Disposed = "disposed", Encoded = "encoded",
    Expired = "expired", InProgress = "in_progress", InTransit = "in_transit",
    Inactive = "inactive", MismatchClass = "mismatch_class",
    MismatchInstance = "mismatch_instance", MismatchQuantity = "mismatch_quantity",
    NeedsReplacement = "needs_replacement", NoPedigreeMatch = "no_pedigree_match",
    NonConformant = "non_conformant", NonSellableOther = "non_sellable_other",
    PartiallyDispensed = "partially_dispensed", Recalled = "recalled", Reserved = "reserved",
    RetailSold = "retail_sold", Returned = "returned", SellableAccessible = "sellable_accessible",
    SellableNotAccessible = "sellable_not_accessible", Stolen = "stolen",
    Unavailable = "unavailable", Unknown = "unknown",
}

open_list! {
    /// What kind of document a business transaction is. Source: CBV 2.0, section 7.3.
    BizTransactionType, "BTT",
    BillOfLading = "bol", Certificate = "cert", DespatchAdvice = "desadv", Invoice = "inv",
    Pedigree = "pedigree", PurchaseOrder = "po", PurchaseOrderConfirmation = "poc",
    ProductionOrder = "prodorder", ReceivingAdvice = "recadv", ReturnAuthorisation = "rma",
    TestProcedure = "testprd", TestResult = "testres", UpstreamEvent = "upevt",
}

open_list! {
    /// In what role a party or place is source or destination. Source: CBV 2.0, section 7.4.
    SourceDestType, "SDT",
    OwningParty = "owning_party", PossessingParty = "possessing_party", Location = "location",
}

open_list! {
    /// Why an earlier event was declared wrong. Source: CBV 2.0, section 7.5.
    ErrorReason, "ER",
    DidNotOccur = "did_not_occur", IncorrectData = "incorrect_data",
}

open_list! {
    /// What a sensor measured; those that a shopper meets are named. Source: CBV 2.0, section 7.6.
    Measurement, "MT",
    Temperature = "Temperature", RelativeHumidity = "RelativeHumidity",
    AbsoluteHumidity = "AbsoluteHumidity", Pressure = "Pressure", Mass = "Mass",
    Illuminance = "Illuminance", Speed = "Speed", Acceleration = "Acceleration", Time = "Time",
}

impl Disposition {
    /// Like [`Disposition::read`]; a word of a state against a sale is that state in whatever namespace, case and
    /// punctuation it stands, since nobody means anything else by it.
    pub fn read_strictest(text: &str) -> Disposition {
        let word = Disposition::read(text);
        if !matches!(word, Disposition::Other(_)) {
            return word;
        }
        let end = text.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        let last = end.rsplit([':', '/', '#']).next().unwrap_or(end);
        let last = unlisted(unlisted(last, "disposition"), "disp");
        let known = Disposition::ALL.iter().find(|it| it.is_against_a_sale() && folded(it.word()) == folded(last));
        known.cloned().unwrap_or(word)
    }

    /// Whether a thing in this state must not be sold.
    pub fn is_against_a_sale(&self) -> bool {
        matches!(
            self,
            Disposition::Recalled
                | Disposition::Destroyed
                | Disposition::Stolen
                | Disposition::Expired
                | Disposition::Damaged
                | Disposition::NonConformant
                | Disposition::NonSellableOther
                | Disposition::NoPedigreeMatch
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &BizStep) {
        assert_eq!(&BizStep::read(text), expected, "{text}");
    }

    #[test]
    fn every_spelling_of_a_word_is_the_same_word() {
        for text in [
            "shipping",
            "Shipping",
            " shipping ",
            "cbv:BizStep-shipping",
            "https://ref.gs1.org/cbv/BizStep-shipping",
            "http://ref.gs1.org/cbv/bizstep-shipping",
            "https://ns.gs1.org/cbv/BizStep-shipping",
            "https://ns.gs1.org/voc/Bizstep-shipping",
            "urn:epcglobal:cbv:bizstep:shipping",
            "URN:EPCGLOBAL:CBV:BIZSTEP:shipping",
        ] {
            check(text, &BizStep::Shipping);
        }
    }

    #[test]
    fn a_private_word_stays_as_written() {
        for text in ["https://example.vn/BizStep-shipping", "smoking", "qn:shipping", ""] {
            check(text, &BizStep::Other(text.to_owned()));
        }
    }

    #[test]
    fn a_state_against_a_sale_is_one_in_every_namespace() {
        let strict = |text: &str| Disposition::read_strictest(text);
        for text in [
            "Recalled.",
            "https://ref.gs1.org/cbv/Disp-recalled/",
            "https://ref.gs1.org/cbv/2.0/Disp-recalled",
            "https://www.gs1.org/cbv/Disp-recalled",
            "urn:epcglobal:cbv:disposition:recalled",
            "disp:recalled",
            "https://example.vn/disposition-RECALLED",
        ] {
            assert_eq!(strict(text), Disposition::Recalled, "{text}");
        }
        assert_eq!(strict("Non-Conformant"), Disposition::NonConformant);
        for text in ["https://example.vn/not-recalled", "recall", "https://example.vn/active", "…", ""] {
            assert_eq!(strict(text), Disposition::Other(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn every_word_reads_back_to_itself() {
        for word in BizStep::ALL {
            check(word.word(), word);
        }
        for word in Disposition::ALL {
            assert_eq!(&Disposition::read(&format!("cbv:Disp-{word}")), word);
            assert_eq!(&Disposition::read(&format!("urn:epcglobal:cbv:disp:{word}")), word);
        }
    }
}
