import { Alert, Button, Flex, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { FileLine } from './FileLine.tsx';
import { pathsToRetry, saySummary, summarise } from './importSummary.ts';
import { OutcomeFilter } from './OutcomeFilter.tsx';
import { RowLine } from './RowLine.tsx';
import { filesOf, type Looked, lookedAtFirst, rowsOf } from './resultView.ts';
import { isPayloadName } from './sortHandover.ts';
import type { useImportWork } from './useImportWork.ts';

/** What becomes of every row and file, while it happens and afterwards. */
export function ImportResult({ importing }: { importing: ReturnType<typeof useImportWork> }) {
  const { work, goOn, anew } = importing;
  const { ledger, phase, error, cancel, source } = work;
  const isPayload = source !== null && isPayloadName(source.name);
  const onlyCase = isPayload ? ([...ledger.rows.values()][0]?.caseNumber ?? null) : null;
  const navigate = useNavigate();
  const [looked, setLooked] = useState<Looked>(lookedAtFirst);
  const summary = summarise(ledger);
  const left = pathsToRetry(ledger).length;
  const running = phase === 'running';
  const odd = summary.files.unplaced + summary.files.unreadable;
  const unfinished = phase === 'stopped' || left > 0;
  return (
    <Flex vertical gap={12} style={{ flex: 1, minHeight: 0 }}>
      {running ? (
        <WorkProgress
          done={ledger.rows.size + summary.filesDone}
          total={Math.max(ledger.rowTotal, ledger.rows.size) + ledger.files.size}
          label={ledger.label}
          onCancel={cancel}
        />
      ) : (
        <Alert
          showIcon
          type={unfinished || odd > 0 ? 'warning' : 'success'}
          title={`${phase === 'stopped' ? '停下了。' : ''}${saySummary(summary)}`}
          description={unfinished ? '做完的都存好了。接着导入只做剩下的，不会重复。' : undefined}
          role="status"
          action={
            odd > 0 && (
              <Button size="small" onClick={() => setLooked({ at: 'files', only: null })}>
                看没收进去的 {odd} 个文件
              </Button>
            )
          }
        />
      )}
      <ErrorNote error={error} />
      <Flex gap={12} wrap align="center" justify="space-between">
        <Segmented
          aria-label={isPayload ? '看案件还是看文件' : '看行还是看文件'}
          value={looked.at}
          onChange={(at) => setLooked(at === 'rows' ? lookedAtFirst : { at: 'files', only: null })}
          options={[
            { value: 'rows', label: isPayload ? '案件' : `行 ${ledger.rows.size}` },
            { value: 'files', label: `文件 ${ledger.files.size}` },
          ]}
        />
        {!running && (
          <Flex gap={8} wrap>
            <Button onClick={anew}>{isPayload ? '再导入一份' : '导入另一张表'}</Button>
            <Button
              type={unfinished ? 'default' : 'primary'}
              onClick={() => void navigate(onlyCase === null ? addresses.cases : addresses.caseAt(onlyCase))}
            >
              {onlyCase === null ? '看案件' : `打开案件 ${onlyCase}`}
            </Button>
            {unfinished && (
              <Button type="primary" onClick={goOn}>
                {left > 0 ? `接着导入（还有 ${left} 个文件）` : '接着导入'}
              </Button>
            )}
          </Flex>
        )}
      </Flex>
      <OutcomeFilter summary={summary} looked={looked} onLook={setLooked} />
      {looked.at === 'rows' ? (
        <VirtualRows
          label="每一行的结果"
          items={rowsOf(ledger, looked)}
          keyOf={({ row }) => String(row)}
          row={(row) => <RowLine result={row} alone={isPayload} />}
        />
      ) : (
        <VirtualRows
          label="每个文件的结果"
          items={filesOf(ledger, looked)}
          keyOf={({ path }) => path}
          row={(file) => (
            <FileLine
              result={file}
              passedOver={isPayload ? '备案资料没有写到这个文件，没有收' : '系统文件或另一张表，不是材料，没有收'}
            />
          )}
        />
      )}
    </Flex>
  );
}
