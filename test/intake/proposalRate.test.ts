import { expect, it } from 'vitest';
import { sampleOffice } from '#backend/sample/sampleOffice.ts';
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
  }
  process.stdout.write(
    `proposals: ${right} of ${all} right, ${sure} sure, ${sureWrong} of those wrong\n${wrong.join('\n')}\n`,
  );
  expect(all).toBeGreaterThan(40 * seeds.length);
  expect(right / all).toBeGreaterThanOrEqual(0.95);
  expect(sureWrong).toBe(0);
});

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
