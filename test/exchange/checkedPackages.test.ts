import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checkPackage } from '#backend/packages/checkPackage.ts';
import { type Manifest, manifestName } from '#shared/packages/manifest.ts';

const picture = Buffer.from('样例图片');
const listed = (name: string, bytes: Uint8Array): Manifest['files'][number] => ({
  name,
  bytes: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  copyOf: null,
});

function manifestOf(files: Manifest['files']): Buffer {
  const manifest: Manifest = {
    format: 'beian-package',
    version: 1,
    caseNumber: '2026-0001',
    profile: 'wechat-default',
    madeAt: '2026-01-01T00:00:00.000Z',
    override: null,
    watermark: null,
    content: null,
    files,
  };
  return Buffer.from(JSON.stringify(manifest));
}

const sound = { '包/01.jpg': picture, [`包/${manifestName}`]: manifestOf([listed('01.jpg', picture)]) };

/** As a folder and as a ZIP: either says the same. */
async function checkBoth(entries: Record<string, Uint8Array>) {
  const files = Object.entries(entries).map(([name, bytes]) => new File([new Uint8Array(bytes)], name));
  const folder = await checkPackage({ files });
  const zip = await checkPackage({ files: [new File([new Uint8Array(zipSync(entries))], '包.zip')] });
  return [folder, zip];
}

test('what systems leave beside files is passed over', async () => {
  const left = ['.DS_Store', '._01.jpg', 'Thumbs.db', 'desktop.ini', '__MACOSX/._01.jpg'];
  const entries = Object.fromEntries(left.map((name) => [`包/${name}`, picture]));
  for (const checked of await checkBoth({ ...sound, ...entries, '__MACOSX/包/._01.jpg': picture }))
    expect(checked).toMatchObject({ ok: true, foreign: [], packages: [{ files: 2, differences: [] }] });
});

test.each([
  '.替换.jpg',
  '.evil/02.jpg',
  '.DS_Store/02.jpg',
  '._01.jpg/02.jpg',
  'Thumbs.db/02.jpg',
  '__MACOSX',
  '.beian-x.part',
])('%s under a hidden name is told as added', async (name) => {
  for (const checked of await checkBoth({ ...sound, [`包/${name}`]: picture })) {
    expect(checked.ok).toBe(false);
    expect(checked.packages[0]?.differences).toEqual([{ name, what: 'added' }]);
  }
});

test('a hidden file beside the packages belongs to none', async () => {
  const two = { ...sound, '包二/01.jpg': picture, [`包二/${manifestName}`]: sound[`包/${manifestName}`] ?? picture };
  for (const checked of await checkBoth({ ...two, '.藏着/02.jpg': picture }))
    expect(checked).toMatchObject({ ok: false, foreign: ['.藏着/02.jpg'] });
});
