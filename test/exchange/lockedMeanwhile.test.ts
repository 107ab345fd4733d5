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
  const make = async (onLast: () => void) => {
    for await (const event of await client.packages.make(wish))
      if (event.type === 'progress' && event.done === event.total) onLast();
  };
  await make(() => undefined);
  expect(handed).toHaveLength(1);
  const { promise: opened, resolve } = Promise.withResolvers<unknown>();
  // All copies are made: by the next turns its files are being written into the ZIP.
  const lockSoon = () =>
    setImmediate(() =>
      setImmediate(() => resolve(client.vault.lock().then(() => client.vault.unlock({ passphrase: testPassphrase })))),
    );
  await expect(make(lockSoon)).rejects.toMatchObject({ code: 'vaultLocked' });
  await opened;
  expect(handed).toHaveLength(1);
});
