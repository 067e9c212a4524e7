//! Vietnamese. Findings: what was found, and what to do.

use trace::answer::{Part, SignatureFault};
use trace::finding::{Field, FindingCode};
use trace::unread::{NotRead, Reason};

/// What was found.
pub(super) fn finding(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "Sản phẩm này đã bị thu hồi",
        FindingCode::RecalledUpstream => "Nguyên liệu của sản phẩm đã bị thu hồi",
        FindingCode::Expired => "Đã hết hạn sử dụng",
        FindingCode::Destroyed => "Đã ghi là đã tiêu hủy",
        FindingCode::Stolen => "Đã ghi là bị mất cắp",
        FindingCode::PastBestBefore => "Đã qua ngày sử dụng tốt nhất",
        FindingCode::NotSellable => "Đã ghi là không được bán",
        FindingCode::NoPedigreeMatch => "Sản phẩm không khớp với hồ sơ đã ghi",
        FindingCode::AlreadySold => "Đã ghi là đã bán",
        FindingCode::EventAfterEndOfLife => "Có sự kiện sau khi sản phẩm đã bán hoặc hủy",
        FindingCode::SecondCommissioning => "Số sê-ri này được gắn hai lần",
        FindingCode::BeforeOrigin => "Có sự kiện trước khi sản phẩm ra đời",
        FindingCode::EventInFuture => "Có sự kiện ghi ở tương lai",
        FindingCode::RecordedBeforeEvent => "Sự kiện được ghi trước khi diễn ra",
        FindingCode::ReceivedNotShipped => "Có nhận hàng nhưng không thấy giao hàng",
        FindingCode::WrongReceiver => "Nơi nhận khác với nơi được giao",
        FindingCode::ImpossibleTravel => "Di chuyển nhanh đến mức không thể",
        FindingCode::TwoPlacesAtOnce => "Một số sê-ri ở hai nơi cùng lúc",
        FindingCode::LotMismatch => "Số lô trên mã khác với hồ sơ",
        FindingCode::ExpiryMismatch => "Hạn dùng trên mã khác với hồ sơ",
        FindingCode::AggregationBroken => "Đóng gói và tháo gói không khớp nhau",
        FindingCode::MassBalance => "Lượng làm ra nhiều hơn lượng đưa vào",
        FindingCode::ColdChainBroken => "Nhiệt độ vượt mức công bố",
        FindingCode::CertificateExpired => "Chứng nhận hết hạn vào lúc cần đến",
        FindingCode::SignatureInvalid => "Chữ ký số của nguồn không xác thực được",
        FindingCode::SourcesDisagree => "Các nguồn nói khác nhau",
        FindingCode::NotAllRead => "Chưa đọc hết mọi nguồn",
        FindingCode::LotsRecalled => "Có lô của sản phẩm này bị thu hồi",
        FindingCode::PartAffected => "Một phần của lô gặp vấn đề",
        FindingCode::EventFlagged => "Nguồn tự báo có sự kiện ghi sai",
        FindingCode::OtherReading => "Mã có thể thiếu dấu phân cách",
        FindingCode::SerialUnknown => "Chưa có hồ sơ của số sê-ri này",
        FindingCode::NoOriginEvent => "Hồ sơ không cho biết sản phẩm bắt đầu từ đâu",
        FindingCode::ShippedNotReceived => "Đã giao hàng, chưa thấy ghi nhận hàng",
        FindingCode::StepBackMissing => "Nguyên liệu chưa có hồ sơ",
        FindingCode::OtherItem => "Nguồn gửi kèm sự kiện của sản phẩm khác",
        FindingCode::SecondCommissioningLot => "Lô được gắn mã nhiều đợt",
        FindingCode::EventCorrected => "Có sự kiện đã được sửa lại",
        FindingCode::EventWithdrawn => "Có sự kiện đã được rút lại",
        FindingCode::HashUnconfirmed => "Chưa kiểm tra được dấu vân tay của sự kiện",
        FindingCode::HashConfirmed => "Dấu vân tay của sự kiện khớp",
        FindingCode::SignatureValid => "Chữ ký số của nguồn hợp lệ",
        FindingCode::StaleCopy => "Thông tin lấy từ bản lưu cũ",
        FindingCode::ClassLevelOnly => "Mới biết loại sản phẩm",
        FindingCode::LotLevelOnly => "Mới biết đến lô",
        FindingCode::RestrictedNumber => "Mã dùng nội bộ",
        FindingCode::ForeignPrefix => "Mã doanh nghiệp đăng ký ở nước ngoài",
        FindingCode::UntrustedHost => "Liên kết trong mã dẫn tới trang chưa được biết",
        FindingCode::DisguisedLink => "Liên kết trong mã mượn tên một trang khác",
    }
}

/// A field that sources tell differently.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Amount => "Số lượng",
        Field::Place => "Địa điểm",
        Field::Expiry => "Hạn sử dụng",
        Field::BestBefore => "Ngày sử dụng tốt nhất",
        Field::Produced => "Ngày sản xuất",
        Field::Harvested => "Ngày thu hoạch hoặc đánh bắt",
        Field::Lot => "Số lô",
        Field::Origin => "Xuất xứ",
        Field::Time => "Thời điểm",
        Field::State => "Trạng thái",
        Field::Step => "Công đoạn",
        Field::Receiver => "Bên nhận",
        Field::Inputs => "Nguyên liệu",
        Field::Occurrence => "Sự việc",
    }
}

/// What to do; empty where nothing is to be done.
pub(super) fn finding_advice(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "Không sử dụng. Giữ hóa đơn, liên hệ nơi bán.",
        FindingCode::RecalledUpstream => "Chưa sử dụng. Giữ hóa đơn, hỏi nơi bán.",
        FindingCode::Expired => "Không sử dụng. So ngày in trên bao bì; mới mua thì mang trả.",
        FindingCode::Destroyed | FindingCode::Stolen => {
            "Không mua, không sử dụng. Báo cho nơi bán hoặc đường dây nóng."
        }
        FindingCode::PastBestBefore => "Xem, ngửi kỹ và đọc hướng dẫn trên bao bì trước khi dùng.",
        FindingCode::NotSellable => "Hỏi nơi bán trước khi mua.",
        FindingCode::NoPedigreeMatch => "Hỏi nơi bán và giữ hóa đơn.",
        FindingCode::AlreadySold
        | FindingCode::EventAfterEndOfLife
        | FindingCode::ImpossibleTravel
        | FindingCode::TwoPlacesAtOnce => "Hỏi nơi bán; xem tem có bị dán đè không.",
        FindingCode::SecondCommissioning => "Hỏi nơi bán hoặc nhà sản xuất.",
        FindingCode::BeforeOrigin => "Xem ngày in trên bao bì và hỏi nơi bán nếu thấy khác.",
        FindingCode::EventInFuture | FindingCode::RecordedBeforeEvent => "Dữ liệu đáng ngờ: xem ngày in trên bao bì.",
        FindingCode::ReceivedNotShipped | FindingCode::WrongReceiver | FindingCode::AggregationBroken => {
            "Hỏi nơi bán hàng lấy từ đâu."
        }
        FindingCode::LotMismatch => "So số lô in trên bao bì.",
        FindingCode::ExpiryMismatch => "Theo ngày sớm hơn cho an toàn.",
        FindingCode::MassBalance => "Hỏi nhà sản xuất về nguyên liệu.",
        FindingCode::ColdChainBroken => "Xem, ngửi kỹ; nghi ngờ thì không dùng.",
        FindingCode::CertificateExpired => "Hỏi nhà sản xuất chứng nhận mới.",
        FindingCode::SignatureInvalid => "Tra cứu lại sau; nếu vẫn vậy, báo cho đường dây nóng.",
        FindingCode::SourcesDisagree => "Xem thông tin in trên bao bì, hỏi nơi bán.",
        FindingCode::NotAllRead
        | FindingCode::LotsRecalled
        | FindingCode::PartAffected
        | FindingCode::EventFlagged
        | FindingCode::SerialUnknown
        | FindingCode::OtherReading
        | FindingCode::NoOriginEvent
        | FindingCode::ShippedNotReceived
        | FindingCode::StepBackMissing
        | FindingCode::OtherItem
        | FindingCode::SecondCommissioningLot
        | FindingCode::EventCorrected
        | FindingCode::EventWithdrawn
        | FindingCode::HashUnconfirmed
        | FindingCode::HashConfirmed
        | FindingCode::SignatureValid
        | FindingCode::ClassLevelOnly
        | FindingCode::LotLevelOnly
        | FindingCode::RestrictedNumber
        | FindingCode::ForeignPrefix => "",
        FindingCode::StaleCopy => "Tra cứu lại khi có mạng.",
        FindingCode::UntrustedHost | FindingCode::DisguisedLink => {
            "Không nhập thông tin cá nhân, mật khẩu hay OTP trên trang đó."
        }
    }
}

/// What is wrong with a signature.
pub(super) fn signature_fault(fault: SignatureFault) -> &'static str {
    match fault {
        SignatureFault::Absent => "Nguồn này phải ký câu trả lời, nhưng không thấy chữ ký.",
        SignatureFault::Wrong => "Chữ ký không khớp với nội dung, hoặc không do khóa đã biết tạo ra.",
        SignatureFault::Unreadable => "Chữ ký không đọc được.",
        SignatureFault::Unreachable(_) => "Chữ ký được báo trước nhưng không tải được.",
        SignatureFault::NotCheckable => "Thiết bị này không kiểm tra được chữ ký.",
        SignatureFault::AnotherItem => "Chữ ký là của một sản phẩm khác.",
        SignatureFault::Late => "Chữ ký đã quá thời hạn.",
        SignatureFault::Early => "Chữ ký ghi thời điểm ở tương lai.",
        SignatureFault::Unbound => "Chữ ký không gắn với sản phẩm và thời điểm nào.",
        SignatureFault::NotCovered(_) => "Chữ ký không bao gồm mọi điều mà nguồn này đưa ra.",
        SignatureFault::Incomplete => "Chữ ký kê những dữ liệu không có trong câu trả lời: có thể đã bị lược bớt.",
    }
}

/// A part of what a source says.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Events => "sự kiện",
        Part::Card => "hồ sơ sản phẩm",
        Part::Notice => "thông báo thu hồi",
        Part::StepBack => "hồ sơ nguyên liệu và bao gói",
    }
}

/// What was not read.
pub(super) fn not_read(what: NotRead) -> &'static str {
    match what {
        NotRead::Source(_) => "nguồn này",
        NotRead::Events(_) => "các sự kiện về sản phẩm",
        NotRead::Pages(_) => "các trang tiếp theo",
        NotRead::FullPage { .. } => "phần có thể còn lại sau một trang đầy",
        NotRead::UntrustedHost => "liên kết tới máy chủ chưa được tin cậy",
        NotRead::LinkForm => "một liên kết không rõ dạng",
        NotRead::Resolver(_) => "máy chủ phân giải được chỉ tới",
        NotRead::Notice(_) => "thông báo thu hồi",
        NotRead::Card(_) => "hồ sơ sản phẩm",
        NotRead::StepBack(_) => "hồ sơ của nguyên liệu hoặc bao gói",
        NotRead::Cut(_) => "phần vượt quá giới hạn đọc",
        NotRead::Value => "một giá trị",
    }
}

/// Why it was not read.
pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Unavailable(why) => super::trace::unavailable(why),
        Reason::Offline => "không có mạng",
        Reason::ForPeople => "trang dành cho người đọc",
        Reason::Missing => "không tìm thấy",
        Reason::Repeats => "lặp lại, không có gì mới",
    }
}
