import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desktopUnderTest } from './desktopUnderTest.ts';

describe('the window', () => {
  const wide = { x: 0, y: 0, width: 1920, height: 1040 };

  it('opens where it stood last time', async () => {
    const place = { x: 200, y: 100, width: 1000, height: 700, maximized: true };
    await using desktop = await desktopUnderTest({
      screens: [wide],
      remembered: { 'window.json': JSON.stringify(place) },
    });
    const window = await desktop.show();
    expect(window.options).toMatchObject({ x: 200, y: 100, width: 1000, height: 700 });
    expect(window.maximized).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['a damaged file', { 'window.json': '{"x":' }],
    [
      'a place on a screen that is gone',
      { 'window.json': '{"x":4000,"y":9,"width":1280,"height":800,"maximized":false}' },
    ],
  ])('opens centred when it remembers %s', async (_what, remembered) => {
    await using desktop = await desktopUnderTest({ screens: [wide], remembered });
    const window = await desktop.show();
    expect(window.options).toMatchObject({ width: 1280, height: 800 });
    expect(window.options.x).toBeUndefined();
  });

  it('remembers its place when it is closed, without a half-written file', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    window.bounds = { x: 30, y: 40, width: 900, height: 600 };
    window.close();
    await desktop.electron.journal.until('ended');
    const stored = JSON.parse(await readFile(join(desktop.profile, 'window.json'), 'utf8'));
    expect(stored).toEqual({ x: 30, y: 40, width: 900, height: 600, maximized: false });
  });

  it('ends even when its place cannot be remembered', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    await rm(desktop.profile, { recursive: true });
    window.close();
    await desktop.electron.journal.until('ended');
  });

  it.each([
    [false, '#f5f5f5'],
    [true, '#141414'],
  ])('has the ground of a dark system (%s) from the first moment', async (dark, colour) => {
    await using desktop = await desktopUnderTest({ dark });
    const window = await desktop.show();
    expect(window.options.backgroundColor).toBe(colour);
    const { nativeTheme } = desktop.electron.module;
    nativeTheme.shouldUseDarkColors = !dark;
    nativeTheme.emit('updated');
    expect(window.background).not.toBe(colour);
  });
});

describe('a page that would rather stay', () => {
  it('stays when the person says so, and the program with it', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    window.webContents.wantsToStay = true;
    desktop.electron.answers.message = 0;
    desktop.electron.module.app.quit();
    expect(window.destroyed).toBe(false);
    expect(desktop.electron.journal.calls).not.toContain('ended');
    expect(desktop.electron.asked).toMatchObject([
      { window, options: { buttons: ['留下', '离开'], defaultId: 0, cancelId: 0 } },
    ]);
    expect(desktop.electron.asked[0]?.text).toContain('没有保存');
    window.webContents.wantsToStay = false;
  });

  it('goes when the person says so', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    window.webContents.wantsToStay = true;
    desktop.electron.answers.message = 1;
    window.close();
    await desktop.electron.journal.until('ended');
    expect(window.destroyed).toBe(true);
  });

  it('is asked nothing when nothing is left to do', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    window.close();
    await desktop.electron.journal.until('ended');
    expect(desktop.electron.asked).toEqual([]);
  });
});

describe('a page that stops', () => {
  it.each([
    [
      'dies',
      (contents: NodeJS.EventEmitter) => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }),
    ],
    ['never comes', (contents: NodeJS.EventEmitter) => contents.emit('did-fail-load', {}, -6, '', 'app://desk/', true)],
  ])('is loaded anew when it %s and the person says so', async (_how, stop) => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    desktop.electron.answers.message = 0;
    stop(window.webContents);
    await desktop.electron.journal.until('reload');
    expect(desktop.electron.asked[0]?.text).toContain('已保存的资料不受影响');
    expect(desktop.electron.asked[0]?.window).toBe(window);
  });

  it('ends the program when the person would rather', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    desktop.electron.answers.message = 1;
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    await desktop.electron.journal.until('ended');
    expect(desktop.electron.journal.calls).not.toContain('reload');
  });

  it('is nobody’s concern when it ended as it should', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(desktop.electron.asked).toEqual([]);
  });
});
