import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resourcesDir } from '#backend/resources.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

describe('the rule pack we ship', async () => {
  const pack = await loadRulePack();

  it('has the whole official tables', () => {
    expect(pack.subjectTypes).toHaveLength(18);
    expect(pack.certificateTypes).toHaveLength(42);
    expect(pack.preapprovalTypes).toHaveLength(13);
    expect(pack.serviceTypes).toHaveLength(192);
    expect(pack.serviceTypes.filter(({ parent }) => parent !== null).map(({ id }) => id)).toEqual(
      Array.from({ length: 176 }, (_, index) => index + 1),
    );
    expect(pack.districts.rows.filter(([code]) => code.endsWith('0000'))).toHaveLength(34);
    expect(pack.scanProfiles.map(({ id }) => id)).toContain('wechat-default');
  });

  it('carries the limits over from their source', () => {
    const profile = (id: string) => pack.scanProfiles.find((each) => each.id === id);
    expect(profile('wechat-default')?.kinds.subjectCertificate).toEqual({
      minBytes: 102_400,
      maxBytes: 2_097_152,
      warnAboveBytes: 204_800,
      minWidth: 1500,
      minHeight: 1100,
      orientationFree: true,
    });
    expect(profile('wechat-default')?.kinds.letter).toEqual(profile('wechat-default')?.kinds.otherAttachment);
    expect(profile('wechat-default')?.minCertificateDaysLeftByProvince).toEqual({ '640000': 180 });
    expect(profile('wechat-default')?.minLicenceDaysLeftByProvince).toEqual({ '310000': 365 });
    expect(profile('wechat-strict')?.kinds.letter).toBeUndefined();
    expect(Object.keys(profile('huawei-cloud')?.kinds ?? {})).toHaveLength(5);
    expect(profile('aliyun')?.confidence).toBe('low');
  });

  it('has the terms of a filing, and the holidays of the years it says', () => {
    const { smsHours, platformReviewWorkdays, bureauReviewWorkdays, certificateNotice } = pack.timelines;
    expect([smsHours.value, platformReviewWorkdays.value, bureauReviewWorkdays.value]).toEqual([24, 2, 20]);
    expect(certificateNotice).toMatchObject({ shown: 180, urged: 90, pressing: 30 });
    expect([pack.workdays.coveredFrom, pack.workdays.coveredUntil]).toEqual(['2023-01-01', '2026-12-31']);
    expect(pack.workdays.holidays.filter((day) => day.startsWith('2026'))).toHaveLength(33);
    expect(pack.workdays.workdays.filter((day) => day.startsWith('2026'))).toHaveLength(6);
  });

  it('accepts every approval number it gives as an example', () => {
    const numbers: readonly [number, string][] = [
      [1, '10120170038'],
      [2, 'ISBN 978-7-7979-1234-5'],
      [2, '(署)网出证(京)字第001号'],
      [5, '(粤)-非经营性-2021-0123'],
      [5, '\uff08湘\uff09-经营性-2014-0005'],
      [9, '粤网文〔2021〕1234-567号'],
      [15, '京\uff082022\uff090000012'],
    ];
    for (const [id, number] of numbers) {
      expect(number).toMatch(new RegExp(patternOf(pack, id), 'u'));
      expect(`${number}号外`).not.toMatch(new RegExp(`^(?:${patternOf(pack, id)})$`, 'u'));
    }
  });

  it('names a source in every row, in Chinese', () => {
    const rows = [
      ...pack.subjectTypes,
      ...pack.certificateTypes,
      ...pack.preapprovalTypes,
      ...pack.serviceTypes,
      ...pack.scanProfiles,
      ...pack.rules,
      pack.workdays,
      ...Object.values(pack.timelines).filter((row) => row !== undefined),
    ];
    for (const row of rows) expect(row.source).toMatch(/\p{Script=Han}/u);
  });
});

describe('a broken rule pack', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'beian-rules-'));
    await cp(join(resourcesDir, 'rule-pack'), dir, { recursive: true });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const edit = async (file: string, change: (text: string) => string) =>
    writeFile(join(dir, file), change(await readFile(join(dir, file), 'utf8')));
  const refused = (detail: string) =>
    expect(loadRulePack(dir)).rejects.toMatchObject({
      code: 'rulePackInvalid',
      message: expect.stringContaining(detail),
    });

  it('is fine as long as nobody touched it', async () => {
    await edit('manifest.json', (text) => `\uFEFF${text}`);
    expect((await loadRulePack(dir)).manifest.id).toBe('beian-desk');
  });

  it('names the missing file', async () => {
    await rm(join(dir, 'districts.json'));
    await refused('districts.json 缺失');
  });

  it('names the file that is no JSON', async () => {
    await edit('subjectTypes.json', (text) => text.slice(0, -4));
    await refused('subjectTypes.json 不是正确的 JSON');
  });

  it('names file and row of a wrong value', async () => {
    await edit('subjectTypes.json', (text) => text.replace('"id": 3', '"id": "3"'));
    await refused('subjectTypes.json 第 3 行 id');
  });

  it('refuses a double id, a missing parent, a missing subject type', async () => {
    await edit('preapprovalTypes.json', (text) => text.replace('"id": 2,', '"id": 1,'));
    await refused('preapprovalTypes.json 中编号 1 出现了两次');
    await edit('preapprovalTypes.json', (text) => text.replace('"id": 1,', '"id": 2,'));
    await edit('serviceContentTypes.json', (text) => text.replace('"parent": 500', '"parent": 1'));
    await refused('编号 1 的上级 1 不是一级类型');
    await edit('serviceContentTypes.json', (text) => text.replace('"parent": 1,', '"parent": 500,'));
    await edit('certificateTypes.json', (text) => text.replace('"subjectType": 4', '"subjectType": 8'));
    await refused('编号 1 指向不存在的单位性质 8');
  });

  it('refuses a demand for a paper there is not, a slot without its paper, and words without a place', async () => {
    const contradictions: readonly (readonly [file: string, from: string, to: string, detail: string])[] = [
      [
        'paperDemands.json',
        '"paper": "commitmentLetter"',
        '"paper": "nothing"',
        'guangdongCommitment 的材料 nothing 不存在',
      ],
      ['papers.json', '"id": "residencePermit"', '"id": "residence"', '缺少材料 residencePermit'],
      ['paperDemands.json', '"wordsIn": ["appName"]', '"wordsIn": []', 'brandName 的 words 和 wordsIn'],
      ['papers.json', '"slot": "residencePermit"', '"slot": "somewhere"', 'papers.json'],
    ];
    for (const [file, from, to, detail] of contradictions) {
      const whole = await readFile(join(dir, file), 'utf8');
      expect(whole).toContain(from);
      await edit(file, (text) => text.replace(from, to));
      await refused(detail);
      await writeFile(join(dir, file), whole);
    }
  });

  it('refuses a calendar that contradicts itself, and notices that do not grow shorter', async () => {
    const contradictions: readonly (readonly [file: string, from: string, to: string, detail: string])[] = [
      ['workdays.json', '"2026-02-14"', '"2026-02-16"', '2026-02-16 既放假又上班'],
      ['workdays.json', '"2026-02-14"', '"2026-02-13"', '2026-02-13 不是周末'],
      ['workdays.json', '"2026-02-16"', '"2026-02-15"', '编号 2026-02-15 出现了两次'],
      ['workdays.json', '"2026-12-31"', '"2026-10-09"', '2026-10-10 不在 2023-01-01 到 2026-10-09 之间'],
      ['workdays.json', '"2026-02-14"', '"2026-02-30"', 'workdays.json workdays'],
      ['timelines.json', '"urged": 90', '"urged": 200', 'certificateNotice'],
      ['timelines.json', '"value": 24', '"value": 0', 'timelines.json smsHours value'],
    ];
    for (const [file, from, to, detail] of contradictions) {
      const whole = await readFile(join(dir, file), 'utf8');
      await edit(file, (text) => text.replace(from, to));
      await refused(detail);
      await writeFile(join(dir, file), whole);
    }
  });

  it('refuses the same rule in two files', async () => {
    const rule = { id: 'a.b', title: '样例', source: '样例', asOf: '2026-11-23', confidence: 'high' };
    await writeFile(join(dir, 'rules', 'one.json'), JSON.stringify([rule]));
    await writeFile(join(dir, 'rules', 'two.json'), JSON.stringify([rule]));
    await refused('编号 a.b 出现了两次');
  });
});

function patternOf(pack: RulePack, id: number): string {
  const pattern = pack.preapprovalTypes.find((row) => row.id === id)?.numberPattern;
  if (!pattern) throw new Error(`no pattern for ${id}`);
  return pattern;
}
