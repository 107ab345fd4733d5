import { join } from 'node:path';
import type { BackendOptions, Client } from '#backend/createBackend.ts';
import type { Desk, VaultPlaces } from '#backend/desk.ts';
import { saveAgency } from '#backend/vault/store/agency.ts';
import { insertCase } from '#backend/vault/store/cases.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import { cleanApplication } from './application.ts';
import { deskOnPool } from './deskOnPool.ts';
import { specimenAgency } from './specimenDossier.ts';
import { freshFolder, testClock, testPassphrase, testWorkFactor } from './vault.ts';

/** Noon in China on a day every date rule can be reckoned from; a second later at every look. */
const start = '2026-11-23T04:00:00.000Z';

export interface FreshDesk extends AsyncDisposable {
  /** The folder everything lies in, deleted at the end. */
  readonly folder: string;
  readonly vaultDir: string;
  readonly desk: Desk;
  readonly client: Client;
}

/** A backend in a folder of its own; the vault is not made yet. */
export async function freshDesk(places: Partial<VaultPlaces> & Pick<BackendOptions, 'host'> = {}): Promise<FreshDesk> {
  const folder = await freshFolder();
  const vaultDir = places.vaultDir ?? join(folder.path, 'vault');
  const { desk, client, close } = await deskOnPool({
    ...places,
    vaultDir,
    now: testClock(start),
    threads: 1,
    workFactor: testWorkFactor,
  });
  return {
    folder: folder.path,
    vaultDir,
    desk,
    client,
    [Symbol.asyncDispose]: async () => {
      await close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export interface CaseDesk extends FreshDesk {
  readonly caseNumber: string;
  readonly recoveryCode: string;
}

/** A desk with an open vault, an agency, and one case in it. */
export async function caseDesk(application: Application = cleanApplication()): Promise<CaseDesk> {
  const fresh = await freshDesk();
  const { recoveryCode } = await fresh.client.vault.create({ passphrase: testPassphrase });
  saveAgency(fresh.desk.vault().db, specimenAgency);
  return Object.assign(fresh, { recoveryCode, caseNumber: keepCase(fresh.desk, application) });
}

/** Keeps an application as a case and answers with its number. */
export function keepCase(desk: Desk, { subject, miniProgram, persons, roles, filingCase }: Application): string {
  const { db } = desk.vault();
  const ids = new Map(persons.map((person) => [person.id, insertPerson(db, person)]));
  const holder = (role: Role) => ids.get(roles[role] ?? 0) ?? null;
  const principals = {
    legalRepresentativeId: holder('legalRepresentative'),
    principalId: holder('subjectPrincipal'),
  };
  const subjectId = insertSubject(db, { subject, ...principals });
  const miniProgramId = insertMiniProgram(db, { subjectId, principalId: holder('appPrincipal'), miniProgram });
  return insertCase(db, { ...filingCase, miniProgramId, now: desk.now() }).number;
}
