//! The hosts that stickers in Việt Nam point to, gathered from public sources in November 2026.

use super::SiteKind::{self, Shortener, StandardsBody, StateNational, StateProvince, Vendor};

/// Host, operator, kind.
pub(super) const SITES: &[(&str, &str, SiteKind)] = &[
    ("truyxuatnguongoc.gov.vn", "Trung tâm Mã số, mã vạch quốc gia", StateNational),
    ("verify.gs1.gov.vn", "Trung tâm Mã số, mã vạch quốc gia (GS1 Việt Nam)", StateNational),
    ("verigoods.vn", "Bộ Công Thương", StateNational),
    ("www.verigoods.vn", "Bộ Công Thương", StateNational),
    ("checkvn.mae.gov.vn", "Bộ Nông nghiệp và Môi trường", StateNational),
    ("elabel.gov.vn", "Nhãn điện tử quốc gia (thí điểm)", StateNational),
    ("qn.check.net.vn", "Ngành nông nghiệp Quảng Ninh", StateProvince),
    ("hn.check.net.vn", "Ngành nông nghiệp Hà Nội", StateProvince),
    ("check.cantho.gov.vn", "Thành phố Cần Thơ", StateProvince),
    ("truyxuatsanphambinhthuan.vn", "Bình Thuận", StateProvince),
    ("id.gs1.org", "GS1", StandardsBody),
    ("qcheck.vn", "iCheck", Vendor),
    ("ktra.vn", "iCheck", Vendor),
    ("qrcode.icheck.com.vn", "iCheck", Vendor),
    ("vnptcheck.vn", "VNPT Check", Vendor),
    ("truyxuat.smartcheck.vn", "SmartCheck", Vendor),
    ("xacthuc.smartcheck.vn", "SmartCheck", Vendor),
    ("qrco.de", "Dịch vụ rút gọn liên kết", Shortener),
];
