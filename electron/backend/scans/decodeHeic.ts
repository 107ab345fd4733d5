import type { UnreadableReason } from '#shared/scans/scanFacts.ts';
import { mostHeicPixels } from '#shared/scans/scanFacts.ts';
import { ReadingEnded } from '../jobs/answersOf.ts';
import { inGuardedThread } from '../jobs/guardedThread.ts';
import { heicScript } from '../places.ts';
import { readHeicHeader } from './heicHeader.ts';
import type { HeicAnswer, HeicRequest } from './heicThread.ts';
import { decodeSeconds } from './sharpSetup.ts';

/** The pixels of a HEIC picture, upright; or why there are none, with its size where that is known. */
export type DecodedHeic =
  | {
      readonly ok: true;
      readonly width: number;
      readonly height: number;
      /** RGBA, eight bits each. */
      readonly data: Uint8ClampedArray<ArrayBuffer>;
      /** Pictures in the file; these are the pixels of the first. */
      readonly pages: number;
    }
  | {
      readonly ok: false;
      readonly reason: UnreadableReason;
      readonly width: number | null;
      readonly height: number | null;
    };

/** Tests lower these; the desk uses the defaults. */
export interface DecodeHeicOptions {
  readonly maxPixels?: number;
  readonly timeoutSeconds?: number;
  /** Gives up at once; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decodes a HEIC picture in a thread of its own, which ends with the picture.
 *
 * The decoder is WebAssembly: it cannot be interrupted, keeps the memory of the largest picture it ever saw, and
 * may break on hostile bytes in ways nobody can catch. A thread can be ended, takes its memory along, and breaks alone. Nothing that is in
 * the file makes this fail: it says `unsupported` for a code other than HEVC. Size and end are told by the header first.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  { maxPixels = mostHeicPixels, timeoutSeconds = decodeSeconds, signal }: DecodeHeicOptions = {},
): Promise<DecodedHeic> {
  const { endsEarly, isHevc, claimed } = readHeicHeader(bytes);
  const { width, height } = claimed ?? { width: null, height: null };
  const refuse = (reason: UnreadableReason, size = { width, height }) => ({ ok: false, reason, ...size }) as const;
  if (claimed && claimed.width * claimed.height > maxPixels) return refuse('tooManyPixels');
  if (endsEarly) return refuse('truncated');
  if (!isHevc) return refuse('unsupported');
  const answer = await inThread({ bytes, maxPixels }, timeoutSeconds, signal);
  if (typeof answer === 'string') return refuse(answer);
  if (!answer.ok) return refuse('tooManyPixels', answer);
  // Damage may leave a size and pixels that do not belong together.
  return answer.data.length === answer.width * answer.height * 4 ? answer : refuse('corrupt');
}

/** Megabytes of JavaScript heap the thread may use; the pixels lie outside of it. */
const heapMb = 256;

async function inThread(
  request: HeicRequest,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<HeicAnswer | 'timeout' | 'corrupt'> {
  try {
    for await (const answer of inGuardedThread<HeicAnswer>(heicScript, request, { seconds, heapMb, signal }))
      return answer;
  } catch (error) {
    if (!(error instanceof ReadingEnded)) throw error;
    if (error.fault === 'timeout') return 'timeout';
  }
  return 'corrupt';
}
