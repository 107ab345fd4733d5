import {
  CheckCircleFilled,
  FileImageOutlined,
  FileTextOutlined,
  LoadingOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { Flex, Tag, Typography, theme } from 'antd';
import { blocks } from '#shared/filing/finding.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { CutText } from '../../parts/CutText.tsx';
import type { PackedRow } from './submitWork.ts';

/** What is in a package, one line a file as it is made: its name, its size, and whether something is to be said of it. */
export function PackedList({ rows, running = false }: { rows: readonly PackedRow[]; running?: boolean }) {
  const { token } = theme.useToken();
  if (rows.length === 0 && !running) return null;
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <section aria-label="提交包里的文件" className="beian-packed">
      <ul>
        {rows.map((row) => (
          <li key={row.name}>
            <Mark row={row} />
            {row.slot === null ? <FileTextOutlined aria-hidden /> : <FileImageOutlined aria-hidden />}
            <div style={{ flex: 1, minWidth: 0 }}>
              <CutText text={row.name} />
            </div>
            <Words row={row} />
            <Typography.Text type="secondary" className="beian-packed-size">
              {formatBytes(row.bytes)}
            </Typography.Text>
          </li>
        ))}
        {running && (
          <li>
            <LoadingOutlined aria-hidden style={{ color: token.colorPrimary }} />
            <Typography.Text type="secondary">正在做下一个…</Typography.Text>
          </li>
        )}
      </ul>
      <Flex justify="flex-end" style={{ padding: '6px 12px' }}>
        <Typography.Text type="secondary">
          {rows.length} 个文件，共 {formatBytes(total)}
        </Typography.Text>
      </Flex>
    </section>
  );
}

function Mark({ row: { findings } }: { row: PackedRow }) {
  const { token } = theme.useToken();
  if (findings.length === 0) return <CheckCircleFilled aria-hidden style={{ color: token.colorSuccess }} />;
  const bad = blocks(findings);
  const label = bad ? '有必改的问题' : '有建议';
  return <WarningFilled aria-label={label} style={{ color: bad ? token.colorError : token.colorWarning }} />;
}

function Words({ row: { slot, changed, findings } }: { row: PackedRow }) {
  if (findings.length > 0) return <Tag color={blocks(findings) ? 'error' : 'warning'}>{findings.length} 个问题</Tag>;
  if (slot === null) return null;
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {changed ? '已按平台调整' : '画面未改'}
    </Typography.Text>
  );
}
