import { Cascader, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { CodeTables } from '#shared/api/about.ts';
import type { FieldValue } from '#shared/api/caseEdits.ts';
import { districtName } from '#shared/rules/districts.ts';
import { clearableBy } from '../../parts/clearByKey.tsx';
import { usePinyin } from '../../parts/usePinyin.ts';
import { districtOfPath, districtTree, pathOfDistrict } from './districtTree.ts';
import { useEditor, useFieldState } from './editorContext.ts';
import { FieldFrame, type FieldLook, noteId } from './FieldFrame.tsx';
import { inputStatus } from './inputStatus.ts';
import { findsPath } from './searchPath.ts';

const province = 'subject.province';
const city = 'subject.city';
const district = 'subject.district';

/** Province, city and district in one go; three fields, saved and taken back together. */
export function DistrictField({
  look,
  held,
  tables,
}: {
  look: FieldLook;
  held: { readonly province: FieldValue; readonly city: FieldValue; readonly district: FieldValue };
  tables: CodeTables;
}) {
  const editor = useEditor();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [lost, setLost] = useState<string | null>(null);
  const initials = usePinyin(opened);
  const states = [useFieldState(province), useFieldState(city), useFieldState(district)];
  const tree = useMemo(() => (opened ? districtTree(tables) : []), [opened, tables]);
  const codes = [held.province, held.city, held.district].map((value, index) => {
    const state = states[index];
    return textOf(state ? state.value : value);
  });
  const path = pathOfDistrict(codes[0] ?? null, codes[1] ?? null, codes[2] ?? null);
  return (
    <FieldFrame look={look}>
      <Cascader
        id={look.id}
        aria-describedby={clearableBy(noteId(look.id))}
        {...inputStatus(look.findings, states[0] ?? null)}
        style={{ width: '100%' }}
        placeholder="省 / 市 / 县区，可输入名称或拼音首字母"
        value={path}
        options={tree}
        displayRender={() => path.map((code) => districtName(tables, code) ?? code).join(' / ')}
        onOpenChange={(open) => open && setOpened(true)}
        onFocus={() => setLost(null)}
        // The library drops what was typed and not taken: it must not vanish unsaid.
        onBlur={() => {
          setLost(typed.trim() === '' ? null : typed.trim());
          setTyped('');
        }}
        // The library greys it out as a choice nobody may take; it is a sentence to be read.
        notFoundContent={<Typography.Text type="secondary">没有找到这个地方，请换个说法，如“杭州西湖”</Typography.Text>}
        classNames={{ popup: { root: 'beian-fitting-places' } }}
        showSearch={{
          onSearch: (text) => setTyped(text),
          limit: 50,
          matchInputWidth: false,
          filter: (text, options) =>
            findsPath(
              text,
              options.map(({ label }) => String(label)),
              initials,
            ),
        }}
        onChange={(picked) => {
          // The library empties its search without a word when a place is taken.
          setTyped('');
          setLost(null);
          const chosen = districtOfPath((picked ?? []).map(String));
          editor.choose([
            { field: province, value: chosen?.province ?? null },
            { field: city, value: chosen?.city ?? null },
            { field: district, value: chosen?.district ?? null },
          ]);
        }}
      />
      <Typography.Text type="warning" role="status" style={{ display: 'block', fontSize: 12 }}>
        {lost !== null && `您输入的“${lost}”没有选上，备案地区没有改动。请重新输入，按回车键选中列表里标出的地方。`}
      </Typography.Text>
    </FieldFrame>
  );
}

function textOf(value: FieldValue): string | null {
  return typeof value === 'string' ? value : null;
}
