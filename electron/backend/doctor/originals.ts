import { readFile } from 'node:fs/promises';
import type { Diagnosis, IllPaper } from '#shared/doctor/diagnosis.ts';
import { filePath } from '../vault/files.ts';
import type { Vault } from '../vault/openVault.ts';
import { isAsRecorded } from '../vault/recordedHashes.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import { isUnrecordedLetter, recordedSha256 } from '../vault/store/recordedSha256.ts';
import { unlessDamaged } from '../vault/unlessDamaged.ts';
import { holdersOf, type MadeBy, whoMakes } from './fileHolders.ts';
import { type Shelves, shelvesOf } from './shelves.ts';

/** An original that is not as it was received. */
export interface IllFile {
  readonly id: string;
  readonly how: 'missing' | 'spoilt';
  /** What was noted when it came in or was made; undefined where nothing was, as of a letter of before. */
  readonly sha256: string | undefined;
  /** A sound copy in a backup; null where there is none. */
  readonly copy: string | null;
}

/** What came of looking at all originals. */
export interface LookedOver {
  readonly ill: readonly IllFile[];
  /** Letters of before that open, and of which nobody has noted yet what they hold. */
  readonly unrecorded: readonly string[];
  readonly total: number;
  /** True where the vault is a backup that was opened as it lies. */
  readonly backup: boolean;
  /** False where the database did not tell which originals there should be. */
  readonly complete: boolean;
}

/** Reads every original and compares it with what was noted when it came in; yields how far it is. */
export async function* illFiles(
  vault: Vault,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly done: number; readonly total: number }, LookedOver, undefined> {
  const shelves = await shelvesOf(vault);
  const { present } = shelves;
  // Where the database does not tell what there should be, what is there is looked at all the same.
  const told = unlessDamaged<ReadonlySet<string> | null>(() => vault.namedFiles(), null);
  const named = [...(told ?? present)].toSorted();
  const ill: IllFile[] = [];
  const unrecorded: string[] = [];
  yield { done: 0, total: named.length };
  for (const [index, id] of named.entries()) {
    signal?.throwIfAborted();
    vault.assertOpen();
    const sha256 = unlessDamaged(() => recordedSha256(vault.db, id), null) ?? undefined;
    const how = present.has(id) ? await spoilt(shelves, id, sha256) : 'missing';
    if (how !== null) ill.push({ id, how, sha256, copy: shelves.backup ? null : await soundCopy(vault, id, sha256) });
    else if (unlessDamaged(() => isUnrecordedLetter(vault.db, id), false)) unrecorded.push(id);
    yield { done: index + 1, total: named.length };
  }
  return { ill, unrecorded, total: named.length, backup: shelves.backup, complete: told !== null };
}

async function spoilt(shelves: Shelves, id: string, sha256: string | undefined): Promise<'spoilt' | null> {
  try {
    return isAsRecorded(await shelves.read(id), sha256) ? null : 'spoilt';
  } catch {
    return 'spoilt';
  }
}

async function soundCopy(vault: Vault, id: string, sha256: string | undefined): Promise<string | null> {
  for (const { files } of vault.backupPlaces()) {
    if (files === null) continue;
    const path = filePath(files, id);
    const encrypted = await readFile(path).catch(() => null);
    if (encrypted && (await vault.files.canOpen(encrypted, sha256))) return path;
  }
  return null;
}

const openedBackup = '要用它，请先“恢复”到一个新的文件夹，不要直接打开备份。';

/** The finding about all of them. */
export function sayIll(db: ReadDatabase, { ill, unrecorded, total, backup, complete }: LookedOver): Diagnosis {
  const older = unrecorded.length;
  const mendOlder = older > 0 && !backup ? `记下 ${older} 份早先文书现在的内容，从此有改动就看得出来。` : '';
  if (ill.length === 0 && older > 0) {
    return {
      checkup: 'originals',
      state: 'note',
      message: `${total} 份原件都在。${older} 份文书是早先打印的，当时没有记下内容，只知道打得开；其余的内容都没有变。`,
      remedy: backup ? openedBackup : null,
      mend: mendOlder === '' ? null : mendOlder,
    };
  }
  if (ill.length === 0) {
    return {
      checkup: 'originals',
      state: complete && !backup ? 'fine' : 'note',
      message: backup
        ? `这里是一份备份，它的 ${total} 份原件都在备份的位置里，内容都没有变。`
        : complete
          ? `${total} 份原件都在，内容都没有变。`
          : `数据库没能说出应有哪些原件；文件夹里的 ${total} 份都打得开。`,
      remedy: backup ? openedBackup : null,
      mend: null,
    };
  }
  const [missing, spoiltOnes] = (['missing', 'spoilt'] as const).map(
    (how) => ill.filter((file) => file.how === how).length,
  );
  const told = [missing ? `不见了 ${missing} 份` : '', spoiltOnes ? `损坏了 ${spoiltOnes} 份` : ''];
  const mendable = ill.filter(({ copy }) => copy !== null).length;
  return {
    checkup: 'originals',
    state: 'bad',
    message: `${total} 份原件里，${told.filter((each) => each !== '').join('，')}。`,
    remedy: backup
      ? '这里是一份备份；请换一份完好的备份来恢复。'
      : mendable < ill.length
        ? sayLost(
            db,
            ill.filter(({ copy }) => copy === null),
          )
        : null,
    mend:
      [mendable > 0 ? `从备份里取回 ${mendable} 份；损坏的那份移到一边，不会删除。` : '', mendOlder].join('') || null,
    files: ill.flatMap((file) => papersOf(db, file)),
  };
}

/** What can be done about files no backup has a sound copy of: what the desk has made is made again, not asked of the client. */
function sayLost(db: ReadDatabase, lost: readonly IllFile[]): string {
  const makers = lost.map(({ id }) => unlessDamaged<MadeBy>(() => whoMakes(db, id), 'client'));
  const ways = (['letter', 'fix', 'client'] as const)
    .map((maker) => ({ maker, count: makers.filter((each) => each === maker).length }))
    .filter(({ count }) => count > 0);
  const say = ways.map(({ maker, count }) =>
    ways.length === 1 ? makeAgain[maker] : `${count} 份${madeNames[maker]}${makeAgain[maker]}`,
  );
  return `有 ${lost.length} 份在备份里也没有完好的，请到别的备份里找；找不到时，${say.join('，')}。`;
}

const madeNames: Readonly<Record<MadeBy, string>> = { letter: '文书', fix: '修整过的图', client: '收到的文件' };
const makeAgain: Readonly<Record<MadeBy, string>> = {
  letter: '请在案件的“文书”里重新打印',
  fix: '请在案件的“材料”里打开原图重新修整',
  client: '请客户重新发送',
};

/** Where a file is used; one entry without a place where nobody can tell. */
function papersOf(db: ReadDatabase, { id, how, copy }: IllFile): IllPaper[] {
  const holders = unlessDamaged(() => holdersOf(db, id), []);
  const nobody = { caseNumber: null, subjectName: null, paper: '软件存下的文件', name: null };
  return (holders.length > 0 ? holders : [nobody]).map((holder) => ({
    file: id,
    how,
    ...holder,
    mendable: copy !== null,
  }));
}
