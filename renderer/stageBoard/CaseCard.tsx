import { ClockCircleOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { Link } from 'react-router';
import type { CaseRow } from '#shared/api/cases.ts';
import { addresses } from '../app/addresses.ts';
import { timeLeft } from '../board/timeLeft.ts';
import { CutText } from '../parts/CutText.tsx';
import { FindingCounts } from '../parts/FindingCounts.tsx';
import { isPast, shortDate } from './shortDate.ts';

/** One case on the 看板: whose it is, what is open, what is due. It is opened, dragged, or moved by its button. */
export const CaseCard = memo(function CaseCard({
  number,
  row,
  now,
  entry,
  active,
  onDrag,
  onMove,
}: {
  number: string;
  /** Undefined while it is on its way. */
  row: CaseRow | undefined;
  /** Milliseconds since 1970, for what counts down. */
  now: number;
  /** True where Tab enters the column. */
  entry: boolean;
  /** True where the keyboard stands. */
  active: boolean;
  onDrag: (number: string | null) => void;
  onMove: (number: string) => void;
}) {
  const name = row?.miniProgramName ?? row?.subjectName ?? number;
  return (
    // Dragging is one way of three: the button and its key do the same.
    <article
      className="beian-card"
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.effectAllowed = 'move';
        dataTransfer.setData('text/plain', number);
        onDrag(number);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <Link
        to={addresses.caseAt(number)}
        draggable={false}
        tabIndex={entry ? 0 : -1}
        data-card={number}
        aria-keyshortcuts="M"
        className="beian-card-link"
      >
        {row ? <CardText row={row} now={now} /> : <span className="beian-card-blank" />}
      </Link>
      <button
        type="button"
        className="beian-card-move"
        tabIndex={active ? 0 : -1}
        aria-label={`把${name}移到别的阶段`}
        title="移到别的阶段（M）"
        onClick={() => onMove(number)}
      >
        移到…
      </button>
    </article>
  );
});

function CardText({ row, now }: { row: CaseRow; now: number }) {
  const { subjectName, miniProgramName, findings, unjudgeable, smsDueAt, nextDate, staff } = row;
  const clock = smsDueAt === null ? null : timeLeft(smsDueAt, now);
  // The clock says the same date to the minute.
  const date = clock === null ? nextDate : null;
  return (
    <>
      <span
        className={subjectName === null ? 'beian-card-client beian-faint' : 'beian-card-client'}
        title={subjectName ?? ''}
      >
        {subjectName ?? '主体名称未填'}
      </span>
      <CutText faint text={miniProgramName ?? '小程序名称未填'} />
      <FindingCounts counts={findings} failed={unjudgeable} />
      {clock && (
        <span className="beian-card-clock beian-number" data-late={clock.overdue || clock.pressing || undefined}>
          <ClockCircleOutlined aria-hidden /> 短信核验{clock.words}
        </span>
      )}
      {date && (
        <span className="beian-card-date beian-number" data-late={isPast(date.day, now) || undefined}>
          {shortDate(date.day, now)}
          {isPast(date.day, now) && ' 已过'} {date.what}
        </span>
      )}
      <CutText faint text={staff ?? '未指派'} />
    </>
  );
}
