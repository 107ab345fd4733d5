import type { EditableField } from '#shared/api/caseEdits.ts';
import { valueAt } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Stage } from '#shared/filing/stage.ts';
import type { SubjectNature } from '#shared/filing/subjectNature.ts';

/** Fields that this case does not need, with the sentence that says so. */
export interface Fold {
  readonly fields: readonly EditableField[];
  readonly why: string;
}

/**
 * What is folded away in one part of the form. A field that holds something is always shown, and so is one that
 * `wanted` names, because somebody was sent there.
 */
export function foldsOf(
  part: 'subject' | 'miniProgram',
  application: Application,
  nature: SubjectNature | null,
  wanted: EditableField | null = null,
): Fold[] {
  return candidates(part, application, nature)
    .map(({ fields, why }) => ({
      why,
      fields: fields.filter((field) => field !== wanted && valueAt(application, field) === null),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/** Once the bureau has the case, record numbers are about to be given and are to be noted. */
const awaitingNumbers: readonly Stage[] = ['bureauReview', 'done'];

function candidates(
  part: 'subject' | 'miniProgram',
  { filingCase }: Application,
  nature: SubjectNature | null,
): Fold[] {
  const { filingType, stage } = filingCase;
  const early = !awaitingNumbers.includes(stage);
  if (part === 'miniProgram') {
    const unfiled = early && (filingType === 'first' || filingType === 'added');
    return unfiled ? [{ fields: ['miniProgram.recordNumber'], why: '这个小程序还没有备案号，不用填。' }] : [];
  }
  return [
    ...(nature === 'personal'
      ? [
          {
            fields: ['subject.certificateValidFrom', 'subject.certificateValidUntil', 'subject.businessScope'] as const,
            why: '个人备案没有营业执照，证照有效期和经营范围不用填；证件有效期填在负责人那里。',
          },
        ]
      : []),
    ...(early && filingType === 'first'
      ? [
          {
            fields: ['subject.recordNumber'] as const,
            why: '以前没有备过案的主体还没有备案号，不用填；在别处备过的，请填上。',
          },
        ]
      : []),
  ];
}
