import { Timeline, Typography } from 'antd';
import type { ShownCaseEvent } from '#shared/api/caseHistory.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { Moment } from '../../parts/Moment.tsx';

const colours = { created: 'blue', stageChanged: 'green', noted: 'gray', rejected: 'red' } as const;

/** Everything that happened to a case, newest first. */
export function HistoryLine({ events }: { events: readonly ShownCaseEvent[] }) {
  return (
    <Timeline
      items={events.toReversed().map((event) => ({
        key: event.id,
        color: colours[event.kind],
        content: (
          <>
            <Typography.Text>{sentenceOf(event)}</Typography.Text>{' '}
            <Typography.Text type="secondary">
              <Moment at={event.at} />
            </Typography.Text>
            {event.note && (
              <Typography.Paragraph style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{event.note}</Typography.Paragraph>
            )}
          </>
        ),
      }))}
    />
  );
}

function sentenceOf({ kind, fromStage, toStage }: ShownCaseEvent): string {
  const from = fromStage ? stageLabels[fromStage] : '';
  const to = toStage ? stageLabels[toStage] : '';
  if (kind === 'created') return '建立案件';
  if (kind === 'noted') return '备注';
  if (kind === 'rejected') return `${from}驳回，退回“${to}”`;
  return `从“${from}”到“${to}”`;
}
