import { describe, expect, it } from 'vitest';
import type { KnownPerson } from '#shared/api/cases.ts';
import { shownValue } from '#shared/filing/shownValue.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { choicesFor, serviceChoices, withHeld } from '../../../renderer/case/form/choices.ts';
import { districtOfPath, districtTree, pathOfDistrict } from '../../../renderer/case/form/districtTree.ts';
import { foldsOf } from '../../../renderer/case/form/foldedFields.ts';
import { humansOf, isIdle, pathsOf } from '../../../renderer/case/form/humans.ts';
import { saysNone, withItem, withNone } from '../../../renderer/case/form/preapprovalList.ts';
import { holderOf, roleChoices, someoneNew } from '../../../renderer/case/form/roleChoices.ts';
import { findsPath } from '../../../renderer/case/form/searchPath.ts';

describe('humansOf', () => {
  it('names one human being once, with every role', () => {
    const humans = humansOf(cleanApplication());
    expect(humans.map(({ person, roles }) => [person.name, roles])).toEqual([
      ['样例甲', ['subjectPrincipal', 'legalRepresentative']],
      ['样例乙', ['appPrincipal']],
    ]);
  });

  it('edits the role that findings stand at, and knows the others', () => {
    const [first] = humansOf(cleanApplication());
    expect(first && pathsOf(first, 'mobile')).toEqual([
      'roles.subjectPrincipal.mobile',
      'roles.legalRepresentative.mobile',
    ]);
  });

  it('asks a mere legal representative for little, and hides nothing that is filled in', () => {
    const roles = { legalRepresentative: 1, subjectPrincipal: 2, appPrincipal: 2 };
    const [, representative] = humansOf(cleanApplication({ roles, persons: { 0: { email: null } } }));
    expect(representative?.roles).toEqual(['legalRepresentative']);
    expect(representative && isIdle(representative, 'email')).toBe(true);
    expect(representative && isIdle(representative, 'mobile'), 'filled in').toBe(false);
    expect(representative && isIdle(representative, 'certificateNumber')).toBe(false);
  });
});

describe('foldsOf', () => {
  const folded = (...input: Parameters<typeof foldsOf>) => foldsOf(...input).flatMap(({ fields }) => fields);

  it('folds a licence away where there is none', () => {
    expect(folded('subject', cleanPersonalApplication(), 'personal')).toEqual([
      'subject.certificateValidFrom',
      'subject.certificateValidUntil',
      'subject.businessScope',
      'subject.recordNumber',
    ]);
  });

  it('shows what holds something, and what somebody was sent to', () => {
    const application = cleanPersonalApplication({ subject: { businessScope: '样例' } });
    expect(folded('subject', application, 'personal', 'subject.certificateValidUntil')).toEqual([
      'subject.certificateValidFrom',
      'subject.recordNumber',
    ]);
  });

  it('asks for record numbers of changes, and once the bureau may have given them', () => {
    expect(folded('miniProgram', cleanApplication(), 'organisation')).toEqual(['miniProgram.recordNumber']);
    expect(folded('miniProgram', cleanApplication({ filingCase: { stage: 'done' } }), 'organisation')).toEqual([]);
    expect(folded('miniProgram', cleanApplication({ filingCase: { filingType: 'change' } }), 'organisation')).toEqual(
      [],
    );
  });
});

describe('choices', () => {
  it('offers a subject the certificates of its type, and a person those of persons', () => {
    const labels = (...input: Parameters<typeof choicesFor>) => choicesFor(...input).map(({ label }) => label);
    expect(labels('subject.certificateType', shippedPack, 4)).toContain('营业执照(个人或企业)');
    expect(labels('subject.certificateType', shippedPack, 4)).not.toContain('居民身份证');
    expect(labels('subject.certificateType', shippedPack, null)).toContain('居民身份证');
    expect(labels('roles.appPrincipal.certificateType', shippedPack, 4)).toContain('居民身份证');
    expect(labels('roles.appPrincipal.certificateType', shippedPack, 4)).not.toContain('营业执照(个人或企业)');
  });

  it('keeps what a field holds among the choices', () => {
    expect(withHeld([{ value: 1, label: '一' }], { value: 9, label: '代码 9' })).toHaveLength(2);
    expect(withHeld([{ value: 1, label: '一' }], { value: 1, label: '一' })).toHaveLength(1);
  });

  it('offers every second-level service under its parent, and no parent', () => {
    const groups = serviceChoices(shippedPack);
    const offered = groups.flatMap(({ options }) => options.map(({ value }) => value));
    expect(offered.toSorted()).toEqual(
      shippedPack.serviceTypes
        .filter(({ parent }) => parent !== null)
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});

describe('districts', () => {
  const tree = districtTree(shippedPack);
  const child = (from: typeof tree, label: string) => from.find((each) => each.label === label);

  it('holds every place once', () => {
    const count = (nodes: typeof tree): number =>
      nodes.reduce((sum, { children = [] }) => sum + 1 + count(children), 0);
    expect(count(tree)).toBe(shippedPack.districts.rows.length);
  });

  it('ends with a city that has no districts, which stands as its own', () => {
    const dongguan = child(child(tree, '广东省')?.children ?? [], '东莞市');
    expect(dongguan?.children).toBeUndefined();
    expect(districtOfPath(['440000', dongguan?.value ?? ''])).toEqual({
      province: '440000',
      city: dongguan?.value,
      district: dongguan?.value,
    });
    expect(pathOfDistrict('440000', dongguan?.value ?? null, dongguan?.value ?? null)).toHaveLength(2);
  });

  it('takes a path apart and puts it together again', () => {
    expect(districtOfPath([])).toBeNull();
    const chosen = districtOfPath(['440000', '440300', '440305']);
    expect(chosen && pathOfDistrict(chosen.province, chosen.city, chosen.district)).toEqual([
      '440000',
      '440300',
      '440305',
    ]);
  });
});

describe('findsPath', () => {
  const path = ['广东省', '深圳市', '南山区'];
  const letters: Readonly<Record<string, string>> = {
    广东省: 'gds',
    广东: 'gd',
    深圳市: 'szs',
    深圳: 'sz',
    南山区: 'nsq',
    南山: 'ns',
  };
  const initials = (text: string) => letters[text] ?? '';

  it.each(['深圳', '广东深圳', '广东省深圳市南', '南山', 'sz', 'gdsz', 'szsns', 'GDSZNS', ' sz ns '])(
    'finds by “%s”',
    (search) => {
      expect(findsPath(search, path, initials)).toBe(true);
    },
  );

  it.each(['东深', 'dsz', '圳', 'gdns', '北京'])('does not find by “%s”', (search) => {
    expect(findsPath(search, path, initials)).toBe(false);
  });

  it('finds by characters while the letters are not loaded', () => {
    expect([findsPath('深圳', path, null), findsPath('sz', path, null)]).toEqual([true, false]);
  });
});

describe('pre-approvals', () => {
  const item = { type: 3, code: '样例', validUntil: null };

  it('are either none, or some', () => {
    expect(withNone([item], true)).toEqual([{ type: 24, code: null, validUntil: null }]);
    expect(saysNone(withItem(withNone([], true), 3))).toBe(false);
    expect(withItem([item], 3), 'an item that is there keeps its number').toEqual([item]);
    expect(withNone(withNone([item], true), false)).toEqual([]);
  });
});

describe('roleChoices', () => {
  const known: KnownPerson[] = [
    { id: 1, name: '样例甲', certificateMasked: '440*0001', mobileMasked: null, subjects: [] },
    { id: 9, name: '样例丙', certificateMasked: '440*0009', mobileMasked: null, subjects: ['样例公司'] },
  ];

  it('offers those of the case, then somebody new, then others once each', () => {
    const groups = roleChoices(cleanApplication(), 'appPrincipal', '', known);
    expect(groups.map(({ options }) => options.map(({ value, label }) => [value, label]))).toEqual([
      [
        [1, '样例甲（主体负责人、法定代表人）'],
        [2, '样例乙（小程序负责人）'],
      ],
      [[someoneNew, '新建一位负责人']],
      [[9, '样例丙 · 440*0009 · 样例公司']],
    ]);
  });

  it('says who is meant', () => {
    expect([holderOf(null), holderOf(9), holderOf(someoneNew)]).toEqual([
      { type: 'nobody' },
      { type: 'known', personId: 9 },
      { type: 'new' },
    ]);
  });

  it.each([
    [' 样例三丰 ', '样例三丰'],
    ['Sample Person', 'Sample Person'],
    ['ylsf', null],
    ['1380', null],
    ['样例 1380', null],
    ['样'.repeat(101), null],
    ['', null],
  ])('takes %j for the name of somebody new: %j', (text, name) => {
    expect(holderOf(someoneNew, text)).toEqual(name === null ? { type: 'new' } : { type: 'new', name });
  });
});

describe('shownValue', () => {
  it.each([
    ['subject.type', 4, '企业'],
    ['subject.certificateType', 1, '营业执照(个人或企业)'],
    ['subject.district', '440305', '南山区'],
    ['filingCase.filingType', 'added', '新增'],
    ['miniProgram.serviceTypes', [1, 9999], '生活缴费、代码 9999'],
    [
      'miniProgram.preapprovals',
      [{ type: 1, code: '样例号', validUntil: '2030-01-01' }],
      '新闻（样例号，有效期至 2030-01-01）',
    ],
    ['subject.name', null, '未填写'],
    ['miniProgram.preapprovals', [], '未填写'],
  ] as const)('%s %j is %s', (field, value, text) => {
    const held = Array.isArray(value) ? [...value] : value;
    expect(shownValue(field, held as Parameters<typeof shownValue>[1], shippedPack)).toBe(text);
  });
});
