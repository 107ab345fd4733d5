import { zodResolver } from '@hookform/resolvers/zod';
import { Flex } from 'antd';
import { useRef } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { AgencyEdit } from '#shared/api/agencyEdits.ts';
import { type Agency, agencyLabels, agencySchema } from '#shared/filing/agency.ts';
import { checkCreditCode } from '#shared/identity/creditCode.ts';
import { AgencyInput } from './AgencyInput.tsx';

/** The fields of the agency that are one text each. */
type TextField = Exclude<keyof Agency, 'phones' | 'staff'>;

const fields: readonly {
  readonly name: TextField;
  readonly longest: number;
  readonly masked?: true;
}[] = [
  { name: 'name', longest: 200 },
  { name: 'creditCode', longest: 64 },
  { name: 'address', longest: 400 },
  { name: 'contactName', longest: 100 },
  { name: 'contactPhone', longest: 32, masked: true },
];

/**
 * The agency as letters name it. A field is saved when it is left; what is being typed is never overwritten.
 *
 * A save expects what the field showed when the person began to type, whatever was saved elsewhere since.
 */
export function AgencyForm({ agency, onSave }: { agency: Agency; onSave: (edit: AgencyEdit) => void }) {
  const { control, getValues, setValue, trigger, resetField } = useForm<Agency>({
    resolver: zodResolver(agencySchema),
    values: agency,
    resetOptions: { keepDirtyValues: true },
  });
  const typedOver = useRef(new Map<TextField, string | null>());
  const leave = async (field: TextField) => {
    const expected = typedOver.current.get(field);
    if (expected === undefined) return;
    const value = getValues(field)?.trim() || null;
    if (value === expected) {
      typedOver.current.delete(field);
      return resetField(field, { defaultValue: agency[field] });
    }
    setValue(field, value);
    if (!(await trigger(field))) return;
    typedOver.current.delete(field);
    resetField(field, { defaultValue: value });
    onSave({ field, value, expected });
  };
  return (
    <Flex vertical gap={12}>
      {fields.map(({ name, longest, masked = false }) => (
        <Controller
          key={name}
          name={name}
          control={control}
          render={({ field, fieldState }) => (
            <AgencyInput
              label={agencyLabels[name]}
              value={field.value ?? ''}
              onChange={(text) => {
                if (!typedOver.current.has(name)) typedOver.current.set(name, agency[name]);
                field.onChange(text);
              }}
              onLeave={() => void leave(name)}
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
