//! Vietnamese. Names of countries, states of goods, and signs of units, each after its code.

use crate::text::names::Names;

/// The names.
pub(in crate::text) static NAMES: Names = Names {
    countries: "\
AR Argentina
AU Úc
BR Brazil
CA Canada
CL Chile
CN Trung Quốc
DE Đức
DK Đan Mạch
EC Ecuador
ES Tây Ban Nha
FR Pháp
GB Anh
HK Hồng Kông (Trung Quốc)
ID Indonesia
IN Ấn Độ
IT Ý
JP Nhật Bản
KH Campuchia
KR Hàn Quốc
LA Lào
MM Myanmar
MY Malaysia
NL Hà Lan
NO Na Uy
NZ New Zealand
PE Peru
PH Philippines
RU Nga
SG Singapore
TH Thái Lan
TW Đài Loan (Trung Quốc)
US Hoa Kỳ
VN Việt Nam",
    states: "\
active đang lưu hành
conformant đạt yêu cầu
container_closed kiện đã đóng
container_open kiện đã mở
damaged hư hỏng
destroyed đã tiêu hủy
dispensed đã cấp phát
disposed đã thải bỏ
expired đã hết hạn
in_progress đang xử lý
in_transit đang vận chuyển
inactive chưa lưu hành
mismatch_quantity sai số lượng
needs_replacement cần thay thế
no_pedigree_match không khớp hồ sơ
non_conformant không đạt yêu cầu
non_sellable_other không được bán
partially_dispensed đã cấp phát một phần
recalled đã thu hồi
reserved đã giữ trước
retail_sold đã bán lẻ
returned đã trả lại
sellable_accessible đang bày bán
sellable_not_accessible được bán, chưa bày
stolen mất cắp
unavailable không có sẵn
unknown không rõ",
    units: "\
KGM kg
GRM g
MGM mg
TNE tấn
LTR L
DLT dL
CLT cL
MLT mL
MTR m
CMT cm
MMT mm
KMT km
KMH km/h
MTK m²
MTQ m³
CEL °C
FAH °F
P1 %
LBR lb
ONZ oz
H87 cái
EA cái
C62 cái",
};
