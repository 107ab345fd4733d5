import { expect, it } from 'vitest';
import { timeOfName } from '#shared/intake/timeOfName.ts';

const noon = Date.UTC(2026, 10, 18, 1, 30, 12);

it.each([
  ['微信图片_20261118093012.jpg', noon],
  ['IMG_20261118_093012.jpg', noon],
  ['Screenshot_2026-11-18-09-30-12-88.png', noon],
  ['Screenshot_20261118-093012.png', noon],
  [`mmexport${noon}.jpg`, noon],
  [`wx_camera_${noon}.jpg`, noon],
  ['IMG_0001.jpg', null],
  ['营业执照.jpg', null],
  ['20269999_999999.jpg', null],
  ['13800138000.jpg', null],
])('%s was made at %s', (name, moment) => {
  expect(timeOfName(name)).toBe(moment);
});
