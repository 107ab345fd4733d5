import { zodResolver } from '@hookform/resolvers/zod';
import { Flex } from 'antd';
import { Controller, useForm } from 'react-hook-form';
import { type Agency, agencySchema } from '#shared/filing/agency.ts';
import { checkCreditCode } from '#shared/identity/creditCode.ts';
import { AgencyInput } from './AgencyInput.tsx';

/** The fields of the agency that are one text each. */
type TextField = Exclude<keyof Agency, 'phones' | 'staff'>;

const fields: readonly {
  readonly name: TextField;
  readonly label: string;
  readonly longest: number;
  readonly masked?: true;
}[] = [
  { name: 'name', label: '机构名称', longest: 200 },
  { name: 'creditCode', label: '统一社会信用代码', longest: 64 },
  { name: 'address', label: '地址', longest: 400 },
  { name: 'contactName', label: '联系人', longest: 100 },
  { name: 'contactPhone', label: '联系电话', longest: 32, masked: true },
];

/** The agency as letters name it. A field is saved when it is left; what is being typed is never overwritten. */
export function AgencyForm({
  agency,
  onSave,
}: {
  agency: Agency;
  onSave: (field: TextField, value: string | null, what: string) => void;
}) {
  const { control, getValues, setValue, trigger, resetField } = useForm<Agency>({
    resolver: zodResolver(agencySchema),
    values: agency,
    resetOptions: { keepDirtyValues: true },
  });
  const leave = async (field: TextField, label: string) => {
    const value = getValues(field)?.trim() || null;
    setValue(field, value);
    if (!(await trigger(field))) return;
    resetField(field, { defaultValue: value });
    if (value !== agency[field]) onSave(field, value, label);
  };
  return (
    <Flex vertical gap={12}>
      {fields.map(({ name, label, longest, masked = false }) => (
        <Controller
          key={name}
          name={name}
          control={control}
          render={({ field, fieldState }) => (
            <AgencyInput
              label={label}
              value={field.value ?? ''}
              onChange={field.onChange}
              onLeave={() => void leave(name, label)}
              longest={longest}
              masked={masked}
              hint={name === 'creditCode' ? sayCreditCode(agency.creditCode) : null}
              problem={fieldState.error?.message}
            />
          )}
        />
      ))}
    </Flex>
  );
}

/** What looks wrong with the code as saved; it is kept all the same. */
function sayCreditCode(code: string | null): string | null {
  if (code === null) return null;
  const check = checkCreditCode(code);
  return check.ok ? null : `请核对：${check.problems.map(({ reason }) => reason).join('；')}。`;
}
