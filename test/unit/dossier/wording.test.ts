import { describe, expect, it } from 'vitest';
import { discretionFor } from '#backend/dossier/discretion.ts';
import { findingsInShort, findingsReport } from '#backend/dossier/findingsReport.ts';
import { placeLabel } from '#backend/dossier/placeLabel.ts';
import { printed } from '#backend/dossier/printed.ts';
import { specimenApplication, specimenFindings } from '#test/support/specimenDossier.ts';

describe('printed', () => {
  it.each([
    ['文件太大,请压缩:最多 2 MB;再试?', '文件太大，请压缩：最多 2 MB；再试？'],
    ['请另存为 JPG,再上传', '请另存为 JPG，再上传'],
    ['时间 12:30, ratio 1:2', '时间 12:30, ratio 1:2'],
    ['名称应为 样例(北京)公司', '名称应为 样例(北京)公司'],
    ['见 https://specimen.example/a,b', '见 https://specimen.example/a,b'],
  ])('%s → %s', (sentence, expected) => {
    expect(printed(sentence)).toBe(expected);
  });
});

describe('placeLabel', () => {
  it.each([
    ['icp_subject.principal_info.mobile', '主体负责人手机号'],
    ['icp_applets.base_info.nrlx_details[1].code', '前置审批号（第 2 项）'],
    ['roles.appPrincipal.email', '小程序负责人邮箱'],
    ['materials.legalRepresentativeFront', '法定代表人证件人像面'],
    ['subject.businessScope', '主体信息'],
    ['somewhere.else', '整个案件'],
  ])('%s → %s', (where, label) => {
    expect(placeLabel(where)).toBe(label);
  });
});

describe('findingsReport', () => {
  const basis = { rules: '样例规则 1', day: '2026-11-23' };

  it('groups by weight, the heaviest first, and counts', () => {
    const report = findingsReport(specimenFindings(5), basis, discretionFor(specimenApplication, false));
    expect(report.groups.map(({ title, findings }) => [title, findings.length])).toEqual([
      ['必改', 2],
      ['建议', 2],
      ['提示', 1],
    ]);
    expect(report.summary).toBe('共 5 项：必改 2，建议 2，提示 1');
  });

  it('masks numbers that a sentence quotes', () => {
    const report = findingsReport(specimenFindings(1), basis, discretionFor(specimenApplication, true));
    expect(report.groups[0]?.findings[0]?.message).toContain('138****0001');
  });

  it('says that nothing was found', () => {
    expect(findingsReport([], basis, discretionFor(specimenApplication, false)).summary).toBe('没有发现问题');
    expect(findingsInShort([])).toBe('检查未发现问题');
    expect(findingsInShort(specimenFindings(3))).toBe('检查发现 3 项（必改 1）');
  });
});
