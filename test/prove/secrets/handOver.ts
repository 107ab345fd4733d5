import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#backend/createBackend.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { marked } from './marked.ts';
import { endOf, type Step } from './noting.ts';

interface HandedOver {
  readonly client: Client;
  /** Another machine's, without a vault yet. */
  readonly colleague: Client;
  readonly exported: string;
  readonly caseNumber: string;
}

const passphrase = '样例交接口令 2026';

/** A case to a colleague and back, as a file and in parts, with something both have changed; and taken back. */
export async function handOver(step: Step, { client, colleague, exported, caseNumber }: HandedOver): Promise<void> {
  const folder = join(exported, '交接');
  mkdirSync(folder);
  const handOut = async (from: Client, name: string): Promise<string> => {
    const target = { to: 'folder', folder, name } as const;
    const made = (await endOf(from.bundles.export({ cases: [caseNumber], passphrase, target }))).at(-1);
    if (made?.type !== 'made' || made.path === null) throw new Error('no bundle');
    return made.path;
  };
  const setMobile = async (of: Client, value: string) => {
    const { application } = await of.cases.open({ caseNumber });
    const holder = application.roles.appPrincipal;
    const expected = application.persons.find(({ id }) => id === holder)?.mobile ?? null;
    const edit = { field: 'roles.appPrincipal.mobile', value, expected, holder } as const;
    await of.cases.edit({ caseNumber, edits: [edit] });
  };
  await step('hand over', async () => {
    await colleague.vault.create({ passphrase: testPassphrase });
    const source = { path: await handOut(client, '去') };
    await endOf(colleague.bundles.preview({ source, passphrase }));
    await endOf(colleague.bundles.import({ source, passphrase, choices: {} }));
    const waiting = client.bundles.export({ cases: [caseNumber], passphrase: null, target: { to: 'outbox' } });
    const made = (await endOf(waiting)).at(-1);
    if (made?.type !== 'made' || made.file === null) throw new Error('nothing waits');
    await client.outbox.take({ ticket: made.file.ticket });
  });
  await step('hand back what both have changed', async () => {
    await setMobile(client, '13800000001');
    await setMobile(colleague, marked.otherPhone);
    const path = await handOut(colleague, '回');
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2);
    const parts = [bytes.subarray(0, middle), bytes.subarray(middle)].map((part) => new File([part], '样例'));
    let ticket: string | null = null;
    for (const part of parts) ({ ticket } = await client.bundles.upload({ ticket, part }));
    const seen = (await endOf(client.bundles.preview({ source: { path }, passphrase }))).at(-1);
    if (seen?.type !== 'preview' || seen.conflicts.length === 0) throw new Error('nothing to decide');
    for (const { id, hidden } of seen.conflicts) if (hidden) await client.bundles.revealConflict({ id });
    const choices = Object.fromEntries(seen.conflicts.map(({ id }) => [id, 'theirs' as const]));
    await endOf(client.bundles.import({ source: { ticket: ticket ?? '' }, passphrase, choices }));
    const { last } = await client.bundles.last();
    await client.bundles.undo({ undo: last?.undo ?? '' });
    const [first] = parts;
    if (first) await client.bundles.drop(await client.bundles.upload({ ticket: null, part: first }));
    await endOf(client.bundles.import({ source: { path }, passphrase, choices }));
  });
}
