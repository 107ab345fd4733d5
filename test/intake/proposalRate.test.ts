import { expect, it } from 'vitest';
import { sampleOffice } from '#backend/sample/sampleOffice.ts';
import { run, sql } from '#backend/vault/sql.ts';
import { freshDesk } from '#test/support/caseDesk.ts';
import { meaninglessNames } from '#test/support/intake/meaninglessOffice.ts';
import { onePool } from '#test/support/onePool.ts';
import { someOf } from '#test/support/proofSize.ts';
import { testPassphrase } from '#test/support/vault.ts';

onePool();

/** Every one gives all files other names; reading their pictures again takes most of the time. */
const seeds = someOf([7, 11, 23], 1);

it('proposes the right slot for the sample office’s files, whatever they are called', async () => {
  const office = await sampleOffice();
  const wanted = await slotsByName(office);
  const wrong: string[] = [];
  let slotsRight = 0;
  let [right, all, sure, sureWrong] = [0, 0, 0, 0];
  for (const seed of seeds) {
    await using desk = await freshDesk();
    await desk.client.vault.create({ passphrase: testPassphrase });
    for await (const _ of await desk.client.exchange.import({ sheet: office.sheet, files: [], alongside: [] }));
    const files = meaninglessNames(office.files, seed);
    const wasOf = new Map<number, string>();
    for await (const event of await desk.client.intake.take({ files })) {
      if (event.type === 'taken') for (const id of event.items) wasOf.set(id, files[event.at]?.was ?? '');
    }
    const { ids } = await desk.client.intake.list({ state: 'pending' });
    for (const item of await desk.client.intake.items({ ids })) {
      const was = wasOf.get(item.id) ?? '';
      const place = wanted.get(was);
      if (!place) continue;
      all++;
      const told = item.proposal.places.map(({ caseNumber, slots }) => `${caseNumber} ${slots.toSorted()}`).join(' ');
      const isSure = item.proposal.confidence === 'sure';
      if (isSure) sure++;
      if (told === place) right++;
      else {
        if (isSure) sureWrong++;
        wrong.push(`${was}: ${told} instead of ${place} (${item.proposal.confidence}: ${item.proposal.reason})`);
      }
    }
    // The same pictures in folders that say nothing either: somebody says whose a folder is, the desk which paper is which.
    const folders = [...Map.groupBy(wasOf, ([, was]) => folderOf(was))];
    const { db } = desk.desk.vault();
    for (const [at, [folder, inside]] of folders.entries())
      for (const [id] of inside)
        run(db, sql`UPDATE intake_items SET path = replace(path, ${folder}, ${`新建文件夹 (${at})`}) WHERE id = ${id}`);
    for (const [, inside] of folders) {
      const [caseNumber] = inside.flatMap(([, was]) => wanted.get(was)?.split(' ').slice(0, 1) ?? []);
      if (caseNumber) await desk.client.intake.change({ ids: inside.map(([id]) => id), to: { caseNumber } });
    }
    for (const item of await desk.client.intake.items({ ids })) {
      const was = wasOf.get(item.id) ?? '';
      const place = wanted.get(was);
      if (!place) continue;
      const slots = item.proposal.places.map((each) => each.slots.toSorted()).join();
      if (slots === place.split(' ')[1]) slotsRight++;
      else wrong.push(`${was}, folder unknown: ${slots} instead of ${place} (${item.proposal.reason})`);
      if (item.proposal.confidence === 'sure' && slots !== place.split(' ')[1]) sureWrong++;
    }
  }
  process.stdout.write(
    `proposals: ${right} of ${all} right, ${sure} sure, ${sureWrong} of those wrong; slots alone, in folders without names: ${slotsRight}\n${wrong.join('\n')}\n`,
  );
  expect(all).toBeGreaterThan(40 * seeds.length);
  expect(right / all).toBeGreaterThanOrEqual(0.95);
  expect(slotsRight / all).toBeGreaterThanOrEqual(0.95);
  expect(sureWrong).toBe(0);
  // Three rounds at the long size.
}, 600_000);

const folderOf = (path: string) => path.split('/').slice(0, -1).join('/');

/** Where importing puts the files by the words of their names. */
async function slotsByName({ sheet, files }: Awaited<ReturnType<typeof sampleOffice>>): Promise<Map<string, string>> {
  await using desk = await freshDesk();
  await desk.client.vault.create({ passphrase: testPassphrase });
  const places = new Map<string, string>();
  for await (const event of await desk.client.exchange.import({ sheet, files: [...files], alongside: [] })) {
    if (event.type !== 'file' || event.outcome !== 'stored') continue;
    const place = `${event.caseNumber} ${event.slots.toSorted()}`;
    places.set(event.path, [places.get(event.path), place].filter((part) => part).join(' '));
  }
  return places;
}
