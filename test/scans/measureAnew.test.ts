import { expect, it } from 'vitest';
import { openPool } from '#backend/jobs/pool.ts';
import { ingestScan } from '#backend/scans/ingestScan.ts';
import { measureAnew } from '#backend/scans/measureAnew.ts';
import { run, sql } from '#backend/vault/sql.ts';
import { getScan } from '#backend/vault/store/scans.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { freshVault, testClock } from '#test/support/vault.ts';

const card = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 800, height: 600 });

it('looks at pictures that were stored before, leaves the others, and goes on where it was stopped', async () => {
  await using desk = await freshVault();
  const pool = openPool(1);
  try {
    const clock = testClock();
    const keep = (name: string, tail: string) =>
      ingestScan(desk.vault, { name, origin: null, bytes: Buffer.concat([card, Buffer.from(tail)]), now: clock() });
    const [old, older, seen] = [
      await keep('样例一.jpg', 'a'),
      await keep('样例二.jpg', 'b'),
      await keep('样例三.jpg', 'c'),
    ];
    const broken = await ingestScan(desk.vault, {
      name: '样例.txt',
      origin: null,
      bytes: Buffer.from('样例'),
      now: clock(),
    });
    for (const { id } of [old, older]) run(desk.vault.db, sql`UPDATE scans SET appearance = NULL WHERE id = ${id}`);
    const stopped = AbortSignal.abort();
    expect(await measureAnew({ vault: desk.vault, pool }, stopped)).toBe(0);
    expect(getScan(desk.vault.db, old.id)?.facts.appearance).toBeNull();
    expect(await measureAnew({ vault: desk.vault, pool }, new AbortController().signal)).toBe(2);
    for (const scan of [old, older, seen, broken]) expect(getScan(desk.vault.db, scan.id)).toEqual(scan);
    expect(await measureAnew({ vault: desk.vault, pool }, new AbortController().signal)).toBe(0);
  } finally {
    await pool.close();
  }
});

it('passes over a picture whose file is gone and measures the rest', async () => {
  await using desk = await freshVault();
  const pool = openPool(1);
  try {
    const clock = testClock();
    const one = await ingestScan(desk.vault, { name: '样例一.jpg', origin: null, bytes: card, now: clock() });
    const bytes = Buffer.concat([card, Buffer.from('x')]);
    const other = await ingestScan(desk.vault, { name: '样例二.jpg', origin: null, bytes, now: clock() });
    run(desk.vault.db, sql`UPDATE scans SET appearance = NULL`);
    run(desk.vault.db, sql`UPDATE scans SET file_id = ${'0'.repeat(32)} WHERE id = ${other.id}`);
    expect(await measureAnew({ vault: desk.vault, pool }, new AbortController().signal)).toBe(1);
    expect(getScan(desk.vault.db, one.id)).toEqual(one);
    expect(getScan(desk.vault.db, other.id)?.facts.appearance).toBeNull();
  } finally {
    await pool.close();
  }
});
