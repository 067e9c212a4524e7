//! Simplified Chinese. What people get wrong, put right politely and with the reason.

use crate::text::Myth;

/// The question.
pub(super) fn myth(myth: Myth) -> &'static str {
    match myth {
        Myth::Prefix893 => "893 开头就是越南产吗？",
        Myth::ForeignPrefix => "国外前缀可疑吗？",
        Myth::CheckDigit => "校验位正确就是正品吗？",
        Myth::WrongCheckDigit => "校验位错误就是假货吗？",
        Myth::Copied => "编码会被复制吗？",
        Myth::Shown => "扫出信息就是正品吗？",
        Myth::NotShown => "扫不出信息就是假货吗？",
        Myth::QrIsTrace => "有二维码就能溯源吗？",
        Myth::WhoDeclares => "这些信息由谁申报？",
        Myth::BarcodeHoldsNoDate => "为何条形码不显示有效期？",
        Myth::InternalNumber => "02 或 20–29 开头是什么编码？",
        Myth::TwoDates => "“有效期”和“最佳食用期”有何不同？",
        Myth::LocalFormat => "为何此编码不符合 GS1 规则？",
        Myth::GovernmentHost => ".gov.vn 就一定是国家门户吗？",
        Myth::Withheld => "“未公布”是什么意思？",
        Myth::TamperedHash => "指纹无法核对就是数据被改吗？",
    }
}

/// The answer.
pub(super) fn myth_answer(myth: Myth) -> &'static str {
    match myth {
        Myth::Prefix893 => "不是。893 只说明企业在越南 GS1 注册了编码，不能证明产地。请看“原产地”。",
        Myth::ForeignPrefix => "不可疑。前缀只说明企业在何处注册编码，越南产品也可能使用国外前缀。",
        Myth::CheckDigit => "不是。校验位只说明数字读取无误，任何人都能重印条形码。",
        Myth::WrongCheckDigit => "不一定。可能是误读、印刷错误、输入错误或商家自编。请重新扫描或输入。",
        Myth::Copied => "会。条形码可伪造，印刷的二维码可翻拍。请检查标签是否被覆盖，并在可信处购买。",
        Myth::Shown => "不一定。卖假货的人也能扫出信息。请与手中产品逐项对照。",
        Myth::NotShown => "不一定。许多诚信商家尚未在这些来源公布记录。请询问销售方。",
        Myth::QrIsTrace => "不是。许多二维码只链接到产品介绍。溯源应显示每个环节：何人、何地、何时。",
        Myth::WhoDeclares => "由企业自行申报并负责。数据源收录并不表示逐项核实。",
        Myth::BarcodeHoldsNoDate => "EAN-13 条形码只含产品种类编码，不含有效期、批号或产地。请看包装上的日期。",
        Myth::InternalNumber => "是商店或地区自编的号码，例如柜台称重商品。别处同号可能是其他商品。",
        Myth::TwoDates => "“有效期”：过后请勿使用。“最佳食用期”：过后品质可能下降，但未必变质。",
        Myth::LocalFormat => {
            "一些地方系统印制的编码不合规则，例如以 200 开头的 21 位数字。这是格式问题，不是假货的证据。"
        }
        Myth::GovernmentHost => "不一定。只有主机名完全一致才可信，本页面会逐字核对地址。",
        Myth::Withheld => "有些数据依法可不公开，这与缺失不同。",
        Myth::TamperedHash => "不是。各系统计算方式不同，只有相符时才能得出结论。",
    }
}
