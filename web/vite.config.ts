import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server that `npm run dev` shows: one started with `scripts/run`, or another. */
const SERVER = process.env.ROADCASE_URL ?? 'http://127.0.0.1:3001';

/** Moves the stylesheet behind the first picture, which has its own few rules: it is drawn without waiting. Scripts wait for the sheet all the same. */
const sheetBehind: Plugin = {
  name: 'sheet-behind',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const sheets = html.match(/ *<link rel="stylesheet"[^>]*>\n/g) ?? [];
      return sheets.reduce((page, sheet) => page.replace(sheet, ''), html).replace('  </body>', `${sheets.join('')}  </body>`);
    },
  },
};

// Built into the server's target folder, from where Maven packs it into the jar under /web.
export default defineConfig({
  plugins: [react(), sheetBehind],
  build: {
    outDir: process.env.ROADCASE_WEB_OUT ?? '../server/target/web',
    emptyOutDir: true,
    target: ['chrome120', 'safari16.4', 'firefox120'],
    assetsInlineLimit: 0, // the policy of the pages allows no data: scripts, and one file per asset caches better
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
  server: { proxy: Object.fromEntries(['/api', '/docs', '/connect'].map((path) => [path, { target: SERVER, headers: { origin: SERVER }, changeOrigin: true }])) },
});
