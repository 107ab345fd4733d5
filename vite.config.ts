import { defineConfig } from 'vitest/config';

/**
 * Two test projects: `unit` is pure and quick (part of `npm run check`);
 * `system` uses the real database, real files, worker threads and rendered PDFs.
 */
export default defineConfig({
  test: {
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
          include: ['test/{contract,vault,scans,pdf,exchange,cli}/**/*.test.ts'],
          globalSetup: ['test/support/requirePoppler.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
