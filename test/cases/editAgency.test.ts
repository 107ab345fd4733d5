import { describe, expect, test } from 'vitest';
import { agencyFieldSchema } from '#shared/api/agencyEdits.ts';
import { type Agency, emptyAgency } from '#shared/filing/agency.ts';
import { editingDesk } from '#test/support/editingDesk.ts';
import { specimenAgency } from '#test/support/specimenDossier.ts';

const full: Agency = { ...specimenAgency, phones: ['02000000001', '02000000002'], staff: ['样例甲', '样例乙'] };

async function deskWithAgency() {
  const desk = await editingDesk();
  for (const field of agencyFieldSchema.options)
    await desk.client.agency.edit({ field, value: full[field], expected: emptyAgency[field] });
  return desk;
}

test('every field is saved on its own, and can be emptied again', async () => {
  await using desk = await deskWithAgency();
  const { agency } = desk.client;
  expect(await agency.get()).toEqual(full);
  let left: Agency = full;
  for (const field of agencyFieldSchema.options) {
    await agency.edit({ field, value: emptyAgency[field], expected: full[field] });
    left = { ...left, [field]: emptyAgency[field] };
    expect(await agency.get()).toEqual(left);
  }
});

test('two windows change two fields, and both changes stay', async () => {
  await using desk = await deskWithAgency();
  await desk.client.agency.edit({ field: 'address', value: '样例路 1 号', expected: full.address });
  await desk.other.agency.edit({ field: 'staff', value: ['样例甲'], expected: full.staff });
  expect(await desk.client.agency.get()).toEqual({ ...full, address: '样例路 1 号', staff: ['样例甲'] });
});

describe('a field that another window changed meanwhile', () => {
  test.each([
    ['name', '样例一代办', '样例二代办', '机构名称', '样例一代办'],
    ['name', null, '样例二代办', '机构名称', '未填写'],
    ['contactPhone', '13800000001', '13800000002', '联系电话', '138****0001'],
    ['phones', ['02000000009'], ['02000000008'], '本机构的电话', '020****0009'],
    ['staff', ['样例甲', '样例丙'], ['样例乙'], '经办人', '样例甲、样例丙'],
    ['staff', [], ['样例乙'], '经办人', '未填写'],
    ['staff', ['样例乙', '样例甲'], ['样例乙'], '经办人', '样例乙、样例甲'],
  ] as const)('%s keeps %j', async (field, theirs, mine, label, current) => {
    await using desk = await deskWithAgency();
    const entered = (value: typeof theirs | typeof mine) => (typeof value === 'object' && value ? [...value] : value);
    await desk.other.agency.edit({ field, value: entered(theirs), expected: full[field] });
    await expect(desk.client.agency.edit({ field, value: entered(mine), expected: full[field] })).rejects.toMatchObject(
      { code: 'editConflict', data: { details: { field: label, current } } },
    );
    expect(await desk.client.agency.get()).toEqual({ ...full, [field]: theirs });
  });

  test('is fine when both want the same', async () => {
    await using desk = await deskWithAgency();
    const edit = { field: 'name', value: '样例新名', expected: full.name } as const;
    await desk.other.agency.edit(edit);
    await desk.client.agency.edit(edit);
    expect((await desk.client.agency.get()).name).toBe('样例新名');
  });
});

test.each([
  ['a list for a text', { field: 'name', value: ['样例'] }],
  ['a text for a list', { field: 'staff', value: '样例甲' }],
  ['an entry twice', { field: 'staff', value: ['样例甲', '样例甲'] }],
  ['a text too long', { field: 'contactPhone', value: '1'.repeat(33) }],
] as const)('%s is refused', async (_, { field, value }) => {
  await using desk = await deskWithAgency();
  const given = typeof value === 'string' ? value : [...value];
  await expect(desk.client.agency.edit({ field, value: given, expected: full[field] })).rejects.toMatchObject({
    code: 'badInput',
  });
  expect(await desk.client.agency.get()).toEqual(full);
});
