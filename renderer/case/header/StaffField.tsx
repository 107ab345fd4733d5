import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { clearableBy } from '../../parts/clearByKey.tsx';
import { useEditor, useFieldState } from '../form/editorContext.ts';
import { FieldFrame, noteId } from '../form/FieldFrame.tsx';
import { headField } from './headField.ts';

const field = 'filingCase.staff';

/** Who in the office works on the case: one of the names the office gave. */
export function StaffField({ held }: { held: string | null }) {
  const { queries } = useDesk();
  const editor = useEditor();
  const navigate = useNavigate();
  const state = useFieldState(field);
  const id = useId();
  const staff = useQuery(queries.agency.get.queryOptions()).data?.staff ?? [];
  const value = state ? state.value : held;
  const names = typeof value === 'string' && !staff.includes(value) ? [...staff, value] : staff;
  return (
    <FieldFrame look={headField(id, field, '经办')}>
      <Select
        id={id}
        aria-describedby={clearableBy(noteId(id))}
        style={{ width: 132 }}
        placeholder="还没有指定"
        value={typeof value === 'string' ? value : null}
        options={names.map((name) => ({ value: name, label: name }))}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        notFoundContent={
          <Button type="link" size="small" onClick={() => void navigate(addresses.settings('agency'))}>
            到设置里登记经办人
          </Button>
        }
        onChange={(name: string | undefined) => editor.choose([{ field, value: name ?? null }])}
      />
    </FieldFrame>
  );
}
