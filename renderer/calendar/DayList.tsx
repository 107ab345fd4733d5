import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { CalendarItem } from '#shared/api/calendar.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import type { Day } from '#shared/filing/date.ts';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError } from '../app/readError.ts';
import { dayInWords } from '../board/dayInWords.ts';
import { CutText } from '../parts/CutText.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { useRefreshKey } from '../parts/useRefreshKey.ts';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { Waiting } from '../parts/Waiting.tsx';

/** Everything due on the day that is looked at; every line leads to where it is seen to. */
export function DayList({ day }: { day: Day }) {
  const { queries } = useDesk();
  const { data, error, refetch } = useQuery({
    ...queries.board.day.queryOptions({ input: { day } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  useRefreshKey(() => void refetch());
  // What is known of another day is not shown as this one's.
  const dues = data?.day === day ? data : null;
  const total = dues?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <Flex component="aside" vertical gap={8} className="beian-day-list" aria-label="这一天到期的事">
      <Flex vertical role="status">
        <Typography.Text strong>{dayInWords(day)}</Typography.Text>
        <Typography.Text type="secondary">
          {dues === null ? '正在列出' : total === 0 ? '没有到期的事' : `${total} 项到期`}
          {dues !== null && dues.items.length < total && `，先列出最急的 ${dues.items.length} 项`}
        </Typography.Text>
      </Flex>
      {dues === null &&
        (error ? (
          <ErrorPanel error={readError(error)} onRetry={() => void refetch()} />
        ) : (
          <Waiting what="正在列出这一天" />
        ))}
      {dues !== null && dues.items.length > 0 && (
        <VirtualRows
          label={`${dayInWords(day)}到期的事`}
          items={dues.items}
          keyOf={({ caseNumber, kind, what }) => `${caseNumber} ${kind} ${what}`}
          row={(item) => <DueLine item={item} />}
          estimate={84}
        />
      )}
      {dues !== null && total === 0 && (
        <Typography.Text type="secondary">
          案件设了计划提交日、进入审核或短信核验、填了证件有效期，到期的那天就会列在这里。
        </Typography.Text>
      )}
    </Flex>
  );
}

function DueLine({ item }: { item: CalendarItem }) {
  const { caseNumber, place, kind, what, dueAt, overdue, miniProgramName, subjectName, staff } = item;
  const minute = ['smsClock', 'faceClock', 'feeClock', 'reuseClock'].includes(kind)
    ? `${chinaMinute(new Date(dueAt)).slice(11)} `
    : '';
  return (
    <Link to={addresses.caseAt(caseNumber, place.tab, place.where)} className="beian-due-line">
      <span className="beian-due-what">
        <span className="beian-due-dot" data-due={kind} aria-hidden />
        <span className="beian-number">
          {minute}
          {what}
        </span>
        {overdue && (
          <Tag color="error" variant="filled" style={{ margin: 0 }}>
            已过
          </Tag>
        )}
      </span>
      <CutText strong text={miniProgramName ?? '小程序名称未填'} />
      <CutText faint text={subjectName ?? '主体名称未填'} />
      <CutText faint text={`经办：${staff ?? '未指派'}`} />
    </Link>
  );
}
