import { rm } from 'node:fs/promises';
import { packageAbout } from '#shared/packages/packageRecord.ts';
import { noteAccess } from '../access/accessLog.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { insertCaseEvent } from '../vault/store/caseEvents.ts';
import { findCaseByNumber, touchCase } from '../vault/store/cases.ts';
import type { PackedCase, PackRequest } from './packCase.ts';

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
 * Keeps that a package was made, now that it lies at `path`: the hash of its manifest in the access log, which nobody can change
 * unseen, and in the history of the case what was open and why. A package that has not replaced another goes again when that
 * cannot be kept: one nobody is told of would come twice the next time.
 */
export async function keepMade(
  desk: Desk,
  request: PackRequest,
  { manifest, open }: Pick<PackedCase, 'manifest' | 'open'>,
  placed: { readonly path: string | null; readonly replaced: boolean },
): Promise<void> {
  try {
    // First: a line about a package that is gone again hurts nobody, a history that tells of one does.
    noteAccess(desk, 'package', [packageAbout({ caseNumber: request.caseNumber, ...manifest })]);
    keepOverride(desk, request, open);
  } catch (error) {
    if (placed.path !== null && !placed.replaced)
      await rm(placed.path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}
