import { Button, Flex, Segmented, Typography } from 'antd';
import { useState } from 'react';
import type { BundlePreview } from '#shared/api/bundles.ts';
import { readError } from '../app/readError.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { Moment } from '../parts/Moment.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { BundledCaseLine } from './BundledCaseLine.tsx';
import { ConflictRow } from './ConflictRow.tsx';
import type { Choices } from './useBundleImport.ts';

/** What a bundle would bring, and what has to be decided first. Nothing is imported yet. */
export function PreviewBundle({
  preview: { agency, madeAt, cases, conflicts },
  choices,
  error,
  name,
  onChoose,
  onImport,
  onLookAgain,
  onAnother,
}: {
  preview: BundlePreview;
  choices: Choices;
  error: unknown;
  name: string;
  onChoose: (choices: Choices) => void;
  onImport: () => void;
  onLookAgain: () => void;
  onAnother: () => void;
}) {
  const [at, setAt] = useState<'conflicts' | 'cases'>(conflicts.length > 0 ? 'conflicts' : 'cases');
  const left = conflicts.filter(({ id }) => choices[id] === undefined).length;
  const nothing = conflicts.length === 0 && cases.every(({ fate }) => fate === 'unchanged');
  const all = (side: 'mine' | 'theirs') => onChoose(Object.fromEntries(conflicts.map(({ id }) => [id, side])));
  const hasChanged = error !== null && readError(error).code === 'bundleUndecided';
  return (
    <Flex vertical gap={12} style={{ flex: 1, minHeight: 0 }}>
      <Flex gap={12} align="center" wrap>
        <Typography.Text strong style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography.Text>
        <Typography.Text type="secondary">
          {agency ?? '没有写机构名称'} <Moment at={madeAt} /> 做的
        </Typography.Text>
        <Button onClick={onAnother}>换一份</Button>
      </Flex>
      <ErrorNote error={error} {...(hasChanged ? { onRetry: onLookAgain } : {})} />
      <Flex gap={12} align="center" justify="space-between" wrap>
        <Segmented
          aria-label="看要选的还是看案件"
          value={at}
          onChange={setAt}
          options={[
            { value: 'conflicts', label: `要选用的 ${conflicts.length}`, disabled: conflicts.length === 0 },
            { value: 'cases', label: `案件 ${cases.length}` },
          ]}
        />
        {at === 'conflicts' && (
          <Flex gap={8}>
            <Button size="small" onClick={() => all('mine')}>
              都用我的
            </Button>
            <Button size="small" onClick={() => all('theirs')}>
              都用对方的
            </Button>
          </Flex>
        )}
      </Flex>
      {at === 'conflicts' ? (
        <VirtualRows
          label="两边不一样、要选用的地方"
          items={conflicts}
          keyOf={({ id }) => id}
          estimate={92}
          row={(each) => (
            <ConflictRow
              conflict={each}
              choice={choices[each.id] ?? null}
              onChoose={(side) => onChoose({ [each.id]: side })}
            />
          )}
        />
      ) : (
        <VirtualRows
          label="交接包里的案件"
          items={cases}
          keyOf={({ caseNumber, numberThere }) => `${caseNumber} ${numberThere}`}
          row={(each) => <BundledCaseLine outcome={each} />}
        />
      )}
      <Flex gap={12} align="center" justify="space-between" wrap>
        <Typography.Text role="status" type={left > 0 ? 'warning' : 'secondary'}>
          {nothing
            ? '这里都已经有了，没有要导入的。'
            : left > 0
              ? `还有 ${left} 处要选用哪一边。`
              : '要么全部导入，要么一点不动；导入以后可以撤销。'}
        </Typography.Text>
        <Button type="primary" size="large" disabled={left > 0 || nothing} onClick={onImport}>
          导入 {cases.length} 个案件
        </Button>
      </Flex>
    </Flex>
  );
}
