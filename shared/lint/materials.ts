import { chinaDay } from '../calendar/chinaDay.ts';
import { daysBetween } from '../calendar/daysBetween.ts';
import type { Day } from '../filing/date.ts';
import type { Finding } from '../filing/finding.ts';
import { isDatedLetter, type MaterialSlotId, materialSlot, materialSlots, slotPlace } from '../filing/materialSlot.ts';
import {
  lackingMaterials,
  lackingPapers,
  type RequiredMaterial,
  type RequiredPaper,
} from '../filing/requiredMaterial.ts';
import { requiredMaterials } from '../filing/requiredMaterials.ts';
import { inPreparation } from '../filing/stage.ts';
import type { LintContext } from './lintContext.ts';
import { lintSwappedPapers } from './swappedPapers.ts';

/** Materials that are missing or in each other's place, slots that hold more files than the payload takes, and letters of a wrong day. */
export function lintMaterials(context: LintContext): Finding[] {
  return [...missing(context), ...tooMany(context), ...wrongDay(context), ...lintSwappedPapers(context)];
}

/** A scan that serves two roles of one human being is asked for once; a payload names it in both places. */
function missing(context: LintContext): Finding[] {
  const { application, materials, filesAt, pack, rulebook } = context;
  const all = requiredMaterials(application, pack);
  const isSent = (id: MaterialSlotId) => materialSlot(id).officialPath !== null;
  const wanted =
    filesAt === undefined ? all : all.map((each) => (isSent(each.slot) ? { ...each, servedBy: [] } : each));
  const held = (id: MaterialSlotId) =>
    lackingItems(wanted, id, filesAt)?.held ?? materials.filter(({ slot }) => slot === id).length;
  return lackingMaterials(wanted, held).flatMap(({ required, best }) => {
    const slot = materialSlot(required.slot);
    const [first, ...more] = lackingItems(wanted, slot.id, filesAt)?.lacking ?? lackingPapers(required, best);
    if (!first) return [];
    const lacking = required.count - best;
    const what = required.papers.length > 1 ? [first, ...more].map(({ title }) => title).join('、') : slot.label;
    return [
      rulebook(first.rule, {
        weight: first.weight,
        where: filesAt === undefined ? slotPlace(slot) : (first.path ?? slotPlace(slot)),
        message: `缺${what}${required.count > 1 ? `，共 ${lacking} 份` : ''}：${first.reason}`,
        remedy: `${first.template === null ? '请向客户收取后' : '请在“文书”里打印，签章扫描后'}放入“${slot.label}”`,
        source: first.source,
        asOf: first.asOf,
        ...toldByOf(context, [first, ...more]),
      }),
    ];
  });
}

/** Only what all of the missing papers follow from: one that is needed anyway is told. */
function toldByOf(
  { nature, settledNature }: LintContext,
  [first, ...more]: readonly [RequiredPaper, ...RequiredPaper[]],
): Pick<Finding, 'toldBy'> {
  const shared = first.toldBy.filter((rule) => more.every((each) => each.toldBy.includes(rule)));
  // While type and certificate contradict each other, papers may be asked for of the wrong one.
  const toldBy = nature !== settledNature ? [...shared, 'form.certificateTypeUnfit'] : shared;
  return toldBy.length > 0 ? { toldBy } : {};
}

/**
 * Of a list whose items name their papers: how many of those that are wanted are there, and which are not. Null where
 * the items do not say, or the slot is no such list.
 */
function lackingItems(
  wanted: readonly RequiredMaterial[],
  id: MaterialSlotId,
  filesAt: LintContext['filesAt'],
): { readonly held: number; readonly lacking: RequiredPaper[] } | null {
  if (filesAt === undefined || materialSlot(id).officialPath?.includes('[]') !== true) return null;
  const papers = wanted.filter(({ slot }) => slot === id).flatMap((each) => each.papers);
  const lacking = papers.filter(({ path }) => path !== null && !filesAt.has(path));
  return { held: papers.length - lacking.length, lacking };
}

function tooMany({ materials, rulebook }: LintContext): Finding[] {
  return materialSlots.flatMap((slot) => {
    const count = materials.filter((material) => material.slot === slot.id).length;
    if (count <= slot.most) return [];
    return [
      rulebook('material.tooMany', {
        weight: 'must',
        where: slotPlace(slot),
        message: `“${slot.label}”放了 ${count} 份，最多 ${slot.most} 份`,
        remedy: '请只留下要用的，其余移到“其他附件”或删去',
      }),
    ];
  });
}

/**
 * Letters that are too old, or dated after the filing. What counts is the day under the letter; while only the day it
 * came in is known, that is told as it is and blocks nothing.
 *
 * Once the filing is submitted the age counts no more. One scan in two places is one letter.
 */
function wrongDay(context: LintContext): Finding[] {
  const { application, materials } = context;
  if (!inPreparation(application.filingCase.stage)) return [];
  const told = new Set<number>();
  return materials.flatMap(({ slot, scan, signedOn }) => {
    if (scan === undefined || !isDatedLetter(slot) || told.has(scan.id)) return [];
    told.add(scan.id);
    const known = signedOn ?? null;
    return known === null
      ? receivedTooLongAgo(context, slot, chinaDay(new Date(scan.receivedAt)))
      : signedOnWrongDay(context, slot, known);
  });
}

/** How many days old a letter may be, and the words for whose demand that is; null when nobody demands it. */
function ageLimit({ application, profile }: LintContext): { readonly most: number; readonly whose: string } | null {
  const { province } = application.subject;
  const special = province === null ? undefined : profile.letterMaxAgeDaysByProvince[province];
  if (special !== undefined) return { most: special, whose: '本省' };
  return profile.letterMaxAgeDays === null ? null : { most: profile.letterMaxAgeDays, whose: '' };
}

function receivedTooLongAgo(context: LintContext, slot: MaterialSlotId, received: Day): Finding[] {
  const { profile, rulebook, submissionDay } = context;
  const limit = ageLimit(context);
  const age = daysBetween(received, submissionDay);
  if (limit === null || age <= limit.most) return [];
  return [
    rulebook('material.letterTooOld', {
      weight: 'should',
      where: slotPlace(materialSlot(slot)),
      message: `“${materialSlot(slot).label}”是 ${received} 收到的，到 ${submissionDay} 提交已有 ${age} 天；${limit.whose}只收 ${limit.most} 天以内签署的`,
      remedy: '请点开这份授权书，填上它的落款日期；太早的请重新打印，让客户签上新日期、盖章后再放进来',
      source: profile.source,
      asOf: profile.asOf,
    }),
  ];
}

function signedOnWrongDay(context: LintContext, slot: MaterialSlotId, signedOn: Day): Finding[] {
  const { profile, rulebook, submissionDay } = context;
  const { label } = materialSlot(slot);
  const where = slotPlace(materialSlot(slot));
  const limit = ageLimit(context);
  const age = daysBetween(signedOn, submissionDay);
  if (age < 0) {
    return [
      rulebook('material.letterPostdated', {
        weight: 'must',
        where,
        message: `“${label}”落款是 ${signedOn}，晚于提交日 ${submissionDay}`,
        remedy: '请核对落款日期；确实写晚了的，到那一天以后再提交，或让客户重新签',
      }),
    ];
  }
  if (limit === null || age <= limit.most) return [];
  return [
    rulebook('material.letterTooOld', {
      weight: profile.confidence === 'low' ? 'should' : 'must',
      where,
      message: `“${label}”落款是 ${signedOn}，到 ${submissionDay} 提交已有 ${age} 天；${limit.whose}只收 ${limit.most} 天以内签署的`,
      remedy: '请重新打印，让客户签上新日期、盖章后再放进来',
      source: profile.source,
      asOf: profile.asOf,
    }),
  ];
}
