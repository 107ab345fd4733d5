import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { beian, jsonLines, temporaryFolder } from '../support/cli.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { exampleCard, exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';

const command = oneProcess();
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
    const { code, out } = await command([...check, folder.path]);
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
    const { code, err } = await command(args, { cwd: folder.path });
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
    const checked = await command([...check, to]);
    expect(checked.code).toBe(0);
    expect(jsonLines(checked.out)[0]).toMatchObject({ ok: true, findings: [] });
    expect(line?.['bytes']).toBe((await readFile(to)).length);
  });

  it('writes what it is for on the copy, save where the platform refuses it or nobody wants it', async () => {
    await using folder = await temporaryFolder();
    const [from, to] = [join(folder.path, '原图.jpg'), join(folder.path, '副本.jpg')];
    await writeFile(from, await makeSpecimen(paper, { width: 1800, height: 1350 }));
    const made = async (profile: string, ...more: string[]) => {
      const args = ['scan', 'fit', from, '--profile', profile, '--as', 'subjectCertificate', '--out', to, ...more];
      return (await command(args)).out;
    };
    const named = ['--purpose', '样例点餐小程序'];
    expect(await made('tencent-cloud', ...named)).toMatch(/水印“仅供样例点餐小程序备案使用 \d{4}-\d\d-\d\d”/);
    expect(await made('wechat-default', ...named)).toContain('没有印水印：这个平台不收带水印的图片。');
    const general = await made('tencent-cloud');
    expect(general).toMatch(/水印“仅供小程序备案使用 \d{4}-\d\d-\d\d”/);
    expect(general).toContain('--purpose 小程序名');
    expect(await made('tencent-cloud', ...named, '--no-watermark')).not.toContain('备案使用');
  });

  it('says why there can be no copy, writes nothing and exits 1', async () => {
    await using folder = await temporaryFolder();
    const [from, to] = [join(folder.path, '太小.jpg'), join(folder.path, '副本.jpg')];
    await writeFile(from, await makeSpecimen(paper, { width: 640, height: 480 }));
    const { code, out } = await command([...fit, from, '--out', to]);
    expect(code).toBe(1);
    expect(jsonLines(out)[0]).toMatchObject({ ok: false, out: null, findings: [{ rule: 'scan.copyTooFewPixels' }] });
    expect(await readdir(folder.path)).toEqual(['太小.jpg']);
  });

  it('never writes over the original', async () => {
    await using folder = await temporaryFolder();
    const from = join(folder.path, '原图.jpg');
    const original = await makeSpecimen(paper, { width: 1800, height: 1350 });
    await writeFile(from, original);
    const { code, err } = await command([...fit, from, '--out', join(folder.path, '.', '原图.jpg')]);
    expect(code).toBe(2);
    expect(err).toContain('副本不能盖掉原图');
    expect((await readFile(from)).equals(original)).toBe(true);
  });
});

describe('scan fix', () => {
  const card = { kind: 'idFront', data: exampleCard } as const;
  const askew = () => makeSpecimen(card, { rotation: 10, fill: 0.8 });

  it('does what it is told, in the shape of a card, without anything the camera told', async () => {
    await using folder = await temporaryFolder();
    const [from, to] = [join(folder.path, '原图.jpg'), join(folder.path, '副本.jpg')];
    await writeFile(
      from,
      await sharp(await askew())
        .withExif({ IFD3: { GPSLatitudeRef: 'N' } })
        .jpeg()
        .toBuffer(),
    );
    // Across the card: a part of it is lost, and that is said.
    const corners = '0.3,0.1,0.9,0.2,0.85,0.9,0.3,0.8';
    const args = [
      'scan',
      'fix',
      from,
      '--corners',
      corners,
      '--brightness',
      '10',
      '--clear-seal',
      '--out',
      to,
      '--json',
    ];
    const { code, out, err } = await beian(args);
    expect(code).toBe(0);
    expect(jsonLines(out)[0]).toMatchObject({ ok: true, recipe: { turn: 0, brightness: 10, clearerSeal: true } });
    expect(err).toMatch(/裁掉了约 \d\d% 的纸面/);
    expect((await sharp(from).metadata()).exif).toBeDefined();
    expect((await sharp(to).metadata()).exif).toBeUndefined();
  });

  it('finds the edges by itself when nothing is said, and says so when it cannot', async () => {
    await using folder = await temporaryFolder();
    const [from, to] = [join(folder.path, '原图.jpg'), join(folder.path, '副本.jpg')];
    await writeFile(from, await askew());
    const found = await command(['scan', 'fix', from, '--out', to]);
    expect(found).toMatchObject({ code: 0, out: expect.stringContaining('裁出证件并拉正') });
    const { width, height } = await sharp(to).metadata();
    expect(width / height).toBeCloseTo(85.6 / 54, 2);
    const plain = join(folder.path, '没有纸.jpg');
    await writeFile(
      plain,
      await sharp({ create: { width: 900, height: 700, channels: 3, background: '#345' } })
        .jpeg()
        .toBuffer(),
    );
    const none = await command(['scan', 'fix', plain, '--out', join(folder.path, '没有.jpg')]);
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining('没有分辨出证件的四条边') });
    expect(await readdir(folder.path)).not.toContain('没有.jpg');
  });

  it.each([
    [['--turn', '45'], '--turn'],
    [['--corners', '0,0,1,1,1,0,0,1'], '--corners'],
    [['--corners', '0,0,1'], '--corners'],
    [['--brightness', 'much'], '--brightness'],
  ])('refuses %j', async (flags, named) => {
    await using folder = await temporaryFolder();
    const { code, err } = await command(['scan', 'fix', 'x.jpg', ...flags, '--out', join(folder.path, 'y.jpg')]);
    expect(code).toBe(2);
    expect(err).toContain(named);
  });
});

describe('scan sheet and scan collage', () => {
  const sides = async (folder: string) => {
    const paths = [join(folder, '反面.jpg'), join(folder, '正面.jpg')] as const;
    await writeFile(paths[0], await makeSpecimen({ kind: 'idBack', data: exampleCard }, { rotation: 4 }));
    await writeFile(paths[1], await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: -6 }));
    return paths;
  };

  it('put both sides on one A4, in a PDF or a picture, with what they are for on it', async () => {
    await using folder = await temporaryFolder();
    const [back, front] = await sides(folder.path);
    const [pdf, jpg] = [join(folder.path, '合页.pdf'), join(folder.path, '合页.jpg')];
    const made = await beian(['scan', 'sheet', front, back, '--mini-program', '样例点餐', '--out', pdf, '--json']);
    expect(made.code).toBe(0);
    expect(jsonLines(made.out)[0]).toMatchObject({
      ok: true,
      watermark: expect.stringContaining('仅供样例点餐小程序备案使用'),
    });
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    const bare = await command(['scan', 'sheet', front, back, '--no-watermark', '--out', jpg, '--json']);
    expect(jsonLines(bare.out)[0]).toMatchObject({ ok: true, watermark: null });
    expect(await sharp(jpg).metadata()).toMatchObject({ width: 2480, height: 3508, density: 300 });
  });

  it('put papers on one picture below the bytes, or say why not', async () => {
    await using folder = await temporaryFolder();
    const paths = await sides(folder.path);
    const to = join(folder.path, '拼图.jpg');
    const made = await beian(['scan', 'collage', ...paths, '--max-kb', '150', '--out', to]);
    expect(made.code).toBe(0);
    expect((await readFile(to)).length).toBeLessThanOrEqual(150 * 1024);
    const none = await command(['scan', 'collage', ...paths, '--max-kb', '20', '--out', join(folder.path, '没有.jpg')]);
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining('字就看不清了') });
    const wrong = await command(['scan', 'collage', ...paths, '--out', join(folder.path, '拼图.pdf')]);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('.jpg') });
  });
});
