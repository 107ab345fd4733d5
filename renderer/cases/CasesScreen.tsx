import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { lazy, Suspense, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { FoundCases } from '#shared/api/cases.ts';
import { addresses } from '../app/addresses.ts';
import { readError } from '../app/readError.ts';
import { useProvinceName } from '../app/useProvinceName.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useRefreshKey } from '../parts/useRefreshKey.ts';
import { useSteady } from '../parts/useSteady.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseSearch } from './CaseSearch.tsx';
import type { GridHandle } from './CasesGrid.tsx';
import { CaseTable } from './CaseTable.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { isNarrowed, widened } from './caseFilter.ts';
import { EmptyOffice } from './EmptyOffice.tsx';
import { StageFilter } from './StageFilter.tsx';
import { useColumns } from './useColumns.ts';
import { useCaseFilter, useCaseText, useFoundCases } from './useFoundCases.ts';

const NewCaseDialog = lazy(async () => ({ default: (await import('./NewCaseDialog.tsx')).NewCaseDialog }));

/** All cases: found as one types, chosen in any number, opened or worked on together. */
export function CasesScreen() {
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [text, setText] = useCaseText();
  const [filter, setFilter] = useCaseFilter();
  const { data, error, refetch, isPlaceholderData, question } = useFoundCases(filter, text);
  const columns = useColumns();
  const provinceName = useProvinceName();
  const grid = useRef<GridHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  useRefreshKey(() => void refetch());

  const open = useSteady((number: string) => void navigate(addresses.caseAt(number)));
  const clear = useSteady(() => {
    setText('');
    setFilter(widened(filter));
    // The button that was pressed is gone.
    searchBox.current?.focus();
  });
  const content = (found: FoundCases) => {
    if (found.total === 0) return <EmptyOffice />;
    if (found.numbers.length > 0)
      return (
        <CaseTable
          ref={grid}
          found={found}
          question={question}
          stale={isPlaceholderData}
          filter={filter}
          onFilter={setFilter}
          onOpen={open}
          columns={columns}
          provinceName={provinceName}
        />
      );
    return (
      <EmptyState title="没有符合条件的案件" next="换一个词试试：名称、编号、电话、AppID 都能找，拼音首字母也行。">
        <Button type="primary" onClick={clear}>
          清除筛选
        </Button>
      </EmptyState>
    );
  };
  return (
    <Flex vertical gap={10} style={{ height: '100%' }}>
      <div style={{ marginBottom: -10 }}>
        <PageTitle title="案件">
          <ColumnMenu columns={columns} />
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate(addresses.newCase)}>
            新建案件
          </Button>
        </PageTitle>
      </div>
      <Flex gap={8} wrap align="center" role="search">
        <CaseSearch ref={searchBox} text={text} onText={setText} onDown={() => grid.current?.focus()} />
        <CaseFilters
          filter={filter}
          onFilter={setFilter}
          offered={data}
          provinceName={provinceName}
          narrowed={isNarrowed(filter, text)}
          onClear={clear}
        />
      </Flex>
      {data && data.total > 0 && <StageFilter counts={data.stageCounts} filter={filter} onFilter={setFilter} />}
      <ErrorNote error={data ? error : null} />
      {data && content(data)}
      {!data && error && <ErrorPanel error={readError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting what="正在列出案件" />}
      {address.has('new') && (
        <Suspense>
          <NewCaseDialog onClose={() => setAddress({}, { replace: true })} onCreated={open} />
        </Suspense>
      )}
    </Flex>
  );
}
