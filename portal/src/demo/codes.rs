//! The demo codes: what each carries, and what the scanner must say about it.

use epcis::time::{Offset, Timestamp};

/// How a code is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carrier {
    /// EAN-13.
    Ean13,
    /// Data Matrix with FNC1 in first place.
    Gs1DataMatrix,
    /// QR code.
    Qr,
}

impl Carrier {
    /// Its name on the sheet.
    pub(super) fn name(self) -> &'static str {
        match self {
            Carrier::Ean13 => "EAN-13",
            Carrier::Gs1DataMatrix => "GS1 DataMatrix",
            Carrier::Qr => "QR",
        }
    }

    /// The AIM symbology identifier that a reader reports (ISO/IEC 15424).
    pub(super) fn aim(self) -> &'static str {
        match self {
            Carrier::Ean13 => "]E0",
            Carrier::Gs1DataMatrix => "]d2",
            Carrier::Qr => "]Q1",
        }
    }
}

/// A code on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    /// Its name in addresses.
    pub(super) name: &'static str,
    /// How it is printed.
    pub(super) carrier: Carrier,
    /// What a reader reads; GS (0x1D) separates element strings.
    pub(super) text: String,
    /// What it is, for people.
    pub(super) title: &'static str,
    /// What it shows, for people.
    pub(super) shows: &'static str,
    /// The verdict that it must lead to.
    pub(super) verdict: &'static str,
    /// The findings of level stop and warn that it must lead to, sorted.
    pub(super) findings: &'static [&'static str],
}

const GS: char = '\u{1d}';

/// All codes, those of the histories first.
pub(super) fn all(now: Timestamp) -> Vec<Code> {
    let expiry = |days: i64| {
        let day = now.plus_millis(days * super::MS_PER_DAY).date(Offset::VIETNAM);
        format!("{:02}{:02}{:02}", day.year % 100, day.month, day.day)
    };
    let code = |name, carrier, text: String, title, shows, verdict, findings| Code {
        name,
        carrier,
        text,
        title,
        shows,
        verdict,
        findings,
    };
    let link = |path: &str| format!("https://id.gs1.org/01/{path}");
    vec![
        code(
            "good_lot",
            Carrier::Gs1DataMatrix,
            format!("010952100200201017{}10CM-0806", expiry(340)),
            "Chả mực Hạ Long (ví dụ), lô CM-0806",
            "Đủ hồ sơ từ đánh bắt, sơ chế, chế biến, đóng gói, vận chuyển đến bán lẻ.",
            "record_found",
            &[],
        ),
        code(
            "good_serial",
            Carrier::Qr,
            link("09521002003017/21/NT000871"),
            "Vòng ngọc trai Hạ Long (ví dụ), số sê-ri NT000871",
            "Đủ hồ sơ của từng sản phẩm, có giấy giám định.",
            "record_found",
            &[],
        ),
        code(
            "recalled_lot",
            Carrier::Qr,
            link("09521002002027/10/NM-0315"),
            "Nước mắm Cái Rồng (ví dụ), lô NM-0315",
            "Lô đã thu hồi, có ngày và lý do.",
            "recalled",
            &["recalled"],
        ),
        code(
            "expired_lot",
            Carrier::Gs1DataMatrix,
            format!("010952100200203417{}10MD-0101", expiry(-20)),
            "Miến dong Bình Liêu (ví dụ), lô MD-0101",
            "Hết hạn sử dụng.",
            "expired",
            &["expired"],
        ),
        code(
            "sold_serial",
            Carrier::Gs1DataMatrix,
            "010952100200204121GTY000871".to_owned(),
            "Gà Tiên Yên (ví dụ), số sê-ri GTY000871",
            "Số sê-ri này đã được bán trước đây.",
            "warning",
            &["already_sold"],
        ),
        code(
            "inputs_unknown",
            Carrier::Qr,
            link("09521002002058/10/RH-0520"),
            "Ruốc hàu Vân Đồn (ví dụ), lô RH-0520",
            "Có hồ sơ, nhưng nguyên liệu không có hồ sơ: thiếu một bước trước.",
            "record_found",
            &[],
        ),
        code(
            "cold_chain",
            Carrier::Gs1DataMatrix,
            format!("0109521002002065{}10TS-0912{GS}4331001800-", ["17", &expiry(530)].concat()),
            "Tôm thẻ đông lạnh Móng Cái (ví dụ), lô TS-0912",
            "Nhiệt độ vượt mức khi vận chuyển.",
            "warning",
            &["cold_chain_broken"],
        ),
        code(
            "sources_disagree",
            Carrier::Qr,
            link("09521002002072/10/ND-0818"),
            "Na dai sấy Đông Triều (ví dụ), lô ND-0818",
            "Hồ sơ của tỉnh và của quốc gia ghi hạn sử dụng khác nhau.",
            "needs_cross_check",
            &["sources_disagree"],
        ),
        code(
            "recalled_upstream",
            Carrier::Qr,
            link("09521002002089/10/RT-0701"),
            "Ruốc tôm Móng Cái (ví dụ), lô RT-0701",
            "Nguyên liệu đã bị thu hồi.",
            "recalled",
            &["recalled_upstream"],
        ),
        code(
            "not_sellable",
            Carrier::Qr,
            link("09521002002096/10/TV-0228"),
            "Trà hoa vàng Ba Chẽ (ví dụ), lô TV-0228",
            "Lô được ghi là hư hỏng, không bán được.",
            "warning",
            &["not_sellable"],
        ),
        code(
            "certificate_expired",
            Carrier::Qr,
            link("09521002002102/10/CC-0915"),
            "Củ cải khô Đầm Hà (ví dụ), lô CC-0915",
            "Giấy chứng nhận đã hết hiệu lực khi thu hoạch.",
            "warning",
            &["certificate_expired"],
        ),
        code(
            "product_only",
            Carrier::Ean13,
            "9521002002010".to_owned(),
            "Chả mực Hạ Long (ví dụ), mã sản phẩm",
            "Mã vạch thường: chỉ biết loại sản phẩm, không biết lô.",
            "record_found",
            &[],
        ),
        code(
            "unknown_product",
            Carrier::Ean13,
            "9521002009996".to_owned(),
            "Sản phẩm không có hồ sơ (ví dụ)",
            "Mã hợp lệ, không nguồn nào có hồ sơ.",
            "not_found",
            &[],
        ),
        code(
            "web_address",
            Carrier::Qr,
            "https://www.example.com/khuyen-mai?ma=123".to_owned(),
            "Địa chỉ trang web thường",
            "Liên kết không phải mã sản phẩm: nêu tên trang, không mở.",
            "link",
            &[],
        ),
        code(
            "payment",
            Carrier::Qr,
            "00020101021138540010A00000072701240006970436011000000000010208QRIBFTTA53037045802VN62140810THU NGHIEM63041BDE".to_owned(),
            "Mã thanh toán VietQR (ví dụ)",
            "Mã chuyển tiền, không phải mã sản phẩm.",
            "not_a_product_code",
            &[],
        ),
    ]
}
