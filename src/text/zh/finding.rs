//! Simplified Chinese. Findings: what was found, why it matters, what to do.

use trace::finding::FindingCode;

/// What was found.
pub(super) fn finding(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "该产品已被召回",
        FindingCode::RecalledUpstream => "该产品的原料已被召回",
        FindingCode::Expired => "已超过有效期",
        FindingCode::Destroyed => "记录显示该产品已被销毁",
        FindingCode::Stolen => "记录显示该产品已被盗",
        FindingCode::PastBestBefore => "已过最佳食用期",
        FindingCode::NotSellable => "记录显示该产品不可销售",
        FindingCode::NoPedigreeMatch => "产品与所记录的流转不符",
        FindingCode::AlreadySold => "该序列号已有售出记录",
        FindingCode::EventAfterEndOfLife => "产品已不存在之后仍有事件",
        FindingCode::SecondCommissioning => "该序列号被赋码两次",
        FindingCode::BeforeOrigin => "产品产生之前已有事件",
        FindingCode::EventInFuture => "有事件时间在未来",
        FindingCode::RecordedBeforeEvent => "事件在发生之前已被记录",
        FindingCode::ReceivedNotShipped => "有收货记录但无发货记录",
        FindingCode::WrongReceiver => "收货方与发货目的地不同",
        FindingCode::ImpossibleTravel => "移动速度不可能",
        FindingCode::TwoPlacesAtOnce => "同一序列号同时出现在两地",
        FindingCode::LotMismatch => "编码批号与记录不符",
        FindingCode::ExpiryMismatch => "编码有效期与记录不符",
        FindingCode::AggregationBroken => "装箱与拆箱记录矛盾",
        FindingCode::MassBalance => "产出多于投入",
        FindingCode::ColdChainBroken => "温度超出声明范围",
        FindingCode::CertificateExpired => "证书在所需时已过期",
        FindingCode::SignatureInvalid => "来源的数字签名不正确",
        FindingCode::SourcesDisagree => "各来源说法不一",
        FindingCode::NoOriginEvent => "记录未说明产品从何而来",
        FindingCode::ShippedNotReceived => "已发货，暂无收货记录",
        FindingCode::StepBackMissing => "原料暂无记录",
        FindingCode::OtherItem => "来源附带了其他产品的事件",
        FindingCode::SecondCommissioningLot => "该批次分多次赋码",
        FindingCode::EventCorrected => "有事件已被更正",
        FindingCode::EventWithdrawn => "有事件已被撤回",
        FindingCode::HashUnconfirmed => "无法核对事件指纹",
        FindingCode::HashConfirmed => "事件指纹相符",
        FindingCode::SignatureValid => "来源的数字签名有效",
        FindingCode::StaleCopy => "信息来自旧副本",
        FindingCode::ClassLevelOnly => "仅识别到产品种类",
        FindingCode::LotLevelOnly => "仅识别到批次",
        FindingCode::RestrictedNumber => "内部使用编码",
        FindingCode::ForeignPrefix => "企业编码在国外注册",
        FindingCode::UntrustedHost => "编码中的链接指向未知网站",
    }
}

/// The reason: sentences parted by `~`, each with its alternatives parted by `¦`.
pub(super) fn finding_why(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "召回日期为 {date}。¦召回记录时间为 {time}。¦有来源记录了对该产品的召回。",
        FindingCode::RecalledUpstream => "被召回的原料：{item}。¦用作原料的批次或产品已被召回。",
        FindingCode::Expired => "有效期至 {date}。",
        FindingCode::Destroyed => "销毁记录时间：{time}。~已销毁的产品不应在售。",
        FindingCode::Stolen => "被盗记录时间：{time}。~此后保存状况不明。",
        FindingCode::PastBestBefore => "最佳食用期至 {date}。~这不是有效期：品质可能下降，但未必变质。",
        FindingCode::NotSellable => "最近状态为“{disposition}”。~该状态不允许销售。",
        FindingCode::NoPedigreeMatch => "有相关方核对后记录为不符。",
        FindingCode::AlreadySold => "售出记录时间：{time}。~地点：{place}。~若您是首次购买，编码可能被复制。",
        FindingCode::EventAfterEndOfLife => {
            "{time} 的事件发生在产品已用完、售出或销毁之后。~可能编码被复制，或数据录入有误。"
        }
        FindingCode::SecondCommissioning => "每个序列号只能赋码一次。~第二次赋码时间：{time}。",
        FindingCode::BeforeOrigin => "{time} 的事件早于产品产生。",
        FindingCode::EventInFuture => "事件时间为 {time}，尚未到来。",
        FindingCode::RecordedBeforeEvent => "事件时间为 {time}，但录入时间更早。",
        FindingCode::ReceivedNotShipped => "收货地点：{place}。~没有来源记录发往该处的发货。",
        FindingCode::WrongReceiver => "发往 {expected}，实际由 {value} 收货。¦收货地点：{place}。¦收货方：{party}。",
        FindingCode::ImpossibleTravel => {
            "相距 {km}，相当于 {kmh}。~没有运输方式如此之快：编码可能被复制，或坐标录入有误。"
        }
        FindingCode::TwoPlacesAtOnce => "{time} 同一序列号同时记录于 {place} 和 {place2}。",
        FindingCode::LotMismatch => "编码批号为 {value}，记录批号为 {expected}。",
        FindingCode::ExpiryMismatch => "两个不同日期：{date} 和 {date2}。~请以包装上印刷的日期为准。",
        FindingCode::AggregationBroken => "包装：{item}。~产品从未装入的包装中取出，或同时在两个包装中。",
        FindingCode::MassBalance => "投入 {quantity}，产出 {quantity2}。~可能加入了未申报的原料。",
        FindingCode::ColdChainBroken => {
            "在 {place} 测得 {celsius}。¦{time} 测得 {celsius}。¦测得 {celsius}。~声明范围：{expected}。¦限值：{celsius2}。"
        }
        FindingCode::CertificateExpired => "证书 {certificate} 于 {date} 到期。",
        FindingCode::SignatureInvalid => "答复可能在传输途中或发布之后被更改。",
        FindingCode::SourcesDisagree => {
            "一个来源为 {value}，另一来源为 {expected}。¦一个来源为 {date}，另一来源为 {date2}。¦一个来源为 {quantity}，另一来源为 {quantity2}。¦一个来源为 {place}，另一来源为 {place2}。¦一个来源为 {time}，另一来源为 {time2}。¦一个来源的状态为“{disposition}”，另一来源为“{disposition2}”。~本页面不判断孰是孰非。"
        }
        FindingCode::NoOriginEvent => "流转记录从中途开始。",
        FindingCode::ShippedNotReceived => "发往 {place}。~可能仍在途中，或收货方尚未记录。",
        FindingCode::StepBackMissing => "原料：{item}。~该原料来源不明。",
        FindingCode::OtherItem => "这些事件不计入。",
        FindingCode::SecondCommissioningLot => "分批生产时属正常情况。",
        FindingCode::EventCorrected => "采用更正后的版本。",
        FindingCode::EventWithdrawn => "该事件不计入。",
        FindingCode::HashUnconfirmed => "各系统算法不一，无法核对并不意味着数据被改。",
        FindingCode::HashConfirmed => "事件内容自标记以来未变。",
        FindingCode::SignatureValid => "答复确由该来源发布，未被更改。",
        FindingCode::StaleCopy => "副本时间：{time}。~此后可能已有新的召回。",
        FindingCode::ClassLevelOnly => "编码可能被复制：同类产品都用同一编码。",
        FindingCode::LotLevelOnly => "编码可能被复制：同批产品都用同一编码。",
        FindingCode::RestrictedNumber => "以 02 或 20–29 开头的号码由商店或地区自编，仅在当地有意义。",
        FindingCode::ForeignPrefix => "国外前缀属正常，并不可疑。",
        FindingCode::UntrustedHost => "网站：{value}。~不会向该主机查询。",
    }
}

/// What to do; empty where nothing is to be done.
pub(super) fn finding_advice(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "请勿使用。请保留产品和购物凭证，并联系销售方。",
        FindingCode::RecalledUpstream => "在销售方或生产方说明之前请勿使用。请保留产品和购物凭证。",
        FindingCode::Expired => "请勿使用。请核对包装上的日期；若刚购买，可凭购物凭证退回。",
        FindingCode::Destroyed | FindingCode::Stolen => "请勿购买或使用。请告知销售方或拨打热线。",
        FindingCode::PastBestBefore => "使用前请查看、闻味并阅读包装说明。",
        FindingCode::NotSellable => "购买前请询问销售方。",
        FindingCode::NoPedigreeMatch => "请询问销售方并保留购物凭证。",
        FindingCode::AlreadySold
        | FindingCode::EventAfterEndOfLife
        | FindingCode::ImpossibleTravel
        | FindingCode::TwoPlacesAtOnce => "请询问销售方，并检查标签是否被覆盖粘贴。",
        FindingCode::SecondCommissioning => "请询问销售方或生产方。",
        FindingCode::BeforeOrigin => "请查看包装日期，如有不同请询问销售方。",
        FindingCode::EventInFuture | FindingCode::RecordedBeforeEvent => "数据存疑：请查看包装日期。",
        FindingCode::ReceivedNotShipped | FindingCode::WrongReceiver | FindingCode::AggregationBroken => {
            "请询问销售方货物来源。"
        }
        FindingCode::LotMismatch => "请核对包装上的批号。",
        FindingCode::ExpiryMismatch => "为安全起见，以较早日期为准。",
        FindingCode::MassBalance => "请向生产方询问原料。",
        FindingCode::ColdChainBroken => "生鲜或冷冻品请查看、闻味；如有疑问请勿使用。",
        FindingCode::CertificateExpired => "请向生产方询问新证书。",
        FindingCode::SignatureInvalid => "请稍后重新查询；若仍如此，请告知热线。",
        FindingCode::SourcesDisagree => "请查看包装信息并咨询热线。",
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
        FindingCode::StaleCopy => "联网后请重新查询。",
        FindingCode::UntrustedHost => "请勿在该网站输入个人信息、密码或验证码。",
    }
}
