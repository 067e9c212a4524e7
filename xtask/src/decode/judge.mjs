// Compares what was read with a label, and counts.

/** UPC-E (6 to 8 digits) as the 12 digits of UPC-A; GS1 General Specifications, section 5.2.2.4. */
function expandUpcE(digits) {
  const eight = digits.length === 6 ? `0${digits}?` : digits.padEnd(8, "?");
  const system = eight[0];
  const d = eight.slice(1, 7);
  const middle = { 0: 2, 1: 2, 2: 2, 3: 3, 4: 4 }[d[5]];
  const company = middle === 2 ? d.slice(0, 2) + d[5] + "0000" + d.slice(2, 5)
    : middle === 3 ? d.slice(0, 3) + "00000" + d.slice(3, 5)
    : middle === 4 ? d.slice(0, 4) + "00000" + d[4]
    : d.slice(0, 5) + "0000" + d[5];
  return system + company + eight[7];
}

/** One spelling for texts that mean the same. */
export function normalised(symbology, text) {
  const name = symbology.toUpperCase().replace(/[^A-Z0-9]/g, "");
  if (/^(EAN13|EAN8|UPCA|UPCE|EAN|EANUPC|ISBN13|ISBN)$/.test(name)) {
    const digits = text.replace(/\D/g, "");
    const full = name === "UPCE" && digits.length <= 8 ? expandUpcE(digits) : digits;
    return full.padStart(14, "0").slice(-14);
  }
  if (/^(DATABAREXP|RSSEXP)/.test(name)) return text.replace(/[()\x1d]/g, "").trim();
  if (/^(DATABAR|RSS14)/.test(name)) {
    const digits = text.replace(/\D/g, "");
    return digits.length === 16 ? digits.slice(2) : digits.padStart(14, "0");
  }
  return text.replace(/\x1d/g, "").replace(/\r\n/g, "\n").trim();
}

/** `right`, `wrong` or `miss`; where nothing is to be read, reading nothing is right. */
export function judge(label, symbols) {
  if (label.text == null) return symbols.length ? "wrong" : "right";
  if (!symbols.length) return "miss";
  const wanted = normalised(label.format, label.text);
  const fits = (symbol) => {
    const read = normalised(symbol.symbology, symbol.text);
    const spellings = [
      read,
      normalised(label.format, symbol.text),
      Buffer.from(read, "utf8").toString("latin1"),
      Buffer.from(read, "latin1").toString("utf8"),
    ];
    if (symbol.bytes) spellings.push(Buffer.from(symbol.bytes).toString("latin1").replace(/\x1d/g, "").trim());
    return spellings.includes(wanted);
  };
  return symbols.some(fits) ? "right" : "wrong";
}

/** The value below which the part `share` of the numbers lies. */
export function percentile(numbers, share) {
  if (!numbers.length) return 0;
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * (sorted.length - 1) + 0.5))];
}

export const mean = (numbers) => (numbers.length ? numbers.reduce((a, b) => a + b, 0) / numbers.length : 0);

/** Right, wrong and times of each engine in each group, in order of appearance. */
export class Tally {
  constructor() {
    this.groups = new Map();
  }

  add(group, engine, verdict, ms) {
    if (!this.groups.has(group)) this.groups.set(group, new Map());
    const engines = this.groups.get(group);
    if (!engines.has(engine)) engines.set(engine, { right: 0, wrong: 0, total: 0, ms: [] });
    const cell = engines.get(engine);
    cell.total += 1;
    if (verdict !== "miss") cell[verdict] += 1;
    cell.ms.push(ms);
  }

  /** Rows `group | n | right (wrong) mean/p95 …`. */
  table(title, engines) {
    const rows = [[title, "n", ...engines]];
    for (const [group, cells] of this.groups) {
      const total = cells.get(engines[0])?.total ?? 0;
      const cell = (name) => {
        const c = cells.get(name);
        if (!c) return "–";
        const wrong = c.wrong ? ` w${c.wrong}` : "";
        return `${c.right}${wrong}  ${mean(c.ms).toFixed(1)}/${percentile(c.ms, 0.95).toFixed(0)}`;
      };
      rows.push([group, String(total), ...engines.map(cell)]);
    }
    const widths = rows[0].map((_, i) => Math.max(...rows.map((r) => r[i].length)));
    return rows.map((r) => r.map((c, i) => (i ? c.padStart(widths[i]) : c.padEnd(widths[i]))).join("  ")).join("\n");
  }

  /** The last line of the command: one engine's figures by group. */
  json(engine) {
    const groups = {};
    for (const [group, cells] of this.groups) {
      const c = cells.get(engine);
      if (!c) continue;
      const [median, p95] = [0.5, 0.95].map((share) => Number(percentile(c.ms, share).toFixed(3)));
      groups[group] = { right: c.right, wrong: c.wrong, total: c.total, median_ms: median, p95_ms: p95 };
    }
    return JSON.stringify({ groups });
  }
}

/** Runs an engine and takes the CPU time of the process: the machine may be busy with other work. */
export async function timed(run) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = await run();
  const wall = performance.now() - began;
  const used = process.cpuUsage(cpu);
  return { result, ms: Math.min(wall, (used.user + used.system) / 1000) };
}
