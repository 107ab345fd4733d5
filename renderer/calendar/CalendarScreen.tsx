import './calendar.css';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Flex, Typography } from 'antd';
import { monthOf } from '#shared/calendar/monthDays.ts';
import type { Day } from '#shared/filing/date.ts';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError } from '../app/readError.ts';
import { WorkViews } from '../board/WorkViews.tsx';
import { EmptyOffice } from '../cases/EmptyOffice.tsx';
import { dayjs } from '../parts/chineseDays.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useKept } from '../parts/useKept.ts';
import { useRefreshKey } from '../parts/useRefreshKey.ts';
import { useSteady } from '../parts/useSteady.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { stepDay } from './calendarKeys.ts';
import { calendarWords } from './calendarWords.ts';
import { DayList } from './DayList.tsx';
import { MonthGrid } from './MonthGrid.tsx';

/** The first and the last month there is a page for. */
const [firstMonth, lastMonth] = [dayjs('2000-01-01'), dayjs('2099-12-31')];

const notYet = null;

/** What is due over all clients, month by month; one day is looked at beside it. */
export function CalendarScreen() {
  const { queries } = useDesk();
  // Null is the desk's own today: nobody has pointed at a day yet.
  const [pointedAt, point] = useKept<Day | null>('calendar.day', notYet);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...queries.board.calendar.queryOptions({ input: { month: pointedAt && monthOf(pointedAt) } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  useRefreshKey(() => void refetch());
  const choose = useSteady((day: Day) => void point(day));
  const title = (
    <PageTitle title="到期日历">
      <WorkViews here={addresses.calendar} />
    </PageTitle>
  );
  if (!data)
    return (
      <>
        {title}
        {error ? (
          <ErrorPanel error={readError(error)} onRetry={() => void refetch()} />
        ) : (
          <Waiting what="正在排出这个月" />
        )}
      </>
    );
  if (data.totalCases === 0)
    return (
      <>
        {title}
        <EmptyOffice />
      </>
    );
  const chosen = pointedAt ?? data.today;
  const turn = (key: 'PageUp' | 'PageDown') => {
    const to = stepDay(chosen, key);
    if (to !== null) point(monthOf(to) === monthOf(data.today) ? null : `${monthOf(to)}-01`);
  };
  return (
    <Flex vertical gap={10} style={{ height: '100%' }}>
      <div style={{ marginBottom: -10 }}>{title}</div>
      <Flex gap={8} align="center" wrap>
        <Button icon={<LeftOutlined aria-hidden />} aria-label="上个月" onClick={() => turn('PageUp')} />
        <DatePicker
          picker="month"
          aria-label="月份"
          allowClear={false}
          inputReadOnly
          format="YYYY 年 M 月"
          minDate={firstMonth}
          maxDate={lastMonth}
          value={dayjs(`${monthOf(chosen)}-01`)}
          onChange={(picked) => picked && point(picked.format('YYYY-MM-01'))}
          style={{ width: 140 }}
        />
        <Button icon={<RightOutlined aria-hidden />} aria-label="下个月" onClick={() => turn('PageDown')} />
        <Button onClick={() => point(null)} disabled={chosen === data.today}>
          回到今天
        </Button>
        <Legend />
      </Flex>
      <ErrorNote error={error} />
      {data.remarks.map((remark) => (
        <Alert key={remark} type="info" showIcon title={remark} />
      ))}
      <div className="beian-calendar">
        <MonthGrid calendar={data} stale={isPlaceholderData} chosen={chosen} onChoose={choose} />
        <DayList day={chosen} />
      </div>
    </Flex>
  );
}

/** What the colours and the two marks mean. */
function Legend() {
  return (
    <Flex gap="2px 12px" wrap align="center" style={{ marginInlineStart: 'auto' }}>
      {Object.entries(calendarWords).map(([kind, { full }]) => (
        <Typography.Text key={kind} type="secondary" className="beian-legend">
          <span className="beian-due-dot" data-due={kind} aria-hidden /> {full}
        </Typography.Text>
      ))}
      <Typography.Text type="secondary" className="beian-legend">
        休 放假，班 调休上班
      </Typography.Text>
    </Flex>
  );
}
