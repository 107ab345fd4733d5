import { profileById } from '#shared/scans/profile.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import type { Situation } from '#test/support/ruleCases.ts';
import { creditCodeFrom, organisationCodeFrom, residentIdFrom } from '#test/support/specimenNumbers.ts';

const second = (changes: NonNullable<Situation['persons']>[number]): Situation => ({ persons: { 1: changes } });
/** A card of somebody born on 2 February 1994: ten years until he was 26, twenty from then on. */
const card = (from: string, until: string) =>
  second({
    certificateNumber: residentIdFrom('44030519940202002'),
    certificateValidFrom: from,
    certificateValidUntil: until,
  });
/** A holder born on a day, with the card young people get. */
const born = (day: string) =>
  second({
    certificateNumber: residentIdFrom(`440305${day}002`),
    certificateValidFrom: '2024-06-01',
    certificateValidUntil: '2029-06-01',
  });
const permit = (certificateNumber: string) => second({ certificateType: 14, certificateNumber });

/** Of each rule about numbers and dates: what hits it, and what only looks so. The planned day is 2026-12-01. */
export const identityCases: readonly (readonly [rule: string, hit: Situation, near: Situation])[] = [
  [
    'identity.residentId',
    second({ certificateNumber: '440305199002020025' }),
    second({ certificateNumber: residentIdFrom('44030519900202002') }),
  ],
  [
    'identity.creditCode',
    { subject: { certificateNumber: '914403001922038219' } },
    { subject: { certificateNumber: creditCodeFrom(`91440300${organisationCodeFrom('MA5YANGM')}`) } },
  ],
  ['identity.otherCertificate', permit('H123'), permit('H12345678')],
  ['identity.mobile', second({ mobile: '1380000000' }), second({ mobile: '13800000003' })],
  ['identity.virtualOperator', second({ mobile: '17012345678' }), second({ mobile: '17212345678' })],
  ['identity.email', second({ email: 'specimen@' }), second({ email: 'a_b-c@ex-ample.cn' })],
  ['identity.appId', { miniProgram: { appId: 'gh_0123456789ab' } }, { miniProgram: { appId: 'wxabcdefabcdefabcd' } }],
  [
    'identity.filingNumber',
    { miniProgram: { recordNumber: '粤ICP备12345678号' } },
    { miniProgram: { recordNumber: '粤ICP备12345678号-1X' } },
  ],
  ['identity.oddNumber', second({ mobile: '138 0000 0003' }), second({ mobile: '13800000003' })],
  [
    'identity.certificateExpired',
    card('2016-11-30', '2026-11-30'),
    // The last day itself still counts; a platform without a limit asks for no days left.
    { ...card('2016-12-01', '2026-12-01'), options: { profile: profileById(shippedPack, 'wechat-community') } },
  ],
  ['identity.certificateEndsSoon', card('2017-02-28', '2027-02-28'), card('2017-03-01', '2027-03-01')],
  ['identity.validityReversed', card('2040-06-01', '2020-06-01'), card('2020-06-01', '2040-06-01')],
  ['identity.validityNotStarted', card('2026-12-02', '2046-12-02'), card('2026-12-01', '2046-12-01')],
  ['identity.validityLength', card('2020-06-01', '2040-06-02'), card('2020-02-29', '2030-02-28')],
  ['identity.tooYoung', born('20101202'), born('20081201')],
  ['identity.underEighteen', born('20081202'), born('20081201')],
];
