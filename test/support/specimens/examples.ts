import type { CardData } from './idCard.ts';
import type { LicenceData } from './licence.ts';
import type { LetterData } from './page.ts';
import type { SpecimenPaper } from './specimen.ts';

const company = '样例云帆科技(深圳)有限公司';

export const exampleLicence: LicenceData = {
  title: '营业执照',
  number: '91000000MA000001XX',
  name: company,
  type: '有限责任公司(样例)',
  legalRepresentative: '张样例',
  address: '深圳市南山区样例街道样例路1号样例大厦101室',
  scope: '软件开发;信息技术咨询服务;日用百货销售。(本栏为样例文字)',
  establishedOn: '2019-05-20',
  validUntil: '长期',
  authority: '样例市市场监督管理局',
};

export const exampleCard: CardData = {
  name: '张样例',
  sex: '男',
  born: '1985-06-15',
  address: '广东省深圳市南山区样例街道样例路2号样例花园3栋401',
  number: '440000198506150000',
  authority: '样例市公安局',
  validFrom: '2021-03-08',
  validUntil: '2041-03-08',
};

export const exampleLetter: LetterData = {
  title: '授权书(样例)',
  paragraphs: [
    `${company}(样例)授权张样例担任本单位小程序备案的负责人,负责填报备案信息、接听核验电话并保管备案材料。`,
    '被授权人在上述范围内所办的事项,本单位予以承认。授权自签字盖章之日起,至备案办结为止。',
    '本页是软件自带的样例,单位、人员与印章均属虚构。',
  ],
  signer: company,
  date: '2026年11月20日',
  sealed: true,
};

/** One paper of each kind, for tests and calibration. */
export const examplePapers: readonly SpecimenPaper[] = [
  { kind: 'businessLicence', data: exampleLicence },
  { kind: 'idFront', data: exampleCard },
  { kind: 'idBack', data: exampleCard },
  { kind: 'letterPage', data: exampleLetter },
  { kind: 'plain' },
];
