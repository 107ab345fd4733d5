import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { addresses } from '../app/addresses.ts';
import { CutText } from '../parts/CutText.tsx';
import type { FileResult, Placed } from './importLedger.ts';
import { type FileEnd, fileEnd, fileEndLabels } from './importSummary.ts';

const colours: Readonly<Record<FileEnd, string>> = {
  stored: 'success',
  already: 'default',
  unplaced: 'warning',
  unreadable: 'error',
  failed: 'error',
  passedOver: 'default',
  waiting: 'default',
};

/** What became of one file: where it went, or why it went nowhere. `passedOver` says why it was left aside. */
export function FileLine({ result, passedOver }: { result: FileResult; passedOver: string }) {
  const end = fileEnd(result);
  return (
    <Flex gap={12} align="baseline">
      <Tag color={colours[end]} variant="filled" style={{ minWidth: 58, textAlign: 'center' }}>
        {fileEndLabels[end]}
      </Tag>
      <div style={{ flex: 1, minWidth: 0 }}>
        <CutText text={result.path} />
        {result.state === 'failed' && <Typography.Text type="danger">{result.reason}</Typography.Text>}
        {result.state === 'passedOver' && <Typography.Text type="secondary">{passedOver}</Typography.Text>}
        {result.state === 'told' &&
          result.placed.map((placed) => <PlacedLine key={`${placed.caseNumber} ${placed.reason}`} placed={placed} />)}
      </div>
    </Flex>
  );
}

function PlacedLine({ placed: { caseNumber, slots, reason, outcome } }: { placed: Placed }) {
  const where = slots.map((slot) => materialSlot(slot).label).join('、');
  return (
    <Flex gap={8} align="baseline">
      <Typography.Text type="secondary" style={{ flex: 1, overflowWrap: 'anywhere' }}>
        {where === '' ? reason : `${where}（${outcome === 'already' ? '早就在这里了' : reason}）`}
      </Typography.Text>
      {caseNumber !== null && (
        <Link to={addresses.caseAt(caseNumber, 'materials')} className="beian-number">
          {caseNumber}
        </Link>
      )}
    </Flex>
  );
}
