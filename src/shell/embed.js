// The frame's side of an embedding by <iframe src="embed.html?parent=ORIGIN">.
//
// 1. The frame posts {kind: "hello", nonce} to the parent's origin, if that is on the list.
// 2. The parent answers {kind: "init", nonce, lang?, theme?} and transfers a MessagePort.
// 3. Everything after runs on the port. In: {kind: "lookUp", code}, {kind: "lang", value},
//    {kind: "theme", value}. Out: {kind: "report", code, verdict}, {kind: "height", value}.
//
// What is not listed here is ignored.
const TEXT_LIMIT = 8192;
const WORD_LIMIT = 16;

const element = document.querySelector("truy-xuat");
const listed = document.querySelector('meta[name="truyxuat-parents"]')?.content.split(/\s+/) ?? [];
const wanted = new URLSearchParams(location.search).get("parent");

/** Whether a page of `origin` may talk to this frame: listed, the frame's own, or both on one developer's machine. */
function allowed(origin) {
  const local = (url) => ["localhost", "127.0.0.1"].includes(new URL(url).hostname);
  try {
    return new URL(origin).origin === origin
      && (listed.includes(origin) || origin === location.origin || (local(origin) && local(location.href)));
  } catch {
    return false;
  }
}

const text = (value, limit) => (typeof value === "string" && value.length <= limit ? value : undefined);

function set(attribute, value) {
  if (value !== undefined) element.setAttribute(attribute, value);
}

function hear({ data }) {
  switch (data?.kind) {
    case "lookUp": return set("code", text(data.code, TEXT_LIMIT));
    case "lang": return set("lang", text(data.value, WORD_LIMIT));
    case "theme": return set("theme", text(data.value, WORD_LIMIT));
  }
}

function serve(port, { lang, theme }) {
  set("lang", text(lang, WORD_LIMIT));
  set("theme", text(theme, WORD_LIMIT));
  port.onmessage = hear;
  element.addEventListener("truyxuat-report", ({ detail: { code, verdict } }) => port.postMessage({ kind: "report", code, verdict }));
  new ResizeObserver(([{ contentRect }]) => port.postMessage({ kind: "height", value: Math.ceil(contentRect.height) })).observe(element);
}

if (parent !== window && wanted && allowed(wanted)) {
  const nonce = crypto.randomUUID();
  const answered = ({ origin, source, data, ports }) => {
    if (origin !== wanted || source !== parent || data?.kind !== "init" || data.nonce !== nonce || !ports[0]) return;
    removeEventListener("message", answered);
    serve(ports[0], data);
  };
  addEventListener("message", answered);
  parent.postMessage({ kind: "hello", nonce }, wanted);
}
