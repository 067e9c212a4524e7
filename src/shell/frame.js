// The frame's side of an embedding by <iframe src="embed.html?parent=ORIGIN">.
//
// 1. The frame posts {kind: "hello", nonce} to the parent's origin, if that is on the list.
// 2. The parent answers {kind: "init", nonce, lang?, theme?} and transfers a MessagePort.
// 3. Everything after runs on the port. In: {kind: "lookUp", code}, {kind: "reset"}, {kind: "lang", value},
//    {kind: "theme", value}. Out: {kind: "ready"}, {kind: "report", code, verdict, report},
//    {kind: "scanerror", code, retryable, help}, {kind: "height", value}.
//
// What is not listed here is ignored. A frame whose parent says nothing works alone: its address may carry the
// element's attributes (`lang`, `code`, `theme`, `accent`, `province`, `inputs`, `compact`).
const TEXT_LIMIT = 8192;
const WORD_LIMIT = 16;
const ATTRIBUTES = ["lang", "code", "theme", "accent", "province", "inputs", "compact"];

const element = document.querySelector("truy-xuat");
const listed = document.querySelector('meta[name="truyxuat-parents"]')?.content.split(/\s+/) ?? [];
const asked = new URLSearchParams(location.search);
const wanted = asked.get("parent");

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
    case "reset": return set("code", "");
    case "lang": return set("lang", text(data.value, WORD_LIMIT));
    case "theme": return set("theme", text(data.value, WORD_LIMIT));
  }
}

function serve(port, { lang, theme }) {
  set("lang", text(lang, WORD_LIMIT));
  set("theme", text(theme, WORD_LIMIT));
  port.onmessage = hear;
  const tell = (kind, values) => port.postMessage({ kind, ...values });
  element.addEventListener("report", ({ detail }) => tell("report", { code: detail.code, verdict: detail.verdict, report: detail }));
  element.addEventListener("scanerror", ({ detail }) => tell("scanerror", detail));
  element.addEventListener("ready", () => tell("ready"));
  if (element.dataset.state === "ready") tell("ready");
  // A page that speaks to the frame waits for its answers.
  element.resume();
  new ResizeObserver(([{ contentRect }]) => tell("height", { value: Math.ceil(contentRect.height) })).observe(element);
}

/** A nonce; `crypto.randomUUID` is missing in frames without HTTPS. */
const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

for (const name of ATTRIBUTES) set(name, text(asked.get(name) ?? undefined, TEXT_LIMIT));

if (parent !== window && wanted && allowed(wanted)) {
  const answered = ({ origin, source, data, ports }) => {
    if (origin !== wanted || source !== parent || data?.kind !== "init" || data.nonce !== nonce || !ports[0]) return;
    removeEventListener("message", answered);
    serve(ports[0], data);
  };
  addEventListener("message", answered);
  parent.postMessage({ kind: "hello", nonce }, wanted);
}

// A sandbox without `allow-popups` opens no window: the page then opens in the frame.
document.querySelector("#whole").addEventListener("click", (event) => {
  event.preventDefault();
  const opened = open(event.currentTarget.href);
  if (opened) opened.opener = null;
  else location.href = event.currentTarget.href;
});
