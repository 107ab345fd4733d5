import { useMemo, useState } from 'react';
import { usePreference } from '../app/preferences.ts';
import { useSteady } from '../parts/useSteady.ts';
import { type CaseColumn, caseColumns } from './caseColumns.tsx';
import { type ColumnSetup, columnSetupSchema, resizeColumn, shownColumns, usualSetup } from './columnSetup.ts';

/** The columns before anybody changed them. */
export const usualColumns = usualSetup(caseColumns);

/** The columns of the case table as the person arranged them; widths follow the pointer and are kept when it lets go. */
export function useColumns() {
  const [kept, remember] = usePreference('cases.columns', columnSetupSchema, usualColumns);
  const [dragged, setDragged] = useState<ColumnSetup | null>(null);
  const setup = dragged ?? kept;
  // Compared by content: preferences are read anew at every drawing.
  const written = JSON.stringify(setup);
  const drawn = useMemo(() => {
    const same = columnSetupSchema.parse(JSON.parse(written));
    const columns = shownColumns(caseColumns, same);
    const tracks = columns.reduce((sum, { width }) => sum + width, tickWidth + openWidth);
    return { setup: same, columns, template: templateOf(columns, same), leastWidth: tracks };
  }, [written]);
  const dragTo = useSteady((id: string, width: number) => setDragged(resizeColumn(setup, id, width)));
  const drop = useSteady(() => {
    if (dragged) remember(dragged);
    setDragged(null);
  });
  const change = useSteady((to: (held: ColumnSetup) => ColumnSetup) => remember(to(setup)));
  return useMemo(() => ({ ...drawn, dragTo, drop, change }), [drawn, dragTo, drop, change]);
}

/** Pixels of the tick before the columns and of the way in behind them. */
const tickWidth = 40;
const openWidth = 44;

/** CSS grid tracks: the tick, the columns, what room is left, and the way in. */
function templateOf(columns: readonly CaseColumn[], { widths }: ColumnSetup): string {
  const tracks = columns.map(({ id, width, stretch }) =>
    stretch > 0 && widths[id] === undefined ? `minmax(${width}px, ${stretch}fr)` : `${width}px`,
  );
  const rest = tracks.some((track) => track.endsWith('fr)')) ? '0' : 'minmax(0, 1fr)';
  return `${tickWidth}px ${tracks.join(' ')} ${rest} ${openWidth}px`;
}
