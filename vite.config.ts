import { fileURLToPath } from 'node:url';
import { crx } from '@crxjs/vite-plugin';
import preactPreset from '@preact/preset-vite';
import { defineConfig, loadEnv } from 'vite';
import manifest from './manifest.config.ts';
import { pseudoLocale } from './scripts/pseudo-locale.ts';

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  // COACHING_MODE of .env (or the environment) is the default mode baked into the build; see src/settings.
  const env = loadEnv(mode, process.cwd(), 'COACHING_');
  return {
    plugins: [preactPreset(), crx({ manifest }), ...(mode === 'pseudo' ? [pseudoLocale()] : [])],
    define: { DEFAULT_COACHING_MODE: JSON.stringify(env['COACHING_MODE'] ?? 'suggestions') },
    build: {
      target: 'chrome120',
      modulePreload: { polyfill: false },
      // An AudioWorklet must be a real file: the extension's policy refuses data: and blob: scripts.
      assetsInlineLimit: 0,
      // In kB; all of it is read from the disk, and most of the worker's is the signals reader's tables.
      chunkSizeWarningLimit: 2_000,
      // Pages that no manifest field names.
      rolldownOptions: {
        input: { offscreen: page('./src/offscreen/index.html'), welcome: page('./src/welcome/index.html') },
      },
    },
  };
});
