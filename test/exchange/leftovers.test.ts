import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { partName, release } from '#backend/packages/leftovers.ts';
import type { PackageFile } from '#backend/packages/packCase.ts';
import { openZipOnDisk, writeFolder } from '#backend/packages/writeInto.ts';
import { programDir } from '#backend/places.ts';
import { manifestName } from '#shared/packages/manifest.ts';
import { freshFolder } from '#test/support/vault.ts';

const files: PackageFile[] = [
  { name: '01_样例.jpg', bytes: Buffer.from('样例图片') },
  { name: manifestName, bytes: Buffer.from('{}') },
];
const leftovers = pathToFileURL(join(programDir, 'electron/backend/packages/leftovers.ts')).href;

/** A process that ends in the middle of writing: what it began lies there, and nobody is at it any more. */
function cutShort(parent: string, statements: string): void {
  const script = `import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    const { partName, asideName } = await import(${JSON.stringify(leftovers)});
    const parent = ${JSON.stringify(parent)};
    ${statements}
    process.kill(process.pid, 'SIGKILL');`;
  expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })).toThrow();
}

test('what a killed run left is cleared by the next one; what somebody is writing is not', async () => {
  await using folder = await freshFolder();
  const parent = folder.path;
  cutShort(parent, "const at = join(parent, partName()); mkdirSync(at); writeFileSync(join(at, '身份证.jpg'), 'x');");
  const mine = partName();
  await mkdir(join(parent, mine));
  const foreign = mine.replace(/^\.beian-[0-9a-f]{8}/, '.beian-00000000');
  await mkdir(join(parent, foreign));
  expect(await readdir(parent)).toHaveLength(3);
  await writeFolder(parent, '包', files, true);
  expect((await readdir(parent)).toSorted()).toEqual([foreign, mine, '包'].toSorted());
  release(mine);
  await writeFolder(parent, '包', files, true);
  expect((await readdir(parent)).toSorted()).toEqual([foreign, '包'].toSorted());
});

test('a package that was set aside when the run was killed gets its name back', async () => {
  await using folder = await freshFolder();
  const parent = folder.path;
  await writeFolder(parent, '包', files, true);
  cutShort(parent, "renameSync(join(parent, '包'), join(parent, asideName('包')));");
  expect(await readdir(parent)).not.toContain('包');
  // Another name brings nothing back; the next package of this name stands beside the one that was there.
  await writeFolder(parent, '别的', files, true);
  expect(await readdir(parent)).not.toContain('包');
  await writeFolder(parent, '包', files, false);
  expect((await readdir(parent)).toSorted()).toEqual(['别的', '包', '包（2）'].toSorted());
});

test('a replaced package nobody could delete goes with the next package, whatever that is called', async () => {
  await using folder = await freshFolder();
  const parent = folder.path;
  await writeFolder(parent, '包', files, true);
  cutShort(parent, "mkdirSync(join(parent, asideName('包')));");
  await writeFolder(parent, '别的', files, true);
  expect((await readdir(parent)).toSorted()).toEqual(['别的', '包'].toSorted());
});

test('an empty file that held the name for a killed run gives way; one that somebody is about to fill does not', async () => {
  await using folder = await freshFolder();
  const parent = folder.path;
  cutShort(parent, "for (const name of [partName('包.zip'), '包.zip']) writeFileSync(join(parent, name), '');");
  const wish = { replace: false, now: new Date() };
  const [one, other] = await Promise.all([openZipOnDisk(parent, '包', wish), openZipOnDisk(parent, '包', wish)]);
  for (const zip of [one, other]) await zip.finish();
  expect((await readdir(parent)).toSorted()).toEqual(['包.zip', '包（2）.zip'].toSorted());
});

test('a ZIP that cannot be begun leaves no empty file by its name', async () => {
  await using folder = await freshFolder();
  // Deep enough that its name fits into a path, and the longer one it is written under does not.
  let parent = folder.path;
  while (parent.length < 4030) parent = join(parent, 'd'.repeat(Math.min(200, 4040 - parent.length)));
  await mkdir(parent, { recursive: true });
  const begun = openZipOnDisk(parent, '包', { replace: false, now: new Date() });
  await expect(begun).rejects.toMatchObject({ code: 'cannotWrite' });
  expect(await readdir(parent)).toEqual([]);
});

test('the old package is put back where the new one cannot take its place', async () => {
  await using folder = await freshFolder();
  const parent = folder.path;
  const path = await writeFolder(parent, '包', files, true);
  await writeFile(join(path, '01_样例.jpg'), '旧的');
  // Somebody takes the new files away once they are written: a virus scanner, a tidy colleague.
  const taken = Object.assign([...files], {
    *[Symbol.iterator]() {
      yield* files;
      for (const entry of readdirSync(parent))
        if (entry.endsWith('.part')) rmSync(join(parent, entry), { recursive: true });
    },
  });
  await expect(writeFolder(parent, '包', taken, true)).rejects.toMatchObject({ code: 'cannotWrite' });
  expect(await readdir(parent)).toEqual(['包']);
  expect(await readFile(join(path, '01_样例.jpg'), 'utf8')).toBe('旧的');
});
