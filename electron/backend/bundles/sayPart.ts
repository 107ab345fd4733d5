import type { BundleConflict, BundledOutcome } from '#shared/api/bundles.ts';
import { type EditableField, editableFieldSchema, fieldValueSchema } from '#shared/api/caseEdits.ts';
import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import type { Part } from '#shared/bundle/casePaths.ts';
import type { Disagreement, Takeover } from '#shared/bundle/mergeCase.ts';
import type { WhoChanged } from '#shared/bundle/whoChanged.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { MarkKind } from '#shared/filing/caseMark.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { roleLabels, roleSchema } from '#shared/filing/person.ts';
import { stageLabels, stageSchema } from '#shared/filing/stage.ts';
import { dottedPath } from '#shared/payload/payloadTree.ts';
import { sayRecipe } from '#shared/scans/recipe.ts';
import { type NameTables, notEntered, quoted, readableValue } from '../cases/readableValue.ts';

const markLabels: Readonly<Record<MarkKind, string>> = {
  entranceClosed: '备案入口打不开',
  faceStarted: '已发起人脸核身',
  faceFailed: '人脸核身没有通过',
  facePassed: '人脸核身通过',
  feeAsked: '要交认证费',
  feePaid: '认证费已交',
  reuseAsked: '已发核验短信',
  reuseTried: '又发了一次核验短信',
  reuseConfirmed: '核验短信已确认',
  numberShown: '小程序里已显示备案号',
  policeSettled: '公安联网备案已办',
};

const nothing = '没有';

/** Something taken over, in words. `held` is the case it stands in. */
export function sayTakeover(
  { from, to }: Takeover,
  held: BundledCase,
  pack: NameTables,
): BundledOutcome['takeovers'][number] {
  const part = to ?? from;
  if (!part) throw new Error('a takeover of nothing');
  const say = (each: Part | undefined) => {
    const said = sayValue(each, { held, pack, whole: false, cut: quoted });
    return said === nothing ? null : said;
  };
  return { label: labelOf(part, held), from: say(from), to: say(to) };
}

/** The two values of a conflict as they are, and the field they stand in where it is one. */
export interface WholeConflict {
  readonly caseNumber: string;
  readonly field: string | null;
  readonly mine: string;
  readonly theirs: string;
}

/** Something to be decided, in words and in full, with numbers masked, also where the masks are alike; `whole` where they hide something. */
export function sayConflict(
  { mine, theirs }: Disagreement,
  sides: {
    readonly id: string;
    readonly caseNumber: string;
    readonly mine: BundledCase;
    readonly theirs: BundledCase;
    readonly pack: NameTables;
    readonly changed: WhoChanged;
  },
): { readonly conflict: BundleConflict; readonly whole: WholeConflict | null } {
  const { id, caseNumber, pack, changed } = sides;
  const say = (whole: boolean) => ({
    mine: sayValue(mine, { held: sides.mine, pack, whole, cut: inFull }),
    theirs: sayValue(theirs, { held: sides.theirs, pack, whole, cut: inFull }),
  });
  const [masked, whole] = [say(false), say(true)];
  const hidden = masked.mine !== whole.mine || masked.theirs !== whole.theirs;
  return {
    conflict: {
      id,
      caseNumber,
      about: aboutOf(mine, sides.mine),
      label: labelOf(mine, sides.mine),
      ...masked,
      hidden,
      changed,
      mineAt: changedAt(mine, sides.mine),
      theirsAt: changedAt(theirs, sides.theirs),
    },
    whole: hidden ? { caseNumber, field: fieldOf(mine, sides.mine), ...whole } : null,
  };
}

function fieldOf(part: Part, held: BundledCase): string | null {
  if (part.kind === 'field') return `${part.record}.${part.key}`;
  return part.kind === 'person' ? `roles.${roleOf(held, part.uid)}.${part.key}` : null;
}

function aboutOf(part: Part, held: BundledCase): string {
  if (part.kind === 'person') return personOf(held, part.uid)?.name ?? '没有填姓名的人';
  if (part.kind === 'field' && part.record === 'miniProgram') return held.miniProgram.name ?? '没有填名称的小程序';
  return held.subject.name ?? '没有填名称的主体';
}

function changedAt(part: Part, held: BundledCase): string | null {
  if (part.kind === 'person') return personOf(held, part.uid)?.updatedAt ?? null;
  if (part.kind === 'field' && part.record === 'subject') return held.subjectUpdatedAt;
  if (part.kind === 'field' && part.record === 'miniProgram') return held.miniProgramUpdatedAt;
  if (part.kind === 'role') return part.role === 'appPrincipal' ? held.miniProgramUpdatedAt : held.subjectUpdatedAt;
  if (part.kind === 'fix') return part.value?.madeAt ?? null;
  if (part.kind === 'answer') return part.value?.answeredAt ?? null;
  if (part.kind === 'settlement') return part.value?.settledAt ?? null;
  if (part.kind === 'onlyFile') return part.value?.[0]?.attachedAt ?? null;
  return held.updatedAt;
}

function labelOf(part: Part, held: BundledCase): string {
  switch (part.kind) {
    case 'field':
      return part.key === 'stage' ? '阶段' : labelOfField(`${part.record}.${part.key}`);
    case 'person':
      return labelOfField(`roles.${roleOf(held, part.uid)}.${part.key}`);
    case 'role':
      return roleLabels[part.role];
    case 'mark':
      return markLabels[part.mark];
    case 'keepUntil':
      return '结案后保存到';
    case 'onlyFile':
      return materialSlot(part.slot).label;
    case 'fix':
      return `“${nameOfScan(held, part.sha256)}”的修整`;
    case 'answer':
      return `驳回原因“${quoted(part.keyName)}”的处理`;
    case 'file':
      return part.value ? materialSlot(part.value.slot).label : '材料';
    case 'event':
      return '经过';
    case 'rejection':
      return '驳回';
    case 'settlement':
      return '对问题的说明';
    case 'letter':
      return '打印过的文书';
    case 'rest':
      return part.value ? `备案资料里的“${dottedPath(part.value.path)}”` : '备案资料里的其他内容';
  }
}

function labelOfField(field: string): string {
  const known = editableFieldSchema.safeParse(field);
  return known.success ? fieldLabel(known.data) : '其他内容';
}

/** How a value is put into words. */
interface Saying {
  readonly held: BundledCase;
  readonly pack: NameTables;
  /** Private numbers unmasked. */
  readonly whole: boolean;
  /** What becomes of a text that may be long. */
  readonly cut: (text: string) => string;
}

function inFull(text: string): string {
  return text;
}

function sayValue(part: Part | undefined, { held, pack, whole, cut }: Saying): string {
  if (part?.kind === 'fix' && part.value === null) return '原图';
  if (part === undefined || part.value === null) return part && isEmptyField(part) ? notEntered : nothing;
  switch (part.kind) {
    case 'field':
    case 'person': {
      const name = fieldOf(part, held);
      if (name === 'filingCase.stage') return stageLabels[stageSchema.parse(part.value)];
      const [field, value] = [editableFieldSchema.safeParse(name), fieldValueSchema.safeParse(part.value)];
      if (whole && field.success && typeof part.value === 'string' && isHidden(field.data, part.value, pack))
        return cut(part.value);
      return field.success && value.success ? readableValue(field.data, value.data, pack, cut) : String(part.value);
    }
    case 'role':
      return personOf(held, part.value)?.name ?? '没有填姓名的人';
    case 'mark':
      return chinaDay(new Date(part.value));
    case 'keepUntil':
      return part.value;
    case 'onlyFile':
      return part.value.map(({ sha256, name }) => name ?? nameOfScan(held, sha256)).join('、');
    case 'fix':
      return sayRecipe(part.value.recipe).join('、');
    case 'answer':
      return cut(part.value.answer);
    case 'file':
      return [part.value.name ?? nameOfScan(held, part.value.sha256), part.value.signedOn].filter(Boolean).join('，');
    case 'event':
      return [chinaDay(new Date(part.value.at)), sayEvent(part.value, cut)].join(' ');
    case 'rejection':
      return `${chinaDay(new Date(part.value.at))} ${stageLabels[part.value.stage]}，${part.value.reasons.length} 条原因`;
    case 'settlement':
      return part.value.reason === null ? '已确认' : cut(part.value.reason);
    case 'letter':
      return chinaDay(new Date(part.value.madeAt));
    case 'rest':
      return cut(JSON.stringify(part.value.value));
  }
}

/** Whether what a person reads of a value hides something of it. A code that is read by its name is no secret. */
function isHidden(field: EditableField, value: string, pack: NameTables): boolean {
  return readableValue(field, value, pack).includes('*') && !value.includes('*');
}

function sayEvent({ kind, toStage, note }: BundledCase['events'][number], cut: Saying['cut']): string {
  if (kind === 'created') return '建立案件';
  if (kind === 'noted') return cut(note ?? '');
  return `${kind === 'rejected' ? '退回到' : '到'}“${toStage ? stageLabels[toStage] : ''}”`;
}

function isEmptyField({ kind }: Part): boolean {
  return kind === 'field' || kind === 'person' || kind === 'role';
}

function personOf({ persons }: BundledCase, uid: string | null) {
  return persons.find(({ uids }) => uids[0] === uid) ?? null;
}

function roleOf({ roles }: BundledCase, uid: string) {
  return roleSchema.options.find((role) => roles[role] === uid) ?? 'subjectPrincipal';
}

function nameOfScan({ scans }: BundledCase, sha256: string): string {
  return scans.find(({ facts }) => facts.sha256 === sha256)?.facts.name ?? '原件';
}
