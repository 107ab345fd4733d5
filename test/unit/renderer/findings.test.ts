import { describe, expect, it } from 'vitest';
import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { countFindings, noServiceChosen } from '#shared/filing/findingKind.ts';
import { officialFields } from '#shared/filing/officialFields.ts';
import { cleanApplication } from '#test/support/application.ts';
import { emptyApplication } from '#test/support/emptyApplication.ts';
import { lint } from '#test/support/lintDefect.ts';
import {
  countBySection,
  findingsByField,
  findingsOf,
  groupByKind,
} from '../../../renderer/case/findings/fieldFindings.ts';
import { findingPlace } from '../../../renderer/case/findings/findingPlace.ts';
import { findingKey, nextFinding, type WalkPosition } from '../../../renderer/case/findings/findingWalk.ts';
import { inFormOrder } from '../../../renderer/case/findings/formOrder.ts';
import { toFillOf, toFillWords } from '../../../renderer/case/findings/toFill.ts';
import { sectionFields, sectionOf } from '../../../renderer/case/form/fields.ts';
import { inputStatus } from '../../../renderer/case/form/inputStatus.ts';

const finding = (where: string, weight: Finding['weight'] = 'must'): Finding => ({
  rule: 'form.required',
  weight,
  where,
  message: `样例 ${where}`,
  remedy: '请填写',
  source: '样例来源',
  asOf: '2026-11-23',
});

it('a field is framed as wrong for what is wrong with it, not for being empty', () => {
  const framed = (rule: string, message: string) =>
    inputStatus([{ ...finding('icp_applets.base_info.name'), rule, message }], null);
  expect(framed('form.required', '小程序名称没有填写')).toEqual({});
  expect(framed('form.serviceCount', noServiceChosen)).toEqual({});
  expect(framed('form.serviceCount', '服务内容类型选了 6 个，最多 5 个')).toMatchObject({ status: 'error' });
});

describe('findingPlace', () => {
  it.each([
    ['icp_subject.base_info.name', { tab: 'form', field: 'subject.name', slot: null, item: null }],
    ['icp_applets.principal_info.mobile', { tab: 'form', field: 'roles.appPrincipal.mobile', slot: null, item: null }],
    [
      'icp_applets.base_info.nrlx_details[1].code',
      { tab: 'form', field: 'miniProgram.preapprovals', slot: null, item: 1 },
    ],
    [
      'icp_applets.base_info.nrlx_details[].type',
      { tab: 'form', field: 'miniProgram.preapprovals', slot: null, item: null },
    ],
    ['icp_applets.base_info.nrlx_details[0].media', { tab: 'materials', field: null, slot: 'preapproval', item: null }],
    [
      'icp_subject.organize_info.certificate_photo',
      { tab: 'materials', field: null, slot: 'subjectCertificate', item: null },
    ],
    ['materials.agencyMandate', { tab: 'materials', field: null, slot: 'agencyMandate', item: null }],
    ['subject.certificateValidUntil', { tab: 'form', field: 'subject.certificateValidUntil', slot: null, item: null }],
    ['roles.appPrincipal', { tab: 'form', field: 'roles.appPrincipal.name', slot: null, item: null }],
    ['icp_applets.principal_info.verify_task_id', { tab: 'form', field: null, slot: null, item: null }],
    ['somewhere.else', { tab: 'form', field: null, slot: null, item: null }],
  ])('%s', (where, place) => {
    expect(findingPlace(where)).toEqual(place);
  });

  it('knows the place of every field of the payload but the one only WeChat fills in', () => {
    const lost = officialFields.filter(({ path }) => {
      const { tab, field } = findingPlace(path);
      return tab === 'form' && field === null;
    });
    expect(lost.map(({ path }) => path)).toEqual(['icp_applets.principal_info.verify_task_id']);
  });
});

describe('the form', () => {
  it('has a place for every field that can be edited', () => {
    const head = ['filingCase.staff', 'filingCase.plannedOn'];
    const lost = editableFieldSchema.options.filter((field) => sectionOf(field) === null);
    expect(lost.toSorted()).toEqual(head.toSorted());
  });

  it('asks for no field twice', () => {
    const all = Object.values(sectionFields).flatMap((fields) => fields.flatMap(({ field, also }) => [field, ...also]));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('findingsByField', () => {
  const findings = [
    finding('icp_subject.base_info.name'),
    finding('icp_subject.base_info.name', 'should'),
    finding('icp_applets.principal_info.mobile'),
    finding('materials.agencyMandate', 'hint'),
  ];

  it('puts each finding beside its field', () => {
    const found = findingsByField(findings);
    expect(found.get('subject.name')).toEqual(findings.slice(0, 2));
    expect(findingsOf(found, ['roles.subjectPrincipal.mobile', 'roles.appPrincipal.mobile'])).toEqual([findings[2]]);
    expect(findingsOf(found, ['subject.address'])).toEqual([]);
  });

  it('keeps the list of a field whose findings are the same', () => {
    const before = findingsByField(findings);
    const after = findingsByField(
      [...findings.slice(0, 2).map((each) => ({ ...each })), finding('icp_subject.base_info.address')],
      before,
    );
    expect(after.get('subject.name')).toBe(before.get('subject.name'));
    expect(after.get('subject.address')).toHaveLength(1);
    expect(after.has('roles.appPrincipal.mobile')).toBe(false);
  });

  it('counts by part of the form', () => {
    const counts = countBySection(findingsByField(findings));
    expect(counts.get('subject')).toEqual({ must: 1, missing: 1, should: 1, hint: 0 });
    expect(counts.get('people')).toEqual({ must: 1, missing: 1, should: 0, hint: 0 });
    expect(counts.has('miniProgram')).toBe(false);
  });

  it('groups by kind, what is wrong first', () => {
    const wrong = { ...finding('icp_subject.base_info.name'), rule: 'content.nameShape' };
    expect(groupByKind([...findings, wrong]).map(({ kind, findings: group }) => [kind, group.length])).toEqual([
      ['wrong', 1],
      ['missing', 2],
      ['should', 1],
      ['hint', 1],
    ]);
  });
});

describe('inFormOrder', () => {
  it('goes down the form, then through the materials, weight by weight', () => {
    const empty = cleanApplication({ subject: { name: null, address: null }, miniProgram: { comment: null } });
    const places = inFormOrder([...lint(empty, { materials: [] })].toReversed())
      .filter(({ weight }) => weight === 'must')
      .map(({ where }) => where);
    expect(places.slice(0, 4)).toEqual([
      'icp_subject.base_info.name',
      'icp_subject.base_info.address',
      'icp_applets.base_info.comment',
      'icp_subject.organize_info.certificate_photo',
    ]);
  });
});

describe('nextFinding', () => {
  const list = ['a', 'b', 'c'].map((each) => finding(`subject.${each}`));
  const at = (index: number): WalkPosition => ({ key: findingKey(list[index] ?? finding('none')), index });
  const names = (left: readonly Finding[], position: WalkPosition | null, direction: 1 | -1) =>
    nextFinding(left, position, direction)?.finding.where ?? null;

  it('begins at the first, or at the last backwards, and goes round', () => {
    expect([names(list, null, 1), names(list, null, -1)]).toEqual(['subject.a', 'subject.c']);
    expect([names(list, at(2), 1), names(list, at(0), -1)]).toEqual(['subject.a', 'subject.c']);
  });

  it('goes on where the finding stood that was put right', () => {
    const left = list.filter((_, index) => index !== 1);
    expect([names(left, at(1), 1), names(left, at(1), -1)]).toEqual(['subject.c', 'subject.a']);
  });

  it('ends when none is left', () => {
    expect(nextFinding([], at(1), 1)).toBeNull();
  });
});

describe('what is still to be filled in', () => {
  it('is listed part by part, in short names, everything once', () => {
    const findings = lint(emptyApplication(), { materials: [] });
    const parts = toFillOf(findings);
    expect(parts.map(({ title, findings: group }) => [title, group.map(toFillWords)])).toEqual([
      ['主体', expect.arrayContaining(['备案地区', '主办单位名称', '通讯地址'])],
      ['负责人', expect.arrayContaining(['指定法定代表人', '指定主体负责人', '指定小程序负责人'])],
      ['小程序', expect.arrayContaining(['服务内容类型', '小程序备注'])],
      ['前置审批', ['前置审批项']],
      ['材料', expect.arrayContaining(['主体证件照片'])],
    ]);
    expect(parts.flatMap((part) => part.findings)).toHaveLength(countFindings(findings).missing);
  });
});
