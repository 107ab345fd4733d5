import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { LaggingRow } from '../vault/LaggingRow.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';
import { ClosedCases } from './ClosedCases.tsx';
import { PersonReportRow } from './PersonReportRow.tsx';
import { PutAsideRow } from './PutAsideRow.tsx';
import { Receipts } from './Receipts.tsx';

const never = 'never';
const choices = [6, 12, 24, 36, 60, 120];

/** For how long closed cases are kept, which are due, erasing them, the receipts, and what is held about one person. */
export function RetentionSection() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const retention = useQuery(queries.erasure.retention.queryOptions());
  const setMonths = useMutation(
    queries.erasure.setMonths.mutationOptions({
      onSuccess: (now) => cache.setQueryData(queries.erasure.retention.queryKey(), now),
      onError: report,
    }),
  );
  if (retention.error && !retention.data)
    return <ErrorPanel error={readError(retention.error)} onRetry={() => void retention.refetch()} />;
  if (!retention.data) return <Waiting what="正在读取结束的案件" />;
  const { months } = retention.data;
  return (
    <>
      <SettingRow
        title="结束的案件保存多久"
        about="从完成或移到回收站那天算起，到期的会列在下面提醒您。软件从不自己删除，删不删由您决定。法律没有写具体年限，只要求够用就好。"
        action={
          <Select<number | typeof never>
            aria-label="结束的案件保存多久"
            style={{ width: 150 }}
            loading={setMonths.isPending}
            value={months ?? never}
            options={[
              ...[...new Set([...choices, ...(months === null ? [] : [months])])]
                .toSorted((one, other) => one - other)
                .map((each) => ({ value: each, label: sayMonths(each) })),
              { value: never, label: '不提醒' },
            ]}
            onChange={(value) => setMonths.mutate({ months: value === never ? null : value })}
          />
        }
      />
      <ClosedCases retention={retention.data} />
      <PutAsideRow />
      <LaggingRow />
      <Receipts />
      <PersonReportRow />
    </>
  );
}

function sayMonths(months: number): string {
  return months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`;
}
