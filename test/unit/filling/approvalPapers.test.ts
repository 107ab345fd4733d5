import { describe, expect, it } from 'vitest';
import { fillingSteps } from '#backend/filling/fillingSteps.ts';
import { consoleSections } from '#backend/packages/consoleSections.ts';
import type { CaseMaterial, OpenedCase } from '#shared/api/cases.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { packageParts } from '#shared/packages/packagePlan.ts';
import { writePayload } from '#shared/payload/writePayload.ts';
import { cleanApplication } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

/** A case with 前置审批项 of these types, and a paper at each of these places. */
function caseWith(types: readonly number[], places: readonly number[]) {
  const preapprovals = types.map((type) => ({ type, code: null, validUntil: null }));
  const application = cleanApplication({ miniProgram: { preapprovals } });
  const materials = places.map(
    (position) => ({ slot: 'preapproval', position, scanId: position + 1 }) as unknown as CaseMaterial,
  );
  const opened = { application, materials, required: requiredMaterials(application, shippedPack) };
  return opened satisfies Pick<OpenedCase, 'application' | 'materials' | 'required'>;
}

/** The paper at a place, as every test calls it. */
const nameAt = ({ position }: { readonly position: number }) => `许可证${position}.jpg`;

/** Which paper stands at which item in the official JSON. */
function inPayload({ application, materials }: ReturnType<typeof caseWith>): (string | null)[] {
  const byPlace: (string | undefined)[] = [];
  for (const part of packageParts(materials)) byPlace[part.position] = nameAt(part);
  const payload = writePayload(application, { media: () => Array.from(byPlace), kept: [], withOffice: false });
  const details = (payload as unknown as { icp_applets: { base_info: { nrlx_details: { media?: string }[] } } })
    .icp_applets.base_info.nrlx_details;
  return details.map(({ media }) => media ?? null);
}

/** The same in 照着填, and what is told of further papers there. */
function inWindow(of: ReturnType<typeof caseWith>) {
  const steps = fillingSteps(of, shippedPack, { nameOf: nameAt, wholeName: nameAt });
  const items = of.application.miniProgram.preapprovals.map((_, index) => {
    const step = steps.find(({ id }) => id === `icp_applets.base_info.nrlx_details[${index}].media`);
    return step?.value ?? null;
  });
  return { steps, items };
}

/** The rows of the sheets that go along with a package. */
function inSheet(of: ReturnType<typeof caseWith>) {
  const fields = consoleSections(of, shippedPack, nameAt).flatMap((section) => section.fields);
  return fields.filter(({ label }) => label.includes('前置审批文件')).map(({ label, value }) => [label, value]);
}

describe('the papers of 前置审批项', () => {
  it.each<[string, number[], number[], (string | null)[]]>([
    ['one each', [3, 4], [0, 1], ['许可证0.jpg', '许可证1.jpg']],
    ['the first taken out', [3, 4], [1], [null, '许可证1.jpg']],
    ['one in the middle taken out', [3, 4, 5], [0, 2], ['许可证0.jpg', null, '许可证2.jpg']],
    ['left over from a longer list', [3, 4], [1, 2], ['许可证1.jpg', '许可证2.jpg']],
    ['more than items', [3], [0, 1], ['许可证0.jpg']],
    ['none that wants one', [24], [0], [null]],
  ])('stand at the same item in 照着填, in the sheet and in the JSON: %s', (_, types, places, expected) => {
    const of = caseWith(types, places);
    expect(inPayload(of)).toEqual(expected);
    expect(inWindow(of).items).toEqual(expected);
    const own = inSheet(of).filter(([label]) => !label?.startsWith('其余'));
    expect(own.map(([, value]) => value)).toEqual(types[0] === 24 ? [] : expected);
  });

  it('is told as missing at the item that lacks it', () => {
    const { steps } = inWindow(caseWith([3, 4], [1]));
    const step = steps.find(({ id }) => id.endsWith('[0].media'));
    expect(step).toMatchObject({ label: '前置审批文件1', kind: 'none', missing: true, shown: '还没有收到' });
  });

  it('that are more than the items are told of after the last item that wants one', () => {
    const of = caseWith([3, 4], [0, 1, 2, 3]);
    const { steps } = inWindow(of);
    const last = steps.findIndex(({ id }) => id.endsWith('[1].media'));
    expect(steps[last + 1]).toMatchObject({
      label: '其余前置审批文件',
      kind: 'file',
      value: '"许可证2.jpg" "许可证3.jpg"',
      missing: false,
    });
    expect(steps[last + 1]?.note).toContain('一个文件');
    expect(inSheet(of).at(-1)).toEqual(['其余前置审批文件', '许可证2.jpg\n许可证3.jpg']);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  it('that no item wants are told as not to be uploaded', () => {
    const of = caseWith([24], [0]);
    const step = inWindow(of).steps.find(({ label }) => label === '其余前置审批文件');
    expect(step).toMatchObject({ kind: 'none', value: null, missing: false });
    expect(step?.note).toContain('许可证0.jpg');
    expect(inSheet(of)[0]?.[1]).toContain('许可证0.jpg');
  });
});
