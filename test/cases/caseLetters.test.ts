import { describe, expect, it } from 'vitest';
import { listLetters } from '#backend/vault/store/letters.ts';
import { updateMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { getPerson, updatePerson } from '#backend/vault/store/persons.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import type { Person } from '#shared/filing/person.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { extractedText } from '#test/support/renderedPage.ts';

onePool();

const authorization = 'appPrincipalAuthorization';

async function letterOf({ client, caseNumber }: CaseDesk, template: string) {
  return (await client.letters.ofCase({ caseNumber })).find((letter) => letter.template === template);
}

async function print({ client, caseNumber }: CaseDesk, template = authorization) {
  const drawn = await client.letters.print({ caseNumber, template });
  if (drawn.type !== 'made') throw new Error(JSON.stringify(drawn.findings));
  return { name: drawn.file.name, bytes: new Uint8Array(await drawn.file.arrayBuffer()) };
}

/** Changes the person who looks after the mini program. */
async function changeAppPrincipal({ desk, client, caseNumber }: CaseDesk, change: Partial<Person>) {
  const { db } = desk.vault();
  const id = (await client.cases.open({ caseNumber })).application.roles.appPrincipal ?? 0;
  const { id: _, ...person } = getPerson(db, id) ?? { id, ...(cleanApplication().persons[1] as Person) };
  updatePerson(db, id, { ...person, ...change });
}

function storedLetters({ desk }: CaseDesk): number {
  return listLetters(desk.vault().db, 1).length;
}

describe('the letters of a case', () => {
  it('are those it needs, with the reason and where the signed scan goes', async () => {
    await using desk = await caseDesk();
    const letters = await desk.client.letters.ofCase({ caseNumber: desk.caseNumber });
    expect(letters.map(({ template, slots, printed, findings }) => ({ template, slots, printed, findings }))).toEqual([
      { template: authorization, slots: ['appPrincipalLetter'], printed: [], findings: [] },
      { template: 'filingCommitment', slots: ['commitmentLetter'], printed: [], findings: [] },
      { template: 'agencyMandate', slots: ['agencyMandate'], printed: [], findings: [] },
    ]);
    for (const { title, reason } of letters) {
      expect(title).toMatch(/书$/);
      expect(reason).toMatch(/\p{Script=Han}/u);
    }
  });

  it('may be any other, too: every template can be printed for a case that does not need it', async () => {
    await using desk = await caseDesk();
    const needed = (await desk.client.letters.ofCase({ caseNumber: desk.caseNumber })).map(({ template }) => template);
    const others = (await desk.client.letters.templates()).filter(({ id }) => !needed.includes(id));
    expect(others.map(({ id }) => id)).toContain('brandAuthorization');
    for (const { id, title } of others) {
      expect((await print(desk, id)).name, id).toBe(`${title} 深圳样例花艺有限公司.pdf`);
    }
    const after = await desk.client.letters.ofCase({ caseNumber: desk.caseNumber });
    expect(after.filter(({ reason }) => reason === null).map(({ template }) => template)).toEqual(
      expect.arrayContaining(others.map(({ id }) => id)),
    );
  });

  it('say what they would print though it is wrong, and are printed all the same', async () => {
    const wrong = { persons: { 0: { certificateNumber: '44030519800101001X' } } };
    await using desk = await caseDesk(cleanApplication(wrong));
    const { caseNumber, client } = desk;
    const { findings } = await client.cases.open({ caseNumber });
    expect(findings.filter((finding) => kindOf(finding) === 'wrong').map(({ where }) => where)).toEqual([
      'icp_subject.principal_info.certificate_number',
    ]);
    // He is the legal representative, too, as which the letter names him.
    const letter = await letterOf(desk, authorization);
    expect(letter?.findings).toEqual([]);
    expect(letter?.doubts.map(({ where }) => where)).toEqual(['icp_subject.principal_info.certificate_number']);
    expect((await letterOf(desk, 'agencyMandate'))?.doubts).toEqual([]);
    const drawn = await client.letters.print({ caseNumber, template: authorization });
    expect(drawn.type === 'made' && drawn.doubts).toEqual(letter?.doubts);

    await using clean = await caseDesk();
    expect((await letterOf(clean, authorization))?.doubts).toEqual([]);
  });

  it('say that the agency itself has a wrong credit code, where they print it', async () => {
    await using desk = await caseDesk();
    const { caseNumber, client } = desk;
    await client.agency.edit({ field: 'creditCode', value: '9111', expected: null });
    const mandate = await letterOf(desk, 'agencyMandate');
    expect(mandate?.doubts).toMatchObject([
      { rule: 'identity.creditCode', weight: 'must', where: 'agency.creditCode' },
    ]);
    expect(mandate?.doubts[0]?.remedy).toContain('设置 → 本机构');
    const drawn = await client.letters.print({ caseNumber, template: 'agencyMandate' });
    expect(drawn.type === 'made' && drawn.doubts).toEqual(mandate?.doubts);
    expect((await letterOf(desk, authorization))?.doubts).toEqual([]);
  });

  it('say what keeps each from being printed, exactly what printing it would say', async () => {
    await using desk = await caseDesk(
      cleanApplication({ miniProgram: { name: null }, persons: { 1: { name: '样例\u{20C43}' } } }),
    );
    const { caseNumber, client } = desk;
    const letter = await letterOf(desk, authorization);
    expect(letter?.findings.map(({ rule }) => rule).toSorted()).toEqual(['letter.fieldMissing', 'letter.glyphMissing']);
    expect(await client.letters.print({ caseNumber, template: authorization })).toEqual({
      type: 'incomplete',
      findings: letter?.findings,
    });
    expect(await client.letters.preview({ caseNumber, template: authorization })).toMatchObject({ type: 'incomplete' });
    expect(storedLetters(desk)).toBe(0);
  });
});

describe('a letter', () => {
  it('can be looked at without being kept', async () => {
    await using desk = await caseDesk();
    const drawn = await desk.client.letters.preview({ caseNumber: desk.caseNumber, template: authorization });
    if (drawn.type !== 'made') throw new Error('incomplete');
    expect(await extractedText(new Uint8Array(await drawn.file.arrayBuffer()))).toContain('样例花店');
    expect(storedLetters(desk)).toBe(0);
    expect(await letterOf(desk, authorization)).toMatchObject({ printed: [] });
  });

  it('is kept when it is printed, named after its title and its subject', async () => {
    await using desk = await caseDesk();
    const { name, bytes } = await print(desk);
    expect(name).toBe('小程序负责人授权书 深圳样例花艺有限公司.pdf');
    const letter = await letterOf(desk, authorization);
    expect(letter?.printed).toEqual([{ id: expect.any(Number), madeAt: expect.any(String), changed: [] }]);
    const printed = { caseNumber: desk.caseNumber, letterId: letter?.printed[0]?.id ?? 0 };
    const again = await desk.client.letters.printed(printed);
    expect(again.name).toBe(name);
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is forgotten with its file when it did not get onto paper, and no other one is', async () => {
    await using desk = await caseDesk();
    const { caseNumber, client } = desk;
    await print(desk);
    const files = async () => (await desk.desk.vault().files.list()).length;
    const before = await files();
    const drawn = await client.letters.print({ caseNumber, template: authorization });
    const letterId = (drawn.type === 'made' && drawn.letterId) || 0;
    expect((await letterOf(desk, authorization))?.printed.map(({ id }) => id)).toContain(letterId);
    expect(await files()).toBe(before + 1);
    await client.letters.notPrinted({ caseNumber, letterId });
    expect((await letterOf(desk, authorization))?.printed).toHaveLength(1);
    expect(await files()).toBe(before);
    await expect(client.letters.notPrinted({ caseNumber, letterId })).rejects.toMatchObject({ code: 'recordMissing' });
  });

  it('goes stale by exactly the values that changed, and is fresh again once printed anew', async () => {
    await using desk = await caseDesk();
    await print(desk);
    await print(desk, 'agencyMandate');
    const { desk: inside, client, caseNumber } = desk;
    const { miniProgramId, application } = await client.cases.open({ caseNumber });
    updateMiniProgram(inside.vault().db, miniProgramId, {
      principalId: application.roles.appPrincipal,
      miniProgram: { ...application.miniProgram, name: '样例新花店' },
    });
    await changeAppPrincipal(desk, { name: '样例丙', email: 'other@example.com' });

    expect((await letterOf(desk, authorization))?.printed[0]?.changed).toEqual([
      { label: '被授权人姓名', was: '样例乙', now: '样例丙' },
      { label: '小程序名称', was: '样例花店', now: '样例新花店' },
    ]);
    expect((await letterOf(desk, 'agencyMandate'))?.printed[0]?.changed.map(({ label }) => label)).toEqual([
      '小程序名称',
    ]);

    await print(desk);
    const [newest, oldest] = (await letterOf(desk, authorization))?.printed ?? [];
    expect(newest?.changed).toEqual([]);
    expect(oldest?.changed).toHaveLength(2);
    expect((newest?.madeAt ?? '') > (oldest?.madeAt ?? '')).toBe(true);
  });

  it('tells of a changed number without showing it', async () => {
    await using desk = await caseDesk();
    await print(desk);
    const [holder, secondHolder] = cleanApplication().persons;
    await changeAppPrincipal(desk, { certificateNumber: holder?.certificateNumber ?? '' });
    const changed = (await letterOf(desk, authorization))?.printed[0]?.changed;
    expect(changed).toEqual([
      { label: '被授权人证件号码', was: expect.stringContaining('****'), now: expect.stringContaining('****') },
    ]);
    const said = JSON.stringify(changed);
    for (const number of [holder?.certificateNumber, secondHolder?.certificateNumber]) {
      expect(said).not.toContain(number);
      expect(said).not.toContain(number?.slice(6, 14));
    }
  });

  it('stays in sight when the case does not need it any more', async () => {
    await using desk = await caseDesk();
    await print(desk);
    const { desk: inside, client, caseNumber } = desk;
    const { miniProgramId, application } = await client.cases.open({ caseNumber });
    // The legal representative looks after the mini program himself now.
    updateMiniProgram(inside.vault().db, miniProgramId, {
      principalId: application.roles.legalRepresentative,
      miniProgram: application.miniProgram,
    });
    const letters = await client.letters.ofCase({ caseNumber });
    expect(letters.at(-1)).toMatchObject({
      template: authorization,
      title: '小程序负责人授权书',
      reason: null,
      slots: [],
    });
    expect(letters.at(-1)?.printed[0]?.changed.map(({ label }) => label)).toContain('被授权人姓名');
  });

  it('of another case, or none at all, is not handed out', async () => {
    await using desk = await caseDesk();
    await print(desk);
    const letterId = (await letterOf(desk, authorization))?.printed[0]?.id ?? 0;
    const { client, caseNumber } = desk;
    await expect(client.letters.printed({ caseNumber, letterId: letterId + 1 })).rejects.toMatchObject({
      code: 'recordMissing',
    });
    await expect(client.letters.printed({ caseNumber: '2026-9999', letterId })).rejects.toMatchObject({
      code: 'caseMissing',
    });
    await expect(client.letters.print({ caseNumber, template: 'nobody' })).rejects.toMatchObject({
      code: 'templateMissing',
    });
  });
});

it('letters of a batch are printed the same way', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const names: string[] = [];
  for await (const event of await client.letters.make({ cases: [caseNumber] })) {
    if (event.type === 'letter' && event.file) names.push(event.file.name);
  }
  expect(names).toHaveLength(3);
  expect(names.every((name) => name.endsWith(' 深圳样例花艺有限公司.pdf'))).toBe(true);
  const printed = (await client.letters.ofCase({ caseNumber })).map((letter) => letter.printed.length);
  expect(printed).toEqual([1, 1, 1]);
});
