import type { Situation } from '#test/support/ruleCases.ts';
import { creditCodeFrom, organisationCodeFrom, residentIdFrom } from '#test/support/specimenNumbers.ts';

const none = { type: 24, code: null, validUntil: null };
const drugs = { type: 5, code: '（粤）-非经营性-2021-0123', validUntil: null };
const subject = (changes: Situation['subject']): Situation => ({ subject: { ...changes } });
const app = (miniProgram: Situation['miniProgram']): Situation => ({ miniProgram: { ...miniProgram } });
const oneNumber = residentIdFrom('44030519900202002');
const second = (changes: NonNullable<Situation['persons']>[number]): Situation => ({ persons: { 1: changes } });

/** Of each rule of the form: what hits it, and what only looks so. */
export const formCases: readonly (readonly [rule: string, hit: Situation, near: Situation])[] = [
  ['form.required', second({ email: null }), second({ post: null })],
  ['form.roleMissing', { roles: { subjectPrincipal: null } }, { roles: { appPrincipal: 1 } }],
  ['form.legalRepresentativeMissing', { roles: { legalRepresentative: null } }, { of: 'person' }],
  ['form.recommended', app({ appId: null }), subject({ businessScope: null })],
  [
    'form.subjectTypeUnknown',
    subject({ type: 8 }),
    subject({ type: 11, certificateType: 21, certificateNumber: '3144样例' }),
  ],
  [
    'form.subjectTypeOther',
    subject({ certificateNumber: creditCodeFrom(`12440300${organisationCodeFrom('MA5YANGL')}`) }),
    subject({ certificateNumber: creditCodeFrom(`93440300${organisationCodeFrom('MA5YANGL')}`) }),
  ],
  [
    'form.recordNumberMissing',
    { filingCase: { filingType: 'added' } },
    { filingCase: { filingType: 'added' }, subject: { recordNumber: '粤ICP备12345678号' } },
  ],
  ['form.certificateTypeUnknown', subject({ certificateType: 999 }), subject({ certificateType: 46 })],
  ['form.certificateTypeUnfit', subject({ certificateType: 4 }), subject({ certificateType: 46 })],
  [
    'form.personalLegalRepresentative',
    { of: 'person', roles: { legalRepresentative: 2 } },
    { of: 'person', roles: { legalRepresentative: 1 } },
  ],
  [
    'form.personalDiffers',
    { of: 'person', subject: { name: '样例丙' } },
    { of: 'person', persons: { 0: { name: '样例丙' } } },
  ],
  [
    'form.districtUnknown',
    subject({ district: '440399' }),
    subject({ city: '441900', district: '441900', certificateAddress: '广东省东莞市样例路9号' }),
  ],
  [
    'form.districtMismatch',
    subject({ district: '440106' }),
    subject({ district: '440304', certificateAddress: '广东省深圳市福田区样例路9号' }),
  ],
  ['form.addressPrefix', subject({ address: '深圳市南山区样例路9号' }), subject({ address: '深圳湾一路9号' })],
  ['form.addressCollective', subject({ address: '市辖区样例路9号' }), subject({ address: '市辖路9号' })],
  ['form.addressDoorNumber', subject({ address: '样例路' }), subject({ address: '样例村' })],
  [
    'form.certificateAddressElsewhere',
    subject({ certificateAddress: '湖南省长沙市样例路1号' }),
    subject({ certificateAddress: '深圳市湖南大厦1号' }),
  ],
  ['form.appNameLength', app({ name: '样例花店'.repeat(4) }), app({ name: '样例花店样例花店样例花店样例花' })],
  ['form.appNameWord', app({ name: '样例小程序' }), app({ name: '样例小程花店' })],
  ['form.appCommentLength', app({ comment: '样'.repeat(19) }), app({ comment: '样'.repeat(20) })],
  ['form.serviceCount', app({ serviceTypes: [1, 2, 3, 4, 5, 6] }), app({ serviceTypes: [1, 2, 3, 4, 5] })],
  ['form.serviceUnknown', app({ serviceTypes: [177] }), app({ serviceTypes: [176] })],
  ['form.serviceFirstLevel', app({ serviceTypes: [500] }), app({ serviceTypes: [1] })],
  ['form.serviceDouble', app({ serviceTypes: [1, 2, 1] }), app({ serviceTypes: [1, 2, 3] })],
  [
    'form.preapprovalUnknown',
    app({ preapprovals: [{ ...drugs, type: 11 }] }),
    app({ preapprovals: [{ ...drugs, type: 12 }] }),
  ],
  [
    'form.preapprovalDouble',
    app({ preapprovals: [drugs, drugs] }),
    app({ preapprovals: [drugs, { ...drugs, type: 12 }] }),
  ],
  ['form.preapprovalNone', app({ preapprovals: [drugs, none] }), app({ preapprovals: [none] })],
  ['form.preapprovalCode', app({ preapprovals: [{ ...drugs, code: null }] }), app({ preapprovals: [drugs] })],
  [
    'form.preapprovalPattern',
    app({ preapprovals: [{ ...drugs, code: '样例许可 1 号' }] }),
    app({ preapprovals: [{ ...drugs, code: '(粤)-经营性-2021-0123' }] }),
  ],
  [
    'form.preapprovalExpired',
    app({ preapprovals: [{ ...drugs, validUntil: '2026-11-30' }] }),
    app({ preapprovals: [{ ...drugs, validUntil: '2026-12-01' }] }),
  ],
  [
    'form.emergencySameAsMobile',
    second({ emergencyMobile: '13800000002' }),
    second({ emergencyMobile: '13800000001' }),
  ],
  [
    'form.sameNumberOtherName',
    {
      persons: { 0: { certificateNumber: oneNumber }, 1: { certificateNumber: oneNumber } },
    },
    {
      persons: {
        0: { certificateNumber: oneNumber, name: '样例乙', mobile: '13800000002' },
        1: { certificateNumber: oneNumber },
      },
    },
  ],
  [
    'form.otherMobileOfSamePerson',
    { persons: { 0: { certificateNumber: oneNumber, name: '样例乙' }, 1: { certificateNumber: oneNumber } } },
    {
      persons: {
        0: { certificateNumber: oneNumber, name: '样例乙', mobile: '13800000002' },
        1: { certificateNumber: oneNumber },
      },
    },
  ],
  ['form.sharedMobile', second({ mobile: '13800000001' }), second({ mobile: '13800000003' })],
  ['form.sharedEmail', second({ email: 'SPECIMEN1@example.com' }), second({ email: 'specimen1@example.com.cn' })],
];
