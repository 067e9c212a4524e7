//! What a scanned text is, before anything is looked up.

/// What a code carries. Only [`Carried::Product`] is ever looked up; nothing else is acted on.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "there is one value a scan")]
pub enum Carried {
    /// A GS1 key: GTIN or SSCC, as element strings or as a Digital Link URI.
    Product(ProductCode),
    /// A URL without a GS1 key.
    Link(Link),
    /// A payment request (EMVCo merchant-presented QR, VietQR).
    Payment(Payment),
    /// Access to a wireless network. The password is never kept.
    Wifi {
        /// The network's name.
        ssid: String,
        /// The security as written, such as `WPA`.
        security: Option<String>,
    },
    /// A person or organisation (vCard, MeCard).
    Contact {
        /// The name as written.
        name: Option<String>,
    },
    /// A telephone number.
    Phone {
        /// The number as written.
        number: String,
    },
    /// A prepared text message.
    Sms {
        /// The receiver's number as written.
        number: String,
    },
    /// A prepared e-mail.
    Email {
        /// The receiver's address as written.
        address: String,
    },
    /// A point on the map.
    Geo {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
    /// A calendar entry.
    Calendar,
    /// Any other text.
    Text,
}

/// A code with a GS1 key, well formed or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductCode {
    /// The host, if the code is a Digital Link URI.
    pub link: Option<Link>,
    /// What was read, with its doubts; none if the code is too broken to be read.
    pub scan: Option<gs1::Scan>,
    /// Why the code cannot be read.
    pub fault: Option<gs1::ParseError>,
}

/// A URL's host, and who is known to run it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The whole URL, as text to show. It is never opened.
    pub url: String,
    /// The host in ASCII form (Punycode), lower case.
    pub host: String,
    /// The host in readable form, if it differs from `host`.
    pub readable: Option<String>,
    /// What stands before `@` in front of the host: people take it for the host, and nothing is sent there.
    pub user: Option<String>,
    /// The operator, if the registry knows the exact host.
    pub operator: Option<String>,
    /// What kind of operator.
    pub kind: SiteKind,
    /// A known host that this one may be mistaken for.
    pub lookalike_of: Option<String>,
}

impl Link {
    /// The name of a site that stands before `@`, where people take it for the host.
    pub fn shown(&self) -> Option<&str> {
        let shown = self.user.as_deref()?.split([':', '@']).next()?;
        shown.contains(['.', '。']).then_some(shown)
    }
}

/// Kind of operator of a host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SiteKind {
    /// A ministry or national centre.
    StateNational,
    /// A province or one of its departments.
    StateProvince,
    /// GS1 Global Office.
    StandardsBody,
    /// A private traceability vendor.
    Vendor,
    /// A link shortener: it says nothing about where it leads.
    Shortener,
    /// A host that this installation's configuration trusts.
    Configured,
    /// The registry does not know this host.
    #[default]
    Unknown,
}

/// A payment request. Amounts and account numbers are not shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Payment {
    /// The scheme.
    pub scheme: PaymentScheme,
    /// The bank's name, if its number is known; else the number as written.
    pub bank: Option<String>,
    /// The receiver's name as written in the code.
    pub beneficiary: Option<String>,
}

/// Which payment scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaymentScheme {
    /// VietQR (NAPAS, A000000727).
    VietQr,
    /// Any other EMVCo merchant-presented code.
    #[default]
    EmvCo,
    /// A payment link or wallet URI, such as `bitcoin:`.
    Wallet,
}
