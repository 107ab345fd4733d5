import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dropPaths } from './dropPaths.ts';
import { expect, openVault, test } from './office.ts';

/** More in a folder than the browser hands out at a time, and folders in it. */
const [inFolder, inInner] = [130, 20];
const clients = 10;

test('a folder is taken in while it is being read, all of it, and giving up ends the reading as well', async ({
  office,
}) => {
  await openVault(office);
  const folder = join(office.folder, '客户发来的');
  for (let client = 0; client < clients; client++) {
    const inner = join(folder, `客户${client}`, '补充');
    await mkdir(inner, { recursive: true });
    for (let index = 0; index < inFolder; index++)
      await writeFile(join(inner, '..', `${index}.txt`), `样例${client} ${index}`);
    for (let index = 0; index < inInner; index++)
      await writeFile(join(inner, `${index}.txt`), `样例补充${client} ${index}`);
  }
  const page = await office.openDesk('/intake');
  const place = page.getByRole('region', { name: /^收件/ });
  const { client } = office.backend;
  const came = async () => {
    const { ids } = await client.intake.list({ state: 'pending' });
    const folders: string[] = [];
    for (let from = 0; from < ids.length; from += 100)
      folders.push(...(await client.intake.items({ ids: ids.slice(from, from + 100) })).map((item) => item.folder));
    return folders;
  };

  await dropPaths(place, [folder]);
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText(/^这一批：.*没有收/)).toBeVisible();
  await expect.poll(async () => (await client.intake.unfinished()).paths).toEqual([]);
  expect((await came()).length).toBeLessThan(clients * (inFolder + inInner));

  await dropPaths(place, [join(folder, '客户0')]);
  const own = async () => (await came()).filter((lies) => /客户0(\/|$)/u.test(lies));
  await expect.poll(async () => (await own()).length).toBe(inFolder + inInner);
  expect((await own()).filter((lies) => lies.endsWith('补充'))).toHaveLength(inInner);
  // What was given up does not come in afterwards.
  await expect(page.getByRole('button', { name: '暂停' })).toBeHidden();
  expect((await came()).length).toBeLessThan(clients * (inFolder + inInner));
});
