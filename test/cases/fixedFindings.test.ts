import { describe, expect, it } from 'vitest';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

type Specimen = Parameters<typeof makeSpecimen>;

const front = { kind: 'idFront', data: exampleCard } as const;
const back = { kind: 'idBack', data: exampleCard } as const;
const licence = { kind: 'businessLicence', data: exampleLicence } as const;

/** Whole papers, and what was wrong when each was taken: no cut along the paper puts that right. */
const pictures: readonly (readonly [name: string, MaterialSlotId, Specimen[0], Specimen[1]])[] = [
  ['a front', 'subjectPrincipalFront', front, { seed: 401 }],
  ['a front in a shadow', 'subjectPrincipalFront', front, { seed: 402, setting: 'cloth', shadow: 0.4 }],
  ['a grey copy of a front', 'subjectPrincipalFront', front, { seed: 401, copy: true }],
  ['a blurred front', 'subjectPrincipalFront', front, { seed: 405, setting: 'dark', blur: 2.5 }],
  ['a back', 'subjectPrincipalBack', back, { seed: 405, setting: 'dark' }],
  ['a back in a shadow', 'subjectPrincipalBack', back, { seed: 405, setting: 'dark', shadow: 0.4 }],
  ['a grey copy of a back', 'subjectPrincipalBack', back, { seed: 401, copy: true }],
  ['a licence in a deep shadow', 'subjectCertificate', licence, { seed: 405, setting: 'dark', shadow: 0.6 }],
  ['a blurred licence', 'subjectCertificate', licence, { seed: 405, setting: 'dark', blur: 2.5 }],
];

const weights = ['hint', 'should', 'must'];
/** That the copy has other pixels and lies straight is what it was made for. */
const ofItsMaking = /^scan\.(?:bytes|pixels|cutSmall|small|dots|tilted|aslant|turned|upright|edges)/;
const ofTheLook = /^scan\.(?:grey|dark|dim|washedOut|glare|shadow|blur|partBlurred|numberGlare|numberBlurred)/;

async function heldIn({ client, caseNumber }: CaseDesk, slot: MaterialSlotId) {
  const { materials } = await client.cases.open({ caseNumber });
  const { fix = null, findings = [] } = materials.find((each) => each.slot === slot) ?? {};
  const found = findings.filter(({ rule }) => !ofItsMaking.test(rule));
  return { isFixed: fix !== null, weightOf: new Map(found.map(({ rule, weight }) => [rule, weight])) };
}

describe('a copy the desk cuts out by itself', () => {
  it.each(pictures)(
    'says nothing worse than its original, and nothing less of its look: %s',
    async (_, slot, paper, wrong) => {
      await using desk = await caseDesk();
      const { client, caseNumber } = desk;
      const made = await makeSpecimen(paper, {
        width: 1800,
        height: 1350,
        fill: 0.75,
        rotation: 5,
        setting: 'desk',
        ...wrong,
      });
      const files = [new File([new Uint8Array(made)], 'photo.jpg')];
      await client.materials.add({ caseNumber, slot, files, replace: true });
      const before = await heldIn(desk, slot);
      for await (const event of await client.materials.fixMany({ cases: [caseNumber] })) void event;
      const after = await heldIn(desk, slot);
      expect(after.isFixed).toBe(true);
      const heavier = [...after.weightOf].filter(
        ([rule, weight]) => weights.indexOf(weight) > weights.indexOf(before.weightOf.get(rule) ?? ''),
      );
      const gone = [...before.weightOf.keys()].filter((rule) => ofTheLook.test(rule) && !after.weightOf.has(rule));
      expect({ heavier, gone }).toEqual({ heavier: [], gone: [] });
    },
  );
});
