import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { readDay } from '#shared/identity/day.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useToday } from '../../app/useToday.ts';
import { DayPicker } from '../../parts/DayPicker.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useShowCase } from '../useOpenedCase.ts';

/** The day under a letter, read off the picture beside it: saved when it is left, empty while nobody knows it. */
export function SignedDay({
  caseNumber,
  material: { scanId, signedOn },
}: {
  caseNumber: string;
  material: CaseMaterial;
}) {
  const { client } = useDesk();
  const show = useShowCase();
  const report = useReportError();
  const today = useToday();
  const typed = useDraft<string | null>(`${caseNumber}.signedOn.${scanId}`, null);
  const text = typed.value ?? signedOn ?? '';
  const read = text.trim() === '' ? { ok: true as const, day: null } : readDay(text);
  const save = useMutation({
    mutationFn: async (day: string | null) => {
      if (day !== signedOn) show(await client.materials.setSignedOn({ caseNumber, scanId, signedOn: day }));
    },
    onSuccess: () => typed.discard(),
    onError: report,
  });
  const leave = () => {
    if (typed.value !== null && read.ok) save.mutate(read.day);
  };
  return (
    <LabelledField
      label="落款日期"
      problem={read.ok ? null : read.reason}
      hint="照授权书上手写的日期填，平台按这一天算它过没过期。"
    >
      {(ties) => (
        <Input
          {...ties}
          {...(ties['aria-invalid'] ? { status: 'error' as const } : {})}
          autoComplete="off"
          className="beian-number"
          placeholder="如 20261126"
          value={text}
          onChange={({ target }) => typed.write(target.value)}
          onBlur={leave}
          onPressEnter={leave}
          suffix={
            <DayPicker
              of={ties.id}
              text={text}
              today={today}
              onPick={(day) => {
                typed.write(day);
                save.mutate(day);
              }}
            />
          }
        />
      )}
    </LabelledField>
  );
}
