import { expect, it } from 'vitest';
import { missingAmong } from '#shared/intake/missingAmong.ts';

const missing = ['样例客户/证件/正面.jpg', '样例客户/证件/反面.jpg', '另一家/正面.jpg'];
const found = (...names: string[]) =>
  missingAmong(
    missing,
    names.map((name) => ({ name })),
  ).map(({ path }) => path);

it('finds missing files in the same folder, in one further up or further down, and no others', () => {
  expect(found('样例客户/证件/正面.jpg', '样例客户/证件/别的.jpg')).toEqual(['样例客户/证件/正面.jpg']);
  expect(found('桌面/样例客户/证件/反面.jpg')).toEqual(['样例客户/证件/反面.jpg']);
  expect(found('证件/反面.jpg', '反面.jpg')).toEqual(['样例客户/证件/反面.jpg', '样例客户/证件/反面.jpg']);
  expect(found('第三家/正面.jpg')).toEqual([]);
});

it('takes nothing that could be either of two', () => {
  expect(found('正面.jpg')).toEqual([]);
  expect(found('证件/正面.jpg')).toEqual(['样例客户/证件/正面.jpg']);
});
