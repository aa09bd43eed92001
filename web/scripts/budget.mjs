// Fails the build when the first load grows over 200 kB gzipped, and leaves a packed copy beside each large file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 200_000;
const out = process.env.ROADCASE_WEB_OUT ?? new URL('../../server/target/web', import.meta.url).pathname;
const html = readFileSync(join(out, 'index.html'), 'utf8');
let first = gzipSync(html).length;
for (const name of readdirSync(join(out, 'assets'))) {
  if (/\.(js|css|svg)$/.test(name)) {
    const packed = gzipSync(readFileSync(join(out, 'assets', name)), { level: 9 });
    writeFileSync(join(out, 'assets', `${name}.gz`), packed);
    if (html.includes(name)) first += packed.length;
  }
}
console.log(`first load: ${(first / 1000).toFixed(1)} kB gzipped of ${LIMIT / 1000} kB allowed`);
if (first > LIMIT) process.exit(1);
