import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { uploadBundleInput } from '#shared/api/bundles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { bundleLimits } from '#shared/bundle/bundleManifest.ts';
import { asMissingRoom } from '../vault/backups/missingRoom.ts';
import { type Making, openMaking } from '../vault/madeFiles.ts';
import type { Vault } from '../vault/openVault.ts';
import { roomToHandOver } from './bundleRoom.ts';
import type { BundleSource } from './bundleSource.ts';

/**
 * Bundles that come from the window in parts: no transport carries two gigabytes at once.
 *
 * A part is encrypted as it comes, and once more by the vault; none is held in memory. They are made files without a row:
 * gone when the upload is dropped, when another begins, and when the vault is opened after a lock or a crash.
 */
interface Upload {
  readonly ticket: string;
  readonly vault: Vault;
  readonly parts: string[];
  bytes: number;
  readonly making: Making;
}

/** At most one at a time in every vault: a person imports one bundle after the other. */
const uploads = new WeakMap<Vault, Upload>();

/**
 * Adds a part, or begins with the first one. Nothing of it stays where one is refused. Throws `ticketExpired`, `bundleUnreadable` beyond
 * the limit, `cannotWrite`.
 */
export async function addPart(
  vault: Vault,
  { ticket, part, bytes }: z.infer<typeof uploadBundleInput>,
): Promise<{ ticket: string }> {
  const upload = ticket === null ? await begin(vault) : uploadOf(vault, ticket);
  const soFar = upload.bytes + part.size;
  if (soFar > bundleLimits.bytes) {
    throw new DeskError('bundleUnreadable', { detail: '文件太大' });
  }
  try {
    upload.parts.push(await upload.making.put(new Uint8Array(await part.arrayBuffer())));
  } catch (error) {
    await end(upload);
    throw await asMissingRoom(error, vault.dir, async () => roomToHandOver(Math.max(bytes ?? 0, soFar)));
  }
  upload.bytes = soFar;
  return { ticket: upload.ticket };
}

/** Deletes the parts; nothing happens when they are gone already. */
export async function dropUpload(vault: Vault, ticket: string): Promise<void> {
  const upload = uploads.get(vault);
  if (upload?.ticket === ticket) await end(upload);
}

/** The bundle the parts make up. Throws `ticketExpired`. */
export function uploadedBundle(vault: Vault, ticket: string): BundleSource {
  const { parts, bytes } = uploadOf(vault, ticket);
  return {
    size: bytes,
    stream: () => {
      const left = [...parts];
      return new ReadableStream<Uint8Array>(
        {
          pull: async (controller) => {
            const next = left.shift();
            if (next === undefined) controller.close();
            else controller.enqueue(await vault.files.read(next));
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}

async function begin(vault: Vault): Promise<Upload> {
  const earlier = uploads.get(vault);
  const making = openMaking(vault);
  const upload = { ticket: randomBytes(16).toString('hex'), vault, parts: [], bytes: 0, making };
  uploads.set(vault, upload);
  if (earlier) await earlier.making.end();
  return upload;
}

async function end(upload: Upload): Promise<void> {
  if (uploads.get(upload.vault) === upload) uploads.delete(upload.vault);
  await upload.making.end();
}

function uploadOf(vault: Vault, ticket: string): Upload {
  const upload = uploads.get(vault);
  if (upload?.ticket !== ticket) throw new DeskError('ticketExpired');
  return upload;
}
