import { join } from 'node:path';
import { createBackend } from '#backend/createBackend.ts';
import { lastOf } from '../support/bundleDesks.ts';
import { passphrase } from './office.ts';

/** A colleague's desk with what was handed over in it, and a way to hand it back. */
export async function colleague(folder: string, path: string, secret: string) {
  const backend = await createBackend({
    vaultDir: join(folder, 'colleague'),
    now: () => new Date('2026-11-23T05:00:00.000Z'),
    threads: 1,
    workFactor: 2,
  });
  const { client } = backend;
  await client.vault.create({ passphrase });
  await lastOf(client.bundles.import({ source: { path }, passphrase: secret, choices: {} }));
  return {
    /** Changes an address and a comment, and notes that in the history. */
    change: async (caseNumber: string, value: string, comment: string, note = '样例：同事补的备注') => {
      const { subject, miniProgram } = (await client.cases.open({ caseNumber })).application;
      const edits = [
        { field: 'subject.address', value, expected: subject.address },
        { field: 'miniProgram.comment', value: comment, expected: miniProgram.comment },
      ] as const;
      await client.cases.edit({ caseNumber, edits: [...edits] });
      await client.progress.note({ caseNumber, note });
    },
    handBack: async (caseNumber: string, name = '样例交回') => {
      const target = { to: 'folder' as const, folder, name };
      await lastOf(client.bundles.export({ cases: [caseNumber], passphrase: secret, target }));
      await backend.close();
      return join(folder, `${name}.bdcase`);
    },
  };
}
