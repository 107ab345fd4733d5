import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samplePassphrase } from '#backend/sample/sampleOffice.ts';
import { openSampleEvent } from '#shared/api/vault.ts';
import { type FreshDesk, freshDesk } from '#test/support/caseDesk.ts';
import { startChild } from '#test/support/child.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const passphrase = testPassphrase;

/** Opens the sample and answers with every event; aborts at the progress step `stopAt`. */
async function openSample({ client }: FreshDesk, stopAt = Number.POSITIVE_INFINITY) {
  const cancel = new AbortController();
  const events: string[] = [];
  for await (const event of await client.vault.openSample(undefined, { signal: cancel.signal })) {
    expect(openSampleEvent.safeParse(event).error).toBeUndefined();
    events.push(event.type === 'progress' ? `${event.done}/${event.total}` : `opened ${event.cases}`);
    if (event.type === 'progress' && event.done === stopAt) cancel.abort();
  }
  return events;
}

describe('the sample office', () => {
  it('is there or not: one that was killed, or cancelled, is made anew', async () => {
    await using folder = await freshFolder();
    const [vaultDir, sampleDir] = [join(folder.path, 'vault'), join(folder.path, '样例')];
    const child = startChild('openSampleInChild.ts', [vaultDir, sampleDir]);
    for (let step = 0; step < 20; step++) await child.line();
    await child.kill();
    expect(existsSync(join(sampleDir, 'desk.db'))).toBe(true);
    expect(existsSync(join(sampleDir, 'vault.json'))).toBe(false);

    const remembered: string[] = [];
    const rememberVault = async (dir: string) => {
      remembered.push(dir);
    };
    await using desk = await freshDesk({
      vaultDir,
      sampleDir,
      usualVaultDir: join(folder.path, 'usual'),
      rememberVault,
    });
    const { client } = desk;
    await client.vault.create({ passphrase });
    await expect(openSample(desk, 15)).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(join(sampleDir, 'vault.json'))).toBe(false);
    expect(existsSync(join(sampleDir, 'vault.lock'))).toBe(false);
    // The own vault was locked first and is still the one that is meant.
    expect(await client.vault.status()).toMatchObject({ state: 'locked', path: vaultDir, sample: false });

    const events = await openSample(desk);
    expect(events[0]).toMatch(/^0\/\d\d+$/);
    expect(events.at(-1)).toBe(`opened ${sampleClients.length}`);
    // A newcomer sees something under every heading.
    await client.cases.list();
    const { sections } = await client.board.get({ mostPerKind: 5 });
    expect(sections.filter(({ count }) => count === 0)).toEqual([]);
    for (const { number: caseNumber } of await client.cases.list()) {
      const moments = (await client.progress.history({ caseNumber })).events.map(({ at }) => at);
      expect(moments).toEqual(moments.toSorted());
    }
    expect(await client.vault.status()).toEqual({
      state: 'open',
      path: sampleDir,
      usualPath: vaultDir,
      sample: true,
      recoveryConfirmed: true,
      rememberedHere: false,
      rememberedElsewhere: false,
      replacedVault: null,
      salvaged: null,
    });
    expect(await client.cases.list()).toHaveLength(sampleClients.length);
    expect((await client.agency.get()).name).toContain('样例');
    expect(readdirSync(sampleDir).filter((name) => name.includes('unfinished'))).toEqual([]);

    // Already open, locked, and left: nothing is made a second time.
    expect(await openSample(desk)).toEqual([`opened ${sampleClients.length}`]);
    await expect(
      client.vault.changePassphrase({ secret: { passphrase: samplePassphrase }, passphrase }),
    ).rejects.toMatchObject({ code: 'badInput' });
    await client.vault.lock();
    expect(await client.vault.status()).toMatchObject({ state: 'locked', sample: true, recoveryConfirmed: null });
    await client.vault.unlock({ passphrase: samplePassphrase });
    const { usualPath } = await client.vault.status();
    expect(await client.vault.choose({ path: usualPath })).toMatchObject({ state: 'locked', path: vaultDir });
    await client.vault.unlock({ passphrase });
    expect(await client.cases.list()).toEqual([]);
    expect(await openSample(desk)).toEqual([`opened ${sampleClients.length}`]);
    // The next start must not end among invented clients.
    expect(remembered).not.toContain(sampleDir);
  });

  it('never touches a folder that is not its own', async () => {
    await using folder = await freshFolder();
    const sampleDir = join(folder.path, '样例');
    mkdirSync(sampleDir);
    writeFileSync(join(sampleDir, '合同.txt'), '样例');
    await using desk = await freshDesk({ sampleDir });
    await expect(openSample(desk)).rejects.toMatchObject({ code: 'folderOccupied' });
    expect(readdirSync(sampleDir)).toEqual(['合同.txt']);
  });

  it("never touches somebody's own vault that lies in its place", async () => {
    await using folder = await freshFolder();
    const sampleDir = join(folder.path, '样例');
    await using desk = await freshDesk({ sampleDir });
    const { vault } = desk.client;
    await vault.choose({ path: sampleDir });
    await vault.create({ passphrase });
    await vault.lock();
    const before = folderBytes(sampleDir);
    await expect(openSample(desk)).rejects.toMatchObject({ code: 'vaultExists' });
    expect(folderBytes(sampleDir)).toEqual(before);
    expect(await vault.status()).toMatchObject({ state: 'locked', sample: false });
  });

  it('gives way when somebody unlocks his own vault meanwhile, and one making is enough', async () => {
    await using desk = await freshDesk();
    const { vault, cases } = desk.client;
    await vault.create({ passphrase });
    const making = await vault.openSample();
    await making.next();
    await expect(openSample(desk)).rejects.toMatchObject({ code: 'vaultInUse' });
    await vault.unlock({ passphrase });
    const rest = (async () => {
      for await (const _ of making);
    })();
    await expect(rest).rejects.toMatchObject({ code: 'cancelled' });
    expect(await vault.status()).toMatchObject({ state: 'open', path: desk.vaultDir });
    expect(await cases.list()).toEqual([]);
    expect(existsSync(join(desk.folder, '样例资料库', 'vault.json'))).toBe(false);
  });

  it('is given up when nobody listens any more', async () => {
    await using desk = await freshDesk();
    for await (const event of await desk.client.vault.openSample()) {
      expect(event.type).toBe('progress');
      break;
    }
    const sampleDir = join(desk.folder, '样例资料库');
    expect(existsSync(join(sampleDir, 'vault.lock'))).toBe(false);
    expect(existsSync(join(sampleDir, 'vault.json'))).toBe(false);
    expect(await desk.client.vault.status()).toMatchObject({ state: 'missing', path: desk.vaultDir });
  });
});
