// Loads the parts of the app that not every visit needs into the app that runs already: what reads a code's report, and
// the words of other languages. The build adds what the app calls, one `loader` for each part, joins this with the app's
// glue into one script, and replaces the words between @ signs.
import { initSync } from "./truyxuat.js";

// Each part with its digest.
const PARTS = { "@PARTS@": "" };

const asked = {};
const loading = {};

/** Asks for a part, once; one that does not come may be asked for again. Others than those of this build are nothing. */
export function ask(name) {
  if (!Object.keys(PARTS).includes(name)) return undefined;
  asked[name] ??= fetched(name);
  // Its fault is told where the app waits for it.
  asked[name].catch(() => { asked[name] = undefined; });
  return asked[name];
}

async function fetched(name) {
  // The decoder and a picture that a person is waiting for go before what a code will need; words are waited for.
  const options = { priority: name === "auditor" ? "low" : "high", integrity: PARTS[name] };
  const answer = await fetch(new URL(`${name}.wasm?v=@BUILD@`, import.meta.url), options);
  if (!answer.ok) throw new Error(`${name}.wasm: HTTP ${answer.status}`);
  return answer;
}

async function load(name, app) {
  const answer = await ask(name);
  asked[name] = undefined;
  const imports = { __wasm_split: app };
  // Some servers know no WASM and call it something else, or add a word: browsers then refuse the quicker way.
  const named = answer.headers.get("content-type") === "application/wasm";
  if (named) return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

/** Called by the app: tells `callback`, an index of the function table, whether `data` may be used. */
const loader = (name) => async (callback, data) => {
  // The app runs: this only hands out what it exports.
  const app = initSync(undefined, undefined);
  let loaded = true;
  try {
    loading[name] ??= load(name, app);
    await loading[name];
  } catch (fault) {
    console.error(fault);
    // A network that was away may be back at the next try.
    loading[name] = undefined;
    loaded = false;
  }
  app.__indirect_function_table.get(callback)(data, loaded);
};
