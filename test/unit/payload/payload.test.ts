import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application } from '#shared/filing/filingCase.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { officialFields } from '#shared/filing/officialFields.ts';
import { dottedPath, type Json, valuesOf } from '#shared/payload/payloadTree.ts';
import { type ReadPayload, readPayload } from '#shared/payload/readPayload.ts';
import { writePayload } from '#shared/payload/writePayload.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { application } from '#test/support/arbitraries.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const noMedia = () => [];
const bare = { media: noMedia, kept: [], withOffice: false } as const;

function read(payload: unknown): ReadPayload {
  const found = readPayload(JSON.parse(JSON.stringify(payload)), shippedPack);
  if (!found) throw new Error('not a payload');
  return found;
}

/** Writes again what was read, with the files it named. */
function rewrite({ application, filingCase, media, kept }: ReadPayload): unknown {
  const whole: Application = { ...application, filingCase: { ...filingCase, number: '2026-0001', stage: 'done' } };
  const names = (slot: string) => media.filter((each) => each.slot === slot).map(({ name }) => name);
  return JSON.parse(JSON.stringify(writePayload(whole, { media: names, kept, withOffice: false })));
}

describe('an application', () => {
  it('comes back whole with the office part, whoever holds what', () => {
    fc.assert(
      fc.property(application, (given) => {
        const { application: found, filingCase } = read(writePayload(given, { ...bare, withOffice: true }));
        const { number: _, stage: __, ...filing } = given.filingCase;
        expect(filingCase).toEqual(filing);
        const anybody = Object.values(given.roles).some((id) => id !== null);
        expect(found).toEqual({
          subject: given.subject,
          miniProgram: given.miniProgram,
          persons: anybody ? given.persons : [],
          roles: given.roles,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('is written as the platform has it: ids, days without hyphens, 长期, files by name', () => {
    const names = (slot: string) => (slot === 'agencyMandate' ? [] : [`${slot}.jpg`]);
    const payload = writePayload(cleanApplication(), { ...bare, media: names });
    expect(payload).toMatchObject({
      icp_subject: {
        base_info: { type: 4, province: '440000' },
        principal_info: {
          certificate_validity_date_start: '20200601',
          certificate_photo_front: 'subjectPrincipalFront.jpg',
        },
      },
      icp_applets: { base_info: { service_content_types: [1, 2], nrlx_details: [{ type: 24 }] } },
      icp_materials: { commitment_letter: ['commitmentLetter.jpg'] },
    });
    expect(payload).not.toHaveProperty('icp_subject.legal_person_info');
    expect(payload).not.toHaveProperty('beian_desk');
  });

  it('uses no field the platform does not know', () => {
    const names = () => ['a.jpg'];
    const given = cleanApplication({
      roles: { legalRepresentative: 2 },
      miniProgram: { preapprovals: [{ type: 3, code: '样例1号', validUntil: null }] },
    });
    const values = valuesOf(writePayload(given, { ...bare, media: names }), (dotted) => dotted.endsWith('types')) ?? [];
    const known = new Set(officialFields.map(({ path }) => path));
    const strange = values
      .map(({ path }) => dottedPath(path).replace(/\[\d+\]/g, '[]'))
      .filter((path) => !known.has(path.replace(/^(icp_materials\..*)\[\]$/, '$1')));
    expect(strange).toEqual([]);
  });

  it('without the office part: the principal of an organisation is its legal representative, a person has none', () => {
    expect(read(writePayload(cleanApplication(), bare)).application.roles).toEqual({
      legalRepresentative: 1,
      subjectPrincipal: 1,
      appPrincipal: 2,
    });
    expect(read(writePayload(cleanPersonalApplication(), bare)).application.roles).toEqual({
      legalRepresentative: null,
      subjectPrincipal: 1,
      appPrincipal: 1,
    });
  });
});

describe('a payload', () => {
  const foreignKey = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'a.b', 'icp_subject.base_info', 'x[0]', '"', '新栏目'),
    fc.string({ minLength: 1, maxLength: 8 }),
  );
  const foreignValue = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
  const places: readonly (readonly string[])[] = [
    [],
    ['icp_subject'],
    ['icp_subject', 'base_info'],
    ['icp_applets', 'principal_info'],
    ['icp_materials'],
    ['icp_news', 'unheard_of'],
  ];

  it('is written back exactly, with whatever else it said', () => {
    const foreign = fc.array(fc.tuple(fc.constantFrom(...places), foreignKey, foreignValue), { maxLength: 5 });
    fc.assert(
      fc.property(application, foreign, (given, additions) => {
        const payload = JSON.parse(JSON.stringify(writePayload(given, bare)));
        payload.icp_subject ??= {};
        payload.icp_subject.base_info ??= { comment: '' };
        const known = new Set(officialFields.map(({ path }) => path));
        for (const [path, key, value] of additions) {
          if (known.has([...path, key].join('.'))) continue;
          const place = path.reduce((at, part) => (at[part] ??= {}), payload);
          if (!Object.hasOwn(place, key)) {
            Object.defineProperty(place, key, { value, enumerable: true, configurable: true, writable: true });
          }
        }
        expect(rewrite(read(payload))).toEqual(JSON.parse(JSON.stringify(payload)));
      }),
      { numRuns: 300 },
    );
  });

  it('names a legal representative twice where it did, though he is the principal, by the name he has by then', () => {
    const person = { name: '样例甲', certificate_type: 2, certificate_number: residentIdFrom('44030519800101001') };
    const { name, certificate_number } = person;
    const payload = {
      icp_subject: {
        base_info: { type: 4 },
        legal_person_info: { name, certificate_number },
        principal_info: person,
      },
    };
    const found = read(payload);
    expect(found.application.persons).toHaveLength(1);
    expect(found.unknown).toEqual([]);
    expect(rewrite(found)).toEqual(payload);
    const renamed = found.application.persons.map((each) => ({ ...each, name: '样例乙' }));
    expect(rewrite({ ...found, application: { ...found.application, persons: renamed } })).toMatchObject({
      icp_subject: { legal_person_info: { name: '样例乙' }, principal_info: { name: '样例乙' } },
    });
  });

  it('names what nobody knows and what cannot be read, and keeps both', () => {
    const found = read({
      icp_subject: { base_info: { type: 'four', name: '样例公司', colour: 'red', city: '' } },
      icp_applets: { base_info: { nrlx_details: [{ type: 'x', code: '1' }] }, principal_info: { verify_task_id: 't' } },
    });
    expect(found.unknown).toEqual(['icp_subject.base_info.colour']);
    expect(found.unreadable).toEqual(['icp_subject.base_info.type', 'icp_applets.base_info.nrlx_details[0].type']);
    expect(found.application.subject.name).toBe('样例公司');
    expect(rewrite(found)).toMatchObject({ icp_subject: { base_info: { type: 'four', colour: 'red', city: '' } } });
  });

  it('understands what people write instead: digits as text, days with hyphens', () => {
    const { application: found } = read({
      icp_subject: {
        base_info: { type: '4', province: 440000 },
        principal_info: { certificate_validity_date_end: '2040-06-01' },
      },
    });
    expect(found.subject).toMatchObject({ type: 4, province: '440000' });
    expect(found.persons[0]).toMatchObject({ certificateValidUntil: '2040-06-01' });
  });

  it('names nobody unknown for parts of the form that are empty', () => {
    const empty = {
      icp_subject: { personal_info: {}, legal_person_info: {} },
      icp_applets: { base_info: { nrlx_details: [] } },
    };
    expect(read(empty).unknown).toEqual([]);
    expect(rewrite(read(empty))).toEqual(empty);
  });

  it('keeps somebody who was written into a role nobody held when the file was made', () => {
    const alone = cleanApplication({ roles: { appPrincipal: null } });
    const payload = JSON.parse(JSON.stringify(writePayload(alone, { ...bare, withOffice: true })));
    payload.icp_applets.principal_info = { name: '样例丙', mobile: '13700000003' };
    const { application: found } = read(payload);
    const held = found.persons.find(({ id }) => id === found.roles.appPrincipal);
    expect(held).toMatchObject({ name: '样例丙', mobile: '13700000003' });
    expect(found.roles.legalRepresentative).toBe(found.roles.subjectPrincipal);
  });

  it('names its files with the slots they belong into', () => {
    const { media } = read({
      icp_subject: { organize_info: { certificate_photo: '执照.jpg' } },
      icp_applets: { base_info: { nrlx_details: [{ type: 1, code: 'a', media: '批文.jpg' }] } },
      icp_materials: { applets_other_materials: ['一.jpg', '二.jpg'] },
    });
    expect(media.map(({ slot, name }) => `${slot} ${name}`)).toEqual([
      'subjectCertificate 执照.jpg',
      'appOther 一.jpg',
      'appOther 二.jpg',
      'preapproval 批文.jpg',
    ]);
  });

  it.each([[null], [1], ['{}'], [[]], [{}], [{ icp_news: {} }]])('is not %j', (value) => {
    expect(readPayload(value, shippedPack)).toBeNull();
  });

  it('nested without end is not one, and exhausts nothing', () => {
    const text = `{"icp_subject":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`;
    expect(readPayload(JSON.parse(text), shippedPack)).toBeNull();
  });

  it('has a place for every slot that is uploaded', () => {
    const uploaded = materialSlots.filter(({ officialPath }) => officialPath !== null);
    const named = officialFields.flatMap(({ field }) => (field?.startsWith('materials.') ? [field.slice(10)] : []));
    expect(named.toSorted()).toEqual(uploaded.map(({ id }) => id).toSorted());
  });
});
