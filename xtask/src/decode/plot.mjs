// Plots as SVG, light and dark by the reader's choice.

const COLOURS = { ours: "#0a7d4f", "zxing full": "#b4530a", "zxing fast": "#e0a458", zbar: "#4a6fa5" };

const STYLE = `<style>
  text { font: 12px system-ui, sans-serif; fill: #333 } .title { font-size: 15px; font-weight: 600 }
  .grid { stroke: #ddd } .back { fill: #fff }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #444 } .back { fill: #16181c } }
</style>`;

const svg = (width, height, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
  `${STYLE}<rect class="back" width="${width}" height="${height}" rx="8"/>${body}</svg>\n`;

const legend = (names, x, y) =>
  names.map((name, i) => {
    const at = x + i * 104;
    return `<rect x="${at}" y="${y - 9}" width="12" height="12" rx="3" fill="${COLOURS[name]}"/><text x="${at + 17}" y="${y + 1}">${name}</text>`;
  }).join("");

/** One plot an axis: the share read at each level. Groups are named "axis level". */
export function* linePlots(tally, names) {
  const axes = new Map();
  for (const [group, cells] of tally.groups) {
    const cut = group.lastIndexOf(" ");
    const axis = group.slice(0, cut);
    if (!axes.has(axis)) axes.set(axis, []);
    axes.get(axis).push({ level: group.slice(cut + 1), cells });
  }
  for (const [axis, levels] of axes) yield [axis, linePlot(axis, levels, names)];
}

function linePlot(axis, levels, names) {
  const [width, height, left, top, right, bottom] = [520, 300, 52, 64, 20, 40];
  const x = (i) => left + (levels.length > 1 ? (i / (levels.length - 1)) * (width - left - right) : (width - left - right) / 2);
  const y = (share) => top + (1 - share) * (height - top - bottom);
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    `<line class="grid" x1="${left}" x2="${width - right}" y1="${y(share)}" y2="${y(share)}"/>` +
    `<text x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`).join("");
  const ticks = levels.map(({ level }, i) => `<text x="${x(i)}" y="${height - bottom + 20}" text-anchor="middle">${level}</text>`).join("");
  const lines = [...names].reverse().map((name) => {
    const points = levels.map(({ cells }, i) => {
      const cell = cells.get(name);
      return [x(i), y(cell.right / cell.total)].map((v) => v.toFixed(1));
    });
    const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${COLOURS[name]}"/>`).join("");
    const stroke = name === "ours" ? 3 : 1.6;
    return `<polyline points="${points.map((p) => p.join()).join(" ")}" fill="none" stroke="${COLOURS[name]}" stroke-width="${stroke}"/>${dots}`;
  }).join("");
  const frames = levels[0].cells.get(names[0]).total;
  const title = `<text class="title" x="20" y="26">${axis}: codes read, of ${frames} at each level</text>`;
  return svg(width, height, title + legend(names, 20, 48) + grid + ticks + lines);
}

/** Films read by the end of each frame. */
export function filmPlot(films, names) {
  const [width, height, left, top, right, bottom] = [520, 300, 52, 64, 20, 40];
  const frames = Math.max(...films.map((film) => film.engines[names[0]].ms.length));
  const x = (frame) => left + ((frame - 1) / Math.max(1, frames - 1)) * (width - left - right);
  const y = (share) => top + (1 - share) * (height - top - bottom);
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    `<line class="grid" x1="${left}" x2="${width - right}" y1="${y(share)}" y2="${y(share)}"/>` +
    `<text x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`).join("");
  const ticks = Array.from({ length: frames }, (_, i) => `<text x="${x(i + 1)}" y="${height - bottom + 20}" text-anchor="middle">${i + 1}</text>`).join("");
  const lines = [...names].reverse().map((name) => {
    const read = (frame) => films.filter(({ engines }) => engines[name].verdict === "right" && engines[name].first <= frame).length;
    const points = Array.from({ length: frames }, (_, i) => `${x(i + 1).toFixed(1)},${y(read(i + 1) / films.length).toFixed(1)}`);
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${COLOURS[name]}" stroke-width="${name === "ours" ? 3 : 1.6}"/>`;
  }).join("");
  const title = `<text class="title" x="20" y="26">films read by frame, of ${films.length}: hand shake and hunting focus</text>`;
  return svg(width, height, title + legend(names, 20, 48) + grid + ticks + lines);
}
