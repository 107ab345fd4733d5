import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { createBackend } from '#backend/createBackend.ts';
import { resourcesDir } from '#backend/resources.ts';
import { deskErrorDataSchema } from '#shared/api/deskErrorMap.ts';
import { temporaryFolder } from '../support/cli.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';

const passphrase = '样例口令一二三四五';
/** Noon in China on a day every date rule can be reckoned from. */
const now = () => new Date('2026-11-23T04:00:00.000Z');

/** A backend with a folder of its own; the vault is not made yet. */
async function freshBackend() {
  const folder = await temporaryFolder();
  const backend = await createBackend({ vaultDir: join(folder.path, 'vault'), now, threads: 2, workFactor: 2 });
  return {
    client: backend.client,
    [Symbol.asyncDispose]: async () => {
      await backend.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function sampleSheet(): Promise<File> {
  return new File([await readFile(join(resourcesDir, 'demo', '采集表.xlsx'))], '采集表.xlsx');
}

describe('the contract', () => {
  it('answers every failure with a listed code, a sentence and a remedy', async () => {
    await using desk = await freshBackend();
    const attempts: Record<string, () => PromiseLike<unknown>> = {
      vaultLocked: () => desk.client.cases.list(),
      badInput: () => desk.client.cases.open({ caseNumber: 'not a number' }),
      templateMissing: () => desk.client.letters.draw({ template: 'none', values: {} }),
      passphraseTooShort: () => desk.client.vault.create({ passphrase: 'short' }),
      vaultMissing: () => desk.client.vault.unlock({ passphrase }),
      sheetUnreadable: () => desk.client.exchange.preview({ sheet: new File(['nonsense'], 'x.xlsx') }),
    };
    for (const [code, attempt] of Object.entries(attempts)) {
      const error = await attempt().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error, code).toMatchObject({ code, defined: true });
      const data = deskErrorDataSchema.parse(error instanceof ORPCError ? error.data : null);
      expect(data.message).toMatch(/\p{Script=Han}/u);
      expect(data.remedy).toMatch(/\p{Script=Han}/u);
    }
  });

  it('fails inside a stream with the same typed errors', async () => {
    await using desk = await freshBackend();
    const events = await desk.client.scans.check({ files: [], profile: 'nobody', kind: 'letter' });
    await expect(events.next()).rejects.toMatchObject({ code: 'profileMissing', defined: true });
  });

  it('never shows what an unforeseen error says', async () => {
    await using desk = await freshBackend();
    const broken = { name: 'x.xlsx', size: 1, arrayBuffer: () => Promise.reject(new Error('secret /home/path')) };
    const error = await desk.client.exchange.preview({ sheet: broken }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('lets no file that cannot be read stop the others', async () => {
    await using desk = await freshBackend();
    const picture = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
    const unread = () => Promise.reject(new Error('must not be read, or cannot be'));
    const files = [
      { name: '占用.jpg', size: 10, arrayBuffer: unread },
      { name: '巨大.jpg', size: 3e9, arrayBuffer: unread },
      new File([new Uint8Array(picture)], '好.jpg'),
    ];
    const seen: unknown[] = [];
    for await (const event of await desk.client.scans.check({ files, profile: 'wechat-community', kind: 'letter' })) {
      if (event.type === 'checked') seen.push([event.file, event.facts === null, event.findings[0]?.rule]);
    }
    expect(seen).toEqual([
      ['占用.jpg', true, 'scan.fileUnreadable'],
      ['巨大.jpg', true, 'scan.fileTooLarge'],
      ['好.jpg', false, 'scan.pixelsTooFew'],
    ]);
  });

  it('creates, locks and unlocks the vault', async () => {
    await using desk = await freshBackend();
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

  it('streams progress that never falls, and cancels between items', async () => {
    await using desk = await freshBackend();
    const picture = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
    const files = Array.from({ length: 30 }, (_, index) => new File([new Uint8Array(picture)], `${index}.jpg`));
    const cancel = new AbortController();
    const request = { files, profile: 'wechat-default', kind: 'subjectCertificate' } as const;
    const events = await desk.client.scans.check(request, { signal: cancel.signal });
    let done = 0;
    const reading = (async () => {
      for await (const event of events) {
        if (event.type !== 'progress') continue;
        expect(event.total).toBe(30);
        expect(event.done).toBeGreaterThanOrEqual(done);
        done = event.done;
        if (done === 3) cancel.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect(done).toBe(3);
  });

  it('does the main job: sheet in, letters and dossier out', async () => {
    await using desk = await freshBackend();
    await desk.client.vault.create({ passphrase });
    const sheet = await sampleSheet();
    const preview = await desk.client.exchange.preview({ sheet });
    let rows = 0;
    for await (const event of await desk.client.exchange.import({ sheet, files: [] })) if (event.type === 'row') rows++;
    expect(rows).toBe(preview.rows.length);

    const [first] = await desk.client.cases.list();
    const caseNumber = first?.number ?? '';
    const opened = await desk.client.cases.open({ caseNumber });
    expect(opened.findings.filter(({ weight }) => weight === 'must').length).toBe(first?.findings.must);

    let letters = 0;
    for await (const event of await desk.client.letters.make({ cases: [caseNumber] })) {
      if (event.type !== 'letter') continue;
      letters++;
      expect(event.file === null).toBe(event.findings.some(({ weight }) => weight === 'must'));
    }
    expect(letters).toBeGreaterThan(0);

    for await (const event of await desk.client.dossier.make({ caseNumber, masked: true })) {
      if (event.type !== 'made') continue;
      const bytes = Buffer.from(await (await desk.client.outbox.take(event.file)).arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(event.pages).toBeGreaterThan(3);
    }
  });
});
