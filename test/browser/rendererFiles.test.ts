import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRendererFiles } from '../../electron/hosts/rendererFiles.ts';
import { specimenRenderer } from '../support/specimenRenderer.ts';
import { freshFolder } from '../support/vault.ts';

describe('the table of the renderer', () => {
  it('answers by the exact path, with the type of the file', async () => {
    const files = await specimenRenderer();
    const typeOf = (path: string) => [files.answer(path).status, files.answer(path).headers['content-type']];
    expect(typeOf('/')).toEqual([200, 'text/html; charset=utf-8']);
    expect(typeOf('/assets/specimen-AbCd_123.js')).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(typeOf('/icon.svg')).toEqual([200, 'image/svg+xml']);
    for (const path of ['', 'icon.svg', '/ICON.SVG', '/index.html', '/assets', '/assets/', '/assets/../icon.svg']) {
      expect(typeOf(path), path).toEqual([404, 'text/plain; charset=utf-8']);
    }
  });

  it('is read once: what happens on the disk afterwards changes nothing', async () => {
    // specimenRenderer has deleted the folder by the time it answers.
    const files = await specimenRenderer();
    expect(new TextDecoder().decode(files.answer('/assets/specimen-AbCd_123.js').body)).toBe('export {};');
  });

  it('never serves a page whose nonce is still to be filled in', async () => {
    const files = await specimenRenderer();
    const page = new TextDecoder().decode(files.answer('/').body);
    expect(page).not.toContain('__NONCE__');
    await using folder = await freshFolder();
    await writeFile(join(folder.path, 'index.html'), '<!doctype html>');
    await expect(loadRendererFiles(folder.path)).rejects.toThrow('no place for the nonce');
  });

  it('takes no link out of the folder along', async () => {
    await using folder = await freshFolder();
    const renderer = join(folder.path, 'renderer');
    await mkdir(renderer);
    await writeFile(join(folder.path, 'secret.txt'), '样例');
    await writeFile(join(renderer, 'index.html'), '__NONCE__');
    await symlink(join(folder.path, 'secret.txt'), join(renderer, 'linked.txt'));
    expect((await loadRendererFiles(renderer)).answer('/linked.txt').status).toBe(404);
  });
});
