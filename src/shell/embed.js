// The loader for pages of others: one script tag, with or without `type="module"`, from any place.
import { define } from "./element.js";
import { siteOf } from "./element/load.js";

// A module is not told which tag it came by.
const tag = document.currentScript ?? document.querySelector('script[src*="embed.js"]');
const address = tag?.src || location.href;
const base = siteOf(address);
define(base, { loader: address.startsWith(base) ? address.slice(base.href.length).split("?")[0] : "embed.js" });
