import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseMaterial, OpenedCase } from '#shared/api/cases.ts';
import { personIn } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { retakeItems, retakeKinds, retakeWords } from '#shared/filing/retakeItems.ts';
import { cleanApplication } from '#test/support/application.ts';

const finding = (rule: string, weight: Finding['weight'] = 'must') =>
  ({ rule, weight, where: 'x', message: 'x', remedy: 'x', source: 'x', asOf: '2026-11-23' }) as const;

function material(slot: MaterialSlotId, scanId: number, findings: Finding[], position = 0): CaseMaterial {
  return { slot, scanId, position, findings } as unknown as CaseMaterial;
}

const one = (() => {
  const application = cleanApplication();
  return { ...application, roles: { ...application.roles, appPrincipal: application.roles.subjectPrincipal } };
})();

function items(...materials: CaseMaterial[]) {
  const opened = { application: one, required: [], materials, findings: [] };
  return retakeItems(opened as Pick<OpenedCase, 'application' | 'required' | 'materials' | 'findings'>);
}

describe('what a client is asked to photograph again', () => {
  it('is what a new picture puts right, the needed first, by name and never by number', () => {
    const told = items(
      material('subjectCertificate', 1, [finding('scan.glare', 'should'), finding('scan.bytesTooMany')]),
      material('subjectPrincipalFront', 2, [finding('scan.dark'), finding('scan.dim'), finding('scan.cut', 'should')]),
      material('commitmentLetter', 3, [finding('scan.bytesTooMany'), finding('scan.format')]),
      material('appOther', 5, [], 0),
      // What lay between them was taken out.
      material('appOther', 4, [finding('scan.blurred')], 2),
    );
    const name = personIn(one, 'subjectPrincipal')?.name;
    expect(told).toEqual([
      { title: `主体负责人证件人像面（${name}）`, kinds: ['dark'], needed: true },
      { title: '小程序其他附件（第 2 张）', kinds: ['blurred'], needed: true },
    ]);
  });

  it('asks for one card once, whatever roles it stands for', () => {
    const dark = [finding('scan.dark')];
    const told = items(material('subjectPrincipalFront', 7, dark), material('appPrincipalFront', 7, dark));
    const name = personIn(one, 'subjectPrincipal')?.name;
    expect(told).toEqual([{ title: `${name}的证件人像面`, kinds: ['dark'], needed: true }]);
  });

  describe('when one picture stands for both sides of a card', () => {
    const name = personIn(one, 'subjectPrincipal')?.name;
    const sides = (shown: 'portrait' | 'emblem' | null, back: Finding[], front: Finding[] = [], second = 7) => {
      const facts = { appearance: { cardSide: shown } };
      return items(
        { ...material('subjectPrincipalFront', 7, front), facts } as CaseMaterial,
        { ...material('subjectPrincipalBack', second, back), facts } as CaseMaterial,
      );
    };

    it('is the side that is missing, and not the one that is there', () => {
      expect(sides('portrait', [finding('scan.sameSide'), finding('scan.cardSide')])).toEqual([
        { title: `主体负责人证件国徽面（${name}）`, kinds: ['emblemMissing'], needed: true },
      ]);
      expect(sides('emblem', [finding('scan.sameSide')], [finding('scan.cardSide')])).toEqual([
        { title: `主体负责人证件人像面（${name}）`, kinds: ['portraitMissing'], needed: true },
      ]);
    });

    it('is that and what is wrong with the side that is there', () => {
      const glare = finding('scan.glare', 'should');
      expect(sides('emblem', [finding('scan.sameSide'), glare], [glare])).toEqual([
        { title: `主体负责人证件人像面（${name}）`, kinds: ['portraitMissing'], needed: true },
        { title: `主体负责人证件国徽面（${name}）`, kinds: ['glare'], needed: false },
      ]);
    });

    it('is both where nobody can tell which it is', () => {
      expect(sides(null, [finding('scan.sameSide', 'should')])).toEqual([
        { title: `${name}的证件`, kinds: ['sideMissing'], needed: false },
      ]);
      expect(sides(null, [finding('scan.sameSide', 'should')], [], 8)).toHaveLength(1);
    });

    it('is the missing side of two photos of the same side, too, and once for whoever has two roles', () => {
      expect(sides('portrait', [finding('scan.cardSide')], [], 8)).toEqual([
        { title: `主体负责人证件国徽面（${name}）`, kinds: ['emblemMissing'], needed: true },
      ]);
      const facts = { appearance: { cardSide: 'portrait' } };
      const all = (['subjectPrincipal', 'appPrincipal'] as const).flatMap((role) => [
        { ...material(`${role}Front`, 7, []), facts } as CaseMaterial,
        { ...material(`${role}Back`, 7, [finding('scan.sameSide')]), facts } as CaseMaterial,
      ]);
      expect(items(...all)).toEqual([{ title: `${name}的证件国徽面`, kinds: ['emblemMissing'], needed: true }]);
    });
  });

  it('has plain words for everything that can be wrong', () => {
    for (const kind of retakeKinds) {
      expect(retakeWords[kind].why).toMatch(/\p{Script=Han}/u);
      expect(retakeWords[kind].how).not.toMatch(/[A-Za-z]/);
    }
  });

  it('knows every rule about the look of a picture', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'scans');
    const sources = ['judgeDocument.ts', 'judgeFocus.ts', 'judgeLight.ts'].map((file) => join(folder, file));
    expect(readdirSync(folder)).toContain('judgeLight.ts');
    const rules = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'(scan\.\w+)'/g)].map(([, id]) => id),
    );
    expect(rules.length).toBeGreaterThan(8);
    for (const rule of new Set(rules)) {
      // Which side it is for, and pictures that are turned here, need no new one.
      if (rule === undefined || rule === 'scan.upright' || rule === 'scan.turned') continue;
      expect(items(material('subjectCertificate', 1, [finding(rule)])), rule).toHaveLength(1);
    }
  });
});
