import { describe, expect, it } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { cleanApplication } from '#test/support/application.ts';
import { caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { onePool } from '#test/support/onePool.ts';
import { pictureFile } from '../exchange/manyFiles.ts';

onePool();

const comment = 'icp_applets.base_info.comment';
const reason = '样例：通管局电话答复，写得短也可以';

const short = cleanApplication({ miniProgram: { comment: '太短的备注' } });

const titleOf = (rule: string) => shippedPack.rules.find(({ id }) => id === rule)?.title;

async function findingOf(client: Client, caseNumber: string, rule: string) {
  const { findings } = await client.cases.open({ caseNumber });
  const found = findings.find((finding) => finding.rule === rule);
  if (!found) throw new Error(`no ${rule}`);
  return found;
}

async function countsInList(client: Client, caseNumber: string) {
  const listed = await client.cases.list();
  return listed.find(({ number }) => number === caseNumber)?.findings;
}

async function overrideComment(client: Client, caseNumber: string) {
  const { rule, where, message } = await findingOf(client, caseNumber, 'form.appCommentLength');
  return client.settlements.override({ caseNumber, rule, where, message, reason, staff: '样例经办' });
}

describe('a finding somebody stands by', () => {
  it('is listed apart with who, when and why, and counts nowhere', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    const before = await countsInList(client, caseNumber);
    const opened = await overrideComment(client, caseNumber);
    expect(opened.overridden).toEqual([
      {
        finding: expect.objectContaining({ rule: 'form.appCommentLength', where: comment }),
        reason,
        staff: '样例经办',
        settledAt: expect.stringMatching(/^2026-11-23T/),
      },
    ]);
    expect(opened.findings.map(({ rule }) => rule)).not.toContain('form.appCommentLength');
    expect(await countsInList(client, caseNumber)).toEqual({ ...before, must: (before?.must ?? 0) - 1 });
  });

  it('is one of two that a rule has at one place: each has its own reason, each can be taken back', async () => {
    await using desk = await caseDesk(cleanApplication({ miniProgram: { name: '样例金融新闻' } }));
    const { client, caseNumber } = desk;
    const named = async () =>
      (await client.cases.open({ caseNumber })).findings.filter(({ rule }) => rule === 'content.nameApproval');
    const [one, other] = await named();
    if (!one || !other) throw new Error('two words, two findings');
    for (const { rule, where, message } of [one, other]) {
      await client.settlements.override({
        caseNumber,
        rule,
        where,
        message,
        reason: `样例：${message}`,
        staff: '样例经办',
      });
    }
    expect(await named()).toEqual([]);
    const { overridden } = await client.cases.open({ caseNumber });
    expect(overridden.map(({ finding, reason: why }) => [finding.message, why]).toSorted()).toEqual(
      [one, other].map(({ message }) => [message, `样例：${message}`]).toSorted(),
    );
    const { rule, where, message } = one;
    const opened = await client.settlements.restore({ caseNumber, rule, where, message });
    expect(opened.overridden.map(({ finding }) => finding.message)).toEqual([other.message]);
    expect(await named()).toEqual([one]);
  });

  it('makes room for the paper that is needed because of it, and is told alone until then', async () => {
    await using desk = await caseDesk(cleanApplication({ subject: { address: '样例路' } }));
    const { client, caseNumber } = desk;
    const { rule, where, message } = await findingOf(client, caseNumber, 'form.addressDoorNumber');
    const rulesOf = async () => (await client.cases.open({ caseNumber })).findings.map((finding) => finding.rule);
    expect(await rulesOf()).not.toContain('material.statement');
    await client.settlements.override({ caseNumber, rule, where, message, reason, staff: '样例经办' });
    expect(await rulesOf()).toContain('material.statement');
    expect(await rulesOf()).not.toContain(rule);
  });

  it('counts again once it is taken back', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    const before = await countsInList(client, caseNumber);
    const { overridden } = await overrideComment(client, caseNumber);
    const message = overridden[0]?.finding.message ?? '';
    const opened = await client.settlements.restore({
      caseNumber,
      rule: 'form.appCommentLength',
      where: comment,
      message,
    });
    expect(opened.overridden).toEqual([]);
    expect(opened.findings.map(({ rule }) => rule)).toContain('form.appCommentLength');
    expect(await countsInList(client, caseNumber)).toEqual(before);
  });

  it('dies for good when the value it was about changes, though the sentence reads the same; the history keeps it', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    await overrideComment(client, caseNumber);
    const edit = (expected: string, value: string) =>
      client.cases.edit({ caseNumber, edits: [{ field: 'miniProgram.comment', expected, value }] });
    const other = await edit('太短的备注', '更短的备注');
    expect(other.overridden).toEqual([]);
    expect(other.findings.map(({ rule }) => rule)).toContain('form.appCommentLength');
    const again = await edit('更短的备注', '太短的备注');
    expect(again.overridden).toEqual([]);
    expect(again.findings.map(({ rule }) => rule)).toContain('form.appCommentLength');
    const { events } = await client.progress.history({ caseNumber });
    expect(events.filter(({ kind }) => kind === 'noted').map(({ note }) => note)).toEqual([
      `“小程序备注”改了，原来写的理由失效，重新检查（${titleOf('form.appCommentLength')}）。原来的理由：${reason}（样例经办）`,
    ]);
  });

  it('dies with a text that has no such fault, too, and can be given anew', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    await overrideComment(client, caseNumber);
    const good = cleanApplication().miniProgram.comment ?? '';
    for (const [expected, value] of [
      ['太短的备注', good],
      [good, '太短的备注'],
    ] as const)
      await client.cases.edit({ caseNumber, edits: [{ field: 'miniProgram.comment', expected, value }] });
    expect((await client.cases.open({ caseNumber })).overridden).toEqual([]);
    expect((await overrideComment(client, caseNumber)).overridden).toHaveLength(1);
  });

  it('dies in every case that shares the value, and in no other', async () => {
    await using desk = await caseDesk(cleanApplication({ subject: { address: '样例路' } }));
    const { client, caseNumber } = desk;
    const { subjectId } = await client.cases.open({ caseNumber });
    const { caseNumber: sister } = await client.cases.create({
      subject: { id: subjectId },
      miniProgram: { name: '样例书店', appId: null },
      filingType: 'first',
      entrance: 'newApp',
      staff: null,
    });
    const stranger = keepCase(desk.desk, cleanApplication({ subject: { name: '另一样例公司', address: '样例路' } }));
    for (const each of [caseNumber, sister, stranger]) {
      const { rule, where, message } = await findingOf(client, each, 'form.addressDoorNumber');
      await client.settlements.override({ caseNumber: each, rule, where, message, reason, staff: '样例经办' });
    }
    const edit = (expected: string, value: string) =>
      client.cases.edit({ caseNumber: sister, edits: [{ field: 'subject.address', expected, value }] });
    await edit('样例路', '样例街');
    await edit('样例街', '样例路');
    const standing = async (each: string) => (await client.cases.open({ caseNumber: each })).overridden.length;
    expect([await standing(caseNumber), await standing(sister), await standing(stranger)]).toEqual([0, 0, 1]);
  });

  it('dies with the picture it was about', async () => {
    await using desk = await caseDesk(cleanApplication());
    const { client, caseNumber } = desk;
    const put = (colour: string) =>
      client.materials.add({
        caseNumber,
        slot: 'subjectCertificate',
        replace: true,
        files: [pictureFile('执照.png', colour)],
      });
    await put('red');
    const { rule, where, message } = await findingOf(client, caseNumber, 'scan.bytesTooFew');
    const stand = await client.settlements.override({ caseNumber, rule, where, message, reason, staff: '样例经办' });
    expect(stand.overridden).toHaveLength(1);
    await put('blue');
    await put('red');
    expect((await client.cases.open({ caseNumber })).overridden).toEqual([]);
  });

  it('about a paper dies when somebody else holds the role', async () => {
    const without = cleanApplication();
    await using desk = await caseDesk(without);
    const { client, caseNumber } = desk;
    const { rule, where, message } = await findingOf(client, caseNumber, 'material.authorizationLetter');
    const given = { caseNumber, rule, where, message, reason, staff: '样例经办' };
    const { application, overridden } = await client.settlements.override(given);
    expect(overridden.map(({ finding }) => finding.rule)).toEqual(['material.authorizationLetter']);
    const holder = application.roles.appPrincipal ?? 0;
    const held = application.persons.find(({ id }) => id === holder);
    const edit = { field: 'roles.appPrincipal.name' as const, expected: held?.name ?? null, value: '样例丙', holder };
    const renamed = await client.cases.edit({ caseNumber, edits: [edit] });
    expect(renamed.overridden).toEqual([]);
    expect(renamed.findings.map((finding) => finding.rule)).toContain('material.authorizationLetter');
  });

  it('stays when something else changes', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    await overrideComment(client, caseNumber);
    const edits = [{ field: 'subject.comment' as const, expected: null, value: '样例主体备注' }];
    expect((await client.cases.edit({ caseNumber, edits })).overridden).toHaveLength(1);
  });

  it('must still be what the person saw', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    const { rule, where } = await findingOf(client, caseNumber, 'form.appCommentLength');
    await expect(
      client.settlements.override({ caseNumber, rule, where, message: '别的话', reason, staff: '样例经办' }),
    ).rejects.toMatchObject({ code: 'findingGone' });
  });

  it('is neither what is missing nor what fails its own check digit: no reason helps there', async () => {
    const wrong = cleanApplication({ subject: { certificateNumber: '91440300192203821O', name: null } });
    await using desk = await caseDesk(wrong);
    const { client, caseNumber } = desk;
    for (const rule of ['identity.creditCode', 'form.required']) {
      const { where, message } = await findingOf(client, caseNumber, rule);
      await expect(
        client.settlements.override({ caseNumber, rule, where, message, reason, staff: '样例经办' }),
      ).rejects.toMatchObject({ code: 'badInput' });
    }
  });

  it('needs a name and a sentence', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    const { rule, where, message } = await findingOf(client, caseNumber, 'form.appCommentLength');
    for (const lacking of [{ reason: '嗯' }, { staff: ' ' }]) {
      const given = { caseNumber, rule, where, message, reason, staff: '样例经办', ...lacking };
      await expect(client.settlements.override(given)).rejects.toMatchObject({ code: 'badInput' });
    }
  });

  it('can be one of the registers: it leaves the list, and comes back when the number changes', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const other = cleanApplication({ subject: { name: '另一样例公司', certificateNumber: null } });
    keepCase(desk.desk, other);
    const before = await countsInList(client, caseNumber);
    const { rule, where, message } = await findingOf(client, caseNumber, 'register.mobile');
    const opened = await client.settlements.override({ caseNumber, rule, where, message, reason, staff: '样例经办' });
    expect(opened.overridden.map(({ finding }) => finding.where)).toEqual([where]);
    expect(await countsInList(client, caseNumber)).toEqual({ ...before, should: (before?.should ?? 0) - 1 });
  });

  it('is known again after the vault was closed and opened', async () => {
    await using desk = await caseDesk(short);
    const { client, caseNumber } = desk;
    await overrideComment(client, caseNumber);
    const counts = await countsInList(client, caseNumber);
    await client.vault.lock();
    await client.vault.unlock({ recoveryCode: desk.recoveryCode });
    expect((await client.cases.open({ caseNumber })).overridden).toHaveLength(1);
    expect(await countsInList(client, caseNumber)).toEqual(counts);
  });
});
