//! Simplified Chinese. The report: verdicts, what a code carries, stages, sources, checklist.

use crate::text::{CodeFault, Symbology};
use trace::carried::{Carried, SiteKind};
use trace::product::{ChecklistItem, ChecklistState, Rule};
use trace::report::{NotAsked, SourceRole, Unavailable};
use trace::stage::StageKind;
use trace::verdict::Verdict;

/// The heading of a report.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recalled => "已召回",
        Verdict::Expired => "已过期",
        Verdict::Warning => "警示",
        Verdict::NeedsCrossCheck => "需要核对",
        Verdict::Incomplete => "尚未读全",
        Verdict::ProductOnly => "仅知产品种类",
        Verdict::RecordFound => "找到记录",
        Verdict::NotFound => "未找到",
        Verdict::NotLookedUp => "未能查询",
        Verdict::CodeValid => "编码有效",
        Verdict::CodeInvalid => "编码无效",
        Verdict::Link => "链接",
        Verdict::NotAProductCode => "非产品编码",
    }
}

/// What a verdict that rests on no finding means.
pub(super) fn verdict_reason(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Incomplete => "若召回仅记录在{names}，此处不会显示。",
        Verdict::ProductOnly => "各来源只收录了该类产品；正规产品也可能如此。",
        Verdict::RecordFound => "由企业自行申报，不等于正品。",
        Verdict::NotFound => "没有信息不等于假货。",
        Verdict::NotLookedUp => "目前仅核对了编码结构。",
        Verdict::CodeValid => "这并不说明产品真伪。",
        Verdict::CodeInvalid => "可能是误读、印刷错误或自编号码，不等于假货。",
        Verdict::Link => "编码内是网页链接，不含产品编码。",
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
        Verdict::Incomplete | Verdict::NotLookedUp => "请过几分钟重新查询。",
        Verdict::ProductOnly => "请与包装上的名称、生产方、批号和日期核对。",
        Verdict::RecordFound => "请与包装上的名称、批号和日期核对。",
        Verdict::NotFound => "请核对号码后重新扫描；仍未找到请询问销售方。",
        Verdict::CodeValid => "请查看包装上的日期和生产方。",
        Verdict::CodeInvalid => "请重新扫描，或逐位输入编码下方的数字。",
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
        Carried::Product(_) => "产品编码",
        Carried::Link(_) => "网页链接",
        Carried::Payment(_) => "这是付款二维码，不是溯源码",
        Carried::Wifi { .. } => "这是 Wi-Fi 连接码",
        Carried::Contact { .. } => "这是名片",
        Carried::Phone { .. } => "这是电话号码",
        Carried::Sms { .. } => "这是预设短信",
        Carried::Email { .. } => "这是预设电子邮件",
        Carried::Geo { .. } => "这是地图上的一个位置",
        Carried::Calendar => "这是日程",
        Carried::Text => "这是普通文本",
    }
}

/// What this page does with it.
pub(super) fn carried_why(carried: &Carried) -> &'static str {
    match carried {
        Carried::Product(_) => "按 GS1 规则读取。",
        Carried::Link(_) => "重要的是由谁运营：.vn 或 .gov.vn 域名未必就是官方门户。",
        Carried::Payment(_) => "本页面不会转账。付款前请确认收款人。",
        Carried::Wifi { .. } => "本页面不会连接网络，也不保留密码。",
        Carried::Contact { .. } => "本页面不会保存或拨打。",
        Carried::Phone { .. } => "本页面不会自动拨打。",
        Carried::Sms { .. } => "本页面不会发送短信，谨防付费短信。",
        Carried::Email { .. } => "本页面不会发送邮件。",
        Carried::Geo { .. } => "本页面不会打开地图。",
        Carried::Calendar => "本页面不会添加日程。",
        Carried::Text => "不符合 GS1 规则。若为溯源标签，请询问发放方。",
    }
}

/// A stage of the journey.
pub(super) fn stage(kind: &StageKind) -> &'static str {
    match kind {
        StageKind::Farming => "种植、养殖",
        StageKind::Harvest => "收获",
        StageKind::Catch => "捕捞",
        StageKind::Slaughter => "屠宰",
        StageKind::Commissioned => "贴标赋码",
        StageKind::Processing => "加工",
        StageKind::Packing => "包装",
        StageKind::Unpacking => "拆包",
        StageKind::Shipping => "发货",
        StageKind::Transporting => "运输",
        StageKind::Receiving => "收货",
        StageKind::Storing => "仓储",
        StageKind::Inspection => "检验",
        StageKind::Stocking => "上架",
        StageKind::Retail => "售出",
        StageKind::Dispensing => "发放",
        StageKind::Consumed => "用尽",
        StageKind::Returned => "退货",
        StageKind::Customs => "进出口",
        StageKind::Repair => "维修",
        StageKind::Recall => "召回",
        StageKind::Holding => "暂扣",
        StageKind::Destroyed => "销毁",
        StageKind::Decommissioned => "退出流通",
        StageKind::Other(_) => "{text}",
    }
}

/// Whose source it is.
pub(super) fn role(role: SourceRole) -> &'static str {
    match role {
        SourceRole::Province => "省级来源",
        SourceRole::Nation => "国家来源",
        SourceRole::Registry => "编码注册库",
    }
}

/// Who runs a web site.
pub(super) fn site(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::StateNational => "国家机构",
        SiteKind::StateProvince => "省级机构",
        SiteKind::StandardsBody => "GS1 标准组织",
        SiteKind::Vendor => "私营溯源服务企业",
        SiteKind::Shortener => "短链接服务：无法得知指向何处",
        SiteKind::Configured => "本页面运营方信任",
        SiteKind::Unknown => "陌生网站",
    }
}

/// Why a source could not be read.
pub(super) fn unavailable(why: Unavailable) -> &'static str {
    match why {
        Unavailable::Timeout => "等待超时",
        Unavailable::Network => "网络不通",
        Unavailable::Closed => "网络正常，但该服务器停止服务或不允许本页读取",
        Unavailable::Status(_) => "服务器报错 {n}",
        Unavailable::Malformed => "答复无法读取",
        Unavailable::TooLarge => "答复过大",
        Unavailable::Redirect => "服务器转向他处",
        Unavailable::CircuitOpen => "多次失败，暂停访问",
    }
}

/// Why a source was not asked.
pub(super) fn not_asked(why: NotAsked) -> &'static str {
    match why {
        NotAsked::NothingToAsk => "编码中没有可查询的内容",
        NotAsked::Offline => "设备离线",
        NotAsked::NotForThisItem => "该来源不适用于此类编码",
    }
}

/// An item of the legal checklist.
pub(super) fn checklist(item: ChecklistItem) -> &'static str {
    match item {
        ChecklistItem::Name => "产品名称",
        ChecklistItem::Picture => "图片",
        ChecklistItem::Organisation => "生产经营单位名称",
        ChecklistItem::Address => "地址",
        ChecklistItem::OrganisationId => "单位标识",
        ChecklistItem::Stages => "各环节：产品编码、地点编码、时间",
        ChecklistItem::ProductionTime => "生产经营时间",
        ChecklistItem::TraceCode => "溯源编码",
        ChecklistItem::Brand => "品牌、商标、型号、序列号",
        ChecklistItem::Expiry => "有效期",
        ChecklistItem::Standards => "适用标准与规范",
        ChecklistItem::Gtin => "GTIN 编码",
        ChecklistItem::Origin => "原产地或最后环节所在地",
        ChecklistItem::Certificates => "合格证明",
        ChecklistItem::SafetyWarnings => "安全警示",
        ChecklistItem::UniqueId => "唯一标识",
        ChecklistItem::NationalPortal => "已连接国家门户",
    }
}

/// The state of a checklist item.
pub(super) fn check(state: ChecklistState) -> &'static str {
    match state {
        ChecklistState::Present => "有",
        ChecklistState::Missing => "缺少",
        ChecklistState::Withheld => "未公布",
        ChecklistState::NotRequired => "非必需",
        ChecklistState::Unknown => "未知",
    }
}

/// A rule that lists items.
pub(super) fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Circular02Of2024 => "第 02/2024/TT-BKHCN 号通知",
        Rule::Decree37Of2026 => "第 37/2026/NĐ-CP 号议定第 32 条",
    }
}

/// The kind of code.
pub(super) fn symbology(symbology: Symbology) -> &'static str {
    match symbology {
        Symbology::Ean13 => "EAN-13 或 UPC 条形码",
        Symbology::Ean8 => "EAN-8 条形码",
        Symbology::Code128 => "Code 128 条形码",
        Symbology::Gs1128 => "GS1-128 条形码",
        Symbology::Itf => "ITF-14 条形码",
        Symbology::DataBar => "GS1 DataBar 条形码",
        Symbology::Qr => "二维码（QR）",
        Symbology::Gs1Qr => "GS1 二维码（QR）",
        Symbology::DataMatrix => "Data Matrix 码",
        Symbology::Gs1DataMatrix => "GS1 DataMatrix 码",
        Symbology::Other => "其他编码",
    }
}

/// What is wrong with a code.
pub(super) fn fault(fault: CodeFault) -> &'static str {
    match fault {
        CodeFault::CheckDigit => "校验位不符：末位应为 {n}。",
        CodeFault::DigitCount => "共有 {n} 位数字；产品编码应为 8、12、13 或 14 位。",
        CodeFault::UnknownAi => "含有未知的应用标识符。",
        CodeFault::TooShort => "有一项值为空或过短。",
        CodeFault::TooLong => "有一项值过长，或缺少分隔符。",
        CodeFault::BadValue => "有一项值不符合其规则。",
        CodeFault::Missing => "缺少必须一并提供的信息。",
        CodeFault::Contradiction => "编码各部分相互矛盾或重复。",
        CodeFault::Notation => "编码写法不合标准。",
        CodeFault::LinkForm => "编码中的链接不符合 GS1 Digital Link。",
        CodeFault::Oversize => "编码超出标准允许的长度。",
        CodeFault::LostSeparator => "各部分之间可能缺少分隔符。",
        CodeFault::SeparatorAsText => "分隔符以其他符号书写，已正常读取。",
        CodeFault::UserInformation => "@ 之前的内容看似网站，但链接指向 @ 之后的网站。",
        CodeFault::Spelling => "部分字符与标准写法不同，但含义明确，已正常读取。",
    }
}
