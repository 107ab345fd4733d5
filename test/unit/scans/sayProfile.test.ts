import { expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { ScanLimits } from '#shared/rules/rulePack.ts';
import { sayProfile } from '#shared/scans/sayProfile.ts';
import { testProfile } from '#test/support/scans.ts';

const limits: ScanLimits = {
  minBytes: null,
  maxBytes: null,
  warnAboveBytes: null,
  minWidth: null,
  minHeight: null,
  orientationFree: true,
};
const province = (code: string) => (code === '640000' ? '宁夏' : code);
const pictures = (kinds: typeof testProfile.kinds) => sayProfile({ ...testProfile, kinds }, province).pictures;

it('says size and pixels, and puts kinds with equal limits together', () => {
  const cards: ScanLimits = { ...limits, minBytes: 102_400, maxBytes: 2_097_152, minWidth: 720, minHeight: 1280 };
  expect(
    pictures({
      subjectCertificate: { ...limits, maxBytes: 4_194_304 },
      personFront: cards,
      personBack: cards,
      letter: cards,
    }),
  ).toEqual([
    { of: '主体证件', limits: '不超过 4 MB' },
    { of: '身份证件、授权书等文书', limits: '100 KB 至 2 MB，至少 720×1280 像素' },
    { of: '其他附件', limits: '没有写' },
  ]);
});

it('says both where the sides of a card differ', () => {
  expect(
    pictures({ personFront: { ...limits, minBytes: 1024 }, personBack: { ...limits, maxBytes: 2048 } })[1],
  ).toEqual({
    of: '身份证件',
    limits: '不小于 1 KB；不超过 2 KB',
  });
});

it('says once what holds for every kind, and mentions warnings and fixed orientation', () => {
  const each: ScanLimits = {
    ...limits,
    maxBytes: 2048,
    warnAboveBytes: 1024,
    minWidth: 800,
    minHeight: 600,
    orientationFree: false,
  };
  expect(
    pictures({ subjectCertificate: each, personFront: each, personBack: each, letter: each, otherAttachment: each }),
  ).toEqual([{ of: '各类图片', limits: '不超过 2 KB（超过 1 KB 提醒），至少 800×600 像素（不能横竖对调）' }]);
});

it('says formats and days, with the provinces that differ', () => {
  expect(
    sayProfile(
      {
        ...testProfile,
        formats: ['jpeg', 'png'],
        colourRequired: true,
        minCertificateDaysLeft: 90,
        minCertificateDaysLeftByProvince: { '640000': 180 },
        minLicenceDaysLeftByProvince: { '640000': 365 },
        letterMaxAgeDays: null,
        letterMaxAgeDaysByProvince: { '640000': 30 },
      },
      province,
    ),
  ).toMatchObject({
    formats: 'JPG、PNG，要彩色',
    certificates: '至少还剩 90 天；宁夏：至少还剩 180 天；宁夏的主体证件：至少还剩 365 天',
    letters: '没有写；宁夏：30 天内签署',
  });
});

it('leaves nothing blank, whatever the pack says', async () => {
  for (const profile of (await loadRulePack()).scanProfiles) {
    const { pictures: said, ...rest } = sayProfile(profile, province);
    for (const words of [...said.flatMap(({ of, limits: each }) => [of, each]), ...Object.values(rest)])
      expect(words).not.toBe('');
  }
});

it('calls a limit of 0 days what it is', () => {
  expect(sayProfile({ ...testProfile, minCertificateDaysLeft: 0 }, province).certificates).toMatch(/^不能过期/);
});
