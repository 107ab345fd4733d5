import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { all, sql } from '#backend/vault/sql.ts';
import { DeskError } from '#shared/api/errors.ts';
import { fullCase, handOut, otherDesk, takeIn } from '#test/support/bundleDesks.ts';
import { closedOffice } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { testPassphrase } from '#test/support/vault.ts';

describe('letters of erased people that no row owns', () => {
  it('do not stay when the vault was locked between a letter and its row', async () => {
    await using office = await closedOffice();
    const { client, desk, closed, vaultDir } = office;
    const { files } = desk.vault();
    const put = files.put.bind(files);
    // The PDF is durable, and the vault shut before its row: what a kill at that moment leaves, too.
    const locking = vi.spyOn(files, 'put').mockImplementationOnce(async (...file) => {
      const stored = await put(...file);
      await client.vault.lock();
      return stored;
    });
    const printing = client.letters.print({ caseNumber: closed, template: 'agencyMandate' });
    await expect(printing).rejects.toMatchObject({ code: 'vaultLocked' });
    expect(locking).toHaveBeenCalledOnce();
    await client.vault.unlock({ passphrase: testPassphrase });
    expect(await eraseCases(office, [closed])).toContainEqual(
      expect.objectContaining({ type: 'erased', unfinished: null }),
    );
    await client.vault.lock();
    await expectNothingLeft(vaultDir, office.pictures);
  });

  it('do not stay when the import that brought one is taken back', async () => {
    await using from = await fullCase();
    await using to = await otherDesk();
    const first = await takeIn(to, await handOut(from, [from.caseNumber], '样例一'));
    const printable = (await from.client.letters.ofCase({ caseNumber: from.caseNumber })).filter(
      ({ findings }) => findings.length === 0,
    );
    await from.client.letters.print({ caseNumber: from.caseNumber, template: printable.at(-1)?.template ?? '' });
    const { files } = to.desk.vault();
    const before = new Set(await files.list());
    const second = await takeIn(to, await handOut(from, [from.caseNumber], '样例二'));
    expect((await files.list()).length).toBe(before.size + 1);
    await to.client.bundles.undo({ undo: second.undo });
    expect(new Set(await files.list())).toEqual(before);

    const numbers = first.cases.flatMap(({ caseNumber }) => caseNumber ?? []);
    await to.client.vault.lock();
    await to.client.vault.unlock({ passphrase: testPassphrase });
    await to.client.cases.setRemoved({ numbers, removed: true });
    for await (const _ of await to.client.erasure.erase({ numbers, staff: null, renewBackups: 'none' }));
    await to.client.vault.lock();
    expect(
      [...folderBytes(to.vaultDir).keys()].filter((path) => path.endsWith('.age') && path.includes('files')),
    ).toEqual([]);
  });

  it('go with the erasure when the disk would not let them go before, and another file that holds the same', async () => {
    await using office = await closedOffice();
    const { client, desk, closed, vaultDir } = office;
    const { db, files } = desk.vault();
    const [kept] = all<{ fileId: string }>(db, sql`SELECT file_id AS fileId FROM letters`);
    // As versions left it that printed before they announced.
    await files.put(await files.read(kept?.fileId ?? ''));
    await client.vault.lock();
    await client.vault.unlock({ passphrase: testPassphrase });
    expect(readdirSync(join(vaultDir, 'files', 'unclaimed'))).toHaveLength(1);

    const now = desk.vault();
    const before = await now.files.list();
    const drawn = await client.letters.print({ caseNumber: closed, template: 'agencyMandate' });
    const letterId = (drawn.type === 'made' && drawn.letterId) || 0;
    vi.spyOn(now.files, 'remove').mockRejectedValueOnce(new DeskError('cannotWrite', { path: vaultDir }));
    await client.letters.notPrinted({ caseNumber: closed, letterId });
    expect((await now.files.list()).length).toBe(before.length + 1);
    expect(await eraseCases(office, [closed])).toContainEqual(
      expect.objectContaining({ type: 'erased', unfinished: null }),
    );
    expect(new Set(await now.files.list())).toEqual(now.namedFiles());
    await client.vault.lock();
    await expectNothingLeft(vaultDir, office.pictures);
  });
});
