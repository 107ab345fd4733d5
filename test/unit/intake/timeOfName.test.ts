import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeOfName } from '#shared/intake/timeOfName.ts';

const noon = Date.UTC(2026, 10, 18, 1, 30, 12);
const evening = noon + 12 * 3_600_000;

it.each([
  ['微信图片_20261118093012.jpg', noon],
  ['微信图片_20261118093012(1).jpg', noon],
  ['微信图片_2026-11-18_093012_573.jpg', noon + 573],
  ['微信图片_2026-11-18_093012_573(2).png', noon + 573],
  ['IMG_20261118_093012.jpg', noon],
  ['Screenshot_2026-11-18-09-30-12-88.png', noon],
  ['Screenshot_20261118-093012.png', noon],
  ['屏幕截图 2026-11-18 093012.png', noon],
  ['截屏2026-11-18 09.30.12.png', noon],
  ['截屏2026-11-18 下午9.30.12.png', evening],
  ['2026-11-18 093012.jpg', noon],
  ['2026-11-18 09.30.12.jpg', noon],
  ['Screenshot 2026-11-18 at 09.30.12.png', noon],
  ['Screenshot 2026-11-18 at 9.30.12\u202fPM.png', evening],
  ['Screenshot 2026-11-18 at 12.30.12 AM.png', noon - 9 * 3_600_000],
  [`mmexport${noon}.jpg`, noon],
  [`wx_camera_${noon}.jpg`, noon],
  ['IMG_0001.jpg', null],
  ['营业执照.jpg', null],
  ['20269999_999999.jpg', null],
  ['2026-02-30 093012.jpg', null],
  ['2026-11-18.jpg', null],
  ['13800138000.jpg', null],
])('%s was made at %s', (name, moment) => {
  expect(timeOfName(name)).toBe(moment);
});

const digits = (value: number, length = 2) => String(value).padStart(length, '0');

it('reads any moment of this century in every way it is written', () => {
  const moment = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 });
  fc.assert(
    fc.property(moment, fc.nat(999), (seconds, thousandths) => {
      const at = seconds * 1000;
      const china = new Date(at + 8 * 3_600_000);
      const day = [digits(china.getUTCFullYear(), 4), digits(china.getUTCMonth() + 1), digits(china.getUTCDate())];
      const time = [china.getUTCHours(), china.getUTCMinutes(), china.getUTCSeconds()].map((part) => digits(part));
      const late = china.getUTCHours() >= 12;
      const twelve = [String(china.getUTCHours() % 12 || 12), ...time.slice(1)].join('.');
      const names = [
        `微信图片_${day.join('')}${time.join('')}.jpg`,
        `微信图片_${day.join('-')}_${time.join('')}.jpg`,
        `IMG_${day.join('')}_${time.join('')}.jpg`,
        `Screenshot_${[...day, ...time].join('-')}-88.png`,
        `屏幕截图 ${day.join('-')} ${time.join('')}.png`,
        `${day.join('-')} ${time.join('')}.jpg`,
        `Screenshot ${day.join('-')} at ${time.join('.')}.png`,
        `Screenshot ${day.join('-')} at ${twelve} ${late ? 'PM' : 'AM'}.png`,
        `截屏${day.join('-')} ${late ? '下午' : '上午'}${twelve}.png`,
      ];
      for (const name of names) expect(timeOfName(name), name).toBe(at);
      const exact = `微信图片_${day.join('-')}_${time.join('')}_${digits(thousandths, 3)}.jpg`;
      expect(timeOfName(exact), exact).toBe(at + thousandths);
    }),
  );
});

it('reads no moment that does not exist, and ends for any name', () => {
  const far = fc.constantFrom('2026-13-01', '2026-00-10', '2026-04-31', '2025-02-29', '20260631');
  fc.assert(
    fc.property(far, (day) => {
      expect(timeOfName(`微信图片_${day}_101112_123.jpg`)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'2026-11_18 .:at上午pm微()0'), maxLength: 60 }), (name) => {
      const moment = timeOfName(name);
      if (moment !== null) expect(moment).toBeGreaterThanOrEqual(Date.UTC(1999, 11, 31));
    }),
  );
});
