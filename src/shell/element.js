// The element <truy-xuat>: loads the app once, mounts it into a shadow root, lets it go again.
// The build replaces the words between @ signs.
const BUILD = "@BUILD@";
const DECODER = "@DECODER@";
const INTEGRITY = "@INTEGRITY@";

const base = new URL(".", import.meta.url);
const file = (name) => new URL(`${name}?v=${BUILD}`, base);
const stamped = (word) => !word.startsWith("@");

// A configuration is some kilobytes; whatever is longer is not one.
const CONFIG_LIMIT = 262144;

let loading;

/** The app's module and its style sheets, fetched together, once a page. */
function load() {
  loading ??= Promise.all([start(), sheet("style/tokens.css"), sheet("style/element.css")])
    .catch((fault) => { loading = undefined; throw fault; });
  return loading;
}

async function start() {
  const checked = stamped(INTEGRITY) ? { integrity: INTEGRITY } : {};
  const wasm = fetch(file("truyxuat_bg.wasm"), checked);
  const app = await import(file("truyxuat.js"));
  await app.default({ module_or_path: wasm });
  return app;
}

async function sheet(name) {
  const answer = await fetch(file(name));
  if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status}`);
  const made = new CSSStyleSheet();
  made.replaceSync(await answer.text());
  return made;
}

/** The configuration's text, or why there is none; none at all is the neutral default. */
async function configuration(element) {
  const given = element.getAttribute("config");
  if (given?.trimStart().startsWith("{")) return [given.slice(0, CONFIG_LIMIT + 1)];
  const address = given ? new URL(given, document.baseURI) : new URL("config.json", base);
  try {
    const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
    if (answer.status === 404 && !given) return [];
    if (!answer.ok) return [undefined, `${address}: HTTP ${answer.status}`];
    const text = await answer.text();
    return text.length > CONFIG_LIMIT ? [undefined, `${address}: longer than ${CONFIG_LIMIT} characters`] : [text];
  } catch (fault) {
    return [undefined, `${address}: ${fault.message}`];
  }
}

class TruyXuat extends HTMLElement {
  static observedAttributes = ["mode", "config", "lang", "theme", "code"];

  #root = this.attachShadow({ mode: "open" });
  #app;
  #turn = 0;

  constructor() {
    super();
    // Until the app stands, the host page's own words inside the element are shown.
    this.#root.append(document.createElement("slot"));
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
    try {
      const [[app, ...sheets], [config, fault]] = await Promise.all([load(), configuration(this)]);
      if (turn !== this.#turn || !this.isConnected) return;
      this.#root.adoptedStyleSheets = sheets;
      this.#root.replaceChildren();
      this.#app = app.mount(this, this.#root, base.href, stamped(DECODER) ? DECODER : "decoder", config, fault);
      this.dataset.state = "ready";
    } catch (fault) {
      console.error(fault);
      // The host page shows what it has prepared for this.
      if (turn === this.#turn) this.dataset.state = "failed";
    }
  }

  #unmount() {
    this.#turn += 1;
    this.#app?.free();
    this.#app = undefined;
    delete this.dataset.state;
  }
}

if (!customElements.get("truy-xuat")) customElements.define("truy-xuat", TruyXuat);
