// Loads the part of the app that is needed once a code is read, into the app that runs already. The build
// joins this with the app's glue into one script, and replaces the words between @ signs.
import { initSync } from "./truyxuat.js";

const INTEGRITY = "@AUDITOR_INTEGRITY@";

let loading;

async function load(app) {
  // The decoder and a picture that a person is waiting for go first.
  const asked = { priority: "low", ...(INTEGRITY.startsWith("@") ? {} : { integrity: INTEGRITY }) };
  const answer = await fetch(new URL("auditor.wasm?v=@BUILD@", import.meta.url), asked);
  if (!answer.ok) throw new Error(`auditor.wasm: HTTP ${answer.status}`);
  const imports = { __wasm_split: app };
  // Some servers know no WASM and call it something else, or add a word: browsers then refuse the quicker way.
  const named = answer.headers.get("content-type") === "application/wasm";
  if (named) return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

/** Called by the app: tells `callback`, an index of the function table, whether `data` may be used. */
export async function __wasm_split_load_auditor(callback, data) {
  // The app runs: this only hands out what it exports.
  const app = initSync(undefined, undefined);
  let loaded = true;
  try {
    loading ??= load(app);
    await loading;
  } catch (fault) {
    console.error(fault);
    // A network that was away may be back at the next try.
    loading = undefined;
    loaded = false;
  }
  app.__indirect_function_table.get(callback)(data, loaded);
}
