import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beian, temporaryFolder } from '#test/support/cli.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

describe('compiled modules', () => {
  it('are kept where the environment says, those of other threads and processes, too', async () => {
    await using folder = await temporaryFolder();
    const kept = join(folder.path, 'kept');
    await mkdir(kept);
    const env = { NODE_COMPILE_CACHE: kept };
    const count = async () => (await readdir(kept, { recursive: true })).length;

    expect((await beian(['number', 'check', '--kind', 'mobile', '13800000000'], { env })).code).toBeLessThan(2);
    const ofCommand = await count();
    expect(ofCommand).toBeGreaterThan(50);
    const path = join(folder.path, '样例.jpg');
    await writeFile(
      path,
      await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 800, height: 600 }),
    );
    await beian(['scan', 'check', '--profile', 'wechat-default', '--as', 'subjectCertificate', path], { env });
    expect(await count()).toBeGreaterThan(ofCommand);
  });
});
