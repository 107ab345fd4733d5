import { Checkbox, type CheckboxRef, Flex, Segmented, Typography } from 'antd';
import { type ReactNode, type Ref, useId } from 'react';
import type { Also } from '#shared/scans/recipeForMany.ts';
import { Amount } from '../case/materials/fix/Amount.tsx';
import { directions, groupsOf, kindGroups, kindsOf, type ManyChoice } from './manyChoice.ts';

/** What many scans get, and which of them. */
export function FixChoices({
  choice,
  first,
  onChoice,
}: {
  choice: ManyChoice;
  first: Ref<CheckboxRef>;
  onChoice: (choice: ManyChoice) => void;
}) {
  const { straighten, also } = choice;
  const change = (part: Partial<Also>) => onChoice({ ...choice, also: { ...also, ...part } });
  return (
    <Flex vertical gap={14}>
      <Choices label="做什么">
        <Flex vertical gap={8}>
          <Checkbox
            ref={first}
            checked={straighten}
            onChange={({ target }) => onChoice({ ...choice, straighten: target.checked })}
          >
            转正、裁出来、拉平 <Typography.Text type="secondary">只动四条边看得清的图</Typography.Text>
          </Checkbox>
          <Checkbox checked={also.clearerSeal} onChange={({ target }) => change({ clearerSeal: target.checked })}>
            红章更清楚
          </Checkbox>
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', columnGap: 28 }}>
            <Amount label="亮度" value={also.brightness} onChange={(brightness) => change({ brightness })} />
            <Amount label="对比" value={also.contrast} onChange={(contrast) => change({ contrast })} />
          </div>
          <Flex gap={10} align="center" wrap>
            <span aria-hidden>方向</span>
            <Segmented
              aria-label="方向"
              value={also.turn}
              options={[...directions]}
              onChange={(turn) => change({ turn })}
            />
          </Flex>
        </Flex>
      </Choices>
      <Choices label="哪些图">
        <Checkbox.Group
          value={groupsOf(choice)}
          options={kindGroups.map(({ id, label }) => ({ value: id, label }))}
          onChange={(groups) => onChoice({ ...choice, kinds: kindsOf(groups) })}
        />
      </Choices>
    </Flex>
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} style={{ border: 'none', margin: 0, padding: 0, minWidth: 0 }}>
      <Typography.Text id={id} strong style={{ display: 'block', marginBlockEnd: 6 }}>
        {label}
      </Typography.Text>
      {children}
    </fieldset>
  );
}
