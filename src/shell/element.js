// The element <truy-xuat>: loads the app once, mounts it into a shadow root, lets it go again.
// The build replaces the words between @ signs: its name, the decoder's folder, the digest of the WASM.
let stamp = "@BUILD@ @DECODER@ @INTEGRITY@".split(" ");

const base = new URL(".", import.meta.url);
const stamped = () => !stamp[0].startsWith("@");
/** The address of a file of this build; `again` tells a script that failed from one that is asked for anew. */
const file = (name, again = 0) => new URL(`${name}?v=${stamp[0]}${again ? `&again=${again}` : ""}`, base);

// A configuration is some kilobytes; whatever is longer is not one.
const CONFIG_LIMIT = 262144;
// So long the page waits for its configuration before it begins without.
const CONFIG_MS = 2000;
// What fails is tried again: soon, then less often, and at once when the network is back.
const [FIRST_PAUSE_MS, LAST_PAUSE_MS] = [500, 30000];

function pause(tries) {
  return new Promise((done) => {
    const timer = setTimeout(over, Math.min(FIRST_PAUSE_MS * 2 ** tries, LAST_PAUSE_MS));
    function over() {
      clearTimeout(timer);
      removeEventListener("online", over);
      done();
    }
    addEventListener("online", over);
  });
}

let loading;

/** The app's module, fetched once a page; `again` counts the tries before. */
function load(again) {
  loading ??= start(again).catch((fault) => { loading = undefined; throw fault; });
  return loading;
}

async function start(again) {
  if (again) await renew();
  const checked = stamped() ? { integrity: stamp[2] } : {};
  const wasm = fetch(file("truyxuat_bg.wasm"), checked);
  // Its fault is told where the module waits for it.
  wasm.catch(() => {});
  const app = await import(file("truyxuat.js", again));
  await app.default({ module_or_path: wasm });
  return app;
}

/**
 * The server may have gone on to a newer build since this loader came: the newest loader names the files that
 * belong together. A service worker that waits for a person's word need not wait where there is no app to ask in.
 */
async function renew() {
  if (!stamped()) return;
  try {
    const registration = await navigator.serviceWorker?.getRegistration(base);
    await registration?.update();
    registration?.waiting?.postMessage({ kind: "activate" });
  } catch { /* There is none, or it cannot be asked. */ }
  try {
    const newest = await (await fetch(new URL("truy-xuat.js", base), { cache: "reload" })).text();
    const found = /[0-9a-f]{16} \S+ sha384-[A-Za-z0-9+/=]+/.exec(newest);
    if (found) stamp = found[0].split(" ");
  } catch { /* The network is still away. */ }
}

async function sheet(name) {
  const answer = await fetch(file(name));
  if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status}`);
  const made = new CSSStyleSheet();
  made.replaceSync(await answer.text());
  return made;
}

/** The configuration's text, or why there is none; none at all is the neutral default. */
async function configuration(element, limit) {
  const given = element.getAttribute("config");
  if (given?.trimStart().startsWith("{")) return [given.slice(0, CONFIG_LIMIT + 1)];
  const address = given ? new URL(given, document.baseURI) : new URL("config.json", base);
  try {
    const answer = await fetch(address, { credentials: "omit", cache: "no-cache", signal: limit });
    if (answer.status === 404 && !given) return [];
    if (!answer.ok) return [undefined, `${address}: HTTP ${answer.status}`];
    const text = await answer.text();
    return text.length > CONFIG_LIMIT ? [undefined, `${address}: longer than ${CONFIG_LIMIT} characters`] : [text];
  } catch (fault) {
    return [undefined, `${address}: ${fault.message}`];
  }
}

/** Gives up after some time, in browsers that can. */
const within = (ms) => AbortSignal.timeout?.(ms);

/**
 * Watches the first screen, which the build has drawn in the page. The app's own screen has the same parts in the
 * same places: what a person did on the first before the app stood is done again there by the returned function.
 */
function watchFirst(root) {
  const screen = root.querySelector(".app");
  const field = screen.querySelector("[data-part=typed]");
  const kinds = ["click", "change", "submit"];
  let wish;
  const note = (event) => {
    if (event.type === "submit") event.preventDefault();
    const target = event.type === "click" ? event.target.closest("button[type=button]") : event.target;
    if (!target || (event.type === "change" && target === field)) return;
    wish = { kind: event.type, target };
    screen.setAttribute("aria-busy", "true");
  };
  for (const kind of kinds) root.addEventListener(kind, note);
  return (app) => {
    for (const kind of kinds) root.removeEventListener(kind, note);
    const twin = (node) => {
      const place = [];
      for (let at = node; at !== screen; at = at.parentElement) place.unshift([...at.parentElement.children].indexOf(at));
      return place.reduce((at, index) => at?.children[index], app);
    };
    const [typing, own] = [root.activeElement === field, twin(field)];
    if (own && field.value) {
      own.value = field.value;
      own.dispatchEvent(new Event("input"));
    }
    if (typing) own?.focus();
    const again = wish && twin(wish.target);
    if (!again) return;
    if (wish.kind === "click") return again.click();
    if (wish.target.files) again.files = wish.target.files;
    else if (wish.kind === "change") again.value = wish.target.value;
    again.dispatchEvent(new Event(wish.kind, { bubbles: true, cancelable: true }));
  };
}

const language = (tag) => /^(vi|en|zh)\b/i.exec(tag)?.[1].toLowerCase();
const TAGS = { vi: "vi", en: "en", zh: "zh-Hans" };

/** Makes the first screen what the app's will be, as far as that is known before: language, theme, view. */
function prepareFirst(screen, element) {
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem("truyxuat.choices")) ?? {}; } catch { /* Nothing is kept. */ }
  const theirs = navigator.languages.map(language).filter(Boolean);
  const lang = language(kept.lang) ?? language(element.lang) ?? (theirs.includes("vi") ? "vi" : theirs[0]) ?? "vi";
  if (kept.theme) screen.dataset.theme = kept.theme;
  if (/^#\/(\?q=.|\d{2,4}\/.)/.test(location.hash)) {
    for (const view of screen.querySelectorAll(".scan, .report")) view.hidden = view.matches(".scan");
  }
  if (lang !== "vi") translate(screen, TAGS[lang]).catch(() => { /* The app will speak it. */ });
  return lang;
}

async function translate(screen, tag) {
  const words = await (await fetch(file(`first-${tag}.json`))).json();
  if (!screen.isConnected) return;
  const say = (text) => words[text] ?? text;
  const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = say(texts.currentNode.data);
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const node of screen.querySelectorAll(`[${name}]`)) node.setAttribute(name, say(node.getAttribute(name)));
  }
  for (const node of screen.querySelectorAll("[aria-pressed][lang]")) node.setAttribute("aria-pressed", node.lang === tag);
  screen.querySelector("select").value = tag;
  screen.lang = document.documentElement.lang = tag;
}

class TruyXuat extends HTMLElement {
  static observedAttributes = ["mode", "config", "lang", "theme", "code"];

  #root;
  #handOver;
  #first;
  #app;
  #turn = 0;

  constructor() {
    super();
    const drawn = this.attachInternals?.().shadowRoot;
    this.#root = drawn ?? this.attachShadow({ mode: "open" });
    if (drawn) this.#handOver = watchFirst(drawn);
    // A link may name a language; the person's own choice counts more.
    const asked = language(new URLSearchParams(location.search).get("lang"));
    if (asked && this.getAttribute("mode") === "page" && !this.lang) this.lang = asked;
    if (drawn) this.#first = prepareFirst(drawn.querySelector(".app"), this);
    // Until the app stands, the host page's own words inside the element are shown.
    else this.#root.append(document.createElement("slot"));
  }

  connectedCallback() {
    if (!this.#app) this.#mount();
  }

  disconnectedCallback() {
    // A move disconnects and connects in one go: what is still away after it has left for good.
    queueMicrotask(() => { if (!this.isConnected) this.#unmount(); });
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#app || before === now) return;
    if (name === "mode" || name === "config") {
      this.#unmount();
      this.#mount();
    } else {
      this.#app.attribute(name, now);
    }
  }

  async #mount() {
    const turn = ++this.#turn;
    for (let tries = 0; turn === this.#turn && this.isConnected; tries += 1) {
      try {
        return await this.#begin(turn, tries);
      } catch (fault) {
        console.error(fault);
        if (turn !== this.#turn) return;
        const able = typeof WebAssembly === "object";
        this.#tell(able ? "failed" : "unable");
        if (!able) return;
        await pause(tries);
      }
    }
  }

  async #begin(turn, tries) {
    const root = this.#root;
    const configured = configuration(this, within(CONFIG_MS));
    configured.then(([text]) => this.#nameFirst(text)).catch(() => { /* The app tells what is wrong with it. */ });
    const [app, sheets, [config, fault]] = await Promise.all([load(tries), this.#sheets(), configured]);
    if (turn !== this.#turn || !this.isConnected) return;
    root.adoptedStyleSheets = sheets;
    const before = [...root.childNodes].filter((node) => node.localName !== "link");
    const decoder = stamped() ? stamp[1] : "decoder";
    const mounted = await app.mount(this, root, base.href, decoder, config, fault);
    if (turn !== this.#turn || !this.isConnected) return mounted.free();
    this.#app = mounted;
    this.#handOver?.(root.lastElementChild);
    this.#handOver = undefined;
    for (const node of before) node.remove();
    this.dataset.state = "ready";
    if (mounted.stands_in()) this.#configure(turn);
  }

  /** Asks again for a configuration that did not come, and begins anew with it once nobody is there. */
  async #configure(turn) {
    for (let tries = 1; ; tries += 1) {
      await pause(tries);
      if (turn !== this.#turn) return;
      const [config] = await configuration(this, within(LAST_PAUSE_MS));
      if (turn !== this.#turn) return;
      if (config === undefined || !this.#app.accepts(config) || !this.#app.unused()) continue;
      this.#unmount();
      this.#mount();
      return;
    }
  }

  /** Says that the app is not there, in the host page's own words, over whatever stands already. */
  #tell(state) {
    if (!this.#root.querySelector("slot.trouble")) {
      const words = document.createElement("slot");
      words.className = "trouble";
      (this.#root.querySelector("main") ?? this.#root).prepend(words);
    }
    this.dataset.state = state;
  }

  /** The first screen bears the installation's title. */
  #nameFirst(config) {
    if (!this.#handOver || !config) return;
    const { title } = JSON.parse(config);
    const words = typeof title === "string" ? title : (title?.[this.#first] ?? title?.en ?? title?.vi);
    if (typeof words === "string" && words) this.#root.querySelector(".brand-name").textContent = words;
  }

  /** The style sheets, unless the first screen has brought them. */
  #sheets() {
    const names = this.#root.querySelector("link") ? [] : ["style/tokens.css", "style/element.css"];
    return Promise.all(names.map(sheet));
  }

  #unmount() {
    this.#turn += 1;
    this.#app?.free();
    this.#app = undefined;
    delete this.dataset.state;
  }
}

if (!customElements.get("truy-xuat")) customElements.define("truy-xuat", TruyXuat);
