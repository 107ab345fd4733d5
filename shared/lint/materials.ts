import { chinaDay } from '../calendar/chinaDay.ts';
import { daysBetween } from '../calendar/daysBetween.ts';
import type { Finding } from '../filing/finding.ts';
import { type MaterialSlot, type MaterialSlotId, materialSlot, materialSlots } from '../filing/materialSlot.ts';
import { lackingPapers, type RequiredMaterial, type RequiredPaper } from '../filing/requiredMaterial.ts';
import { requiredMaterials } from '../filing/requiredMaterials.ts';
import { inPreparation } from '../filing/stage.ts';
import type { LintContext } from './lintContext.ts';

/** Materials that are missing, slots that hold more files than the payload takes, and letters signed too long ago. */
export function lintMaterials(context: LintContext): Finding[] {
  return [...missing(context), ...tooMany(context), ...tooOld(context)];
}

/** A scan that serves two roles of one human being is asked for once. */
function missing({ application, materials, filesAt, pack, rulebook }: LintContext): Finding[] {
  const held = (id: MaterialSlotId) => materials.filter(({ slot }) => slot === id).length;
  const reported = new Set<MaterialSlotId>();
  return requiredMaterials(application, pack).flatMap((required) => {
    const slot = materialSlot(required.slot);
    const best = Math.max(held(required.slot), ...required.servedBy.map(held));
    const [first, ...more] = lackingItems(required, slot, filesAt) ?? lackingPapers(required, best);
    if (!first || required.servedBy.some((id) => reported.has(id))) return [];
    reported.add(required.slot);
    const lacking = [first, ...more].reduce((sum, { count }) => sum + count, 0);
    const what = required.papers.length > 1 ? [first, ...more].map(({ title }) => title).join('、') : slot.label;
    return [
      rulebook(first.rule, {
        weight: first.weight,
        where: filesAt === null ? placeOf(slot) : (first.path ?? placeOf(slot)),
        message: `缺${what}${required.count > 1 ? `，共 ${lacking} 份` : ''}：${first.reason}`,
        remedy: `${first.template === null ? '请向客户收取后' : '请在“文书”里打印，签章扫描后'}放入“${slot.label}”`,
        source: first.source,
        asOf: first.asOf,
      }),
    ];
  });
}

/** The papers whose own item names no file; null where the items do not say, or the slot has no list of them. */
function lackingItems(
  { papers }: RequiredMaterial,
  { officialPath }: MaterialSlot,
  filesAt: LintContext['filesAt'],
): RequiredPaper[] | null {
  if (filesAt === null || officialPath?.includes('[]') !== true) return null;
  return papers.filter(({ path }) => path !== null && !filesAt.has(path));
}

function tooMany({ materials, rulebook }: LintContext): Finding[] {
  return materialSlots.flatMap((slot) => {
    const count = materials.filter((material) => material.slot === slot.id).length;
    if (count <= slot.most) return [];
    return [
      rulebook('material.tooMany', {
        weight: 'must',
        where: placeOf(slot),
        message: `“${slot.label}”放了 ${count} 份，最多 ${slot.most} 份`,
        remedy: '请只留下要用的，其余移到“其他附件”或删去',
      }),
    ];
  });
}

/** The letters a principal brings; a platform wants them signed within so many days. */
const datedLetters: readonly MaterialSlotId[] = ['subjectPrincipalLetter', 'appPrincipalLetter'];

/**
 * A letter was signed on the day it came in, or before: counted from that day it is too old for certain.
 *
 * Once the filing is submitted the age counts no more. One scan in two places is one letter.
 */
function tooOld({ application, materials, profile, rulebook, submissionDay }: LintContext): Finding[] {
  const { province } = application.subject;
  const special = province === null ? undefined : profile.letterMaxAgeDaysByProvince[province];
  const most = special ?? profile.letterMaxAgeDays;
  if (most === null || !inPreparation(application.filingCase.stage)) return [];
  const told = new Set<number>();
  return materials.flatMap(({ slot, scan }) => {
    if (scan === undefined || !datedLetters.includes(slot) || told.has(scan.id)) return [];
    const received = chinaDay(new Date(scan.receivedAt));
    const age = daysBetween(received, submissionDay);
    if (age <= most) return [];
    told.add(scan.id);
    const { label } = materialSlot(slot);
    return [
      rulebook('material.letterTooOld', {
        weight: profile.confidence === 'low' ? 'should' : 'must',
        where: placeOf(materialSlot(slot)),
        message: `“${label}”是 ${received} 收到的，到 ${submissionDay} 提交已有 ${age} 天，${special === undefined ? '' : '本省'}只收 ${most} 天以内签署的`,
        remedy: '请重新打印，让客户签上新日期、盖章后再放进来',
        source: profile.source,
        asOf: profile.asOf,
      }),
    ];
  });
}

/** Where findings about a slot stand: its payload field, or the slot itself when it stays in the office. */
function placeOf(slot: MaterialSlot): string {
  return slot.officialPath ?? `materials.${slot.id}`;
}
