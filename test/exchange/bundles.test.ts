import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseIdOf } from '#backend/cases/openCase.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { listFixFiles } from '#backend/vault/store/fixes.ts';
import { listLetters } from '#backend/vault/store/letters.ts';
import { findScanBySha256 } from '#backend/vault/store/scans.ts';
import {
  bundlePassphrase,
  change,
  fullCase,
  handOut,
  lastOf,
  lookInto,
  otherDesk,
  takeIn,
  whole,
} from '#test/support/bundleDesks.ts';
import { type CaseDesk, caseDesk, type FreshDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { plainPicture } from '#test/support/plainPicture.ts';
import { testPassphrase } from '#test/support/vault.ts';

onePool();

async function inSubject({ client }: FreshDesk, caseNumber: string, field: 'address' | 'businessScope') {
  return (await client.cases.open({ caseNumber })).application.subject[field];
}

describe('a case on the way to another machine', () => {
  it('arrives whole: data, history, originals, copies and letters', async () => {
    await using mine = await fullCase();
    await using other = await otherDesk();
    const path = await handOut(mine, [mine.caseNumber]);
    const seen = await lookInto(other, path);
    expect(seen.cases).toMatchObject([
      { caseNumber: mine.caseNumber, fate: 'created', numberThere: null, erasedHere: false, newFiles: 3 },
    ]);
    expect(all(other.desk.vault().db, sql`SELECT id FROM cases`)).toEqual([]);
    expect(await other.desk.vault().files.list()).toEqual([]);

    const { cases } = await takeIn(other, path);
    expect(cases).toMatchObject([{ caseNumber: mine.caseNumber, fate: 'created' }]);
    expect(whole(other, mine.caseNumber)).toEqual(whole(mine, mine.caseNumber));
    await expectFiles(mine, other);
    const { db, files } = other.desk.vault();
    const [letter] = listLetters(db, caseIdOf(other.desk, mine.caseNumber));
    expect(Buffer.from(await files.read(letter?.fileId ?? '')).toString('latin1', 0, 5)).toBe('%PDF-');
    // What was announced counts now: opening again clears nothing away.
    expect(all(db, sql`SELECT id FROM made_files`)).toHaveLength(1);
    const open = await other.client.cases.open({ caseNumber: mine.caseNumber });
    expect(open.materials).toHaveLength(2);
  });

  it('comes back: what one side has changed is taken, what both have is decided', async () => {
    await using mine = await fullCase();
    await using other = await otherDesk();
    const { caseNumber } = mine;
    await takeIn(other, await handOut(mine, [caseNumber]));
    await change(mine, caseNumber, 'subject.businessScope', '样例：只有我改了');
    await change(mine, caseNumber, 'subject.address', '样例路 1 号');
    await mine.client.progress.note({ caseNumber, note: '样例：我的备注' });
    await change(other, caseNumber, 'subject.address', '样例路 2 号');
    // A slip in the part of a number that is hidden.
    const [here, there] = ['11010519910101271X', '11010519900101271X'];
    await change(mine, caseNumber, 'roles.appPrincipal.certificateNumber', here);
    await change(other, caseNumber, 'roles.appPrincipal.certificateNumber', there);
    await change(other, caseNumber, 'roles.appPrincipal.email', 'theirs@example.com');
    await other.client.progress.note({ caseNumber, note: '样例：对方的备注' });
    await other.client.progress.move({ caseNumber, from: 'subjectInfo', to: 'appInfo', at: null, note: null });
    await other.client.materials.add({
      caseNumber,
      slot: 'appOther',
      files: [await plainPicture('样例新图.png', 60)],
      replace: false,
    });
    const back = await handOut(other, [caseNumber], '样例交回');

    const before = whole(mine, caseNumber);
    const seen = await lookInto(mine, back);
    expect(seen.conflicts).toMatchObject([
      { caseNumber, label: '通讯地址', mine: '样例路 1 号', theirs: '样例路 2 号', hidden: false, changed: 'both' },
      {
        caseNumber,
        label: '小程序负责人证件号码',
        mine: '110***********271X',
        theirs: '110***********271X',
        hidden: true,
      },
    ]);
    const [{ id = '' } = {}, { id: number = '' } = {}] = seen.conflicts;
    const reveals = async () => {
      const { entries } = await mine.client.access.list({ caseNumber });
      return entries.filter(({ kind }) => kind === 'reveal').map(({ about }) => about);
    };
    expect(await reveals()).toEqual([]);
    expect(await mine.client.bundles.revealConflict({ id: number })).toEqual({ mine: here, theirs: there });
    expect(await reveals()).toEqual([`${caseNumber} roles.appPrincipal.certificateNumber`]);
    await expect(mine.client.bundles.revealConflict({ id })).rejects.toMatchObject({ code: 'recordMissing' });
    expect(seen.cases[0]?.takeovers.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['阶段', '小程序负责人邮箱', '经过', '小程序其他附件']),
    );
    await expect(takeIn(mine, back)).rejects.toMatchObject({ code: 'bundleUndecided' });
    expect(whole(mine, caseNumber)).toEqual(before);

    expect(await mine.client.bundles.last()).toEqual({ last: null });
    const { undo, cases } = await takeIn(mine, back, { [id]: 'mine', [number]: 'mine' });
    // As masked as they were when they were decided.
    expect(cases[0]?.decided).toEqual(
      seen.conflicts.map((each) => ({
        label: each.label,
        side: 'mine',
        changed: 'both',
        mine: each.mine,
        theirs: each.theirs,
      })),
    );
    expect(await inSubject(mine, caseNumber, 'address')).toBe('样例路 1 号');
    expect(await inSubject(mine, caseNumber, 'businessScope')).toBe('样例：只有我改了');
    const merged = whole(mine, caseNumber);
    expect(merged.filingCase.stage).toBe('appInfo');
    expect(merged.persons.map(({ email }) => email)).toContain('theirs@example.com');
    expect(merged.events.map(({ note }) => note)).toEqual(
      expect.arrayContaining(['样例：我的备注', '样例：对方的备注']),
    );
    expect(new Set(merged.events.map((event) => JSON.stringify(event))).size).toBe(merged.events.length);
    expect(merged.materials).toHaveLength(3);
    // The same bundle once more says nothing new.
    expect(await lookInto(mine, back)).toMatchObject({ conflicts: [], cases: [{ fate: 'unchanged' }] });

    // Offered until one of its cases is changed, and again when that is as it was.
    expect(await mine.client.bundles.last()).toEqual({ last: { undo, cases: [caseNumber] } });
    await change(mine, caseNumber, 'subject.comment', '样例：又改了');
    expect(await mine.client.bundles.last()).toEqual({ last: null });
    await change(mine, caseNumber, 'subject.comment', merged.subject.comment);
    expect(await mine.client.bundles.last()).toEqual({ last: { undo, cases: [caseNumber] } });
    const undone = await mine.client.bundles.undo({ undo });
    expect(undone).toEqual({ restored: [caseNumber], removed: [] });
    expect(await mine.client.bundles.last()).toEqual({ last: null });
    expect(whole(mine, caseNumber)).toEqual(before);
    await expect(mine.client.bundles.undo({ undo })).rejects.toMatchObject({ code: 'bundleUndoGone' });
    // Nothing counts as taken in any more.
    expect((await lookInto(mine, back)).conflicts).toHaveLength(2);
  });

  it('says a long text that both have changed in full, so that the end tells them apart', async () => {
    await using mine = await caseDesk();
    await using other = await otherDesk();
    const { caseNumber } = mine;
    await takeIn(other, await handOut(mine, [caseNumber]));
    const long = '样例花店介绍门店与花束，供客人查看营业时间并预约到店自取。'.repeat(4);
    await change(mine, caseNumber, 'miniProgram.comment', `${long}我的结尾`);
    await change(other, caseNumber, 'miniProgram.comment', `${long}对方的结尾`);
    const { conflicts } = await lookInto(mine, await handOut(other, [caseNumber], '样例长文'));
    expect(conflicts).toMatchObject([{ mine: `${long}我的结尾`, theirs: `${long}对方的结尾` }]);
  });

  it('gets a new number where another case has its own, and its client is the one known here', async () => {
    await using mine = await caseDesk();
    await using other = await caseDesk();
    await change(other, other.caseNumber, 'subject.address', '样例路 9 号');
    const path = await handOut(mine, [mine.caseNumber]);
    const seen = await lookInto(other, path);
    expect(seen.cases).toMatchObject([{ fate: 'created', numberThere: mine.caseNumber, alike: other.caseNumber }]);
    expect(seen.conflicts.map(({ label }) => label)).toEqual(['通讯地址']);
    const { cases, undo } = await takeIn(other, path, { [seen.conflicts[0]?.id ?? '']: 'theirs' });
    const [brought] = cases;
    expect(brought?.caseNumber).not.toBe(mine.caseNumber);
    expect(all(other.desk.vault().db, sql`SELECT id FROM subjects`)).toHaveLength(1);
    expect(all(other.desk.vault().db, sql`SELECT id FROM persons`)).toHaveLength(
      all(mine.desk.vault().db, sql`SELECT id FROM persons`).length,
    );
    const address = await inSubject(mine, mine.caseNumber, 'address');
    expect(await inSubject(other, other.caseNumber, 'address')).toBe(address);
    const undone = await other.client.bundles.undo({ undo });
    expect(undone).toEqual({ restored: [], removed: [brought?.caseNumber] });
    expect(await inSubject(other, other.caseNumber, 'address')).toBe('样例路 9 号');
  });

  it('comes in parts as well, and leaves nothing when it is called off', async () => {
    await using mine = await fullCase();
    await using other = await otherDesk();
    const bytes = readFileSync(await handOut(mine, [mine.caseNumber]));
    const { client, desk } = other;
    const middle = Math.floor(bytes.length / 2);
    const { ticket } = await client.bundles.upload({ ticket: null, part: new File([bytes.subarray(0, middle)], 'a') });
    await client.bundles.upload({ ticket, part: new File([bytes.subarray(middle)], 'b') });
    const passphrase = '样例交接口令 2026';
    const source = { ticket };
    expect((await lastOf(client.bundles.preview({ source, passphrase }))) as object).toMatchObject({ type: 'preview' });
    const stop = new AbortController();
    const importing = await client.bundles.import({ source, passphrase, choices: {} }, { signal: stop.signal });
    await expect(
      (async () => {
        for await (const event of importing) if (event.type === 'progress' && event.done === 1) stop.abort();
      })(),
    ).rejects.toMatchObject({ code: 'cancelled' });
    // The two parts wait still.
    expect(await desk.vault().files.list()).toHaveLength(2);
    expect(all(desk.vault().db, sql`SELECT id FROM cases`)).toEqual([]);
    await lastOf(client.bundles.import({ source, passphrase, choices: {} }));
    expect(all(desk.vault().db, sql`SELECT id FROM cases`)).toHaveLength(1);
    // Three originals and letters, one copy; the parts are gone.
    expect(await desk.vault().files.list()).toHaveLength(4);
    await expect(lastOf(client.bundles.preview({ source, passphrase }))).rejects.toMatchObject({
      code: 'ticketExpired',
    });
  });
});

it('leaves nothing behind when the vault is closed in the middle: what was made is cleared away at the next opening', async () => {
  await using mine = await fullCase();
  await using other = await otherDesk();
  const path = await handOut(mine, [mine.caseNumber]);
  const { client, desk, vaultDir } = other;
  const importing = await client.bundles.import({ source: { path }, passphrase: bundlePassphrase, choices: {} });
  const locked = (async () => {
    // The first time round the bundle is only read.
    let rounds = 0;
    for await (const event of importing) {
      if (event.type === 'progress' && event.done === 2 && ++rounds === 2) desk.lockVault();
    }
  })();
  await expect(locked).rejects.toMatchObject({ code: 'vaultLocked' });
  expect(encryptedIn(vaultDir)).not.toEqual([]);
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(encryptedIn(vaultDir)).toEqual([]);
  const { db } = desk.vault();
  expect([all(db, sql`SELECT id FROM made_files`), all(db, sql`SELECT id FROM cases`)]).toEqual([[], []]);
});

function encryptedIn(vaultDir: string): string[] {
  const files = readdirSync(join(vaultDir, 'files'), { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.age'));
}

describe('what is no bundle, or not all of it', () => {
  it('is refused with the reason, and nothing is changed', async () => {
    await using mine = await fullCase();
    await using other = await otherDesk();
    const bytes = readFileSync(await handOut(mine, [mine.caseNumber]));
    const path = join(other.folder, '样例.bdcase');
    const refused = async (content: Uint8Array, code: string, passphrase?: string) => {
      writeFileSync(path, content);
      await expect(lookInto(other, path, passphrase)).rejects.toMatchObject({ code });
      await expect(takeIn(other, path)).rejects.toMatchObject({ code: passphrase ? expect.anything() : code });
    };
    writeFileSync(path, bytes);
    await expect(lookInto(other, path, '另一个口令 2026')).rejects.toMatchObject({ code: 'bundlePassphraseWrong' });
    await refused(Buffer.from('PK 不是交接包'), 'bundleUnreadable');
    await refused(new Uint8Array(0), 'bundleUnreadable');
    for (const share of [0.3, 0.7, 0.99]) {
      await refused(bytes.subarray(0, Math.floor(bytes.length * share)), 'bundleUnreadable');
      const altered = Buffer.from(bytes);
      const at = Math.floor(bytes.length * share);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      await refused(altered, 'bundleUnreadable');
    }
    const { db, files } = other.desk.vault();
    expect(all(db, sql`SELECT id FROM cases`)).toEqual([]);
    expect(all(db, sql`SELECT id FROM made_files`)).toEqual([]);
    expect(await files.list()).toEqual([]);
  });
});

async function expectFiles(mine: CaseDesk, other: FreshDesk): Promise<void> {
  const { db, files } = other.desk.vault();
  const here = mine.desk.vault();
  for (const { facts } of whole(mine, mine.caseNumber).scans) {
    const [one, same] = [findScanBySha256(here.db, facts.sha256), findScanBySha256(db, facts.sha256)];
    expect(await files.read(same?.fileId ?? '')).toEqual(await here.files.read(one?.fileId ?? ''));
    const [copy, sameCopy] = [listFixFiles(here.db, one?.id ?? 0), listFixFiles(db, same?.id ?? 0)];
    expect(sameCopy.map(({ place }) => place)).toEqual(copy.map(({ place }) => place));
    for (const [index, { fileId }] of copy.entries()) {
      expect(await files.read(sameCopy[index]?.fileId ?? '')).toEqual(await here.files.read(fileId));
    }
  }
}
