import { Flex } from 'antd';
import { memo, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { FoundCases } from '#shared/api/cases.ts';
import { useKept } from '../parts/useKept.ts';
import { CasesGrid, type GridHandle } from './CasesGrid.tsx';
import type { CaseFilter } from './caseFilter.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { sayFound } from './sayFound.ts';
import { chooseNone, chosenInOrder, nothingChosen, type Selection, within } from './selection.ts';
import type { useColumns } from './useColumns.ts';

/** The rows that were found and what can be done with the chosen ones; choosing draws nothing else anew. */
export const CaseTable = memo(function CaseTable({
  found,
  inBin,
  onBegin,
  ref,
  ...rest
}: {
  found: FoundCases;
  inBin: boolean;
  /** Called before chosen cases are changed. */
  onBegin: () => void;
  question: string;
  stale: boolean;
  filter: CaseFilter;
  onFilter: (filter: CaseFilter) => void;
  onOpen: (number: string) => void;
  columns: ReturnType<typeof useColumns>;
  provinceName: (code: string) => string;
  ref: Ref<GridHandle>;
}) {
  const grid = useRef<GridHandle>(null);
  useImperativeHandle(ref, () => ({ focus: () => grid.current?.focus() }));
  const [kept, keep] = useKept<Selection>('cases.selection', nothingChosen);
  // Many chosen rows are for what is done with them now: coming back, one would not know any more what they were for.
  useEffect(() => () => void keep((held) => (held.chosen.size > 1 ? chooseNone(held) : held)), [keep]);
  const selection = within(kept, found.numbers);
  return (
    <Flex vertical gap={10} style={{ flex: 1, minHeight: 0 }}>
      <CasesGrid ref={grid} found={found} selection={selection} onSelect={keep} {...rest} />
      <SelectionBar
        numbers={chosenInOrder(selection, found.numbers)}
        inBin={inBin}
        summary={inBin ? summaryOfBin(found) : sayFound(found)}
        onBegin={onBegin}
        knownStaff={found.staff}
        onOpen={rest.onOpen}
        onClear={() => {
          keep(chooseNone(selection));
          // The buttons go away with what was chosen, and the keyboard must stand somewhere.
          grid.current?.focus();
        }}
      />
    </Flex>
  );
});

function summaryOfBin({ numbers, removed }: FoundCases): string {
  const shown = numbers.length;
  return shown === removed ? `回收站里有 ${removed} 个案件` : `找到 ${shown} 个，回收站里共 ${removed} 个案件`;
}
