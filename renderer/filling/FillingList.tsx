import { CheckCircleFilled, CopyOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, theme } from 'antd';
import { useEffect, useRef } from 'react';
import type { FillingStep } from '#shared/api/filling.ts';

/** Every field in the order of the console, by its parts: done, now, to come, and left out with why. */
export function FillingList({
  steps,
  done,
  current,
  onTake,
  onUntick,
}: {
  steps: readonly FillingStep[];
  done: readonly string[];
  current: string | null;
  onTake: (step: FillingStep) => void;
  onUntick: (step: FillingStep) => void;
}) {
  const now = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step one stands at is what moves the list.
  useEffect(() => {
    now.current?.scrollIntoView({ block: 'center' });
  }, [current]);
  const parts = Map.groupBy(steps, ({ section }) => section);
  return (
    <div className="beian-filling-list">
      {[...parts].map(([section, inside]) => (
        <section key={section} aria-label={section}>
          <h2>{section}</h2>
          <ul>
            {inside.map((step) => (
              <li
                key={step.id}
                ref={step.id === current ? now : null}
                {...(step.id === current ? { 'aria-current': 'step' } : {})}
              >
                <Row step={step} ticked={done.includes(step.id)} onTake={onTake} onUntick={onUntick} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({
  step,
  ticked,
  onTake,
  onUntick,
}: {
  step: FillingStep;
  ticked: boolean;
  onTake: (step: FillingStep) => void;
  onUntick: (step: FillingStep) => void;
}) {
  const { token } = theme.useToken();
  const { label, kind, value, shown, note, missing, problem } = step;
  const words = kind === 'none' ? (missing ? `${shown}，${note}` : note) : shown;
  return (
    <Flex gap={8} align="flex-start">
      <span className="beian-filling-mark">
        {ticked ? (
          <button type="button" className="beian-bare" aria-label={`取消勾选${label}`} onClick={() => onUntick(step)}>
            <CheckCircleFilled aria-hidden style={{ color: token.colorSuccess }} />
          </button>
        ) : kind === 'copy' ? (
          <span className="beian-filling-open" />
        ) : (
          kind !== 'none' && (
            <button type="button" className="beian-bare" aria-label={`勾选${label}`} onClick={() => onTake(step)}>
              <span className="beian-filling-open" />
            </button>
          )
        )}
      </span>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Typography.Text {...(kind === 'none' ? { type: 'secondary' } : {})}>{label}</Typography.Text>
        <div>
          <Typography.Text
            type={missing ? 'danger' : 'secondary'}
            style={{ fontSize: 12, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
          >
            {words}
          </Typography.Text>
        </div>
        {problem !== null && (
          <Typography.Text type="danger" style={{ fontSize: 12 }}>
            必改：{problem}
          </Typography.Text>
        )}
      </div>
      {value !== null && (
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined aria-hidden />}
          aria-label={`复制${label}`}
          onClick={() => onTake(step)}
        />
      )}
    </Flex>
  );
}
