//! `/kiosk-setup`: a sheet to print for whoever sets a stand's hand scanner, with a symbol that shows what it sends.

use super::draw;
use crate::tag;
use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// A demo lot that is recalled, then a serial: who loses GS cannot tell where the lot ends.
const TEST: &str = "010952100200202710NM-0315\u{1d}21GS-OK";
/// What opens the page of the staff at a stand.
const STAFF: &str = "#/diag";
const STYLE: &str = include_str!("../../demo/sheet.css");

/// What a scanner must do, in Vietnamese and English, and where its maker's manual has it: the programming symbols differ
/// from model to model, so the manual's own are scanned.
///
/// Sources: Zebra DS2208 and DS9208 Product Reference Guides (USB Interface; Miscellaneous Scanner Parameters, numbers 45
/// and 235); Datalogic Product Reference Guides (Control Character Emulation); DataWedge, Keystroke Output. The names of
/// Honeywell's and Newland's menus have not been compared with a manual of theirs yet.
const STEPS: [(&str, &str, &str); 7] = [
    (
        "Giao tiếp: bàn phím USB (HID), bố cục bàn phím US.",
        "Interface: USB HID keyboard, US layout.",
        "Zebra: HID Keyboard Emulation, North American · Honeywell: USB Keyboard (PC), United States · Newland: USB HID-KBW, U.S.",
    ),
    (
        "Gửi định danh AIM (như ]d2, ]C1, ]E0) trước mỗi mã.",
        "Send the AIM symbology identifier before each code.",
        "Zebra: Miscellaneous Scanner Parameters, Transmit Code ID Character (45) = AIM · Honeywell: Data Editing, Add Prefix, \
         all symbologies, AIM I.D. · Newland: AIM ID prefix",
    ),
    (
        "Gửi dấu ngăn GS (ký tự 29) bằng Ctrl+].",
        "Send the separator GS (character 29) as Ctrl+].",
        "Zebra: USB Interface, Function Key Mapping off, FN1 Substitution off · Honeywell: Keyboard Wedge Modifiers, Control + X \
         Mode on · Newland: HID-KBW, Ctrl + ASCII mode · Datalogic: Control Character 00 · Android (DataWedge): Keystroke Output, \
         Send Control Characters as Events on",
    ),
    (
        "Nếu máy quét chỉ gửi được phím khác thay cho GS: ghi phím đó vào kiosk.json (scanner.gs_keys hoặc scanner.gs_texts).",
        "If it can only send another key for GS: name that key in kiosk.json (scanner.gs_keys or scanner.gs_texts).",
        "gs_keys: [\"F8\"], [\"ArrowDown\"] (Hand Held Products) · gs_texts: [\"~\"]",
    ),
    (
        "Kết thúc mỗi lần quét bằng Enter (CR).",
        "End each scan with Enter (CR).",
        "Zebra: Scan Data Transmission Format (235) = <DATA><SUFFIX 1>, Scan Suffix 1 = 7013 · Honeywell: Data Editing, Add CR \
         Suffix · Newland: terminating character CR",
    ),
    (
        "Máy quét cắm cổng nối tiếp (USB COM): ghi tốc độ vào kiosk.json, không cần các bước phím.",
        "A scanner on a serial line (USB COM): name its speed in kiosk.json; the keyboard steps are not needed.",
        "serial: {\"baud\": 9600} · Zebra: USB CDC Host · Honeywell: USB Serial · Newland: USB COM",
    ),
    (
        "Tắt Caps Lock của máy tính và bộ gõ tiếng Việt.",
        "Switch off Caps Lock and the Vietnamese input method of the computer.",
        "fcitx5, ibus, UniKey",
    ),
];

/// The sheet and its symbol.
pub(crate) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/kiosk-setup", get(page))
        .route("/kiosk-setup/test.svg", get(test))
        .route("/kiosk-setup/staff.svg", get(staff))
        .route("/kiosk-setup/sheet.css", get(async || ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)))
}

async fn test(headers: HeaderMap) -> Response {
    match draw::gs1_data_matrix(TEST) {
        Some(svg) => tag::tagged(&headers, "image/svg+xml", svg),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn staff(headers: HeaderMap) -> Response {
    match draw::qr(STAFF) {
        Some(svg) => tag::tagged(&headers, "image/svg+xml", svg),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn page(headers: HeaderMap) -> Response {
    let steps: String = STEPS
        .iter()
        .map(|(vi, en, manuals)| {
            let manuals = manuals.replace('<', "&lt;");
            format!("<li><h2>{vi}</h2><p lang=\"en\">{en}</p><p class=\"text\">{manuals}</p></li>")
        })
        .collect();
    let shown = TEST.replace('\u{1d}', "␝");
    let page = format!(
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Cài máy quét cho quầy · Truy Xuất</title>\
         <link rel=\"stylesheet\" href=\"/kiosk-setup/sheet.css\"></head><body><main><h1>Cài máy quét cho quầy</h1>\
         <p>In tờ này, cài máy quét theo từng bước của sách hướng dẫn kèm máy, rồi quét mã thử ở quầy. \
         <span lang=\"en\">Print this sheet, set the scanner by its manual, then scan the test symbol at the stand.</span></p>\
         <ul>{steps}<li><img class=\"square\" src=\"/kiosk-setup/test.svg\" alt=\"GS1 DataMatrix\">\
         <h2>Mã thử</h2><p>Màn hình phải hiện lô NM-0315 và số sê-ri GS-OK. Nếu hai phần dính liền hoặc có lời báo thiếu: dấu ngăn GS chưa tới. \
         <span lang=\"en\">The stand must show lot NM-0315 and serial GS-OK; if they run together, GS does not arrive.</span></p>\
         <p class=\"text\">GS1 DataMatrix · <code>{shown}</code></p></li>\
         <li><img class=\"square\" src=\"/kiosk-setup/staff.svg\" alt=\"QR Code\"><h2>Trang của nhân viên</h2>\
         <p>Quét mã này ở quầy sau mã thử: màn hình cho biết dấu ngăn GS, định danh, quãng nghỉ giữa các phím, camera, lỗi. \
         <span lang=\"en\">Scan this after the test symbol: the stand shows GS, the identifier, pauses, camera and faults.</span></p></li>\
         </ul></main></body></html>"
    );
    tag::tagged(&headers, "text/html; charset=utf-8", page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_symbol_can_be_drawn() {
        assert!(draw::gs1_data_matrix(TEST).is_some_and(|svg| svg.starts_with("<svg")));
    }
}
