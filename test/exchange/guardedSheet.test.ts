import { expect, it } from 'vitest';
import { openSheets } from '#backend/exchange/openSheet.ts';
import { openSheetsGuarded } from '#backend/exchange/openSheetsGuarded.ts';
import { writeIntakeTemplate } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';

const sheet = await writeIntakeTemplate(await loadRulePack());

it('a sheet is read in a thread of its own, to the same end', async () => {
  expect(await openSheetsGuarded(sheet)).toEqual(await openSheets(sheet));
  const told = async (bytes: Uint8Array) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    openSheets(bytes).catch(resolve);
    const plain = await promise;
    await expect(openSheetsGuarded(bytes)).rejects.toEqual(plain);
  };
  await told(new Uint8Array());
  await told(sheet.subarray(0, 900));
});

it('and given up at its deadline, or by whoever asked', async () => {
  const open = (limits: { seconds: number; heapMb: number }, signal?: AbortSignal) =>
    openSheetsGuarded(sheet, signal, limits);
  await expect(open({ seconds: 0.001, heapMb: 512 })).rejects.toMatchObject({
    code: 'sheetUnreadable',
    message: expect.stringContaining('时间太长'),
  });
  await expect(open({ seconds: 60, heapMb: 512 }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});
