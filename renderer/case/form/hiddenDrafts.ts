import type { EditableField } from '#shared/api/caseEdits.ts';
import { placeOf } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Person } from '#shared/filing/person.ts';
import { humansOf, pathsOf } from './humans.ts';

/** Those of the unsaved fields that no card of a human being shows, because nobody is edited at their path. */
export function hiddenDrafts(unsaved: readonly EditableField[], application: Application): EditableField[] {
  const humans = humansOf(application);
  return unsaved.filter((field) => {
    const place = placeOf(field);
    return place.part === 'roles' && humans.every((human) => pathsOf(human, place.key as keyof Person)[0] !== field);
  });
}
