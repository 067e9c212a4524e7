// What the app decides once it stands (`Lang`, `Place`), for the moment before: a browser test holds both against each other.

/** The language of a tag such as `vi-VN`, `en` or `zh-CN`; none of another. */
export const language = (tag) => /^(vi|en|zh)(?![^-_])/i.exec(tag)?.[1].toLowerCase();

/** The language that a visit begins with, where the installation has not said yet which it offers. */
export function firstLanguage(kept, host, preferred) {
  const theirs = [...preferred].map(language).filter(Boolean);
  return language(kept) ?? language(host) ?? (theirs.includes("vi") ? "vi" : theirs[0]) ?? "vi";
}

/** Whether the fragment of an address names a report: a Digital Link path, or any other text. */
export function namesReport(fragment) {
  const [, text] = /^#\/\?q=(.+)/.exec(fragment) ?? [];
  if (!text) return /^#(\/\d{2,4}\/[\w.~%-]+)+$/.test(fragment);
  try { return decodeURIComponent(text) !== ""; } catch { return false; }
}
