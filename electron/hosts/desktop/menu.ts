import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The application menu, in Chinese, each entry where its system has it: quitting and the about box belong to the
 * program's own menu on macOS, to 文件 and 帮助 elsewhere. DevTools exist in development only.
 *
 * Labels are set because Electron names roles in English.
 */
export function applicationMenu(
  platform: NodeJS.Platform,
  developing: boolean,
  name: string,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const own: MenuItemConstructorOptions = {
    label: name,
    submenu: [
      { role: 'about', label: `关于${name}` },
      { type: 'separator' },
      { role: 'services', label: '服务' },
      { type: 'separator' },
      { role: 'hide', label: `隐藏${name}` },
      { role: 'hideOthers', label: '隐藏其他' },
      { role: 'unhide', label: '全部显示' },
      { type: 'separator' },
      { role: 'quit', label: `退出${name}` },
    ],
  };
  const developer: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'forceReload', label: '清空缓存后重新载入' },
    { role: 'toggleDevTools', label: '开发者工具' },
  ];
  return [
    ...(mac ? [own] : []),
    {
      label: '文件',
      submenu: mac ? [{ role: 'close', label: '关闭窗口' }] : [{ role: 'quit', label: '退出' }],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'pasteAndMatchStyle', label: '粘贴为纯文本' },
        { role: 'delete', label: '删除' },
        { type: 'separator' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '查看',
      submenu: [
        { role: 'reload', label: '重新载入' },
        { type: 'separator' },
        { role: 'resetZoom', label: '实际大小' },
        { role: 'zoomIn', label: '放大' },
        { role: 'zoomOut', label: '缩小' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: '全屏' },
        ...(developing ? developer : []),
      ],
    },
    {
      label: '窗口',
      role: 'window',
      submenu: [
        { role: 'minimize', label: '最小化' },
        ...(mac
          ? ([
              { role: 'zoom', label: '缩放' },
              { type: 'separator' },
              { role: 'front', label: '前置全部窗口' },
            ] satisfies MenuItemConstructorOptions[])
          : ([{ role: 'close', label: '关闭窗口' }] satisfies MenuItemConstructorOptions[])),
      ],
    },
    { label: '帮助', role: 'help', submenu: mac ? [] : [{ role: 'about', label: `关于${name}` }] },
  ];
}

/** Puts the menu up, and what the about box says. Only after Electron is ready. */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: app.getVersion(),
    copyright: '资料只存放在本机，不上传任何内容。',
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(platform, !app.isPackaged, app.getName())));
}
