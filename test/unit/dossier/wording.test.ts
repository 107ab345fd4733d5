import { describe, expect, it } from 'vitest';
import { discretionFor } from '#backend/cases/discretion.ts';
import { findingsInShort, findingsReport } from '#backend/dossier/findingsReport.ts';
import { specimenApplication, specimenFindings } from '#test/support/specimenDossier.ts';

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
