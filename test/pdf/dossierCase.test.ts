import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '#backend/desk.ts';
import { makeCaseDossier } from '#backend/dossier/makeCaseDossier.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { gatherLetter } from '#backend/letters/gatherLetter.ts';
import { templateById } from '#backend/letters/loadTemplates.ts';
import { makeLetter } from '#backend/letters/makeLetter.ts';
import { loadPackWithFiles } from '#backend/rules/loadRulePack.ts';
import { ingestScan } from '#backend/scans/ingestScan.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { saveAgency } from '#backend/vault/store/agency.ts';
import { insertCase, loadApplication } from '#backend/vault/store/cases.ts';
import { insertLetter } from '#backend/vault/store/letters.ts';
import { attachScan } from '#backend/vault/store/materials.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import { readOutline } from '#test/support/readOutline.ts';
import { pageTexts } from '#test/support/renderedPage.ts';
import { sha256, specimenAgency, specimenApplication, specimenPersons } from '#test/support/specimenDossier.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';
import { walkPdf } from '#test/support/walkPdf.ts';

const now = new Date('2026-11-23T02:00:00Z');
let desk: Desk;
let caseNumber: string;
let photo: Uint8Array;
let clean: () => Promise<void>;

/** A case with one scan and one letter, in a vault of its own. */
beforeAll(async () => {
  const folder = await freshFolder();
  const pool = openPool(1);
  const shipped = await loadPackWithFiles();
  const { pack } = shipped;
  desk = openDesk({ vaultDir: `${folder.path}/vault`, shipped, pool, now: () => now, workFactor: testWorkFactor });
  clean = async () => {
    desk.lockVault();
    await pool.close();
    await folder[Symbol.asyncDispose]();
  };
  await desk.createVault(testPassphrase);
  const vault = desk.vault();
  const { db } = vault;
  saveAgency(db, specimenAgency);
  const { subject, miniProgram, filingCase } = specimenApplication;
  const [first = 0, second = 0] = specimenPersons.map((person) => insertPerson(db, person));
  const subjectId = insertSubject(db, { subject, legalRepresentativeId: first, principalId: first });
  const miniProgramId = insertMiniProgram(db, { subjectId, principalId: second, miniProgram });
  const made = insertCase(db, { ...filingCase, miniProgramId, now });
  caseNumber = made.number;

  photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#506070' } })
    .jpeg()
    .toBuffer();
  const scan = await ingestScan(vault, { name: 'licence.jpg', origin: null, bytes: photo, now });
  attachScan(db, { caseId: made.id, slot: 'subjectCertificate', scanId: scan.id, now });

  const template = await templateById('appPrincipalAuthorization');
  const application = loadApplication(db, made.id);
  const values = gatherLetter(template, { application, agency: specimenAgency, pack, date: null });
  const letter = await makeLetter(template, values, { rules: pack, now });
  if (!letter.ok) throw new Error(letter.findings.map(({ message }) => message).join());
  // The second one's template is gone: only its file is left.
  for (const name of [template.id, 'goneTemplate']) {
    const { id: fileId, sha256 } = await vault.files.put(letter.bytes);
    insertLetter(db, { caseId: made.id, template: name, fileId, sha256, madeAt: now.toISOString(), values });
  }
});
afterAll(() => clean());

async function madeBy(masked: boolean) {
  const progress: number[] = [];
  for await (const event of makeCaseDossier(desk, { caseNumber, masked, watermark: true })) {
    if (event.type === 'progress') progress.push(event.done / event.total);
    else return { progress, event, bytes: new Uint8Array(await desk.outbox.take(event.file.ticket).arrayBuffer()) };
  }
  throw new Error('no dossier');
}

describe('the dossier of a case in the vault', () => {
  it('holds its scans, its letters and its findings, and comes as a named file', async () => {
    const { progress, event, bytes } = await madeBy(false);
    expect(progress).toEqual(progress.toSorted());
    expect(event.file.name).toBe(`卷宗 ${caseNumber} ${specimenApplication.subject.name}.pdf`);
    const texts = await pageTexts(bytes);
    expect(event.pages).toBe(texts.length);
    const { streams } = await walkPdf(bytes);
    expect(streams.map(({ raw }) => sha256(raw))).toContain(sha256(photo));
    const titles = (await readOutline(bytes)).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['检查结果', '文书', '材料', '主体证件']));
    // The case lacks IDs, so the report cannot be empty.
    expect(texts.join()).toContain('必改');
    const number = specimenPersons[1]?.certificateNumber ?? '';
    expect(texts.filter((text) => text.includes(number)).length).toBeGreaterThan(1);
  });

  it('masked shows no full number, in its letters neither', async () => {
    const { bytes, event } = await madeBy(true);
    expect(event.file.name).toContain('隐码');
    const texts = (await pageTexts(bytes)).join().replace(/\s/g, '');
    for (const { certificateNumber, mobile, emergencyMobile } of specimenPersons) {
      for (const secret of [certificateNumber, mobile, emergencyMobile]) expect(texts).not.toContain(secret);
    }
    expect(texts).toContain('310***********0026');
    expect(texts).toContain('隐码版没有收录');
  });

  it('of a case that does not exist is an error with a code', async () => {
    const events = makeCaseDossier(desk, { caseNumber: '2026-9999', masked: true, watermark: true });
    await expect(events.next()).rejects.toMatchObject({ code: 'caseMissing' });
  });

  it('can be left in the middle', async () => {
    for await (const event of makeCaseDossier(desk, { caseNumber, masked: true, watermark: true })) {
      expect(event.type).toBe('progress');
      break;
    }
    const stop = AbortSignal.abort();
    await expect(
      makeCaseDossier(desk, { caseNumber, masked: true, watermark: true }, stop).next(),
    ).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
