import type { ImportEvent } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { foldedFileName } from '#shared/payload/sameFileName.ts';
import type { Desk } from '../desk.ts';
import { placeFile } from '../exchange/importFile.ts';
import { measureIn, measureUpload } from '../scans/measureUpload.ts';
import { bringInPayload } from './bringInPayload.ts';
import { readPayloadFile } from './readPayloadFile.ts';

/** An official payload and the files it may name. */
export interface ApplicationUpload {
  readonly file: UploadedFile;
  readonly files: readonly UploadedFile[];
  /** Paths of files that come in other calls: they are not missed, and may be rivals of these. */
  readonly alongside?: readonly string[];
}

/**
 * Brings an official payload into the vault, then the files it names.
 *
 * The case is found again as one of the intake sheet is: blanks are filled, differences reported, nothing overwritten.
 * Names nobody knows, and files that did not come along, are kept for the next export and told. Throws
 * `payloadUnreadable` before anything is changed, `vaultLocked`.
 */
export async function* importApplication(
  desk: Desk,
  { file, files, alongside = [] }: ApplicationUpload,
  signal?: AbortSignal,
): AsyncGenerator<ImportEvent, void, undefined> {
  const vault = desk.vault();
  const payload = await readPayloadFile(file, desk.pack);
  const wanted = Map.groupBy(payload.media, ({ name }) => foldedFileName(name));
  const here = new Set(files.map(({ name }) => name));
  const elsewhere = alongside.filter((path) => !here.has(path)).map((name) => ({ name }));
  const named = Map.groupBy([...files, ...elsewhere], ({ name }) => foldedFileName(name));
  // Of two files of one name nobody can tell which is meant: neither is taken.
  const single = new Map(
    [...named].flatMap(([name, [only, ...more]]) => (only && more.length === 0 ? [[name, only]] : [])),
  );
  const given = new Map(
    files
      .filter((each) => single.get(foldedFileName(each.name)) === each)
      .map((each) => [foldedFileName(each.name), each]),
  );
  const found = [...wanted].flatMap(([name, places]) => {
    const upload = given.get(name);
    return upload ? [{ upload, places }] : [];
  });
  const missing = payload.media.filter(({ name }) => !single.has(foldedFileName(name)));
  const total = found.length + 1;
  yield { type: 'progress', done: 0, total, label: file.name };

  const { told, caseId } = bringInPayload(desk, payload, missing);
  yield told;
  yield { type: 'progress', done: 1, total, label: told.subjectName ?? '' };
  if (caseId === null || told.caseNumber === null) return;
  const { caseNumber } = told;

  for (const [index, { upload, places }] of found.entries()) {
    signal?.throwIfAborted();
    const slots = [...new Set(places.map(({ slot }) => slot))];
    const positions = places.flatMap((each) => each.position ?? []);
    const measured = await measureUpload(vault, upload, measureIn(desk.pool, signal), signal, slots);
    const reason = `备案资料写明用作${slots.map((slot) => materialSlot(slot).label).join('、')}`;
    if (measured.ok) {
      yield* placeFile(vault, upload.name, measured, [{ caseId, caseNumber, slots, positions }], {
        reason,
        now: desk.now,
        pack: desk.pack,
      });
    } else yield left(upload.name, 'unreadable', measured.reason, caseNumber);
    yield { type: 'progress', done: index + 2, total, label: upload.name };
  }
  for (const { name, slot } of missing) {
    const rivals = named.get(foldedFileName(name))?.map((each) => each.name) ?? [];
    yield left(name, 'unplaced', rivals.length > 1 ? rivalsReason(rivals) : missingReason(slot), caseNumber);
  }
}

function rivalsReason(rivals: readonly string[]): string {
  return `交来的文件里有 ${rivals.length} 个同名的（${rivals.slice(0, 3).join('、')}），不知道要哪一个；请只留一个再导入一次`;
}

function left(path: string, outcome: 'unplaced' | 'unreadable', reason: string, caseNumber: string): ImportEvent {
  return { type: 'file', path, outcome, caseNumber, slots: [], reason };
}

function missingReason(slot: MaterialSlotId): string {
  return `备案资料里写了这个文件（${materialSlot(slot).label}），但没有一起给；名字已记下，导出时仍会写上`;
}
