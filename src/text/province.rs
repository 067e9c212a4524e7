//! Provinces by the names before and since 1 July 2025: 63 became 34.
//!
//! Source: Resolution 202/2025/QH15.

/// The 34 provinces and cities, a line each, with the former ones that became part of it.
const PROVINCES: &str = "\
    An Giang;Kiên Giang\n\
    Bắc Ninh;Bắc Giang\n\
    Cà Mau;Bạc Liêu\n\
    Cao Bằng\n\
    Cần Thơ;Sóc Trăng;Hậu Giang\n\
    Đà Nẵng;Quảng Nam\n\
    Đắk Lắk;Phú Yên\n\
    Điện Biên\n\
    Đồng Nai;Bình Phước\n\
    Đồng Tháp;Tiền Giang\n\
    Gia Lai;Bình Định\n\
    Hà Nội\n\
    Hà Tĩnh\n\
    Hải Phòng;Hải Dương\n\
    Hồ Chí Minh;Bình Dương;Bà Rịa - Vũng Tàu\n\
    Huế;Thừa Thiên Huế\n\
    Hưng Yên;Thái Bình\n\
    Khánh Hòa;Ninh Thuận\n\
    Lai Châu\n\
    Lạng Sơn\n\
    Lào Cai;Yên Bái\n\
    Lâm Đồng;Đắk Nông;Bình Thuận\n\
    Nghệ An\n\
    Ninh Bình;Hà Nam;Nam Định\n\
    Phú Thọ;Vĩnh Phúc;Hòa Bình\n\
    Quảng Ngãi;Kon Tum\n\
    Quảng Ninh\n\
    Quảng Trị;Quảng Bình\n\
    Sơn La\n\
    Tây Ninh;Long An\n\
    Thái Nguyên;Bắc Kạn\n\
    Thanh Hóa\n\
    Tuyên Quang;Hà Giang\n\
    Vĩnh Long;Bến Tre;Trà Vinh";

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
    let mut all = PROVINCES.lines().map(|line| line.split(';'));
    all.find(|names| names.clone().any(|one| one == name))?.next()
}

/// The former province that ends an address, and the one it belongs to today.
///
/// Only the last part counts, or the last but one before the country: a street may bear any name.
pub fn former_in(address: &str) -> Option<(&'static str, &'static str)> {
    let mut parts = address.rsplit(',').map(bare);
    let last = parts.find(|part| !matches!(*part, "Việt Nam" | "Vietnam" | "Viet Nam" | "VN" | ""))?;
    PROVINCES.lines().find_map(|line| {
        let mut names = line.split(';');
        let today = names.next()?;
        Some((names.find(|old| *old == last)?, today))
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
        let all = PROVINCES.lines().flat_map(|line| line.split(';')).count() - 1;
        assert_eq!((PROVINCES.lines().count(), all), (34, 63));
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
