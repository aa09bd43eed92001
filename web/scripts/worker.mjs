// Writes sw.js beside the built console: what it must keep, what it may keep, and a version that changes with either.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const out = process.env.ROADCASE_WEB_OUT ?? new URL('../../server/target/web', import.meta.url).pathname;
const html = readFileSync(join(out, 'index.html'), 'utf8');
// a font of another script is loaded by the browser when a text needs it; the rest comes along
const assets = readdirSync(join(out, 'assets')).filter((n) => !n.endsWith('.gz') && !/(cyrillic|greek|vietnamese)/.test(n));
const first = ['/', ...assets.filter((n) => html.includes(n)).map((n) => `/assets/${n}`)];
const later = assets.map((n) => `/assets/${n}`).filter((n) => !first.includes(n));
const template = readFileSync(new URL('sw.js', import.meta.url), 'utf8');
const version = createHash('sha256').update(template + html + assets.join()).digest('hex').slice(0, 12);
const filled = template.replace('%VERSION%', version).replace("['%FIRST%']", JSON.stringify(first)).replace("['%LATER%']", JSON.stringify(later));
writeFileSync(join(out, 'sw.js'), filled);
