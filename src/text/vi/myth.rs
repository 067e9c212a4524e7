//! Vietnamese. What people get wrong, put right politely and with the reason.

use crate::text::Myth;

/// The question.
pub(super) fn myth(myth: Myth) -> &'static str {
    match myth {
        Myth::Prefix893 => "Đầu mã 893 có nghĩa là hàng Việt Nam?",
        Myth::ForeignPrefix => "Đầu mã nước ngoài có đáng ngờ?",
        Myth::CheckDigit => "Số kiểm tra đúng nghĩa là hàng thật?",
        Myth::WrongCheckDigit => "Sai số kiểm tra nghĩa là hàng giả?",
        Myth::Copied => "Mã có thể bị sao chép không?",
        Myth::Shown => "Quét ra thông tin là hàng thật?",
        Myth::NotShown => "Không ra thông tin là hàng giả?",
        Myth::QrIsTrace => "Có mã QR là có truy xuất nguồn gốc?",
        Myth::WhoDeclares => "Ai khai báo các thông tin này?",
        Myth::BarcodeHoldsNoDate => "Vì sao mã vạch không cho biết hạn dùng?",
        Myth::InternalNumber => "Mã bắt đầu bằng 02 hoặc 20–29 là gì?",
        Myth::TwoDates => "“Hạn sử dụng” và “sử dụng tốt nhất trước” khác nhau thế nào?",
        Myth::LocalFormat => "Vì sao mã này không theo quy tắc GS1?",
        Myth::GovernmentHost => "Đuôi .gov.vn có chắc là cổng quốc gia?",
        Myth::Withheld => "“Không công bố” nghĩa là gì?",
        Myth::TamperedHash => "Chưa kiểm tra được dấu vân tay nghĩa là dữ liệu bị sửa?",
    }
}

/// The answer.
pub(super) fn myth_answer(myth: Myth) -> &'static str {
    match myth {
        Myth::Prefix893 => {
            "Không. Đầu mã 893 cho biết doanh nghiệp đăng ký mã tại GS1 Việt Nam, không chứng minh hàng sản xuất tại Việt Nam. Xem mục Xuất xứ."
        }
        Myth::ForeignPrefix => {
            "Không. Đầu mã chỉ cho biết nơi doanh nghiệp đăng ký mã số. Hàng sản xuất tại Việt Nam vẫn có thể mang đầu mã nước ngoài."
        }
        Myth::CheckDigit => "Không. Số kiểm tra chỉ cho biết dãy số được đọc đúng. Ai cũng in lại được một mã vạch.",
        Myth::WrongCheckDigit => {
            "Chưa chắc. Có thể đọc nhầm, in lỗi, gõ nhầm, hoặc nơi bán tự đặt số. Hãy quét lại hoặc nhập lại."
        }
        Myth::Copied => {
            "Có. Mã vạch làm giả được, mã QR in sẵn chụp lại được. Hãy xem tem có bị dán đè không và mua ở nơi tin cậy."
        }
        Myth::Shown => {
            "Chưa chắc. Người bán hàng giả cũng quét ra thông tin được. Hãy so sánh thông tin với sản phẩm trên tay."
        }
        Myth::NotShown => "Chưa chắc. Nhiều người bán ngay thẳng chưa đưa hồ sơ lên các nguồn này. Hãy hỏi nơi bán.",
        Myth::QrIsTrace => {
            "Không. Nhiều mã QR chỉ dẫn tới trang giới thiệu sản phẩm. Truy xuất nguồn gốc phải cho thấy từng công đoạn: ai làm, ở đâu, khi nào."
        }
        Myth::WhoDeclares => {
            "Doanh nghiệp tự khai báo và chịu trách nhiệm. Nguồn dữ liệu lưu lại, không có nghĩa là đã kiểm tra từng mục."
        }
        Myth::BarcodeHoldsNoDate => {
            "Mã vạch EAN-13 chỉ chứa số của loại sản phẩm; không có hạn dùng, số lô hay xuất xứ. Hãy xem ngày in trên bao bì."
        }
        Myth::InternalNumber => {
            "Là số do cửa hàng hoặc địa phương tự đặt, ví dụ hàng cân tại quầy. Nơi khác có thể dùng cùng số cho hàng khác."
        }
        Myth::TwoDates => {
            "“Hạn sử dụng”: sau ngày này không dùng. “Sử dụng tốt nhất trước”: sau ngày này chất lượng có thể giảm, chưa chắc đã hỏng."
        }
        Myth::LocalFormat => {
            "Một số hệ thống trong nước in mã không theo quy tắc, ví dụ dãy 21 chữ số bắt đầu bằng 200. Đây là lỗi cách ghi, không phải bằng chứng hàng giả."
        }
        Myth::GovernmentHost => "Không. Chỉ đúng tên máy chủ mới đáng tin; trang này so từng chữ của địa chỉ.",
        Myth::Withheld => "Có dữ liệu được phép không công khai theo pháp luật. Điều đó khác với thiếu.",
        Myth::TamperedHash => {
            "Không. Các hệ thống tính dấu vân tay theo nhiều cách, nên chỉ khi khớp mới kết luận được."
        }
    }
}
