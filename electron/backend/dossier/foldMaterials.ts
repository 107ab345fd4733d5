import type { Finding } from '#shared/filing/finding.ts';
import { type MaterialSlotId, materialSlot, materialSlots } from '#shared/filing/materialSlot.ts';
import type { DossierMaterial } from './dossierInput.ts';

/** One file of the case with every slot it serves; the file is read and printed once. */
export interface FoldedMaterial {
  readonly slots: readonly MaterialSlotId[];
  /** What the screen calls those slots, with the position where a slot holds several files. */
  readonly title: string;
  readonly file: DossierMaterial;
  /** Of all its slots, each once. */
  readonly findings: readonly Finding[];
}

const order = new Map<string, number>(materialSlots.map((slot, index) => [slot.id, index]));

/**
 * The files of a case in the order of the form; the same bytes in several slots become one entry.
 *
 * One ID often serves two roles: printing it twice would only make the dossier thicker.
 */
export function foldMaterials(materials: readonly DossierMaterial[]): FoldedMaterial[] {
  const sorted = materials.toSorted(
    (a, b) => (order.get(a.slot) ?? 0) - (order.get(b.slot) ?? 0) || a.position - b.position,
  );
  const bySha = Map.groupBy(sorted, (material) => material.facts.sha256);
  const perSlot = Map.groupBy(sorted, (material) => material.slot);
  return [...bySha.values()].flatMap((same) => {
    const [file] = same;
    if (!file) return [];
    const labels = same.map(({ slot, position }) => {
      const several = (perSlot.get(slot)?.length ?? 1) > 1;
      return `${materialSlot(slot).label}${several ? `（${position + 1}）` : ''}`;
    });
    const findings = new Map(
      same.flatMap((material) => material.findings).map((finding) => [`${finding.rule} ${finding.message}`, finding]),
    );
    return [
      {
        slots: [...new Set(same.map(({ slot }) => slot))],
        title: [...new Set(labels)].join('、'),
        file,
        findings: [...findings.values()],
      },
    ];
  });
}
