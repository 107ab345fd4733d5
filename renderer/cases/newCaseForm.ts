import { z } from 'zod';
import type { createCaseInput, KnownSubject } from '#shared/api/cases.ts';
import { entranceSchema, type FilingType, filingTypeSchema } from '#shared/filing/filingCase.ts';

/** The choice that stands for a mini program which is not known yet. */
export const anotherApp = 'another';

/** What the dialog for a new case holds while it is filled in. Texts are as typed. */
export const newCaseFormSchema = z
  .object({
    /** Null while the subject is a new one. */
    subjectId: z.int().nullable(),
    subjectName: z.string().trim().min(1, '请填写主体名称，或选一位已有的客户').max(200, '主体名称最长 200 个字'),
    subjectType: z.int().nullable(),
    app: z.union([z.literal(anotherApp), z.int()]),
    appName: z.string().trim().max(120, '小程序名称最长 120 个字'),
    appId: z.string().trim().max(64, 'AppID 最长 64 个字符'),
    filingType: filingTypeSchema,
    entrance: entranceSchema.nullable(),
    staff: z.string().trim().max(60, '姓名最长 60 个字'),
  })
  .refine(({ app, appName }) => app !== anotherApp || appName !== '', {
    path: ['appName'],
    message: '请填写小程序名称',
  });
export type NewCaseForm = z.infer<typeof newCaseFormSchema>;

export const blankCase: NewCaseForm = {
  subjectId: null,
  subjectName: '',
  subjectType: null,
  app: anotherApp,
  appName: '',
  appId: '',
  filingType: 'first',
  entrance: null,
  staff: '',
};

/** The filled-in dialog as the backend takes it. */
export function newCaseOf(form: NewCaseForm): z.infer<typeof createCaseInput> {
  return {
    subject:
      form.subjectId === null ? { name: form.subjectName.trim(), type: form.subjectType } : { id: form.subjectId },
    miniProgram:
      form.app === anotherApp ? { name: entered(form.appName), appId: entered(form.appId) } : { id: form.app },
    filingType: form.filingType,
    entrance: form.entrance,
    staff: entered(form.staff),
  };
}

/** The usual type: a subject's first mini program is 首次, every further one 新增. */
export function usualFilingType(subject: Pick<KnownSubject, 'miniPrograms'> | null): FilingType {
  return subject !== null && subject.miniPrograms.length > 0 ? 'added' : 'first';
}

function entered(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
