import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applicationSchema, heldPersonSchema } from '#shared/filing/filingCase.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { preapprovalSchema } from '#shared/filing/miniProgram.ts';
import { officialFieldAt, officialFieldFor, officialFields } from '#shared/filing/officialFields.ts';
import { roleSchema } from '#shared/filing/person.ts';

const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'officialPaths.json');
const collectedPaths: unknown = JSON.parse(readFileSync(fixture, 'utf8'));

describe('the official fields', () => {
  it('are exactly those collected, in their order, once each', () => {
    expect(officialFields.map(({ path }) => path)).toEqual(collectedPaths);
  });

  it('are found from either side, whatever the index', () => {
    for (const each of officialFields) {
      expect(officialFieldAt(each.path)).toBe(each);
      if (each.field !== null) expect(officialFieldFor(each.field)).toBe(each);
    }
    expect(officialFieldAt('icp_applets.base_info.nrlx_details[2].code')?.field).toBe(
      'miniProgram.preapprovals[].code',
    );
    expect(officialFieldFor('miniProgram.preapprovals[0].type')?.label).toBe('前置审批项');
    expect(officialFieldAt('icp_subject')).toBeNull();
    expect(officialFieldFor('subject.businessScope')).toBeNull();
  });

  it('have labels that tell them apart', () => {
    expect(new Set(officialFields.map(({ label }) => label)).size).toBe(officialFields.length);
  });

  it('lead to fields that our model has', () => {
    for (const { field } of officialFields) expect(field === null || modelHas(field), String(field)).toBe(true);
  });

  it('include the field of every material slot', () => {
    for (const { id, officialPath, most } of materialSlots) {
      if (officialPath === null) continue;
      const field = officialFieldAt(officialPath);
      expect(field).toMatchObject({ field: `materials.${id}`, valueType: expect.stringMatching(/^files?$/) });
      if (most > 1) expect(officialPath).toMatch(/\[\]|_other_materials$/);
    }
  });
});

function modelHas(field: string): boolean {
  const [area = '', name = '', last] = field.split('.');
  if (area === 'subject') return name in applicationSchema.shape.subject.shape;
  if (area === 'materials') return materialSlots.some(({ id }) => id === name);
  if (area === 'roles')
    return roleSchema.safeParse(name).success && last !== undefined && last in heldPersonSchema.shape;
  if (name === 'preapprovals[]') return last !== undefined && last in preapprovalSchema.shape;
  return area === 'miniProgram' && name in applicationSchema.shape.miniProgram.shape;
}
