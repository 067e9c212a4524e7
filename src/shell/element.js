// The element <truy-xuat>: loads the app once, mounts it into a shadow root, lets it go again.
// docs/embedding/ tells what a page may say to it and hear from it.
import { keepApart } from "./element/apart.js";
import { CONFIG_MS, configuration, within } from "./element/config.js";
import { at, decoder, folder, forbidden, forget, load, pause, sheet, stage, stand, trouble } from "./element/load.js";

// Attributes that are properties too, besides `lang`, which every element has; texts first.
const TEXTS = ["mode", "config", "inputs", "formats", "theme", "accent", "province", "history", "links", "code", "asset-base"];
const FLAGS = ["autostart", "compact"];
// With another one of these the app begins anew.
const ANEW = ["mode", "config", "accent", "province", "formats"];
// First signs of a person; each is heard within the shadow. A finger is a pointer to every browser that knows private methods.
const SIGNS = ["pointerover", "focusin", "keydown", "dragenter"];
// A page that waits so long is told; what comes later is still taken.
const HANGS_MS = 15000;
// What stands for the sentences where not even they can be fetched.
const PLAIN = {
  vi: "Chưa tải được công cụ tra cứu.", en: "The look-up tool has not loaded.", zh: "查询工具未能加载。",
};

// Of what is said before the style sheets are there; the page's own style does not reach it.
const TROUBLE = "all:initial;display:block;padding:1em;border:1px solid;font:16px/1.5 system-ui;background:#fff;color:#000";

/** What is known where not even `trouble.js` could be fetched. */
const unnamed = () => {
  const isForbidden = forbidden.some((it) => it.effectiveDirective.startsWith("script-src"));
  return { code: isForbidden ? "TX-101" : "TX-301", retryable: !isForbidden, help: folder().href };
};

const camel = (name) => name.replace(/-./, (part) => part[1].toUpperCase());

/**
 * What the entry script gives: `loader`, its own name; in the app's own pages `first`, which takes up a screen that its page
 * has drawn, and `failed`, which shows the page's words where the app is not.
 */
let own;

class TruyXuat extends HTMLElement {
  static observedAttributes = ["lang", ...TEXTS, ...FLAGS];

  #root;
  #first;
  #app;
  #turn = 0;
  #want;
  #wanted = new Promise((done) => { this.#want = done; });
  #trouble;
  #state = {};
  #stands;
  #isUp;

  constructor() {
    super();
    const drawn = this.attachInternals?.().shadowRoot;
    this.#root = drawn ?? this.attachShadow({ mode: "open" });
    this.#first = own.first?.(this, drawn);
    // Until the app stands, the host page's own words inside the element are shown.
    if (!drawn) this.#root.append(document.createElement("slot"));
    this.#wait();
    for (const kind of SIGNS) this.#root.addEventListener(kind, this.#want, true);
  }

  connectedCallback() {
    // What was set before the element was known would hide the properties.
    for (const name of [...TEXTS, ...FLAGS].map(camel)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#app) return;
    // A copy of a page's markup carries the word of what was copied.
    delete this.dataset.state;
    const base = this.getAttribute("asset-base");
    if (base) stand(new URL(base.replace(/\/?$/, "/"), document.baseURI), own.loader);
    this.#mount();
  }

  disconnectedCallback() {
    // A move disconnects and connects in one go: what is still away after it has left for good.
    queueMicrotask(() => { if (!this.isConnected) this.#unmount(); });
  }

  attributeChangedCallback(name, before, now) {
    if (name === "code" && now) this.#want();
    // The same code once more is looked up once more.
    if (!this.#app || (before === now && name !== "code")) return;
    if (ANEW.includes(name)) {
      this.#unmount();
      this.#mount();
    } else if (name === "code" && !now) {
      this.#app.ask("reset", "", 0);
    } else {
      this.#app.attribute(name, now);
    }
  }

  /** Starts the camera; settles with its picture, or fails with what forbids it. */
  async start() {
    await this.#ask("start");
    await this.#until(({ camera, error }) => {
      if (camera === "failed") throw new Error(error);
      return camera === "running";
    });
  }

  stop() { return this.#ask("stop"); }

  pause() { return this.#ask("pause"); }

  resume() { return this.#ask("resume"); }

  reset() { return this.#ask("reset"); }

  setTorch(on) { return this.#ask("torch", on ? "on" : ""); }

  setZoom(factor) { return this.#ask("zoom", "", factor); }

  selectCamera(id) { return this.#ask("camera", String(id)); }

  async listCameras() { return (await stage()).cameras(); }

  /** Looks a text up as if it had been typed; settles with the report. */
  async submit(text) {
    await this.#up();
    const told = this.#next("report");
    this.#app.attribute("code", String(text));
    return told;
  }

  /** Reads a picture as if it had been chosen; settles when it has been read. */
  async scanImage(picture) {
    await this.#up();
    const { give } = await stage();
    give(this.#root, picture);
    await this.#until(({ state }) => state !== "reading");
  }

  /** What of this page stands in the way, as a list with numbers and sentences. */
  async check() {
    try {
      return await (await trouble()).check(this, at(), forbidden);
    } catch {
      return [unnamed()];
    }
  }

  get #isEmbedded() { return !["page", "kiosk"].includes(this.getAttribute("mode")); }

  #wait() { this.#stands = new Promise((done) => { this.#isUp = done; }); }

  #up() {
    this.#want();
    return this.#stands;
  }

  async #ask(wish, text = "", number = 0) {
    await this.#up();
    this.#app.ask(wish, text, number);
  }

  #next(kind) {
    return new Promise((done) => { this.addEventListener(kind, ({ detail }) => done(detail), { once: true }); });
  }

  async #until(holds) {
    while (!holds(this.#state)) await this.#next("statechange");
  }

  #send(kind, detail, cancelable) {
    return this.dispatchEvent(new CustomEvent(kind, { bubbles: true, composed: true, cancelable, detail }));
  }

  /** Hears what the app tells, and says whether it may go on. */
  #hear(kind, text) {
    const detail = JSON.parse(text);
    if (kind === "statechange") this.#state = detail;
    if (kind === "scanerror") {
      trouble().then(({ failed }) => failed(this, detail.name, at(), forbidden, (code) => this.#anew(code)), () => ({ code: "TX-300" }))
        .then((words) => this.#send(kind, { ...detail, ...words }));
      return true;
    }
    const goesOn = this.#send(kind, detail, kind === "scan");
    if (kind === "report") this.#send("truyxuat-report", detail);
    return goesOn;
  }

  /** Goes on with the build that the server has now: with the code that could not be looked up, or with the camera. */
  #anew(code) {
    this.#unmount();
    forget();
    this.#mount(1);
    return code ? this.#up().then(() => this.#app.attribute("code", code)) : this.start();
  }

  async #mount(tries = 0) {
    const turn = ++this.#turn;
    if (this.#isEmbedded) await this.#near();
    if (/[?&]check=1\b/.test(location.search)) {
      this.#want();
      trouble().then(({ panel }) => panel(this, at(), forbidden)).then((node) => this.#say(node), () => { /* The loading itself tells. */ });
    }
    if (!this.#isEmbedded) {
      await this.#first?.wanted;
      this.#want();
    }
    for (; turn === this.#turn && this.isConnected; tries += 1) {
      try {
        await this.#begin(turn, tries);
        break;
      } catch (fault) {
        console.error(fault);
        // Words of the app's language: the server may have gone on to a newer build.
        if (!fault.step) forget();
        if (turn !== this.#turn) break;
        const { code, retryable } = await this.#tell(fault);
        if (!retryable && (this.#isEmbedded || code === "TX-402")) break;
        await pause(tries);
      }
    }
  }

  /** Waits until the element is about to be seen, or is asked for something. */
  #near() {
    return new Promise((done) => {
      this.#wanted.then(done);
      new IntersectionObserver((all, watch) => {
        if (!all.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        done();
      }, { rootMargin: "300px" }).observe(this);
    });
  }

  /** Tells of work that hangs. */
  async #watched(work) {
    const slow = setTimeout(() => this.#tell({ number: 307 }), HANGS_MS);
    try { return await work; } finally { clearTimeout(slow); }
  }

  /** Draws the first screen in a page of others: the app follows once somebody wants it. */
  async #draw(turn, tries) {
    const root = this.#root;
    const [{ first }, sheets] = await Promise.all([stage(tries), this.#sheets()]);
    if (!this.#first && turn === this.#turn) {
      this.#trouble?.node.remove();
      this.#trouble = undefined;
      root.adoptedStyleSheets = sheets;
      this.#first = first(this, root, this.#want);
      keepApart(root);
    }
    return sheets;
  }

  async #begin(turn, tries) {
    const root = this.#root;
    const embedded = this.#isEmbedded;
    const configured = () => configuration(this, within(CONFIG_MS));
    const early = configured();
    const drawn = embedded ? this.#watched(this.#draw(turn, tries)) : this.#sheets();
    Promise.all([early, drawn]).then(([[text]]) => this.#first?.name(text)).catch(() => { /* The app tells what is wrong with it. */ });
    // A page of others may have changed what it gives by the time at which somebody wants the app.
    const later = this.#wanted.then(() => Promise.all([this.#watched(load(tries, this.#first?.lang)), embedded ? configured() : early]));
    const [[app, [config, fault]], sheets] = await Promise.all([later, drawn]);
    if (turn !== this.#turn || !this.isConnected) return;
    root.adoptedStyleSheets = sheets;
    const before = [...root.childNodes].filter((node) => !node.matches?.("link,.frame,slot[name],[data-checked]"));
    const hear = (kind, text) => this.#hear(kind, text);
    const mounted = await app.mount(this, root, folder().href, decoder(), config, fault, hear);
    if (turn !== this.#turn || !this.isConnected) return mounted.free();
    this.#app = mounted;
    const screen = root.lastElementChild;
    const swap = () => { for (const node of before) node.remove(); };
    // What the page has drawn may stand until the device has checked it, or for good.
    if (await this.#first?.hand(screen, swap) === false) {
      this.dataset.state = "failed";
      return;
    }
    if (turn !== this.#turn) return;
    swap();
    this.#first = undefined;
    this.#trouble = undefined;
    this.dataset.state = "ready";
    this.#isUp();
    this.#send("ready");
    if (mounted.stands_in()) this.#configure(turn);
  }

  /** Asks again for a configuration that did not come, and begins anew with it once nobody is there. */
  async #configure(turn) {
    for (let tries = 1; ; tries += 1) {
      await pause(tries);
      if (turn !== this.#turn) return;
      const [config] = await configuration(this, within(30000));
      if (turn !== this.#turn) return;
      if (config === undefined || !this.#app.accepts(config) || !this.#app.unused()) continue;
      this.#unmount();
      this.#mount();
      return;
    }
  }

  /** Says that the app is not there and why: in the own page's words, over whatever stands already, or in ours. */
  async #tell(fault) {
    const [root, turn] = [this.#root, this.#turn];
    if (!this.#trouble) {
      this.dataset.state = typeof WebAssembly === "object" ? "failed" : "unable";
      own.failed?.(this, root);
    }
    let [said, node] = [unnamed()];
    try {
      const { diagnose, shown, told } = await trouble();
      const number = fault.number ?? await diagnose(fault, forbidden);
      said = told(this, number, folder());
      node = shown(this, number, folder());
    } catch {
      node = document.createElement("div");
      node.append(`${PLAIN[/^(en|zh)/.exec(this.lang)?.[1] ?? "vi"]} ${said.code}`);
    }
    // Meanwhile the app may have come after all.
    if (this.#app || turn !== this.#turn || this.#trouble?.code === said.code) return said;
    this.#trouble?.node.remove();
    this.#trouble = { code: said.code, node };
    if (this.#isEmbedded) {
      root.querySelector("slot:not([name])")?.remove();
      node.setAttribute("role", "alert");
      this.#say(node);
    }
    this.#send("scanerror", said);
    return said;
  }

  #say(node) {
    node.setAttribute("part", "trouble");
    node.style.cssText = TROUBLE;
    this.#root.prepend(node);
  }

  /** The style sheets, unless the first screen has brought them. */
  #sheets() {
    const names = this.#root.querySelector("link") ? [] : ["style/tokens.css", "style/element.css"];
    return Promise.all(names.map(sheet));
  }

  #unmount() {
    this.#turn += 1;
    if (this.#app) {
      this.#app.free();
      this.#app = undefined;
      this.#wait();
      if (this.#root.querySelector(".frame")) this.#root.replaceChildren(document.createElement("slot"));
    }
    delete this.dataset.state;
  }
}

for (const name of [...TEXTS, ...FLAGS]) {
  const isFlag = FLAGS.includes(name);
  Object.defineProperty(TruyXuat.prototype, camel(name), {
    get() { return isFlag ? this.hasAttribute(name) : this.getAttribute(name) ?? ""; },
    set(value) {
      if (isFlag) this.toggleAttribute(name, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, typeof value === "object" ? JSON.stringify(value) : value);
    },
    enumerable: true, configurable: true,
  });
}

/** Makes the element known, unless another version of it already is. */
export function define(base, entry) {
  own = entry;
  stand(base, entry.loader);
  if (!customElements.get("truy-xuat")) customElements.define("truy-xuat", TruyXuat);
}
