import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** `vite build` makes the renderer; the tests below are two projects: `unit` is pure and quick, `system` uses the real parts. */
export default defineConfig({
  root: 'renderer',
  publicDir: '../resources/icons',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // Every byte is served by our own host: no inlined data: URLs that the content policy would have to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licences of what is bundled travel with it.
    license: { fileName: 'licences.txt' },
    chunkSizeWarningLimit: 1500,
  },
  test: {
    root: '.',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/{contract,vault,scans,pdf,exchange,cli,browser,electron,cases}/**/*.test.ts'],
          globalSetup: ['test/support/requirePoppler.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
