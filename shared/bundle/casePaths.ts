import type { Day } from '../filing/date.ts';
import { materialSlot } from '../filing/materialSlot.ts';
import { roleSchema } from '../filing/person.ts';
import type { Digest } from '../filing/settlement.ts';
import { dottedPath } from '../payload/payloadTree.ts';
import type {
  BundledCase,
  BundledEvent,
  BundledFix,
  BundledLetter,
  BundledMaterial,
  BundledPerson,
  BundledRejection,
} from './bundledCase.ts';

/** One thing two machines can disagree about: a field, or an item that is there or not. */
export type Part =
  | {
      readonly kind: 'field';
      readonly record: 'filingCase' | 'subject' | 'miniProgram';
      readonly key: string;
      readonly value: unknown;
    }
  | { readonly kind: 'person'; readonly uid: string; readonly key: string; readonly value: unknown }
  | { readonly kind: 'role'; readonly role: keyof BundledCase['roles']; readonly value: string | null }
  | { readonly kind: 'mark'; readonly mark: BundledCase['marks'][number]['kind']; readonly value: string | null }
  | { readonly kind: 'keepUntil'; readonly value: Day | null }
  | {
      readonly kind: 'onlyFile';
      readonly slot: BundledMaterial['slot'];
      readonly value: readonly BundledMaterial[] | null;
    }
  | { readonly kind: 'fix'; readonly sha256: string; readonly value: BundledFix | null }
  | {
      readonly kind: 'answer';
      readonly rejection: string;
      readonly index: number;
      readonly keyName: string;
      readonly value: { readonly answer: string; readonly answeredAt: string } | null;
    }
  | { readonly kind: 'file'; readonly value: BundledMaterial | null }
  | { readonly kind: 'event'; readonly value: BundledEvent | null }
  | { readonly kind: 'rejection'; readonly value: BundledRejection | null }
  | { readonly kind: 'settlement'; readonly value: BundledCase['settlements'][number] | null }
  | { readonly kind: 'letter'; readonly value: BundledLetter | null }
  | { readonly kind: 'rest'; readonly value: BundledCase['rest'][number] | null };

/** A case taken apart, by the path of each part. A path names the same thing on every machine. */
export type Parts = ReadonlyMap<string, Part>;

/** Takes a case apart. Persons go by the first of their uids. Pure. */
export function partsOf(held: BundledCase, digest: Digest): Parts {
  const parts = new Map<string, Part>();
  const { number: _, ...filingCase } = held.filingCase;
  const records = { filingCase, subject: held.subject, miniProgram: held.miniProgram } as const;
  for (const record of ['filingCase', 'subject', 'miniProgram'] as const) {
    for (const [key, value] of Object.entries(records[record])) {
      parts.set(`${record}.${key}`, { kind: 'field', record, key, value });
    }
  }
  for (const person of held.persons) {
    for (const [key, value] of Object.entries(fieldsOf(person))) {
      parts.set(`person.${person.uids[0]}.${key}`, { kind: 'person', uid: person.uids[0] ?? '', key, value });
    }
  }
  for (const role of roleSchema.options) parts.set(`role.${role}`, { kind: 'role', role, value: held.roles[role] });
  for (const { kind, at } of held.marks) parts.set(`mark.${kind}`, { kind: 'mark', mark: kind, value: at });
  if (held.keepUntil !== undefined) parts.set('keepUntil', { kind: 'keepUntil', value: held.keepUntil });
  for (const [slot, files] of Map.groupBy(held.materials, (each) => each.slot)) {
    if (materialSlot(slot).most === 1) parts.set(`onlyFile.${slot}`, { kind: 'onlyFile', slot, value: files });
  }
  for (const { facts, now } of held.scans) {
    parts.set(`fix.${facts.sha256}`, { kind: 'fix', sha256: facts.sha256, value: now });
  }
  const items = itemsInto(parts, digest);
  items(
    'file',
    held.materials.filter(({ slot }) => materialSlot(slot).most > 1),
    ({ slot, sha256 }) => [slot, sha256],
  );
  items('event', held.events, ({ kind, at, fromStage, toStage, note }) => [kind, at, fromStage, toStage, note]);
  items('settlement', held.settlements, ({ kind, rule, place, about }) => [kind, rule, place, about]);
  items('letter', held.letters, ({ template, madeAt }) => [template, madeAt]);
  items('rest', held.rest, ({ path }) => [dottedPath(path)]);
  const paths = items('rejection', held.rejections, ({ stage, at, reasons }) => [stage, at, reasons.map(wordsOf)]);
  for (const [place, { reasons }] of held.rejections.entries()) {
    const rejection = paths[place] ?? '';
    for (const [index, { keyName, answer, answeredAt }] of reasons.entries()) {
      const value = answer === null || answeredAt === null ? null : { answer, answeredAt };
      parts.set(`answer.${rejection}.${index}`, { kind: 'answer', rejection, index, keyName, value });
    }
  }
  return parts;
}

/** A person without what only travels. */
export function fieldsOf({ uids: _, updatedAt: __, ...fields }: BundledPerson) {
  return fields;
}

function wordsOf({ keyName, error, suggest }: BundledRejection['reasons'][number]) {
  return [keyName, error, suggest];
}

/** Adds items under a digest of what makes them the same; several that are the same are counted. Answers their paths. */
function itemsInto(parts: Map<string, Part>, digest: Digest) {
  return <Kind extends Part['kind'], Value extends NonNullable<Extract<Part, { kind: Kind }>['value']>>(
    kind: Kind,
    values: readonly Value[],
    nameOf: (value: Value) => unknown,
  ): string[] =>
    values.map((value) => {
      const name = `${kind}.${digest(JSON.stringify(nameOf(value)))}`;
      let path = name;
      for (let count = 2; parts.has(path); count++) path = `${name}.${count}`;
      parts.set(path, { kind, value } as unknown as Part);
      return path;
    });
}

/** What of a part must differ for two machines to disagree about it, as text; empty where nothing is. Pure. */
export function matterOf(part: Part | undefined): string {
  if (part === undefined || part.value === null) return '';
  if (Array.isArray(part.value) && part.value.length === 0) return '';
  switch (part.kind) {
    case 'onlyFile':
      return JSON.stringify(part.value.map(({ sha256, signedOn }) => [sha256, signedOn]));
    case 'file':
      return JSON.stringify([part.value.signedOn]);
    case 'fix':
      return JSON.stringify([part.value.recipe, part.value.madeAt]);
    case 'answer':
      return JSON.stringify(part.value.answer);
    case 'settlement':
      return JSON.stringify([part.value.reason, part.value.staff]);
    case 'rest':
      return JSON.stringify(part.value.value);
    // Their name says all of it.
    case 'event':
    case 'letter':
    case 'rejection':
      return 'there';
    default:
      return JSON.stringify(part.value);
  }
}

/** Whether a part is an item: it can be missing, while a field can only be empty. */
export function isItem({ kind }: Part): boolean {
  return ['file', 'event', 'rejection', 'settlement', 'letter', 'rest'].includes(kind);
}
