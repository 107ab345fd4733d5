import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Client } from '#backend/createBackend.ts';
import { type Desk, openDesk } from '#backend/desk.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { router } from '#backend/router.ts';
import { loadPackWithFiles } from '#backend/rules/loadRulePack.ts';
import { saveAgency } from '#backend/vault/store/agency.ts';
import { cleanApplication } from '#test/support/application.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { dumpVault } from '#test/support/dumpVault.ts';
import { specimenAgency } from '#test/support/specimenDossier.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { testPassphrase, testWorkFactor } from '#test/support/vault.ts';
import type { Job } from './job.ts';
import { quickFolder } from './shim.ts';

export const shipped = await loadPackWithFiles();
const pool = openPool(1);
/** Ends the workers, so that a process can end, and deletes what was prepared. */
export async function closePool(): Promise<void> {
  await pool.close();
  await (await prepared)?.[Symbol.asyncDispose]();
}

export const vaultIn = (dir: string) => join(dir, 'vault');
/** Where what is handed out goes. */
export const outIn = (dir: string) => join(dir, 'out');
export const caseNumber = '2026-0001';
export const picture = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name);

export interface OpenDesk {
  readonly desk: Desk;
  readonly client: Client;
}

/** Opens the desk of this folder. */
export async function enter(dir: string): Promise<OpenDesk & { close(): void }> {
  const now = () => new Date('2026-11-23T04:00:00.000Z');
  const desk = openDesk({ vaultDir: vaultIn(dir), shipped, pool, now, workFactor: testWorkFactor });
  const client = createRouterClient(router, { context: { desk } });
  if ((await client.vault.status()).state === 'locked') await client.vault.unlock({ passphrase: testPassphrase });
  return {
    desk,
    client,
    close: () => {
      desk.watch.close();
      desk.lockVault();
    },
  };
}

/** Every event of work, to its end. */
export async function endOf<Event>(events: Promise<AsyncIterable<Event>>): Promise<Event[]> {
  const all: Event[] = [];
  for await (const event of await events) all.push(event);
  return all;
}

/** What most work starts from is made once, and copied for each. */
let prepared: ReturnType<typeof prepareOnce> | null = null;

/** A vault with an agency and a case that holds a licence and a card. */
export async function prepareCase(dir: string): Promise<void> {
  prepared ??= prepareOnce();
  cpSync((await prepared).path, dir, { recursive: true });
}

async function prepareOnce(): ReturnType<typeof quickFolder> {
  const folder = await quickFolder();
  await makeCase(folder.path);
  return folder;
}

/** The pictures are small: what is looked at are the calls for each file, not its pixels. */
async function makeCase(dir: string): Promise<void> {
  const { desk, client, close } = await enter(dir);
  await client.vault.create({ passphrase: testPassphrase });
  saveAgency(desk.vault().db, specimenAgency);
  keepCase(desk, cleanApplication());
  const licence = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
  const card = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 320, height: 240 });
  const add = (slot: 'subjectCertificate' | 'subjectPrincipalFront', file: File) =>
    client.materials.add({ caseNumber, slot, files: [file], replace: false });
  await add('subjectCertificate', picture('样例执照.jpg', licence));
  await add('subjectPrincipalFront', picture('样例正面.jpg', card));
  mkdirSync(outIn(dir));
  close();
}

/** Work of an open desk upon the case; what is believed is what the vault holds. */
export function deskJob(
  name: string,
  act: (desk: OpenDesk, dir: string) => Promise<unknown>,
  more: Partial<Job> = {},
): Job {
  return {
    name,
    prepare: prepareCase,
    open: async (dir) => {
      const desk = await enter(dir);
      return { act: () => act(desk, dir), close: desk.close };
    },
    state: (dir) => dumpVault(vaultIn(dir)),
    ...more,
  };
}
