//! Vietnamese. The report: verdicts, what a code carries, stages, sources, checklist.

use crate::text::{CodeFault, Symbology};
use trace::carried::{Carried, SiteKind};
use trace::product::{ChecklistItem, ChecklistState, Rule};
use trace::report::{NotAsked, SourceRole, Unavailable};
use trace::stage::StageKind;
use trace::verdict::Verdict;

/// The heading of a report.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recalled => "Đã thu hồi",
        Verdict::Expired => "Hết hạn",
        Verdict::Warning => "Cảnh báo",
        Verdict::NeedsCrossCheck => "Cần đối chiếu",
        Verdict::Incomplete => "Chưa đọc hết",
        Verdict::ProductOnly => "Chỉ biết loại sản phẩm",
        Verdict::RecordFound => "Tìm thấy hồ sơ",
        Verdict::NotFound => "Không tìm thấy",
        Verdict::NotLookedUp => "Chưa tra cứu được",
        Verdict::CodeValid => "Mã hợp lệ",
        Verdict::CodeInvalid => "Mã không hợp lệ",
        Verdict::Link => "Liên kết",
        Verdict::NotAProductCode => "Không phải mã sản phẩm",
    }
}

/// What a verdict that rests on no finding means.
pub(super) fn verdict_reason(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Incomplete => "Nếu chỉ {names} ghi lệnh thu hồi thì ở đây chưa thấy được.",
        Verdict::ProductOnly => "Nguồn chỉ biết loại sản phẩm; hàng thật cũng có khi vậy.",
        Verdict::RecordFound => "Doanh nghiệp tự khai, chưa chắc hàng thật.",
        Verdict::NotFound => "Không có thông tin chưa chắc là hàng giả.",
        Verdict::NotLookedUp => "Mới kiểm tra được cấu trúc mã.",
        Verdict::CodeValid => "Điều này chưa nói lên sản phẩm thật hay giả.",
        Verdict::CodeInvalid => "Có thể do đọc nhầm, in lỗi hoặc tự đặt số; chưa chắc là hàng giả.",
        Verdict::Link => "Mã chứa một liên kết trang web, không chứa mã sản phẩm.",
        // These have a finding, or speak of what the code carries.
        Verdict::Recalled
        | Verdict::Expired
        | Verdict::Warning
        | Verdict::NeedsCrossCheck
        | Verdict::NotAProductCode => "",
    }
}

/// What to do then; empty where nothing is to be done.
pub(super) fn verdict_advice(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Incomplete | Verdict::NotLookedUp => "Tra cứu lại sau ít phút.",
        Verdict::ProductOnly => "So tên, số lô và hạn dùng với bao bì.",
        Verdict::RecordFound => "So tên, số và ngày với bao bì.",
        Verdict::NotFound => "So lại dãy số rồi quét lại; vẫn không thấy thì hỏi nơi bán.",
        Verdict::CodeValid => "Xem ngày và nơi sản xuất in trên bao bì.",
        Verdict::CodeInvalid => "Quét lại, hoặc nhập từng số in dưới mã.",
        Verdict::Recalled
        | Verdict::Expired
        | Verdict::Warning
        | Verdict::NeedsCrossCheck
        | Verdict::Link
        | Verdict::NotAProductCode => "",
    }
}

/// What the code carries.
pub(super) fn carried(carried: &Carried) -> &'static str {
    match carried {
        Carried::Product(_) => "Mã sản phẩm",
        Carried::Link(_) => "Liên kết trang web",
        Carried::Payment(_) => "Đây là mã QR thanh toán, không phải mã truy xuất",
        Carried::Wifi { .. } => "Đây là mã kết nối Wi-Fi",
        Carried::Contact { .. } => "Đây là danh thiếp",
        Carried::Phone { .. } => "Đây là số điện thoại",
        Carried::Sms { .. } => "Đây là tin nhắn soạn sẵn",
        Carried::Email { .. } => "Đây là thư điện tử soạn sẵn",
        Carried::Geo { .. } => "Đây là một điểm trên bản đồ",
        Carried::Calendar => "Đây là lịch hẹn",
        Carried::Text => "Đây là văn bản thường",
    }
}

/// What this page does with it.
pub(super) fn carried_why(carried: &Carried) -> &'static str {
    match carried {
        Carried::Product(_) => "Mã được đọc theo quy tắc GS1.",
        Carried::Link(_) => {
            "Biết ai vận hành trang web là điều quan trọng: đuôi .vn hay .gov.vn chưa chắc là cổng chính thức."
        }
        Carried::Payment(_) => "Trang này không chuyển tiền. Chỉ trả tiền khi bạn chắc chắn người nhận là ai.",
        Carried::Wifi { .. } => "Trang này không kết nối mạng và không giữ mật khẩu.",
        Carried::Contact { .. } => "Trang này không lưu và không gọi.",
        Carried::Phone { .. } => "Trang này không tự gọi.",
        Carried::Sms { .. } => "Trang này không gửi tin. Cẩn thận với tin nhắn tính phí.",
        Carried::Email { .. } => "Trang này không gửi thư.",
        Carried::Geo { .. } => "Trang này không mở bản đồ.",
        Carried::Calendar => "Trang này không thêm vào lịch.",
        Carried::Text => "Mã không theo quy tắc GS1. Nếu là tem truy xuất, hãy hỏi nơi phát hành tem.",
    }
}

/// A stage of the journey.
pub(super) fn stage(kind: &StageKind) -> &'static str {
    match kind {
        StageKind::Farming => "Nuôi, trồng, chăm sóc",
        StageKind::Harvest => "Thu hoạch",
        StageKind::Catch => "Đánh bắt",
        StageKind::Slaughter => "Giết mổ",
        StageKind::Commissioned => "Dán nhãn, gắn mã",
        StageKind::Processing => "Chế biến",
        StageKind::Packing => "Đóng gói",
        StageKind::Unpacking => "Tháo gói",
        StageKind::Shipping => "Xuất hàng",
        StageKind::Transporting => "Vận chuyển",
        StageKind::Receiving => "Nhận hàng",
        StageKind::Storing => "Lưu kho, bảo quản",
        StageKind::Inspection => "Kiểm nghiệm",
        StageKind::Stocking => "Bày bán",
        StageKind::Retail => "Đã bán",
        StageKind::Dispensing => "Cấp phát",
        StageKind::Consumed => "Đã dùng hết",
        StageKind::Returned => "Trả hàng",
        StageKind::Customs => "Xuất nhập khẩu",
        StageKind::Repair => "Sửa chữa",
        StageKind::Recall => "Thu hồi",
        StageKind::Holding => "Tạm giữ",
        StageKind::Destroyed => "Tiêu hủy",
        StageKind::Decommissioned => "Ngừng lưu hành",
        StageKind::Other(_) => "{text}",
    }
}

/// Whose source it is.
pub(super) fn role(role: SourceRole) -> &'static str {
    match role {
        SourceRole::Province => "Nguồn của tỉnh",
        SourceRole::Nation => "Nguồn quốc gia",
        SourceRole::Registry => "Sổ đăng ký mã số",
    }
}

/// Who runs a web site.
pub(super) fn site(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::StateNational => "Cơ quan nhà nước trung ương",
        SiteKind::StateProvince => "Cơ quan của tỉnh, thành phố",
        SiteKind::StandardsBody => "Tổ chức tiêu chuẩn GS1",
        SiteKind::Vendor => "Doanh nghiệp tư nhân cung cấp dịch vụ truy xuất",
        SiteKind::Shortener => "Dịch vụ rút gọn liên kết: không cho biết dẫn tới đâu",
        SiteKind::Configured => "Được đơn vị vận hành trang này tin cậy",
        SiteKind::Unknown => "Trang web lạ",
    }
}

/// Why a source could not be read.
pub(super) fn unavailable(why: Unavailable) -> &'static str {
    match why {
        Unavailable::Timeout => "quá thời gian chờ",
        Unavailable::Network => "mạng không thông",
        Unavailable::Closed => "mạng vẫn thông, nhưng máy chủ này đang ngừng hoặc không cho trang này đọc",
        Unavailable::Status(_) => "máy chủ báo lỗi {n}",
        Unavailable::Malformed => "câu trả lời không đọc được",
        Unavailable::TooLarge => "câu trả lời quá lớn",
        Unavailable::Redirect => "máy chủ chuyển sang nơi khác",
        Unavailable::CircuitOpen => "nguồn vừa lỗi nhiều lần, tạm nghỉ",
    }
}

/// Why a source was not asked.
pub(super) fn not_asked(why: NotAsked) -> &'static str {
    match why {
        NotAsked::NothingToAsk => "mã không có gì để hỏi",
        NotAsked::Offline => "máy đang không có mạng",
        NotAsked::NotForThisItem => "nguồn này không dùng cho loại mã này",
    }
}

/// An item of the legal checklist.
pub(super) fn checklist(item: ChecklistItem) -> &'static str {
    match item {
        ChecklistItem::Name => "Tên sản phẩm, hàng hóa",
        ChecklistItem::Picture => "Hình ảnh",
        ChecklistItem::Organisation => "Tên đơn vị sản xuất, kinh doanh",
        ChecklistItem::Address => "Địa chỉ",
        ChecklistItem::OrganisationId => "Mã định danh đơn vị",
        ChecklistItem::Stages => "Các công đoạn: mã sản phẩm, mã địa điểm, thời gian",
        ChecklistItem::ProductionTime => "Thời gian sản xuất, kinh doanh",
        ChecklistItem::TraceCode => "Mã truy xuất nguồn gốc",
        ChecklistItem::Brand => "Thương hiệu, nhãn hiệu, mã ký hiệu, số sê-ri",
        ChecklistItem::Expiry => "Thời hạn sử dụng",
        ChecklistItem::Standards => "Tiêu chuẩn, quy chuẩn áp dụng",
        ChecklistItem::Gtin => "Mã sản phẩm GTIN",
        ChecklistItem::Origin => "Xuất xứ hoặc nơi thực hiện công đoạn cuối",
        ChecklistItem::Certificates => "Chứng nhận hợp quy, hợp chuẩn",
        ChecklistItem::SafetyWarnings => "Cảnh báo an toàn",
        ChecklistItem::UniqueId => "Mã định danh duy nhất",
        ChecklistItem::NationalPortal => "Kết nối Cổng quốc gia",
    }
}

/// The state of a checklist item.
pub(super) fn check(state: ChecklistState) -> &'static str {
    match state {
        ChecklistState::Present => "đủ",
        ChecklistState::Missing => "thiếu",
        ChecklistState::Withheld => "không công bố",
        ChecklistState::NotRequired => "không bắt buộc",
        ChecklistState::Unknown => "chưa rõ",
    }
}

/// A rule that lists items.
pub(super) fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Circular02Of2024 => "Thông tư 02/2024/TT-BKHCN",
        Rule::Decree37Of2026 => "Nghị định 37/2026/NĐ-CP, Điều 32",
    }
}

/// The kind of code.
pub(super) fn symbology(symbology: Symbology) -> &'static str {
    match symbology {
        Symbology::Ean13 => "Mã vạch EAN-13 hoặc UPC",
        Symbology::Ean8 => "Mã vạch EAN-8",
        Symbology::Code128 => "Mã vạch Code 128",
        Symbology::Gs1128 => "Mã vạch GS1-128",
        Symbology::Itf => "Mã vạch ITF-14",
        Symbology::DataBar => "Mã vạch GS1 DataBar",
        Symbology::Qr => "Mã QR",
        Symbology::Gs1Qr => "Mã QR theo GS1",
        Symbology::DataMatrix => "Mã Data Matrix",
        Symbology::Gs1DataMatrix => "Mã Data Matrix theo GS1",
        Symbology::Other => "Mã khác",
    }
}

/// What is wrong with a code.
pub(super) fn fault(fault: CodeFault) -> &'static str {
    match fault {
        CodeFault::CheckDigit => "Số kiểm tra không khớp: chữ số cuối đáng lẽ là {n}.",
        CodeFault::DigitCount => "Có {n} chữ số; mã sản phẩm phải có 8, 12, 13 hoặc 14.",
        CodeFault::UnknownAi => "Có số phân định ứng dụng không xác định.",
        CodeFault::TooShort => "Một giá trị bị trống hoặc quá ngắn.",
        CodeFault::TooLong => "Một giá trị quá dài, hoặc thiếu dấu phân cách.",
        CodeFault::BadValue => "Một giá trị không đúng quy tắc của nó.",
        CodeFault::Missing => "Thiếu thông tin bắt buộc đi kèm.",
        CodeFault::Contradiction => "Các phần của mã mâu thuẫn hoặc lặp nhau.",
        CodeFault::Notation => "Cách ghi mã không đúng chuẩn.",
        CodeFault::LinkForm => "Liên kết trong mã không đúng chuẩn GS1 Digital Link.",
        CodeFault::Oversize => "Mã dài quá mức cho phép.",
        CodeFault::LostSeparator => "Có thể thiếu dấu phân cách giữa các phần.",
        CodeFault::SeparatorAsText => "Dấu phân cách được ghi bằng ký hiệu khác, vẫn đọc được.",
        CodeFault::UserInformation => {
            "Phần đứng trước @ trông giống tên trang, nhưng liên kết dẫn tới trang ghi sau @."
        }
        CodeFault::Spelling => "Có ký tự khác chuẩn; ý nghĩa vẫn rõ nên mã đã được đọc.",
    }
}
