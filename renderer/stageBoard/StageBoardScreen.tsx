import './stageBoard.css';
import { Flex, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FoundCases } from '#shared/api/cases.ts';
import type { Stage } from '#shared/filing/stage.ts';
import { addresses } from '../app/addresses.ts';
import { readError } from '../app/readError.ts';
import { useProvinceName } from '../app/useProvinceName.ts';
import { MoveDialog } from '../case/progress/MoveDialog.tsx';
import { CasesHead } from '../cases/CasesHead.tsx';
import { isNarrowed, widened } from '../cases/caseFilter.ts';
import { EmptyOffice } from '../cases/EmptyOffice.tsx';
import { NoMatch } from '../cases/NoMatch.tsx';
import { sayFound } from '../cases/sayFound.ts';
import { useCaseFilter, useCaseText, useFoundCases } from '../cases/useFoundCases.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { useRefreshKey } from '../parts/useRefreshKey.ts';
import { useSteady } from '../parts/useSteady.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { boardFilter } from './boardColumns.ts';
import { type ColumnsHandle, StageColumns } from './StageColumns.tsx';

/** All cases as cards, a column a stage: searched and filtered like the list, moved by dragging or by keyboard. */
export function StageBoardScreen() {
  const [text, setText] = useCaseText();
  const [filter, setFilter] = useCaseFilter();
  const { data, error, refetch, isPlaceholderData } = useFoundCases(boardFilter(filter), text, false);
  const provinceName = useProvinceName();
  const [moving, setMoving] = useState<{ readonly number: string; readonly to: Stage | null } | null>(null);
  const columns = useRef<ColumnsHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  useRefreshKey(() => void refetch());
  const move = useSteady((number: string, to: Stage | null) => setMoving({ number, to }));
  const wasMoving = useRef(false);
  useEffect(() => {
    // Only once the dialog is gone: of it and the question before a move, either may be the last to hold the keyboard.
    if (moving === null && wasMoving.current) columns.current?.comeBack();
    wasMoving.current = moving !== null;
  }, [moving]);
  // The stages are the columns: only what else is filtered by hides cards here.
  const narrowed = isNarrowed({ ...filter, stages: [] }, text);
  const clear = useSteady(() => {
    setText('');
    setFilter({ ...widened(filter), stages: filter.stages });
    searchBox.current?.focus();
  });
  const content = (found: FoundCases) => {
    if (found.total === 0) return <EmptyOffice />;
    if (found.numbers.length > 0)
      return <StageColumns ref={columns} found={found} stale={isPlaceholderData} onMove={move} />;
    return <NoMatch text={text} onClear={clear} />;
  };
  return (
    <Flex vertical gap={10} style={{ height: '100%' }}>
      <CasesHead
        title="案件看板"
        here={addresses.stageBoard}
        search={{ ref: searchBox, text, onText: setText, onDown: () => columns.current?.focus() }}
        filters={{ filter, onFilter: setFilter, offered: data, provinceName, narrowed, onClear: clear }}
      />
      <ErrorNote error={data ? error : null} />
      {data && content(data)}
      {data && data.numbers.length > 0 && (
        <Typography.Text type="secondary" role="status">
          {sayFound(data)}
          <span> · 拖动卡片换阶段；也可以用方向键选中，回车打开，按 M 移动</span>
        </Typography.Text>
      )}
      {!data && error && <ErrorPanel error={readError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting what="正在摆出案件" />}
      {moving && <MoveDialog caseNumber={moving.number} to={moving.to} onClosed={() => setMoving(null)} />}
    </Flex>
  );
}
