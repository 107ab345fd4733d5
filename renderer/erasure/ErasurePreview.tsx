import { Alert, Flex, Skeleton, Typography, theme } from 'antd';
import type { ErasurePreview as Preview } from '#shared/api/erasure.ts';
import { sayLastSource } from '#shared/erasure/lastSource.ts';
import { sayOtherPlaces } from '#shared/erasure/leftBackups.ts';
import { sayErased, sayReplaced, sayUnowned, sayWaiting } from '#shared/erasure/receipt.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';

/** Which cases, what goes with them, what stays, and what the backups still hold. */
export function ErasurePreview({ preview, error }: { preview: Preview | undefined; error: unknown }) {
  const { token } = theme.useToken();
  return (
    <Flex vertical gap={12}>
      <ErrorNote error={error} />
      {!preview && !error && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {preview && (
        <>
          {preview.cases.length > 0 && (
            <ul
              aria-label="要删除的案件"
              style={{
                margin: 0,
                padding: '8px 12px',
                listStyle: 'none',
                maxHeight: 132,
                overflowY: 'auto',
                background: token.colorFillQuaternary,
                borderRadius: token.borderRadius,
              }}
            >
              {preview.cases.map(({ number, subjectName }) => (
                <li key={number}>
                  <span className="beian-number">{number}</span>　{subjectName ?? '主体名称未填'}
                </li>
              ))}
            </ul>
          )}
          <Typography.Text>
            会删除：{sayErased({ cases: [], counts: preview.counts })}
            {preview.cases.length > 0 ? '，还有没保存的草稿。' : '。'}
          </Typography.Text>
          {sayKept(preview.kept) !== null && (
            <Typography.Text type="secondary">{sayKept(preview.kept)}</Typography.Text>
          )}
          {sayLastSource(preview.lastSourceOf) !== null && (
            <Alert type="warning" showIcon title={sayLastSource(preview.lastSourceOf)} />
          )}
          {sayUnowned(preview.kept, 'before') !== null && (
            <Alert type="warning" showIcon title={sayUnowned(preview.kept, 'before')} />
          )}
          {sayWaiting(preview.kept) !== null && <Alert type="warning" showIcon title={sayWaiting(preview.kept)} />}
          {sayBackups(preview.backups) !== null && (
            <Alert type="warning" showIcon title="以前的备份里还有这些资料" description={sayBackups(preview.backups)} />
          )}
          {preview.otherPlaces.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title="别处备份过的位置"
              description={sayOtherPlaces(preview.otherPlaces).map((line) => (
                <div key={line} style={{ overflowWrap: 'anywhere' }}>
                  {line}
                </div>
              ))}
            />
          )}
          {sayReplaced(preview.replaced) !== null && (
            <Alert type="warning" showIcon title={sayReplaced(preview.replaced)} />
          )}
        </>
      )}
    </Flex>
  );
}

function sayKept({ persons, subjects, scans }: Preview['kept']): string | null {
  const parts = [
    persons > 0 ? `人员 ${persons}` : '',
    subjects > 0 ? `主体 ${subjects}` : '',
    scans > 0 ? `扫描件 ${scans}` : '',
  ].filter((each) => each !== '');
  return parts.length === 0 ? null : `会留下：${parts.join('，')}，因为别的案件还在用。`;
}

function sayBackups({ automatic, goneBy, lasting }: Preview['backups']): string | null {
  const parts = [
    goneBy === null ? '' : `自动备份 ${automatic} 份，每天都备份的话，最晚到 ${goneBy} 全部换成新的。`,
    lasting > 0 ? `手动、升级前和不完整的备份 ${lasting} 份，不会自己删除。` : '',
  ].filter((each) => each !== '');
  if (parts.length === 0) return null;
  return `${parts.join('')}用它们恢复时，软件会按删除清单自动再删一次。`;
}
