import { Button, Flex } from 'antd';
import { memo } from 'react';
import type { FoundCases } from '#shared/api/cases.ts';
import { type Stage, stageLabels, stageSchema } from '#shared/filing/stage.ts';
import type { CaseFilter } from './caseFilter.ts';

/** The seven stages with how many matches each has; one or several can be looked at alone. */
export const StageFilter = memo(function StageFilter({
  counts,
  filter,
  onFilter,
}: {
  counts: FoundCases['stageCounts'];
  filter: CaseFilter;
  onFilter: (filter: CaseFilter) => void;
}) {
  const chosen = filter.stages;
  const choose = (stages: Stage[]) => onFilter({ ...filter, stages });
  const all = stageSchema.options.reduce((sum, stage) => sum + counts[stage], 0);
  return (
    <Flex gap={4} role="group" aria-label="阶段" className="beian-strip">
      <StageButton label="全部" count={all} on={chosen.length === 0} onClick={() => choose([])} />
      {stageSchema.options.map((stage) => {
        const on = chosen.includes(stage);
        return (
          <StageButton
            key={stage}
            label={stageLabels[stage]}
            count={counts[stage]}
            on={on}
            onClick={() => choose(on ? chosen.filter((each) => each !== stage) : [...chosen, stage])}
          />
        );
      })}
    </Flex>
  );
});

function StageButton({
  label,
  count,
  on,
  onClick,
}: {
  label: string;
  count: number;
  on: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      size="small"
      shape="round"
      color={on ? 'primary' : 'default'}
      variant={on ? 'solid' : count === 0 ? 'text' : 'filled'}
      aria-pressed={on}
      onClick={onClick}
    >
      {label} <span className="beian-number">{count}</span>
    </Button>
  );
}
