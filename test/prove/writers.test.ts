import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { all, sql } from '#backend/vault/sql.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { beian, passphraseFile } from '#test/support/cli.ts';
import { rounds, tell } from '#test/support/proofSize.ts';
import { freshVault, testPassphrase } from '#test/support/vault.ts';

interface Answer {
  readonly won?: number;
  readonly code?: string;
  readonly message?: string;
}

/** A process that can be asked, line by line. */
function racer() {
  const script = join(import.meta.dirname, 'writers/raceInChild.ts');
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [script]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    ask: async (line: string): Promise<Answer> => {
      child.stdin.write(`${line}\n`);
      const { value } = await lines.next();
      return JSON.parse(value ?? '{"code":"ended"}') as Answer;
    },
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}

test('of three who start at the same moment exactly one has the vault, and the others say who', async () => {
  await using desk = await freshVault();
  const lock = join(desk.dir, 'vault.lock');
  const ended = JSON.stringify({
    ...JSON.parse(readFileSync(lock, 'utf8')),
    boot: 'another',
    started: '1',
    token: 'old',
  });
  desk.vault.close();
  using one = racer();
  using two = racer();
  using three = racer();
  const most = rounds({ usual: 12, long: 100 });
  let unnamed = 0;
  for (let race = 0; race < most; race++) {
    // Every other time a killed process has left its lock behind, so that all three want to take it over.
    if (race % 2 === 1) writeFileSync(lock, ended);
    const answers = await Promise.all([one, two, three].map((each) => each.ask(`open ${desk.dir}`)));
    const winners = answers.flatMap(({ won }) => won ?? []);
    expect(winners, JSON.stringify(answers)).toHaveLength(1);
    for (const { won, code, message = '' } of answers) {
      if (won !== undefined) continue;
      expect(code).toBe('vaultInUse');
      // Whoever comes while the lock just changes hands may not see yet whose it becomes.
      if (message.includes('未知')) unnamed++;
      else expect(message).toContain(`电脑 ${hostname()}，进程 ${winners[0]}`);
    }
    for (const each of [one, two, three]) await each.ask('close');
  }
  const { db } = await desk.reopen();
  expect(all(db, sql`SELECT id FROM persons`)).toHaveLength(most);
  expect(unnamed).toBe(0);
  tell(`${most} races of 3: one writer each time, ${2 * most - unnamed} of ${2 * most} losers named it`);
}, 3_600_000);

test('the command line against a running desk is told who has the vault, and disturbs nothing', async () => {
  await using desk = await caseDesk();
  const secret = await passphraseFile(desk.folder, testPassphrase);
  const vault = ['--vault', desk.vaultDir, '--passphrase-file', secret];
  const [list, backup] = await Promise.all([
    beian(['case', 'list', ...vault]),
    beian(['backup', '--to', join(desk.folder, 'disk'), ...vault]),
  ]);
  for (const { code, err } of [list, backup]) {
    expect(code).toBe(3);
    expect(err).toContain(`电脑 ${hostname()}，进程 ${process.pid}`);
  }
  const { application } = await desk.client.cases.open({ caseNumber: desk.caseNumber });
  const edit = { field: 'subject.name', value: '样例改名有限公司', expected: application.subject.name } as const;
  await desk.client.cases.edit({ caseNumber: desk.caseNumber, edits: [edit] });
});
