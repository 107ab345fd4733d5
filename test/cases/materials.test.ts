import { expect, it } from 'vitest';
import { all, sql } from '#backend/vault/sql.ts';
import { countFindings } from '#shared/filing/findingKind.ts';
import { stamped } from '#test/support/busyOffice.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { addFiles, heldNames } from '#test/support/slotFiles.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
const picture = (name: string) => new File([new Uint8Array(stamped(photo, name))], name);
const film = new File([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp41', 'latin1')], '承诺视频.mp4');
const broken = new File([new Uint8Array(photo.subarray(0, 4000))], '没传完.jpg');

function storedScans({ desk }: CaseDesk): number {
  return all(desk.vault().db, sql`SELECT id FROM scans`).length;
}

it('keeps the original byte for byte and shows the case as it is now', async () => {
  await using desk = await caseDesk();
  const before = await desk.client.cases.open({ caseNumber: desk.caseNumber });
  const { results, removed, opened } = await addFiles(desk, 'subjectCertificate', [picture('营业执照.jpg')]);
  expect(results).toEqual([{ file: '营业执照.jpg', outcome: 'stored', reason: null }]);
  expect(removed).toEqual([]);
  expect(opened.materials).toMatchObject([{ slot: 'subjectCertificate', facts: { name: '营业执照.jpg', width: 400 } }]);
  const lacking = (findings: typeof opened.findings) =>
    findings.filter(({ message }) => message.startsWith('缺主体证件'));
  expect([lacking(before.findings).length, lacking(opened.findings).length]).toEqual([1, 0]);
  const scanId = opened.materials[0]?.scanId ?? 0;
  const original = await desk.client.materials.picture({ scanId, size: 'original' });
  expect(Buffer.from(await original.arrayBuffer()).equals(stamped(photo, '营业执照.jpg'))).toBe(true);
});

it('keeps what a full slot has, says so, and stores nothing', async () => {
  await using desk = await caseDesk();
  await addFiles(desk, 'subjectCertificate', [picture('旧.jpg')]);
  const { results, removed } = await addFiles(desk, 'subjectCertificate', [picture('新.jpg')]);
  expect(results).toMatchObject([{ outcome: 'full', reason: '“主体证件”已有另一份文件，没有替换' }]);
  expect(removed).toEqual([]);
  expect(await heldNames(desk, 'subjectCertificate')).toEqual(['旧.jpg']);
  expect(storedScans(desk)).toBe(1);
});

it('replaces, and what was replaced can be put back', async () => {
  await using desk = await caseDesk();
  const { opened } = await addFiles(desk, 'subjectCertificate', [picture('旧.jpg')]);
  const old = opened.materials[0]?.scanId ?? 0;
  const { results, removed, opened: now } = await addFiles(desk, 'subjectCertificate', [picture('新.jpg')], true);
  expect(results).toMatchObject([{ outcome: 'stored' }]);
  expect(removed).toEqual([old]);
  expect(await heldNames(desk, 'subjectCertificate')).toEqual(['新.jpg']);

  const place = { caseNumber: desk.caseNumber, slot: 'subjectCertificate' } as const;
  await desk.client.materials.remove({ ...place, scanId: now.materials[0]?.scanId ?? 0 });
  const undone = await desk.client.materials.attach({ ...place, scanId: old });
  expect(undone.materials).toMatchObject([{ scanId: old, facts: { name: '旧.jpg' } }]);
  expect(storedScans(desk)).toBe(2);
});

it('does not empty a slot for files nobody can read', async () => {
  await using desk = await caseDesk();
  await addFiles(desk, 'subjectCertificate', [picture('旧.jpg')]);
  const { results, removed } = await addFiles(desk, 'subjectCertificate', [broken, new File([], '空.jpg')], true);
  expect(results.map(({ outcome }) => outcome)).toEqual(['unreadable', 'unreadable']);
  expect(results.map(({ reason }) => reason)).toEqual([
    '图片不完整，可能没有传完，请让客户重新发送',
    '文件是空的，请让客户重新发送',
  ]);
  expect(removed).toEqual([]);
  expect(await heldNames(desk, 'subjectCertificate')).toEqual(['旧.jpg']);
});

it('tells each of many files apart, in the order they came', async () => {
  await using desk = await caseDesk();
  const unread = { name: '占用.jpg', size: 9, arrayBuffer: () => Promise.reject(new Error('in use')) };
  const files = [picture('一.jpg'), broken, picture('二.jpg'), picture('一.jpg'), film];
  const { results } = await desk.client.materials.add({
    caseNumber: desk.caseNumber,
    slot: 'appOther',
    files: [...files, unread],
    replace: false,
  });
  expect(results.map(({ file, outcome }) => [file, outcome])).toEqual([
    ['一.jpg', 'stored'],
    ['没传完.jpg', 'unreadable'],
    ['二.jpg', 'stored'],
    ['一.jpg', 'already'],
    ['承诺视频.mp4', 'stored'],
    ['占用.jpg', 'unreadable'],
  ]);
  expect(await heldNames(desk, 'appOther')).toEqual(['一.jpg', '二.jpg', '承诺视频.mp4']);
});

it('takes as many as a slot for several holds', async () => {
  await using desk = await caseDesk();
  const files = Array.from({ length: 12 }, (_, index) => picture(`${index}.jpg`));
  const { results } = await addFiles(desk, 'subjectOther', files);
  expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(10);
  expect(results.at(-1)).toMatchObject({ outcome: 'full', reason: expect.stringContaining('最多放 10 份') });
  expect(await heldNames(desk, 'subjectOther')).toHaveLength(10);
});

it('takes a scan out of one slot and leaves it in the others', async () => {
  await using desk = await caseDesk();
  const { opened } = await addFiles(desk, 'appOther', [picture('一.jpg'), picture('二.jpg'), picture('三.jpg')]);
  const [, second] = opened.materials;
  const scanId = second?.scanId ?? 0;
  await desk.client.materials.attach({ caseNumber: desk.caseNumber, slot: 'subjectOther', scanId });
  const place = { caseNumber: desk.caseNumber, slot: 'appOther', scanId } as const;
  await desk.client.materials.remove(place);
  // Asking twice, from two windows, does no harm.
  await desk.client.materials.remove(place);
  expect(await heldNames(desk, 'appOther')).toEqual(['一.jpg', '三.jpg']);
  expect(await heldNames(desk, 'subjectOther')).toEqual(['二.jpg']);
  await desk.client.materials.attach(place);
  await desk.client.materials.attach(place);
  expect(await heldNames(desk, 'appOther')).toEqual(['一.jpg', '二.jpg', '三.jpg']);
});

it('names what is not there', async () => {
  await using desk = await caseDesk();
  const place = { caseNumber: desk.caseNumber, slot: 'appOther', scanId: 77 } as const;
  await expect(desk.client.materials.attach(place)).rejects.toMatchObject({ code: 'recordMissing' });
  await expect(desk.client.materials.picture({ scanId: 77, size: 'full' })).rejects.toMatchObject({
    code: 'recordMissing',
  });
  const elsewhere = { ...place, caseNumber: '2026-9999' };
  await expect(desk.client.materials.remove(elsewhere)).rejects.toMatchObject({ code: 'caseMissing' });
  await expect(
    desk.client.materials.add({ caseNumber: '2026-9999', slot: 'appOther', files: [film], replace: false }),
  ).rejects.toMatchObject({ code: 'caseMissing' });
});

it('leaves the slot as it was when it is cancelled', async () => {
  await using desk = await caseDesk();
  await addFiles(desk, 'subjectCertificate', [picture('旧.jpg')]);
  const cancel = new AbortController();
  const file = picture('新.jpg');
  const stopping = {
    name: file.name,
    size: file.size,
    arrayBuffer: () => {
      cancel.abort();
      return file.arrayBuffer();
    },
  };
  const request = {
    caseNumber: desk.caseNumber,
    slot: 'subjectCertificate',
    files: [stopping],
    replace: true,
  } as const;
  const adding = desk.client.materials.add({ ...request, files: [stopping] }, { signal: cancel.signal });
  await expect(adding).rejects.toMatchObject({ code: 'cancelled' });
  expect(await heldNames(desk, 'subjectCertificate')).toEqual(['旧.jpg']);
});

it('ends with a clear word when the desk is locked meanwhile', async () => {
  await using desk = await caseDesk();
  const file = picture('新.jpg');
  const locking = {
    name: file.name,
    size: file.size,
    arrayBuffer: async () => {
      await desk.client.vault.lock();
      return file.arrayBuffer();
    },
  };
  const adding = desk.client.materials.add({
    caseNumber: desk.caseNumber,
    slot: 'subjectCertificate',
    files: [locking],
    replace: false,
  });
  await expect(adding).rejects.toMatchObject({ code: 'vaultLocked' });
});

it('puts nothing into a case that was moved to the 回收站 meanwhile', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  await addFiles(desk, 'subjectCertificate', [picture('旧.jpg')]);
  const file = picture('新.jpg');
  const removing = {
    name: file.name,
    size: file.size,
    arrayBuffer: async () => {
      await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
      return file.arrayBuffer();
    },
  };
  const adding = client.materials.add({ caseNumber, slot: 'subjectCertificate', files: [removing], replace: true });
  await expect(adding).rejects.toMatchObject({ code: 'caseRemoved' });
  await client.cases.setRemoved({ numbers: [caseNumber], removed: false });
  expect(await heldNames(desk, 'subjectCertificate')).toEqual(['旧.jpg']);
});

it('shows a file that the vault has already by the name and the day it was given for this case', async () => {
  await using desk = await caseDesk();
  await addFiles(desk, 'subjectCertificate', [picture('营业执照.jpg')]);
  const again = new File([new Uint8Array(stamped(photo, '营业执照.jpg'))], '客户又发来的.PNG');
  const { opened } = await addFiles(desk, 'subjectOther', [again]);
  expect(opened.materials).toMatchObject([
    { slot: 'subjectCertificate', facts: { name: '营业执照.jpg', extension: 'jpg' } },
    { slot: 'subjectOther', facts: { name: '客户又发来的.PNG', extension: 'png' } },
  ]);
  const [first, second] = opened.materials;
  expect(second?.scanId).toBe(first?.scanId);
  expect(second?.receivedAt).toBe(first?.receivedAt);
  expect((second?.attachedAt ?? '') > (first?.attachedAt ?? '')).toBe(true);
  expect(storedScans(desk)).toBe(1);

  const place = { caseNumber: desk.caseNumber, slot: 'subjectOther', scanId: second?.scanId ?? 0 } as const;
  await desk.client.materials.remove(place);
  await desk.client.materials.attach({ ...place, name: '客户又发来的.PNG' });
  expect(await heldNames(desk, 'subjectOther')).toEqual(['客户又发来的.PNG']);
});

it('judges a letter by the day under it once that is known, in every slot it fills, and in the table', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const { opened } = await addFiles(desk, 'appPrincipalLetter', [picture('授权书.jpg')]);
  await addFiles(desk, 'subjectPrincipalLetter', [picture('授权书.jpg')]);
  const scanId = opened.materials[0]?.scanId ?? 0;
  const tooOld = async () => {
    const { findings, materials } = await client.cases.open({ caseNumber });
    await client.cases.list();
    const [row] = await client.cases.rows({ numbers: [caseNumber] });
    expect(row?.findings).toEqual(countFindings(findings));
    expect(new Set(materials.map(({ signedOn }) => signedOn)).size).toBe(1);
    return findings.filter(({ rule }) => rule === 'material.letterTooOld').map(({ weight }) => weight);
  };
  expect(await tooOld()).toEqual([]);
  await client.materials.setSignedOn({ caseNumber, scanId, signedOn: '2026-01-05' });
  expect(await tooOld()).toEqual(['must']);
  await client.materials.setSignedOn({ caseNumber, scanId, signedOn: null });
  expect(await tooOld()).toEqual([]);
  await expect(client.materials.setSignedOn({ caseNumber, scanId: 999, signedOn: null })).rejects.toMatchObject({
    code: 'recordMissing',
  });
});
