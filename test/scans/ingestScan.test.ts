import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ingestScan } from '#backend/scans/ingestScan.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { freshVault, testClock } from '#test/support/vault.ts';

const bytes = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 400, height: 300 });

/** Names of the encrypted files in a vault. */
async function keptFiles(dir: string): Promise<string[]> {
  return (await readdir(join(dir, 'files'), { recursive: true })).filter((name) => name.endsWith('.age'));
}

it('keeps the original byte for byte and what was measured of it', async () => {
  await using desk = await freshVault();
  const now = testClock()();
  const scan = await ingestScan(desk.vault, { name: '身份证.jpg', origin: '客户甲/身份证.jpg', bytes, now });
  expect(scan).toMatchObject({ origin: '客户甲/身份证.jpg', receivedAt: now.toISOString() });
  expect(scan.facts).toMatchObject({ name: '身份证.jpg', contentType: 'jpeg', width: 400, height: 300 });
  const kept = await desk.vault.files.read(scan.fileId);
  expect(Buffer.from(kept).equals(bytes)).toBe(true);
});

it('keeps the same bytes once, whatever they are called', async () => {
  await using desk = await freshVault();
  const clock = testClock();
  const first = await ingestScan(desk.vault, { name: '一.jpg', origin: null, bytes, now: clock() });
  const again = await ingestScan(desk.vault, { name: '二.jpg', origin: 'x/二.jpg', bytes, now: clock() });
  expect(again).toEqual(first);
  expect(await keptFiles(desk.dir)).toHaveLength(1);
});

it('keeps a file that cannot be read too: the client sent it, and the finding needs it', async () => {
  await using desk = await freshVault();
  const scan = await ingestScan(desk.vault, {
    name: '执照.jpg',
    origin: null,
    bytes: bytes.subarray(0, 5000),
    now: testClock()(),
  });
  expect(scan.facts).toMatchObject({ unreadable: 'truncated', sharpness: null });
  expect(await desk.vault.files.read(scan.fileId)).toHaveLength(5000);
});

it('takes a film, an empty file and a PDF', async () => {
  await using desk = await freshVault();
  const clock = testClock();
  const film = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp41', 'latin1');
  for (const [name, content] of [
    ['承诺视频.mp4', film],
    ['空.jpg', new Uint8Array()],
    ['许可证.pdf', Buffer.from('%PDF-1.7 样例')],
  ] as const) {
    const scan = await ingestScan(desk.vault, { name, origin: null, bytes: content, now: clock() });
    expect(scan.facts.unreadable).not.toBeNull();
  }
});
