//! Simplified Chinese. The camera: errors, help for each browser, hints, notices.

use crate::scan::{Doubt, Foreign, Hint};
use crate::session::{CameraError, Notice};
use crate::text::Steps;

/// What is wrong with the camera.
pub(super) fn camera(error: CameraError) -> &'static str {
    match error {
        CameraError::InsecureContext => "页面未通过 HTTPS 打开",
        CameraError::PolicyBlocked => "此页面不允许使用摄像头",
        CameraError::Denied => "您尚未允许使用摄像头",
        CameraError::Dismissed => "摄像头权限提示已被关闭",
        CameraError::Security => "浏览器在此页面禁用摄像头",
        CameraError::NeverSettles => "摄像头没有响应",
        CameraError::None => "未找到摄像头",
        CameraError::InUse => "摄像头正被其他应用占用",
        CameraError::OverConstrained => "摄像头不满足要求",
        CameraError::Muted => "摄像头已暂停",
        CameraError::Ended => "摄像头已断开",
        CameraError::Frozen => "摄像头画面停住了",
        CameraError::Unsupported => "此浏览器不支持摄像头",
    }
}

/// Why, and the next best way.
pub(super) fn camera_why(error: CameraError) -> &'static str {
    match error {
        CameraError::InsecureContext => "只有以 https:// 开头的地址才能使用摄像头。您仍可拍照或输入编码。",
        CameraError::PolicyBlocked => "所在网站已禁用摄像头，再次请求也无效。请拍照或输入编码。",
        CameraError::Denied => "请按以下步骤重新允许，或拍照、输入编码。",
        CameraError::Dismissed => "请点“重试”并选择“允许”，或拍照、输入编码。",
        CameraError::Security => "所在页面设有安全限制。请拍照、输入编码，或用浏览器打开。",
        CameraError::NeverSettles => "此应用可能不允许网页使用摄像头。请拍照、输入编码，或用浏览器打开。",
        CameraError::None => "设备没有摄像头或已关闭。请选择图片或输入编码。",
        CameraError::InUse => "请关闭正在使用摄像头的应用（视频通话、相机），再点“重试”。",
        CameraError::OverConstrained => "请点“重试”换用其他摄像头，或拍照、输入编码。",
        CameraError::Muted => "页面在后台时设备会暂停摄像头。请点“重试”继续。",
        CameraError::Ended => "摄像头被拔出或被其他应用占用。请点“重试”。",
        CameraError::Frozen => "请点“重试”，或拍照、输入条码。",
        CameraError::Unsupported => "请更新浏览器，或拍照、输入编码。",
    }
}

/// How to allow the camera.
pub(super) fn steps(steps: Steps) -> &'static str {
    match steps {
        Steps::ChromeAndroid => "点按地址左侧图标 → 权限 → 摄像头 → 允许，然后刷新。",
        Steps::ChromeIos => "打开 iPhone“设置”→ Chrome → 开启“相机”，然后刷新。",
        Steps::ChromeDesktop => "点击地址左侧图标 → 打开“摄像头”，然后刷新。",
        Steps::Samsung => "点按地址旁的锁形图标 → 权限 → 相机 → 允许，然后刷新。",
        Steps::SafariIos => "点按地址旁的 aA（或页面图标）→ 网站设置 → 相机 → 允许。",
        Steps::SafariMac => "Safari 菜单 → 设置 → 网站 → 摄像头 → 允许。",
        Steps::Firefox => "点按地址旁的锁形图标 → 取消阻止摄像头，然后刷新。",
        Steps::CocCoc => "点击地址旁的锁形图标 → 网站设置 → 摄像头 → 允许。",
        Steps::Zalo => "在 Zalo 中点右上角三点 →“用浏览器打开”。或在手机设置中允许 Zalo 使用相机。",
        Steps::Facebook => "在 Facebook 或 Messenger 中点三点 →“在浏览器中打开”。",
        Steps::WebView => "该应用在内部打开网页。请选择“用浏览器打开”，或将链接复制到 Chrome、Safari。",
        Steps::Other => "请在浏览器的网站设置中允许摄像头，然后刷新。",
    }
}

/// Help for reading.
pub(super) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::TooDarkTorch => "光线偏暗，请打开手电筒。",
        Hint::TooDark => "光线偏暗，请到亮处。",
        Hint::TooBright => "反光过强，请倾斜产品避开反光。",
        Hint::HoldStill => "请稍微拿稳。",
        Hint::TooClose => "画面模糊，请稍微拉远再放大。",
        Hint::ComeCloser => "请将编码置于画面中央，放大并摆正。",
        Hint::TryOtherWays => "难以识别？请拍照或输入数字。",
        Hint::SameCode => "该编码刚刚读过，请换另一个。",
        Hint::Foreign(Foreign::Aztec) => "这是 Aztec 码，不是 GS1 商品编码，请找其他编码。",
        Hint::Foreign(Foreign::Pdf417) => "这是 PDF417 码，不是 GS1 商品编码，请找其他编码。",
        Hint::Foreign(Foreign::Code39) => "这是 Code 39 码，不是 GS1 商品编码，请找其他编码。",
        Hint::Foreign(Foreign::Rmqr) => "这是 rMQR 码，不是 GS1 商品编码，请找其他编码。",
        Hint::Foreign(Foreign::DotCode) => "这是 DotCode 码，不是 GS1 商品编码，请找其他编码。",
    }
}

/// A line at the top.
pub(super) fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Copied => "已复制。",
        Notice::CopyByHand => "无法自动复制，请选中下方文字复制。",
        Notice::PictureEmpty => "图片中未识别到编码。请靠近、光线充足并拍全编码。",
        Notice::PictureForeign(foreign) => hint(Hint::Foreign(foreign)),
        Notice::PictureUnreadable => "无法将该文件作为图片打开。",
        Notice::PictureTooBig => "图片过大，请选择较小的图片或重新拍摄。",
        Notice::TextTooLong => "内容过长，没有这么长的编码。",
        Notice::TextEmpty => "请先输入编码。",
        Notice::DecoderSlow => "读码组件尚未就绪，您仍可输入条码。",
        Notice::DecoderRestarting => "读码器出错，正在重新启动。",
        Notice::DecoderGone => "读码器尚未运行，正在重试。您仍可输入编码。",
        Notice::NoPlace => "无法获取位置，您仍可发送内容。",
        Notice::NoVoice => "本机没有该语言的语音。",
        Notice::LangMissing => "该语言未能加载。请在有网络时重新选择。",
        Notice::Forgotten => "已删除全部历史。",
        Notice::Scanner(Doubt::LostKey) => "扫描器漏传了部分内容，请重新扫描；若仍如此，请工作人员检查扫描器。",
        Notice::Scanner(Doubt::TwoScanners) => "两台扫描器同时读码，内容混在了一起，请逐件重新扫描。",
        Notice::Scanner(Doubt::Layout) => "键盘布局改变了条码中的字符，请重新扫描；若仍如此，请工作人员选用美式键盘。",
        Notice::Scanner(Doubt::CapsLock) => "Caps Lock 已开启：条码中的大小写可能颠倒，请与标签核对。",
        Notice::Scanner(Doubt::TooLong) => "扫描内容比任何条码都长，请重新扫描。",
    }
}
