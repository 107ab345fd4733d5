import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { all, sql } from '#backend/vault/sql.ts';
import { dumpVault } from '#test/support/dumpVault.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { caseNumber, deskJob, endOf, enter, type OpenDesk, outIn, prepareCase, vaultIn } from './deskJob.ts';
import type { Job } from './job.ts';

const bundlePassphrase = '样例交接口令 2026';
const newPassphrase = '样例交接口令 2027';
const bundleName = '样例交接.bdcase';
const bundleIn = (dir: string) => join(outIn(join(dir, 'theirs')), bundleName);

const handOut = ({ client }: OpenDesk, dir: string, passphrase: string, replace: boolean) => {
  const target = { to: 'folder', folder: outIn(dir), name: '样例交接', replace } as const;
  return endOf(client.bundles.export({ cases: [caseNumber], passphrase, target }));
};

const takingBundle = deskJob(
  'bundle',
  ({ client }, dir) =>
    endOf(client.bundles.import({ source: { path: bundleIn(dir) }, passphrase: bundlePassphrase, choices: {} })),
  {
    prepare: async (dir) => {
      const theirs = join(dir, 'theirs');
      mkdirSync(theirs);
      await prepareCase(theirs);
      const other = await enter(theirs);
      await handOut(other, theirs, bundlePassphrase, false);
      other.close();
      const mine = await enter(dir);
      await mine.client.vault.create({ passphrase: testPassphrase });
      mine.close();
    },
  },
);

/** What of bundles lies there: each whole, by the passphrase that opens it, and of a state the vault knows to have handed out. */
async function bundlesIn(dir: string, replaced: boolean): Promise<string> {
  const { client, desk, close } = await enter(dir);
  try {
    const names = readdirSync(outIn(dir));
    // Its name, held by an empty file, or the hidden part beside it.
    const halves = names.filter((name) => name.startsWith('.') || statSync(join(outIn(dir), name)).size === 0);
    const told: string[] = [];
    for (const name of names.filter((each) => !halves.includes(each)).toSorted()) {
      const opened: string[] = [];
      for (const passphrase of [bundlePassphrase, newPassphrase]) {
        const found = await endOf(
          client.bundles.preview({ source: { path: join(outIn(dir), name) }, passphrase }),
        ).catch((error: unknown) => {
          if ((error as { code?: string }).code !== 'bundlePassphraseWrong') throw error;
        });
        const preview = found?.find((event) => event.type === 'preview');
        if (preview?.type === 'preview') opened.push(`${passphrase}: ${preview.cases.map(({ fate }) => fate).join()}`);
      }
      if (opened.length !== 1) throw new Error(`${opened.length} passphrases open ${name}`);
      told.push(`${name} ${opened.join()}`);
    }
    const { db } = desk.vault();
    const kept = all(db, sql`SELECT 1 FROM case_states`).length;
    const out = told.some((each) => each.includes(newPassphrase)) ? 1 : 0;
    // What comes back could not be told from what was done here.
    if (kept < out + (replaced ? 1 : 0)) throw new Error('a bundle is out whose state nobody has kept');
    return `${told.join()}${halves.length > 0 ? ', and something half-made' : ''}`;
  } finally {
    close();
  }
}

const handingOut = (replace: boolean): Job =>
  deskJob(`bundle out${replace ? ' again' : ''}`, (desk, dir) => handOut(desk, dir, newPassphrase, replace), {
    prepare: async (dir) => {
      await prepareCase(dir);
      if (!replace) return;
      const desk = await enter(dir);
      await handOut(desk, dir, bundlePassphrase, false);
      desk.close();
    },
    state: async (dir) => {
      await dumpVault(vaultIn(dir));
      return bundlesIn(dir, replace);
    },
  });

/** Cases on their way to a colleague, and from one. */
export const bundleJobs: readonly Job[] = [takingBundle, handingOut(false), handingOut(true)];
