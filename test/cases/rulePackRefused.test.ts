import { describe, expect, it } from 'vitest';
import { createBackend } from '#backend/createBackend.ts';
import { loadPackWithFiles } from '#backend/rules/loadRulePack.ts';
import { adopt, candidate } from '#backend/rules/newRules.ts';
import { packLimits } from '#backend/rules/packContents.ts';
import { readPackArchive } from '#backend/rules/readPackArchive.ts';
import { putSetting } from '#backend/vault/store/settings.ts';
import { caseDesk } from '../support/caseDesk.ts';
import { onePool } from '../support/onePool.ts';
import { watchedPool } from '../support/reading/watchedPool.ts';
import { given, json, previewed, wordIsGeneral, zipped } from '../support/rulePackFiles.ts';
import { testPassphrase, testWorkFactor } from '../support/vault.ts';

onePool();

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

  it('an archive that takes too long or too much memory is told as that; each is read in a process of its own', async () => {
    await using watched = watchedPool();
    const { files } = await loadPackWithFiles();
    const known = new Set(files.keys());
    const zip = zipped({ 'zones.json': files.get('zones.json') ?? '' });
    const read = (limits: Parameters<typeof readPackArchive>[3]) => readPackArchive(watched.pool, [zip], known, limits);
    const refusal = (detail: string) => ({ code: 'rulePackRefused', message: expect.stringContaining(detail) });
    await expect(read({ seconds: 0.001 })).rejects.toMatchObject(refusal('时间太长'));
    await expect(read({ memoryMb: 1 })).rejects.toMatchObject(refusal('内存太多'));
    await expect(read({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(await read({})).toEqual(new Map([['zones.json', files.get('zones.json')]]));
    await watched.pool.close();
    expect(watched.processes).toEqual({ started: 3, gone: 3 });
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
