import { Select, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { CodeTables } from '#shared/api/about.ts';
import type { FieldValue } from '#shared/api/caseEdits.ts';
import { shownValue } from '#shared/filing/shownValue.ts';
import { matchesSearch, usePinyin } from '../../parts/usePinyin.ts';
import { serviceChoices } from './choices.ts';
import { useEditor, useFieldState } from './editorContext.ts';
import { FieldFrame, type FieldLook, noteId } from './FieldFrame.tsx';
import { inputStatus } from './inputStatus.ts';

/** 服务内容类型: of the second level, as many as the rule pack allows, in order, found by either level's name. */
export function ServicesField({ look, held, tables }: { look: FieldLook; held: FieldValue; tables: CodeTables }) {
  const { most } = tables.limits.serviceTypes;
  const editor = useEditor();
  const state = useFieldState(look.field);
  const [opened, setOpened] = useState(false);
  const initials = usePinyin(opened);
  const groups = useMemo(() => serviceChoices(tables), [tables]);
  const value = state ? state.value : held;
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
  return (
    <FieldFrame
      look={look}
      counter={
        <Typography.Text type="secondary" className="beian-number" style={{ fontSize: 12 }}>
          {chosen.length} / 1–{most} 个
        </Typography.Text>
      }
    >
      <Select
        id={look.id}
        mode="multiple"
        aria-describedby={noteId(look.id)}
        {...inputStatus(look.findings, state)}
        style={{ width: '100%' }}
        placeholder="请选择，可输入名称或拼音首字母"
        value={chosen}
        maxCount={most}
        options={groups.map(({ label, options }) => ({ label, options: [...options] }))}
        labelRender={({ value: id, label }) => label ?? shownValue(look.field, [Number(id)], tables)}
        showSearch={{
          filterOption: (text, option) => matchesSearch(String(option?.label ?? ''), text, initials),
        }}
        onOpenChange={(open) => open && setOpened(true)}
        onChange={(picked: number[]) => editor.choose([{ field: look.field, value: picked }])}
      />
    </FieldFrame>
  );
}
