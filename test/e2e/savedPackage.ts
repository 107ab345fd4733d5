import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright/test';
import { compareWithManifest, manifestName, readManifest } from '#shared/packages/manifest.ts';
import type { Office } from './office.ts';

/** Saves the package on screen and answers with what is in it, hashed. */
export async function saved(page: Page, { folder }: Office) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const download = await coming;
  const at = join(folder, download.suggestedFilename());
  await download.saveAs(at);
  const entries = unzipSync(new Uint8Array(await readFile(at)));
  const found = Object.entries(entries).map(([name, bytes]) => ({
    name,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const manifest = readManifest(Buffer.from(entries[manifestName] ?? new Uint8Array()).toString('utf8'));
  if (!manifest) throw new Error('no manifest');
  return { at, entries, manifest, differences: compareWithManifest(manifest, found) };
}
