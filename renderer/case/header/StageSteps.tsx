import { Steps } from 'antd';
import { type Stage, stageLabels, stageSchema } from '#shared/filing/stage.ts';

/**
 * The seven stages with the one the case is in; any of them leads to where the case is moved on, another one than the
 * present with itself chosen there. Nothing moves before that is confirmed.
 */
export function StageSteps({ stage, onOpen }: { stage: Stage; onOpen: (wanted: Stage | null) => void }) {
  const current = stageSchema.options.indexOf(stage);
  return (
    <nav
      style={{ margin: '14px 0 2px' }}
      aria-label={`阶段：${stageLabels[stage]}，第 ${current + 1} 个，共 ${stageSchema.options.length} 个`}
    >
      <Steps
        size="small"
        type="dot"
        responsive={false}
        current={current}
        // Of the step one is at already antd says nothing.
        onChange={(index) => onOpen(stageSchema.options[index] ?? null)}
        items={stageSchema.options.map((each) => ({
          key: each,
          title: stageLabels[each],
          ...(each === stage ? { onClick: () => onOpen(null) } : {}),
        }))}
      />
    </nav>
  );
}
