import { expect, test } from 'vitest';
import { createBackend } from '#backend/createBackend.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const now = () => new Date('2026-11-23T04:00:00.000Z');

test('locking while cases are being judged forgets everything, and the board is there again after unlocking', async () => {
  await using folder = await freshFolder();
  const backend = await createBackend({
    vaultDir: `${folder.path}/vault`,
    now,
    threads: 1,
    workFactor: testWorkFactor,
  });
  const { client, context } = backend;
  await client.vault.create({ passphrase: testPassphrase });
  const { desk } = context;
  writeManyCases(desk.vault().db, { count: 300, now: now(), pack: desk.pack });

  // Judged already, and the board has just asked for the first 必改 of some: judgements wait to be kept.
  await client.cases.list();
  await client.vault.lock();
  await client.vault.unlock({ passphrase: testPassphrase });
  const board = await client.board.get({ mostPerKind: 50 });
  expect(board.sections.find(({ kind }) => kind === 'blocked')?.count).toBeGreaterThan(0);
  const waiting = desk.outbox.put(new File(['样例'], '样例.txt'));
  await client.vault.lock();
  await expect(client.outbox.take({ ticket: waiting.ticket })).rejects.toMatchObject({ code: 'ticketExpired' });

  // In the middle of judging everything anew.
  await client.vault.unlock({ passphrase: testPassphrase });
  await client.settings.setProfile({ profile: 'wechat-community' });
  await client.board.get({ mostPerKind: 1 });
  await client.vault.lock();
  await client.vault.unlock({ passphrase: testPassphrase });
  expect((await client.board.get({ mostPerKind: 50 })).totalCases).toBe(300);
  await backend.close();
});
