import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#backend/createBackend.ts';
import type { Desk } from '#backend/desk.ts';
import { watchRound } from '#backend/intake/watchRound.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { marked, markedApplication, picture } from './marked.ts';
import { endOf, type Step } from './noting.ts';

interface Kept {
  readonly client: Client;
  readonly desk: Desk;
  readonly exported: string;
  readonly caseNumber: string;
  readonly scanId: number;
}

/** What tells of a person without being their case: decisions, own rules, the access log, reports, a watched folder; and erasing. */
export async function setAside(step: Step, { client, desk, exported, caseNumber, scanId }: Kept): Promise<void> {
  await step('decisions and own rules', async () => {
    const { questions, findings } = await client.cases.open({ caseNumber });
    const staff = marked.name;
    for (const { id: question } of questions.slice(0, 2))
      await client.settlements.answer({ caseNumber, question, staff, confirmed: true });
    await client.settlements.notice({ caseNumber, staff });
    for (const { rule, where, message } of findings) {
      const given = { caseNumber, rule, where, message };
      // Some findings no reason helps against.
      const stood = await client.settlements.override({ ...given, reason: `${marked.note}，号码无误`, staff }).then(
        () => true,
        () => false,
      );
      if (stood) await client.settlements.restore(given);
    }
    const rule = { province: null, field: 'subject.name' as const, words: [marked.company], message: marked.note };
    const { id } = await client.ownRules.add({ rule, reasonId: null, createdAt: null });
    await client.ownRules.list();
    await client.ownRules.add(await client.ownRules.remove({ id }));
  });
  await step('who looked at what, and what is held of a person', async () => {
    await client.access.reveal({ caseNumber, field: 'roles.appPrincipal.certificateNumber' });
    await client.access.revealAgency({ field: 'contactPhone' });
    await client.access.list({ caseNumber: null });
    await client.access.check();
    for (const as of ['csv', 'xlsx'] as const) await client.access.export({ as });
    for (const as of ['pdf', 'xlsx'] as const)
      await client.persons.report({ name: marked.name, number: marked.idNumber, as });
    await client.materials.setSignedOn({ caseNumber, scanId, signedOn: null });
  });
  await step('a watched folder', async () => {
    const watched = join(exported, '收');
    mkdirSync(watched);
    await client.intake.watch({ folder: watched });
    // Other bytes than before, of the same picture: what is known already is not taken twice.
    writeFileSync(join(watched, `${marked.name}.jpg`), Buffer.concat([picture, Buffer.from('样例二')]));
    const { signal } = new AbortController();
    const first = await watchRound(desk, watched, new Map(), signal);
    await watchRound(desk, watched, first.seen, signal);
    await client.intake.watching();
    await client.intake.watch({ folder: null });
    const { ids } = await client.intake.list({ state: 'pending' });
    if (ids.length === 0) throw new Error('nothing came');
    await client.intake.dismiss({ ids });
    await client.intake.reopen({ ids });
  });
  await step('an export in plain text', async () => {
    const folder = join(exported, '明文');
    mkdirSync(folder);
    await endOf(client.vault.exportPlain({ folder, passphrase: testPassphrase }));
  });
  await step('this computer remembers, and forgets', async () => {
    await client.vault.rememberHere({ on: true, passphrase: testPassphrase });
    await client.vault.lock();
    await client.vault.unlock({ osKey: true });
    await client.vault.rememberHere({ on: false });
    await client.vault.renewRecovery({ passphrase: testPassphrase });
  });
  await step('erase a case', async () => {
    const number = keepCase(desk, markedApplication());
    const files = [new File([Buffer.concat([picture, Buffer.from('样例三')])], `${marked.name}.jpg`)];
    await client.materials.add({ caseNumber: number, slot: 'subjectPrincipalFront', files, replace: false });
    await client.cases.setRemoved({ numbers: [number], removed: true });
    await client.erasure.retention();
    await client.erasure.preview({ numbers: [number] });
    await endOf(client.erasure.erase({ numbers: [number], staff: marked.name, renewBackups: 'all' }));
    for (const { id } of await client.erasure.receipts()) await client.erasure.receipt({ id });
  });
}
