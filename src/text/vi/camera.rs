//! Vietnamese. The camera: errors, help for each browser, hints, notices.

use crate::scan::{Doubt, Foreign, Hint};
use crate::session::{CameraError, Notice};
use crate::text::Steps;

/// What is wrong with the camera.
pub(super) fn camera(error: CameraError) -> &'static str {
    match error {
        CameraError::InsecureContext => "Trang chưa được mở bằng HTTPS",
        CameraError::PolicyBlocked => "Trang này không được phép dùng camera",
        CameraError::Denied => "Bạn chưa cho phép dùng camera",
        CameraError::Dismissed => "Câu hỏi quyền camera đã bị đóng",
        CameraError::Security => "Trình duyệt chặn camera ở trang này",
        CameraError::NeverSettles => "Camera không phản hồi",
        CameraError::None => "Không tìm thấy camera",
        CameraError::InUse => "Camera đang được ứng dụng khác dùng",
        CameraError::OverConstrained => "Camera không đáp ứng được yêu cầu",
        CameraError::Muted => "Camera tạm dừng",
        CameraError::Ended => "Camera đã ngắt",
        CameraError::Frozen => "Hình từ camera bị đứng",
        CameraError::Unsupported => "Trình duyệt này không hỗ trợ camera",
    }
}

/// Why, and the next best way.
pub(super) fn camera_why(error: CameraError) -> &'static str {
    match error {
        CameraError::InsecureContext => {
            "Trình duyệt chỉ cho dùng camera khi địa chỉ bắt đầu bằng https://. Bạn vẫn chụp ảnh hoặc nhập mã được."
        }
        CameraError::PolicyBlocked => {
            "Trang web chứa công cụ này đã tắt camera, hỏi lại cũng không được. Hãy chụp ảnh hoặc nhập mã."
        }
        CameraError::Denied => "Bật lại quyền theo các bước dưới đây, hoặc chụp ảnh, nhập mã.",
        CameraError::Dismissed => "Bấm “Thử lại” rồi chọn “Cho phép”, hoặc chụp ảnh, nhập mã.",
        CameraError::Security => {
            "Trang chứa công cụ này đặt giới hạn bảo mật. Hãy chụp ảnh, nhập mã, hoặc mở bằng trình duyệt."
        }
        CameraError::NeverSettles => {
            "Ứng dụng này có thể không cho trang web dùng camera. Hãy chụp ảnh, nhập mã, hoặc mở bằng trình duyệt."
        }
        CameraError::None => "Máy không có camera hoặc camera bị tắt. Hãy chọn ảnh hoặc nhập mã.",
        CameraError::InUse => "Đóng ứng dụng đang dùng camera (gọi video, chụp ảnh) rồi bấm “Thử lại”.",
        CameraError::OverConstrained => "Bấm “Thử lại” để dùng camera khác, hoặc chụp ảnh, nhập mã.",
        CameraError::Muted => "Máy tạm dừng camera khi trang chạy nền. Bấm “Thử lại” để tiếp tục.",
        CameraError::Ended => "Camera bị rút ra hoặc bị ứng dụng khác lấy mất. Bấm “Thử lại”.",
        CameraError::Frozen => "Bấm “Thử lại”, hoặc chụp ảnh, nhập mã.",
        CameraError::Unsupported => "Hãy cập nhật trình duyệt, hoặc chụp ảnh, nhập mã.",
    }
}

/// How to allow the camera.
pub(super) fn steps(steps: Steps) -> &'static str {
    match steps {
        Steps::ChromeAndroid => "Chạm biểu tượng bên trái địa chỉ → Quyền → Máy ảnh → Cho phép, rồi tải lại trang.",
        Steps::ChromeIos => "Mở Cài đặt của iPhone → Chrome → bật Camera, rồi tải lại trang.",
        Steps::ChromeDesktop => "Bấm biểu tượng bên trái địa chỉ → bật Máy ảnh, rồi tải lại trang.",
        Steps::Samsung => "Chạm biểu tượng ổ khóa cạnh địa chỉ → Quyền → Máy ảnh → Cho phép, rồi tải lại trang.",
        Steps::SafariIos => "Chạm nút aA (hoặc biểu tượng trang) cạnh địa chỉ → Cài đặt trang web → Camera → Cho phép.",
        Steps::SafariMac => "Vào trình đơn Safari → Cài đặt → Trang web → Camera → Cho phép.",
        Steps::Firefox => "Chạm biểu tượng ổ khóa cạnh địa chỉ → bỏ chặn Camera, rồi tải lại trang.",
        Steps::CocCoc => "Bấm biểu tượng ổ khóa cạnh địa chỉ → Cài đặt trang web → Máy ảnh → Cho phép.",
        Steps::Zalo => {
            "Trong Zalo: chạm dấu ba chấm ở góc trên → “Mở bằng trình duyệt”. Hoặc cấp quyền Camera cho Zalo trong Cài đặt của máy."
        }
        Steps::Facebook => "Trong Facebook hoặc Messenger: chạm dấu ba chấm → “Mở trong trình duyệt”.",
        Steps::WebView => {
            "Ứng dụng này mở trang bên trong nó. Hãy tìm mục “Mở bằng trình duyệt”, hoặc sao chép liên kết sang Chrome, Safari."
        }
        Steps::Other => "Mở phần cài đặt trang web của trình duyệt và cho phép camera, rồi tải lại trang.",
    }
}

/// Help for reading.
pub(super) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::TooDarkTorch => "Hơi tối. Hãy bật đèn.",
        Hint::TooDark => "Hơi tối. Hãy ra chỗ sáng hơn.",
        Hint::TooBright => "Bị chói. Nghiêng sản phẩm để tránh phản sáng.",
        Hint::HoldStill => "Giữ yên một chút.",
        Hint::TooClose => "Hình bị mờ. Lùi máy ra xa hơn rồi phóng to.",
        Hint::ComeCloser => "Đưa mã vào giữa khung, đủ lớn và thẳng.",
        Hint::TryOtherWays => "Khó đọc? Hãy chụp ảnh mã hoặc nhập dãy số.",
        Hint::SameCode => "Mã này vừa đọc xong. Đưa mã khác vào khung hình.",
        Hint::Foreign(Foreign::Aztec) => "Đây là mã Aztec, không phải mã sản phẩm GS1. Hãy tìm mã khác.",
        Hint::Foreign(Foreign::Pdf417) => "Đây là mã PDF417, không phải mã sản phẩm GS1. Hãy tìm mã khác.",
        Hint::Foreign(Foreign::Code39) => "Đây là mã Code 39, không phải mã sản phẩm GS1. Hãy tìm mã khác.",
        Hint::Foreign(Foreign::Rmqr) => "Đây là mã rMQR, không phải mã sản phẩm GS1. Hãy tìm mã khác.",
        Hint::Foreign(Foreign::DotCode) => "Đây là mã DotCode, không phải mã sản phẩm GS1. Hãy tìm mã khác.",
    }
}

/// A line at the top.
pub(super) fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Copied => "Đã sao chép.",
        Notice::CopyByHand => "Máy không cho sao chép tự động. Hãy chọn và sao chép bên dưới.",
        Notice::PictureEmpty => "Không đọc được mã nào trong ảnh. Chụp gần hơn, đủ sáng, mã nằm trọn trong ảnh.",
        Notice::PictureForeign(foreign) => hint(Hint::Foreign(foreign)),
        Notice::PictureUnreadable => "Không mở được tệp này như một ảnh.",
        Notice::PictureTooBig => "Ảnh quá lớn. Hãy chọn ảnh nhỏ hơn hoặc chụp lại.",
        Notice::TextTooLong => "Nội dung quá dài, không mã nào dài như vậy.",
        Notice::TextEmpty => "Hãy nhập mã trước khi tra cứu.",
        Notice::DecoderSlow => "Bộ đọc mã chưa sẵn sàng. Bạn vẫn nhập mã được.",
        Notice::DecoderRestarting => "Bộ đọc mã gặp lỗi, đang khởi động lại.",
        Notice::DecoderGone => "Bộ đọc mã chưa chạy được, đang thử lại. Bạn vẫn nhập mã được.",
        Notice::NoPlace => "Không lấy được vị trí. Bạn vẫn gửi được lời nhắn.",
        Notice::NoVoice => "Máy không có giọng đọc cho ngôn ngữ này.",
        Notice::LangMissing => "Chưa tải được ngôn ngữ này. Hãy chọn lại khi có mạng.",
        Notice::Forgotten => "Đã xóa toàn bộ lịch sử.",
        Notice::Scanner(Doubt::LostKey) => {
            "Máy quét gửi thiếu một phần của mã. Hãy quét lại; nếu vẫn vậy, nhờ nhân viên xem lại máy quét."
        }
        Notice::Scanner(Doubt::TwoScanners) => "Hai máy quét đọc cùng lúc nên mã bị lẫn. Hãy quét lại từng sản phẩm.",
        Notice::Scanner(Doubt::Layout) => {
            "Bàn phím của máy làm sai chữ trong mã. Hãy quét lại; nếu vẫn vậy, nhờ nhân viên chọn bàn phím tiếng Anh (US)."
        }
        Notice::Scanner(Doubt::CapsLock) => {
            "Caps Lock đang bật: chữ hoa và chữ thường trong mã có thể bị đảo. Hãy so với nhãn."
        }
        Notice::Scanner(Doubt::TooLong) => "Nội dung quét dài hơn mọi mã. Hãy quét lại.",
    }
}
