import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { rounds, tell } from '#test/support/proofSize.ts';
import { quickFolder } from './faults/shim.ts';

interface Round {
  readonly round: number;
  readonly target: string;
  readonly what: string;
  readonly unchanged: boolean;
  readonly became: string;
}

/** The rounds a script tells of, run in a process of its own. */
async function roundsOf(script: string, args: readonly string[]): Promise<Round[]> {
  const path = join(import.meta.dirname, 'damage', script);
  const ended = await promisify(execFile)(process.execPath, [path, ...args], { maxBuffer: 100_000_000 });
  const lines = ended.stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Round);
}

test('of damaged copies none is read as good with other contents, none ends the program, each says what to do', async () => {
  await using folder = await quickFolder();
  const most = rounds({ usual: 63, long: 320 });
  const told = await roundsOf('inChild.ts', [folder.path, '0', String(most)]);
  expect(told).toHaveLength(most);
  expect(told.filter(({ became }) => became !== 'same' && became !== 'told')).toEqual([]);
  // Most of it matters: what is as if nothing had happened is a file with a copy, or one nobody needs to open the vault.
  const refused = told.filter(({ became }) => became === 'told').length;
  expect(refused).toBeGreaterThan(most / 2);
  tell(`${most} damaged copies: ${refused} refused with advice, ${most - refused} as if nothing had happened, 0 wrong`);
}, 3_600_000);

test('a damaged bundle is refused before anything of it is written, and the whole one is taken in', async () => {
  const most = rounds({ usual: 30, long: 300 });
  const told = await roundsOf('bundlesInChild.ts', ['0', String(most)]);
  expect(told.at(-1)).toMatchObject({ what: 'whole', became: 'took 1' });
  const damaged = told.slice(0, -1);
  expect(damaged).toHaveLength(most);
  // By chance a character is replaced by itself.
  expect(damaged.filter(({ became, unchanged }) => became !== 'told' && !unchanged)).toEqual([]);
  tell(`${most} damaged bundles: all refused with advice, nothing written`);
}, 3_600_000);
