import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { writeBusyOffice } from '../support/busyOffice.ts';
import { beian, jsonLines, startBeian, temporaryFolder } from '../support/cli.ts';
import { rounds } from '../support/proofSize.ts';
import { quickVault } from '../support/quickVault.ts';

/** Of four scans each. A quarter of them is told when it is cut off: many more are left than are judged ahead of that. */
const clients = rounds({ usual: 20, long: 50 });
const cutAfter = clients;

interface FileLine {
  type: string;
  outcome: string;
  path: string;
}

/** Starts an import and ends it by the signal after so many files were acknowledged; answers with those. */
async function interruptedImport(args: readonly string[], signal: 'SIGKILL' | 'SIGINT', after: number) {
  const child = startBeian(args);
  const acknowledged: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (!child.stdout) throw new Error('no stdout');
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as FileLine;
    if (event.type !== 'file') continue;
    expect(event.outcome).toBe('stored');
    acknowledged.push(event.path);
    if (acknowledged.length === after) child.kill(signal);
  }
  return { acknowledged, code: await ended };
}

describe('an import of many scans that is cut off', () => {
  it.each([
    ['by kill -9', 'SIGKILL', null],
    ['by Ctrl+C', 'SIGINT', 130],
  ] as const)(
    '%s keeps everything acknowledged, nothing half, and goes on where it stopped',
    async (_, signal, exit) => {
      await using folder = await temporaryFolder();
      const { sheet, scans, files } = await writeBusyOffice(folder.path, clients, await loadRulePack());
      const { flags: vault } = await quickVault(folder.path);
      const command = ['import', sheet, '--scans', scans, ...vault, '--json'];

      const { acknowledged, code } = await interruptedImport(command, signal, cutAfter);
      expect(acknowledged.length).toBeGreaterThanOrEqual(cutAfter);
      expect(acknowledged.length).toBeLessThan(files);
      expect(code).toBe(exit);

      const again = await beian(command);
      expect(again.code).toBe(0);
      const events = (jsonLines(again.out) as unknown as FileLine[]).filter(({ type }) => type === 'file');
      const already = events.filter(({ outcome }) => outcome === 'already').map(({ path }) => path);
      expect(new Set(already).isSupersetOf(new Set(acknowledged))).toBe(true);
      // At most the file under way was stored without having been reported.
      expect(events.filter(({ outcome }) => outcome === 'stored').length + already.length).toBe(files);

      const cases = jsonLines((await beian(['case', 'list', ...vault, '--json'])).out) as {
        number: string;
        materialCount: number;
      }[];
      expect(cases.length).toBe(clients);
      expect(new Set(cases.map(({ materialCount }) => materialCount)).size).toBe(1);
      const whole = await beian(['dossier', cases[0]?.number ?? '', '--out', join(folder.path, 'x.pdf'), ...vault]);
      expect(whole.code).toBe(0);
    },
  );
});
