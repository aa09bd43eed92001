import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Built into the server's target folder, from where Maven packs it into the jar under /web.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env.ROADCASE_WEB_OUT ?? '../server/target/web',
    emptyOutDir: true,
    target: ['chrome120', 'safari16.4', 'firefox120'],
    assetsInlineLimit: 0, // the policy of the pages allows no data: scripts, and one file per asset caches better
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3001', '/docs': 'http://127.0.0.1:3001' } },
});
