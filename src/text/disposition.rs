//! States of goods in words.

use std::borrow::Cow;

use super::{IN_HEADING, Lang, harmless};

/// The word of the Core Business Vocabulary, and what it says in Vietnamese, English and Chinese.
///
/// Source: CBV 2.0, section 7.2.
const DISPOSITIONS: [(&str, [&str; 3]); 27] = [
    ("active", ["đang lưu hành", "in circulation", "流通中"]),
    ("conformant", ["đạt yêu cầu", "conforms", "合格"]),
    ("container_closed", ["kiện đã đóng", "container closed", "包装已封"]),
    ("container_open", ["kiện đã mở", "container open", "包装已开"]),
    ("damaged", ["hư hỏng", "damaged", "损坏"]),
    ("destroyed", ["đã tiêu hủy", "destroyed", "已销毁"]),
    ("dispensed", ["đã cấp phát", "dispensed", "已发放"]),
    ("disposed", ["đã thải bỏ", "disposed of", "已处置"]),
    ("expired", ["đã hết hạn", "expired", "已过期"]),
    ("in_progress", ["đang xử lý", "in progress", "处理中"]),
    ("in_transit", ["đang vận chuyển", "in transit", "运输中"]),
    ("inactive", ["chưa lưu hành", "not in circulation", "未流通"]),
    ("mismatch_quantity", ["sai số lượng", "wrong quantity", "数量不符"]),
    ("needs_replacement", ["cần thay thế", "needs replacement", "需更换"]),
    ("no_pedigree_match", ["không khớp hồ sơ", "does not match its record", "与记录不符"]),
    ("non_conformant", ["không đạt yêu cầu", "does not conform", "不合格"]),
    ("non_sellable_other", ["không được bán", "not for sale", "不可销售"]),
    ("partially_dispensed", ["đã cấp phát một phần", "partly dispensed", "部分发放"]),
    ("recalled", ["đã thu hồi", "recalled", "已召回"]),
    ("reserved", ["đã giữ trước", "reserved", "已预留"]),
    ("retail_sold", ["đã bán lẻ", "sold at retail", "已零售"]),
    ("returned", ["đã trả lại", "returned", "已退回"]),
    ("sellable_accessible", ["đang bày bán", "on sale", "在售"]),
    ("sellable_not_accessible", ["được bán, chưa bày", "for sale, not displayed", "可售未上架"]),
    ("stolen", ["mất cắp", "stolen", "被盗"]),
    ("unavailable", ["không có sẵn", "not available", "不可用"]),
    ("unknown", ["không rõ", "not known", "不明"]),
];

/// A state in words; one that is not of the vocabulary is shown as its source wrote it.
pub(super) fn disposition(lang: Lang, word: &str) -> Cow<'_, str> {
    let Some((_, [vi, en, zh])) = DISPOSITIONS.iter().find(|(known, _)| *known == word) else {
        return harmless(word, IN_HEADING);
    };
    match lang {
        Lang::Vi => (*vi).into(),
        Lang::En => (*en).into(),
        Lang::Zh => (*zh).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_of_the_vocabulary_is_said_in_words() {
        assert_eq!(disposition(Lang::Vi, "damaged"), "hư hỏng");
        assert_eq!(disposition(Lang::En, "https://example.vn/odd"), "https://example.vn/odd");
        for (word, _) in DISPOSITIONS {
            let known = epcis::vocabulary::Disposition::read(word);
            assert!(!matches!(known, epcis::vocabulary::Disposition::Other(_)), "{word}");
        }
    }
}
