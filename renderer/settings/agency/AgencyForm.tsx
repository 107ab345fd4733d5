import { zodResolver } from '@hookform/resolvers/zod';
import { Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { AgencyEdit } from '#shared/api/agencyEdits.ts';
import { type Agency, agencyLabels, agencySchema } from '#shared/filing/agency.ts';
import { checkCreditCode } from '#shared/identity/creditCode.ts';
import { useUnloadGuard } from '../../parts/useUnloadGuard.ts';
import { whenPageIsLeft } from '../../parts/whenPageIsLeft.ts';
import { AgencyInput } from './AgencyInput.tsx';
import { useNoteAgencyReveal } from './useNoteAgencyReveal.ts';

/** Typing rests this long before it is saved although the field was not left, as in a case. Milliseconds. */
const pause = 500;

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
 * The agency as letters name it. A field is saved when it is left, when typing pauses and when the page goes away; what
 * is being typed is never overwritten.
 *
 * A save expects what the field showed when the person began to type, whatever was saved elsewhere since.
 */
export function AgencyForm({
  agency,
  onSave,
}: {
  agency: Agency;
  /** `continued` where the same visit to the field saved before: both are taken back as one. */
  onSave: (edit: AgencyEdit, continued: boolean) => void;
}) {
  const { control, getValues, setValue, trigger, resetField } = useForm<Agency>({
    resolver: zodResolver(agencySchema),
    values: agency,
    resetOptions: { keepDirtyValues: true },
  });
  const noteReveal = useNoteAgencyReveal();
  const typedOver = useRef(new Map<TextField, string | null>());
  const continued = useRef(new Set<TextField>());
  const [typing, setTyping] = useState<{ readonly name: TextField; readonly settled: boolean } | null>(null);
  /** Saves what stands in a field somebody is in, without touching it. */
  const keep = (field: TextField) => {
    const expected = typedOver.current.get(field);
    const value = getValues(field)?.trim() || null;
    if (expected === undefined || value === expected || !agencySchema.shape[field].safeParse(value).success) return;
    typedOver.current.set(field, value);
    onSave({ field, value, expected }, continued.current.has(field));
    continued.current.add(field);
  };
  const keepAll = useRef<() => void>(() => undefined);
  keepAll.current = () => {
    for (const field of typedOver.current.keys()) keep(field);
  };
  // Each key begins the pause anew.
  useEffect(() => {
    if (!typing?.settled) return;
    const timer = setTimeout(() => keepAll.current(), pause);
    return () => clearTimeout(timer);
  }, [typing]);
  useEffect(() => whenPageIsLeft(() => keepAll.current()), []);
  useUnloadGuard(typing?.settled === false);
  const leave = async (field: TextField) => {
    setTyping(null);
    const expected = typedOver.current.get(field);
    if (expected === undefined) return;
    const again = continued.current.delete(field);
    const value = getValues(field)?.trim() || null;
    if (value === expected) {
      typedOver.current.delete(field);
      return resetField(field, { defaultValue: agency[field] });
    }
    setValue(field, value);
    if (!(await trigger(field))) return;
    typedOver.current.delete(field);
    resetField(field, { defaultValue: value });
    onSave({ field, value, expected }, again);
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
              onChange={(text, settled) => {
                if (!typedOver.current.has(name)) typedOver.current.set(name, agency[name]);
                field.onChange(text);
                setTyping({ name, settled });
              }}
              onReveal={() => {
                if (name === 'contactPhone' && agency.contactPhone !== null) noteReveal(name);
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
