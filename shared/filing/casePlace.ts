import type { CasePlace } from '../api/board.ts';
import { officialFieldAt } from './officialFields.ts';

/** Where in the window a finding is put right: at the tile of a file, or at the field of the form. */
export function casePlaceOf(where: string): CasePlace {
  const type = officialFieldAt(where)?.valueType;
  const ofFile = type === 'file' || type === 'files' || where.startsWith('materials.');
  return { tab: ofFile ? 'materials' : 'form', where };
}
