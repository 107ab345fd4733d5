import { Button, Flex } from 'antd';
import type { FoundCases } from '#shared/api/cases.ts';
import { type Stage, stageLabels, stageSchema } from '#shared/filing/stage.ts';

/** The seven stages with how many matches each has; one or several can be looked at alone. */
export function StageFilter({
  counts,
  chosen,
  onChoose,
}: {
  counts: FoundCases['stageCounts'];
  chosen: readonly Stage[];
  onChoose: (stages: Stage[]) => void;
}) {
  const all = stageSchema.options.reduce((sum, stage) => sum + counts[stage], 0);
  return (
    <Flex gap={4} role="group" aria-label="阶段" className="beian-strip">
      <StageButton label="全部" count={all} on={chosen.length === 0} onClick={() => onChoose([])} />
      {stageSchema.options.map((stage) => {
        const on = chosen.includes(stage);
        return (
          <StageButton
            key={stage}
            label={stageLabels[stage]}
            count={counts[stage]}
            on={on}
            onClick={() => onChoose(on ? chosen.filter((each) => each !== stage) : [...chosen, stage])}
          />
        );
      })}
    </Flex>
  );
}

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
