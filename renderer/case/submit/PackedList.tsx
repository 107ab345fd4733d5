import {
  CheckCircleFilled,
  DownOutlined,
  FileImageOutlined,
  FileTextOutlined,
  LoadingOutlined,
  UpOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { Button, Flex, Typography, theme } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { blocks, type Finding } from '#shared/filing/finding.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { addresses } from '../../app/addresses.ts';
import { CutText } from '../../parts/CutText.tsx';
import { FindingNote } from '../../parts/FindingNote.tsx';
import { findingPlace } from '../findings/findingPlace.ts';
import { sayRow, sizeInName } from './sayRow.ts';
import type { PackedRow } from './submitWork.ts';

/** What is in a package, one line a file as it is made: its name, its size, and what is to be said of it. */
export function PackedList({
  caseNumber,
  rows,
  running = false,
}: {
  caseNumber: string;
  rows: readonly PackedRow[];
  running?: boolean;
}) {
  const { token } = theme.useToken();
  if (rows.length === 0 && !running) return null;
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <section aria-label="提交包里的文件" className="beian-packed">
      <ul>
        {rows.map((row) => (
          <Row key={row.name} caseNumber={caseNumber} row={row} />
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

function Row({ caseNumber, row }: { caseNumber: string; row: PackedRow }) {
  const [open, setOpen] = useState(false);
  const told = useId();
  const { name, slot, bytes, changed, findings } = row;
  const words = sayRow(findings);
  return (
    <li style={{ flexWrap: 'wrap', rowGap: 4 }}>
      <Mark findings={findings} />
      {slot === null ? <FileTextOutlined aria-hidden /> : <FileImageOutlined aria-hidden />}
      {slot !== null && <Typography.Text style={{ flex: 'none' }}>{materialSlot(slot).label}</Typography.Text>}
      <div style={{ flex: 1, minWidth: 0 }}>
        <CutText text={name} faint={slot !== null} />
      </div>
      {words !== null ? (
        <Button
          type="link"
          size="small"
          danger={blocks(findings)}
          aria-expanded={open}
          aria-controls={told}
          icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          iconPlacement="end"
          onClick={() => setOpen(!open)}
        >
          {words}
        </Button>
      ) : (
        slot !== null && (
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {changed ? '已按平台调整' : '画面未改'}
          </Typography.Text>
        )
      )}
      <Typography.Text type="secondary" className="beian-packed-size">
        {slot === null ? formatBytes(bytes) : sizeInName(bytes)}
      </Typography.Text>
      {open && (
        <div id={told} className="beian-packed-told">
          {findings.map((finding) => (
            <Flex key={`${finding.rule} ${finding.message}`} gap={8} align="flex-start">
              <div style={{ flex: 1, minWidth: 0 }}>
                <FindingNote finding={finding} detail="remedy" />
              </div>
              {finding.weight !== 'hint' && (
                <Link
                  to={addresses.caseAt(caseNumber, findingPlace(finding.where).tab, finding.where)}
                  aria-label={`去改${slot === null ? name : materialSlot(slot).label}`}
                >
                  去改
                </Link>
              )}
            </Flex>
          ))}
        </div>
      )}
    </li>
  );
}

function Mark({ findings }: { findings: readonly Finding[] }) {
  const { token } = theme.useToken();
  if (findings.every(({ weight }) => weight === 'hint'))
    return <CheckCircleFilled aria-hidden style={{ color: token.colorSuccess }} />;
  const bad = blocks(findings);
  const label = bad ? '有必改的问题' : '有建议';
  return <WarningFilled aria-label={label} style={{ color: bad ? token.colorError : token.colorWarning }} />;
}
