import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beian, jsonLines, temporaryFolder } from '../support/cli.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';

const paper = { kind: 'businessLicence', data: exampleLicence } as const;
const check = ['scan', 'check', '--profile', 'wechat-default', '--as', 'subjectCertificate', '--json'];

describe('scan check', () => {
  it('passes a good picture and says what was measured', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, '营业执照.jpg');
    await writeFile(path, await makeSpecimen(paper, { width: 1800, height: 1350, targetBytes: 150 * 1024 }));
    const { code, out } = await beian([...check, path]);
    const [line] = jsonLines(out);
    expect(code).toBe(0);
    expect(line).toMatchObject({
      file: '营业执照.jpg',
      ok: true,
      facts: { contentType: 'jpeg', width: 1800, height: 1350 },
    });
    expect(Object.keys(line ?? {})).toEqual(['file', 'ok', 'facts', 'findings']);
  });

  it('walks folders, lets no bad file stop the others and exits 1', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, '客户'));
    const good = await makeSpecimen(paper, { width: 1800, height: 1350, targetBytes: 150 * 1024 });
    await writeFile(join(folder.path, '客户', '1 空.jpg'), '');
    await writeFile(join(folder.path, '客户', '2 好.jpg'), good);
    await writeFile(join(folder.path, '客户', '3 半截.jpg'), good.subarray(0, good.length / 2));
    await writeFile(join(folder.path, '客户', '4 说明.txt'), '这不是图片');
    const { code, out } = await beian([...check, folder.path]);
    expect(code).toBe(1);
    const lines = jsonLines(out) as { file: string; ok: boolean; findings: Record<string, string>[] }[];
    expect(lines.map(({ file, ok }) => [file, ok])).toEqual([
      ['客户/1 空.jpg', false],
      ['客户/2 好.jpg', true],
      ['客户/3 半截.jpg', false],
      ['客户/4 说明.txt', false],
    ]);
    for (const { ok, findings } of lines) {
      if (ok) continue;
      expect(findings.length).toBe(1);
      for (const key of ['rule', 'weight', 'where', 'message', 'remedy', 'source', 'asOf']) {
        expect(findings[0]?.[key]).toEqual(expect.stringMatching(/./));
      }
    }
  });

  it.each([
    [['scan', 'check', '/nowhere/x.jpg', '--profile', 'wechat-default', '--as', 'letter'], '/nowhere/x.jpg'],
    [['scan', 'check', '.', '--profile', 'nobody', '--as', 'letter'], 'nobody'],
    [['scan', 'check', '.', '--profile', 'wechat-default', '--as', 'nothing'], 'personFront'],
    [['scan', 'check', '.', '--as', 'letter'], '--profile'],
  ])('%j exits 2 and names what is wrong', async (args, named) => {
    await using folder = await temporaryFolder();
    const { code, err } = await beian(args, { cwd: folder.path });
    expect(code).toBe(2);
    expect(err).toContain(named);
  });
});

describe('scan fit', () => {
  const fit = ['scan', 'fit', '--profile', 'wechat-default', '--as', 'subjectCertificate', '--json'];

  it('makes a copy the check has nothing against, and leaves the original as it was', async () => {
    await using folder = await temporaryFolder();
    const [from, to] = [join(folder.path, '原图.jpg'), join(folder.path, '副本', '营业执照.jpg')];
    const original = await makeSpecimen(paper, { width: 4000, height: 3000 });
    await writeFile(from, original);
    const { code, out } = await beian([...fit, from, '--out', to]);
    expect(code).toBe(0);
    const [line] = jsonLines(out);
    expect(line).toMatchObject({ file: '原图.jpg', ok: true, out: to, changed: true, findings: [] });
    expect((await readFile(from)).equals(original)).toBe(true);
    const checked = await beian([...check, to]);
    expect(checked.code).toBe(0);
    expect(jsonLines(checked.out)[0]).toMatchObject({ ok: true, findings: [] });
    expect(line?.['bytes']).toBe((await readFile(to)).length);
  });

  it('says why there can be no copy, writes nothing and exits 1', async () => {
    await using folder = await temporaryFolder();
    const [from, to] = [join(folder.path, '太小.jpg'), join(folder.path, '副本.jpg')];
    await writeFile(from, await makeSpecimen(paper, { width: 640, height: 480 }));
    const { code, out } = await beian([...fit, from, '--out', to]);
    expect(code).toBe(1);
    expect(jsonLines(out)[0]).toMatchObject({ ok: false, out: null, findings: [{ rule: 'scan.copyTooFewPixels' }] });
    expect(await readdir(folder.path)).toEqual(['太小.jpg']);
  });

  it('never writes over the original', async () => {
    await using folder = await temporaryFolder();
    const from = join(folder.path, '原图.jpg');
    const original = await makeSpecimen(paper, { width: 1800, height: 1350 });
    await writeFile(from, original);
    const { code, err } = await beian([...fit, from, '--out', join(folder.path, '.', '原图.jpg')]);
    expect(code).toBe(2);
    expect(err).toContain('副本不能盖掉原图');
    expect((await readFile(from)).equals(original)).toBe(true);
  });
});
