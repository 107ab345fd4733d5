import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'zod';
import type { ExportBundleEvent, exportBundleInput } from '#shared/api/bundles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { type BundledCase, filesOf } from '#shared/bundle/bundledCase.ts';
import { bundleEnding, bundleLimits } from '#shared/bundle/bundleManifest.ts';
import { digestsOf } from '#shared/bundle/mergeCase.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { recoveryLetters } from '#shared/vault/recoveryCode.ts';
import { digestOf } from '../cases/digestOf.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { assertWayOut } from '../packages/assertReach.ts';
import { openFileOnDisk } from '../packages/writeInto.ts';
import { asMissingRoom } from '../vault/backups/missingRoom.ts';
import { assertPassphrase } from '../vault/keySlots.ts';
import type { Vault } from '../vault/openVault.ts';
import { transaction } from '../vault/sql.ts';
import { getAgency } from '../vault/store/agency.ts';
import { keepState } from '../vault/store/bundles.ts';
import { getCase } from '../vault/store/cases.ts';
import { listFixFiles } from '../vault/store/fixes.ts';
import { listLetters } from '../vault/store/letters.ts';
import { findScanBySha256 } from '../vault/store/scans.ts';
import { bundleBytes } from './bundleRoom.ts';
import { gatherCase } from './gatherCase.ts';
import { inGroups, madeLength, seal } from './sealBundle.ts';
import { type FileToPack, hashOf, writeBundle } from './writeBundle.ts';

/** What waits in memory to be fetched may be so large; a folder takes any size. Bytes. */
const mostWaiting = 1024 * 1024 * 1024;

/**
 * Cases as one encrypted file for a colleague's machine: all of their data, originals, copies and letters. Each is kept
 * as a state that was handed out, so that what comes back can be brought together with what was done here meanwhile.
 *
 * One file at a time is read. Throws `caseMissing`, `caseRemoved`, `passphraseTooShort`, `badInput` for a folder nobody
 * chose and for more than can wait, `vaultDamaged`, `cannotWrite`, `vaultLocked`.
 */
export async function* exportBundle(
  desk: Desk,
  { cases: numbers, passphrase, target }: z.infer<typeof exportBundleInput>,
  signal?: AbortSignal,
): AsyncGenerator<ExportBundleEvent, void, undefined> {
  const vault = desk.vault();
  const { db } = vault;
  if (passphrase !== null) assertPassphrase(passphrase);
  if (target.to === 'folder') assertWayOut(desk, target.folder);
  const ids = [...new Set(numbers)].map((number) => openCaseId(desk, number));
  yield { type: 'progress', done: 0, total: 1, label: '正在收集案件' };
  const gathered = transaction(db, () => ids.map((id) => gatherCase(db, id)));
  const letters = await readLetters(vault, ids, signal);
  const cases = gathered.map((each) => withLetters(each, letters));
  const files = packed(vault, cases, letters);
  const size = files.reduce((sum, each) => sum + each.size, 0);
  if (target.to === 'outbox' && size > mostWaiting) {
    throw new DeskError('badInput', {
      detail: `这些案件的文件一共 ${formatBytes(size)}，这里一次最多 ${formatBytes(mostWaiting)}；请少选几个案件，分几次交接`,
    });
  }
  if (size > bundleLimits.bytes || files.length > bundleLimits.entries - bundleLimits.cases) {
    throw new DeskError('badInput', { detail: '选的案件太多，一个交接包装不下；请少选几个，分几次交接' });
  }
  const secret = passphrase ?? makePassphrase();
  const now = desk.now();
  let done = 0;
  const plain = writeBundle({ cases, files, agency: getAgency(db).name, now }, (count) => {
    done = count;
  });
  const sealed = await seal(ReadableStream.from(plain), secret, desk.workFactor);
  const name = bundleName(cases, desk.today());
  const room = () => bundleBytes(cases, files);
  const sink = target.to === 'folder' ? await diskSink(target, name, room) : memorySink(desk, name);
  const total = files.length + 1;
  let told = -1;
  try {
    for await (const chunk of sealed) {
      signal?.throwIfAborted();
      await sink.write(chunk);
      if (done !== told) yield { type: 'progress', done, total, label: '' };
      told = done;
    }
    vault.assertOpen();
    // First: a bundle whose state nobody has kept could not be brought together with what is done here meanwhile, and one that replaced
    // an older one would be told as failed. A state that never went out is in nobody's way.
    transaction(db, () => {
      for (const [index, each] of cases.entries()) {
        keepState(db, ids[index] ?? 0, each.states[0] ?? '', digestsOf(each, digestOf));
      }
    });
    const placed = await sink.finish();
    const shown = passphrase === null ? secret : null;
    yield { type: 'made', ...placed, cases: cases.length, files: files.length, passphrase: shown };
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

function openCaseId(desk: Desk, number: string): number {
  const id = caseIdOf(desk, number);
  if (getCase(desk.vault().db, id)?.removedAt !== null) throw new DeskError('caseRemoved', { number });
  return id;
}

/** The printed letters of the cases: their digests take reading them. By template and moment within their case. */
async function readLetters(vault: Vault, ids: readonly number[], signal: AbortSignal | undefined) {
  const letters = new Map<string, { readonly sha256: string; readonly size: number; readonly fileId: string }>();
  for (const caseId of ids) {
    for (const { template, madeAt, fileId } of listLetters(vault.db, caseId)) {
      signal?.throwIfAborted();
      const bytes = await vault.files.read(fileId);
      const number = getCase(vault.db, caseId)?.number;
      letters.set(`${number} ${template} ${madeAt}`, { sha256: hashOf(bytes), size: bytes.byteLength, fileId });
    }
  }
  return letters;
}

type Letters = Awaited<ReturnType<typeof readLetters>>;

function withLetters(held: BundledCase, letters: Letters): BundledCase {
  const { number } = held.filingCase;
  return {
    ...held,
    letters: held.letters.flatMap((letter) => {
      const file = letters.get(`${number} ${letter.template} ${letter.madeAt}`);
      return file ? [{ ...letter, sha256: file.sha256 }] : [];
    }),
  };
}

/** Every file the cases need, each once, with where it lies. */
function packed(vault: Vault, cases: readonly BundledCase[], letters: Letters): FileToPack[] {
  const { db } = vault;
  const places = new Map<string, { readonly size: number; readonly fileId: string }>();
  for (const { sha256, size, fileId } of letters.values()) places.set(sha256, { size, fileId });
  for (const { facts } of cases.flatMap(({ scans }) => scans)) {
    const scan = findScanBySha256(db, facts.sha256);
    if (!scan) continue;
    places.set(facts.sha256, { size: facts.bytes, fileId: scan.fileId });
    for (const fix of listFixFiles(db, scan.id)) {
      places.set(fix.facts.sha256, { size: fix.facts.bytes, fileId: fix.fileId });
    }
  }
  return [...new Set(cases.flatMap(filesOf))].map((sha256) => {
    const place = places.get(sha256);
    if (!place) throw new DeskError('vaultDamaged', { detail: '案件用到的一个文件没有记录' });
    const read = async () => {
      const bytes = await vault.files.read(place.fileId);
      if (hashOf(bytes) === sha256) return bytes;
      throw new DeskError('vaultDamaged', { detail: `文件 ${place.fileId} 的内容和记录不符` });
    };
    return { sha256, size: place.size, read };
  });
}

function makePassphrase(): string {
  const letters = Array.from({ length: madeLength }, () => recoveryLetters.charAt(randomInt(recoveryLetters.length)));
  return inGroups(letters.join(''));
}

function bundleName(cases: readonly BundledCase[], today: string): string {
  const [only, ...more] = cases;
  const what =
    only && more.length === 0
      ? `${only.filingCase.number}_${only.miniProgram.name ?? only.subject.name ?? '案件'}`
      : `${cases.length} 个案件`;
  return safeFileName(`案件交接_${what}_${today}`);
}

interface Sink {
  write(chunk: Uint8Array): Promise<void>;
  finish(): Promise<Pick<Extract<ExportBundleEvent, { type: 'made' }>, 'file' | 'path' | 'bytes'>>;
  abandon(): Promise<void>;
}

/** `room` answers the bytes the bundle takes at most; it is asked when the disk is full. */
async function diskSink(
  { folder, name, replace }: Extract<z.infer<typeof exportBundleInput>['target'], { to: 'folder' }>,
  usual: string,
  room: () => number,
): Promise<Sink> {
  const named = name?.replace(/\.bdcase$/i, '') ?? usual;
  const asRefused = (error: unknown, path: string) => asMissingRoom(error, path, async () => [room()]);
  const file = await openFileOnDisk(folder, named, { ending: bundleEnding, replace }).catch(async (error: unknown) => {
    throw await asRefused(error, join(folder, `${named}${bundleEnding}`));
  });
  let bytes = 0;
  const told = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // How much room there is, is seen once the half of it is gone.
      await file.abandon();
      throw await asRefused(error, file.path);
    }
  };
  return {
    write: async (chunk) => {
      await told(() => file.write(chunk));
      bytes += chunk.byteLength;
    },
    finish: async () => {
      await told(file.finish);
      return { file: null, path: file.path, bytes };
    },
    abandon: file.abandon,
  };
}

function memorySink({ outbox }: Desk, name: string): Sink {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (chunk) => void chunks.push(new Uint8Array(chunk)),
    finish: async () => {
      const file = new File(chunks, `${name}${bundleEnding}`, { type: 'application/octet-stream' });
      return { file: outbox.put(file), path: null, bytes: file.size };
    },
    abandon: async () => undefined,
  };
}
