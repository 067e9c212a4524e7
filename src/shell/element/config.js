// The configuration of one element: what its folder or its attribute gives, and what attributes change of it.
import { folder } from "./load.js";

// A configuration is some kilobytes; whatever is longer is not one.
const LIMIT = 262144;
/** So long the page waits for its configuration before it begins without. */
export const CONFIG_MS = 2000;

/** Gives up after some time, in browsers that can. */
export const within = (ms) => AbortSignal.timeout?.(ms);

/** The configuration's text, or why there is none; none at all is the neutral default. */
export async function configuration(element, limit) {
  const [text, fault] = await given(element, limit);
  return fault ? [undefined, fault] : [changed(element, text)];
}

async function given(element, limit) {
  const written = element.getAttribute("config");
  if (written?.trimStart().startsWith("{")) return [written.slice(0, LIMIT + 1)];
  const address = written ? new URL(written, document.baseURI) : new URL("config.json", folder());
  try {
    const answer = await fetch(address, { credentials: "omit", cache: "no-cache", signal: limit });
    if (answer.status === 404 && !written) return [];
    if (!answer.ok) return [undefined, `${address}: HTTP ${answer.status}`];
    const text = await answer.text();
    return text.length > LIMIT ? [undefined, `${address}: longer than ${LIMIT} characters`] : [text];
  } catch (fault) {
    return [undefined, `${address}: ${fault.message}`];
  }
}

/** The text with the entries that the element's attributes name; one that is no JSON is left for the app to refuse. */
function changed(element, text) {
  const [accent, province] = ["accent", "province"].map((name) => element.getAttribute(name)?.trim());
  if (!accent && !province) return text;
  try {
    const config = JSON.parse(text ?? "{}");
    if (accent) config.accent = accent.split(/[\s,]+/);
    if (province) config.province = province;
    return JSON.stringify(config);
  } catch {
    return text;
  }
}
