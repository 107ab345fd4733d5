import { type ScanKind, scanKindSchema } from '#shared/filing/materialSlot.ts';
import { changesNothing } from '#shared/scans/recipe.ts';
import { type Also, fixesNothing, type ManyFixes, plainAlso } from '#shared/scans/recipeForMany.ts';

/** What somebody chose so far; unlike what is asked of the desk it may be nothing, and name no kind. */
export interface ManyChoice {
  readonly straighten: boolean;
  readonly also: Also;
  readonly kinds: readonly ScanKind[];
}

/** 自动裁正 of everything: what one begins with. */
export const automatic: ManyChoice = { straighten: true, also: plainAlso, kinds: scanKindSchema.options };

/** Kinds of scans as they are chosen together; both sides of a card are one. */
export const kindGroups = [
  { id: 'certificate', label: '证照', kinds: ['subjectCertificate'] },
  { id: 'card', label: '证件人像面和国徽面', kinds: ['personFront', 'personBack'] },
  { id: 'letter', label: '文书', kinds: ['letter'] },
  { id: 'other', label: '其他', kinds: ['otherAttachment'] },
] as const satisfies readonly { id: string; label: string; kinds: readonly ScanKind[] }[];
export type KindGroup = (typeof kindGroups)[number]['id'];

/** The groups whose kinds are chosen. Pure. */
export function groupsOf({ kinds }: Pick<ManyChoice, 'kinds'>): KindGroup[] {
  return kindGroups.filter((group) => group.kinds.every((kind) => kinds.includes(kind))).map(({ id }) => id);
}

/** The kinds of these groups. Pure. */
export function kindsOf(groups: readonly KindGroup[]): ScanKind[] {
  return kindGroups.filter(({ id }) => groups.includes(id)).flatMap((group): readonly ScanKind[] => group.kinds);
}

/** Why it cannot begin, without a full stop; null when it can. Pure. */
export function whyNotYet(choice: ManyChoice): string | null {
  if (fixesNothing(choice)) return '请先选要做什么';
  if (choice.kinds.length === 0) return '请先选哪些图要改';
  return null;
}

/** What is asked of the desk. Pure. */
export function askedFor({ straighten, also, kinds }: ManyChoice): ManyFixes {
  return { straighten, also, kinds: kinds.length === scanKindSchema.options.length ? null : [...kinds] };
}

/** What is done, in the words of the choices. Pure. */
export function sayChoice({ straighten, also: { turn, brightness, contrast, clearerSeal } }: ManyChoice): string {
  return [
    straighten ? '转正、裁出来、拉平' : null,
    turn === 0 ? null : directions.find(({ value }) => value === turn)?.label,
    brightness === 0 ? null : brightness > 0 ? '调亮' : '调暗',
    contrast === 0 ? null : contrast > 0 ? '加强对比' : '减弱对比',
    clearerSeal ? '红章更清楚' : null,
  ]
    .filter(Boolean)
    .join('、');
}

/** Turns, as they are chosen. */
export const directions = [
  { value: 0, label: '不转' },
  { value: 270, label: '左转' },
  { value: 90, label: '右转' },
  { value: 180, label: '倒过来' },
] as const;

/** What the work is called: 裁正 is more than 修整 only where it is all there is. Pure. */
export function verbOf({ straighten, also }: ManyChoice): '裁正' | '修整' {
  return straighten && changesNothing({ ...also, corners: null }) ? '裁正' : '修整';
}
