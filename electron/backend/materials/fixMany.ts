import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { FixManyEvent, fixManyInput } from '#shared/api/materials.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import { proposeFix } from '#shared/scans/proposeFix.ts';
import { type ManyFixes, recipeForMany } from '#shared/scans/recipeForMany.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import type { Vault } from '../vault/openVault.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { makeFix } from './fixMaterial.ts';

/** One scan, and the first case that holds it. */
interface Planned {
  readonly caseNumber: string;
  readonly held: HeldMaterial;
}

/**
 * 批量修整 and 自动裁正: turns upright, cuts out and straightens what the desk is sure of, does what else was chosen to all
 * alike, and says of the others why not.
 *
 * Each copy counts as soon as its event is told, and stays when the rest is called off; `undoFixes` takes back all of
 * them. A picture that fails stops no other. Throws `caseMissing`, `vaultLocked` before the first event.
 */
export async function* fixMany(
  desk: Desk,
  { cases, scanIds, ...fixes }: z.infer<typeof fixManyInput>,
  signal?: AbortSignal,
): AsyncGenerator<FixManyEvent, void, undefined> {
  const vault = desk.vault();
  const wanted = scanIds && new Set(scanIds);
  const kinds = fixes.kinds && new Set(fixes.kinds);
  const planned = new Map<number, Planned>();
  for (const caseNumber of cases) {
    signal?.throwIfAborted();
    for (const held of listMaterials(vault.db, caseIdOf(desk, caseNumber))) {
      const { id } = held.scan;
      if (kinds !== null && !kinds.has(materialSlot(held.slot).scanKind)) continue;
      if (!planned.has(id) && (wanted === null || wanted.has(id))) planned.set(id, { caseNumber, held });
    }
  }
  const total = planned.size;
  let done = 0;
  yield { type: 'progress', done, total, label: '' };
  const work = (each: Planned) => fixOne(desk, vault, each, fixes, signal);
  for await (const event of inOrder(planned.values(), desk.pool.width, work, { signal })) {
    yield event;
    yield { type: 'progress', done: ++done, total, label: event.name };
  }
}

async function fixOne(
  desk: Desk,
  vault: Vault,
  { caseNumber, held }: Planned,
  fixes: ManyFixes,
  signal: AbortSignal | undefined,
): Promise<Exclude<FixManyEvent, { type: 'progress' }>> {
  const { id: scanId, facts } = held.scan;
  const of = { caseNumber, scanId, slot: held.slot, name: facts.name };
  const decided = recipeForMany(
    {
      kind: materialSlot(held.slot).scanKind,
      never: notFixable(facts),
      fixed: held.fix !== null,
      proposed: proposeFix(facts, desk.pack.scanThresholds, materialSlot(held.slot).scanKind),
    },
    fixes,
  );
  if (decided.recipe === null) return { type: 'left', ...of, reason: decided.reason, failed: false };
  const { recipe, askew } = decided;
  try {
    return {
      type: 'fixed',
      ...of,
      fix: await makeFix(desk, vault, { scanId, slots: [held.slot], recipe }, signal),
      recipe,
      askew,
    };
  } catch (error) {
    if (signal?.aborted || !(error instanceof DeskError)) throw error;
    // Nothing more can be kept, or asked for: the others would fail the same way.
    if (error.code === 'vaultLocked' || error.code === 'cannotWrite') throw error;
    return { type: 'left', ...of, reason: error.message, failed: true };
  }
}
