import { defineConfig } from 'playwright/test';
import { chromiumArguments } from '../support/chromium.ts';
import { chromiumPath } from '../support/requireChromium.ts';
import { leanBrowser } from './leanBrowser.ts';

/** Every process that runs specs, and each of its threads, notes whom it calls; see office.ts. */
const watch = `--import=${new URL('../support/sockets/watch.ts', import.meta.url).href}`;
const { NODE_OPTIONS: options = '' } = process.env;
if (!options.includes(watch)) Object.assign(process.env, { NODE_OPTIONS: `${options} ${watch}` });

/** Specs drive the browser host in a real Chromium: one spec a flow that staff would name. No retries: a flaky spec is a broken one. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './prepare.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A dialog that still grows moves its button away between press and release on a busy machine, and the click is
    // lost; a person does not press within a tenth of a second.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: chromiumPath() ?? '', args: [...chromiumArguments, leanBrowser] },
  },
});
