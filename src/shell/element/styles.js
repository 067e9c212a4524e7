// The style sheets that a page of the app's own names by itself: one that did not come, or came as something else, is
// asked for again until it is there.
import { pause } from "./load.js";

const LINKS = "link[rel=stylesheet]";

/** Some browsers make a sheet without a rule of what is none. */
const isEmpty = ({ sheet }) => !sheet?.cssRules.length;

/** The same sheet from the server; a browser asks an address that failed no second time by itself. */
function asked(link, tries) {
  const again = link.cloneNode();
  again.href = `${link.getAttribute("href").replace(/&again=\d+$/, "")}&again=${tries}`;
  return new Promise((done) => {
    again.onload = () => { if (isEmpty(again)) return again.onerror(); link.remove(); done(); };
    again.onerror = () => { again.remove(); done(again); };
    link.after(again);
  });
}

async function repaired(link) {
  for (let tries = 0; isEmpty(link) && link.isConnected; tries += 1) {
    await pause(tries);
    if (!await asked(link, tries + 1)) return;
  }
}

/** Watches over the sheets of the page and of `root`: once the page is loaded, those without content have failed. */
export function keepStyles(root) {
  const look = () => { for (const within of [document, root]) for (const link of within.querySelectorAll(LINKS)) repaired(link); };
  if (document.readyState === "complete") look();
  else addEventListener("load", look, { once: true });
}
