import { spawn } from 'node:child_process';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepCompiled } from '../../electron/hosts/keepCompiled.ts';
import { findElectronRuntime } from './electronRuntime.ts';
import { type FailedTest, failedInPlaywright, failedInVitest } from './failedTests.ts';
import { requireChromium } from './requireChromium.ts';
import { runAlone, whyNotAlone } from './withoutNetwork.ts';

/**
 * `npm test`: every runner, one after the other, and one plain line that adds them up.
 *
 * Types and lint count as one test each, so that a red one can never hide behind green suites.
 */
interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const root = new URL('../..', import.meta.url).pathname;
// Hundreds of desks, threads and processes load the same modules: what was compiled of them once is used again.
keepCompiled();
const results = await mkdtemp(join(tmpdir(), 'beian-tests-'));

/** What is to be said next to the sum: why a runner was skipped, and whether the network was cut. */
const reasons: string[] = [];
/** The tests that failed, told once more at the end. */
const failures: FailedTest[] = [];
const tallies: Tally[] = [
  await gate('types', ['run', '-s', 'types']),
  await gate('lint', ['run', '-s', 'lint']),
  await vitest(),
  await playwright(),
  await electron(),
];
await rm(results, { recursive: true, force: true });

for (const { name, message } of failures) console.log(`\n✘ ${name.replace(root, '')}\n${message}`);
for (const reason of reasons) console.log(reason);
const sum = tallies.reduce((all, one) => ({
  passed: all.passed + one.passed,
  failed: all.failed + one.failed,
  skipped: all.skipped + one.skipped,
}));
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed > 0 ? 1 : 0;

async function gate(name: string, npmArguments: string[]): Promise<Tally> {
  console.log(`\n— ${name}`);
  const code = await run('npm', npmArguments);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function vitest(): Promise<Tally> {
  console.log('\n— vitest');
  const report = join(results, 'vitest.json');
  const code = await run('npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (code !== 0) failures.push(...(await readFailures(report, failedInVitest)));
  return tallyOf(code, report, {
    passed: ['numPassedTests'],
    failed: ['numFailedTests'],
    skipped: ['numPendingTests', 'numTodoTests'],
  });
}

/**
 * The window in a real Chromium, with the network cut where this machine allows it; a spec that only passed at a second
 * try would count as failed, and so does a packet sent to another machine.
 */
async function playwright(): Promise<Tally> {
  console.log('\n— playwright');
  // A browser that is missing is installed now: later there is no network.
  requireChromium();
  const report = join(results, 'playwright.json');
  const command = ['playwright', 'test', '-c', 'test/e2e', '--reporter=list,json'];
  const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const why = whyNotAlone();
  const alone = why === null ? await runAlone('npx', command, { cwd: root, env: environment }) : null;
  const code = alone?.code ?? (await run('npx', command, environment));
  reasons.push(
    alone === null
      ? `the network was not cut for the window: ${why}`
      : `the window ran with the network cut; packets sent to other machines: ${alone.packets}`,
  );
  if (code !== 0) {
    await tellPages();
    failures.push(...(await readFailures(report, failedInPlaywright)));
  }
  const tally = await tallyOf(code, report, {
    passed: ['expected'],
    failed: ['unexpected', 'flaky'],
    skipped: ['skipped'],
  });
  return { ...tally, failed: tally.failed + (alone !== null && alone.packets > 0 ? 1 : 0) };
}

/** A runner that died wrote no report, or half of one: then its own output is all there is. */
async function readFailures(report: string, failedIn: (report: unknown) => FailedTest[]): Promise<FailedTest[]> {
  try {
    return failedIn(JSON.parse(await readFile(report, 'utf8')));
  } catch (error) {
    return [{ name: report, message: `no names of what failed: ${String(error)}` }];
  }
}

/** What stood on the page when a spec failed: where only the output is kept, nothing else tells. */
async function tellPages(): Promise<void> {
  // What covers the rest, dialogs and messages, stands at the end of a page.
  const [first, last] = [60, 140];
  for await (const path of glob('test-results/**/error-context.md', { cwd: root })) {
    const [told = ''] = (await readFile(join(root, path), 'utf8')).split('\n# Test source');
    const lines = told.split('\n');
    const shown = lines.length > first + last ? [...lines.slice(0, first), '  …', ...lines.slice(-last)] : lines;
    console.log(`\n— ${path}\n${shown.join('\n')}`);
  }
}

/** The suite that needs Electron itself counts as one test; where there is none, as one that was skipped. */
async function electron(): Promise<Tally> {
  const runtime = findElectronRuntime();
  if (runtime.there) return gate('electron', ['run', '-s', 'test:electron']);
  reasons.push(`electron smoke suite skipped: ${runtime.reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
}

/** What a runner's report counts, under the names it uses; Playwright keeps them one level down, in `stats`. */
async function tallyOf(code: number, report: string, names: Record<keyof Tally, string[]>): Promise<Tally> {
  const found: unknown = await readFile(report, 'utf8').then(JSON.parse, () => ({}));
  const counts = valueIn(found, 'stats') ?? found;
  const sum = (keys: readonly string[]) =>
    keys.map((key) => valueIn(counts, key)).reduce<number>((all, one) => all + (typeof one === 'number' ? one : 0), 0);
  const tally = { passed: sum(names.passed), failed: sum(names.failed), skipped: sum(names.skipped) };
  // A runner that died, or a suite that could not even be loaded, must not look like success.
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}

function valueIn(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
}

function run(
  command: string,
  commandArguments: string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
