import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createBackend } from '#backend/createBackend.ts';
import { adopt, candidate } from '#backend/rules/newRules.ts';
import { packLimits } from '#backend/rules/readPackArchive.ts';
import { putSetting } from '#backend/vault/store/settings.ts';
import type { NewRules, RulesChange } from '#shared/api/rules.ts';
import { limitsOf } from '../../renderer/case/form/limitsOf.ts';
import { cleanApplication } from '../support/application.ts';
import { type CaseDesk, caseDesk, keepCase } from '../support/caseDesk.ts';
import { testPassphrase, testWorkFactor } from '../support/vault.ts';

type Row = Record<string, unknown>;

/** The rows of one exported table. */
async function rowsOf({ client }: CaseDesk, name: string): Promise<Row[]> {
  const zip = unzipSync(new Uint8Array(await (await client.rules.export()).arrayBuffer()));
  return JSON.parse(new TextDecoder().decode(zip[name]));
}

const json = (name: string, rows: unknown) => new File([JSON.stringify(rows)], name);
const given = (...files: File[]): NewRules => ({ from: 'files', files });
const zipped = (files: Record<string, string>) =>
  new File(
    [new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))],
    '规则包.zip',
  );

async function previewed({ client }: CaseDesk, wanted: NewRules): Promise<RulesChange> {
  for await (const event of await client.rules.preview(wanted)) if (event.type === 'compared') return event.change;
  throw new Error('nothing was compared');
}

/** The names of quotas, 单位性质 and so on with one value replaced. */
async function organisationsBecomePersons(desk: CaseDesk): Promise<NewRules> {
  const rows = await rowsOf(desk, 'subjectTypes.json');
  return given(
    json(
      'subjectTypes.json',
      rows.map((row) => (row['id'] === 4 ? { ...row, isPersonal: true } : row)),
    ),
  );
}

/** 医疗保健 words in a name are no longer looked for: replaced by one that the case's name holds. */
async function wordIsGeneral(desk: CaseDesk, word: string): Promise<NewRules> {
  const lists = (await rowsOf(desk, 'wordLists.json')) as unknown as Record<string, { words: string[] }>;
  const { national } = lists;
  return given(
    json('wordLists.json', { ...lists, national: { ...national, words: [...(national?.words ?? []), word] } }),
  );
}

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
    expect(after?.findings.should).toBe((before?.findings.should ?? 0) + 1);
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

describe('a pack that cannot be used', () => {
  const cases: readonly (readonly [what: string, file: () => Promise<File> | File, detail: string])[] = [
    ['a foreign archive', () => zipped({ '合同.docx': '样例' }), '不认识的文件：合同.docx'],
    ['a path out of the archive', () => zipped({ '../zones.json': '[]' }), '不正常'],
    ['an absolute path', () => zipped({ '/zones.json': '[]' }), '不正常'],
    ['no archive', () => new File(['样例'], '规则包.zip'), '不是完整的 ZIP'],
    ['nothing inside', () => zipped({ '说明.txt': '样例' }), '没有规则包的文件'],
    ['the same file twice', () => zipped({ 'rules/form.json': '[]', 'form.json': '[]' }), '有两份'],
    ['a bomb', () => zipped({ 'zones.json': ' '.repeat(packLimits.fileBytes) }), '压缩得不正常'],
    ['too large a file', () => zipped({ 'zones.json': ' '.repeat(packLimits.fileBytes + 1) }), '太大'],
    [
      'too many files',
      () => zipped(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.json`, '']))),
      '201 个文件',
    ],
    ['no JSON', () => new File(['[样例'], 'zones.json'), 'zones.json 不是正确的 JSON'],
    ['GBK', () => new File([new Uint8Array([0x5b, 0x22, 0xd1, 0xf9, 0x22, 0x5d])], 'zones.json'), '不是 UTF-8'],
    ['a row of another shape', () => json('zones.json', [{ zone: '样例' }]), 'zones.json 第 1 行'],
    ['what other files contradict', () => json('subjectTypes.json', []), 'certificateTypes.json 编号 1'],
    ['no usual profile', () => json('scanProfiles.json', []), '缺少 wechat-default'],
    [
      'a rule the program does not have',
      () =>
        json('form.json', [
          { id: 'form.requird', title: '样例', source: '样例', asOf: '2026-11-23', confidence: 'high' },
        ]),
      '程序里没有规则 form.requird',
    ],
  ];
  it.each(cases)('%s', async (_, file, detail) => {
    await using desk = await caseDesk();
    const wanted = given(await file());
    const error = { code: 'rulePackRefused', message: expect.stringContaining(detail) };
    await expect(desk.client.rules.replace(wanted)).rejects.toMatchObject(error);
    await expect(previewed(desk, wanted)).rejects.toMatchObject(error);
    expect(await desk.client.rules.about()).toMatchObject({ inUse: 0, before: null, damaged: null });
  });

  it('one flipped byte is noticed', async () => {
    await using desk = await caseDesk();
    const bytes = new Uint8Array(await (await desk.client.rules.export()).arrayBuffer());
    // Within what is packed: a byte of a header, such as its time, says nothing that anybody would miss.
    const at = Buffer.from(bytes).indexOf('districts.json') + 2000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await expect(desk.client.rules.replace(given(new File([bytes], 'a.zip')))).rejects.toMatchObject({
      code: 'rulePackRefused',
    });
  });

  it('needs an open vault', async () => {
    await using desk = await caseDesk();
    const wanted = await wordIsGeneral(desk, '样例');
    await desk.client.vault.lock();
    await expect(desk.client.rules.replace(wanted)).rejects.toMatchObject({ code: 'vaultLocked' });
    await expect(previewed(desk, wanted)).rejects.toMatchObject({ code: 'vaultLocked' });
  });
});

describe('a stored pack that no longer holds together', () => {
  it.each([
    ['contradicts itself', (text: string) => text.replace('{}', JSON.stringify({ 'subjectTypes.json': '[]' })), '编号'],
    ['is no pack', () => '{"files":3}', '读不出来'],
  ])('%s: the shipped one counts, and it is said', async (_, spoil, detail) => {
    await using desk = await caseDesk();
    const { db } = desk.desk.vault();
    const whole = JSON.stringify({
      importedAt: desk.desk.now().toISOString(),
      version: '1',
      asOf: '2026-11-23',
      files: {},
    });
    putSetting(db, 'rulePack.1', spoil(whole));
    putSetting(db, 'rulePacks', JSON.stringify({ inUse: 1, before: 0 }));
    await desk.client.vault.lock();
    await desk.client.vault.unlock({ passphrase: testPassphrase });
    const about = await desk.client.rules.about();
    expect(about).toMatchObject({ inUse: 0, chosen: 1, before: 0 });
    expect(about.damaged).toContain(detail);
    expect(await desk.client.cases.list()).toHaveLength(1);
    // Somebody can leave it behind.
    await desk.client.rules.replace({ from: 'kept', id: 0 });
    expect((await desk.client.rules.about()).damaged).toBeNull();
  });

  it('is lost to no crash: it is kept and chosen in one step', async () => {
    await using desk = await caseDesk();
    const found = await candidate(desk.desk, await wordIsGeneral(desk, '样例'));
    adopt(desk.desk, found);
    desk.desk.lockVault();
    const again = await createBackend({ vaultDir: desk.vaultDir, threads: 1, workFactor: testWorkFactor });
    try {
      await again.client.vault.unlock({ passphrase: testPassphrase });
      expect((await again.client.rules.about()).inUse).toBe(1);
    } finally {
      await again.close();
    }
  });
});
