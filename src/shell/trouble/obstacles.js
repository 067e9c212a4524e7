// Everything that a page, a server or a browser may put in the way, by its number. docs/embedding/errors.md is the same
// table for people, and a test holds the two together. A number never changes its meaning.
//
// Each language has what is so, for whoever stands before the screen, and what to forward to the IT department of the
// page; `{tool}` is the address of the tool. `again`: trying again may help without a change.
export const OBSTACLES = {
  101: {
    again: false,
    vi: ["Trang này chặn tập lệnh của công cụ tra cứu.", "Trong Content-Security-Policy, xin thêm {tool} vào script-src."],
    en: ["This page blocks the look-up tool's scripts.", "In the Content-Security-Policy, please add {tool} to script-src."],
    zh: ["本网页阻止了查询工具的脚本。", "请在 Content-Security-Policy 的 script-src 中加入 {tool}。"],
  },
  102: {
    again: false,
    vi: ["Trang này không cho chạy WebAssembly.", "Trong Content-Security-Policy, xin thêm 'wasm-unsafe-eval' vào script-src."],
    en: ["This page does not let WebAssembly run.", "In the Content-Security-Policy, please add 'wasm-unsafe-eval' to script-src."],
    zh: ["本网页不允许运行 WebAssembly。", "请在 Content-Security-Policy 的 script-src 中加入 'wasm-unsafe-eval'。"],
  },
  103: {
    again: false,
    vi: ["Trang này không cho tải dữ liệu từ máy chủ tra cứu.", "Trong Content-Security-Policy, xin thêm {tool} vào connect-src."],
    en: ["This page does not let data be fetched from the look-up server.", "In the Content-Security-Policy, please add {tool} to connect-src."],
    zh: ["本网页不允许从查询服务器获取数据。", "请在 Content-Security-Policy 的 connect-src 中加入 {tool}。"],
  },
  104: {
    again: false,
    vi: ["Trang này không cho chạy bộ đọc mã; nhập mã bằng tay vẫn dùng được.", "Trong Content-Security-Policy, xin thêm worker-src blob: (và 'self' nếu công cụ nằm cùng tên miền)."],
    en: ["This page does not let the code reader run; typing works.", "In the Content-Security-Policy, please add worker-src blob: (and 'self' where the tool is on the same host)."],
    zh: ["本网页不允许运行读码器；手动输入仍可使用。", "请在 Content-Security-Policy 中加入 worker-src blob:（工具在同一域名时再加 'self'）。"],
  },
  105: {
    again: false,
    vi: ["Trang này bắt buộc Trusted Types mà chưa cho phép chính sách truyxuat; nhập mã bằng tay vẫn dùng được.", "Trong Content-Security-Policy, xin thêm truyxuat vào trusted-types."],
    en: ["This page demands Trusted Types and does not allow the policy truyxuat; typing works.", "In the Content-Security-Policy, please add truyxuat to trusted-types."],
    zh: ["本网页要求 Trusted Types，但未允许 truyxuat 策略；手动输入仍可使用。", "请在 Content-Security-Policy 的 trusted-types 中加入 truyxuat。"],
  },
  106: {
    again: false,
    vi: ["Trang này không cho hiện ảnh sản phẩm; nội dung khác vẫn đầy đủ.", "Trong Content-Security-Policy, xin thêm {tool} và blob: vào img-src."],
    en: ["This page does not let product pictures show; all else is complete.", "In the Content-Security-Policy, please add {tool} and blob: to img-src."],
    zh: ["本网页不允许显示产品图片；其他内容完整。", "请在 Content-Security-Policy 的 img-src 中加入 {tool} 和 blob:。"],
  },
  200: {
    again: true,
    vi: ["Máy ảnh chưa dùng được.", "Xin mở trang kiểm tra của công cụ và gửi lại các số hiện ra."],
    en: ["The camera cannot be used yet.", "Please open the tool's check page and send back the numbers it shows."],
    zh: ["摄像头暂时无法使用。", "请打开工具的检查页面，并发回其中显示的编号。"],
  },
  201: {
    again: false,
    vi: ["Trang này không cho dùng máy ảnh; hãy chọn ảnh hoặc nhập mã.", "Trong tiêu đề Permissions-Policy, xin đặt camera=(self \"{tool}\")."],
    en: ["This page does not let the camera be used; choose a photo or type the code.", "In the Permissions-Policy header, please set camera=(self \"{tool}\")."],
    zh: ["本网页不允许使用摄像头；请选择照片或输入代码。", "请在 Permissions-Policy 标头中设置 camera=(self \"{tool}\")。"],
  },
  202: {
    again: false,
    vi: ["Khung này không được phép dùng máy ảnh; hãy chọn ảnh, nhập mã hoặc mở toàn màn hình.", "Ở thẻ iframe, xin thêm allow=\"camera {tool}; fullscreen\"."],
    en: ["This frame may not use the camera; choose a photo, type the code or open the full page.", "On the iframe tag, please add allow=\"camera {tool}; fullscreen\"."],
    zh: ["此框架无权使用摄像头；请选择照片、输入代码或打开完整页面。", "请在 iframe 标签上加入 allow=\"camera {tool}; fullscreen\"。"],
  },
  203: {
    again: false,
    vi: ["Trang không dùng HTTPS nên trình duyệt không mở máy ảnh.", "Xin phục vụ trang bằng HTTPS."],
    en: ["The page came without HTTPS, so the browser opens no camera.", "Please serve the page by HTTPS."],
    zh: ["网页未使用 HTTPS，浏览器不会打开摄像头。", "请通过 HTTPS 提供网页。"],
  },
  204: {
    again: false,
    vi: ["Khung này không cho chạy tập lệnh.", "Ở thuộc tính sandbox của iframe, xin thêm allow-scripts allow-same-origin."],
    en: ["This frame lets no script run.", "In the sandbox attribute of the iframe, please add allow-scripts allow-same-origin."],
    zh: ["此框架不允许运行脚本。", "请在 iframe 的 sandbox 属性中加入 allow-scripts allow-same-origin。"],
  },
  205: {
    again: false,
    vi: ["Khung này bị tách khỏi nguồn của chính nó: không có máy ảnh, không lưu được lựa chọn.", "Ở thuộc tính sandbox của iframe, xin thêm allow-same-origin."],
    en: ["This frame is cut off from its own origin: no camera, and no choice is kept.", "In the sandbox attribute of the iframe, please add allow-same-origin."],
    zh: ["此框架与自身来源隔离：无法使用摄像头，也无法保存选择。", "请在 iframe 的 sandbox 属性中加入 allow-same-origin。"],
  },
  206: {
    again: false,
    vi: ["Khung này không cho mở cửa sổ mới: liên kết mở ngay trong khung.", "Ở thuộc tính sandbox của iframe, xin thêm allow-popups allow-popups-to-escape-sandbox."],
    en: ["This frame lets no new window open: links open within it.", "In the sandbox attribute of the iframe, please add allow-popups allow-popups-to-escape-sandbox."],
    zh: ["此框架不允许打开新窗口：链接将在框架内打开。", "请在 iframe 的 sandbox 属性中加入 allow-popups allow-popups-to-escape-sandbox。"],
  },
  211: {
    again: true,
    vi: ["Máy ảnh đã bị từ chối; hãy cho phép trong trình duyệt, chọn ảnh hoặc nhập mã.", "Không cần sửa gì ở trang: người dùng đã từ chối máy ảnh."],
    en: ["The camera was refused; allow it in the browser, choose a photo or type the code.", "Nothing is to be changed on the page: the person refused the camera."],
    zh: ["摄像头被拒绝；请在浏览器中允许，或选择照片、输入代码。", "网页无需更改：用户拒绝了摄像头。"],
  },
  212: {
    again: true,
    vi: ["Câu hỏi về máy ảnh đã bị đóng.", "Không cần sửa gì ở trang: người dùng đã đóng câu hỏi về máy ảnh."],
    en: ["The question about the camera was closed.", "Nothing is to be changed on the page: the person closed the question."],
    zh: ["摄像头询问已被关闭。", "网页无需更改：用户关闭了询问。"],
  },
  213: {
    again: true,
    vi: ["Trình duyệt không trả lời về máy ảnh; hãy mở trang bằng trình duyệt chính của máy.", "Trang đang mở trong ứng dụng khác; xin thêm liên kết mở bằng trình duyệt."],
    en: ["The browser does not answer about the camera; open the page in the device's main browser.", "The page is shown inside another app; please offer a link that opens the browser."],
    zh: ["浏览器未答复摄像头请求；请用设备的主浏览器打开。", "网页在其他应用内打开；请提供用浏览器打开的链接。"],
  },
  214: {
    again: true,
    vi: ["Máy này không có máy ảnh; hãy chọn ảnh hoặc nhập mã.", "Không cần sửa gì ở trang: máy của người dùng không có máy ảnh."],
    en: ["This device has no camera; choose a photo or type the code.", "Nothing is to be changed on the page: the device has no camera."],
    zh: ["此设备没有摄像头；请选择照片或输入代码。", "网页无需更改：设备没有摄像头。"],
  },
  215: {
    again: true,
    vi: ["Ứng dụng khác đang giữ máy ảnh.", "Không cần sửa gì ở trang: ứng dụng khác đang dùng máy ảnh."],
    en: ["Another app holds the camera.", "Nothing is to be changed on the page: another app uses the camera."],
    zh: ["其他应用正在使用摄像头。", "网页无需更改：其他应用正在使用摄像头。"],
  },
  216: {
    again: true,
    vi: ["Không máy ảnh nào đáp ứng yêu cầu.", "Không cần sửa gì ở trang: máy ảnh của máy không phù hợp."],
    en: ["No camera gives what is needed.", "Nothing is to be changed on the page: the device's camera does not fit."],
    zh: ["没有符合要求的摄像头。", "网页无需更改：设备的摄像头不符合要求。"],
  },
  217: {
    again: true,
    vi: ["Hệ thống đã tạm tắt hình của máy ảnh.", "Không cần sửa gì ở trang: hệ thống tạm tắt máy ảnh khi trang ở nền."],
    en: ["The system has muted the camera's picture.", "Nothing is to be changed on the page: the system mutes the camera in the background."],
    zh: ["系统已暂停摄像头画面。", "网页无需更改：网页在后台时系统会暂停摄像头。"],
  },
  218: {
    again: true,
    vi: ["Hình của máy ảnh đã dừng.", "Không cần sửa gì ở trang: máy ảnh đã bị rút hoặc bị ứng dụng khác lấy."],
    en: ["The camera's picture has ended.", "Nothing is to be changed on the page: the camera was unplugged or taken by another app."],
    zh: ["摄像头画面已结束。", "网页无需更改：摄像头被拔出或被其他应用占用。"],
  },
  219: {
    again: false,
    vi: ["Trình duyệt này không có giao diện máy ảnh; hãy chọn ảnh hoặc nhập mã.", "Không cần sửa gì ở trang: trình duyệt của người dùng quá cũ."],
    en: ["This browser has no camera interface; choose a photo or type the code.", "Nothing is to be changed on the page: the person's browser is too old."],
    zh: ["此浏览器没有摄像头接口；请选择照片或输入代码。", "网页无需更改：用户的浏览器过旧。"],
  },
  220: {
    again: true,
    vi: ["Bộ đọc mã chưa chạy được; nhập mã bằng tay vẫn dùng được.", "Xin kiểm tra các tệp trong thư mục decoder-… của {tool} có tải được không."],
    en: ["The code reader does not run yet; typing works.", "Please check that the files in the folder decoder-… of {tool} can be fetched."],
    zh: ["读码器暂时无法运行；手动输入仍可使用。", "请检查 {tool} 的 decoder-… 文件夹中的文件能否获取。"],
  },
  221: {
    again: true,
    vi: ["Phần tra cứu chưa tải được; mạng có thể đang chập chờn.", "Xin kiểm tra tệp auditor.wasm của {tool} có tải được và còn nguyên vẹn không."],
    en: ["The look-up part has not loaded; the network may be unsteady.", "Please check that the file auditor.wasm of {tool} can be fetched and is unchanged."],
    zh: ["查询部分未能加载；网络可能不稳定。", "请检查 {tool} 的 auditor.wasm 能否获取且未被更改。"],
  },
  222: {
    again: true,
    vi: ["Hình của máy ảnh đứng yên.", "Không cần sửa gì ở trang: máy ảnh ngừng gửi hình."],
    en: ["The camera's picture stands still.", "Nothing is to be changed on the page: the camera sends no more pictures."],
    zh: ["摄像头画面静止不动。", "网页无需更改：摄像头停止发送画面。"],
  },
  300: {
    again: true,
    vi: ["Công cụ tra cứu chưa chạy được.", "Xin mở trang kiểm tra của công cụ và gửi lại các số hiện ra."],
    en: ["The look-up tool does not run yet.", "Please open the tool's check page and send back the numbers it shows."],
    zh: ["查询工具暂时无法运行。", "请打开工具的检查页面，并发回其中显示的编号。"],
  },
  301: {
    again: true,
    vi: ["Máy chủ tra cứu chưa trả lời. Trang đang tự thử lại.", "Xin kiểm tra máy chủ {tool} có hoạt động và tường lửa có cho qua không."],
    en: ["The look-up server does not answer. The page keeps trying.", "Please check that the server {tool} is up and that no firewall blocks it."],
    zh: ["查询服务器没有应答。网页会自动重试。", "请检查服务器 {tool} 是否正常、防火墙是否放行。"],
  },
  302: {
    again: true,
    vi: ["Thiếu tệp của công cụ tra cứu trên máy chủ.", "Xin chép lại trọn bộ tệp của công cụ lên {tool}; có tệp trả về 404."],
    en: ["A file of the look-up tool is missing on the server.", "Please copy all files of the tool to {tool} again; one of them answers 404."],
    zh: ["服务器上缺少查询工具的文件。", "请将工具的全部文件重新复制到 {tool}；其中有文件返回 404。"],
  },
  303: {
    again: false,
    vi: ["Máy chủ đặt sai kiểu tệp .wasm; công cụ vẫn chạy, nhưng chậm hơn.", "Xin khai báo kiểu application/wasm cho tệp .wasm trên {tool}."],
    en: ["The server names .wasm files wrongly; the tool runs, but slower.", "Please declare the type application/wasm for .wasm files on {tool}."],
    zh: ["服务器对 .wasm 文件的类型标注有误；工具可用，但较慢。", "请在 {tool} 上将 .wasm 文件的类型声明为 application/wasm。"],
  },
  304: {
    again: true,
    vi: ["Tệp của công cụ đã bị thay đổi trên đường đi hoặc thuộc phiên bản khác.", "Xin kiểm tra bộ nhớ đệm và bộ lọc giữa trang và {tool}: tệp phải giữ nguyên từng byte."],
    en: ["A file of the tool was changed on its way, or is of another version.", "Please check caches and filters between the page and {tool}: files must stay the same byte by byte."],
    zh: ["工具的文件在途中被更改，或属于其他版本。", "请检查网页与 {tool} 之间的缓存和过滤器：文件必须逐字节保持不变。"],
  },
  305: {
    again: true,
    vi: ["Máy chủ tra cứu không cho trang của tên miền khác đọc tệp.", "Xin thêm tiêu đề Access-Control-Allow-Origin: * cho các tệp tĩnh trên {tool}."],
    en: ["The look-up server does not let pages of other hosts read its files.", "Please add the header Access-Control-Allow-Origin: * to the static files on {tool}."],
    zh: ["查询服务器不允许其他域名的网页读取文件。", "请为 {tool} 上的静态文件加入 Access-Control-Allow-Origin: * 标头。"],
  },
  306: {
    again: false,
    vi: ["Trang dùng HTTPS nhưng công cụ lại nằm ở địa chỉ HTTP.", "Xin đổi địa chỉ của công cụ thành https://."],
    en: ["The page uses HTTPS, but the tool is at an HTTP address.", "Please change the tool's address to https://."],
    zh: ["网页使用 HTTPS，但工具位于 HTTP 地址。", "请将工具地址改为 https://。"],
  },
  307: {
    again: true,
    vi: ["Máy chủ trả lời quá chậm. Trang vẫn đang chờ.", "Xin kiểm tra đường truyền và proxy giữa trang và {tool}: câu trả lời không tới trong 15 giây."],
    en: ["The server answers too slowly. The page keeps waiting.", "Please check the line and the proxy between the page and {tool}: no answer came within 15 seconds."],
    zh: ["服务器应答过慢。网页仍在等待。", "请检查网页与 {tool} 之间的线路和代理：15 秒内没有应答。"],
  },
  308: {
    again: true,
    vi: ["Máy chủ đặt sai kiểu tệp tập lệnh.", "Xin khai báo kiểu text/javascript cho tệp .js trên {tool}."],
    en: ["The server names script files wrongly.", "Please declare the type text/javascript for .js files on {tool}."],
    zh: ["服务器对脚本文件的类型标注有误。", "请在 {tool} 上将 .js 文件的类型声明为 text/javascript。"],
  },
  401: {
    again: false,
    vi: ["Trình duyệt không cho lưu; lựa chọn và lịch sử không được giữ.", "Không bắt buộc: xin cho phép lưu trữ của trang nếu muốn giữ lựa chọn."],
    en: ["The browser keeps nothing; choices and the history are not kept.", "Not required: allow the page's storage if choices are to be kept."],
    zh: ["浏览器不允许存储；选择和历史不会保留。", "非必需：如需保留选择，请允许网页存储。"],
  },
  402: {
    again: false,
    vi: ["Trình duyệt này không chạy được WebAssembly; hãy cập nhật hoặc dùng trình duyệt khác.", "Không cần sửa gì ở trang: trình duyệt quá cũ hoặc đã tắt WebAssembly."],
    en: ["This browser cannot run WebAssembly; update it or use another one.", "Nothing is to be changed on the page: the browser is too old or has WebAssembly switched off."],
    zh: ["此浏览器无法运行 WebAssembly；请更新或换用其他浏览器。", "网页无需更改：浏览器过旧或已关闭 WebAssembly。"],
  },
  403: {
    again: false,
    vi: ["Trình duyệt này không có lệnh vectơ; đọc mã chậm hơn.", "Không cần sửa gì ở trang: bản đọc mã không dùng lệnh vectơ sẽ được tải."],
    en: ["This browser has no vector instructions; reading is slower.", "Nothing is to be changed on the page: the reader without vector instructions is loaded."],
    zh: ["此浏览器没有向量指令；读码较慢。", "网页无需更改：将加载不使用向量指令的读码器。"],
  },
  405: {
    again: true,
    vi: ["Trang đang dùng bản cũ của công cụ.", "Xin xóa bộ nhớ đệm của embed.js trên trang và proxy: máy chủ {tool} đã có bản mới."],
    en: ["The page uses an old version of the tool.", "Please clear caches of embed.js on the page and its proxy: the server {tool} has a newer version."],
    zh: ["网页使用的是旧版工具。", "请清除网页和代理中 embed.js 的缓存：服务器 {tool} 已有新版本。"],
  },
  406: {
    again: false,
    vi: ["Trang nạp công cụ hai lần; bản nạp trước được dùng.", "Xin chỉ giữ một thẻ script của công cụ trên mỗi trang."],
    en: ["The page loads the tool twice; the one that came first is used.", "Please keep a single script tag of the tool on each page."],
    zh: ["网页加载了两次工具；使用先加载的一个。", "请在每个网页上只保留一个工具脚本标签。"],
  },
  407: {
    again: true,
    vi: ["Chưa đọc được thiết lập của công cụ; công cụ chạy với thiết lập chung.", "Xin kiểm tra tệp config.json: công cụ không tải được hoặc tệp có lỗi."],
    en: ["The tool's configuration was not read; it runs with the neutral one.", "Please check the file config.json: it could not be fetched or has a fault."],
    zh: ["未能读取工具配置；工具以通用配置运行。", "请检查 config.json：无法获取或内容有误。"],
  },
  501: {
    again: false,
    vi: ["Trang chứa khung này chưa nằm trong danh sách được phép; hãy mở công cụ ở trang riêng.", "Trên {tool}, xin khởi động cổng với --frame-ancestors và ghi {page} vào thẻ meta truyxuat-parents của embed.html."],
    en: ["The page around this frame is not listed; open the tool on its own page.", "On {tool}, please start the portal with --frame-ancestors and write {page} into the meta tag truyxuat-parents of embed.html."],
    zh: ["包含此框架的网页未列入允许名单；请在独立网页中打开工具。", "请在 {tool} 上以 --frame-ancestors 启动门户，并将 {page} 写入 embed.html 的 truyxuat-parents 元标签。"],
  },
};

/** Words around them. */
export const WORDS = {
  vi: {
    form: ["Mã trên sản phẩm", "Tra cứu"], title: "Kiểm tra việc nhúng", none: "Không thấy gì cản trở.",
    again: "Thử lại có thể được.", change: "Thử lại không giúp được: trang cần được sửa.", forward: "Gửi bộ phận công nghệ thông tin:",
  },
  en: {
    form: ["Code on the product", "Look up"], title: "Check of the embedding", none: "Nothing stands in the way.",
    again: "Trying again may help.", change: "Trying again does not help: the page has to change.", forward: "For the IT department:",
  },
  zh: {
    form: ["产品上的代码", "查询"], title: "嵌入检查", none: "没有发现障碍。",
    again: "重试可能有效。", change: "重试无效：网页需要修改。", forward: "转交信息技术部门：",
  },
};
