//! Provinces by the names before and since 1 July 2025: 63 became 34.
//!
//! Source: Resolution 202/2025/QH15.

/// The 34 provinces and cities, each with the former ones that became part of it.
const PROVINCES: [(&str, &[&str]); 34] = [
    ("An Giang", &["Kiên Giang"]),
    ("Bắc Ninh", &["Bắc Giang"]),
    ("Cà Mau", &["Bạc Liêu"]),
    ("Cao Bằng", &[]),
    ("Cần Thơ", &["Sóc Trăng", "Hậu Giang"]),
    ("Đà Nẵng", &["Quảng Nam"]),
    ("Đắk Lắk", &["Phú Yên"]),
    ("Điện Biên", &[]),
    ("Đồng Nai", &["Bình Phước"]),
    ("Đồng Tháp", &["Tiền Giang"]),
    ("Gia Lai", &["Bình Định"]),
    ("Hà Nội", &[]),
    ("Hà Tĩnh", &[]),
    ("Hải Phòng", &["Hải Dương"]),
    ("Hồ Chí Minh", &["Bình Dương", "Bà Rịa - Vũng Tàu"]),
    ("Huế", &["Thừa Thiên Huế"]),
    ("Hưng Yên", &["Thái Bình"]),
    ("Khánh Hòa", &["Ninh Thuận"]),
    ("Lai Châu", &[]),
    ("Lạng Sơn", &[]),
    ("Lào Cai", &["Yên Bái"]),
    ("Lâm Đồng", &["Đắk Nông", "Bình Thuận"]),
    ("Nghệ An", &[]),
    ("Ninh Bình", &["Hà Nam", "Nam Định"]),
    ("Phú Thọ", &["Vĩnh Phúc", "Hòa Bình"]),
    ("Quảng Ngãi", &["Kon Tum"]),
    ("Quảng Ninh", &[]),
    ("Quảng Trị", &["Quảng Bình"]),
    ("Sơn La", &[]),
    ("Tây Ninh", &["Long An"]),
    ("Thái Nguyên", &["Bắc Kạn"]),
    ("Thanh Hóa", &[]),
    ("Tuyên Quang", &["Hà Giang"]),
    ("Vĩnh Long", &["Bến Tre", "Trà Vinh"]),
];

/// Words before a province's name, as addresses write them: the tables for small letters of every
/// script would weigh more than all of this.
const KINDS: [&str; 14] = [
    "tỉnh ",
    "Tỉnh ",
    "TỈNH ",
    "thành phố ",
    "Thành phố ",
    "Thành Phố ",
    "THÀNH PHỐ ",
    "tp. ",
    "tp ",
    "Tp. ",
    "Tp ",
    "TP. ",
    "TP.",
    "TP ",
];

/// The province's name today, for a name of today or of before.
pub fn current(name: &str) -> Option<&'static str> {
    let name = bare(name);
    PROVINCES.iter().find(|(today, former)| *today == name || former.contains(&name)).map(|(today, _)| *today)
}

/// The former province that ends an address, and the one it belongs to today.
///
/// Only the last part counts, or the last but one before the country: a street may bear any name.
pub fn former_in(address: &str) -> Option<(&'static str, &'static str)> {
    let mut parts = address.rsplit(',').map(bare);
    let last = parts.find(|part| !matches!(*part, "Việt Nam" | "Vietnam" | "Viet Nam" | "VN" | ""))?;
    PROVINCES.iter().find_map(|(today, former)| {
        let old = former.iter().find(|old| **old == last)?;
        Some((*old, *today))
    })
}

/// The name without white space around it and without the word for its kind.
fn bare(name: &str) -> &str {
    let name = name.trim();
    KINDS.iter().find_map(|kind| name.strip_prefix(kind)).map_or(name, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_three_became_thirty_four() {
        // Thừa Thiên Huế became Huế before, without a merger.
        let former: usize = PROVINCES.iter().map(|(_, former)| former.len()).sum::<usize>() - 1;
        assert_eq!(PROVINCES.len() + former, 63);
    }

    #[track_caller]
    fn check(address: &str, expected: Option<(&str, &str)>) {
        assert_eq!(former_in(address), expected);
    }

    #[test]
    fn an_old_province_at_the_end_of_an_address_is_known() {
        check("Thôn 2, xã Lê Lợi, huyện Gia Lộc, tỉnh Hải Dương", Some(("Hải Dương", "Hải Phòng")));
        check("Lô 5, KCN Sóng Thần, Bình Dương, Việt Nam", Some(("Bình Dương", "Hồ Chí Minh")));
        check("Thôn 2, Gia Lộc, Hải Dương, VN", Some(("Hải Dương", "Hải Phòng")));
        check("Số 1 phố Thái Bình, Hà Nội", None);
        check("phường Hồng Gai, tỉnh Quảng Ninh", None);
        check("", None);
    }

    #[test]
    fn names_of_today_and_of_before_lead_to_today() {
        assert_eq!(current("Quảng Ninh"), Some("Quảng Ninh"));
        assert_eq!(current("TP Hồ Chí Minh"), Some("Hồ Chí Minh"));
        assert_eq!(current("TP.Hồ Chí Minh"), Some("Hồ Chí Minh"));
        assert_eq!(current("Thành phố Hải Phòng"), Some("Hải Phòng"));
        assert_eq!(current("Thừa Thiên Huế"), Some("Huế"));
        assert_eq!(current("Nowhere"), None);
    }
}
