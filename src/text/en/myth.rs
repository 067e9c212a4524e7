//! English. What people get wrong, put right politely and with the reason.

use crate::text::Myth;

/// The question.
pub(super) fn myth(myth: Myth) -> &'static str {
    match myth {
        Myth::Prefix893 => "Does 893 mean made in Việt Nam?",
        Myth::ForeignPrefix => "Is a foreign prefix suspicious?",
        Myth::CheckDigit => "Does a right check digit mean genuine?",
        Myth::WrongCheckDigit => "Does a wrong check digit mean fake?",
        Myth::Copied => "Can a code be copied?",
        Myth::Shown => "Does a result mean genuine?",
        Myth::NotShown => "Does no result mean fake?",
        Myth::QrIsTrace => "Is every QR code traceability?",
        Myth::WhoDeclares => "Who declared this information?",
        Myth::BarcodeHoldsNoDate => "Why does the barcode not show an expiry?",
        Myth::InternalNumber => "What is a number starting with 02 or 20–29?",
        Myth::TwoDates => "How do “use by” and “best before” differ?",
        Myth::LocalFormat => "Why does this code break the GS1 rules?",
        Myth::GovernmentHost => "Is every .gov.vn site the national portal?",
        Myth::Withheld => "What does “not published” mean?",
        Myth::TamperedHash => "Does an unchecked fingerprint mean altered data?",
    }
}

/// The answer.
pub(super) fn myth_answer(myth: Myth) -> &'static str {
    match myth {
        Myth::Prefix893 => {
            "No. 893 says that the company's number is registered with GS1 Việt Nam. It does not prove where the product was made. Look at the origin."
        }
        Myth::ForeignPrefix => {
            "No. It only says where the company's number is registered. Goods made in Việt Nam may carry a foreign prefix."
        }
        Myth::CheckDigit => {
            "No. The check digit only shows that the digits were read right. Anybody can print a barcode again."
        }
        Myth::WrongCheckDigit => {
            "Not necessarily. It may be misread, misprinted, mistyped, or a number that the seller made up. Scan or type it again."
        }
        Myth::Copied => {
            "Yes. A barcode can be forged and a printed QR code photocopied. Check for pasted-over stickers and buy where you trust the seller."
        }
        Myth::Shown => {
            "Not necessarily. Sellers of fakes also demonstrate a successful scan. Compare the information with the product in your hand."
        }
        Myth::NotShown => "Not necessarily. Many honest sellers have not published a record here. Ask the seller.",
        Myth::QrIsTrace => {
            "No. Many QR codes only lead to product information. Traceability shows each stage: who, where and when."
        }
        Myth::WhoDeclares => {
            "The company declares it and answers for it. That a source keeps it does not mean that every item was checked."
        }
        Myth::BarcodeHoldsNoDate => {
            "An EAN-13 barcode holds only the number of the kind of product: no expiry, lot or origin. Look at the date printed on the pack."
        }
        Myth::InternalNumber => {
            "A number made by a store or region, for example for goods weighed at the counter. Elsewhere the same number may mean something else."
        }
        Myth::TwoDates => {
            "“Use by”: do not use it after this day. “Best before”: after this day quality may drop, but it need not be spoiled."
        }
        Myth::LocalFormat => {
            "Some local systems print codes outside the rules, such as 21 digits starting with 200. It is a fault of form and no proof of a fake."
        }
        Myth::GovernmentHost => "No. Only the exact host counts; this page compares the address letter by letter.",
        Myth::Withheld => "Some data may lawfully be kept back. That is different from missing.",
        Myth::TamperedHash => {
            "No. Systems compute fingerprints in different ways, so only a match allows a conclusion."
        }
    }
}
