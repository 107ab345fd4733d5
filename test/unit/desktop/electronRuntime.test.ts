import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectronRuntime } from '../../support/electronRuntime.ts';
import { freshFolder } from '../../support/vault.ts';

describe('whether Electron’s smoke suite can run', () => {
  it('says why it cannot where there is no runtime', async () => {
    await using folder = await freshFolder();
    expect(findElectronRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder.path, DISPLAY: ':0' })).toEqual({
      there: false,
      reason: expect.stringContaining('npx install-electron'),
    });
  });

  it('wants a display to open a window on, where the system has such', async () => {
    await using folder = await freshFolder();
    for (const name of ['electron', 'electron.exe']) await writeFile(join(folder.path, name), '');
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: folder.path };
    expect(findElectronRuntime({ ...environment, WAYLAND_DISPLAY: 'wayland-0' })).toEqual({ there: true });
    expect(findElectronRuntime(environment).there).toBe(process.platform !== 'linux');
  });
});
