// The project's decoder in Node: the same messages as in a Web Worker, answered at once.
import fs from "node:fs";
import path from "node:path";

/** Loads `worker.js` and its WASM from `folder`; returns an engine and the raw `send`. */
export function loadDecoder(folder) {
  const answers = [];
  globalThis.postMessage = (message) => answers.push(message);
  const glue = fs.readFileSync(path.join(folder, "worker.js"), "utf8");
  const bindgen = new Function("performance", `${glue}; return wasm_bindgen;`)(ownClock());
  const exports = bindgen.initSync({ module: fs.readFileSync(path.join(folder, "worker_bg.wasm")) });
  if (answers.shift()?.kind !== "ready") throw new Error("the decoder did not say ready");
  const send = (message) => {
    globalThis.onmessage({ data: message });
    return answers.splice(0);
  };
  let id = 0;
  let gate = null;
  return {
    name: "ours",
    send,
    /** What the gate said of the last picture: "empty", "still" or "searched". */
    gate: () => gate,
    memoryBytes: () => exports.memory.buffer.byteLength,
    /** Reads one picture; `film` keeps what was seen in the frames before. */
    run(image, effort, film = false) {
      if (!film) send({ kind: "reset" });
      const buffer = image.luma.buffer.slice(image.luma.byteOffset, image.luma.byteOffset + image.luma.length);
      const [answer] = send({ kind: "luma", id: id++, width: image.width, height: image.height, buffer, effort });
      if (answer?.kind !== "result") throw new Error(`${answer?.code}: ${answer?.message}`);
      gate = answer.stats.gate;
      return answer.symbols;
    },
  };
}

/** The time that this process had, for the decoder's budgets: on a busy machine wall time brings it fewer steps. */
function ownClock() {
  const used = () => {
    const { user, system } = process.cpuUsage();
    return [performance.now(), (user + system) / 1000];
  };
  let [last, time] = [used(), 0];
  const now = () => {
    const at = used();
    // Compilers and collectors work beside it.
    time += Math.min(at[0] - last[0], at[1] - last[1]);
    last = at;
    return time;
  };
  return { now };
}
