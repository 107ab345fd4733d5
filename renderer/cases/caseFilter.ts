import type { z } from 'zod';
import { type CaseOrder, type CaseQuery, findCasesInput } from '#shared/api/cases.ts';

/** Everything of the query but the text and where one looks: what is remembered from day to day. */
export const caseFilterSchema = findCasesInput.omit({ text: true, removed: true });
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const everyCase: CaseFilter = {
  stages: [],
  provinces: [],
  findings: [],
  staff: [],
  order: 'updatedAt',
  descending: true,
};

/** True when rows may be missing because of the filter or the text. */
export function isNarrowed({ stages, provinces, findings, staff }: CaseFilter, text: string): boolean {
  return [stages, provinces, findings, staff].some(({ length }) => length > 0) || text.trim() !== '';
}

/** The filter without its restrictions; the order stays. */
export function widened({ order, descending }: CaseFilter): CaseFilter {
  return { ...everyCase, order, descending };
}

/** The query for this filter and text, in the 回收站 or outside. Blanks around the text do not make another query. */
export function queryOf(filter: CaseFilter, text: string, removed = false): CaseQuery {
  return { ...filter, text: text.trim().slice(0, 200), removed };
}

/** What is looked at from its worst or newest end first. */
const descendsFirst: ReadonlySet<CaseOrder> = new Set(['findings', 'updatedAt', 'number']);

/** The order after a click on a header: by that column, or the other way round when it was so already. */
export function sortedBy(filter: CaseFilter, order: CaseOrder): CaseFilter {
  if (filter.order === order) return { ...filter, descending: !filter.descending };
  return { ...filter, order, descending: descendsFirst.has(order) };
}
