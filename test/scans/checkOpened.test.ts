import { describe, expect, it } from 'vitest';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { CheckedScan } from '#shared/api/scans.ts';
import { nameOfRow } from '#shared/scans/nameOfRow.ts';
import { type FreshDesk, freshDesk } from '#test/support/caseDesk.ts';
import { archive, lockedArchive, withNameBytes } from '#test/support/intake/archives.ts';
import { bitmap } from '#test/support/intake/bitmaps.ts';
import { lockedPdf, pdfOfJpegs, scriptedPdf } from '#test/support/intake/pdfs.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard, exampleLetter, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const card = (kind: 'idFront' | 'idBack') => makeSpecimen({ kind, data: exampleCard }, { width: 1600, height: 1200 });
const named = (files: Readonly<Record<string, Uint8Array>>) =>
  Object.entries(files).map(([name, bytes]) => new File([new Uint8Array(bytes)], name));

async function checked(
  { client }: FreshDesk,
  files: readonly File[],
  more: Partial<Parameters<FreshDesk['client']['scans']['check']>[0]> = {},
): Promise<CheckedScan[]> {
  const found: CheckedScan[] = [];
  const request = { files: [...files], profile: 'wechat-default', kind: 'auto' as const, opened: true, ...more };
  for await (const event of await client.scans.check(request)) if (event.type === 'checked') found.push(event);
  return found;
}

const told = (rows: readonly CheckedScan[]) => rows.map((row) => [nameOfRow(row), row.kind]);
const rulesOf = ({ findings }: CheckedScan) => findings.map(({ rule }) => rule);

describe('a picture whose kind nobody says', () => {
  it('is judged as what its name, its code or its looks say, and why is told', async () => {
    await using desk = await freshDesk();
    const licence = await makeSpecimen(
      { kind: 'businessLicence', data: exampleLicence },
      { width: 1800, height: 1350 },
    );
    const letter = await makeSpecimen({ kind: 'letterPage', data: exampleLetter }, { width: 1200, height: 1600 });
    const rows = await checked(
      desk,
      named({
        'a/mmexport1.jpg': await card('idFront'),
        'a/mmexport2.jpg': await card('idBack'),
        'a/mmexport3.jpg': licence,
        'a/mmexport4.jpg': letter,
        'a/授权书.jpg': licence,
        'a/授权书2.jpg': await card('idBack'),
        'a/随手.jpg': await makeSpecimen({ kind: 'plain' }, { width: 1200, height: 1600 }),
      }),
    );
    expect(told(rows)).toEqual([
      ['a/mmexport1.jpg', 'personFront'],
      ['a/mmexport2.jpg', 'personBack'],
      ['a/mmexport3.jpg', 'subjectCertificate'],
      ['a/mmexport4.jpg', 'letter'],
      ['a/授权书.jpg', 'letter'],
      ['a/授权书2.jpg', 'personBack'],
      ['a/随手.jpg', 'otherAttachment'],
    ]);
    expect(rows.map(({ because }) => because)).toEqual([
      '画面像身份证人像面',
      '画面像身份证国徽面',
      expect.stringMatching(/横版证照|二维码/),
      '画面像盖了红章的文书',
      '名称含“授权书”',
      '名称含“授权书”，但画面像身份证国徽面',
      '看不出是哪种材料，先当作附件',
    ]);
    // A certificate alone is looked at for its code.
    expect(rows.map(({ facts }) => facts?.codes === null)).toEqual([true, true, false, true, true, true, true]);
  });

  it('is what somebody says it is, in one row or in all', async () => {
    await using desk = await freshDesk();
    const files = named({ '1.jpg': await card('idFront'), '2.jpg': await card('idBack') });
    const all = await checked(desk, files, { kind: 'letter' });
    expect(all.map(({ kind, because }) => [kind, because])).toEqual([
      ['letter', null],
      ['letter', null],
    ]);
    const rows = [{ at: 1, file: '2.jpg', page: null, kind: 'otherAttachment' as const }];
    expect(told(await checked(desk, files, { rows }))).toEqual([['2.jpg', 'otherAttachment']]);
  });
});

describe('a file that holds others', () => {
  it('is judged picture by picture, each with something to see', async () => {
    await using desk = await freshDesk();
    const [front, back] = [await card('idFront'), await card('idBack')];
    const pdf = await pdfOfJpegs([front, back]);
    const rows = await checked(
      desk,
      named({
        '两页.pdf': pdf,
        '资料.zip': archive({
          '正面.jpg': front,
          '里面/两页.pdf': pdf,
          '再一层.zip': archive({ '反面.jpg': back }),
          '说明.txt': Buffer.from('样例'),
        }),
        '单张.jpg': front,
      }),
    );
    expect(told(rows)).toEqual([
      ['两页.pdf 第 1 页', 'personFront'],
      ['两页.pdf 第 2 页', 'personBack'],
      ['资料.zip/正面.jpg', 'personFront'],
      ['资料.zip/里面/两页.pdf 第 1 页', 'personFront'],
      ['资料.zip/里面/两页.pdf 第 2 页', 'personBack'],
      ['资料.zip/再一层.zip/反面.jpg', 'personBack'],
      ['资料.zip/说明.txt', 'otherAttachment'],
      ['单张.jpg', 'personFront'],
    ]);
    expect(rows.map(({ at }) => at)).toEqual([0, 0, 1, 1, 1, 1, 1, 2]);
    // What the copy for a platform settles is no fault of a page; a file that is one itself is judged as that.
    const [page] = rows;
    expect(page?.findings.filter(({ weight }) => weight === 'must')).toEqual([]);
    expect(rulesOf(page as CheckedScan)).toContain('scan.pageOfPaper');
    expect(rows[2]?.findings).toEqual(rows[7]?.findings);
    expect(rulesOf(rows[6] as CheckedScan)).toEqual(['scan.notAPicture']);
    const shown = rows.map(({ thumbnail }) => thumbnail !== null);
    expect(shown).toEqual([true, true, true, true, true, true, false, false]);
    expect(
      Buffer.from(page?.thumbnail ?? '', 'base64')
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8');

    const rowsWanted = [{ at: 0, file: '两页.pdf', page: 2, kind: 'letter' as const }];
    expect(told(await checked(desk, named({ '两页.pdf': pdf }), { rows: rowsWanted }))).toEqual([
      ['两页.pdf 第 2 页', 'letter'],
    ]);
    const look = { file: named({ '两页.pdf': pdf })[0] as File, row: { file: '两页.pdf', page: 2 } };
    expect((await desk.client.scans.look(look)).name).toBe('两页.pdf 第 2 页.jpg');
    await expect(desk.client.scans.look({ ...look, row: { file: '两页.pdf', page: 3 } })).rejects.toMatchObject({
      code: 'pictureUnavailable',
    });
  });

  it('gives each picture its own verdict, also where an archive has two of one name', async () => {
    await using desk = await freshDesk();
    const wide = (width: number) =>
      makeSpecimen({ kind: 'idFront', data: exampleCard }, { width, height: width * 0.75 });
    const twice = withNameBytes(
      archive({ 'a1.jpg': await wide(480), 'a2.jpg': await wide(640) }),
      Buffer.from('aa.jpg'),
    );
    const whole = archive({
      '图:1.jpg': await wide(800),
      '图_1.jpg': await wide(960),
      '里.zip': twice,
      '里.zip/aa.jpg': await wide(1120),
    });
    const file = new File([whole], '资料.zip');
    const first = await checked(desk, [file]);
    expect(first.map((row) => [row.file, row.facts?.width])).toEqual([
      ['资料.zip/图_1.jpg', 800],
      ['资料.zip/图_1（2）.jpg', 960],
      ['资料.zip/里.zip/aa.jpg', 480],
      ['资料.zip/里.zip/aa（2）.jpg', 640],
      ['资料.zip/里.zip/aa（3）.jpg', 1120],
    ]);
    const rows = first.map(({ at, file: path, page }) => ({ at, file: path, page, kind: 'letter' as const }));
    const widthsOf = (found: readonly CheckedScan[]) => found.map(({ facts }) => facts?.width);
    expect(widthsOf(await checked(desk, [file], { rows }))).toEqual([800, 960, 480, 640, 1120]);
    for (const [index, row] of rows.entries()) {
      expect(widthsOf(await checked(desk, [file], { rows: [row] }))).toEqual([first[index]?.facts?.width]);
    }
    const second = await desk.client.scans.look({ file, row: { file: '资料.zip/图_1（2）.jpg', page: null } });
    const shown = await sharp(new Uint8Array(await second.arrayBuffer())).metadata();
    expect([second.name, shown.width]).toEqual(['资料.zip_图_1（2）.jpg.jpg', 960]);
  });

  it('that cannot be opened is a finding, and stops no other', async () => {
    await using desk = await freshDesk();
    const front = await card('idFront');
    const rows = await checked(
      desk,
      named({
        '有密码.pdf': await lockedPdf(),
        '会动.pdf': await scriptedPdf(),
        '空的.zip': archive({}),
        '锁住.zip': lockedArchive(archive({ '样例.jpg': front })),
        '旧的.bmp': bitmap(40, 30, { bits: 24 }, (x, y) => (x + y) % 16),
        '好的.jpg': front,
      }),
    );
    expect(rows.map((row) => [nameOfRow(row), rulesOf(row)[0]])).toMatchObject([
      ['有密码.pdf', 'intake.pdfLocked'],
      ['会动.pdf 第 1 页', expect.any(String)],
      ['空的.zip', 'intake.zipEmpty'],
      ['锁住.zip/样例.jpg', 'intake.zipLocked'],
      ['旧的.bmp', expect.stringMatching(/^scan\./)],
      ['好的.jpg', expect.anything()],
    ]);
    expect(rulesOf(rows[1] as CheckedScan)).toContain('intake.pdfActive');
    expect(rows[4]?.facts).toMatchObject({ contentType: 'bmp', width: 40, height: 30 });
    // Nothing is taken in here.
    for (const { findings } of rows)
      for (const { message, remedy } of findings) expect(message + remedy).not.toMatch(/收进来|再收一次/);
  });
});
