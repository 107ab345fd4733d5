import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { beian, jsonLines, temporaryFolder } from '../support/cli.ts';
import { demoSheet, scansOf } from '../support/commands/demoOffice.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { quickVault } from '../support/quickVault.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';

const profile = ['--profile', 'wechat-default'];
/** Those whose pictures the tests below look at: two cases that are ready, one that is not, and one to be photographed again. */
const pictured = ['浙江样例文化传媒有限公司', '卫样例', '样例云帆科技(深圳)有限公司', '江苏样例物流有限公司'];
const command = oneProcess();

describe('packages, as a script makes them', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let vault: string[];
  let listed: { number: string; subjectName: string; findings: { must: number } }[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    vault = (await quickVault(folder.path)).flags;
    const scans = await scansOf(folder.path, pictured);
    await command(['import', demoSheet, '--scans', scans, ...vault, '--json']);
    listed = jsonLines((await command(['case', 'list', ...vault, '--json'])).out) as typeof listed;
    return () => folder[Symbol.asyncDispose]();
  });

  const ready = () => listed.filter(({ findings }) => findings.must === 0).map(({ number }) => number);
  const blocked = () => listed.find(({ findings }) => findings.must > 0)?.number ?? '';

  it('hands cases over as one encrypted file, which says of itself what it would bring', async () => {
    const numbers = listed.slice(0, 2).map(({ number }) => number);
    const out = join(folder.path, '交接.bdcase');
    const made = await beian(['bundle', ...numbers, '--out', out, ...vault, '--json']);
    expect(made.code).toBe(0);
    const [told] = jsonLines(made.out) as [{ passphrase: string; cases: number }];
    expect(told.cases).toBe(2);
    expect((await readFile(out)).toString('latin1', 0, 21)).toBe('age-encryption.org/v1');
    const key = join(folder.path, '交接口令.txt');
    await writeFile(key, `${told.passphrase}\n`);
    const brought = await beian(['bundle', 'import', out, '--bundle-passphrase-file', key, ...vault, '--json']);
    expect(brought.code).toBe(0);
    expect(jsonLines(brought.out)).toMatchObject(
      numbers.map((caseNumber) => ({ caseNumber, fate: 'unchanged', imported: true })),
    );
    // What was only looked at does not read like what was done.
    const open = ['bundle', 'import', out, '--bundle-passphrase-file', key, ...vault];
    expect((await command([...open, '--preview'])).out).toContain('这是预览，还没有导入。');
    expect((await command(open)).out).toContain('已导入 2 个案件：没有变化 2。');
  });

  it('makes one as a ZIP or a folder; what is there by that name is replaced, and it checks out', async () => {
    const [number = ''] = ready();
    for (const name of ['包.zip', '包']) {
      const out = join(folder.path, name);
      for (const make of name === '包.zip' ? [beian, command] : [command, command]) {
        const made = await make(['package', number, ...profile, '--out', out, ...vault, '--json']);
        expect(made.code).toBe(0);
        expect(jsonLines(made.out).at(-1)).toMatchObject({ caseNumber: number, ok: true, out });
      }
      expect((await command(['package', 'check', out, '--json'])).code).toBe(0);
    }
    expect((await readdir(folder.path)).filter((name) => name.startsWith('包')).toSorted()).toEqual(['包', '包.zip']);
  });

  it('refuses while something must be put right, exit 1, and writes nothing', async () => {
    const out = join(folder.path, '不该有');
    const refused = await beian(['package', blocked(), ...profile, '--out', out, ...vault, '--json']);
    expect(refused.code).toBe(1);
    expect(jsonLines(refused.out).at(-1)).toMatchObject({ ok: false, out: null });
    expect(await readdir(folder.path)).not.toContain('不该有');
  });

  it('made all the same it says what was open, why, who and when, also when it is looked through again', async () => {
    const out = join(folder.path, '带着问题.zip');
    const made = await command(['package', blocked(), ...profile, '--out', out, '--reason', '样例：先交', ...vault]);
    expect(made.code).toBe(0);
    const [, count] = /有 (\d+) 个必改问题没有改/.exec(made.err) ?? [];
    const checked = await command(['package', 'check', out]);
    expect(checked.out).toContain(`都和清单一样；但带着 ${count} 个没改的必改问题。`);
    expect(checked.out).toContain('没有打开资料库，清单上写的原因、必改和经办人没有核对过');
    expect(checked.out).toMatch(/没改就生成的原因：样例：先交（.*经办人.*，\d{4}-\d\d-\d\d \d\d:\d\d）/);
    expect(checked.out.match(/没改的必改：/g)).toHaveLength(Number(count));
    const known = await beian(['package', 'check', out, ...vault]);
    expect(known.out).toContain(`都和清单一样，没有被改过；但带着 ${count} 个没改的必改问题。`);
    expect(known.out).toContain('清单和本机留下的记录一致');
  });

  it('does not believe a manifest that says another thing than the vault keeps of it, exit 1', async () => {
    const out = join(folder.path, '带着问题');
    await command(['package', blocked(), ...profile, '--out', out, '--reason', '样例：先交', ...vault]);
    const manifest = join(out, 'manifest.json');
    const { override: _, open: __, ...rest } = JSON.parse(await readFile(manifest, 'utf8'));
    await writeFile(manifest, JSON.stringify({ ...rest, override: null, open: [] }));
    const alone = await command(['package', 'check', out]);
    expect([alone.code, alone.out]).toEqual([0, expect.stringContaining('清单本身有没有被改过，没有核对')]);
    const known = await command(['package', 'check', out, ...vault]);
    expect([known.code, known.out]).toEqual([1, expect.stringContaining('清单和本机留下的记录不一致')]);
  });

  it('makes all that are ready, and a second run only what is missing', async () => {
    const out = join(folder.path, '全部');
    const all = ['package', '--all-ready', ...profile, '--out', out, ...vault, '--json'];
    const first = await beian(all);
    const made = jsonLines(first.out);
    expect(first.code).toBe(0);
    expect(made.map(({ caseNumber }) => caseNumber)).toEqual(ready().toSorted());
    expect(made.every(({ result }) => result === 'made')).toBe(true);
    await rm(String(made[0]?.['out']), { recursive: true });
    const again = jsonLines((await command([...all, '--resume'])).out);
    expect(again.map(({ result }) => result)).toEqual(made.map((_, index) => (index === 0 ? 'made' : 'kept')));
  });

  it('does not pretend to go on with a ZIP, exit 2', async () => {
    const out = join(folder.path, '接着.zip');
    const told = await command(['package', '--all-ready', ...profile, '--out', out, '--resume', ...vault]);
    expect([told.code, told.err]).toEqual([2, expect.stringContaining('压缩包里不能补做')]);
    expect(await readdir(folder.path)).not.toContain('接着.zip');
  });

  it('goes on after a case that is refused, and puts many into one ZIP', async () => {
    const [number = ''] = ready();
    const out = join(folder.path, '两个.zip');
    const made = await command(['package', blocked(), number, ...profile, '--out', out, ...vault, '--json']);
    expect(made.code).toBe(1);
    expect(jsonLines(made.out).map(({ result }) => result)).toEqual(['refused', 'made']);
    const checked = jsonLines((await command(['package', 'check', out, '--json'])).out);
    expect(checked[0]).toMatchObject({ ok: true, packages: [{ caseNumber: number }] });
  });

  it('finds a file that was touched, exit 1, and says which', async () => {
    const [number = ''] = ready();
    const out = join(folder.path, '改过');
    await command(['package', number, ...profile, '--out', out, '--ascii', ...vault]);
    const picture = (await readdir(out)).find((name) => name.endsWith('.jpg')) ?? '';
    await writeFile(join(out, picture), 'x');
    const checked = await command(['package', 'check', out]);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain(`被改过：${picture}`);
  });

  it('makes the picture for the client and the lists of problems', async () => {
    const retake = (run: typeof command, name: string) => {
      const number = listed.find(({ subjectName }) => subjectName === name)?.number ?? '';
      return run(['scan', 'retake', number, '--out', join(folder.path, `${name}.png`), ...vault]);
    };
    expect((await retake(beian, '江苏样例物流有限公司')).code).toBe(0);
    expect((await readFile(join(folder.path, '江苏样例物流有限公司.png'))).subarray(1, 4).toString()).toBe('PNG');
    const nothing = await retake(command, '浙江样例文化传媒有限公司');
    expect([nothing.code, nothing.err]).toEqual([0, '']);
    expect(nothing.out).toMatch(/^案件 \d{4}-\d+ 没有要客户重拍的图片，不用发补拍说明，所以没有生成文件。$/m);
    expect(await readdir(folder.path)).not.toContain('浙江样例文化传媒有限公司.png');
    for (const [ending, run] of [
      ['pdf', beian],
      ['xlsx', command],
    ] as const) {
      const out = join(folder.path, `问题.${ending}`);
      const numbers = listed.slice(0, 2).map(({ number }) => number);
      expect((await run(['findings', ...numbers, '--out', out, ...vault])).code).toBe(0);
      expect((await readFile(out)).subarray(0, 2).toString()).toBe(ending === 'pdf' ? '%P' : 'PK');
    }
  });

  it.each([
    [['package', ...profile, '--out', 'x'], '--all-ready'],
    [['package', '2026-0001', '--all-ready', ...profile, '--out', 'x'], '--all-ready'],
    [['package', 'check'], '提交包'],
    [['package', 'check', '/nowhere.zip'], '/nowhere.zip'],
    [['findings', '2026-0001', '--out', 'x.doc'], '.pdf'],
  ])('%j exits 2 and says what is wrong', async (args, said) => {
    const ended = await command([...args, ...(args[1] === 'check' ? [] : vault)], { cwd: folder.path });
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(said);
  });
});

describe('how strictly pictures are looked at', () => {
  it('is chosen by name or id, and changes what is found', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'x.jpg');
    const paper = { kind: 'businessLicence', data: exampleLicence } as const;
    await writeFile(path, await makeSpecimen(paper, { width: 1800, height: 1350, targetBytes: 150 * 1024 }));
    const check = ['scan', 'check', path, '--profile', 'wechat-default', '--as', 'subjectCertificate', '--json'];
    const found = async (...strictness: string[]) => (await command([...check, '--strictness', ...strictness])).out;
    expect(await found('严格')).toBe(await found('strict'));
    expect(await found('一般')).toBe((await beian(check)).out);
    const wrong = await command([...check, '--strictness', '随便']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('宽松、一般、严格');
  });
});
