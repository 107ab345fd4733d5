import { describe, expect, it } from 'vitest';
import { drawnPdf, knottedPdf } from '#test/support/intake/pdfs.ts';
import { desktopUnderTest } from './desktopUnderTest.ts';

describe('a file nobody vouches for', () => {
  it('is read in a process of Electron, which goes with it', async () => {
    await using desktop = await desktopUnderTest();
    const { scans } = await desktop.connect();
    const files = [new File([new Uint8Array(await drawnPdf(2))], '两页.pdf')];
    const told: unknown[] = [];
    for await (const event of await scans.check({ files, profile: 'wechat-default', kind: 'auto', opened: true }))
      if (event.type === 'checked') told.push([event.page, event.facts?.unreadable]);
    expect(told).toEqual([
      [1, null],
      [2, null],
    ]);
    const { started, gone } = desktop.electron.utilities;
    expect(started).toHaveLength(1);
    await expect.poll(() => gone.size).toBe(1);
  });

  it('does not keep the program from ending', async () => {
    await using desktop = await desktopUnderTest();
    const { scans } = await desktop.connect();
    const files = [new File([new Uint8Array(await knottedPdf())], '打结.pdf')];
    const events = await scans.check({ files, profile: 'wechat-default', kind: 'auto', opened: true });
    const { electron } = desktop;
    // What becomes of the call is nobody's concern any more: its page is gone.
    const reading = (async () => {
      for await (const event of events) if (event.type === 'checked') electron.module.app.quit();
    })().catch(() => undefined);
    await electron.journal.until('ended');
    await reading;
    expect(electron.utilities.started).toHaveLength(1);
    expect(electron.utilities.gone.size).toBe(1);
  });
});
