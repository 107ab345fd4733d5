import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { resourcesDir } from '#backend/resources.ts';
import { deskErrorDataSchema } from '#shared/api/deskErrorMap.ts';
import { specimenFacts } from '../support/specimenRows.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { transports } from '../support/transports.ts';

const passphrase = '样例口令一二三四五';

async function sampleSheet(): Promise<File> {
  return new File([await readFile(join(resourcesDir, 'demo', '采集表.xlsx'))], '采集表.xlsx');
}

const failureOf = (attempt: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(attempt).then(
    () => null,
    (reason: unknown) => reason,
  );

const fewScans = (count: number) => ({
  files: Array.from({ length: count }, (_, index) => new File(['样例'], `样例/${index}.jpg`)),
  profile: 'wechat-default',
  kind: 'letter' as const,
});

describe.each(transports)('the contract over $name', ({ connect }) => {
  it('answers every failure with a listed code, a sentence and a remedy', async () => {
    await using desk = await connect();
    const attempts: Record<string, () => PromiseLike<unknown>> = {
      vaultLocked: () => desk.client.cases.list(),
      badInput: () => desk.client.cases.open({ caseNumber: 'not a number' }),
      templateMissing: () => desk.client.letters.draw({ template: 'none', values: {} }),
      passphraseTooShort: () => desk.client.vault.create({ passphrase: 'short' }),
      vaultMissing: () => desk.client.vault.unlock({ passphrase }),
      sheetUnreadable: () => desk.client.exchange.preview({ sheet: new File(['nonsense'], 'x.xlsx') }),
      hostCannot: () => desk.client.host.chooseFolder(),
    };
    for (const [code, attempt] of Object.entries(attempts)) {
      const error = await failureOf(attempt());
      expect(error, code).toMatchObject({ code, defined: true });
      const data = deskErrorDataSchema.parse(Reflect.get(Object(error), 'data'));
      expect(data.message).toMatch(/\p{Script=Han}/u);
      expect(data.remedy).toMatch(/\p{Script=Han}/u);
    }
  });

  it('fails at the first step of a stream with the same typed errors', async () => {
    await using desk = await connect();
    const events = await desk.client.scans.check({ ...fewScans(1), profile: 'nobody' });
    await expect(events.next()).rejects.toMatchObject({ code: 'profileMissing', defined: true });
  });

  it('fails in the middle of a stream with a listed error that tells nothing', async () => {
    await using desk = await connect();
    const { pool } = desk.backend.context.desk;
    const breaking = {
      ...specimenFacts,
      get width(): number {
        throw new Error('secret /home/path');
      },
    };
    // The first breaks the judgement; the second passes it, but not the schema of the event.
    for (const facts of [breaking, { ...specimenFacts, pages: Number.NaN }]) {
      vi.spyOn(pool, 'run').mockReturnValue(Promise.resolve(facts));
      const events = await desk.client.scans.check(fewScans(1));
      expect(await events.next()).toMatchObject({ value: { type: 'progress' } });
      const error = await failureOf(events.next());
      expect(error).toMatchObject({
        code: 'internal',
        defined: true,
        message: expect.stringContaining('程序内部出错'),
      });
      expect(JSON.stringify(error)).not.toContain('secret');
    }
  });

  it('creates, locks and unlocks the vault', async () => {
    await using desk = await connect();
    expect(await desk.client.vault.status()).toMatchObject({ state: 'missing' });
    const { recoveryCode } = await desk.client.vault.create({ passphrase });
    expect(recoveryCode.replaceAll('-', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    await desk.client.vault.lock();
    expect(await desk.client.vault.status()).toMatchObject({ state: 'locked' });
    await expect(desk.client.vault.unlock({ passphrase: 'not this one' })).rejects.toMatchObject({
      code: 'passphraseWrong',
    });
    await desk.client.vault.unlock({ recoveryCode: recoveryCode.toLowerCase() });
    expect(await desk.client.cases.list()).toEqual([]);
  });

  it('streams progress that never falls', async () => {
    await using desk = await connect();
    const picture = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
    const files = Array.from({ length: 6 }, (_, index) => new File([new Uint8Array(picture)], `样例/${index}.jpg`));
    const steps: number[] = [];
    const names: string[] = [];
    for await (const event of await desk.client.scans.check({ ...fewScans(0), files })) {
      if (event.type === 'checked') names.push(event.file);
      else steps.push(event.done);
    }
    expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(names).toEqual(files.map(({ name }) => name));
  });

  it('ends the work when the caller cancels', async () => {
    await using desk = await connect();
    const { pool } = desk.backend.context.desk;
    const started = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    // A job that never ends by itself: only the caller's signal, come all the way, can end it.
    const run = vi.spyOn(pool, 'run').mockImplementation((_name, _input, options) => {
      const { promise, reject } = Promise.withResolvers<never>();
      options?.signal?.addEventListener('abort', () => {
        ended.resolve();
        reject(options.signal?.reason);
      });
      started.resolve();
      return promise;
    });
    const cancel = new AbortController();
    const events = await desk.client.scans.check(fewScans(30), { signal: cancel.signal });
    expect(await events.next()).toMatchObject({ value: { type: 'progress', total: 30 } });
    const waiting = failureOf(events.next());
    await started.promise;
    cancel.abort();
    expect(await waiting).not.toBeNull();
    await ended.promise;
    expect(run.mock.calls.length).toBeLessThanOrEqual(pool.width);
  });

  it('carries a file of 20 MB in, byte by byte', async () => {
    await using desk = await connect();
    const bytes = randomBytes(20_000_000);
    const files = [new File([bytes], '样例大文件.bin')];
    const seen: unknown[] = [];
    for await (const event of await desk.client.scans.check({ ...fewScans(0), files })) {
      if (event.type === 'checked') seen.push([event.file, event.facts?.bytes, event.facts?.sha256]);
    }
    expect(seen).toEqual([['样例大文件.bin', bytes.length, createHash('sha256').update(bytes).digest('hex')]]);
  });

  it('hands a waiting file out once', async () => {
    await using desk = await connect();
    await desk.client.vault.create({ passphrase });
    const bytes = randomBytes(1_000_003);
    const { ticket } = desk.backend.context.desk.outbox.put(new File([bytes], '样例（卷宗）.pdf'));
    const file = await desk.client.outbox.take({ ticket });
    expect(file.name).toBe('样例（卷宗）.pdf');
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    await expect(desk.client.outbox.take({ ticket })).rejects.toMatchObject({ code: 'ticketExpired', defined: true });
    const later = desk.backend.context.desk.outbox.put(file).ticket;
    await desk.client.vault.lock();
    const whileLocked = desk.client.outbox.take({ ticket: later });
    await expect(whileLocked).rejects.toMatchObject({ code: 'ticketExpired', defined: true });
  });

  it('does the main job: sheet in, letters and dossier out', async () => {
    await using desk = await connect();
    await desk.client.vault.create({ passphrase });
    const sheet = await sampleSheet();
    const preview = await desk.client.exchange.preview({ sheet });
    let rows = 0;
    for await (const event of await desk.client.exchange.import({ sheet, files: [] })) if (event.type === 'row') rows++;
    expect(rows).toBe(preview.rows.length);

    const [first] = await desk.client.cases.list();
    const caseNumber = first?.number ?? '';
    const opened = await desk.client.cases.open({ caseNumber });
    expect(opened.findings.filter(({ weight }) => weight === 'must').length).toBe(first?.findings?.must);

    let letters = 0;
    for await (const event of await desk.client.letters.make({ cases: [caseNumber] })) {
      if (event.type !== 'letter') continue;
      letters++;
      expect(event.file === null).toBe(event.findings.some(({ weight }) => weight === 'must'));
    }
    expect(letters).toBeGreaterThan(0);

    let dossiers = 0;
    for await (const event of await desk.client.dossier.make({ caseNumber, masked: true })) {
      if (event.type !== 'made') continue;
      const bytes = Buffer.from(await (await desk.client.outbox.take(event.file)).arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(event.pages).toBeGreaterThan(3);
      dossiers++;
    }
    expect(dossiers).toBe(1);
  });
});
