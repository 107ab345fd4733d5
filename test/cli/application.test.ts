import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePayload } from '#shared/payload/writePayload.ts';
import { cleanApplication, cleanMaterials, cleanToday } from '../support/application.ts';
import { beian, jsonLines } from '../support/cli.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { shippedPack } from '../support/lintDefect.ts';
import { freshFolder } from '../support/vault.ts';

const command = oneProcess();
const clean = cleanApplication();
const held = cleanMaterials(clean, shippedPack);
const media = (slot: string) => held.filter((each) => each.slot === slot).map(() => `${slot}.jpg`);
const payload = JSON.stringify(writePayload(clean, { media, kept: [], withOffice: false }));

const lintText = (text: string | Buffer, ...flags: string[]) => lintBy(command, text, ...flags);

async function lintBy(run: typeof command, text: string | Buffer, ...flags: string[]) {
  await using folder = await freshFolder();
  const path = join(folder.path, '备案资料.json');
  writeFileSync(path, text);
  return await run(['lint', path, '--today', cleanToday, ...flags]);
}

describe('lint', () => {
  it('says nothing about a clean payload, and exits 0', async () => {
    expect(await lintBy(beian, payload, '--json')).toMatchObject({ code: 0, out: '' });
    expect((await lintText(`\uFEFF${payload}`)).out).toBe('没有发现问题。\n');
  });

  it('answers one finding a line, and exits 1 when one blocks', async () => {
    const { code, out } = await lintBy(beian, payload.replace('样例路9号', '广东省深圳市南山区样例路9号'), '--json');
    expect(code).toBe(1);
    for (const finding of jsonLines(out)) {
      expect(Object.keys(finding)).toEqual(['rule', 'weight', 'where', 'message', 'remedy', 'source', 'asOf']);
    }
    expect(jsonLines(out)[0]).toMatchObject({ weight: 'must', where: 'icp_subject.base_info.address' });
  });

  it('judges as of the day it is told', async () => {
    const late = await lintText(payload, '--json', '--today', '2040-07-01');
    expect(late.code).toBe(1);
    expect(jsonLines(late.out).map(({ where }) => where)).toContain(
      'icp_subject.principal_info.certificate_validity_date_end',
    );
  });

  it.each<[string, string | Buffer]>([
    ['no JSON', '{"icp_subject":'],
    ['another JSON', '{"name":"样例"}'],
    ['GBK', Buffer.from([0x7b, 0x22, 0xd1, 0xf9, 0xc0, 0xfd, 0x22, 0x3a, 0x31, 0x7d])],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['something without end', `{"icp_subject":${'['.repeat(200_000)}`],
  ])('exits 3 with a remedy for %s', async (_, text) => {
    const { code, err } = await lintText(text);
    expect(code).toBe(3);
    expect(err).toContain('官方格式');
  });

  it.each([[[]], [['a.json', 'b.json']], [['a.json', '--today', '2026-02-30']]])('exits 2 for %j', async (words) => {
    expect((await command(['lint', ...words])).code).toBe(2);
  });

  it('names a file that is not there', async () => {
    const { code, err } = await command(['lint', '/nowhere/样例.json']);
    expect(code).toBe(2);
    expect(err).toContain('/nowhere/样例.json');
  });
});

describe('application', () => {
  it('goes in and out again: the same payload, with codes a script can rely on', async () => {
    await using folder = await freshFolder();
    const [path, out] = [join(folder.path, '备案资料.json'), join(folder.path, 'out', '再导出.json')];
    const passphrase = join(folder.path, 'passphrase.txt');
    writeFileSync(path, payload);
    writeFileSync(passphrase, '样例口令甲乙丙丁');
    const common = ['--vault', join(folder.path, 'vault'), '--passphrase-file', passphrase, '--json'];
    const went = await beian(['application', 'import', path, ...common]);
    // The files it names did not come along.
    expect(went.code).toBe(1);
    const row = jsonLines(went.out).find(({ type }) => type === 'row');
    expect(row).toMatchObject({ outcome: 'created' });
    const came = await beian(['application', 'export', String(row?.['caseNumber']), '--out', out, ...common]);
    expect(came.code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(JSON.parse(payload));
    const unknown = await command(['application', 'export', '2020-0001', '--out', out, ...common]);
    expect(unknown.code).toBe(2);
  });
});
