import { join } from 'node:path';
import type { z } from 'zod';
import { gatherCase } from '#backend/bundles/gatherCase.ts';
import { caseIdOf } from '#backend/cases/openCase.ts';
import type { ExportBundleEvent, ImportBundleEvent, previewBundleEvent } from '#shared/api/bundles.ts';
import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { personIn } from '#shared/filing/filingCase.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { type CaseDesk, caseDesk, type FreshDesk, freshDesk } from './caseDesk.ts';
import { plainPicture } from './plainPicture.ts';
import { testPassphrase } from './vault.ts';

export const bundlePassphrase = '样例交接口令 2026';

type Made = Extract<ExportBundleEvent, { type: 'made' }>;
type Previewed = Extract<z.infer<typeof previewBundleEvent>, { type: 'preview' }>;
type Imported = Extract<ImportBundleEvent, { type: 'imported' }>;

/** A colleague's desk: another machine with a vault of its own. */
export async function otherDesk(): Promise<FreshDesk> {
  const fresh = await freshDesk();
  await fresh.client.vault.create({ passphrase: testPassphrase });
  return fresh;
}

/** A case with everything that can belong to one. */
export async function fullCase(): Promise<CaseDesk> {
  const desk = await caseDesk();
  const { client, caseNumber } = desk;
  const add = async (slot: 'subjectCertificate' | 'appOther', name: string, shade: number) =>
    client.materials.add({ caseNumber, slot, files: [await plainPicture(name, shade)], replace: false });
  await add('subjectCertificate', '样例执照.png', 200);
  const { opened } = await add('appOther', '样例附件.png', 120);
  const scanId = opened.materials.find(({ slot }) => slot === 'appOther')?.scanId ?? 0;
  await client.materials.fix({ caseNumber, scanId, recipe: { ...plainRecipe, turn: 90 } });
  await client.progress.note({ caseNumber, note: '样例：客户说周五给原件' });
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'subjectInfo', at: null, note: null });
  await client.progress.mark({ caseNumber, kind: 'faceStarted', on: true, at: null });
  await client.letters.print({ caseNumber, template: (await printable(desk)) ?? '' });
  return desk;
}

/** The first letter of a case that lacks nothing. */
async function printable({ client, caseNumber }: CaseDesk): Promise<string | undefined> {
  const letters = await client.letters.ofCase({ caseNumber });
  return letters.find(({ findings }) => findings.length === 0)?.template;
}

/** All that is handed out of a case, without what belongs to the desk it lies on. */
export function whole({ desk }: FreshDesk, caseNumber: string) {
  const held = gatherCase(desk.vault().db, caseIdOf(desk, caseNumber));
  const { states: _, keys: __, updatedAt: ___, subjectUpdatedAt: ____, miniProgramUpdatedAt: _____, ...rest } = held;
  return { ...rest, persons: rest.persons.map(({ updatedAt: _, ...person }) => person) };
}

/** Sets one field of a case as it stands there now. */
export async function change({ client }: FreshDesk, caseNumber: string, field: EditableField, value: FieldValue) {
  const { application } = await client.cases.open({ caseNumber });
  const [part, key = '', inRole = ''] = field.split('.');
  const person = part === 'roles' ? personIn(application, key as 'appPrincipal') : null;
  const record = (person ?? application[part as 'subject']) as unknown as Record<string, FieldValue>;
  const expected = record[person ? inRole : key] ?? null;
  const edit = { field, value, expected, ...(person ? { holder: person.id } : {}) };
  await client.cases.edit({ caseNumber, edits: [edit] });
}

/** Hands cases out as a bundle; the path where it lies. */
export async function handOut(from: FreshDesk, cases: readonly string[], name = '样例交接'): Promise<string> {
  const target = { to: 'folder' as const, folder: from.folder, name };
  const { path } = await lastOf<ExportBundleEvent, Made>(
    from.client.bundles.export({ cases: [...cases], passphrase: bundlePassphrase, target }),
  );
  return path ?? join(from.folder, name);
}

/** What a bundle would bring. */
export function lookInto(desk: FreshDesk, path: string, passphrase = bundlePassphrase): Promise<Previewed> {
  return lastOf(desk.client.bundles.preview({ source: { path }, passphrase }));
}

/** Brings a bundle in. */
export function takeIn(
  desk: FreshDesk,
  path: string,
  choices: Readonly<Record<string, 'mine' | 'theirs'>> = {},
): Promise<Imported> {
  return lastOf(
    desk.client.bundles.import({ source: { path }, passphrase: bundlePassphrase, choices: { ...choices } }),
  );
}

/** The last event of a stream, which is its result. */
export async function lastOf<Event, Last extends Event>(events: Promise<AsyncIterable<Event>>): Promise<Last> {
  let last: Event | null = null;
  for await (const event of await events) last = event;
  if (last === null) throw new Error('nothing came');
  return last as Last;
}
