//! Payment requests. They are named, never acted on.
//!
//! Source: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode, sections 3 and 4;
//! NAPAS VietQR format (AID `A000000727`).

use crate::carried::{Payment, PaymentScheme};

/// Reads an EMVCo merchant-presented code or a wallet URI.
pub(super) fn payment(text: &str) -> Option<Payment> {
    let scheme = text.split(':').next().unwrap_or("");
    if text.contains(':') && WALLETS.iter().any(|wallet| scheme.eq_ignore_ascii_case(wallet)) {
        return Some(Payment { scheme: PaymentScheme::Wallet, bank: None, beneficiary: None });
    }
    // The payload format indicator comes first, by the specification.
    if !text.starts_with("000201") {
        return None;
    }
    let objects = objects(text)?;
    let name = objects.iter().find(|(id, _)| *id == "59").map(|(_, name)| name.trim().to_owned());
    let vietqr = objects.iter().filter(|(id, _)| ("26"..="51").contains(id)).find_map(|(_, template)| {
        let inner = self::objects(template)?;
        inner.iter().any(|(id, aid)| *id == "00" && *aid == "A000000727").then_some(inner)
    });
    let bank = vietqr.as_ref().and_then(|inner| {
        let (_, receiver) = inner.iter().find(|(id, _)| *id == "01")?;
        let (_, bin) = self::objects(receiver)?.into_iter().find(|(id, _)| *id == "00")?;
        let known = BANKS.iter().find(|(number, _)| *number == bin);
        Some(known.map_or(bin, |(_, name)| name).to_owned())
    });
    Some(Payment {
        scheme: if vietqr.is_some() { PaymentScheme::VietQr } else { PaymentScheme::EmvCo },
        bank,
        beneficiary: name.filter(|name| !name.is_empty()),
    })
}

/// Data objects: two digits of identifier, two digits of length in characters, the value.
fn objects(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    let mut rest = text.trim_end();
    while !rest.is_empty() {
        let id = rest.get(..2).filter(|id| id.bytes().all(|byte| byte.is_ascii_digit()))?;
        let length: usize = rest.get(2..4)?.parse().ok()?;
        let value = rest.get(4..)?;
        let end = value.char_indices().nth(length).map_or(value.len(), |(end, _)| end);
        if value[..end].chars().count() != length {
            return None;
        }
        found.push((id, &value[..end]));
        rest = &value[end..];
    }
    Some(found)
}

/// URI schemes that ask for money.
const WALLETS: &[&str] = &["bitcoin", "ethereum", "litecoin", "lightning", "upi", "payto", "momo", "zalopay"];

/// Bank identification numbers of NAPAS members, and the banks' short names.
const BANKS: &[(&str, &str)] = &[
    ("970400", "Saigonbank"),
    ("970403", "Sacombank"),
    ("970405", "Agribank"),
    ("970406", "Vikki Bank"),
    ("970407", "Techcombank"),
    ("970408", "GPBank"),
    ("970409", "Bac A Bank"),
    ("970412", "PVcomBank"),
    ("970414", "MBV"),
    ("970415", "VietinBank"),
    ("970416", "ACB"),
    ("970418", "BIDV"),
    ("970419", "NCB"),
    ("970422", "MB"),
    ("970423", "TPBank"),
    ("970424", "Shinhan Bank"),
    ("970425", "ABBANK"),
    ("970426", "MSB"),
    ("970427", "VietABank"),
    ("970428", "Nam A Bank"),
    ("970429", "SCB"),
    ("970430", "PGBank"),
    ("970431", "Eximbank"),
    ("970432", "VPBank"),
    ("970433", "VietBank"),
    ("970436", "Vietcombank"),
    ("970437", "HDBank"),
    ("970438", "BAOVIET Bank"),
    ("970440", "SeABank"),
    ("970441", "VIB"),
    ("970443", "SHB"),
    ("970446", "Co-opBank"),
    ("970448", "OCB"),
    ("970449", "LPBank"),
    ("970452", "KienlongBank"),
    ("970454", "BVBank"),
    ("970457", "Woori Bank"),
    ("970458", "UOB"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(PaymentScheme, Option<&str>, Option<&str>)>) {
        let found = payment(text);
        let found = found.as_ref().map(|it| (it.scheme, it.bank.as_deref(), it.beneficiary.as_deref()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_payment_request_names_its_bank_and_receiver() {
        check(
            "00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN5909CUA HANG 6304ABCD",
            Some((PaymentScheme::VietQr, Some("Vietcombank"), Some("CUA HANG"))),
        );
        check(
            "00020101021138500010A0000007270120000697999901060123450208QRIBFTTA53037045802VN6304ABCD",
            Some((PaymentScheme::VietQr, Some("979999"), None)),
        );
        check("00020101021226090005ABCDE5303704", Some((PaymentScheme::EmvCo, None, None)));
        check("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", Some((PaymentScheme::Wallet, None, None)));
    }

    #[test]
    fn what_only_begins_like_one_is_none() {
        check("000201", Some((PaymentScheme::EmvCo, None, None)));
        check("00020112", None);
        check("000201é", None);
        check("0002011234567", None);
        check("bitcoin", None);
    }
}
