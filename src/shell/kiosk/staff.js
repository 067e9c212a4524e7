// The staff's page: beside what the app knows of itself, what this script and the browser know, and two buttons.
import { clean } from "./screen.js";

const panel = document.querySelector("#staff");
const facts = panel.querySelector("dl");

const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;

/** What the browser keeps for this page, and may. */
async function storage() {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return `${megabytes(usage)} / ${megabytes(quota)}`;
  } catch {
    return "–";
  }
}

panel.addEventListener("click", ({ target }) => {
  const { act } = target.closest("button")?.dataset ?? {};
  if (act === "clean") clean();
  if (act === "reload") location.reload();
});

/** Shows the facts while the staff's page is open. */
export async function show(element, rows) {
  const open = Boolean(element.shadowRoot?.querySelector(".diag"));
  if (panel.hidden && !open) return;
  panel.hidden = !open;
  if (!open) return;
  const all = { ...rows(), storage: await storage() };
  for (const place of facts.querySelectorAll("dd")) place.textContent = all[place.dataset.fact] ?? "–";
}
