import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RestoreBackupEvent } from '#shared/api/backups.ts';
import { jsonLines, passphraseFile } from '#test/support/cli.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { ranHere } from '#test/support/ranHere.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

/** A copy of a backup of before the erasure, which nobody can tell of it: it lies in a drawer. */
async function copyOfBefore({ client, closed }: ClosedOffice, drawer: string): Promise<string> {
  await using stick = await freshFolder();
  for await (const _ of await client.backups.make({ to: stick.path }));
  await cp(stick.path, drawer, { recursive: true });
  for await (const _ of await client.erasure.erase({ numbers: [closed] }));
  return drawer;
}

async function restored({ client }: ClosedOffice, from: string, into: string) {
  const secret = { passphrase: testPassphrase };
  let last: RestoreBackupEvent | null = null;
  for await (const event of await client.backups.restore({ from, into, secret })) last = event;
  if (last?.type !== 'restored') throw new Error('nothing was restored');
  return last;
}

it('the command line applies what was erased from the vault a window had last, the usual one and one beside, and says how much', async () => {
  await using office = await closedOffice();
  await using away = await freshFolder();
  const from = await copyOfBefore(office, join(away.path, '抽屉'));
  await office.client.vault.lock();
  const secret = await passphraseFile(away.path, testPassphrase);
  /** A home of its own for each, as on another account. */
  const homeOf = async (name: string) => {
    const desk = join(away.path, name, 'beian-desk');
    await mkdir(join(desk, 'config'), { recursive: true });
    return desk;
  };
  const [last, usual, none] = [await homeOf('甲'), await homeOf('乙'), await homeOf('丙')];
  await writeFile(join(last, 'config', 'desk.json'), JSON.stringify({ vaultDir: office.vaultDir }));
  await cp(office.vaultDir, join(usual, 'vault'), { recursive: true });
  await cp(office.vaultDir, join(away.path, '旁边', '旧资料库'), { recursive: true });
  const restore = (desk: string, into: string, ...more: string[]) =>
    ranHere(['restore', from, '--into', into, '--passphrase-file', secret, ...more], {
      XDG_DATA_HOME: join(desk, '..'),
    });
  for (const [desk, into] of [
    [last, join(away.path, '一', '新')],
    [usual, join(away.path, '二', '新')],
    [none, join(away.path, '旁边', '新')],
  ] as const) {
    const { code, out } = await restore(desk, into, '--json');
    expect(code).toBe(0);
    expect(jsonLines(out)[0]).toMatchObject({ cases: 1, erased: { known: 'list', cases: 1, files: 4 } });
    await expectNothingLeft(into, office.pictures);
  }
  const blind = await restore(none, join(away.path, '三', '新'));
  expect(blind).toMatchObject({ code: 0, err: expect.stringMatching(/没有找到永久删除的清单.*对照删除回执/) });
  expect(blind.out).toContain('2 个案件');
});

it('the window says what was erased again, or that nothing ever was', async () => {
  await using office = await closedOffice();
  await using away = await freshFolder();
  for await (const _ of await office.client.backups.make({ to: away.path }));
  const whole = await restored(office, away.path, join(away.path, '一'));
  expect(whole).toMatchObject({ cases: 2, erased: { known: 'nothing', cases: 0, files: 0 } });
  const from = await copyOfBefore(office, join(away.path, '抽屉'));
  const again = await restored(office, from, join(away.path, '二'));
  expect(again).toMatchObject({ cases: 1, erased: { known: 'list', cases: 1 } });
});
