import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { core } from 'zod';
import type { Client } from '#backend/createBackend.ts';
import { contract } from '#shared/api/contract.ts';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { type CallOutcome, callOutcome } from '../support/misuse/callOutcome.ts';
import { type KnownTexts, valuesOf } from '../support/misuse/valuesOf.ts';
import { spoilt, wrongValues } from '../support/misuse/wrongValues.ts';
import { isLongRun, tell } from '../support/proofSize.ts';
import { transports } from '../support/transports.ts';

/** `BEIAN_LONG=1` asks a hundred times as often, or as `BEIAN_MISUSE_TIMES` says, other things every time. */
const long = isLongRun;
const times = long ? Number(process.env['BEIAN_MISUSE_TIMES'] ?? 100) : 1;
const seed = long ? Date.now() : 20261128;

interface Procedure {
  readonly path: string;
  readonly input: core.$ZodType | null;
}

const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([area, group]) =>
  Object.entries(group).map(([name, procedure]) => {
    const { inputSchema } = procedure['~orpc'] as { readonly inputSchema?: core.$ZodType };
    return { path: `${area}.${name}`, input: inputSchema ?? null };
  }),
);

const passphrases = ['样例口令一二三四五', '样例口令六七八九十', 'short'];

interface Call {
  readonly path: string;
  readonly input: unknown;
}

/** A procedure's own, so that a new one beside it changes nothing for it. */
function seedOf(path: string): number {
  return seed + [...path].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 0);
}

/** `count` inputs a procedure: of its shape, spoilt in one place, and wrong altogether; in no order. */
function callsOf(known: KnownTexts, count: number): Call[] {
  const calls = procedures.flatMap(({ path, input }) => {
    const shaped = input === null ? fc.constant(undefined) : valuesOf(input, known);
    const arbitrary = fc.oneof(
      { weight: 5, arbitrary: shaped },
      { weight: 3, arbitrary: shaped.chain(spoilt) },
      { weight: 1, arbitrary: wrongValues },
    );
    // Making the sample office takes long, and takes no input that could be wrong.
    const most = path === 'vault.openSample' ? 1 : input === null ? Math.min(count, 2) : count;
    const sampled = fc.sample(arbitrary, { numRuns: most - 1, seed: seedOf(path) });
    return [...fc.sample(shaped, { numRuns: 1, seed: seedOf(path) }), ...sampled].map((value) => ({
      path,
      input: value,
    }));
  });
  const [shuffled = []] = fc.sample(fc.shuffledSubarray(calls, { minLength: calls.length }), { numRuns: 1, seed });
  return shuffled;
}

/** Texts that lead somewhere: cases that are and are not there, and folders of this test alone. */
async function knownTexts(folder: string, caseNumber: string): Promise<KnownTexts> {
  await mkdir(join(folder, 'there'));
  await writeFile(join(folder, 'file.txt'), '样例');
  const paths = ['there', 'file.txt', 'missing', 'vault', '\0', '样'.repeat(300)].map((name) => join(folder, name));
  const numbers = [caseNumber, caseNumber, '2026-9999'];
  const byKey = new Map<string, readonly string[]>([['passphrase', passphrases]]);
  for (const key of ['path', 'folder', 'into', 'from', 'to']) byKey.set(key, [...paths, 'relative']);
  for (const key of ['caseNumber', 'number', 'numbers', 'cases']) byKey.set(key, numbers);
  return { byKey };
}

/** Whatever the calls before have done to the vault, it is open again: with one of all passphrases that were ever handed over. */
async function openAgain(client: Client, path: string, handedOver: Iterable<string>): Promise<void> {
  if ((await client.vault.status()).path !== path) await client.vault.choose({ path });
  for (const passphrase of handedOver) {
    if ((await client.vault.status()).state === 'open') return;
    await client.vault.unlock({ passphrase }).catch(() => undefined);
  }
  expect(await client.vault.status()).toMatchObject({ state: 'open', path });
}

describe.each(transports)('misuse over $name', ({ name, connect }) => {
  it('of any procedure, with anything, ends in an answer or in a declared error', async () => {
    await using desk = await connect();
    const { client } = desk;
    const { path } = await client.vault.status();
    const told: { call: Call; outcome: CallOutcome }[] = [];
    const ask = async (call: Call) => told.push({ call, outcome: await callOutcome(client, call.path, call.input) });

    const handedOver = new Set(passphrases);
    // Before there is a vault; then with everything in it, while it is locked and while it is open.
    const known = await knownTexts(dirname(path), '2026-0001');
    const away = (each: Call) => !/^vault\.(create|choose|openSample)$/.test(each.path);
    for (const call of callsOf(known, 1).filter(away)) await ask(call);
    await client.vault.create({ passphrase: passphrases[0] ?? '' });
    expect(keepCase(desk.backend.context.desk, cleanApplication())).toBe('2026-0001');
    const note = ({ input }: Call) => {
      const passphrase: unknown = Reflect.get(Object(input), 'passphrase');
      if (typeof passphrase === 'string') handedOver.add(passphrase);
    };
    for (const call of callsOf(known, 1).filter(away)) {
      await client.vault.lock();
      await ask(call);
      note(call);
    }
    await openAgain(client, path, handedOver);
    for (const call of callsOf(known, (name === 'a direct call' ? 6 : 3) * times)) {
      await ask(call);
      if (!call.path.startsWith('vault.')) continue;
      note(call);
      await openAgain(client, path, handedOver);
    }

    const undeclared = told.filter(({ outcome }) => typeof outcome !== 'string');
    const shown = undeclared.map(({ call, outcome }) => ({ ...call, outcome }));
    expect(shown, `seed ${seed}`).toEqual([]);
    expect(new Set(told.map(({ call }) => call.path)).size).toBe(procedures.length);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    const answered = told.filter(({ outcome }) => outcome === 'answered');
    tell(
      `${told.length} calls of ${procedures.length} procedures over ${name}: ${answered.length} answered, of ${
        new Set(answered.map(({ call }) => call.path)).size
      } procedures; ${told.length - answered.length} declared errors`,
    );
    // By now the case may lie in the 回收站; what is asked for is answered all the same.
    expect(await client.cases.list()).toBeInstanceOf(Array);
  });
});
