import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { foundChromium } from './scripts/foundChromium.mjs';
import { pagePlugin } from './scripts/pagePlugin.mjs';
import { rawTypeScriptPlugin } from './scripts/rawTypeScriptPlugin.mjs';
import { sandboxPlugin } from './scripts/sandboxPlugin.mjs';

/** What tests in the browser import. Nothing is found midway: vite would reload the page then. */
const BUNDLED_ONCE = [
  ...['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client'],
  ...['zustand', 'zustand/vanilla', 'zustand/react/shallow', 'reactflow', '@dagrejs/dagre'],
  ...['@babel/parser', 'magic-string', 'comlink', 'react-aria-components/I18nProvider'],
  ...['react-aria-components/Menu', 'react-aria-components/Popover'],
];

const PROPERTY_SEED = 'test/support/propertySeed.ts';

/**
 * Unit, conformance, simulation and tidy run in Node, browser in a real Chromium; e2e drives the
 * built page in one by playwright.
 */
export default defineConfig({
  test: {
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: [PROPERTY_SEED],
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.*'],
          environment: 'node',
        },
      },
      {
        extends: true,
        plugins: [rawTypeScriptPlugin(), react(), pagePlugin(), sandboxPlugin()],
        worker: { format: 'es' },
        optimizeDeps: { include: BUNDLED_ONCE, noDiscovery: true },
        test: {
          name: 'browser',
          expect: { poll: { timeout: 10_000 } },
          include: ['src/**/*.browser.test.{ts,tsx}'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            provider: foundChromium(),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
            viewport: { width: 1000, height: 700 },
          },
        },
      },
      {
        extends: true,
        test: { name: 'tidy', include: ['test/tidy/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          setupFiles: [PROPERTY_SEED],
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          setupFiles: [PROPERTY_SEED],
          include: ['test/simulation/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          expect: { poll: { timeout: 10_000 } },
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
