import { Button, Checkbox, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import type { CodeTables } from '#shared/api/about.ts';
import type { FieldValue } from '#shared/api/caseEdits.ts';
import type { Day } from '#shared/filing/date.ts';
import { noPreapproval, type Preapproval } from '#shared/filing/miniProgram.ts';
import { matchesSearch, usePinyin } from '../../parts/usePinyin.ts';
import { findingPlace } from '../findings/findingPlace.ts';
import { useEditor, useFieldState } from './editorContext.ts';
import { FieldFrame, type FieldLook, noteId } from './FieldFrame.tsx';
import type { FieldState } from './fieldState.ts';
import { PreapprovalRow } from './PreapprovalRow.tsx';
import { itemOfPart, partsOf, saysNone, withItem, withItemAt, withNone, withoutItemAt } from './preapprovalList.ts';

const noDrafts: FieldState['drafts'] = new Map();

/** 前置审批项: none at all, or items with the number and validity of their papers. */
export function PreapprovalsField({
  look,
  held,
  tables,
  today,
}: {
  look: FieldLook;
  held: FieldValue;
  tables: CodeTables;
  today: Day;
}) {
  const editor = useEditor();
  const state = useFieldState(look.field);
  const [opened, setOpened] = useState(false);
  const initials = usePinyin(opened);
  const list = itemsOf(state ? state.value : held);
  const drafts = state?.drafts ?? noDrafts;
  const left = [...drafts].filter(
    ([part, { problem }]) => problem !== null && list.every(({ type }) => type !== itemOfPart(part)),
  );
  const choose = (value: Preapproval[]) => editor.choose([{ field: look.field, value }]);
  const rest = tables.preapprovalTypes.filter(
    ({ id }) => id !== noPreapproval && list.every(({ type }) => type !== id),
  );
  const atItem = (index: number) => look.findings.filter(({ where }) => findingPlace(where).item === index);
  const ofAll = look.findings.filter(({ where }) => (findingPlace(where).item ?? list.length) >= list.length);
  return (
    <FieldFrame look={{ ...look, findings: ofAll }}>
      <Flex vertical gap={12}>
        <Flex gap={16} wrap align="center">
          <Checkbox checked={saysNone(list)} onChange={({ target }) => choose(withNone(list, target.checked))}>
            以上都不涉及
          </Checkbox>
          <Select
            id={look.id}
            aria-describedby={noteId(look.id)}
            value={null}
            placeholder="添加涉及的前置审批项"
            style={{ flex: '1 1 260px', maxWidth: 420 }}
            options={rest.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ filterOption: (text, option) => matchesSearch(String(option?.label ?? ''), text, initials) }}
            onOpenChange={(open) => open && setOpened(true)}
            onChange={(type: number) => choose(withItem(list, type))}
          />
        </Flex>
        {list.map((item, index) =>
          item.type === noPreapproval ? null : (
            <PreapprovalRow
              key={item.type}
              item={item}
              place={index}
              row={tables.preapprovalTypes.find(({ id }) => id === item.type) ?? null}
              findings={atItem(index)}
              today={today}
              onEnter={() => editor.enter(look.field)}
              onLeave={() => editor.leave(look.field)}
              drafts={drafts}
              onType={(part, text, read, settled) =>
                editor.typePart(
                  look.field,
                  part,
                  text,
                  read.ok ? { ok: true, value: withItemAt(list, index, read.change), notes: [] } : read,
                  settled,
                )
              }
              onChoose={(change) => {
                editor.dropParts(look.field, [partsOf(item.type)[1]]);
                choose(withItemAt(list, index, change));
              }}
              onRemove={() => {
                editor.dropParts(look.field, partsOf(item.type));
                choose(withoutItemAt(list, index));
              }}
            />
          ),
        )}
        {left.map(([part, { text }]) => (
          <Flex key={part} gap={8} align="center" wrap>
            <Typography.Text>
              “{tables.preapprovalTypes.find(({ id }) => id === itemOfPart(part))?.name ?? `代码 ${itemOfPart(part)}`}
              ”已经不在这里，您在那一项填的“{text}”还没有保存。
            </Typography.Text>
            <Button size="small" onClick={() => editor.dropParts(look.field, [part])}>
              不要我填的
            </Button>
          </Flex>
        ))}
        {list.length === 0 && (
          <Typography.Text type="secondary">
            先对照服务内容看看要不要审批：一项都不涉及，就勾上“以上都不涉及”。
          </Typography.Text>
        )}
      </Flex>
    </FieldFrame>
  );
}

function itemsOf(value: FieldValue): Preapproval[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object') : [];
}
