import { describe, expect, it } from 'vitest';
import { freshBackend } from '../support/browserDesk.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';

/** What only a caller in the same process can do: hand over a file that is not there yet, or cannot be read. */
describe('the contract in the same process', () => {
  it('never shows what an unforeseen error says', async () => {
    await using desk = await freshBackend();
    const broken = { name: 'x.xlsx', size: 1, arrayBuffer: () => Promise.reject(new Error('secret /home/path')) };
    const error = await desk.backend.client.exchange.preview({ sheet: broken }).then(
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
    const request = { files, profile: 'wechat-community', kind: 'letter' } as const;
    for await (const event of await desk.backend.client.scans.check(request)) {
      if (event.type === 'checked') seen.push([event.file, event.facts === null, event.findings[0]?.rule]);
    }
    expect(seen).toEqual([
      ['占用.jpg', true, 'scan.fileUnreadable'],
      ['巨大.jpg', true, 'scan.fileTooLarge'],
      ['好.jpg', false, 'scan.pixelsTooFew'],
    ]);
  });

  it('cancels between items and says so', async () => {
    await using desk = await freshBackend();
    const picture = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
    const files = Array.from({ length: 30 }, (_, index) => new File([new Uint8Array(picture)], `${index}.jpg`));
    const cancel = new AbortController();
    const request = { files, profile: 'wechat-default', kind: 'subjectCertificate' } as const;
    const events = await desk.backend.client.scans.check(request, { signal: cancel.signal });
    let done = 0;
    const reading = (async () => {
      for await (const event of events) {
        if (event.type !== 'progress') continue;
        done = event.done;
        if (done === 3) cancel.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect(done).toBe(3);
  });
});
