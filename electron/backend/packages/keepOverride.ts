import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { insertCaseEvent } from '../vault/store/caseEvents.ts';
import { findCaseByNumber, touchCase } from '../vault/store/cases.ts';
import type { PackRequest } from './packCase.ts';

/** Keeps in the history of a case that a package was made although something had to be put right, and why. */
export function keepOverride(desk: Desk, { caseNumber, profile, override }: PackRequest, blocking: number): void {
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
