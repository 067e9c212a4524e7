// What Lighthouse says of a page, with its own phone and its own simulated network; from the folder in `LIGHTHOUSE`.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { QUIET } from './harness.mjs';
import { freePort } from './until.mjs';

const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index', 'interactive'];

/** Scores from 0 to 100 by category, the metrics as Lighthouse writes them, and the weighed audits that failed. */
export async function lighthouse(address) {
  const { default: judge } = await import(pathToFileURL(path.join(process.env.LIGHTHOUSE, 'core/index.js')).href);
  const port = await freePort();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...QUIET, `--remote-debugging-port=${port}`] });
  const { lhr } = await judge(address, { port, output: 'json', logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] });
  await browser.close();
  const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
  const metrics = Object.fromEntries(METRICS.map(id => [id, lhr.audits[id].displayValue]));
  const weighed = Object.values(lhr.categories).filter(({ id }) => id !== 'performance').flatMap(category => category.auditRefs.filter(({ weight }) => weight > 0));
  const failed = weighed.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${id}: ${title}`);
  return { scores, metrics, failed };
}
