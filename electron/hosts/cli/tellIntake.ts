import type { IntakeItem } from '#shared/api/intake.ts';
import { materialSlot, scanKindLabels } from '#shared/filing/materialSlot.ts';
import type { ProposalConfidence } from '#shared/intake/proposal.ts';
import { sayReason } from '#shared/intake/sayReason.ts';

/** How sure a proposal is, in a word. */
export const confidenceLabels: Readonly<Record<ProposalConfidence, string>> = {
  sure: '有把握',
  likely: '请核对',
  open: '待选',
};

/** One thing of the tray as a script reads it. */
export function intakeRecord({ id, name, folder, page, state, proposal, looksLike, placed, findings }: IntakeItem) {
  return { id, name, folder, page, state, proposal, looksLike, placed, findings };
}

/** The same as a line for people. */
export function intakeLine({ id, name, page, proposal, looksLike }: IntakeItem): string {
  const [first] = proposal.places;
  const slots = first?.slots.map((slot) => materialSlot(slot).label).join('、') ?? '';
  const where = first
    ? `${first.subjectName}（${first.caseNumber}）${slots === '' ? '' : `的${slots}`}`
    : '还不知道是哪位客户';
  const looks = looksLike === null ? '' : `，像是${scanKindLabels[looksLike.kind]}`;
  const what = page === null ? name : `${name} 第 ${page} 页`;
  const reason = sayReason({ proposal, looksLike });
  const why = reason === '' ? '' : `：${reason}`;
  return `${id}  ${confidenceLabels[proposal.confidence]}  ${what} → ${where}${looks}${why}`;
}
