import type { z } from 'zod';
import type { KnownPerson, KnownSubject, searchKnownInput } from '#shared/api/cases.ts';
import { maskNumber } from '#shared/filing/maskNumber.ts';
import { compact } from '#shared/identity/normalise.ts';
import type { Desk } from '../desk.ts';
import {
  type KnownSearch,
  personNames,
  searchPersons,
  searchSubjects,
  subjectNames,
  subjectNamesOf,
} from '../vault/store/knownRecords.ts';
import { findMiniPrograms } from '../vault/store/miniPrograms.ts';
import { spelledBy } from './search/spelledNames.ts';

/** How many subjects are named with a person: enough to tell who it is. */
const mostSubjectNames = 3;

/**
 * Subjects to choose again, last used first, with their mini programs; numbers masked. An empty text finds all, pinyin
 * finds names as it does in the case table.
 */
export async function knownSubjects(desk: Desk, input: z.infer<typeof searchKnownInput>): Promise<KnownSubject[]> {
  const { db } = desk.vault();
  const ids = await spelledBy(db, input.text, () => subjectNames(db));
  return searchSubjects(db, searchOf(input, ids)).map(({ id, name, certificateNumber }) => ({
    id,
    name,
    certificateMasked: masked(certificateNumber),
    miniPrograms: findMiniPrograms(db, { subjectId: id }).map((each) => ({
      id: each.id,
      name: each.name,
      appId: each.appId,
    })),
  }));
}

/** Persons to choose again, last used first, with subjects they are known from; numbers masked. Pinyin finds them, too. */
export async function knownPersons(desk: Desk, input: z.infer<typeof searchKnownInput>): Promise<KnownPerson[]> {
  const { db } = desk.vault();
  const ids = await spelledBy(db, input.text, () => personNames(db));
  return searchPersons(db, searchOf(input, ids)).map(({ id, name, certificateNumber, mobile }) => ({
    id,
    name,
    certificateMasked: masked(certificateNumber),
    mobileMasked: masked(mobile),
    subjects: subjectNamesOf(db, id, mostSubjectNames),
  }));
}

/** A text with anything but ASCII in it is no number, so that a name is not looked for in phones. */
function searchOf({ text, most }: z.infer<typeof searchKnownInput>, ids: readonly number[]): KnownSearch {
  const number = compact(text).replaceAll('-', '');
  return {
    name: text.trim().replaceAll('（', '(').replaceAll('）', ')'),
    number: /^[\x21-\x7e]+$/.test(number) ? number : '',
    ids,
    most,
  };
}

function masked(number: string | null): string | null {
  return number === null ? null : maskNumber(number);
}
