// What surrounds the app within somebody's page, loaded beside it.

/** Puts `app` into a frame that nothing of the page around `element` reaches, between what that page puts there. */
export function frame(element, root, app) {
  const around = Object.assign(document.createElement("div"), { className: "frame" });
  const [before, after] = ["before", "after"].map((name) => Object.assign(document.createElement("slot"), { name }));
  root.append(before, around, after);
  around.append(app);
  // The size that the person's browser is set to, whatever the page makes of it.
  around.style.setProperty("--u", getComputedStyle(around).fontSize);
  sendForms(around);
  restUnseen(element, around);
  around.addEventListener("click", (event) => follow(element, event));
}

/** The camera is on only where somebody sees that it is: not in a tab or a dialog that the page has closed. */
function restUnseen(element, around) {
  let seen = true;
  new ResizeObserver(() => {
    const isSeen = around.getClientRects().length > 0;
    // What has left the page has let the camera go by itself.
    if (isSeen === seen || !around.isConnected) return;
    seen = isSeen;
    if (seen) element.resume();
    else element.pause();
  }).observe(around);
}

/** Sends a form that a sandbox without `allow-forms` does not: its button was pressed and nothing came of it. */
function sendForms(around) {
  let sent;
  around.addEventListener("submit", () => { sent = true; }, true);
  around.addEventListener("click", (event) => {
    const form = event.target.closest("[type=submit]")?.form;
    sent = false;
    setTimeout(() => {
      if (form?.checkValidity() && !sent) form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    });
  });
}

/** A link is followed as the page wants it, if the page does not follow it itself. */
function follow(element, event) {
  const link = event.target.closest("a[href]");
  if (!link) return;
  const asked = new CustomEvent("navigate", { bubbles: true, composed: true, cancelable: true, detail: { href: link.href } });
  if (!element.dispatchEvent(asked) || element.links === "none") event.preventDefault();
  else if (element.links) link.target = element.links === "self" ? "_top" : "_blank";
}

/** Gives the app a picture as if a person had chosen it. */
export function give(root, picture) {
  const carried = new DataTransfer();
  carried.items.add(new File([picture], "picture", { type: picture.type }));
  const field = root.querySelector("[data-part=picture]");
  field.files = carried.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
