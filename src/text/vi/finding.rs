//! Vietnamese. Findings: what was found, why it matters, what to do.

use trace::finding::FindingCode;

/// What was found.
pub(super) fn finding(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "Sản phẩm này đã bị thu hồi",
        FindingCode::RecalledUpstream => "Nguyên liệu của sản phẩm đã bị thu hồi",
        FindingCode::Expired => "Đã hết hạn sử dụng",
        FindingCode::Destroyed => "Hồ sơ ghi sản phẩm đã bị tiêu hủy",
        FindingCode::Stolen => "Hồ sơ ghi sản phẩm đã bị mất cắp",
        FindingCode::PastBestBefore => "Đã qua ngày sử dụng tốt nhất",
        FindingCode::NotSellable => "Hồ sơ ghi sản phẩm không được bán",
        FindingCode::NoPedigreeMatch => "Sản phẩm không khớp với hồ sơ đã ghi",
        FindingCode::AlreadySold => "Số sê-ri này đã được ghi là đã bán",
        FindingCode::EventAfterEndOfLife => "Có sự kiện sau khi sản phẩm không còn tồn tại",
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
        FindingCode::SignatureInvalid => "Chữ ký số của nguồn không đúng",
        FindingCode::SourcesDisagree => "Các nguồn nói khác nhau",
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
    }
}

/// The reason: sentences parted by `~`, each with its alternatives parted by `¦`.
pub(super) fn finding_why(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => {
            "Thông báo thu hồi ghi ngày {date}.¦Thông báo thu hồi ghi lúc {time}.¦Có nguồn ghi nhận lệnh thu hồi với sản phẩm này."
        }
        FindingCode::RecalledUpstream => {
            "Đầu vào bị thu hồi: {item}.¦Lô hoặc sản phẩm dùng làm nguyên liệu đã có lệnh thu hồi."
        }
        FindingCode::Expired => "Hạn sử dụng là ngày {date}.",
        FindingCode::Destroyed => "Ghi nhận tiêu hủy lúc {time}.~Một sản phẩm đã tiêu hủy thì không thể đang được bán.",
        FindingCode::Stolen => "Ghi nhận mất cắp lúc {time}.~Không rõ sản phẩm đã được bảo quản thế nào từ lúc đó.",
        FindingCode::PastBestBefore => {
            "Ngày sử dụng tốt nhất là {date}.~Đây không phải là hạn sử dụng: chất lượng có thể giảm, chưa chắc đã hỏng."
        }
        FindingCode::NotSellable => "Trạng thái gần nhất là “{disposition}”.~Trạng thái này không cho phép bán.",
        FindingCode::NoPedigreeMatch => "Có bên đã kiểm tra và ghi rằng sản phẩm không khớp hồ sơ.",
        FindingCode::AlreadySold => {
            "Ghi nhận đã bán lúc {time}.~Nơi bán: {place}.~Nếu bạn đang mua sản phẩm này lần đầu, mã có thể đã bị sao chép."
        }
        FindingCode::EventAfterEndOfLife => {
            "Sự kiện lúc {time} diễn ra sau khi sản phẩm đã dùng hết, bán hoặc hủy.~Hoặc mã bị sao chép, hoặc dữ liệu nhập sai."
        }
        FindingCode::SecondCommissioning => "Mỗi số sê-ri chỉ được gắn một lần.~Lần gắn thứ hai ghi lúc {time}.",
        FindingCode::BeforeOrigin => "Sự kiện lúc {time} có trước khi sản phẩm được tạo ra.",
        FindingCode::EventInFuture => "Sự kiện ghi lúc {time}, chưa tới thời điểm đó.",
        FindingCode::RecordedBeforeEvent => "Sự kiện ghi là diễn ra lúc {time} nhưng đã được nhập trước đó.",
        FindingCode::ReceivedNotShipped => "Nơi nhận: {place}.~Không nguồn nào ghi việc giao hàng tới đó.",
        FindingCode::WrongReceiver => {
            "Được giao tới {expected}, nhưng nơi nhận là {value}.¦Nơi nhận ghi là {place}.¦Bên nhận ghi là {party}."
        }
        FindingCode::ImpossibleTravel => {
            "Cách nhau {km}, tương đương {kmh}.~Không phương tiện nào chở hàng nhanh như vậy: mã có thể bị sao chép hoặc tọa độ bị nhập sai."
        }
        FindingCode::TwoPlacesAtOnce => "Lúc {time}, cùng một số sê-ri được ghi ở {place} và {place2}.",
        FindingCode::LotMismatch => "Mã ghi lô {value}, hồ sơ ghi lô {expected}.",
        FindingCode::ExpiryMismatch => "Hai ngày khác nhau: {date} và {date2}.~Hãy xem ngày in trên bao bì.",
        FindingCode::AggregationBroken => {
            "Kiện hàng: {item}.~Sản phẩm được lấy ra khỏi một kiện mà nó chưa từng được đóng vào, hoặc ở hai kiện cùng lúc."
        }
        FindingCode::MassBalance => {
            "Đưa vào {quantity}, làm ra {quantity2}.~Có thể đã thêm nguyên liệu không khai báo."
        }
        FindingCode::ColdChainBroken => {
            "Đo được {celsius} tại {place}.¦Đo được {celsius} lúc {time}.¦Đo được {celsius}.~Mức công bố: {expected}.¦Giới hạn: {celsius2}."
        }
        FindingCode::CertificateExpired => "Chứng nhận {certificate} hết hạn ngày {date}.",
        FindingCode::SignatureInvalid => "Câu trả lời có thể đã bị thay đổi trên đường truyền hoặc sau khi công bố.",
        FindingCode::SourcesDisagree => {
            "Một nguồn ghi {value}, nguồn khác ghi {expected}.¦Một nguồn ghi ngày {date}, nguồn khác ghi ngày {date2}.¦Một nguồn ghi {quantity}, nguồn khác ghi {quantity2}.¦Một nguồn ghi ở {place}, nguồn khác ghi ở {place2}.¦Một nguồn ghi lúc {time}, nguồn khác ghi lúc {time2}.¦Một nguồn ghi trạng thái “{disposition}”, nguồn khác ghi “{disposition2}”.~Trang này không chọn nguồn nào đúng."
        }
        FindingCode::NoOriginEvent => "Hành trình bắt đầu ở giữa chừng.",
        FindingCode::ShippedNotReceived => "Giao tới {place}.~Hàng có thể còn trên đường, hoặc bên nhận chưa ghi.",
        FindingCode::StepBackMissing => "Đầu vào: {item}.~Không biết nguyên liệu này từ đâu đến.",
        FindingCode::OtherItem => "Các sự kiện đó không được tính.",
        FindingCode::SecondCommissioningLot => "Việc này bình thường khi sản xuất theo đợt.",
        FindingCode::EventCorrected => "Trang này dùng bản đã sửa.",
        FindingCode::EventWithdrawn => "Sự kiện đó không được tính.",
        FindingCode::HashUnconfirmed => {
            "Các hệ thống tính dấu này không giống nhau, nên không khớp chưa có nghĩa là bị sửa."
        }
        FindingCode::HashConfirmed => "Nội dung sự kiện không đổi kể từ khi được đánh dấu.",
        FindingCode::SignatureValid => "Câu trả lời đúng do nguồn này phát hành và không bị thay đổi.",
        FindingCode::StaleCopy => "Bản lưu lúc {time}.~Từ đó đến nay có thể đã có thông báo thu hồi mới.",
        FindingCode::ClassLevelOnly => "Mã có thể bị sao chép: mọi gói cùng loại đều mang cùng một mã.",
        FindingCode::LotLevelOnly => "Mã có thể bị sao chép: mọi gói trong lô đều mang cùng một mã.",
        FindingCode::RestrictedNumber => {
            "Đầu số 02 và 20–29 do cửa hàng hoặc địa phương tự đặt, chỉ có nghĩa ở nơi đó."
        }
        FindingCode::ForeignPrefix => "Đầu mã nước ngoài là bình thường, không đáng ngờ.",
        FindingCode::UntrustedHost => "Trang: {value}.~Trang này không hỏi máy chủ đó.",
    }
}

/// What to do; empty where nothing is to be done.
pub(super) fn finding_advice(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "Không sử dụng. Giữ lại sản phẩm và hóa đơn, liên hệ đơn vị bán hàng.",
        FindingCode::RecalledUpstream => {
            "Không sử dụng cho đến khi nơi bán hoặc nhà sản xuất trả lời rõ. Giữ lại sản phẩm và hóa đơn."
        }
        FindingCode::Expired => {
            "Không sử dụng. Đối chiếu ngày in trên bao bì; nếu mới mua, mang lại nơi bán cùng hóa đơn."
        }
        FindingCode::Destroyed | FindingCode::Stolen => {
            "Không mua, không sử dụng. Báo cho nơi bán hoặc đường dây nóng."
        }
        FindingCode::PastBestBefore => "Xem, ngửi kỹ và đọc hướng dẫn trên bao bì trước khi dùng.",
        FindingCode::NotSellable => "Hỏi nơi bán trước khi mua.",
        FindingCode::NoPedigreeMatch => "Hỏi nơi bán và giữ hóa đơn.",
        FindingCode::AlreadySold
        | FindingCode::EventAfterEndOfLife
        | FindingCode::ImpossibleTravel
        | FindingCode::TwoPlacesAtOnce => "Hỏi nơi bán và kiểm tra tem có bị dán đè, dán chồng không.",
        FindingCode::SecondCommissioning => "Hỏi nơi bán hoặc nhà sản xuất.",
        FindingCode::BeforeOrigin => "Xem ngày in trên bao bì và hỏi nơi bán nếu thấy khác.",
        FindingCode::EventInFuture | FindingCode::RecordedBeforeEvent => "Dữ liệu đáng ngờ: xem ngày in trên bao bì.",
        FindingCode::ReceivedNotShipped | FindingCode::WrongReceiver | FindingCode::AggregationBroken => {
            "Hỏi nơi bán hàng lấy từ đâu."
        }
        FindingCode::LotMismatch => "So số lô in trên bao bì.",
        FindingCode::ExpiryMismatch => "Theo ngày sớm hơn cho an toàn.",
        FindingCode::MassBalance => "Hỏi nhà sản xuất về nguyên liệu.",
        FindingCode::ColdChainBroken => "Với hàng tươi hoặc đông lạnh: xem, ngửi kỹ; nếu nghi ngờ thì không dùng.",
        FindingCode::CertificateExpired => "Hỏi nhà sản xuất chứng nhận mới.",
        FindingCode::SignatureInvalid => "Tra cứu lại sau; nếu vẫn vậy, báo cho đường dây nóng.",
        FindingCode::SourcesDisagree => "Xem thông tin in trên bao bì và hỏi đường dây nóng.",
        FindingCode::NoOriginEvent
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
        FindingCode::UntrustedHost => "Không nhập thông tin cá nhân, mật khẩu hay OTP trên trang đó.",
    }
}
