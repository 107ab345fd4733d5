import type { CaseQuery } from '#shared/api/cases.ts';

/** Asks for every case, newest number first. */
export const everyCase: CaseQuery = {
  text: '',
  stages: [],
  provinces: [],
  findings: [],
  staff: [],
  order: 'number',
  descending: true,
  removed: false,
};
