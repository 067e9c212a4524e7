//! Simplified Chinese. Findings: what was found, and what to do.

use trace::answer::{Part, SignatureFault};
use trace::finding::{Field, FindingCode};
use trace::unread::{NotRead, Reason};

/// What was found.
pub(super) fn finding(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "该产品已被召回",
        FindingCode::RecalledUpstream => "该产品的原料已被召回",
        FindingCode::Expired => "已超过有效期",
        FindingCode::Destroyed => "记录为已销毁",
        FindingCode::Stolen => "记录为已被盗",
        FindingCode::PastBestBefore => "已过最佳食用期",
        FindingCode::NotSellable => "记录为不可销售",
        FindingCode::NoPedigreeMatch => "产品与流转记录不符",
        FindingCode::AlreadySold => "记录为已售出",
        FindingCode::EventAfterEndOfLife => "产品售出或销毁之后仍有记录",
        FindingCode::SecondCommissioning => "该序列号被赋码两次",
        FindingCode::BeforeOrigin => "产品出厂之前已有记录",
        FindingCode::EventInFuture => "有记录的时间在未来",
        FindingCode::RecordedBeforeEvent => "记录早于事件发生",
        FindingCode::ReceivedNotShipped => "有收货记录但无发货记录",
        FindingCode::WrongReceiver => "收货方与发货目的地不同",
        FindingCode::ImpossibleTravel => "移动速度快得不合常理",
        FindingCode::TwoPlacesAtOnce => "同一序列号同时出现在两地",
        FindingCode::LotMismatch => "编码批号与记录不符",
        FindingCode::ExpiryMismatch => "编码有效期与记录不符",
        FindingCode::AggregationBroken => "装箱与拆箱记录矛盾",
        FindingCode::MassBalance => "产出多于投入",
        FindingCode::ColdChainBroken => "温度超出声明范围",
        FindingCode::CertificateExpired => "证书在所需时已过期",
        FindingCode::SignatureInvalid => "来源的数字签名无法确认",
        FindingCode::SourcesDisagree => "各来源说法不一",
        FindingCode::NotAllRead => "尚有内容未读到",
        FindingCode::LotsRecalled => "该产品有批次被召回",
        FindingCode::PartAffected => "部分批次受影响",
        FindingCode::EventFlagged => "来源声明其某事件有误",
        FindingCode::OtherReading => "编码可能缺少分隔符",
        FindingCode::SerialUnknown => "暂无该序列号的记录",
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
        FindingCode::DisguisedLink => "编码中的链接冒用其他网站的名称",
    }
}

/// A field that sources tell differently.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Amount => "数量",
        Field::Place => "地点",
        Field::Expiry => "有效期",
        Field::BestBefore => "最佳食用期",
        Field::Produced => "生产日期",
        Field::Harvested => "收获或捕捞日期",
        Field::Lot => "批号",
        Field::Origin => "产地",
        Field::Time => "时间",
        Field::State => "状态",
        Field::Step => "环节",
        Field::Receiver => "收货方",
        Field::Inputs => "原料",
        Field::Occurrence => "事件",
    }
}

/// What to do; empty where nothing is to be done.
pub(super) fn finding_advice(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "请勿使用。请保留产品和购物凭证，并联系销售方。",
        FindingCode::RecalledUpstream => "暂勿使用。请保留产品和购物凭证，并询问销售方。",
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
        FindingCode::ColdChainBroken => "请查看、闻味；如有疑问请勿使用。",
        FindingCode::CertificateExpired => "请向生产方询问新证书。",
        FindingCode::SignatureInvalid => "请稍后重新查询；若仍如此，请告知热线。",
        FindingCode::SourcesDisagree => "请查看包装上的信息，并询问销售方。",
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
        FindingCode::StaleCopy => "联网后请重新查询。",
        FindingCode::UntrustedHost | FindingCode::DisguisedLink => "请勿在该网站输入个人信息、密码或验证码。",
    }
}

/// What is wrong with a signature.
pub(super) fn signature_fault(fault: SignatureFault) -> &'static str {
    match fault {
        SignatureFault::Absent => "该来源必须签名，但未见签名。",
        SignatureFault::Wrong => "签名与内容不符，或非已知密钥所签。",
        SignatureFault::Unreadable => "签名无法读取。",
        SignatureFault::Unreachable(_) => "签名已声明，但无法获取。",
        SignatureFault::NotCheckable => "此设备无法核验签名。",
        SignatureFault::AnotherItem => "签名属于另一产品。",
        SignatureFault::Late => "签名已过期。",
        SignatureFault::Early => "签名时间在未来。",
        SignatureFault::Unbound => "签名未指明产品和时间。",
        SignatureFault::NotCovered(_) => "签名未涵盖该来源提供的全部内容。",
        SignatureFault::Incomplete => "签名所列数据并未送达：可能有内容被删去。",
    }
}

/// A part of what a source says.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Events => "事件",
        Part::Card => "产品记录",
        Part::Notice => "召回通知",
        Part::StepBack => "原料和包装的记录",
    }
}

/// What was not read.
pub(super) fn not_read(what: NotRead) -> &'static str {
    match what {
        NotRead::Source(_) => "该来源",
        NotRead::Events(_) => "该产品的事件",
        NotRead::Pages(_) => "后续页面",
        NotRead::FullPage { .. } => "满页之后可能还有的内容",
        NotRead::UntrustedHost => "指向不受信任主机的链接",
        NotRead::LinkForm => "形式不明的链接",
        NotRead::Resolver(_) => "所指向的解析服务",
        NotRead::Notice(_) => "召回通知",
        NotRead::Card(_) => "产品记录",
        NotRead::StepBack(_) => "原料或包装的记录",
        NotRead::Cut(_) => "超出读取上限的部分",
        NotRead::Value => "一个数值",
    }
}

/// Why it was not read.
pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Unavailable(why) => super::trace::unavailable(why),
        Reason::Offline => "离线",
        Reason::ForPeople => "供人阅读的网页",
        Reason::Missing => "不存在",
        Reason::Repeats => "重复，无新内容",
    }
}
