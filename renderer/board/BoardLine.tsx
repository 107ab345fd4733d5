import { Tag, theme } from 'antd';
import { Link } from 'react-router';
import type { BoardItem } from '#shared/api/board.ts';
import { addresses } from '../app/addresses.ts';
import { CutText } from '../parts/CutText.tsx';
import { timeLeft } from './timeLeft.ts';

/** One thing to do today; the whole line leads to where it is done. */
export function BoardLine({ item, now }: { item: BoardItem; now: number }) {
  const { token } = theme.useToken();
  const { caseNumber, place, subjectName, miniProgramName, staff, message } = item;
  return (
    <Link
      to={addresses.caseAt(caseNumber, place.tab, place.where)}
      tabIndex={-1}
      data-line={caseNumber}
      className="beian-line"
      style={{ color: token.colorText, borderBlockStart: `1px solid ${token.colorBorderSecondary}` }}
    >
      <div style={{ minWidth: 0 }}>
        <CutText strong text={miniProgramName ?? '小程序名称未填'} />
        <CutText faint text={subjectName ?? '主体名称未填'} />
      </div>
      <span className="beian-line-message">{message}</span>
      <DueTime item={item} now={now} />
      <CutText faint text={staff ?? '未指派'} />
    </Link>
  );
}

/** The word carries the meaning; colour only helps. */
function DueTime({ item: { dueAt, overdue }, now }: { item: BoardItem; now: number }) {
  if (dueAt === null) return <span>{overdue && <Tag color="error">已超期</Tag>}</span>;
  const left = timeLeft(dueAt, now);
  const late = overdue || left.overdue;
  return (
    <span>
      <Tag color={late ? 'error' : left.pressing ? 'warning' : 'default'} variant="filled" className="beian-number">
        {late && !left.overdue ? '已超期' : left.words}
      </Tag>
    </span>
  );
}
