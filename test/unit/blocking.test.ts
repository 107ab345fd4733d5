import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/filing/finding.ts';
import { blockingBeforehand, blockingOfCopy } from '#shared/packages/blocking.ts';

const finding = (rule: string, weight: Finding['weight'] = 'must', where = 'a.b', message = '样例'): Finding => {
  return { rule, weight, where, message, remedy: '样例', source: '样例', asOf: '2026-11-28' };
};

describe('what keeps a package from being made', () => {
  it('is every 必改 but what a copy of another format, size and number of pixels puts right', () => {
    const cured = ['scan.format', 'scan.bytesTooFew', 'scan.bytesTooMany', 'scan.pixelsTooFew'];
    const stays = ['scan.blurred', 'scan.cut', 'scan.dots', 'scan.dark', 'scan.corrupt', 'material.missing'];
    const all = [...cured, ...stays].map((rule) => finding(rule));
    expect(blockingBeforehand(all).map(({ rule }) => rule)).toEqual(stays);
    expect(blockingBeforehand([finding('scan.blurred', 'should'), finding('form.x', 'hint')])).toEqual([]);
  });

  it('names a problem of one place once, however the copy says it', () => {
    const known = [finding('scan.blurred', 'must', 'a.b', '清晰度测得 3')];
    const ofCopy = [
      finding('scan.blurred', 'must', 'a.b', '清晰度测得 5'),
      finding('scan.blurred', 'must', 'c.d'),
      finding('scan.dots', 'should'),
    ];
    expect(blockingOfCopy(known, ofCopy)).toEqual([ofCopy[1]]);
  });
});
