import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Input, Typography } from 'antd';
import { useId, useState } from 'react';
import type { CodeTables } from '#shared/api/about.ts';
import { type Day, forever } from '#shared/filing/date.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { Preapproval } from '#shared/filing/miniProgram.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { readEntry } from './readEntry.ts';

/** Longest number of a paper the case keeps (shared/filing/miniProgram.ts). */
const longestCode = 120;

/** One 前置审批项 with what its paper is, the paper's number and how long it holds. */
export function PreapprovalRow({
  item,
  place,
  row,
  findings,
  today,
  onEnter,
  onLeave,
  onType,
  onRefuse,
  onChoose,
  onRemove,
}: {
  item: Preapproval;
  /** Its place in the list, counted from 0. */
  place: number;
  row: CodeTables['preapprovalTypes'][number] | null;
  findings: readonly Finding[];
  today: Day;
  onEnter: () => void;
  onLeave: () => void;
  onType: (change: Partial<Preapproval>) => void;
  /** What was typed cannot be saved, and why. */
  onRefuse: (problem: string) => void;
  onChoose: (change: Partial<Preapproval>) => void;
  onRemove: () => void;
}) {
  const [code, setCode] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const id = useId();
  const name = row?.name ?? `代码 ${item.type}`;

  function typeUntil(text: string) {
    setUntil(text);
    const entry = readEntry('subject.certificateValidUntil', text, { control: 'validUntil', kind: null, today });
    setRefused(!entry.ok);
    if (entry.ok) onType({ validUntil: typeof entry.value === 'string' ? entry.value : null });
    else onRefuse(`“${name}”的有效期：${entry.problem}`);
  }

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
            value={code ?? item.code ?? ''}
            maxLength={longestCode}
            autoComplete="off"
            placeholder={row?.numberExample ?? ''}
            onFocus={onEnter}
            onChange={({ target }) => {
              setCode(target.value);
              onType({ code: target.value.trim() || null });
            }}
            onBlur={() => {
              setCode(null);
              onLeave();
            }}
          />
        </div>
        <div>
          <label htmlFor={`${id}-until`}>有效期至</label>
          <Flex gap={10} align="center">
            <Input
              id={`${id}-until`}
              className="beian-number"
              value={until ?? item.validUntil ?? ''}
              autoComplete="off"
              placeholder="如 20261231"
              {...(refused ? { status: 'error' as const } : {})}
              onFocus={onEnter}
              onChange={({ target }) => typeUntil(target.value)}
              onBlur={() => {
                if (!refused) setUntil(null);
                onLeave();
              }}
            />
            <Checkbox
              checked={item.validUntil === forever}
              onChange={({ target }) => {
                setUntil(null);
                setRefused(false);
                onChoose({ validUntil: target.checked ? forever : null });
              }}
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
