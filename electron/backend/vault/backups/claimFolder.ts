import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../diskErrors.ts';
import { makeFolder, syncFolder, writeAtomically } from '../atomicWrite.ts';
import { markOfThisProcess, whereRuns } from '../processMark.ts';

/** The file in the folder of a backup that is being made: whose it is, and which originals it counts on. */
const claimName = 'making.json';

/** The claim of another computer, of which nobody here can tell whether it still runs, holds for so long. Milliseconds. */
const longestMaking = 24 * 60 * 60_000;

const claimSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  boot: z.string(),
  started: z.string().nullable(),
  token: z.string(),
  files: z.array(z.string()),
});
type Claim = z.infer<typeof claimSchema>;

/** Backups this process is making at this moment: their folders by the tokens of their claims. */
const underWay = new Map<string, string>();

/** The folder of a backup that is being made: nobody clears it away, or the copies it counts on, before `release`. */
export interface ClaimedFolder {
  readonly folder: string;
  /** Says which originals it counts on, before the first is looked for. Durable when it resolves. Throws `cannotWrite`. */
  countOn(ids: readonly string[]): Promise<void>;
  /** Gives the folder free, whatever became of it. Throws nothing. */
  release(): Promise<void>;
}

/** Makes a folder of this name, or nearly so, for a new backup alone. Throws what the disk says. */
export async function claimFolder(backups: string, name: string): Promise<ClaimedFolder> {
  await makeFolder(backups);
  const token = randomBytes(8).toString('hex');
  const folder = await makeOwnFolder(backups, name, token);
  const path = join(folder, claimName);
  const write = (files: readonly string[]) =>
    writeAtomically(path, JSON.stringify({ ...markOfThisProcess(), token, files }));
  const release = async () => {
    underWay.delete(token);
    await rm(path, { force: true }).catch(() => undefined);
  };
  try {
    await syncFolder(backups);
    await write([]);
  } catch (error) {
    await release();
    throw error;
  }
  return { folder, countOn: write, release };
}

/** The originals a backup that is being made in this folder counts on; null where none is being made, or was broken off. */
export async function filesOfMaking(folder: string): Promise<readonly string[] | null> {
  const path = join(folder, claimName);
  const claim = await readClaim(path);
  if ([...underWay.values()].includes(folder)) return claim?.files ?? [];
  return claim !== null && (await isUnderWay(claim, path)) ? claim.files : null;
}

/** It is this backup's before it is there: whoever looks for what was broken off meets it under way. */
async function makeOwnFolder(backups: string, name: string, token: string): Promise<string> {
  for (let at = 0; ; at++) {
    const folder = join(backups, at === 0 ? name : `${name}-${at}`);
    underWay.set(token, folder);
    try {
      await mkdir(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      underWay.delete(token);
      // Another backup of the same moment.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function readClaim(path: string): Promise<Claim | null> {
  try {
    return claimSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

async function isUnderWay(claim: Claim, path: string): Promise<boolean> {
  const mine = markOfThisProcess();
  const runs = whereRuns(claim);
  if (runs === 'elsewhere') {
    const since = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    return Math.abs(Date.now() - since) < longestMaking;
  }
  // One of this very process that is not under way was given up where the disk refused.
  return !(claim.pid === mine.pid && claim.started === mine.started) && runs === 'here';
}
