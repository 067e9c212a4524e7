// How a program uses the element: `cargo xtask package` has it checked against the types.
import type { Report, TruyXuatElement } from "./truy-xuat.js";

const element: TruyXuatElement = document.createElement("truy-xuat");
element.lang = "vi";
element.accent = "#0b6660 #6fd6c8";
element.config = { sources: [] };
element.compact = true;
element.addEventListener("report", ({ detail }) => console.log(detail.verdict, detail.item.gtin, detail.sources.length));
element.addEventListener("scan", (event) => event.preventDefault());
element.addEventListener("scanerror", ({ detail: { code, retryable } }) => console.log(code, retryable));
document.body.append(element);

const report: Report = await element.submit("9521002002010");
console.log(report.made, (await element.check()).map(({ code, vi }) => [code, vi?.forward]));
await element.start().then(() => element.setTorch(true), (fault: Error) => console.log(fault.message));
// @ts-expect-error A misspelt event detail is found.
element.addEventListener("report", ({ detail }) => console.log(detail.verdicts));
