import './board.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { usePreference } from '../app/preferences.ts';
import { readError } from '../app/readError.ts';
import { EmptyOffice } from '../cases/EmptyOffice.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useRefreshKey } from '../parts/useRefreshKey.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { BoardFigures } from './BoardFigures.tsx';
import { BoardSection } from './BoardSection.tsx';
import { boardQuery } from './boardQuery.ts';
import { dayInWords } from './dayInWords.ts';
import { ofStaff, staffOn } from './ofStaff.ts';
import { useMinute } from './useMinute.ts';
import { useRovingLines } from './useRovingLines.ts';
import { WorkViews } from './WorkViews.tsx';

/** Lines of each kind there can be. */
const most = 500;

/** What must be done today, over all clients. */
export function BoardScreen() {
  const { queries } = useDesk();
  const navigate = useNavigate();
  const now = useMinute();
  const lines = useRovingLines();
  const [staff, setStaff] = usePreference('board.staff', z.string().nullable(), null);
  const [wantsAll, setWantsAll] = useState(false);
  const { data, error, refetch } = useQuery({
    ...boardQuery(queries, wantsAll || staff !== null ? most : undefined),
    placeholderData: keepPreviousData,
  });
  useRefreshKey(() => void refetch());
  if (!data)
    return error ? (
      <ErrorPanel error={readError(error)} onRetry={() => void refetch()} />
    ) : (
      <>
        <PageTitle title="工作台" />
        <Waiting what="正在汇总今天的工作" />
      </>
    );
  if (data.totalCases === 0) {
    return (
      <>
        <PageTitle title="工作台" />
        <EmptyOffice />
      </>
    );
  }
  const sections = ofStaff(data.sections, staff);
  const idle = sections.every(({ count }) => count === 0);
  return (
    <Flex vertical gap={16} ref={lines.ref} onKeyDown={lines.onKeyDown} onFocus={lines.onFocus}>
      <PageTitle title="工作台">
        <WorkViews here={addresses.board} />
        <Select
          aria-label="按经办人看"
          value={staff ?? ''}
          onChange={(name) => setStaff(name === '' ? null : name)}
          options={[
            { value: '', label: '所有经办人' },
            ...staffOn(data.sections, staff).map((name) => ({ value: name, label: name })),
          ]}
          style={{ minWidth: 140 }}
        />
      </PageTitle>
      <Flex gap={12} align="baseline" wrap style={{ marginTop: -16 }}>
        <Typography.Text strong>{dayInWords(data.today)}</Typography.Text>
        <Typography.Text type="secondary" role="status">
          共 {data.totalCases} 个案件{data.unjudged > 0 && `，还有 ${data.unjudged} 个正在检查`}
        </Typography.Text>
      </Flex>
      <ErrorNote error={error} />
      <BoardFigures sections={sections} />
      {data.remarks.map((remark) => (
        <Alert key={remark} type="info" showIcon title={remark} />
      ))}
      {sections
        .filter(({ count }) => count > 0)
        .map((section) => (
          <BoardSection key={section.kind} section={section} now={now} onMore={() => setWantsAll(true)} />
        ))}
      {idle && (
        <EmptyState
          title={staff === null ? '今天没有要赶的事' : `${staff}今天没有要赶的事`}
          next="没有在走的倒计时，没有超期，也没有要填要改的。可以看看全部案件，或者录入新的客户。"
        >
          <Button onClick={() => void navigate(addresses.cases)}>看全部案件</Button>
          <Button onClick={() => void navigate(addresses.newCase)}>新建案件</Button>
        </EmptyState>
      )}
    </Flex>
  );
}
