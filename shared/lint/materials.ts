import type { Finding } from '../filing/finding.ts';
import { type MaterialSlot, type MaterialSlotId, materialSlot, materialSlots } from '../filing/materialSlot.ts';
import { lackingPapers } from '../filing/requiredMaterial.ts';
import { requiredMaterials } from '../filing/requiredMaterials.ts';
import type { LintContext } from './lintContext.ts';

/** Materials that are missing, and slots that hold more files than the payload takes. */
export function lintMaterials(context: LintContext): Finding[] {
  return [...missing(context), ...tooMany(context)];
}

/** A scan that serves two roles of one human being is asked for once. */
function missing({ application, materials, pack, rulebook }: LintContext): Finding[] {
  const held = (id: MaterialSlotId) => materials.filter(({ slot }) => slot === id).length;
  const reported = new Set<MaterialSlotId>();
  return requiredMaterials(application, pack).flatMap((required) => {
    const best = Math.max(held(required.slot), ...required.servedBy.map(held));
    if (best >= required.count || required.servedBy.some((id) => reported.has(id))) return [];
    reported.add(required.slot);
    const slot = materialSlot(required.slot);
    const [first, ...more] = lackingPapers(required, best);
    if (!first) return [];
    const lacking = required.count - best;
    const what = required.papers.length > 1 ? [first, ...more].map(({ title }) => title).join('、') : slot.label;
    return [
      rulebook(first.rule, {
        weight: first.weight,
        where: placeOf(slot),
        message: `缺${what}${required.count > 1 ? `，共 ${lacking} 份` : ''}：${first.reason}`,
        remedy: `${first.template === null ? '请向客户收取后' : '请在“文书”里打印，签章扫描后'}放入“${slot.label}”`,
        source: first.source,
        asOf: first.asOf,
      }),
    ];
  });
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

/** Where findings about a slot stand: its payload field, or the slot itself when it stays in the office. */
function placeOf(slot: MaterialSlot): string {
  return slot.officialPath ?? `materials.${slot.id}`;
}
