import type { SpecimenOptions, SpecimenPaper } from '#test/support/specimens/specimen.ts';
import { cardOf, letterOf, licenceOf } from './papers.ts';
import type { SampleClient } from './sampleClient.ts';

/** A deliberate mistake and how to make it. */
export interface Wrong extends SpecimenOptions {
  readonly mistake: string;
}

/** The name of a file the way clients name them, its paper, and what is wrong with it. */
export type PictureEntry = readonly [name: string, paper: SpecimenPaper, wrong?: Wrong];

/** The pictures one client sent; none for a client this list does not know. */
export function picturesOf(client: SampleClient): PictureEntry[] {
  const { persons, roles } = client.record;
  const legal = persons.find(({ id }) => id === roles.legalRepresentative);
  const principal = persons.find(({ id }) => id === roles.subjectPrincipal);
  const appPrincipal = persons.find(({ id }) => id === roles.appPrincipal);
  return lists[client.folder]?.({ client, legal, principal, appPrincipal }) ?? [];
}

type Someone = SampleClient['record']['persons'][number] | undefined;

interface Sender {
  readonly client: SampleClient;
  readonly legal: Someone;
  readonly principal: Someone;
  readonly appPrincipal: Someone;
}

const kilobyte = 1024;

const lists: Readonly<Record<string, (sender: Sender) => PictureEntry[]>> = {
  '样例云帆科技(深圳)有限公司': ({ client, legal }) => [
    ['营业执照.jpg', licenceOf(client)],
    ['法人身份证正面.jpg', cardOf(legal, 'idFront')],
    ['法人身份证反面.jpg', cardOf(legal, 'idBack')],
  ],
  北京样例餐饮管理有限公司: ({ client, legal, principal }) => [
    ['营业执照.jpg', licenceOf(client)],
    ['法人身份证正面.jpg', cardOf(legal, 'idFront')],
    ['法人身份证反面.jpg', cardOf(legal, 'idBack')],
    [
      '负责人身份证正面.jpg',
      cardOf(principal, 'idFront'),
      { mistake: 'blurred', blur: 3.2, targetBytes: 110 * kilobyte, noise: 3 },
    ],
    ['负责人身份证反面.jpg', cardOf(principal, 'idBack')],
    ['授权书.jpg', letterOf(client, principal)],
  ],
  上海样例健身服务有限公司: ({ client, legal, appPrincipal }) => [
    [
      '营业执照.jpg',
      licenceOf(client),
      { mistake: 'PNG content named .jpg', format: 'png', setting: 'scanner', noise: 0 },
    ],
    ['法人身份证正面.jpg', cardOf(legal, 'idFront')],
    ['法人身份证反面.jpg', cardOf(legal, 'idBack')],
    ['小程序负责人身份证正面.jpg', cardOf(appPrincipal, 'idFront'), { mistake: 'grey copy', grey: true }],
    ['小程序负责人身份证反面.jpg', cardOf(appPrincipal, 'idBack')],
    ['小程序负责人授权书.jpg', letterOf(client, appPrincipal)],
  ],
  浙江样例文化传媒有限公司: ({ client, legal }) => [
    ['营业执照.jpg', licenceOf(client)],
    ['法人身份证正面.jpg', cardOf(legal, 'idFront')],
    ['法人身份证反面.jpg', cardOf(legal, 'idBack')],
    ['网络文化经营许可证.jpg', licenceOf(client, '网络文化经营许可证')],
  ],
  江苏样例物流有限公司: ({ client, principal }) => [
    [
      '营业执照.jpg',
      licenceOf(client),
      { mistake: '2.6 MB', width: 3200, height: 2400, noise: 7, targetBytes: 2662 * kilobyte },
    ],
    ['负责人身份证正面.jpg', cardOf(principal, 'idFront'), { mistake: 'dark', brightness: 0.2, noise: 4 }],
    ['负责人身份证反面.jpg', cardOf(principal, 'idBack')],
    ['授权书.jpg', letterOf(client, principal)],
  ],
  四川样例农业公司: ({ client, legal }) => [
    ['营业执照.jpg', licenceOf(client), { mistake: 'upright by EXIF only', exifOrientation: 6 }],
    ['法人身份证正面.jpg', cardOf(legal, 'idFront'), { mistake: '60 KB', targetBytes: 60 * kilobyte }],
    ['法人身份证反面.jpg', cardOf(legal, 'idBack')],
  ],
  武汉市江汉区样例热干面馆: ({ client, legal }) => [
    [
      '营业执照.jpg',
      licenceOf(client),
      { mistake: 'the download broke off', arrived: 0.6, targetBytes: 180 * kilobyte },
    ],
    ['身份证正面.jpg', cardOf(legal, 'idFront')],
    ['身份证反面.jpg', cardOf(legal, 'idBack')],
  ],
  厦门市思明区样例花艺店: ({ client, legal, appPrincipal }) => [
    ['营业执照.jpg', licenceOf(client)],
    [
      '经营者身份证正面.jpg',
      cardOf(legal, 'idFront'),
      { mistake: 'few pixels', width: 800, height: 600, noise: 6, targetBytes: 112 * kilobyte },
    ],
    ['经营者身份证反面.jpg', cardOf(legal, 'idBack')],
    ['小程序负责人身份证正面.jpg', cardOf(appPrincipal, 'idFront')],
    ['小程序负责人身份证反面.jpg', cardOf(appPrincipal, 'idBack')],
  ],
  卫样例: ({ principal }) => [
    ['身份证正面.jpg', cardOf(principal, 'idFront')],
    ['身份证反面.jpg', cardOf(principal, 'idBack')],
  ],
  蒋样例: ({ client, principal }) => [
    ['身份证正面.jpg', cardOf(principal, 'idFront')],
    ['身份证反面.jpg', cardOf(principal, 'idBack'), { mistake: 'a lamp’s reflection', glare: 1 }],
    [
      '居住证明.jpg',
      letterOf(client, principal, {
        title: '居住证明(样例)',
        paragraphs: [
          '兹证明蒋样例现居住于广东省广州市天河区样例大道东8号902房,居住时间满半年以上。',
          '本页是软件自带的样例,单位、人员与印章均属虚构。',
        ],
        signer: '样例街道样例社区居民委员会',
      }),
    ],
  ],
  西安市雁塔区样例社工服务中心: ({ client, principal }) => [
    ['登记证书.jpg', licenceOf(client, '社会服务机构登记证书')],
    ['负责人身份证正面.jpg', cardOf(principal, 'idFront'), { mistake: 'upside down but for EXIF', exifOrientation: 3 }],
    ['负责人身份证反面.jpg', cardOf(principal, 'idBack')],
    ['授权书.jpg', letterOf(client, principal)],
    ['微信图片_20261118093012.jpg', { kind: 'plain' }, { mistake: 'belongs nowhere', targetBytes: 70 * kilobyte }],
  ],
  湖南样例律师事务所: ({ client, legal }) => [
    ['律师事务所执业许可证.jpg', licenceOf(client, '律师事务所执业许可证')],
    ['负责人身份证正面.jpg', cardOf(legal, 'idFront')],
    ['负责人身份证反面.jpg', cardOf(legal, 'idBack')],
    [
      'IMG_20261109_141503.jpg',
      cardOf(legal, 'idFront'),
      { mistake: 'no name to place it by', fill: 0.5, rotation: 90 },
    ],
  ],
};
