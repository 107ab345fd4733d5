import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '#backend/createBackend.ts';
import { moveCase } from '#backend/vault/store/cases.ts';
import { cleanApplication } from './application.ts';
import { stamped } from './busyOffice.ts';
import { type CaseDesk, caseDesk, type FreshDesk, freshDesk, keepCase } from './caseDesk.ts';
import { exampleLicence } from './specimens/examples.ts';
import { makeSpecimen } from './specimens/specimen.ts';
import { testPassphrase } from './vault.ts';

const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });

/** A picture of its own for every name. */
const specimenPicture = (name: string): File => new File([new Uint8Array(stamped(photo, name))], `${name}.jpg`);

export const sha256Of = async (file: File): Promise<string> =>
  createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex');

/** Names and numbers of one client, none of which anybody else has. */
export const goneClient = {
  subject: { name: '样例独一文化有限公司', certificateNumber: '91110105MA01YL6X2Q' },
  miniProgram: { name: '样例独一馆', appId: 'wx00000000000000a1' },
} as const;
export const gonePerson = {
  name: '样例独一人',
  certificateNumber: '110105199001012718',
  mobile: '13800009988',
  emergencyMobile: '13800009977',
  email: 'duyi@example.com',
} as const;

export interface ClosedOffice extends FreshDesk {
  /** A case that is worked on. */
  readonly caseNumber: string;
  /** One that is finished. */
  readonly closed: string;
  readonly pictures: readonly File[];
}

/** Made once a file of tests: pictures and letters take long, a copy of the folder does not. */
let made: Promise<{
  readonly dir: string;
  readonly caseNumber: string;
  readonly closed: string;
  readonly pictures: readonly File[];
}> | null = null;

async function makeOffice() {
  const office = await caseDesk();
  const clean = cleanApplication(goneClient);
  const persons = clean.persons.map((person) => ({ ...person, ...gonePerson }));
  const closed = keepCase(office.desk, { ...clean, persons });
  const pictures = await fillCase(office.client, closed);
  finish(office, closed);
  await office.client.vault.lock();
  const dir = await mkdtemp(join(tmpdir(), 'beian-closed-'));
  await cp(office.vaultDir, dir, { recursive: true });
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const { caseNumber } = office;
  await office[Symbol.asyncDispose]();
  return { dir, caseNumber, closed, pictures };
}

/** The folder of the vault that every office is a copy of, and what is in it; never to be changed. */
export function closedVault(): NonNullable<typeof made> {
  made ??= makeOffice();
  return made;
}

/** A desk with a case that is worked on, and a finished one of another client with pictures, a letter and a note. */
export async function closedOffice(): Promise<ClosedOffice> {
  const { dir, ...cases } = await closedVault();
  const fresh = await freshDesk();
  await cp(dir, fresh.vaultDir, { recursive: true });
  await fresh.client.vault.unlock({ passphrase: testPassphrase });
  return Object.assign(fresh, cases);
}

/** Moves a case straight to 完成. */
export function finish({ desk }: Pick<CaseDesk, 'desk'>, number: string): void {
  const { db } = desk.vault();
  const entry = desk.caseIndex().current().byNumber.get(number);
  if (!entry) throw new Error(`no case ${number}`);
  const now = desk.now();
  moveCase(db, entry.id, { kind: 'stageChanged', toStage: 'done', at: now.toISOString(), note: null, now });
}

async function fillCase(client: Client, caseNumber: string): Promise<File[]> {
  const front = specimenPicture(`${gonePerson.name}身份证`);
  const licence = specimenPicture('独一执照');
  const replaced = specimenPicture('独一换下的执照');
  const add = (slot: 'subjectCertificate' | 'appPrincipalFront', file: File, replace = false) =>
    client.materials.add({ caseNumber, slot, files: [file], replace });
  await add('subjectCertificate', replaced);
  await add('subjectCertificate', licence, true);
  await add('appPrincipalFront', front);
  await client.progress.note({ caseNumber, note: `${gonePerson.name}来电：${gonePerson.mobile}` });
  await client.drafts.keep({ name: `${caseNumber}.note`, value: gonePerson.name });
  await client.drafts.keep({ name: 'newCase', value: { text: gonePerson.mobile } });
  await client.letters.print({ caseNumber, template: 'agencyMandate' });
  return [front, licence, replaced];
}
