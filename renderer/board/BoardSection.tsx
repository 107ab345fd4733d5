import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Board, BoardKind } from '#shared/api/board.ts';
import { BoardLine } from './BoardLine.tsx';
import { boardWords } from './boardWords.ts';

export type Section = Board['sections'][number];

/** Lines that are shown before a person asks for more. */
const linesAtFirst = 8;

/** One kind of work: how much of it there is, and the most urgent lines. */
export function BoardSection({ section, now, onMore }: { section: Section; now: number; onMore: () => void }) {
  const [open, setOpen] = useState(false);
  const { kind, count, items } = section;
  const shown = open ? items : items.slice(0, linesAtFirst);
  const { title, task } = boardWords[kind];
  const hidden = count - shown.length;
  return (
    <Card
      size="small"
      role="region"
      aria-labelledby={headingId(kind)}
      styles={{ header: { borderBlockEnd: 'none' }, body: { padding: 0 } }}
      title={
        <Flex gap={8} align="center" wrap>
          <h2 id={headingId(kind)} style={{ font: 'inherit', margin: 0 }}>
            {title}
          </h2>
          <Tag color={colours[kind]} variant="filled" className="beian-number" aria-label={`${count} 件`}>
            {count}
          </Tag>
          <Typography.Text type="secondary" style={{ fontWeight: 'normal' }}>
            {task}
          </Typography.Text>
        </Flex>
      }
    >
      {shown.map((item) => (
        <BoardLine
          key={`${item.caseNumber} ${item.place.tab} ${item.place.where} ${item.message}`}
          item={item}
          now={now}
        />
      ))}
      {hidden > 0 && (
        <Button
          type="link"
          block
          onClick={() => {
            setOpen(true);
            if (items.length < count) onMore();
          }}
          disabled={open && items.length < count}
        >
          {open ? `只列出最紧急的 ${items.length} 件，还有 ${hidden} 件没有列出` : `还有 ${hidden} 件，点开再看`}
        </Button>
      )}
    </Card>
  );
}

/** The id of the heading of a kind, which names its section and can be jumped to. */
export function headingId(kind: BoardKind): string {
  return `board-${kind}`;
}

const colours: Readonly<Record<BoardKind, string>> = {
  smsClock: 'error',
  faceClock: 'error',
  feeClock: 'error',
  reuseClock: 'error',
  fixClock: 'warning',
  reviewOverdue: 'error',
  rejected: 'error',
  blocked: 'processing',
  submitted: 'warning',
  expiring: 'warning',
  display: 'processing',
  policeClock: 'processing',
  ready: 'success',
};
