import { app, type BrowserWindow, dialog } from 'electron';

/**
 * Asks when the page would rather not go yet, because work runs or something is not saved.
 *
 * Electron asks nothing by itself: a page that refuses to be unloaded would make 关闭 and 重新载入 do nothing at all. The
 * event wants its answer before the listener returns, hence the dialog that waits.
 */
export function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'question',
      title: app.getName(),
      message: '还有没做完的事，或者没有保存的内容。要离开吗？',
      detail: '离开以后，没做完的会停下，没有保存的内容就没有了。已保存的资料不受影响。',
      buttons: ['留下', '离开'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (chosen === 1) event.preventDefault();
  });
}
