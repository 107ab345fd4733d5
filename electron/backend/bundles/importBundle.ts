import type { z } from 'zod';
import type {
  BundlePreview,
  ImportBundleEvent,
  importBundleInput,
  previewBundleEvent,
  readBundleInput,
} from '#shared/api/bundles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { noteAccess } from '../access/accessLog.ts';
import type { Desk } from '../desk.ts';
import { errorCode } from '../diskErrors.ts';
import { assertReach } from '../packages/assertReach.ts';
import { asMissingRoom } from '../vault/backups/missingRoom.ts';
import { openMaking } from '../vault/madeFiles.ts';
import { putBack } from '../vault/putBack.ts';
import { rehearse } from '../vault/rehearse.ts';
import { transaction } from '../vault/sql.ts';
import { keepChanges, newUid } from '../vault/store/bundles.ts';
import { announceMadeFile } from '../vault/store/madeFiles.ts';
import { type BroughtIn, bringIn } from './bringIn.ts';
import { roomToTakeIn } from './bundleRoom.ts';
import { type BundleSource, bundleAt } from './bundleSource.ts';
import { dropUpload, uploadedBundle } from './bundleUploads.ts';
import { keepHidden } from './hiddenConflicts.ts';
import { type OpenedBundle, openBundle } from './openBundle.ts';
import { type FileUse, heldFiles, missingUses } from './writePapers.ts';

/**
 * What a bundle would bring, told by bringing it in and taking all of it back; every byte of it is checked. Nothing is
 * changed.
 *
 * Throws `bundleUnreadable`, `bundleNewer`, `bundlePassphraseWrong`, `ticketExpired`, `fileMissing`, `vaultLocked`.
 */
export async function* previewBundle(
  desk: Desk,
  { source, passphrase }: z.infer<typeof readBundleInput>,
  signal?: AbortSignal,
): AsyncGenerator<z.infer<typeof previewBundleEvent>, void, undefined> {
  const vault = desk.vault();
  const bundle = await openBundle(await sourceOf(desk, source), passphrase);
  try {
    yield* throughFiles(bundle, signal, async () => undefined);
    const { db, wasErased } = vault;
    const { outcomes, conflicts, hidden } = sorted(() =>
      rehearse(db, () => {
        const fileOf = () => announceMadeFile(db);
        return bringIn(db, bundle.cases, { choices: {}, pack: desk.pack, fileOf, now: desk.now(), wasErased });
      }),
    );
    keepHidden(vault, hidden);
    const { agency, madeAt } = bundle.manifest;
    const preview: BundlePreview = { agency, madeAt, cases: outcomes, conflicts };
    yield { type: 'preview', ...preview };
  } catch (error) {
    // What is looked at together may be more than is held in memory.
    throw await asMissingRoom(error, vault.dir, () => roomToTakeIn(vault, bundle));
  } finally {
    await bundle.close();
  }
}

/**
 * Brings a bundle in, all of it or nothing: it is read to its end once, then files come first, each under a name that a
 * crash clears away, then all rows in one transaction. What this vault has lost of them is put back, and stays so. Undone
 * by `undoBundle` until the next import.
 *
 * Throws as `previewBundle`, and `bundleUndecided` when a conflict has no choice, also one that came up since the preview.
 */
export async function* importBundle(
  desk: Desk,
  { source, passphrase, choices }: z.infer<typeof importBundleInput>,
  signal?: AbortSignal,
): AsyncGenerator<ImportBundleEvent, void, undefined> {
  const vault = desk.vault();
  const { db, wasErased } = vault;
  const lying = await sourceOf(desk, source);
  yield* checkedWhole(lying, passphrase, signal);
  const bundle = await openBundle(lying, passphrase);
  const making = openMaking(vault);
  try {
    const uses = missingUses(db, bundle.cases);
    const held = heldFiles(db, bundle.cases);
    const files = new Map<FileUse, string>();
    yield* throughFiles(bundle, signal, async (sha256, bytes) => {
      for (const use of uses.get(sha256) ?? []) files.set(use, await making.put(bytes));
      // What is held already is not taken twice, and not believed to be whole either.
      for (const id of held.get(sha256) ?? []) await putBack(vault, id, bytes, desk.now());
    });
    signal?.throwIfAborted();
    vault.assertOpen();
    const undo = newUid();
    const fileOf = (use: FileUse) => {
      const id = files.get(use);
      // Let go here while the files came: whoever looks again meets the vault as it is by then.
      if (id === undefined) throw new DeskError('bundleUndecided', { count: 1 });
      return id;
    };
    const { outcomes } = sorted(() =>
      transaction(db, () => {
        const brought = bringIn(db, bundle.cases, { choices, pack: desk.pack, fileOf, now: desk.now(), wasErased });
        if (brought.undecided > 0) throw new DeskError('bundleUndecided', { count: brought.undecided });
        keepChanges(db, undo, brought.changes);
        noteAccess(
          desk,
          'bundleImport',
          brought.outcomes.map(({ caseNumber }) => caseNumber),
        );
        return brought;
      }),
    );
    vault.accessHead.keep();
    yield { type: 'imported', undo, cases: outcomes };
  } catch (error) {
    // What came before the disk was full takes room until it is gone.
    await making.end();
    throw await asMissingRoom(error, vault.dir, () => roomToTakeIn(vault, bundle));
  } finally {
    await making.end();
    await bundle.close();
  }
  if ('ticket' in source) await dropUpload(vault, source.ticket);
  desk.lookAtPictures();
}

async function sourceOf(desk: Desk, source: z.infer<typeof readBundleInput>['source']): Promise<BundleSource> {
  if ('ticket' in source) return uploadedBundle(desk.vault(), source.ticket);
  assertReach(desk, source.path);
  return bundleAt(source.path);
}

/** Reads a bundle to its end, so that nothing is written of one that is not whole. */
async function* checkedWhole(source: BundleSource, passphrase: string, signal: AbortSignal | undefined) {
  const bundle = await openBundle(source, passphrase);
  try {
    yield* throughFiles(bundle, signal, async () => undefined);
  } finally {
    await bundle.close();
  }
}

/** Every file in turn, each checked before `each` gets it. */
async function* throughFiles(
  bundle: OpenedBundle,
  signal: AbortSignal | undefined,
  each: (sha256: string, bytes: Uint8Array) => Promise<void>,
) {
  const total = bundle.manifest.entries.length - bundle.cases.length;
  let done = 0;
  yield { type: 'progress' as const, done, total, label: '' };
  for await (const { sha256, bytes } of bundle.files()) {
    signal?.throwIfAborted();
    await each(sha256, bytes);
    done++;
    yield { type: 'progress' as const, done, total, label: '' };
  }
}

/** What the schema of the vault refuses came from the bundle: nothing else is written here. */
function sorted(work: () => BroughtIn): BroughtIn {
  try {
    return work();
  } catch (error) {
    if (!errorCode(error)?.startsWith('SQLITE_CONSTRAINT')) throw error;
    throw new DeskError('bundleUnreadable', { detail: '案件资料里有不合规定的内容' }, { cause: error });
  }
}
