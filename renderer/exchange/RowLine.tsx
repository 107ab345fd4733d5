import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { RowOutcome } from '#shared/api/exchange.ts';
import { addresses } from '../app/addresses.ts';
import { CutText } from '../parts/CutText.tsx';
import type { RowResult } from './importLedger.ts';
import { rowOutcomeLabels } from './importSummary.ts';
import { RowFindings } from './RowFindings.tsx';

/** How each end of a row is coloured. */
export const outcomeColours: Readonly<Record<RowOutcome, string>> = {
  created: 'success',
  completed: 'success',
  unchanged: 'default',
  conflict: 'warning',
  rejected: 'error',
};

/** What became of one row, with the way to its case. `alone` where it is no row of a sheet. */
export function RowLine({ result, alone = false }: { result: RowResult; alone?: boolean }) {
  const { row, outcome, caseNumber, subjectName, miniProgramName, findings } = result;
  return (
    <Flex vertical gap={6}>
      <Flex gap={12} align="center">
        {!alone && (
          <Typography.Text type="secondary" className="beian-number" style={{ flex: '0 0 64px' }}>
            第 {row} 行
          </Typography.Text>
        )}
        <div style={{ flex: 1, minWidth: 0 }}>
          <CutText strong text={subjectName ?? '没有主体名称'} />
          <CutText faint text={miniProgramName ?? '没有小程序名称'} />
        </div>
        <Tag color={outcomeColours[outcome]} variant="filled" style={{ minWidth: 58, textAlign: 'center' }}>
          {rowOutcomeLabels[outcome]}
        </Tag>
        <span className="beian-number" style={{ flex: '0 0 84px' }}>
          {caseNumber !== null && <Link to={addresses.caseAt(caseNumber)}>{caseNumber}</Link>}
        </span>
      </Flex>
      <RowFindings findings={findings} indented={!alone} />
    </Flex>
  );
}
