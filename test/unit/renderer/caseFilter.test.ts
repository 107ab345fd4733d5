import { describe, expect, it } from 'vitest';
import { everyCase, isNarrowed, queryOf, sortedBy, widened } from '../../../renderer/cases/caseFilter.ts';

describe('the filter of the case table', () => {
  it('knows whether it hides anything', () => {
    expect(isNarrowed(everyCase, '  ')).toBe(false);
    expect(isNarrowed(everyCase, 'bjyl')).toBe(true);
    expect(isNarrowed({ ...everyCase, findings: ['none'] }, '')).toBe(true);
  });

  it('is cleared without losing the order', () => {
    const sorted = sortedBy({ ...everyCase, staff: ['样例小周'] }, 'subjectName');
    expect(widened(sorted)).toEqual({ ...everyCase, order: 'subjectName', descending: false });
  });

  it('turns the order round at the second click; what is looked at from its worst end starts there', () => {
    expect(sortedBy(everyCase, 'findings')).toMatchObject({ order: 'findings', descending: true });
    expect(sortedBy(sortedBy(everyCase, 'nextDate'), 'nextDate')).toMatchObject({
      order: 'nextDate',
      descending: true,
    });
  });

  it('asks the same question with and without blanks around the text', () => {
    expect(queryOf(everyCase, ' 样例 ')).toEqual(queryOf(everyCase, '样例'));
    expect(queryOf(everyCase, '样'.repeat(300)).text).toHaveLength(200);
  });
});
