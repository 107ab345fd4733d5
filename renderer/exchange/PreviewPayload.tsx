import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Flex, Tag, Typography } from 'antd';
import type { ApplicationPreview } from '#shared/api/application.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { CutText } from '../parts/CutText.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { rowOutcomeLabels } from './importSummary.ts';
import { PreviewFailed } from './PreviewFailed.tsx';
import { comesAlong, sayPayloadOutcome } from './payloadWords.ts';
import { lackingIn, problemsOf } from './previewRows.ts';
import { RowFindings } from './RowFindings.tsx';
import { outcomeColours } from './RowLine.tsx';
import { ScansPicked } from './ScansPicked.tsx';
import type { useImportWork } from './useImportWork.ts';

/** What a filing in the official shape holds and what would become of it, before anything is imported. */
export function PreviewPayload({
  importing: { work, chooseSource, dropScans, start },
  payload,
  onFiles,
}: {
  importing: ReturnType<typeof useImportWork>;
  payload: File;
  onFiles: (files: File[]) => void;
}) {
  const { client } = useDesk();
  const preview = useQuery({
    queryKey: ['payloadPreview', work.id],
    queryFn: ({ signal }) => client.application.preview({ file: payload }, { signal }),
    // The file was read once and does not change when something else is saved.
    staleTime: 'static',
    gcTime: 0,
  });
  const another = <Button onClick={() => chooseSource(null)}>换一份</Button>;
  if (preview.error)
    return (
      <PreviewFailed error={preview.error} onRetry={() => void preview.refetch()}>
        {another}
      </PreviewFailed>
    );
  if (!preview.data) return <Waiting what="正在读备案资料" />;
  const held = preview.data;
  const found = held.media.filter(({ name }) => comesAlong(name, work.scans)).length;
  return (
    <Flex vertical gap={12} style={{ flex: 1, minHeight: 0 }}>
      <Flex gap={12} align="center" wrap>
        <Typography.Text strong style={{ overflowWrap: 'anywhere' }}>
          {payload.name}
        </Typography.Text>
        {held.outcome && (
          <Tag color={outcomeColours[held.outcome]} variant="filled" style={{ margin: 0 }}>
            {rowOutcomeLabels[held.outcome]}
          </Tag>
        )}
        <Typography.Text role="status">{sayPayloadOutcome(held)}</Typography.Text>
        {held.caseNumber !== null && <Button href={`#${addresses.caseAt(held.caseNumber)}`}>打开这个案件</Button>}
        {another}
      </Flex>
      <Flex
        vertical
        gap={12}
        tabIndex={0}
        role="group"
        aria-label="备案资料里的内容"
        style={{ flex: 1, minHeight: 0, overflow: 'auto' }}
      >
        <WhatItHolds held={held} />
        <Problems held={held} />
        {held.media.length > 0 && <NamedFiles media={held.media} found={found} scans={work.scans} />}
      </Flex>
      <Flex gap={12} align="center" justify="space-between" wrap>
        <ScansPicked
          scans={work.scans}
          none="扫描件（可以不选）：资料里写到的文件会放进对应的位置"
          onFiles={onFiles}
          onDrop={dropScans}
        />
        <Button type="primary" size="large" disabled={!held.usable} onClick={start}>
          {found > 0 ? `导入这份资料和 ${found} 个文件` : '导入这份资料'}
        </Button>
      </Flex>
    </Flex>
  );
}

function WhatItHolds({ held }: { held: ApplicationPreview }) {
  return (
    <Card size="small">
      <Descriptions
        column={2}
        size="small"
        items={[
          { key: 'subject', label: '主体', children: held.subjectName ?? '没有写' },
          { key: 'program', label: '小程序', children: held.miniProgramName ?? '没有写' },
          {
            key: 'filingType',
            label: '备案类型',
            children: held.filingTypeSaid
              ? filingTypeLabels[held.filingType]
              : `${filingTypeLabels[held.filingType]}（资料里没有这一栏，按首次备案导入）`,
          },
          { key: 'appId', label: 'AppID', children: held.appId ?? '没有写' },
        ]}
      />
    </Card>
  );
}

/** What nobody knows and is kept, what could not be read, what would be wrong in the case, and how much it would lack. */
function Problems({ held }: { held: ApplicationPreview }) {
  const row = { ...held, row: 1 };
  const lacking = lackingIn(row);
  const problems = problemsOf(row);
  if (problems.length === 0 && lacking === 0) return null;
  return (
    <Card size="small" title="要留意的">
      <Flex vertical gap={6}>
        <RowFindings findings={problems} indented={false} />
        {lacking > 0 && <Typography.Text type="secondary">还有 {lacking} 项待填，导入以后在案件里补</Typography.Text>}
      </Flex>
    </Card>
  );
}

function NamedFiles({
  media,
  found,
  scans,
}: {
  media: ApplicationPreview['media'];
  found: number;
  scans: readonly File[];
}) {
  return (
    <Card size="small" title={`资料里写到的文件：${media.length} 个，已选 ${found} 个`}>
      <Flex vertical gap={4}>
        {media.map(({ name, slots }) => {
          const along = comesAlong(name, scans);
          return (
            <Flex key={name} gap={12} align="baseline">
              <Tag color={along ? 'success' : 'default'} variant="filled" style={{ minWidth: 44, textAlign: 'center' }}>
                {along ? '已选' : '没选'}
              </Tag>
              <div style={{ flex: 1, minWidth: 0 }}>
                <CutText text={name} />
              </div>
              <Typography.Text type="secondary" style={{ flex: 1, minWidth: 0 }}>
                {slots.map((slot) => materialSlot(slot).label).join('、')}
              </Typography.Text>
            </Flex>
          );
        })}
      </Flex>
    </Card>
  );
}
