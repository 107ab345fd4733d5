import { expect, it } from 'vitest';
import { casePlaceOf } from '#shared/filing/casePlace.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { officialFields } from '#shared/filing/officialFields.ts';

it('leads to the tile of a file and to the field of everything else', () => {
  for (const slot of materialSlots) {
    const where = slot.officialPath ?? `materials.${slot.id}`;
    expect(casePlaceOf(where)).toEqual({ tab: 'materials', where });
  }
  for (const { path, valueType } of officialFields) {
    if (valueType !== 'file' && valueType !== 'files') expect(casePlaceOf(path)).toEqual({ tab: 'form', where: path });
  }
  expect(casePlaceOf('icp_applets.base_info.nrlx_details[1].media').tab).toBe('materials');
  expect(casePlaceOf('icp_applets.base_info.nrlx_details[1].code').tab).toBe('form');
  expect(casePlaceOf('subject.certificateValidUntil').tab).toBe('form');
});
