import { type ProvinceRow, type ProvinceTopic, provinceTopicSchema } from '#shared/rules/provinceRules.ts';

const principals: Readonly<Record<ProvinceRow['principal'], string>> = {
  legalRepresentative: '主体负责人一般须是法定代表人',
  letter: '主体负责人不是法定代表人的，要授权书',
  anyone: '主体负责人可以不是法定代表人',
  conditional: '主体负责人不是法定代表人的，有附加条件',
  disputed: '主体负责人是否须是法定代表人，说法不一',
};

const outside: Readonly<Record<ProvinceRow['outsidePersonal'], string | null>> = {
  allowed: null,
  proof: '外省的个人要有居住证明',
  localNumber: '外省的个人要用本省的手机号',
  refused: '可能不接受外省的个人',
  unclear: null,
};

/** Everything of a row in words, by topic; what is unclear is left out. */
export function provinceLines(row: ProvinceRow): { topic: ProvinceTopic; texts: string[] }[] {
  const { organisation, personal } = row.leastAge;
  const { minors } = row;
  const said: [ProvinceTopic, string | null][] = [
    ['people', principals[row.principal]],
    ['people', row.appPrincipalLetter === 'needed' ? '小程序负责人不是法定代表人的，要授权书' : null],
    ['identity', outside[row.outsidePersonal]],
    ['age', organisation === personal ? `满 ${personal} 周岁` : `单位满 ${organisation} 周岁，个人满 ${personal} 周岁`],
    ['age', minors.personal],
    ['age', minors.organisation === minors.personal ? null : minors.organisation],
    ['age', row.mostAge === null ? null : `一般不超过 ${row.mostAge} 周岁`],
    ['phone', row.localMobile === 'everybody' ? '手机号要是本省的' : null],
    ['phone', row.localMobile === 'personal' ? '个人的手机号要是本省的' : null],
    ['phone', row.leastNumbers === null ? null : `两位负责人至少留 ${row.leastNumbers} 个不同的号码`],
    ['address', row.sameCity ? '通讯地址与证件住所在同一个市' : null],
    ...row.notes.map(({ topic, text }): [ProvinceTopic, string] => [topic, text]),
  ];
  return provinceTopicSchema.options.flatMap((topic) => {
    const texts = said.flatMap(([of, text]) => (of === topic && text !== null ? [text] : []));
    return texts.length === 0 ? [] : [{ topic, texts }];
  });
}
