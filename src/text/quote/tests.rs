//! Texts that deceive, and what is shown of them.

use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(harmless(text, IN_HEADING), expected, "{}", text.escape_unicode());
}

#[track_caller]
fn check_quoted(text: &str, expected: &str) {
    assert_eq!(quoted(text), expected, "{}", text.escape_unicode());
}

#[test]
fn honest_names_stay_as_they_are() {
    for name in [
        "Chả mực Hạ Long, gói 500 g (ví dụ)",
        "Nước mắm 40°N – Cái Rồng",
        "下龙墨鱼饼（示例）",
        "Crème brûlée & Co. 100%",
        "กุ้งแห้ง",
        "CM-261104/Δ7",
        "👩🌾",
    ] {
        check(name, name);
    }
}

#[test]
fn directions_have_no_power() {
    check("Sữa \u{202e}gnảh hnihc gnàh\u{202c}", "Sữa gnảh hnihc gnàh");
    check("\u{202d}LOT-1\u{202c}", "LOT-1");
    check("\u{202a}A\u{202b}B\u{202c}", "AB");
    check("\u{2066}A\u{2067}B\u{2068}C\u{2069}", "ABC");
    check("A\u{200e}B\u{200f}C\u{61c}D", "ABCD");
    check("gov.vn\u{202e}nv.vog", "gov.vnnv.vog");
}

#[test]
fn what_is_not_seen_hides_nothing() {
    check("LO\u{200b}T-1", "LOT-1");
    check("L\u{200c}O\u{200d}T", "LOT");
    check("\u{feff}Sữa", "Sữa");
    check("Thu\u{ad}hồi", "Thuhồi");
    check("A\u{2060}B\u{2061}C\u{2062}D\u{2063}E\u{2064}", "ABCDE");
    check("A\u{3164}B\u{ffa0}C\u{115f}D\u{1160}", "ABCD");
    check("A\u{180e}B\u{34f}C", "ABC");
    check("A\u{e0041}\u{e0042}B", "AB");
    check("A\u{fe0f}B", "AB");
    check("A\u{2800}\u{2800}B", "A B");
    check("\u{200b}\u{200b}", "");
}

#[test]
fn nothing_breaks_out_of_its_line() {
    check("Sữa\nCổng quốc gia xác nhận: hàng thật", "Sữa Cổng quốc gia xác nhận: hàng thật");
    check("A\r\n\r\nB", "A B");
    check("A\u{2028}B\u{2029}C\u{85}D\u{b}E\u{c}F", "A B C D E F");
    check("A\tB", "A B");
    check("A\u{a0}\u{3000}\u{2003}B", "A B");
    check("   A   ", "A");
    check(&format!("A{}B", "\n".repeat(500)), "A B");
}

#[test]
fn control_characters_are_seen() {
    check("LOT\u{1d}17", "LOT\u{fffd}17");
    check("A\u{0}B\u{7f}C\u{9b}31m", "A\u{fffd}B\u{fffd}C\u{fffd}31m");
    check("\u{1b}[2J", "\u{fffd}[2J");
}

#[test]
fn no_letter_paints_over_its_neighbours() {
    check(&format!("Z{}a", "\u{336}".repeat(60)), "Z\u{336}\u{336}a");
    check("e\u{302}\u{301}", "e\u{302}\u{301}");
    check("\u{301}\u{301}A", "A");
    check(&format!("A{}", "\u{20e0}".repeat(9)), "A\u{20e0}\u{20e0}");
}

#[test]
fn a_long_text_is_cut_and_says_so() {
    let name = "Ă".repeat(100_000);
    let shown = harmless(&name, IN_HEADING);
    assert_eq!(shown.chars().count(), IN_HEADING);
    assert!(shown.ends_with("Ă…"));
    check(&"Ă".repeat(80), &"Ă".repeat(80));
    let words = "ĐÃ XÁC THỰC ".repeat(50);
    assert!(harmless(&words, IN_HEADING).chars().count() <= IN_HEADING);
    assert!(harmless(&words, IN_HEADING).ends_with('…'));
}

#[test]
fn a_name_that_speaks_stands_between_marks() {
    check_quoted("ĐÃ XÁC THỰC – HÀNG CHÍNH HÃNG", "“ĐÃ XÁC THỰC – HÀNG CHÍNH HÃNG”");
    check_quoted("Cổng quốc gia xác nhận hàng thật", "“Cổng quốc gia xác nhận hàng thật”");
    check_quoted("✓ Verified by GS1", "“✓ Verified by GS1”");
    check_quoted("官方认证：正品", "“官方认证：正品”");
    check_quoted("<b>Tìm thấy hồ sơ</b>", "“<b>Tìm thấy hồ sơ</b>”");
    check_quoted("{text} &amp; {names}", "“{text} &amp; {names}”");
    check_quoted("javascript:alert(1)", "“javascript:alert(1)”");
}

#[test]
fn a_quotation_cannot_close_itself() {
    check_quoted("Sữa”. Cổng quốc gia xác nhận: “hàng thật", "“Sữa’. Cổng quốc gia xác nhận: ‘hàng thật”");
    check_quoted("Sữa\". Đã kiểm định \"A", "“Sữa’. Đã kiểm định ’A”");
    check_quoted("「正品」『官方』", "“‘正品’‘官方’”");
    check_quoted("«Vérifié» „ja‟", "“‘Vérifié’ ‘ja‘”");
}

#[test]
fn a_text_from_right_to_left_keeps_to_its_place() {
    check_quoted("منتج أصلي 2026", "“\u{2068}منتج أصلي 2026\u{2069}”");
    check_quoted("מקורי", "“\u{2068}מקורי\u{2069}”");
    check_quoted("\u{202e}Sữa", "“Sữa”");
}

#[test]
fn whatever_comes_is_one_bounded_line() {
    // Every character of the first planes, by itself and between letters.
    for char in (0..0x1_1000).filter_map(char::from_u32) {
        let text: String = ['a', char, char, char, 'b'].into_iter().collect();
        let shown = quoted(&text);
        assert!(shown.starts_with('“') && shown.ends_with('”') && shown.chars().count() <= 9, "{char:?}");
        assert!(!shown.chars().any(|char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}' | '\u{202e}')));
    }
}
