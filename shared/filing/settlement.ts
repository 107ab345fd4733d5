import { z } from 'zod';
import type { HeldMaterial } from '../scans/storedScan.ts';
import { type Application, personIn } from './filingCase.ts';
import { type Finding, findingSchema, onceADefect } from './finding.ts';
import { kindOf } from './findingKind.ts';
import { alsoLookedAt } from './lookedAt.ts';
import { materialSlots, slotPlace } from './materialSlot.ts';
import { officialFieldAt, officialFieldFor } from './officialFields.ts';
import { enteredText, roleSchema } from './person.ts';

/**
 * A decision of the staff about a case: a finding they stand by (`overridden`, with a reason), a question answered
 * (`confirmed`), reminders seen (`noticed`).
 *
 * `rule` is the rule of the finding, or the reason of rejection a question is about (RJ24). `about` is a digest of what
 * the decision was about: when that has changed, the decision is void.
 */
export const settlementSchema = z.object({
  kind: z.enum(['overridden', 'confirmed', 'noticed']),
  rule: z.string().min(1),
  place: z.string(),
  about: z.string().regex(/^[0-9a-f]{64}$/),
  reason: enteredText(500),
  staff: enteredText(60),
  settledAt: z.iso.datetime(),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** Whether two decisions are about the same finding or question, whatever values they were about. Pure. */
export function isSameMatter(one: Settlement, other: Settlement): boolean {
  return one.kind === other.kind && one.rule === other.rule && one.place === other.place;
}

/**
 * Rules no reason helps against: what is not there, cannot be read or fails its own check digit is refused by the
 * platform itself, whoever stands by it.
 */
const beyondReason: ReadonlySet<string> = new Set([
  'form.unreadable',
  'form.subjectTypeUnknown',
  'form.certificateTypeUnknown',
  'identity.residentId',
  'identity.creditCode',
]);

/** Whether somebody can stand by a finding. A paper may be one that this office knows not to be asked for. */
export function canBeOverridden(finding: Finding): boolean {
  const isPaper = finding.rule.startsWith('material.');
  return (isPaper || kindOf(finding) !== 'missing') && !beyondReason.has(finding.rule);
}

/** SHA-256 in hex; handed in, because shared code has none. */
export type Digest = (text: string) => string;

/** A finding somebody stands by, with who and why. */
export const overriddenFindingSchema = z.object({
  finding: findingSchema,
  reason: z.string(),
  staff: z.string().nullable(),
  settledAt: z.iso.datetime(),
});
export type OverriddenFinding = z.infer<typeof overriddenFindingSchema>;

/** Findings that stand, and those that somebody stands by. */
export interface SettledFindings {
  readonly findings: Finding[];
  readonly overridden: OverriddenFinding[];
}

/** Sorts out what was overridden, then tells each defect once; `aboutOf` says what a finding is about at this moment. Pure. */
export function settle(
  findings: readonly Finding[],
  settlements: readonly Settlement[],
  aboutOf: (finding: Finding) => string,
): SettledFindings {
  const settled: SettledFindings = { findings: [], overridden: [] };
  for (const finding of findings) {
    const here = settlements.filter(
      ({ kind, rule, place }) => kind === 'overridden' && rule === finding.rule && place === finding.where,
    );
    const about = here.length > 0 ? aboutOf(finding) : null;
    const by = here.find((each) => each.about === about);
    if (by && by.reason !== null) {
      settled.overridden.push({ finding, reason: by.reason, staff: by.staff, settledAt: by.settledAt });
    } else settled.findings.push(finding);
  }
  return { ...settled, findings: onceADefect(settled.findings) };
}

/**
 * What a finding is about, as text to take a digest of: what it says, everything that stands at its place, and what its
 * rule looks at elsewhere (`lookedAt`).
 *
 * The sentence alone would not do: one remark of twelve characters reads like another. What only the day puts into it
 * does not count: nothing has changed when a certificate has one day less. Two files of one content count as the same.
 */
export function matterOf(finding: Finding, application: Application, held: readonly HeldMaterial[]): string {
  return matterOfValue(
    finding,
    valueAtPlace(finding.where, application, held),
    alsoLookedAt(finding, application, held),
  );
}

/** The same, where the value at the place of the finding is known already. */
export function matterOfValue({ message }: Finding, value: unknown, also: unknown = null): string {
  return JSON.stringify([message.replaceAll(wordsOfTheDay, ''), value, also]);
}

/**
 * What a finding of a rule at a place would be about, but for its sentence: the value there and whatever else its rule
 * looks at, as text to compare. While it is the same, nothing a decision was about has changed.
 */
export function valuesOf(
  { rule, place }: Pick<Settlement, 'rule' | 'place'>,
  application: Application,
  held: readonly HeldMaterial[],
): string {
  return JSON.stringify([
    valueAtPlace(place, application, held),
    alsoLookedAt({ rule, where: place }, application, held),
  ]);
}

/** Days and years counted up to the day of submission, and that day itself. */
const wordsOfTheDay = /(?:从|到|提交日) \d{4}-\d{2}-\d{2}|(?:只剩|已有) \d+ 天|已满 \d+ 周岁/gu;

/** Everything of these fields of our model and these slots (`materials.…`), as text to take a digest of. */
export function matterOfFields(
  fields: readonly string[],
  application: Application,
  held: readonly HeldMaterial[],
): string {
  return JSON.stringify(fields.map((field) => valueAtPlace(officialFieldFor(field)?.path ?? field, application, held)));
}

function valueAtPlace(where: string, application: Application, held: readonly HeldMaterial[]): unknown {
  const slot = materialSlots.find((each) => where === slotPlace(each));
  if (slot) {
    return held.filter((each) => each.slot === slot.id).map(({ scan }) => scan.facts.sha256);
  }
  return modelValue(officialFieldAt(where)?.field ?? where, application);
}

/** The value at a path of our model; the whole record or list where the path names one of its items. */
function modelValue(field: string, application: Application): unknown {
  const [part = '', ...rest] = field.replace(/\[.*$/, '').split('.');
  if (part === 'roles') {
    const role = roleSchema.safeParse(rest[0]);
    if (!role.success) return null;
    return at(personIn(application, role.data), rest[1]);
  }
  if (part === 'subject' || part === 'miniProgram' || part === 'filingCase') return at(application[part], rest[0]);
  return null;
}

function at(record: object | null, key: string | undefined): unknown {
  if (record === null || key === undefined) return record;
  return (record as Readonly<Record<string, unknown>>)[key] ?? null;
}
