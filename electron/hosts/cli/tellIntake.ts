import type { IntakeItem } from '#shared/api/intake.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import type { ProposalConfidence } from '#shared/intake/proposal.ts';

/** How sure a proposal is, in a word. */
export const confidenceLabels: Readonly<Record<ProposalConfidence, string>> = {
  sure: '有把握',
  likely: '请核对',
  open: '待选',
};

/** One thing of the tray as a script reads it. */
export function intakeRecord({ id, name, folder, page, state, proposal, placed, findings }: IntakeItem) {
  return { id, name, folder, page, state, proposal, placed, findings };
}

/** The same as a line for people. */
export function intakeLine({ id, name, page, proposal }: IntakeItem): string {
  const [first] = proposal.places;
  const slots = first?.slots.map((slot) => materialSlot(slot).label).join('、') ?? '';
  const where = first ? `${first.subjectName}（${first.caseNumber}）${slots === '' ? '' : `的${slots}`}` : '还不知道';
  const what = page === null ? name : `${name} 第 ${page} 页`;
  const why = proposal.reason === '' ? '' : `：${proposal.reason}`;
  return `${id}  ${confidenceLabels[proposal.confidence]}  ${what} → ${where}${why}`;
}
