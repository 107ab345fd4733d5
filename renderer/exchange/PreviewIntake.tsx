import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { FindingNote } from '../parts/FindingNote.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { PreviewFailed } from './PreviewFailed.tsx';
import { PreviewRow } from './PreviewRow.tsx';
import { type PreviewFilter, previewCounts, previewed, sayOutcomes } from './previewRows.ts';
import { ScansPicked } from './ScansPicked.tsx';
import type { useImportWork } from './useImportWork.ts';

const labels: Readonly<Record<PreviewFilter, string>> = { all: '全部', unusable: '不能导入', withFindings: '有问题' };

/** What is in the sheet, row by row, before anything is imported; and the scans that come along. */
export function PreviewIntake({
  importing: { work, chooseSource, dropScans, start },
  sheet,
  onFiles,
}: {
  importing: ReturnType<typeof useImportWork>;
  sheet: File;
  onFiles: (files: File[]) => void;
}) {
  const { client } = useDesk();
  const [filter, setFilter] = useState<PreviewFilter>('all');
  const preview = useQuery({
    queryKey: ['importPreview', work.id],
    queryFn: ({ signal }) => client.exchange.preview({ sheet }, { signal }),
    // The sheet was read once and does not change when something else is saved.
    staleTime: 'static',
    gcTime: 0,
  });
  const another = <Button onClick={() => chooseSource(null)}>换一张表</Button>;
  if (preview.error)
    return (
      <PreviewFailed error={preview.error} onRetry={() => void preview.refetch()}>
        {another}
      </PreviewFailed>
    );
  if (!preview.data) return <Waiting what="正在读采集表" />;
  const { rows, remarks } = preview.data;
  const counts = previewCounts(rows);
  const outcomes = sayOutcomes(rows);
  return (
    <Flex vertical gap={12} style={{ flex: 1, minHeight: 0 }}>
      <Flex gap={12} align="center" wrap>
        <Typography.Text strong style={{ overflowWrap: 'anywhere' }}>
          {sheet.name}
        </Typography.Text>
        <Typography.Text role="status">
          {counts.all} 行，{counts.usable} 行可以导入
          {outcomes && `（${outcomes}）`}
          {counts.unusable > 0 && `，${counts.unusable} 行不能`}
        </Typography.Text>
        {another}
      </Flex>
      {remarks.map((finding) => (
        <FindingNote key={`${finding.rule} ${finding.where} ${finding.message}`} finding={finding} />
      ))}
      <Segmented
        aria-label="看哪些行"
        value={filter}
        onChange={setFilter}
        options={(['all', 'unusable', 'withFindings'] as const).map((value) => ({
          value,
          label: `${labels[value]} ${counts[value]}`,
        }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <VirtualRows
        label="采集表里的行"
        items={previewed(rows, filter)}
        keyOf={({ row }) => String(row)}
        row={(row) => <PreviewRow row={row} />}
      />
      <Flex gap={12} align="center" justify="space-between" wrap>
        <ScansPicked scans={work.scans} onFiles={onFiles} onDrop={dropScans} />
        <Button type="primary" size="large" disabled={counts.usable === 0} onClick={start}>
          {work.scans.length > 0
            ? `导入 ${counts.usable} 行和 ${work.scans.length} 个文件`
            : `导入 ${counts.usable} 行`}
        </Button>
      </Flex>
    </Flex>
  );
}
