import { Button, Flex } from 'antd';
import { type FileEnd, fileEndLabels, type ImportSummary, rowOutcomeLabels } from './importSummary.ts';
import type { Looked } from './resultView.ts';

const fileOrder = ['stored', 'already', 'unplaced', 'unreadable', 'failed', 'passedOver', 'waiting'] as const;
const rowOrder = ['created', 'completed', 'unchanged', 'conflict', 'rejected'] as const;

/** How many rows or files came to what; one outcome can be looked at alone. */
export function OutcomeFilter({
  summary,
  looked,
  onLook,
}: {
  summary: ImportSummary;
  looked: Looked;
  onLook: (looked: Looked) => void;
}) {
  const choices =
    looked.at === 'rows'
      ? rowOrder.map((only) => ({
          label: rowOutcomeLabels[only],
          count: summary.rows[only],
          on: looked.only === only,
          look: { at: 'rows', only } as const,
        }))
      : fileOrder.map((only: FileEnd) => ({
          label: fileEndLabels[only],
          count: summary.files[only],
          on: looked.only === only,
          look: { at: 'files', only } as const,
        }));
  return (
    <Flex gap={4} wrap role="group" aria-label="按结果看">
      {choices
        .filter(({ count, on }) => count > 0 || on)
        .map(({ label, count, on, look }) => (
          <Button
            key={label}
            size="small"
            shape="round"
            color={on ? 'primary' : 'default'}
            variant={on ? 'solid' : 'filled'}
            aria-pressed={on}
            onClick={() => onLook(on ? { ...look, only: null } : look)}
          >
            {label} <span className="beian-number">{count}</span>
          </Button>
        ))}
    </Flex>
  );
}
