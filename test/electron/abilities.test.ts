import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desktopUnderTest } from './desktopUnderTest.ts';

describe('saving a file', () => {
  it('writes it where the person says, whole, and says where', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    const path = join(desktop.profile, '承诺书.pdf');
    await writeFile(path, 'an older one');
    desktop.electron.answers.save = { canceled: false, filePath: path };
    const file = new File(['%PDF-样例'], '承诺书.pdf');
    expect(await client.host.saveFile({ file })).toEqual({ path });
    expect(await readFile(path, 'utf8')).toBe('%PDF-样例');
    expect((await readdir(desktop.profile)).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(desktop.electron.asked).toEqual([
      expect.objectContaining({
        window: desktop.electron.windows[0],
        options: expect.objectContaining({
          defaultPath: '承诺书.pdf',
          filters: [
            { name: 'PDF 文件', extensions: ['pdf'] },
            { name: '所有文件', extensions: ['*'] },
          ],
        }),
      }),
    ]);
  });

  it('writes nothing and answers null when the person cancels', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    expect(await client.host.saveFile({ file: new File(['x'], 'x.pdf') })).toEqual({ path: null });
    expect(await readdir(desktop.profile)).toEqual([]);
  });

  it.each([
    ['客户甲/../../授权书.pdf', '授权书.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['名单', '名单'],
  ])('proposes a name every system accepts for %s', async (name, proposed) => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    await client.host.saveFile({ file: new File(['x'], name) });
    expect(desktop.electron.asked[0]?.text).toBe(proposed);
  });

  it('says that the disk refused, in the contract’s own words', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    const blocked = join(desktop.profile, 'file');
    await writeFile(blocked, '');
    desktop.electron.answers.save = { canceled: false, filePath: join(blocked, 'x.pdf') };
    const saving = client.host.saveFile({ file: new File(['x'], 'x.pdf') });
    await expect(saving).rejects.toMatchObject({ code: 'cannotWrite', defined: true });
  });
});

describe('choosing a folder', () => {
  it('answers the folder, or null when the person cancels', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    expect(await client.host.chooseFolder()).toEqual({ path: null });
    desktop.electron.answers.open = { canceled: false, filePaths: ['/样例/资料'] };
    expect(await client.host.chooseFolder()).toEqual({ path: '/样例/资料' });
    expect(desktop.electron.asked.at(-1)?.options).toMatchObject({ properties: ['openDirectory', 'createDirectory'] });
  });
});

describe('notifying', () => {
  it('shows the message, and the window when it is clicked', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    await client.host.notify({ title: '短信核验', body: '样例：还剩 2 小时' });
    const [shown] = desktop.electron.notifications;
    expect(shown?.options).toEqual({ title: '短信核验', body: '样例：还剩 2 小时' });
    const [window] = desktop.electron.windows;
    Object.assign(window ?? {}, { minimized: true, focused: false });
    shown?.click();
    expect(window).toMatchObject({ minimized: false, focused: true });
  });

  it('says beforehand, and when asked, that this system shows none', async () => {
    await using desktop = await desktopUnderTest();
    desktop.electron.supportNotifications(false);
    const client = await desktop.connect();
    expect((await client.host.describe()).notifies).toBe(false);
    await expect(client.host.notify({ title: 'x', body: '' })).rejects.toMatchObject({ code: 'hostCannot' });
    expect(desktop.electron.notifications).toEqual([]);
  });
});

describe('the menu', () => {
  const labels = (items: readonly Electron.MenuItemConstructorOptions[]): unknown[] =>
    items.flatMap(({ label, type, submenu }) => [
      ...(type === 'separator' ? [] : [label]),
      ...(Array.isArray(submenu) ? labels(submenu) : []),
    ]);

  it.each([
    ['win32', ['文件', '编辑', '查看', '窗口', '帮助']],
    ['linux', ['文件', '编辑', '查看', '窗口', '帮助']],
    ['darwin', ['备案工作台', '文件', '编辑', '查看', '窗口', '帮助']],
  ] as const)('speaks Chinese in every entry on %s', async (platform, tops) => {
    await using desktop = await desktopUnderTest({ platform });
    await desktop.show();
    const menu = desktop.electron.menu();
    expect(menu.map(({ label }) => label)).toEqual(tops);
    for (const label of labels(menu)) expect(label).toMatch(/\p{Script=Han}/u);
  });

  const roles = (items: readonly Electron.MenuItemConstructorOptions[]): unknown[] =>
    items.flatMap(({ role, submenu }) => [role, ...(Array.isArray(submenu) ? roles(submenu) : [])]);

  it.each([
    ['darwin', 0, 0],
    ['win32', 0, 4],
  ] as const)('has quitting and the about box where %s has them, and nowhere else', async (platform, quit, about) => {
    await using desktop = await desktopUnderTest({ platform });
    await desktop.show();
    const menu = desktop.electron.menu();
    expect(roles(menu.slice(quit, quit + 1))).toContain('quit');
    expect(roles(menu.slice(about, about + 1))).toContain('about');
    for (const role of ['quit', 'about', 'copy', 'paste', 'undo']) {
      expect(
        roles(menu).filter((each) => each === role),
        role,
      ).toHaveLength(1);
    }
  });

  it('offers developer tools in development alone', async () => {
    await using packed = await desktopUnderTest({ packaged: true });
    await packed.show();
    expect(JSON.stringify(packed.electron.menu())).not.toMatch(/toggleDevTools|forceReload/);
    await using open = await desktopUnderTest({ packaged: false });
    await open.show();
    expect(JSON.stringify(open.electron.menu())).toMatch(/toggleDevTools/);
  });
});
