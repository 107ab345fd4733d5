import { Button, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { CaseRow } from '#shared/api/cases.ts';
import { asSentence } from '#shared/filing/asSentence.ts';
import { casePlaceOf } from '#shared/filing/casePlace.ts';
import { blocks } from '#shared/filing/finding.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { sayInPlace } from '#shared/filing/sayInPlace.ts';
import { addresses } from '../../app/addresses.ts';
import { CutText } from '../../parts/CutText.tsx';
import type { MadeItem } from './madeFiles.ts';
import type { MadeKind } from './useMakeFiles.ts';

const states = {
  waiting: { label: '做好了', colour: 'success' },
  saved: { label: '已保存', colour: 'default' },
  incomplete: { label: '缺内容', colour: 'warning' },
  failed: { label: '没做成', colour: 'error' },
} as const satisfies Record<MadeItem['result']['type'], unknown>;

/** One made file: whose it is, what became of it, and what can be done with it. */
export function MadeRow({
  item,
  row,
  kind,
  onSave,
}: {
  item: MadeItem;
  row: CaseRow | undefined;
  kind: MadeKind;
  onSave: () => void;
}) {
  const { result, title, note, caseNumber } = item;
  const { label, colour } = states[result.type];
  const name = row?.miniProgramName ?? row?.subjectName ?? caseNumber;
  return (
    <Flex vertical gap={2}>
      <Flex gap={8} align="center">
        <Tag color={colour} variant="filled" style={{ marginInlineEnd: 0 }}>
          {result.type === 'incomplete' && kind === 'packages' ? '要先改' : label}
        </Tag>
        <div style={{ flex: 1, minWidth: 0 }}>
          <CutText strong text={title} />
          <CutText faint text={[row?.miniProgramName, row?.subjectName, caseNumber].filter(Boolean).join(' · ')} />
        </div>
        {result.type === 'waiting' && (
          <Button size="small" onClick={onSave} aria-label={`保存${name}的${title}`}>
            保存
          </Button>
        )}
        {(result.type === 'incomplete' || result.type === 'failed') && (
          <Link to={wayTo(item, kind)} aria-label={`打开${name}`}>
            {result.type !== 'incomplete' ? '去看看' : kind === 'packages' ? '去改' : '去补'}
          </Link>
        )}
      </Flex>
      {result.type === 'incomplete' &&
        result.findings
          .filter((finding) => blocks([finding]))
          .map((finding) => (
            <Typography.Text key={`${finding.rule} ${finding.where} ${finding.message}`} type="secondary">
              {placeLabel(finding.where)}：{asSentence(sayInPlace(finding).message)}
            </Typography.Text>
          ))}
      {result.type === 'failed' && <Typography.Text type="danger">{result.reason}</Typography.Text>}
      {note !== null && <Typography.Text type="warning">{note}</Typography.Text>}
    </Flex>
  );
}

const tabs = { letters: 'letters', dossiers: 'dossier', packages: 'submit' } as const satisfies Record<
  MadeKind,
  unknown
>;

/** To what is lacking first: a field of the case, or the office's own data. */
function wayTo({ caseNumber, result }: MadeItem, kind: MadeKind): string {
  if (result.type !== 'incomplete') return addresses.caseAt(caseNumber, tabs[kind]);
  const where = result.findings.find((finding) => blocks([finding]))?.where ?? '';
  if (where.startsWith('agency')) return addresses.settings('agency');
  const { tab } = casePlaceOf(where);
  return addresses.caseAt(caseNumber, tab, where === '' ? null : where);
}
