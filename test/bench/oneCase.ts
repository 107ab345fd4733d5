import { join } from 'node:path';
import { createBackend } from '#backend/createBackend.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { crowdVault } from '#test/support/crowdedVault.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

/** A figure against its floor; `ratio` 1 means as good as the floor. */
interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly detail: string;
}

const [few, many] = [100, 10_000];
const rounds = 25;
/** Goals in milliseconds at 10,000 cases. */
const goal = { open: 150, search: 30 };

/**
 * What a window asks for while one case is worked on, through the contract: opening and editing against the same in an
 * office of 100 cases, searching against reading every name once.
 */
export async function benchOneCase(): Promise<Figure[]> {
  const small = await office(few);
  const large = await office(many);
  const against = async (name: string, limit: number, floor: () => unknown, work: () => unknown): Promise<Figure> => {
    const [least, taken] = [await median(floor), await median(work)];
    return { name, ratio: taken / least, detail: `${taken.toFixed(1)} ms, goal ${limit} ms` };
  };
  const { db } = large.desk.vault();
  const readNames = () => all(db, sql`SELECT max(length(name)) AS longest FROM subjects`);
  const search = (text: string) => () => large.client.cases.knownSubjects({ text, most: 20 });
  const searchPeople = (text: string) => () => large.client.cases.knownPersons({ text, most: 20 });
  try {
    return [
      await against('open a case', goal.open, small.open, large.open),
      await against('edit a field', goal.open, small.edit, large.edit),
      await against('find a subject', goal.search, readNames, search('客户5000有')),
      await against('find any subject', goal.search, readNames, search('')),
      await against('find a person by phone', goal.search, readNames, searchPeople('139-0000-7777')),
      await against('find any person', goal.search, readNames, searchPeople('')),
    ];
  } finally {
    await small.close();
    await large.close();
  }
}

async function office(cases: number) {
  const folder = await freshFolder();
  const { client, context, close } = await createBackend({
    vaultDir: join(folder.path, 'vault'),
    threads: 1,
    workFactor: testWorkFactor,
  });
  await client.vault.create({ passphrase: testPassphrase });
  crowdVault(context.desk.vault().db, cases);
  const caseNumber = `2026-${String(cases / 2).padStart(4, '0')}`;
  let address: string | null = '样例路 1 号';
  return {
    client,
    desk: context.desk,
    open: () => client.cases.open({ caseNumber }),
    edit: async () => {
      const expected: string | null = address;
      address = `${expected === '样例路 2 号' ? '样例路 3 号' : '样例路 2 号'}`;
      await client.cases.edit({ caseNumber, edits: [{ field: 'subject.address', value: address, expected }] });
    },
    close: async () => {
      await close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Milliseconds of the middle of all rounds, the first one aside. */
async function median(work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
