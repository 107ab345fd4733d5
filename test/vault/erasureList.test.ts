import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { addToErasureList, readErasureList } from '#backend/vault/erasure/erasureList.ts';
import { freshFolder } from '#test/support/vault.ts';

/** What another does just before a file is read. */
const meanwhile = vi.hoisted(() => ({ act: async () => {} }));
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const readFile = async (...args: Parameters<typeof real.readFile>) => {
    const { act } = meanwhile;
    meanwhile.act = async () => {};
    await act();
    return real.readFile(...args);
  };
  return { ...real, readFile };
});

const vault = 'ab'.repeat(16);
const [first, second, third] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
const listOf = (marks: string[], of = vault) =>
  `${JSON.stringify({ format: 'beian-erasures', version: 1, vault: of, marks })}\n`;

it('reads the one file lists were before, and goes on from it', async () => {
  await using folder = await freshFolder();
  writeFileSync(join(folder.path, 'erasures.json'), listOf([first]));
  expect(await readErasureList(folder.path, vault)).toEqual({ marks: [first], isBroken: false });
  await addToErasureList(folder.path, vault, [first]);
  expect(readdirSync(folder.path)).toEqual(['erasures.json']);
  await addToErasureList(folder.path, vault, [second]);
  expect((await readErasureList(folder.path, vault)).marks).toEqual([first, second]);
  // What is read each time an older state is met does not grow with every erasure.
  expect(readdirSync(folder.path)).toEqual([expect.stringMatching(/^erasures-[0-9a-f]{16}\.json$/)]);
});

it('keeps what another adds between its own reading and writing', async () => {
  await using folder = await freshFolder();
  await addToErasureList(folder.path, vault, [first]);
  meanwhile.act = () => addToErasureList(folder.path, vault, [second]);
  await addToErasureList(folder.path, vault, [third]);
  expect(new Set((await readErasureList(folder.path, vault)).marks)).toEqual(new Set([first, second, third]));
});

it('reads marks that another puts into a new file while it reads', async () => {
  await using folder = await freshFolder();
  await addToErasureList(folder.path, vault, [first]);
  meanwhile.act = () => addToErasureList(folder.path, vault, [second]);
  expect((await readErasureList(folder.path, vault)).marks).toEqual([first, second]);
});

it('says that a list is broken where it tells nothing; the next who knows makes it whole, and leaves that of another vault alone', async () => {
  await using folder = await freshFolder();
  expect(await readErasureList(join(folder.path, 'nowhere'), vault)).toEqual({ marks: [], isBroken: false });
  expect(await readErasureList(folder.path, vault)).toEqual({ marks: [], isBroken: false });
  const [spoilt, foreign] = [join(folder.path, 'erasures.json'), `erasures-${'cd'.repeat(8)}.json`];
  writeFileSync(spoilt, listOf([first]).slice(0, 40));
  const another = listOf([second], 'ef'.repeat(16));
  writeFileSync(join(folder.path, foreign), another);
  expect(await readErasureList(folder.path, vault)).toEqual({ marks: [], isBroken: true });
  await addToErasureList(folder.path, vault, [first]);
  expect(await readErasureList(folder.path, vault)).toEqual({ marks: [first], isBroken: false });
  expect(readdirSync(folder.path)).toHaveLength(2);
  expect(readFileSync(join(folder.path, foreign), 'utf8')).toBe(another);
});
