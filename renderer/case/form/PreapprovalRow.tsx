import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Input, Typography } from 'antd';
import { useId } from 'react';
import type { CodeTables } from '#shared/api/about.ts';
import { type Day, forever } from '#shared/filing/date.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { Preapproval } from '#shared/filing/miniProgram.ts';
import { FieldFindings } from './FieldFindings.tsx';
import type { FieldState } from './fieldState.ts';
import { type PreapprovalPart, partsOf } from './preapprovalList.ts';
import { readEntry } from './readEntry.ts';
import { typingEvents } from './useTyping.ts';

/** Longest number of a paper the case keeps (shared/filing/miniProgram.ts). */
const longestCode = 120;

/** What a text changes about an item, or why it cannot be read. */
export type ReadPart =
  | { readonly ok: true; readonly change: Partial<Preapproval> }
  | { readonly ok: false; readonly problem: string };

/** One 前置审批项 with what its paper is, the paper's number and how long it holds. */
export function PreapprovalRow({
  item,
  place,
  row,
  findings,
  today,
  drafts,
  onEnter,
  onLeave,
  onType,
  onChoose,
  onRemove,
}: {
  item: Preapproval;
  /** Its place in the list, counted from 0. */
  place: number;
  row: CodeTables['preapprovalTypes'][number] | null;
  findings: readonly Finding[];
  today: Day;
  drafts: FieldState['drafts'];
  onEnter: () => void;
  onLeave: () => void;
  /** `read` is what the text changes, or why it cannot be read; `settled` is false while it is composed. */
  onType: (part: PreapprovalPart, text: string, read: ReadPart, settled: boolean) => void;
  onChoose: (change: Partial<Preapproval>) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const name = row?.name ?? `代码 ${item.type}`;
  const [codePart, untilPart] = partsOf(item.type);
  const until = drafts.get(untilPart);
  const typeCode = (text: string, settled: boolean) =>
    onType(codePart, text, { ok: true, change: { code: text.trim() || null } }, settled);
  const typeUntil = (text: string, settled: boolean) => onType(untilPart, text, readUntil(name, text, today), settled);

  return (
    <Flex
      vertical
      gap={6}
      role="group"
      data-item={place}
      aria-label={`前置审批项 ${name}`}
      style={{ paddingInlineStart: 12, borderInlineStart: '3px solid rgba(128, 128, 128, 0.3)' }}
    >
      <Flex justify="space-between" align="center" gap={8}>
        <Typography.Text strong>{name}</Typography.Text>
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`去掉${name}`} onClick={onRemove} />
      </Flex>
      <Explanation row={row} />
      <div className="beian-fields">
        <div>
          <label htmlFor={`${id}-code`}>审批号</label>
          <Input
            id={`${id}-code`}
            value={drafts.get(codePart)?.text ?? item.code ?? ''}
            maxLength={longestCode}
            autoComplete="off"
            placeholder={row?.numberExample ?? ''}
            onFocus={onEnter}
            onBlur={onLeave}
            {...typingEvents(typeCode)}
          />
        </div>
        <div>
          <label htmlFor={`${id}-until`}>有效期至</label>
          <Flex gap={10} align="center">
            <Input
              id={`${id}-until`}
              className="beian-number"
              value={until?.text ?? item.validUntil ?? ''}
              autoComplete="off"
              placeholder="如 20261231"
              {...(until && until.problem !== null ? { status: 'error' as const, 'aria-invalid': true } : {})}
              onFocus={onEnter}
              onBlur={onLeave}
              {...typingEvents(typeUntil)}
            />
            <Checkbox
              checked={item.validUntil === forever}
              onChange={({ target }) => onChoose({ validUntil: target.checked ? forever : null })}
              style={{ whiteSpace: 'nowrap' }}
            >
              长期
            </Checkbox>
          </Flex>
        </div>
      </div>
      <FieldFindings findings={findings} />
    </Flex>
  );
}

function readUntil(name: string, text: string, today: Day): ReadPart {
  const entry = readEntry('subject.certificateValidUntil', text, {
    control: 'validUntil',
    kind: null,
    today,
    provinces: [],
  });
  if (!entry.ok) return { ok: false, problem: `“${name}”的有效期：${entry.problem}` };
  return { ok: true, change: { validUntil: typeof entry.value === 'string' ? entry.value : null } };
}

/** What the paper is and who issues it, as the rule pack says. */
function Explanation({ row }: { row: CodeTables['preapprovalTypes'][number] | null }) {
  const said = [row?.document && `要有：${row.document}`, row?.authority && `由${row.authority}办理`, row?.note].filter(
    Boolean,
  );
  if (said.length === 0) return null;
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {said.join('；')}
    </Typography.Text>
  );
}
