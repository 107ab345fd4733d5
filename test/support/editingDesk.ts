import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { type Client, createBackend } from '#backend/createBackend.ts';
import type { Desk } from '#backend/desk.ts';
import { freshFolder, testClock, testPassphrase, testWorkFactor } from './vault.ts';

export interface EditingDesk extends AsyncDisposable {
  readonly desk: Desk;
  readonly client: Client;
  /** Another window on the same desk. */
  readonly other: Client;
}

/** Noon in China on a day every date rule can be reckoned from; a second later at every look. */
export const deskStart = '2026-11-23T04:00:00.000Z';

/** A backend with an open, empty vault in a folder of its own and two clients. */
export async function editingDesk(): Promise<EditingDesk> {
  const folder = await freshFolder();
  const backend = await createBackend({
    vaultDir: join(folder.path, 'vault'),
    now: testClock(deskStart),
    threads: 1,
    workFactor: testWorkFactor,
  });
  await backend.client.vault.create({ passphrase: testPassphrase });
  return {
    desk: backend.context.desk,
    client: backend.client,
    other: createRouterClient(backend.router, { context: backend.context }),
    [Symbol.asyncDispose]: async () => {
      await backend.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Takes on a case of a new subject and a new mini program and answers with its number. */
export async function takeOnCase(client: Client, name = '样例花艺有限公司'): Promise<string> {
  const { caseNumber } = await client.cases.create({
    subject: { name, type: 4 },
    miniProgram: { name: `${name}的小程序`, appId: null },
    filingType: 'first',
    entrance: 'newApp',
    staff: null,
  });
  return caseNumber;
}
