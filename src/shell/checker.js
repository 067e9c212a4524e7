// The checker in its worker: checks one page that a portal wrote, and tells what came of it.
// The build puts beside it what wasm-bindgen writes for `src/shell/checker.rs`.
import { check, initSync } from "./glue.js";

addEventListener("message", async ({ data: { module, config, base, code, given, lang } }) => {
  try {
    initSync({ module });
    postMessage(await check(config, base, code, given, lang));
  } catch (fault) {
    postMessage(String(fault));
  }
}, { once: true });
