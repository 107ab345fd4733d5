import { cleanApplication, cleanMaterials } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { inProvince, type Situation } from '#test/support/ruleCases.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const name = (text: string): Situation => ({ miniProgram: { name: text } });
const comment = (text: string): Situation => ({ miniProgram: { comment: text } });
const inChinaBut = (province: string, rest: Situation = {}): Situation => ({
  ...rest,
  subject: { ...inProvince(province), ...rest.subject },
});
const lacking = (slot: string, rest: Situation = {}): Situation => ({ ...rest, lacking: [slot] });
const personFrom = (region: string): Situation => ({
  of: 'person',
  persons: { 0: { certificateNumber: residentIdFrom(`${region}19800101002`) } },
});
const hongkong: Situation = { persons: { 0: { certificateType: 14, certificateNumber: 'H12345678' } } };
const loans = { type: 13, code: '样例字〔2026〕1号', validUntil: null };
const shop = '本样例小程序记录样例甲自己种花的照片和心得，也介绍他的商城和招商加盟的办法。';
const beijing = { roles: { subjectPrincipal: 2, appPrincipal: 2 } };

/** The clean company, planned for 1 December, with a letter that came in at a moment. */
function letterReceived(receivedAt: string): Situation {
  const materials = cleanMaterials(cleanApplication(), shippedPack).map((each) =>
    each.slot === 'appPrincipalLetter' ? { ...each, scan: { ...each.scan, receivedAt } } : each,
  );
  return { filingCase: { plannedOn: '2026-12-01' }, options: { materials } };
}

/** The same with the day under the letter. */
function letterSigned(signedOn: string): Situation {
  const materials = cleanMaterials(cleanApplication(), shippedPack).map((each) =>
    each.slot === 'appPrincipalLetter' ? { ...each, signedOn } : each,
  );
  return { filingCase: { plannedOn: '2026-12-01' }, options: { materials } };
}

/** Files of these names in the places of the licence and of the permit. */
function called(licence: string, permit: string): Situation {
  const clean = cleanApplication({ miniProgram: { preapprovals: [loans] } });
  const materials = cleanMaterials(clean, shippedPack).map((each) => {
    const name = { subjectCertificate: licence, preapproval: permit }[each.slot as string];
    return name === undefined ? each : { ...each, scan: { ...each.scan, facts: { ...each.scan.facts, name } } };
  });
  return { miniProgram: { preapprovals: [loans] }, options: { materials } };
}

/** What the office learnt of a word in the mini program's name. */
function learnt(word: string): Situation {
  const rule = { id: 1, province: null, field: 'miniProgram.name', words: [word], message: '样例' } as const;
  return { options: { ownRules: [{ ...rule, words: [word], createdAt: '2026-11-20T02:00:00.000Z' }] } };
}

/** `besides`: rules that see another side of the same text, and are told with it. */
export type Cases = readonly (readonly [rule: string, hit: Situation, near: Situation, besides?: readonly string[]])[];
/** The application of the clean company with a filing type, in a province. */
const filed = (filingType: 'added' | 'change' | 'first', province: string): Situation => {
  const letters = shippedPack.provinces.find(({ code }) => code === province)?.letters ?? '';
  const recordNumber = `${letters}ICP备12345678号`;
  return inChinaBut(province, {
    filingCase: { filingType },
    ...(filingType === 'first'
      ? {}
      : { subject: { recordNumber }, miniProgram: { recordNumber: `${recordNumber}-1X` } }),
  });
};
const noDoor = (province: string): Situation => inChinaBut(province, { subject: { address: '样例路' } });

/** Of each rule about words: what hits it, and what only looks so. */
export const contentCases: Cases = [
  ['content.nationalName', name('中国样例花店'), name('样例国际象棋花店')],
  ['content.nameShape', name('样例花店★'), name('样例（一）花店')],
  ['content.nameGeneral', name('样例花店平台'), name('平台样例花店')],
  ['content.nameApproval', name('样例贷款花店'), { miniProgram: { name: '样例贷款花店', preapprovals: [loans] } }],
  ['content.nameUnrelated', name('云上山海'), name('云上花艺')],
  [
    'content.scopeApproval',
    { subject: { businessScope: '花卉零售；药品零售（样例）' } },
    { subject: { businessScope: '花卉零售；第一类医疗器械销售（样例）' } },
  ],
  [
    'content.vagueComment',
    comment('本样例小程序供个人学习，样例花店的花束、价格和门店都在里面，可以预约。'),
    comment('本样例小程序做花束的作品展示，样例花店的价格和门店都在里面，可以预约。'),
  ],
  ['content.personalBusiness', { of: 'person', ...comment(shop) }, comment(shop)],
  [
    'content.strayCharacters',
    { subject: { name: '深圳样例 花艺有限公司' } },
    { subject: { name: '深圳样例（ABC Flower）花艺有限公司' } },
  ],
];

/** Of each paper: that it is missing, and that it is there or not needed. */
export const materialCases: Cases = [
  ['material.subjectCertificate', lacking('subjectCertificate'), lacking('subjectCertificate', { of: 'person' })],
  [
    'material.personCertificate',
    lacking('appPrincipalBack'),
    lacking('appPrincipalBack', { persons: { 1: { certificateType: 7, certificateNumber: 'E12345678' } } }),
  ],
  [
    'material.authorizationLetter',
    lacking('appPrincipalLetter'),
    lacking('appPrincipalLetter', { roles: { appPrincipal: 1 } }),
  ],
  [
    'material.residencePermit',
    lacking('residencePermit', personFrom('430105')),
    lacking('residencePermit', personFrom('440105')),
  ],
  [
    'material.preapprovalPaper',
    lacking('preapproval', { miniProgram: { preapprovals: [loans] } }),
    lacking('preapproval'),
  ],
  ['material.guangdongCommitment', lacking('commitmentLetter'), lacking('commitmentLetter', inChinaBut('110000'))],
  ['material.jiangsuTruthPapers', lacking('truthNotice', inChinaBut('320000')), lacking('truthNotice')],
  [
    'material.xinjiangPartyBuilding',
    lacking('partyBuildingLetter', inChinaBut('650000')),
    lacking('partyBuildingLetter', filed('change', '650000')),
  ],
  [
    'material.legalRepresentativeCertificate',
    lacking('legalRepresentativeFront', inChinaBut('110000', beijing)),
    lacking('legalRepresentativeFront'),
  ],
  ['material.agencyMandate', lacking('agencyMandate'), {}],
  [
    'material.brandProof',
    lacking('appOther', { miniProgram: { name: '样例旗舰花店' } }),
    { miniProgram: { name: '样例旗舰花店' } },
  ],
  [
    'material.constructionProposal',
    lacking('constructionProposal', filed('added', '430000')),
    lacking('constructionProposal', filed('first', '430000')),
  ],
  [
    'material.nameChangeLetter',
    lacking('nameChangeLetter', filed('change', '440000')),
    lacking('nameChangeLetter', filed('first', '440000')),
  ],
  [
    'material.notInvolvedPledge',
    lacking('subjectOther', { miniProgram: { name: '样例贷款花店' } }),
    lacking('subjectOther', { miniProgram: { name: '样例贷款花店', preapprovals: [loans] } }),
    ['content.nameApproval'],
  ],
  [
    'material.statement',
    lacking('subjectOther', noDoor('110000')),
    lacking('subjectOther', inChinaBut('110000')),
    ['form.addressDoorNumber'],
  ],
  ['material.provincePaper', lacking('subjectOther', inChinaBut('420000')), lacking('subjectOther')],
  ['material.tooMany', { overfull: 'appOther' }, {}],
  ['material.letterTooOld', letterReceived('2026-10-31T02:00:00.000Z'), letterReceived('2026-11-01T02:00:00.000Z')],
  ['material.letterPostdated', letterSigned('2026-12-02'), letterSigned('2026-12-01')],
  [
    'material.swappedPapers',
    called('食品经营许可证.jpg', '营业执照副本.jpg'),
    called('食品经营许可证.jpg', '2026.jpg'),
  ],
  ['own.experience', learnt('样例花店'), learnt('样例面馆')],
];

/** Of each demand of a province: who meets it not, and who does or lives elsewhere. */
export const provinceCases: Cases = [
  ['province.principal', { roles: { subjectPrincipal: 2 } }, inChinaBut('110000', { roles: { subjectPrincipal: 2 } })],
  ['province.mainlandDelegate', inChinaBut('370000', hongkong), inChinaBut('330000', hongkong)],
  ['province.outsidePersonal', inChinaBut('410000', personFrom('440305')), inChinaBut('410000', personFrom('410102'))],
  [
    'province.filedElsewhere',
    { subject: { recordNumber: '浙ICP备12345678号' } },
    { subject: { recordNumber: '粤ICP备12345678号' } },
  ],
  ['province.localMobile', inChinaBut('320000'), inChinaBut('440000')],
  ['province.samePrincipalAsBefore', filed('added', '320000'), filed('first', '320000')],
  [
    'province.oneRecordNumber',
    inChinaBut('110000', { subject: { recordNumber: '京ICP备12345678号' } }),
    filed('added', '110000'),
  ],
  [
    'province.sameCity',
    { subject: { certificateAddress: '广东省广州市天河区样例路9号' } },
    { subject: { certificateAddress: '深圳市南山区广州市路9号' } },
  ],
  [
    'province.fewNumbers',
    inChinaBut('420000', { persons: { 1: { emergencyMobile: '13900000001' } } }),
    { persons: { 1: { emergencyMobile: '13900000001' } } },
  ],
  [
    'province.age',
    inChinaBut('230000', {
      persons: { 1: { certificateNumber: residentIdFrom('44030519601201002'), certificateValidUntil: '长期' } },
    }),
    inChinaBut('230000', {
      persons: { 1: { certificateNumber: residentIdFrom('44030519601202002'), certificateValidUntil: '长期' } },
    }),
  ],
  [
    'province.remarkLength',
    inChinaBut('150000', { ...personFrom('150102'), miniProgram: { comment: `个人${'样'.repeat(27)}` } }),
    inChinaBut('150000', { ...personFrom('150102'), miniProgram: { comment: `个人${'样'.repeat(28)}` } }),
  ],
  [
    'province.samePrincipals',
    inChinaBut('460000', { roles: { subjectPrincipal: 2, appPrincipal: 1 } }),
    inChinaBut('460000', { roles: { subjectPrincipal: 2, appPrincipal: 2 } }),
  ],
  [
    'province.remarkWords',
    inChinaBut('360000', { miniProgram: { comment: '样例花店的线上点单和会员积分，供到店顾客使用。' } }),
    inChinaBut('360000', { miniProgram: { comment: '样例花店的线上点单和会员积分，不涉及前置审批内容。' } }),
  ],
  [
    'province.otherService',
    inChinaBut('230000', { miniProgram: { serviceTypes: [32] } }),
    inChinaBut('210000', { miniProgram: { serviceTypes: [32] } }),
  ],
  [
    'province.zone',
    inChinaBut('120000', { subject: { address: '空港经济区样例路9号' } }),
    inChinaBut('120000', { subject: { address: '空港经济区样例路9号', district: '120116' } }),
  ],
  [
    'province.agencyMobile',
    { options: { agencyPhones: ['138 0000 0002'] } },
    { options: { agencyPhones: ['13800000009'] } },
  ],
];
