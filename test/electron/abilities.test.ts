import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedPackage } from '#test/support/checkedPackage.ts';
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
    [`${'长'.repeat(90)}.pdf`, `${'长'.repeat(80)}.pdf`],
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

describe('saving many files into one folder', () => {
  /** A desktop whose person has chosen a folder of their own, once. */
  async function withChosenFolder() {
    const desktop = await desktopUnderTest();
    const client = await desktop.connect();
    const folder = join(desktop.profile, '交件');
    await mkdir(folder);
    desktop.electron.answers.open = { canceled: false, filePaths: [folder] };
    expect(await client.host.chooseFolder()).toEqual({ path: folder });
    const save = (name: string, text: string, into = folder) =>
      client.host.saveInto({ folder: into, name, file: new File([text], 'x') });
    return { desktop, client, folder, save, [Symbol.asyncDispose]: () => desktop[Symbol.asyncDispose]() };
  }

  it('asks for the folder alone, and overwrites nothing, even when files come together', async () => {
    await using batch = await withChosenFolder();
    const { folder, save } = batch;
    await writeFile(join(folder, '卷宗.pdf'), 'an older one');
    const saved = await Promise.all(['一', '二'].map((text) => save('卷宗.pdf', text)));
    expect(saved.map(({ path }) => path).toSorted()).toEqual(
      ['卷宗（2）.pdf', '卷宗（3）.pdf'].map((name) => join(folder, name)),
    );
    expect(await Promise.all(saved.map(({ path }) => readFile(path, 'utf8')))).toEqual(['一', '二']);
    expect(await readFile(join(folder, '卷宗.pdf'), 'utf8')).toBe('an older one');
    expect(await readdir(folder)).toHaveLength(3);
    expect(batch.desktop.electron.asked).toHaveLength(1);
  });

  it.each([
    ['../../授权书.pdf', '.._.._授权书.pdf'],
    ['CON.pdf', '_CON.pdf'],
    [`${'长'.repeat(90)}.pdf`, `${'长'.repeat(80)}.pdf`],
    ['..', '未命名'],
  ])('never leaves the folder and keeps the kind of the file: %s', async (name, made) => {
    await using batch = await withChosenFolder();
    expect(await batch.save(name, 'x')).toEqual({ path: join(batch.folder, made) });
    expect(await readdir(batch.folder)).toEqual([made]);
  });

  it('refuses every folder the person has not chosen, also one within', async () => {
    await using batch = await withChosenFolder();
    const { desktop, folder, save } = batch;
    const before = await readdir(desktop.profile);
    await mkdir(join(folder, '里面'));
    for (const other of [desktop.profile, join(folder, '里面'), join(folder, '..'), `${folder}/../交件`])
      await expect(save('x.pdf', 'x', other), other).rejects.toMatchObject({ code: 'badInput', defined: true });
    expect(await readdir(desktop.profile)).toEqual(before);
    expect(await readdir(folder)).toEqual(['里面']);
  });

  it('says that the folder has gone, and does not make it again', async () => {
    await using batch = await withChosenFolder();
    await rmdir(batch.folder);
    await expect(batch.save('x.pdf', 'x')).rejects.toMatchObject({ code: 'cannotWrite', defined: true });
    expect(await readdir(batch.desktop.profile)).toEqual([]);
  });

  it('says that a waiting file waits no longer', async () => {
    await using batch = await withChosenFolder();
    const saving = batch.client.host.saveInto({
      folder: batch.folder,
      name: 'x.pdf',
      file: { ticket: '0'.repeat(32) },
    });
    await expect(saving).rejects.toMatchObject({ code: 'ticketExpired', defined: true });
    expect(await readdir(batch.folder)).toEqual([]);
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

describe('reaching a package', () => {
  it('is possible in folders that were chosen, and nowhere else', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    const folder = join(desktop.profile, '交件');
    await mkdir(folder);
    await expect(checkedPackage(client, { path: folder })).rejects.toMatchObject({ code: 'badInput' });
    desktop.electron.answers.open = { canceled: false, filePaths: [folder] };
    await client.host.chooseFolder();
    expect(await checkedPackage(client, { path: folder })).toMatchObject({ ok: false, packages: [] });
    for (const path of [desktop.profile, join(folder, '..', 'profile.txt'), `${folder}-2`])
      await expect(checkedPackage(client, { path })).rejects.toMatchObject({ code: 'badInput' });
  });
});
