import { Button, Flex, Typography } from 'antd';
import type { Reminder } from '#shared/filing/question.ts';
import { quietly } from '../progress/useProgressActions.ts';
import { type Settlements, useWhoIAm } from './useSettlements.ts';

/** What nobody here can check, said once a case. */
export function ReminderList({
  caseNumber,
  reminders,
  notice,
}: {
  caseNumber: string;
  reminders: readonly Reminder[];
  notice: Settlements['notice'];
}) {
  const [who] = useWhoIAm(null);
  if (reminders.length === 0) return null;
  return (
    <details className="beian-settled">
      <summary>软件查不出、要您留意的 {reminders.length} 件事</summary>
      <ul>
        {reminders.map(({ id, title, note }) => (
          <li key={id}>
            <Flex vertical>
              <Typography.Text>{note}</Typography.Text>
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                常见退回原因：{title}
              </Typography.Text>
            </Flex>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        loading={notice.isPending}
        onClick={() => quietly(notice.mutateAsync({ caseNumber, staff: who.trim() || null }))}
      >
        知道了，这个案件不再提醒
      </Button>
    </details>
  );
}
