import type { ColumnId, RolePrefix } from './columnIds.ts';
import { servicePlaces } from './columnIds.ts';
import { type ColumnRow, columnGroup, type IntakeColumn, type Need } from './intakeColumn.ts';

function identityColumns(prefix: RolePrefix, role: string, needed: string): ColumnRow[] {
  return [
    [`${prefix}Name`, `${role}姓名`, 'sometimes', 'text', 12, `与证件上的姓名一字不差。${needed}`, '张样例'],
    [
      `${prefix}CertificateType`,
      `${role}证件类型`,
      'sometimes',
      'personCertificate',
      16,
      '从下拉列表中选择。',
      '居民身份证',
    ],
    [
      `${prefix}CertificateNumber`,
      `${role}证件号码`,
      'sometimes',
      'number',
      22,
      '照证件抄写，最后一位 X 也要写。单元格须为文本格式，否则 Excel 会抹掉末几位。',
      '440000198506150013',
    ],
    [
      `${prefix}ValidFrom`,
      `${role}证件有效期起`,
      'sometimes',
      'day',
      13,
      '身份证国徽面“有效期限”的前一个日期。',
      '2021-03-08',
    ],
    [
      `${prefix}ValidUntil`,
      `${role}证件有效期止`,
      'sometimes',
      'validUntil',
      13,
      '身份证国徽面“有效期限”的后一个日期；长期有效的写“长期”。',
      '2041-03-08',
    ],
  ];
}

function contactColumns(prefix: 'principal' | 'appPrincipal', role: string, need: Need, needed: string): ColumnRow[] {
  return [
    [
      `${prefix}Mobile`,
      `${role}手机号`,
      need,
      'number',
      14,
      `本人在用、能接到审核电话和核验短信的手机号。${needed}`,
      '13800000001',
    ],
    [
      `${prefix}EmergencyMobile`,
      `${role}应急手机号`,
      need,
      'number',
      14,
      '手机号之外另一个能联系到负责人的手机号。',
      '13800000501',
    ],
    [`${prefix}Email`, `${role}邮箱`, need, 'text', 22, '负责人常用的电子邮箱。', 'sample@example.com'],
    [`${prefix}Post`, `${role}职务`, 'free', 'text', 12, '在本单位的职务；上海的授权书要写。', '总经理'],
  ];
}

/** The intake sheet's columns in their order, from left to right. */
export const intakeColumns: readonly IntakeColumn[] = [
  ...columnGroup('案件', [
    ['folder', '材料文件夹', 'free', 'text', 22, '放这位客户扫描件的文件夹名；不填时按主体名称去找。', '样例云帆科技'],
    ['filingType', '备案类型', 'sometimes', 'filingType', 10, '不填按“首次”处理。', '首次'],
    [
      'entrance',
      '小程序状态',
      'free',
      'entrance',
      12,
      '决定从哪里进入备案：新小程序在首页，已上架的在“设置”里。',
      '新小程序',
    ],
    ['staff', '经办人', 'free', 'text', 12, '本机构负责这个案件的同事。', '样例经办甲'],
    ['plannedOn', '计划提交日期', 'free', 'day', 13, '打算在微信后台提交的日期。', '2026-11-30'],
    ['note', '内部备注', 'free', 'long', 24, '只给自己人看，不会提交。', '客户下午方便接电话'],
  ]),
  ...columnGroup('主体', [
    ['subjectType', '单位性质', 'always', 'subjectType', 14, '从下拉列表中选择；个体工商户选“企业”。', '企业'],
    [
      'subjectName',
      '主体名称',
      'always',
      'text',
      32,
      '与证件上的名称一字不差，括号全角半角也要一致。没有名称的行不会导入。',
      '样例云帆科技有限公司',
    ],
    [
      'subjectCertificateType',
      '主体证件类型',
      'always',
      'subjectCertificate',
      22,
      '从下拉列表中选择；个人主体选本人的证件。',
      '营业执照(个人或企业)',
    ],
    [
      'subjectCertificateNumber',
      '主体证件号码',
      'always',
      'number',
      22,
      '营业执照上的统一社会信用代码；个人主体写本人证件号码。',
      '91000000MA00000157',
    ],
    [
      'subjectCertificateAddress',
      '证件住所',
      'always',
      'text',
      36,
      '证件上的住所，从头到尾照抄。',
      '深圳市南山区样例路1号样例大厦101室',
    ],
    ['subjectValidFrom', '证件有效期起', 'free', 'day', 13, '营业执照上的成立日期或营业期限起始日。', '2019-05-20'],
    [
      'subjectValidUntil',
      '证件有效期止',
      'sometimes',
      'validUntil',
      13,
      '营业期限截止日；没有截止日的写“长期”。',
      '长期',
    ],
    ['province', '省', 'always', 'province', 16, '通讯地址所在的省、自治区或直辖市。', '广东省'],
    ['city', '市', 'sometimes', 'text', 14, '通讯地址所在的市；直辖市可以不填。', '深圳市'],
    ['district', '区县', 'always', 'text', 14, '通讯地址所在的区或县；东莞、中山等不设区的市写市名。', '南山区'],
    ['address', '通讯地址', 'always', 'text', 30, '不带省市区，写到门牌号或房号。', '样例路1号样例大厦101室'],
    [
      'businessScope',
      '经营范围',
      'free',
      'long',
      30,
      '照执照抄写，用来提前看出可能被问到的前置审批。',
      '软件开发；日用百货销售',
    ],
    ['subjectComment', '主体备注', 'free', 'long', 24, '当地通管局要求说明的内容，没有就空着。', ''],
  ]),
  ...columnGroup('法定代表人', identityColumns('legal', '法定代表人', '个人主体不填。')),
  ...columnGroup('主体负责人', [
    [
      'principalIsLegal',
      '主体负责人是否法定代表人',
      'sometimes',
      'yesNo',
      14,
      '选“是”时，下面的姓名和证件可以空着，只填联系方式。',
      '是',
    ],
    ...identityColumns('principal', '主体负责人', '就是法定代表人时不必重复填。'),
    ...contactColumns('principal', '主体负责人', 'always', ''),
  ]),
  ...columnGroup('小程序负责人', [
    [
      'appPrincipalIs',
      '小程序负责人是谁',
      'sometimes',
      'appPrincipal',
      16,
      '同一个人只填一次；另有其人时选“另填”。小程序负责人应是小程序的管理员。',
      '同主体负责人',
    ],
    ...identityColumns('appPrincipal', '小程序负责人', '选“另填”时才填。'),
    ...contactColumns('appPrincipal', '小程序负责人', 'sometimes', '选“另填”时才填。'),
  ]),
  ...columnGroup('小程序', [
    ['appName', '小程序名称', 'always', 'text', 20, '与微信后台的名称一致。没有名称的行不会导入。', '样例云帆商城'],
    ['appId', 'AppID', 'sometimes', 'number', 22, '微信后台“设置”里能看到，wx 开头共 18 位。', 'wx0000000000000001'],
    ...servicePlaces.map(
      (place): ColumnRow => [
        `service${place}`,
        `服务内容类型${place}`,
        place === 1 ? 'always' : 'free',
        'service',
        18,
        place === 1 ? '小程序实际提供的服务，至少一项，最多五项。' : '没有更多就空着。',
        place === 1 ? '自主售卖' : '',
      ],
    ),
    [
      'preapprovalType',
      '前置审批项',
      'sometimes',
      'preapproval',
      16,
      '没有一项适用时选“以上都不涉及”。',
      '以上都不涉及',
    ],
    ['preapprovalCode', '前置审批号', 'sometimes', 'text', 22, '许可证或批文上的编号。', ''],
    [
      'preapprovalValidUntil',
      '审批有效期止',
      'sometimes',
      'validUntil',
      13,
      '许可证上的截止日期，长期有效的写“长期”。',
      '',
    ],
    [
      'appComment',
      '小程序备注',
      'always',
      'long',
      40,
      '说明小程序实际做什么、主要服务是什么。',
      '面向消费者在线销售本公司自有品牌的日用百货，提供下单与售后服务。',
    ],
  ]),
];

const byId = new Map<ColumnId, IntakeColumn>(intakeColumns.map((column) => [column.id, column]));

/** The column with this id. */
export function intakeColumn(id: ColumnId): IntakeColumn {
  const found = byId.get(id);
  if (!found) throw new Error(`no intake column ${id}`);
  return found;
}
