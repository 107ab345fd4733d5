import { describe, expect, it } from 'vitest';
import type { Application } from '#shared/filing/filingCase.ts';
import { lintPayload } from '#shared/lint/lintPayload.ts';
import { readPayload } from '#shared/payload/readPayload.ts';
import { writePayload } from '#shared/payload/writePayload.ts';
import { cleanApplication, cleanMaterials, cleanPersonalApplication, cleanToday } from '#test/support/application.ts';
import { inShort, shippedPack } from '#test/support/lintDefect.ts';
import { lintOf, profile, set, type Tree } from '#test/support/payloadDefect.ts';

const app = 'icp_applets.base_info';

describe('a day', () => {
  const until = `icp_subject.principal_info.certificate_validity_date_end`;
  it.each([
    ['20410308', []],
    ['长期', []],
    ['2041-03-08', [`must form.unreadable ${until}`]],
    ['2041/03/08', [`must form.unreadable ${until}`]],
  ])('%s', (written, expected) => {
    const found = lintOf(cleanApplication(), set(until, written));
    expect(found.filter((each) => each.includes('form.unreadable'))).toEqual(expected);
  });
});

describe('what one human being brings for two roles stands in both places of a payload', () => {
  const roles = ['icp_subject.principal_info', 'icp_applets.principal_info'];
  const pictures = roles.flatMap((role) => ['front', 'back'].map((side) => `${role}.certificate_photo_${side}`));
  const deputy = cleanApplication({ roles: { subjectPrincipal: 2, appPrincipal: 2 } });
  const musts = (application: Application, where: string) =>
    lintOf(application, set(where, undefined)).filter((each) => each.startsWith('must'));

  it.each(pictures)('of a person: without %s', (where) => {
    expect(musts(cleanPersonalApplication(), where)).toEqual([`must material.personCertificate ${where}`]);
  });

  it.each(pictures)('of a deputy: without %s', (where) => {
    expect(musts(deputy, where)).toEqual([`must material.personCertificate ${where}`]);
  });

  it.each(roles.map((role) => `${role}.authorization_letter`))('of a deputy: without %s', (where) => {
    expect(musts(deputy, where)).toEqual([`must material.authorizationLetter ${where}`]);
  });

  it.each([
    ['a person', cleanPersonalApplication(), 'appPrincipal'],
    ['a deputy', deputy, 'subjectPrincipal'],
    ['a deputy', deputy, 'appPrincipal'],
  ])('%s: what is held for one role only is written at both', (_, application, empty) => {
    const held = cleanMaterials(application, shippedPack);
    const media = (slot: string) =>
      slot.startsWith(empty) ? [] : held.filter((each) => each.slot === slot).map(() => `${slot}.jpg`);
    const payload = writePayload(application, { media, kept: [], withOffice: false });
    const read = readPayload(JSON.parse(JSON.stringify(payload)), shippedPack);
    if (!read) throw new Error('not a payload');
    expect(inShort(lintPayload(read, shippedPack, { today: cleanToday, profile }))).toEqual(lintOf(application));
  });

  it('two human beings have nothing in common', () => {
    const media = (slot: string) => (slot.startsWith('subjectPrincipal') ? [`${slot}.jpg`] : []);
    const payload = JSON.stringify(writePayload(cleanApplication(), { media, kept: [], withOffice: false }));
    expect(payload.match(/subjectPrincipalFront\.jpg/g)).toHaveLength(1);
  });
});

describe('the paper of a pre-approval', () => {
  const items = (...kinds: number[]) =>
    cleanApplication({
      miniProgram: { preapprovals: kinds.map((type) => ({ type, code: `样例 ${type}`, validUntil: null })) },
    });
  const without =
    (...indices: number[]) =>
    (payload: Tree) => {
      for (const index of indices) set(`${app}.nrlx_details.${index}.media`, undefined)(payload);
    };
  const lacking = (application: Application, ...indices: number[]) =>
    lintOf(application, without(...indices)).filter((each) => each.includes('material.preapprovalPaper'));

  it.each([
    [[0], 0],
    [[1], 1],
    [[2], 2],
    [[1, 2], 1],
    [[0, 2], 0],
    [[0, 1, 2], 0],
  ])('is missing at the first item that lacks it: without %j', (indices, first) => {
    expect(lacking(items(3, 4, 5), ...indices)).toEqual([
      `must material.preapprovalPaper ${app}.nrlx_details[${first}].media`,
    ]);
  });

  it('is missing at its own item, whatever another item of the same kind has', () => {
    expect(lacking(items(3, 3, 4), 2)).toEqual([`must material.preapprovalPaper ${app}.nrlx_details[2].media`]);
  });

  it('is missing nowhere while every item names one', () => {
    expect(lacking(items(3, 4, 5))).toEqual([]);
  });

  it('is named for the items that lack it, and no other', () => {
    const payload = JSON.parse(
      JSON.stringify(
        writePayload(items(3, 4, 5), {
          media: (slot) => (slot === 'preapproval' ? ['a.jpg', 'b.jpg', 'c.jpg'] : []),
          kept: [],
          withOffice: false,
        }),
      ),
    );
    without(1)(payload);
    const read = readPayload(payload, shippedPack);
    if (!read) throw new Error('not a payload');
    const found = lintPayload(read, shippedPack, { today: cleanToday, profile });
    const { message } = found.find(({ rule }) => rule === 'material.preapprovalPaper') ?? {};
    const name = (id: number) => shippedPack.preapprovalTypes.find((row) => row.id === id)?.name ?? '';
    expect(message).toContain(`“${name(4)}”的审批文件`);
    expect(message).toContain('共 1 份');
    for (const other of [3, 5]) expect(message).not.toContain(`“${name(other)}”的审批文件`);
  });
});
