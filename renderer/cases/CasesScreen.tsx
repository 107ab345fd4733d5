import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { lazy, Suspense, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { readError } from '../app/readError.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useKept } from '../parts/useKept.ts';
import { useRefreshKey } from '../parts/useRefreshKey.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseSearch } from './CaseSearch.tsx';
import { CasesGrid, type GridHandle } from './CasesGrid.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { isNarrowed, widened } from './caseFilter.ts';
import { EmptyOffice } from './EmptyOffice.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { StageFilter } from './StageFilter.tsx';
import { chooseNone, chosenInOrder, nothingChosen, type Selection, within } from './selection.ts';
import { useColumns } from './useColumns.ts';
import { useCaseFilter, useCaseText, useFoundCases } from './useFoundCases.ts';
import { useProvinceName } from './useProvinceName.ts';

const NewCaseDialog = lazy(async () => ({ default: (await import('./NewCaseDialog.tsx')).NewCaseDialog }));

/** All cases: found as one types, chosen in any number, opened or worked on together. */
export function CasesScreen() {
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [text, setText] = useCaseText();
  const [filter, setFilter] = useCaseFilter();
  const [kept, keep] = useKept<Selection>('cases.selection', nothingChosen);
  const found = useFoundCases(filter, text);
  const columns = useColumns();
  const provinceName = useProvinceName();
  const grid = useRef<GridHandle>(null);
  useRefreshKey(() => void found.refetch());

  const { data } = found;
  const selection = within(kept, data?.numbers ?? []);
  const narrowed = isNarrowed(filter, text);
  const open = (number: string) => void navigate(addresses.caseAt(number));
  const clear = () => {
    setText('');
    setFilter(widened(filter));
  };
  const content = () => {
    if (!data) {
      if (found.error) return <ErrorPanel error={readError(found.error)} onRetry={() => void found.refetch()} />;
      return <Waiting what="正在列出案件" />;
    }
    if (data.total === 0) return <EmptyOffice />;
    if (data.numbers.length === 0) {
      return (
        <EmptyState title="没有符合条件的案件" next="换一个词试试：名称、编号、电话、AppID 都能找，拼音首字母也行。">
          <Button type="primary" onClick={clear}>
            清除筛选
          </Button>
        </EmptyState>
      );
    }
    return (
      <CasesGrid
        ref={grid}
        found={data}
        question={JSON.stringify([filter, text.trim()])}
        stale={found.isPlaceholderData}
        filter={filter}
        onFilter={setFilter}
        selection={selection}
        onSelect={keep}
        onOpen={open}
        columns={columns}
        provinceName={provinceName}
      />
    );
  };
  return (
    <Flex vertical gap={10} style={{ height: '100%' }}>
      <Flex vertical style={{ marginBottom: -10 }}>
        <PageTitle title="案件">
          <ColumnMenu columns={columns} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate(addresses.newCase)}>
            新建案件
          </Button>
        </PageTitle>
      </Flex>
      <Flex gap={8} wrap align="center" role="search">
        <CaseSearch text={text} onText={setText} onDown={() => grid.current?.focus()} />
        <CaseFilters
          filter={filter}
          onFilter={setFilter}
          offered={data}
          provinceName={provinceName}
          narrowed={narrowed}
          onClear={clear}
        />
      </Flex>
      {data && data.total > 0 && (
        <StageFilter
          counts={data.stageCounts}
          chosen={filter.stages}
          onChoose={(stages) => setFilter({ ...filter, stages })}
        />
      )}
      <ErrorNote error={data ? found.error : null} />
      {content()}
      {data && data.total > 0 && (
        <SelectionBar
          numbers={chosenInOrder(selection, data.numbers)}
          summary={summaryOf(data.numbers.length, data.total, data.unjudged)}
          knownStaff={data.staff}
          onOpen={open}
          onClear={() => keep(chooseNone(selection))}
        />
      )}
      {address.has('new') && (
        <Suspense>
          <NewCaseDialog onClose={() => setAddress({}, { replace: true })} onCreated={open} />
        </Suspense>
      )}
    </Flex>
  );
}

function summaryOf(shown: number, total: number, unjudged: number): string {
  const count = shown === total ? `共 ${total} 个案件` : `找到 ${shown} 个，共 ${total} 个案件`;
  return unjudged === 0 ? count : `${count}，还有 ${unjudged} 个正在检查`;
}
