import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { KnownSubject } from '#shared/api/cases.ts';
import { useDesk } from '../app/deskContext.ts';
import { clearableBy } from '../parts/clearByKey.tsx';
import { LabelledField } from '../parts/LabelledField.tsx';
import type { NewCaseForm } from './newCaseForm.ts';
import { SubjectPicker } from './SubjectPicker.tsx';

/** Whose case it is. */
export function NewCaseSubject({
  form: { control, formState },
  known,
  onSubject,
}: {
  form: UseFormReturn<NewCaseForm>;
  known: KnownSubject | null;
  onSubject: (subject: KnownSubject | null, name: string) => void;
}) {
  const { queries } = useDesk();
  const tables = useQuery(queries.rules.tables.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <>
      <Controller
        control={control}
        name="subjectName"
        render={({ field: { value, ref } }) => (
          <LabelledField
            label="主体（客户）"
            hint={
              known ? `已有的客户（${known.certificateMasked ?? '证件号未填'}），资料直接沿用，不用再填。` : undefined
            }
            problem={formState.errors.subjectName?.message}
          >
            {(ties) => (
              <SubjectPicker
                ties={ties}
                ref={ref}
                name={value}
                onType={(name) => onSubject(null, name)}
                onChoose={(subject) => onSubject(subject, subject.name ?? '')}
              />
            )}
          </LabelledField>
        )}
      />
      {known === null && (
        <Controller
          control={control}
          name="subjectType"
          render={({ field }) => (
            <LabelledField label="单位性质" hint="不确定可以先空着，以后再选。">
              {(ties) => (
                <Select
                  {...ties}
                  aria-describedby={clearableBy(ties['aria-describedby'])}
                  value={field.value}
                  onChange={(value: number | undefined) => field.onChange(value ?? null)}
                  onBlur={field.onBlur}
                  allowClear
                  placeholder="企业、个体工商户、个人……"
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(tables.data?.subjectTypes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                  style={{ width: '100%' }}
                />
              )}
            </LabelledField>
          )}
        />
      )}
    </>
  );
}
