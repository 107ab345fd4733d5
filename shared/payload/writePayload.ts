import { allotPapers } from '../filing/approvalPapers.ts';
import { type Application, personIn } from '../filing/filingCase.ts';
import type { MaterialSlotId } from '../filing/materialSlot.ts';
import { materialSlots } from '../filing/materialSlot.ts';
import { type OfficialField, officialFields } from '../filing/officialFields.ts';
import { servingSlots } from '../filing/peopleDemands.ts';
import { roleSchema } from '../filing/person.ts';
import { officeName, officePartOf } from './officePart.ts';
import { isPrincipalAgain, type Json, type KeptValue, type PayloadPath, PayloadTree } from './payloadTree.ts';
import { toPayload } from './payloadValue.ts';

/** What goes into the file beside the application. */
export interface PayloadParts {
  /** Names of the files in a slot by their place: a gap where nothing lies, null where a paper lies that has no file. */
  readonly media: (slot: MaterialSlotId) => readonly (string | null | undefined)[];
  /** What a payload that was read said beyond our model. */
  readonly kept: readonly KeptValue[];
  /** With the office's own part, so that reading it back loses nothing. */
  readonly withOffice: boolean;
}

/**
 * The application in the shape of the official payload: codes as ids, days as YYYYMMDD, files by name.
 *
 * What is not entered is left out. Kept values fill only places that are empty. Source of the shape: apply_icp_filing
 * of the WeChat open platform (2026-11-23, high). Pure.
 */
export function writePayload(
  application: Application,
  { media, kept, withOffice }: PayloadParts,
): { [key: string]: Json } {
  const tree = new PayloadTree();
  const saysLegalAgain = kept.some(isPrincipalAgain);
  for (const field of officialFields) {
    if (field.field === null || field.path.includes('[]')) continue;
    const value = field.field.startsWith('materials.')
      ? filesOf(field, application, media)
      : toPayload(field.valueType, enteredAt(application, field.field, saysLegalAgain));
    if (value !== undefined) tree.put(field.path.split('.'), value);
  }
  writeApprovals(tree, application, media('preapproval'));
  if (withOffice) {
    const unsent = materialSlots.filter(({ officialPath }) => officialPath === null);
    const papers = unsent.flatMap(({ id }) =>
      media(id).flatMap((name) => (typeof name === 'string' ? [{ slot: id, name }] : [])),
    );
    tree.put([officeName], officePartOf(application, papers));
  }
  for (const each of kept) if (!isPrincipalAgain(each)) tree.put(each.path, each.value);
  return tree.root;
}

/** What one human being brings for two roles is kept once; the payload names it in both places. */
function filesOf(
  { field, valueType }: OfficialField,
  application: Application,
  media: PayloadParts['media'],
): Json | undefined {
  const slot = materialSlots.find(({ id }) => field === `materials.${id}`);
  const heldIn = (id: MaterialSlotId) => media(id).filter((name) => name !== undefined);
  const serving = slot ? [slot.id, ...servingSlots(application, slot.id)] : [];
  const held = serving.map(heldIn).find((each) => each.length > 0) ?? [];
  const names = held.filter((name) => name !== null);
  return valueType === 'files' ? toPayload('files', names) : names[0];
}

/**
 * A legal representative who is the subject's principal is not named again (field tree: "when not the principal"), unless
 * the payload that was read did.
 */
function enteredAt(application: Application, field: string, saysLegalAgain: boolean): unknown {
  const [part = '', ...rest] = field.split('.');
  if (part === 'subject') return (application.subject as Readonly<Record<string, unknown>>)[rest[0] ?? ''];
  if (part === 'miniProgram') return (application.miniProgram as Readonly<Record<string, unknown>>)[rest[0] ?? ''];
  const role = roleSchema.parse(rest[0]);
  const { legalRepresentative, subjectPrincipal } = application.roles;
  if (role === 'legalRepresentative' && legalRepresentative === subjectPrincipal && !saysLegalAgain) return null;
  return (personIn(application, role) as Readonly<Record<string, unknown>> | null)?.[rest[1] ?? ''];
}

const approvals: PayloadPath = ['icp_applets', 'base_info', 'nrlx_details'];

/** One paper an item, as `allotPapers` has it; further ones have no place in the payload. */
function writeApprovals(
  tree: PayloadTree,
  { miniProgram }: Application,
  placed: readonly (string | null | undefined)[],
): void {
  const { ofItem } = allotPapers(miniProgram.preapprovals, placed);
  for (const [index, { type, code }] of miniProgram.preapprovals.entries()) {
    tree.put([...approvals, index, 'type'], type);
    if (code !== null) tree.put([...approvals, index, 'code'], code);
    const name = ofItem[index];
    if (typeof name === 'string') tree.put([...approvals, index, 'media'], name);
  }
}
