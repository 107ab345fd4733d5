import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadRendererFiles, type RendererFiles } from '../../electron/hosts/rendererFiles.ts';
import { freshFolder } from './vault.ts';

/** The least a built renderer consists of, for tests of what serves it. */
export async function specimenRenderer(): Promise<RendererFiles> {
  await using folder = await freshFolder();
  await mkdir(join(folder.path, 'assets'));
  await writeFile(join(folder.path, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="__NONCE__">样例');
  await writeFile(join(folder.path, 'assets', 'specimen-AbCd_123.js'), 'export {};');
  await writeFile(join(folder.path, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return await loadRendererFiles(folder.path);
}
