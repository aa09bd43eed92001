// Draws the icons of the installed console into public/assets from src/icon.svg; run by hand when the icon changes.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROME } from '../e2e/browser.mjs';

const svg = readFileSync(new URL('../src/icon.svg', import.meta.url), 'utf8');
const out = new URL('../public/assets/', import.meta.url).pathname;
const browser = await chromium.launch({ executablePath: CHROME, args: ['--no-sandbox'] });
const page = await browser.newPage();

/** A maskable icon may be cut to a circle: its picture keeps to the inner four fifths, on a ground to the edge. */
async function draw(name, size, inset = 0) {
  await page.setViewportSize({ width: size, height: size });
  const inner = size - 2 * inset;
  await page.setContent(`<style>body{margin:0;background:${inset ? '#161b22' : 'transparent'}}svg{display:block;margin:${inset}px;width:${inner}px;height:${inner}px}</style>${svg}`);
  await page.screenshot({ path: `${out}${name}`, omitBackground: true });
}

await draw('icon-192.png', 192);
await draw('icon-512.png', 512);
await draw('icon-mask-512.png', 512, 52);
await browser.close();
