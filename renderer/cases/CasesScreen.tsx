import { Alert, Flex } from 'antd';
import { lazy, Suspense, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { FoundCases } from '#shared/api/cases.ts';
import { addresses } from '../app/addresses.ts';
import { useDraftsHandedBack } from '../app/draftKeeperContext.ts';
import { readError } from '../app/readError.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { useProvinceName } from '../app/useProvinceName.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { useRefreshKey } from '../parts/useRefreshKey.ts';
import { useSteady } from '../parts/useSteady.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { BinButton } from './BinButton.tsx';
import { useBatchUndo } from './batch/useBatchUndo.ts';
import type { GridHandle } from './CasesGrid.tsx';
import { CasesHead } from './CasesHead.tsx';
import { CaseTable } from './CaseTable.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { isNarrowed, widened } from './caseFilter.ts';
import { DamageNote } from './DamageNote.tsx';
import { EmptyBin } from './EmptyBin.tsx';
import { EmptyOffice } from './EmptyOffice.tsx';
import { NoMatch } from './NoMatch.tsx';
import { StageFilter } from './StageFilter.tsx';
import { useColumns } from './useColumns.ts';
import { useCaseFilter, useCaseText, useFoundCases, useInsideBin } from './useFoundCases.ts';
import { useSteadyOrder } from './useSteadyOrder.ts';

const NewCaseDialog = lazy(async () => ({ default: (await import('./NewCaseDialog.tsx')).NewCaseDialog }));

/** All cases: found as one types, chosen in any number, opened or worked on together. */
export function CasesScreen() {
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [text, setText] = useCaseText();
  const [filter, setFilter] = useCaseFilter();
  const [inBin, setInBin] = useInsideBin();
  const { data: fresh, error, refetch, isPlaceholderData, question } = useFoundCases(filter, text, inBin);
  const { found: data, hold, release } = useSteadyOrder(fresh, question);
  const { undoLast } = useBatchUndo();
  const draftsHandedBack = useDraftsHandedBack();
  const columns = useColumns();
  const provinceName = useProvinceName();
  const grid = useRef<GridHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  useRefreshKey(() => {
    release();
    void refetch();
  });
  useShortcut(
    'z',
    () => {
      // What stands over the table has its own keys.
      if (document.activeElement?.closest('[role=dialog]')) return;
      hold();
      undoLast();
    },
    { whileTyping: false },
  );

  const open = useSteady((number: string) => void navigate(addresses.caseAt(number)));
  const clear = useSteady(() => {
    setText('');
    setFilter(widened(filter));
    // The button that was pressed is gone.
    searchBox.current?.focus();
  });
  const content = (found: FoundCases) => {
    if (inBin && found.removed === 0) return <EmptyBin onLeave={() => setInBin(false)} />;
    if (!inBin && found.total === 0) return <EmptyOffice />;
    if (found.numbers.length > 0)
      return (
        <CaseTable
          ref={grid}
          found={found}
          inBin={inBin}
          onBegin={hold}
          question={question}
          stale={isPlaceholderData}
          filter={filter}
          onFilter={setFilter}
          onOpen={open}
          columns={columns}
          provinceName={provinceName}
        />
      );
    return <NoMatch text={text} where={inBin ? '回收站里' : ''} onClear={clear} />;
  };
  return (
    <Flex vertical gap={10} style={{ height: '100%' }}>
      <CasesHead
        title="案件"
        here={addresses.cases}
        search={{ ref: searchBox, text, onText: setText, onDown: () => grid.current?.focus() }}
        filters={{
          filter,
          onFilter: setFilter,
          offered: data,
          provinceName,
          narrowed: isNarrowed(filter, text),
          onClear: clear,
        }}
        actions={<ColumnMenu columns={columns} />}
      >
        {data && (inBin || data.removed > 0) && <BinButton count={data.removed} on={inBin} onOn={setInBin} />}
      </CasesHead>
      {data && (inBin ? data.removed : data.total) > 0 && (
        <StageFilter counts={data.stageCounts} filter={filter} onFilter={setFilter} />
      )}
      {inBin && data && data.removed > 0 && (
        <Alert type="info" showIcon title="回收站里的案件不检查、不提醒、不导出。选中以后可以恢复，原来的内容都在。" />
      )}
      {data?.damage && <DamageNote damage={data.damage} />}
      <ErrorNote error={data ? error : null} />
      {data && content(data)}
      {!data && error && <ErrorPanel error={readError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting what="正在列出案件" />}
      {address.has('new') && draftsHandedBack && (
        <Suspense>
          <NewCaseDialog onClose={() => setAddress({}, { replace: true })} onCreated={open} />
        </Suspense>
      )}
    </Flex>
  );
}
