import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstChunk } from './scripts/firstChunk.mjs';
import { pagePlugin } from './scripts/pagePlugin.mjs';
import { parserPlugin } from './scripts/parserPlugin.mjs';
import { sandboxPlugin } from './scripts/sandboxPlugin.mjs';

/** The page. Addresses are relative, so that dist/app works at any path of any static host. */
export default defineConfig({
  base: './',
  plugins: [react(), pagePlugin(), sandboxPlugin()],
  worker: { format: 'es', plugins: () => [parserPlugin()] },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups: [{ name: firstChunk }] } },
    },
  },
});
