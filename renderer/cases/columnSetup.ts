import { z } from 'zod';

/** How a person arranged the columns. What is not mentioned is as the desk brings it. */
export const columnSetupSchema = z.object({
  order: z.array(z.string()).max(50),
  hidden: z.array(z.string()).max(50),
  widths: z.record(z.string(), z.int().positive()),
});
export type ColumnSetup = z.infer<typeof columnSetupSchema>;

/** A column as the desk brings it. */
export interface PlainColumn {
  readonly id: string;
  /** CSS pixels. */
  readonly width: number;
  /** Left out until a person wants it. */
  readonly optional?: boolean;
}

/** The setup before anybody changed it. */
export function usualSetup(columns: readonly PlainColumn[]): ColumnSetup {
  return {
    order: columns.map(({ id }) => id),
    hidden: columns.filter(({ optional }) => optional).map(({ id }) => id),
    widths: {},
  };
}

/** Narrowest and widest a column can be drawn, CSS pixels. */
export const narrowest = 64;
export const widest = 640;

/**
 * The columns in the person's order, with the person's widths, hidden ones included.
 *
 * A column that came with a newer version stands behind the one it follows by default; one that is gone is ignored.
 */
export function arranged<Column extends PlainColumn>(columns: readonly Column[], setup: ColumnSetup): Column[] {
  const ids = setup.order.filter((id) => columns.some((column) => column.id === id));
  columns.forEach(({ id }, index) => {
    if (ids.includes(id)) return;
    const before = columns[index - 1]?.id;
    ids.splice(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id);
  });
  return ids.flatMap((id) => {
    const column = columns.find((each) => each.id === id);
    return column ? [{ ...column, width: setup.widths[id] ?? column.width }] : [];
  });
}

/** The columns that are drawn. At least one always is. */
export function shownColumns<Column extends PlainColumn>(columns: readonly Column[], setup: ColumnSetup): Column[] {
  const all = arranged(columns, setup);
  const shown = all.filter(({ id }) => !setup.hidden.includes(id));
  return shown.length > 0 ? shown : all.slice(0, 1);
}

/** The setup with one column shown or hidden; the other columns stay as they are. */
export function showColumn(setup: ColumnSetup, id: string, shown: boolean): ColumnSetup {
  const hidden = setup.hidden.filter((each) => each !== id);
  return { ...setup, hidden: shown ? hidden : [...hidden, id] };
}

/** The setup with one column `width` CSS pixels wide, kept between `narrowest` and `widest`. */
export function resizeColumn(setup: ColumnSetup, id: string, width: number): ColumnSetup {
  const wide = Math.round(Math.min(Math.max(width, narrowest), widest));
  return { ...setup, widths: { ...setup.widths, [id]: wide } };
}

/** One place forward (-1) or back (+1); at the ends nothing happens. */
export function moveColumn(columns: readonly PlainColumn[], setup: ColumnSetup, id: string, by: 1 | -1): ColumnSetup {
  const order = arranged(columns, setup).map((column) => column.id);
  const at = order.indexOf(id);
  const other = order[at + by];
  if (at < 0 || other === undefined) return setup;
  return { ...setup, order: order.with(at, other).with(at + by, id) };
}
