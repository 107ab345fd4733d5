import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFile, usualOpenLimits } from '#backend/intake/open/openFile.ts';
import type { OpenedPart } from '#backend/intake/open/part.ts';
import { startThread } from '#backend/jobs/guardedThread.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { startChild } from '#test/support/child.ts';
import { drawnPdf, knottedPdf } from '#test/support/intake/pdfs.ts';
import { watchedPool } from '#test/support/reading/watchedPool.ts';
import { freshFolder } from '#test/support/vault.ts';

async function toldOf(parts: AsyncIterable<OpenedPart>): Promise<string[]> {
  const told: string[] = [];
  for await (const part of parts) told.push(part.kind === 'refused' ? part.remark : part.kind);
  return told;
}
const whole = (bytes: Uint8Array) => new Uint8Array(bytes);

describe('a process that reads one file', () => {
  it('is ended in the middle of native code, and nothing of it keeps the program', async () => {
    await using watched = watchedPool();
    const { pool, processes } = watched;
    const told = await toldOf(openFile(pool, 'pdf', whole(await knottedPdf()), { ...usualOpenLimits, seconds: 10 }));
    expect(told.filter((each) => each !== 'page')).toEqual(['tooSlow']);
    await pool.close();
    expect(processes).toEqual({ started: 1, gone: 1 });
  });

  it('is gone once the pool is closed, whatever it was at', async () => {
    await using watched = watchedPool();
    const { pool, processes } = watched;
    const parts = openFile(pool, 'pdf', whole(await knottedPdf()));
    expect((await parts.next()).value).toMatchObject({ kind: 'page', page: 1 });
    const second = parts.next();
    const given = expect(second).rejects.toMatchObject({ name: 'AbortError' });
    await pool.close();
    await given;
    expect(processes).toEqual({ started: 1, gone: 1 });
    // Nothing is begun any more.
    await expect(toldOf(openFile(pool, 'pdf', whole(await drawnPdf())))).rejects.toMatchObject({ name: 'AbortError' });
    expect(processes.started).toBe(1);
  });

  it('is ended where native code takes more memory than it may, and another file is read as if nothing were', async () => {
    await using watched = watchedPool();
    // Zeros pack well: a small file whose pixels take four hundred megabytes while they are turned.
    const tiff = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 4, background: '#0000' } })
        .toColourspace('rgb16')
        .withMetadata({ orientation: 6 })
        .tiff({ compression: 'deflate', predictor: 'none' })
        .toBuffer();
    const limits = { ...usualOpenLimits, memoryMb: 300 };
    const heavy = await tiff(7168);
    expect(heavy.length).toBeLessThan(2_000_000);
    expect(await toldOf(openFile(watched.pool, 'tiff', whole(heavy), limits))).toEqual(['tooMuchMemory']);
    expect(await toldOf(openFile(watched.pool, 'tiff', whole(await tiff(64)), limits))).toEqual(['page']);
    expect(await toldOf(openFile(watched.pool, 'tiff', whole(heavy)))).toEqual(['page']);
    expect(watched.processes.started).toBe(3);
  });

  it('hands a file and what is in it over whole, however large', async () => {
    await using watched = watchedPool();
    // Noise is random, but a fixed one: no two rows are alike.
    const pixels = Buffer.alloc(5000 * 4000 * 3);
    for (let at = 0; at < pixels.length; at += 4) pixels.writeInt32LE(Math.imul(at + 1, 0x9e3779b1), at);
    const raw = { raw: { width: 5000, height: 4000, channels: 3 } } as const;
    const tiff = await sharp(pixels, raw).tiff({ compression: 'none' }).toBuffer();
    const page = (await openFile(watched.pool, 'tiff', whole(tiff)).next()).value;
    if (page?.kind !== 'page') throw new Error('no page');
    expect((await sharp(page.bytes).raw().toBuffer()).equals(pixels)).toBe(true);
    // Who hands the buffer on hands on the page, and nothing of the message it came in.
    expect(page.bytes.buffer.byteLength).toBe(page.bytes.byteLength);
  });

  it('ends with the program that started it, killed or not, and not by what a terminal sends to everybody', async () => {
    await using folder = await freshFolder();
    const path = join(folder.path, '样例.pdf');
    await writeFile(path, await knottedPdf());
    const program = startChild('reading/readInChild.ts', [path]);
    const reader = Number(await program.line());
    expect(await program.line()).toBe('page');
    // The second page is being drawn, or about to be.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(reader, signal);
    expect(isThere(reader)).toBe(true);
    await program.kill();
    await expect.poll(() => isThere(reader)).toBe(false);
  });
});

/** Whether there is such a process. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a thread', () => {
  it('is ended in the middle of WebAssembly', async () => {
    // (module (func (export "endless") (loop br 0)))
    const endless = Buffer.from(
      '0061736d0100000001040160000003020100070b0107656e646c65737300000a0901070003400c000b0b',
      'hex',
    );
    const script = new URL('../support/reading/endlessWasm.ts', import.meta.url).href;
    const thread = startThread<string>(script, endless, 64);
    const begun = Promise.withResolvers<unknown>();
    const gone = Promise.withResolvers<void>();
    thread.listen({ answered: begun.resolve, ended: () => gone.resolve() });
    expect(await begun.promise).toEqual({ answer: 'begun' });
    thread.next();
    thread.end();
    await gone.promise;
  });
});
