import type { CaseFinder, CaseFound } from './caseOfFile.ts';
import { namesCompany } from './clientNames.ts';
import { apart, isTimed, withoutFolders } from './moments.ts';
import { paperSeen } from './paperSeen.ts';
import type { TrayFile } from './trayCase.ts';

type Found = ReturnType<CaseFinder>;

/** Pictures of one occasion lie no further apart (milliseconds). */
const oneOccasion = 60_000;

/** So many files of a folder have to name one client before it is taken for that client's. */
const leastAgreeing = 2;

/**
 * Whose each file is, in the order of the tray, where `found` has what each file tells by itself. What its own path does not tell, the
 * others of its folder do where the folder is one client's own: two of them name that client, and nothing in it names another. A
 * folder that was handed over as a whole must not hold anything of another client below it, either; `watched`, the folder
 * everybody's files come into, and what lies below it is nobody's. A file that names somebody else is never its neighbours'.
 *
 * In a folder of several clients, or in none, a neighbour of the same minute alone tells nothing: two clients may send at once. It makes
 * its client a candidate; only with a second sign (the name fits several clients, of whom it is one; or both are the two sides of a
 * card, by the times in their names) the file is taken for the neighbour's. Pure.
 */
export function fromNeighbours(
  files: readonly TrayFile[],
  found: readonly Found[],
  watched: string | null = null,
): Found[] {
  const folders = Map.groupBy(files.keys(), (index) => folderOf(files[index]?.path ?? ''));
  const roots = Map.groupBy(files.keys(), (index) => rootOf(files[index]?.path ?? ''));
  const ownerOf = new Map(
    [...folders].map(([folder, inside]) => {
      const root = rootOf(`${folder}/`);
      if (folder === '' || root === watched) return [folder, null] as const;
      return [
        folder,
        ownerIn(folder, inside, root === folder ? (roots.get(root) ?? []) : inside, files, found),
      ] as const;
    }),
  );
  return found.map((each, index) => {
    const file = files[index];
    if (each.rows !== null || each.stranger || !file) return each;
    const folder = folderOf(file.path);
    const text = withoutFolders(file.path);
    const whole = ownerOf.get(folder);
    if (whole) return { rows: whole.rows, text, because: `同一文件夹里的其他几份：${whole.because}`, sure: false };
    const beside = [index - 1, index + 1].flatMap((other) => {
      const [neighbour, there] = [files[other], found[other]];
      if (!neighbour || !there || there.rows === null || folderOf(neighbour.path) !== folder) return [];
      if (!sameMinute(file, neighbour)) return [];
      return [{ file: neighbour, rows: there.rows, whole: isWhole(other, files, found) }];
    });
    if (beside.length === 0) return each;
    return byTwoSigns(file, each, beside) ?? onlyCandidates(each, beside);
  });
}

interface Beside {
  readonly file: TrayFile;
  readonly rows: readonly number[];
  /** Its other side is known already. */
  readonly whole: boolean;
}

/** Whose a folder is, by the files in it; `within` has all that must not name another client. */
function ownerIn(
  folder: string,
  inside: readonly number[],
  within: readonly number[],
  files: readonly TrayFile[],
  found: readonly Found[],
): CaseFound | null {
  if (namesCompany(withoutFolders(folder), null)) return null;
  const naming = inside.flatMap((index) => {
    const there = found[index];
    return there && there.rows !== null && there.sure ? [{ path: files[index]?.path ?? '', there }] : [];
  });
  const [first] = naming;
  // Pages of one file are no two signs.
  if (!first || new Set(naming.map(({ path }) => path)).size < leastAgreeing) return null;
  const { there: owner } = first;
  const isOwners = (there: Found | undefined) => {
    if (!there || there.rows !== null) return !there || there.rows.join() === owner.rows.join();
    return !there.stranger && (there.candidates ?? owner.rows).some((row) => owner.rows.includes(row));
  };
  return within.every((index) => isOwners(found[index])) ? owner : null;
}

/** Whether the file beside one is the other side of the same client's card: a third picture is not of that card. */
function isWhole(index: number, files: readonly TrayFile[], found: readonly Found[]): boolean {
  const [file, there] = [files[index], found[index]];
  return [index - 1, index + 1].some((other) => {
    const [beside, known] = [files[other], found[other]];
    return file && beside && known?.rows && known.rows.join() === there?.rows?.join() && twoSides(file, beside);
  });
}

/** The neighbours' client where something besides the minute speaks for it; null where nothing does, or for two. */
function byTwoSigns(file: TrayFile, each: Found, beside: readonly Beside[]): CaseFound | null {
  const { candidates = [] } = each.rows === null ? each : {};
  const named = beside.filter(({ rows }) => rows.every((row) => candidates.includes(row)));
  // Whatever is copied together was changed in the same minute.
  const paired =
    candidates.length === 0 && isTimed(file)
      ? beside.filter((other) => !other.whole && twoSides(file, other.file))
      : [];
  const [only, ...others] = Map.groupBy([...named, ...paired], ({ rows }) => rows.join()).values();
  const [first] = only ?? [];
  if (!first || others.length > 0) return null;
  const told = each.because.replace(/，请选案件$/u, '');
  const because = named.length > 0 ? `${told}，与同一分钟里相邻的一张对得上` : '相邻的一张是同一分钟里的另一面';
  return { rows: first.rows, text: withoutFolders(file.path), because, sure: false };
}

function onlyCandidates(each: Found, beside: readonly Beside[]): Found {
  const { candidates = [] } = each.rows === null ? each : {};
  const told = each.because.replace(/，请选案件$/u, '');
  return {
    rows: null,
    because: `${told}，与相邻的一张是同一分钟里的，也许是同一位客户，请选案件`,
    candidates: [...new Set([...beside.flatMap(({ rows }) => rows), ...candidates])],
  };
}

function twoSides(one: TrayFile, other: TrayFile): boolean {
  const [seen, there] = [one, other].map(({ facts }) => facts && paperSeen(facts));
  return seen?.kind === 'card' && there?.kind === 'card' && seen.side !== there.side;
}

function sameMinute(one: TrayFile, other: TrayFile): boolean {
  const between = apart(one, other);
  return between !== null && between <= oneOccasion;
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The folder that was handed over; empty where a file came by itself. */
function rootOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}
