import { Button, Card, Flex, Space, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { CaseLetter } from '#shared/api/letters.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { addresses } from '../../app/addresses.ts';
import { FindingNote } from '../../parts/FindingNote.tsx';
import { LetterDoubts } from './LetterDoubts.tsx';
import { letterState, letterStateWords } from './letterWords.ts';
import { PrintedHistory } from './PrintedHistory.tsx';

/** One letter of a case: why it is needed, what it still lacks, what was printed when. */
export function LetterCard({
  letter,
  busy,
  onPreview,
  onPrint,
  onOpenPrinted,
  onGo,
}: {
  letter: CaseLetter;
  busy: boolean;
  onPreview: () => void;
  onPrint: () => void;
  onOpenPrinted: (letterId: number) => void;
  /** To the place where something wrong in it is put right. */
  onGo: (finding: Finding) => void;
}) {
  const state = letterState(letter);
  const { text, colour } = letterStateWords[state];
  const lacking = letter.findings.filter(({ weight }) => weight === 'must');
  const goesTo = letter.slots.map((id) => `“${materialSlot(id).label}”`).join('、');
  return (
    <Card size="small" data-template={letter.template}>
      <Flex vertical gap={10}>
        <Flex justify="space-between" align="flex-start" gap={12} wrap>
          <div style={{ minWidth: 0, flex: 1 }}>
            <Space>
              <Typography.Text strong style={{ fontSize: 15 }}>
                {letter.title}
              </Typography.Text>
              <Tag color={colour} variant="filled">
                {text}
              </Tag>
            </Space>
            <br />
            <Typography.Text type="secondary">
              {letter.reason === null
                ? '按现在填的内容，这个案件不要求这份文书；以前打印过。'
                : `${letter.reason}。签章扫描后放入${goesTo}。`}
            </Typography.Text>
          </div>
          <Space>
            <Button disabled={lacking.length > 0} loading={busy} onClick={onPreview}>
              预览
            </Button>
            <Button
              type={state === 'printed' ? 'default' : 'primary'}
              disabled={lacking.length > 0}
              loading={busy}
              onClick={onPrint}
            >
              {state === 'printed' || state === 'stale' ? '重新打印' : '打印'}
            </Button>
          </Space>
        </Flex>
        {letter.findings.map((finding) => (
          <FindingNote key={finding.where + finding.message} finding={finding} place={placeLabel(finding.where)} />
        ))}
        {letter.findings.some(({ where }) => where.startsWith('agency.')) && (
          <Link to={addresses.settings('agency')}>去“设置 → 本机构”填写</Link>
        )}
        {lacking.length === 0 && letter.doubts.length > 0 && <LetterDoubts doubts={letter.doubts} onGo={onGo} />}
        {letter.printed.length > 0 && <PrintedHistory printed={letter.printed} onOpen={onOpenPrinted} />}
      </Flex>
    </Card>
  );
}
