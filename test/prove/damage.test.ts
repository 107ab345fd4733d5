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

test('of damaged copies none is read as good with other contents, none ends the program, each says what to do', async () => {
  await using folder = await quickFolder();
  const most = rounds({ usual: 63, long: 320 });
  const script = join(import.meta.dirname, 'damage/inChild.ts');
  const ended = await promisify(execFile)(process.execPath, [script, folder.path, '0', String(most)], {
    maxBuffer: 100_000_000,
  });
  const told = ended.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Round);
  expect(told).toHaveLength(most);
  expect(told.filter(({ became }) => became !== 'same' && became !== 'told')).toEqual([]);
  // Most of it matters: what is as if nothing had happened is a file with a copy, or one nobody needs to open the vault.
  const refused = told.filter(({ became }) => became === 'told').length;
  expect(refused).toBeGreaterThan(most / 2);
  tell(`${most} damaged copies: ${refused} refused with advice, ${most - refused} as if nothing had happened, 0 wrong`);
}, 3_600_000);
