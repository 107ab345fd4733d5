import { rm } from 'node:fs/promises';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { insertCaseEvent } from '../vault/store/caseEvents.ts';
import { findCaseByNumber, touchCase } from '../vault/store/cases.ts';
import type { PackRequest } from './packCase.ts';

/** Keeps in the history of a case that a package was made although something had to be put right, and why. */
function keepOverride(desk: Desk, { caseNumber, profile, override }: PackRequest, blocking: number): void {
  if (override === null || blocking === 0) return;
  const { db } = desk.vault();
  const now = desk.now();
  transaction(db, () => {
    const found = findCaseByNumber(db, caseNumber);
    if (!found) return;
    const note = `还有 ${blocking} 个必改问题时生成了“${profile.label}”的提交包，原因：${override}`;
    const event = { caseId: found.id, kind: 'noted', at: now.toISOString(), fromStage: null, toStage: null } as const;
    insertCaseEvent(db, { ...event, note });
    touchCase(db, found.id, now);
  });
}

/**
 * The same for a package that lies at `path` by now, where it has not replaced another: it goes again when the history
 * cannot be kept. A package nobody is told of would come twice the next time.
 */
export async function keepOverrideOf(
  desk: Desk,
  request: PackRequest,
  blocking: number,
  placed: { readonly path: string | null; readonly replaced: boolean },
): Promise<void> {
  try {
    keepOverride(desk, request, blocking);
  } catch (error) {
    if (placed.path !== null && !placed.replaced)
      await rm(placed.path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}
