// What runs in the page of any engine.

/** `find(selector)`: a node of the page, else of the element's shadow root. */
export const FIND = `const find = selector => document.querySelector(selector)
  ?? document.querySelector('truy-xuat')?.shadowRoot?.querySelector(selector) ?? null;`;
