import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { testPassphrase } from '#test/support/vault.ts';

it('a package that is through when its vault was locked and opened again meanwhile is handed to nobody', async () => {
  await using office = await caseDesk();
  const { desk, client, caseNumber } = office;
  const wish = { caseNumber, profile: 'wechat-default', override: '样例：先看一看', target: { to: 'outbox' } } as const;
  const put = desk.outbox.put.bind(desk.outbox);
  const handed: string[] = [];
  Object.assign(desk.outbox, {
    put: (file: File) => {
      handed.push(file.name);
      return put(file);
    },
  });
  const make = async (onLast: () => Promise<void>) => {
    for await (const event of await client.packages.make(wish))
      if (event.type === 'progress' && event.done === event.total) await onLast();
  };
  await make(async () => undefined);
  expect(handed).toHaveLength(1);
  await expect(
    make(async () => {
      await client.vault.lock();
      await client.vault.unlock({ passphrase: testPassphrase });
    }),
  ).rejects.toMatchObject({ code: 'vaultLocked' });
  expect(handed).toHaveLength(1);
});
