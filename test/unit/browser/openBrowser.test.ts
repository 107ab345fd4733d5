import { describe, expect, it } from 'vitest';
import { browserCommands } from '../../../electron/hosts/browser/openBrowser.ts';
import { usualConfigDir, usualVaultDir } from '../../../electron/hosts/usualFolders.ts';

const address = 'http://127.0.0.1:49152/open/specimen';

function commands(platform: NodeJS.Platform, environment: Record<string, string>, there: readonly string[]) {
  const found = browserCommands(address, { platform, environment, exists: (path) => there.includes(path) });
  return found.map(({ file, args }) => [file, ...args].join(' '));
}

describe('the browser that is opened', () => {
  it('is Edge before Chrome before the default on Windows', () => {
    const environment = { 'ProgramFiles(x86)': 'C:\\x86', ProgramFiles: 'C:\\64', LOCALAPPDATA: 'C:\\me' };
    const chrome = 'C:\\me\\Google\\Chrome\\Application\\chrome.exe';
    const edge = 'C:\\x86\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(commands('win32', environment, [chrome, edge])).toEqual([
      `${edge} --app=${address}`,
      `${chrome} --app=${address}`,
      `cmd.exe /d /c start  ${address}`,
    ]);
    expect(commands('win32', {}, [])).toEqual([`cmd.exe /d /c start  ${address}`]);
  });

  it('is looked for among the applications of a Mac', () => {
    expect(commands('darwin', {}, ['/Applications/Google Chrome.app'])).toEqual([
      `open -n -a /Applications/Google Chrome.app --args --app=${address}`,
      `open ${address}`,
    ]);
  });

  it('is looked for on the PATH of Linux, where there is a screen', () => {
    const environment = { PATH: 'relative:/opt/bin:/usr/bin', DISPLAY: ':0' };
    const there = ['relative/chromium', '/usr/bin/chromium', '/opt/bin/chromium', '/usr/bin/xdg-open'];
    expect(commands('linux', environment, there)).toEqual([
      `/opt/bin/chromium --app=${address}`,
      `/usr/bin/xdg-open ${address}`,
    ]);
    expect(commands('linux', { PATH: '/usr/bin', WAYLAND_DISPLAY: 'wayland-0' }, there).length).toBe(2);
    expect(commands('linux', { PATH: '/usr/bin' }, there)).toEqual([]);
    expect(commands('linux', environment, [])).toEqual([]);
  });
});

describe('the folders a desk uses when nobody says otherwise', () => {
  it('lie side by side where each system keeps data', () => {
    expect(usualVaultDir({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/beian-desk/vault');
    expect(usualConfigDir({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/beian-desk/config');
    expect(usualVaultDir({ APPDATA: '/roaming' }, 'win32')).toBe('/roaming/beian-desk/vault');
    expect(usualVaultDir({}, 'darwin')).toMatch(/Library\/Application Support\/beian-desk\/vault$/);
    expect(usualVaultDir({}, 'linux')).toMatch(/\.local\/share\/beian-desk\/vault$/);
  });
});
