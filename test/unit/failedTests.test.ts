import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { failedInPlaywright, failedInVitest } from '../support/failedTests.ts';

const root = new URL('../..', import.meta.url).pathname;

test('what failed is told by name and with what it said, by the reports the runners write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beian-failing-'));
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(
      join(folder, 'one.test.ts'),
      `import { expect, test } from 'vitest';
       test('holds', () => expect(1).toBe(1));
       test('does not', () => expect('left').toBe('right'));`,
    );
    await writeFile(join(folder, 'vitest.config.ts'), 'export default { test: { include: ["*.test.ts"] } };');
    await writeFile(join(folder, 'unloaded.test.ts'), `import './nowhere.ts';`);
    await writeFile(
      join(folder, 'one.spec.ts'),
      `import { expect, test } from 'playwright/test';
       test.describe('inside', () => { test('is wrong', () => expect('up').toBe('down')); });
       test('is right', () => expect(1).toBe(1));`,
    );

    const vitest = await reportOf(folder, 'vitest', [
      ...['run', '--root', folder, '--reporter=json', '--outputFile=vitest.json'],
    ]);
    const byVitest = failedInVitest(vitest).sort((a, b) => a.name.localeCompare(b.name));
    expect(byVitest.map((failed) => failed.name.slice(folder.length))).toEqual([
      '/one.test.ts › does not',
      '/unloaded.test.ts',
    ]);
    expect(byVitest[0]?.message).toContain("expected 'left' to be 'right'");
    expect(byVitest[1]?.message).toContain('nowhere.ts');

    const playwright = await reportOf(folder, 'playwright', ['test', '-c', folder, '--reporter=json', 'one.spec.ts']);
    const [failed, ...more] = failedInPlaywright(playwright);
    expect(more).toEqual([]);
    expect(failed?.name).toBe('one.spec.ts › is wrong');
    expect(failed?.message).toMatch(/Expected: "down"\nReceived: "up"/u);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function reportOf(folder: string, runner: string, given: string[]): Promise<unknown> {
  const program = join(root, 'node_modules/.bin', runner);
  const environment = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'playwright.json') };
  const ended = await promisify(execFile)(program, given, { cwd: folder, env: environment }).catch(
    (error: { code?: unknown }) => error,
  );
  expect(ended, 'the runner says that something failed').toHaveProperty('code', 1);
  return JSON.parse(await readFile(join(folder, `${runner}.json`), 'utf8'));
}
