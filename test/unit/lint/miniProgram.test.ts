import { describe, expect, it } from 'vitest';
import type { MiniProgram } from '#shared/filing/miniProgram.ts';
import { nameWidth } from '#shared/filing/miniProgram.ts';
import { cleanApplication } from '#test/support/application.ts';
import { inShort, lint, lintDefect } from '#test/support/lintDefect.ts';

const base = 'icp_applets.base_info';
const defect = (miniProgram: Partial<MiniProgram>) => lintDefect({ miniProgram });
const none = { type: 24, code: null, validUntil: null };
const drugs = { type: 5, code: '（粤）-非经营性-2021-0123', validUntil: null };

describe('the name', () => {
  it('counts a Chinese character twice', () => {
    expect([nameWidth('样例'), nameWidth('Aa1'), nameWidth('样例A（一）')]).toEqual([4, 3, 11]);
  });

  it.each([
    ['样例店', []],
    ['样例', [`should content.nameShape ${base}.name`]],
    ['例a', [`must form.appNameLength ${base}.name`]],
    ['样例花店样例花店样例花店样例花', []],
    ['样例花店样例花店样例花店样例花店', [`must form.appNameLength ${base}.name`]],
    ['样例小程序', [`must form.appNameWord ${base}.name`]],
  ])('%s', (name, expected) => {
    expect(defect({ name })).toEqual(expected);
  });
});

describe('the remark', () => {
  it.each([
    [19, 1],
    [20, 0],
    [200, 0],
    [201, 1],
  ])('of %i characters: %i finding', (length, findings) => {
    expect(defect({ comment: '样'.repeat(length) })).toHaveLength(findings);
  });

  it('is counted in characters, rare ones too, and says how many are missing', () => {
    expect(defect({ comment: '\u{20BB7}'.repeat(19) })).toHaveLength(1);
    expect(defect({ comment: '\u{20BB7}'.repeat(200) })).toEqual([]);
    const [finding] = lint(cleanApplication({ miniProgram: { comment: '样例'.repeat(9) } }));
    expect(finding).toMatchObject({ where: `${base}.comment`, message: expect.stringContaining('还差 2 字') });
  });
});

describe('service types', () => {
  it.each<[number[], string[]]>([
    [[], ['form.serviceCount']],
    [[1], []],
    [[1, 2, 3, 4, 5], []],
    [[1, 2, 3, 4, 5, 6], ['form.serviceCount']],
    [[1, 2, 1], ['form.serviceDouble']],
    [[500], ['form.serviceFirstLevel']],
    [[9999], ['form.serviceUnknown']],
  ])('%j', (serviceTypes, rules) => {
    expect(defect({ serviceTypes })).toEqual(rules.map((rule) => `must ${rule} ${base}.service_content_types`));
  });
});

describe('pre-approvals', () => {
  it('with number and paper are fine', () => {
    expect(defect({ preapprovals: [drugs] })).toEqual([]);
  });

  it('24 stands alone', () => {
    expect(defect({ preapprovals: [drugs, none] })).toEqual([`must form.preapprovalNone ${base}.nrlx_details[1].type`]);
  });

  it('stand once each and in the table', () => {
    expect(defect({ preapprovals: [none, none] })).toEqual([
      `must form.preapprovalDouble ${base}.nrlx_details[1].type`,
    ]);
    expect(defect({ preapprovals: [{ ...drugs, type: 11 }] })).toEqual([
      `must form.preapprovalUnknown ${base}.nrlx_details[0].type`,
    ]);
  });

  it('need their number', () => {
    expect(defect({ preapprovals: [{ ...drugs, code: null }] })).toEqual([
      `must form.preapprovalCode ${base}.nrlx_details[0].code`,
    ]);
  });

  it('written unusually only warn: the patterns are of low confidence', () => {
    expect(defect({ preapprovals: [{ ...drugs, code: '样例许可 1 号' }] })).toEqual([
      `should form.preapprovalPattern ${base}.nrlx_details[0].code`,
    ]);
  });

  it('expire', () => {
    expect(defect({ preapprovals: [{ ...drugs, validUntil: '2026-11-30' }] })).toEqual([
      `must form.preapprovalExpired ${base}.nrlx_details[0].media`,
    ]);
    expect(defect({ preapprovals: [{ ...drugs, validUntil: '2026-12-01' }] })).toEqual([]);
    expect(defect({ preapprovals: [{ ...drugs, validUntil: '长期' }] })).toEqual([]);
  });
});

it('several defects are all reported', () => {
  const findings = lint(cleanApplication({ miniProgram: { name: '例', comment: '短', serviceTypes: [] } }));
  expect(inShort(findings)).toHaveLength(3);
});
