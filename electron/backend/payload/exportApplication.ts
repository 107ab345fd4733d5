import type { z } from 'zod';
import type { ExportedApplication, exportApplicationInput } from '#shared/api/application.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { type PayloadParts, writePayload } from '#shared/payload/writePayload.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { isMarkedCard } from '../materials/markedCard.ts';
import { chosenProfile } from '../settings/chosenProfile.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { getPayloadRest } from '../vault/store/payloadRests.ts';

/**
 * A case in the shape of the official payload, as a JSON file, and the files it names.
 *
 * What a payload that was imported said beyond our model stands in it again. Throws `caseMissing`, `vaultLocked`.
 */
export function exportApplication(
  desk: Desk,
  { caseNumber, withOffice }: z.infer<typeof exportApplicationInput>,
): ExportedApplication {
  const { db } = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const held = listMaterials(db, caseId);
  const names = namesOf(held, caseNumber, chosenProfile(db, desk.pack));
  const media = (slot: string) => {
    const inSlot = held.filter((each) => each.slot === slot);
    const byPlace: (string | undefined)[] = [];
    for (const { position, scan } of inSlot) byPlace[position] = names.get(scan.id);
    return Array.from(byPlace);
  };
  const application = loadApplication(db, caseId);
  const text = payloadText(application, { media, kept: getPayloadRest(db, caseId), withOffice });
  return {
    file: new File([text], `备案资料_${caseNumber}.json`, { type: 'application/json' }),
    media: [...names].map(([scanId, name]) => ({ scanId, name })),
  };
}

/** The application in the shape of the official payload, as its file has it. Pure. */
export function payloadText(application: Application, parts: PayloadParts): string {
  return `${JSON.stringify(writePayload(application, parts), null, 2)}\n`;
}

/** The case a file was exported with before. */
const earlierCase = /^\d{4}-\d{4,}_/;

/** What only becomes rid of its place by being drawn anew, or is written on, is a JPEG then; see handOut.ts. */
function handedOutName({ name, contentType }: HeldMaterial['scan']['facts'], isMarked: boolean): string {
  return contentType === 'heic' || isMarked ? `${name.replace(/\.[^.]+$/, '')}.jpg` : name;
}

/**
 * One name a file: the case, so that two cases can lie in one folder, and its own name, made safe; the second of a name
 * gets a number. Systems differ in letter case.
 */
function namesOf(held: readonly HeldMaterial[], caseNumber: string, profile: ScanProfile): Map<number, string> {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { scan } of held) {
    if (names.has(scan.id)) continue;
    const isMarked = held.some((each) => each.scan.id === scan.id && isMarkedCard(each, profile));
    const whole = safeFileName(`${caseNumber}_${handedOutName(scan.facts, isMarked).replace(earlierCase, '')}`);
    const dot = whole.lastIndexOf('.');
    const [stem, end] = dot > 0 ? [whole.slice(0, dot), whole.slice(dot)] : [whole, ''];
    let name = whole;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}${end}`;
    taken.add(name.toLowerCase());
    names.set(scan.id, name);
  }
  return names;
}
