import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../renderer/case/form/limitsOf.ts';
import { cleanApplication } from '../support/application.ts';
import { caseDesk, keepCase } from '../support/caseDesk.ts';
import { onePool } from '../support/onePool.ts';
import {
  given,
  json,
  organisationsBecomePersons,
  previewed,
  type Row,
  rowsOf,
  wordIsGeneral,
  zipped,
} from '../support/rulePackFiles.ts';
import { testPassphrase } from '../support/vault.ts';

onePool();

describe('another rule pack', () => {
  it('is previewed without being used, then counts at once, in every case', async () => {
    await using desk = await caseDesk();
    const name = (await desk.client.cases.open({ caseNumber: desk.caseNumber })).application.miniProgram.name ?? '';
    const wanted = await wordIsGeneral(desk, name.slice(0, 2));
    const change = await previewed(desk, wanted);
    expect(change.tables).toEqual([{ name: '词表', added: 0, removed: 0, changed: 1 }]);
    expect(change.cases).toEqual({ total: 1, changed: 1 });
    const gained = change.rules.find(({ rule }) => rule === 'content.nationalName')?.gained;
    expect(gained).toEqual({ count: 1, numbers: [desk.caseNumber] });
    const rulesFound = async () =>
      (await desk.client.cases.open({ caseNumber: desk.caseNumber })).findings.map(({ rule }) => rule);
    const [before] = await desk.client.cases.list();
    expect(await rulesFound()).not.toContain('content.nationalName');
    await desk.client.rules.replace(wanted);
    expect(await rulesFound()).toContain('content.nationalName');
    const [after] = await desk.client.cases.list();
    expect(after?.findings?.should).toBe((before?.findings?.should ?? 0) + 1);
  });

  it('measures names, remarks, ages and numbers by its own limits, and gives them to the form', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const told = async () => {
      const { findings } = await client.cases.open({ caseNumber });
      return findings.filter(({ rule }) => measured.has(rule)).map(({ rule, message }) => `${rule} ${message}`);
    };
    const measured = new Set(['form.appCommentLength', 'form.appNameLength', 'identity.virtualOperator']);
    expect(await told()).toEqual([]);
    const [limits] = [(await rowsOf(desk, 'limits.json')) as unknown as Record<string, Row>];
    const replaced = {
      ...limits,
      appName: { ...limits['appName'], least: 100, most: 110 },
      appComment: { ...limits['appComment'], least: 500, most: 600 },
      virtualNumbers: { ...limits['virtualNumbers'], prefixes: ['13', '15', '17', '18'] },
    };
    const wanted = given(json('limits.json', replaced));
    const change = await previewed(desk, wanted);
    expect(change.tables).toEqual([{ name: '填写限制与号段', added: 0, removed: 0, changed: 3 }]);
    await client.rules.replace(wanted);
    expect(await told()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^form\.appNameLength .*应在 100 到 110 之间/),
        expect.stringMatching(/^form\.appCommentLength .*应为 500 到 600 字/),
        expect.stringMatching(/^identity\.virtualOperator /),
      ]),
    );
    const tables = await client.rules.tables();
    expect(limitsOf(tables, 'appComment')).toEqual({ unit: 'characters', least: 500, most: 600 });
    expect(limitsOf(tables, 'appName')).toEqual({ unit: 'width', least: 100, most: 110 });
    const upsideDown = { ...limits, principalAge: { ...limits['principalAge'], least: 20, usual: 18 } };
    await expect(client.rules.replace(given(json('limits.json', upsideDown)))).rejects.toMatchObject({
      code: 'rulePackRefused',
    });
  });

  it('outlives the vault being locked, and belongs to that vault alone', async () => {
    await using desk = await caseDesk();
    await desk.client.rules.replace(await wordIsGeneral(desk, '样例'));
    const inUse = async () => (await desk.client.rules.about()).inUse;
    expect(await inUse()).toBe(1);
    await desk.client.vault.lock();
    expect(await inUse()).toBe(0);
    await desk.client.vault.unlock({ passphrase: testPassphrase });
    expect(await inUse()).toBe(1);
  });

  it('can be gone back from, and forth again', async () => {
    await using desk = await caseDesk();
    const { client } = desk;
    const words = async () => JSON.stringify(await rowsOf(desk, 'wordLists.json'));
    const shipped = await words();
    await client.rules.replace(await wordIsGeneral(desk, '甲'));
    const first = await words();
    await client.rules.replace(await wordIsGeneral(desk, '乙'));
    const about = await client.rules.about();
    expect(about).toMatchObject({ inUse: 2, before: 1 });
    expect(about.kept.map(({ id, ownTables }) => [id, ownTables])).toEqual([
      [2, ['词表']],
      [1, ['词表']],
      [0, []],
    ]);
    expect(about.kept[0]?.importedAt).toMatch(/^2026-11-23/);
    await client.rules.replace({ from: 'kept', id: 1 });
    expect(await words()).toBe(first);
    expect(await client.rules.about()).toMatchObject({ inUse: 1, before: 2 });
    await client.rules.replace({ from: 'kept', id: 0 });
    expect(await words()).toBe(shipped);
    await expect(client.rules.replace({ from: 'kept', id: 9 })).rejects.toMatchObject({ code: 'recordMissing' });
  });

  it('takes in what it gave out: the same pack changes nothing, a part of it only that part', async () => {
    await using desk = await caseDesk();
    const { client } = desk;
    const exported = await client.rules.export();
    expect(exported.name).toMatch(/^规则包 .*\.zip$/);
    expect(await previewed(desk, given(exported as File))).toMatchObject({
      tables: [],
      cases: { changed: 0 },
      rules: [],
    });
    await client.rules.replace(given(exported as File));
    expect(await client.rules.about()).toMatchObject({ inUse: 0, before: null });
    const text = JSON.stringify(await rowsOf(desk, 'zones.json'));
    await client.rules.replace(
      given(zipped({ '我的规则/zones.json': text.replace('"high"', '"low"'), '我的规则/.DS_Store': '' })),
    );
    expect((await client.rules.about()).kept[0]).toMatchObject({ id: 1, ownTables: ['开发区归属'] });
    // Importing the same again is no new pack.
    await client.rules.replace(given(json('zones.json', JSON.parse(text.replace('"high"', '"low"')))));
    expect((await client.rules.about()).inUse).toBe(1);
  });

  it('changes the title and weight of rules, and leaves every rule its row', async () => {
    await using desk = await caseDesk();
    const rows = await rowsOf(desk, 'rules/form.json');
    const some = rows.slice(0, 3).map((row) => ({ ...row, title: '样例' }));
    await desk.client.rules.replace(given(json('form.json', some)));
    const now = await rowsOf(desk, 'rules/form.json');
    expect(now).toHaveLength(rows.length);
    expect(now.filter(({ title }) => title === '样例')).toHaveLength(3);
  });

  it('is looked at anew by everything that is kept in memory', async () => {
    await using desk = await caseDesk();
    const { subject } = cleanApplication();
    const certificates = () =>
      desk.desk
        .caseIndex()
        .current()
        .entries[0]?.certificates.map(({ key }) => key);
    expect(subject.type).toBe(4);
    expect(certificates()?.[0]).toMatch(/^subject/);
    await desk.client.rules.replace(await organisationsBecomePersons(desk));
    expect(certificates()?.[0]).toMatch(/^person/);
    expect((await desk.client.rules.tables()).subjectTypes.find(({ id }) => id === 4)?.isPersonal).toBe(true);
  });

  it('stops where it is told to, and has changed nothing', async () => {
    await using desk = await caseDesk();
    for (let count = 0; count < 30; count++) keepCase(desk.desk, cleanApplication());
    const stop = new AbortController();
    const wanted = await wordIsGeneral(desk, '样例');
    const run = async () => {
      for await (const _ of await desk.client.rules.preview(wanted, { signal: stop.signal })) stop.abort();
    };
    await expect(run()).rejects.toMatchObject({ code: 'cancelled' });
    expect((await desk.client.rules.about()).inUse).toBe(0);
  });
});
