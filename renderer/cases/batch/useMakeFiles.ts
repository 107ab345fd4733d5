import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseRow } from '#shared/api/cases.ts';
import type { PaceMark } from '#shared/api/pace.ts';
import type { PackageShape } from '#shared/api/packages.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { type DeskHandle, useDesk } from '../../app/deskContext.ts';
import { readError, wasCancelled } from '../../app/readError.ts';
import { asBlob, saveFile } from '../../app/saveFile.ts';
import { announceChange } from '../../app/tabs.ts';
import type { DossierOptions } from '../../parts/DossierChoice.tsx';
import { gatherSteps } from '../../parts/gatherSteps.ts';
import { inParts } from '../rowWindows.ts';
import { fileNameOf } from './fileNameOf.ts';
import { afterSteps, type MadeItem, type Making, type MakingStep, nothingMade, sayPace } from './madeFiles.ts';
import { dossierSteps, type EachOptions, letterSteps } from './makeFiles.ts';
import { waitingPackageSteps, writtenPackageSteps } from './packageSteps.ts';
import { zipTogether } from './zipTogether.ts';

/** What is made for every chosen case. */
export type MadeKind = 'letters' | 'dossiers' | 'packages';

/** How packages are made. */
export interface PackageOptions {
  /** The office's own when null. */
  readonly profile: string | null;
  readonly asciiNames: boolean;
  /** Copies say what they are for, where the platform takes that. */
  readonly watermark: boolean;
  /** Where the host writes into folders: a folder a case, or all in one ZIP. */
  readonly as: PackageShape;
}

/**
 * What becomes of made files: `each` is saved as soon as it is made, into a folder where the host chooses one, else as a download;
 * `together` they are downloaded once, as one ZIP; or they wait.
 */
export type WayToSave = 'each' | 'together' | 'wait';

export interface MakeOptions {
  readonly kind: MadeKind;
  readonly save: WayToSave;
  /** Dossiers only. */
  readonly dossiers: DossierOptions;
  /** Packages only. */
  readonly packages: PackageOptions;
}

/** Most rows one call answers. */
const rowsPerCall = 200;

/**
 * Makes letters or dossiers for many cases and saves them.
 *
 * A made file waits at the backend until it is saved. Many together go into one folder where the host can let the person
 * choose it; a single one has the system's dialog, and where that is cancelled its bytes stay here for another try.
 */
export function useMakeFiles(numbers: readonly string[]) {
  const desk = useDesk();
  const cache = useQueryClient();
  const [making, setMaking] = useState<Making>(nothingMade);
  const [step] = useState(() => gatherSteps<MakingStep>((steps) => setMaking((held) => afterSteps(held, steps))));
  const [rows, setRows] = useState<ReadonlyMap<string, CaseRow>>(new Map());
  const [state, setState] = useState<'ready' | 'running' | 'ended' | 'stopped'>('ready');
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController>(null);
  const first = useRef<PaceMark>(null);
  const folder = useRef<string | null>(null);
  const fetched = useRef(new Map<string, UploadedFile>());
  useEffect(() => () => stop.current?.abort(), []);

  /** Saves with a dialog or as a download; false when the person cancelled. */
  async function save(item: MadeItem, names: ReadonlyMap<string, CaseRow> = rows): Promise<boolean> {
    if (item.result.type !== 'waiting') return true;
    const { ticket } = item.result.file;
    try {
      const file = fetched.current.get(ticket) ?? (await desk.client.outbox.take({ ticket }));
      fetched.current.set(ticket, file);
      const name = nameOf(item, names);
      const path = await saveFile(desk, new File([await asBlob(file)], name));
      if (path === null) return false;
      fetched.current.delete(ticket);
      step({ type: 'item', item: { ...item, result: { type: 'saved' } } });
      return true;
    } catch (failure) {
      fail(item, failure);
      return true;
    }
  }

  /** Throws what keeps every other file from being saved there as well; the file then goes on waiting. */
  async function saveInto(folder: string, item: MadeItem, names: ReadonlyMap<string, CaseRow> = rows) {
    if (item.result.type !== 'waiting') return;
    const { ticket } = item.result.file;
    const name = nameOf(item, names);
    try {
      await desk.client.host.saveInto({ folder, name, file: fetched.current.get(ticket) ?? { ticket } });
      fetched.current.delete(ticket);
      step({ type: 'item', item: { ...item, result: { type: 'saved' } } });
    } catch (failure) {
      if (readError(failure).code !== 'ticketExpired') throw failure;
      fail(item, failure);
    }
  }

  function fail(item: MadeItem, failure: unknown) {
    const { message, remedy } = readError(failure);
    step({ type: 'item', item: { ...item, result: { type: 'failed', reason: `${message}${remedy}` } } });
  }

  /** Takes a made file over from the backend, where too many would not fit; it is saved later. */
  async function fetchOne(item: MadeItem): Promise<void> {
    if (item.result.type !== 'waiting' || fetched.current.has(item.result.file.ticket)) return;
    const { ticket } = item.result.file;
    try {
      fetched.current.set(ticket, await desk.client.outbox.take({ ticket }));
    } catch (failure) {
      if (readError(failure).code !== 'ticketExpired') throw failure;
      fail(item, failure);
    }
  }

  /** Everything that was made and not saved yet, as one download. */
  async function saveTogether(items: Iterable<MadeItem>, names: ReadonlyMap<string, CaseRow>) {
    const waiting: WaitingFile[] = [];
    for (const item of items) {
      await fetchOne(item);
      const file = item.result.type === 'waiting' ? fetched.current.get(item.result.file.ticket) : undefined;
      if (file) waiting.push({ item, name: nameOf(item, names), file: await asBlob(file) });
    }
    if (waiting.length === 0) return;
    for (const file of await downloadsOf(waiting)) await saveFile(desk, file);
    for (const { item } of waiting) {
      if (item.result.type === 'waiting') fetched.current.delete(item.result.file.ticket);
      step({ type: 'item', item: { ...item, result: { type: 'saved' } } });
    }
  }

  /** How each of many files is saved; null when the person chose no folder after all. */
  async function wayToSave() {
    if (!savesIntoFolder(desk)) return save;
    const { path } = await desk.client.host.chooseFolder();
    if (path === null) return null;
    return async (item: MadeItem, names?: ReadonlyMap<string, CaseRow>) => {
      await saveInto(path, item, names);
      return true;
    };
  }

  async function make(options: MakeOptions, wanted: readonly string[] = numbers) {
    let saveEach: Awaited<ReturnType<typeof wayToSave>> = null;
    // Packages are written by the backend itself: two hundred of them would not fit into its outbox.
    const written = options.kind === 'packages' && savesIntoFolder(desk);
    try {
      if (written) {
        // What is made again, or later, goes where the rest lies.
        folder.current ??= (await desk.client.host.chooseFolder()).path;
        if (folder.current === null) return;
      } else if (options.save === 'each') {
        saveEach = await wayToSave();
        if (saveEach === null) return;
      }
    } catch (failure) {
      setError(failure);
      return;
    }
    const cancel = new AbortController();
    stop.current = cancel;
    first.current = null;
    setState('running');
    setError(null);
    const come = new Map<string, MadeItem>();
    try {
      const names = await rowsByNumber(desk, wanted);
      setRows((held) => new Map([...held, ...names]));
      for await (const each of stepsOf(desk, options, wanted, { signal: cancel.signal, folder: folder.current })) {
        step(each);
        if (each.type !== 'item') continue;
        first.current ??= { done: 1, at: performance.now() };
        await saveEach?.(each.item, names);
        if (options.save !== 'together') continue;
        come.set(each.item.key, each.item);
        await fetchOne(each.item);
      }
      if (options.save === 'together') await saveTogether(come.values(), names);
      setState('ended');
    } catch (failure) {
      setState('stopped');
      if (!wasCancelled(failure, cancel.signal)) setError(failure);
    }
    void announceChange(cache);
  }

  return {
    making,
    rows,
    state,
    error,
    /** How fast, and how long it will still take, in words; null while that cannot be told. */
    pace: state === 'running' ? sayPace(making, first.current, performance.now()) : null,
    make: (options: MakeOptions, wanted?: readonly string[]) => void make(options, wanted),
    stop: () => stop.current?.abort(),
    save: (item: MadeItem) => void save(item),
    /** All that wait, as one download. */
    saveTogether: async () => {
      setError(null);
      await saveTogether(making.items.values(), rows).catch(setError);
    },
    /** One after the other; a cancelled dialog ends it. */
    saveAll: async () => {
      setError(null);
      try {
        const saveEach = await wayToSave();
        if (saveEach === null) return;
        for (const item of making.items.values()) if (!(await saveEach(item))) break;
      } catch (failure) {
        setError(failure);
      }
    },
  };
}

interface WaitingFile {
  readonly item: MadeItem;
  readonly name: string;
  readonly file: Blob;
}

/** What is downloaded of them: one as it is, more in a ZIP, or in several where one would be too large. */
async function downloadsOf(waiting: readonly WaitingFile[]): Promise<File[]> {
  const [first] = waiting;
  if (first && waiting.length === 1) return [new File([first.file], first.name)];
  const cases = new Set(waiting.map(({ item }) => item.caseNumber)).size;
  const zips = await zipTogether(waiting);
  return zips.map((zip, index) => {
    const part = zips.length > 1 ? `-${index + 1}` : '';
    return new File([zip], `备案文件 ${cases} 个案件${part}.zip`, { type: 'application/zip' });
  });
}

/** A package has a name of its own; of what comes one a case, the case is named. */
function nameOf(item: MadeItem, names: ReadonlyMap<string, CaseRow>): string {
  const zip = item.result.type === 'waiting' && /\.zip$/.test(item.result.file.name);
  return zip && item.result.type === 'waiting' ? item.result.file.name : fileNameOf(item, names.get(item.caseNumber));
}

/** True where many files go into one folder of the person's choice. */
export function savesIntoFolder({ host }: Pick<DeskHandle, 'host'>): boolean {
  return host.savesFiles && host.choosesFolders;
}

async function rowsByNumber({ client }: DeskHandle, numbers: readonly string[]): Promise<Map<string, CaseRow>> {
  const rows = new Map<string, CaseRow>();
  for (const part of inParts(numbers, rowsPerCall))
    for (const row of await client.cases.rows({ numbers: part })) rows.set(row.number, row);
  return rows;
}

function stepsOf(
  { client }: DeskHandle,
  { kind, dossiers, packages }: MakeOptions,
  numbers: readonly string[],
  { signal, folder }: { readonly signal: AbortSignal; readonly folder: string | null },
) {
  if (kind === 'letters') return letterSteps((cases) => client.letters.make({ cases }, { signal }), numbers);
  const each = {
    signal,
    endsAll: (error: unknown) => endsAll.has(readError(error).code),
    sentence: (error: unknown) => readError(error).message,
  };
  if (kind === 'packages') return packageSteps(client, packages, numbers, { ...each, folder });
  return dossierSteps((caseNumber) => client.dossier.make({ caseNumber, ...dossiers }, { signal }), numbers, each);
}

async function* packageSteps(
  client: DeskHandle['client'],
  { profile: chosen, asciiNames, watermark, as }: PackageOptions,
  numbers: readonly string[],
  { folder, ...each }: EachOptions & { readonly folder: string | null },
) {
  const { signal } = each;
  const profile = chosen ?? (await client.settings.get()).profile;
  if (folder === null) {
    const make = (caseNumber: string) =>
      client.packages.make({ caseNumber, profile, asciiNames, watermark }, { signal });
    yield* waitingPackageSteps(make, numbers, each);
    return;
  }
  const target = { to: 'folder', folder, as } as const;
  const request = { cases: [...numbers], profile, asciiNames, watermark, target, resume: as === 'folder' };
  yield* writtenPackageSteps(await client.packages.makeMany(request, { signal }));
}

/** After these nothing else will work either. */
const endsAll: ReadonlySet<string> = new Set(['disconnected', 'vaultLocked', 'cancelled']);
