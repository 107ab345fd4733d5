import { expect, it } from 'vitest';
import { partsAround } from '../../../renderer/intake/trayParts.ts';

it('asks for fixed parts of the tray, whichever rows of them are in view', () => {
  const ids = Array.from({ length: 100 }, (_, index) => index + 1);
  const ends = (first: number, last: number) => partsAround(ids, first, last).map((part) => [part[0], part.at(-1)]);
  expect(ends(3, 20)).toEqual([[1, 40]]);
  expect(ends(7, 24)).toEqual([[1, 40]]);
  expect(ends(39, 40)).toEqual([
    [1, 40],
    [41, 80],
  ]);
  expect(ends(90, 120)).toEqual([[81, 100]]);
  expect(partsAround([], 0, -1)).toEqual([]);
});
