import { Select } from 'antd';
import { useState } from 'react';
import type { FieldValue } from '#shared/api/caseEdits.ts';
import { clearableBy } from '../../parts/clearByKey.tsx';
import { matchesSearch, usePinyin } from '../../parts/usePinyin.ts';
import { type Choice, withHeld } from './choices.ts';
import { useEditor, useFieldState } from './editorContext.ts';
import { FieldFrame, type FieldLook, noteId } from './FieldFrame.tsx';
import { inputStatus } from './inputStatus.ts';

/** A field with a code from a table, found by its name or its pinyin initials. */
export function ChoiceField({
  look,
  held,
  choices,
  nameOf,
  clearable,
}: {
  look: FieldLook;
  held: FieldValue;
  choices: readonly Choice[];
  /** What a value is called that is not among the choices. */
  nameOf: (value: FieldValue) => string;
  clearable: boolean;
}) {
  const editor = useEditor();
  const state = useFieldState(look.field);
  const [opened, setOpened] = useState(false);
  const initials = usePinyin(opened);
  const value = state ? state.value : held;
  const chosen = typeof value === 'string' || typeof value === 'number' ? value : null;
  return (
    <FieldFrame look={look}>
      <Select
        id={look.id}
        aria-describedby={clearable ? clearableBy(noteId(look.id)) : noteId(look.id)}
        {...inputStatus(look.findings, state)}
        style={{ width: '100%' }}
        placeholder="请选择，可输入名称或拼音首字母"
        value={chosen}
        options={withHeld(choices, chosen === null ? null : { value: chosen, label: nameOf(chosen) })}
        showSearch={{ filterOption: (text, option) => matchesSearch(String(option?.label ?? ''), text, initials) }}
        allowClear={clearable}
        onOpenChange={(open) => open && setOpened(true)}
        onChange={(picked: string | number | undefined) =>
          editor.choose([{ field: look.field, value: picked ?? null }])
        }
      />
    </FieldFrame>
  );
}
