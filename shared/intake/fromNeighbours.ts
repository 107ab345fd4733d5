import type { CaseFinder, CaseFound } from './caseOfFile.ts';
import { paperSeen } from './paperSeen.ts';
import { timeOfName } from './timeOfName.ts';
import type { TrayFile } from './trayCase.ts';

type Found = ReturnType<CaseFinder>;

/** Pictures of one occasion lie no further apart (milliseconds). */
const oneOccasion = 60_000;

/**
 * Whose each file is, in the order of the tray, where `found` has what each file tells by itself. What its own path does not tell, the
 * others of its folder do where all of them that are known belong to one client.
 *
 * In a folder of several clients, or in none, a neighbour of the same minute alone tells nothing: two clients may send at once. It makes
 * its client a candidate; only with a second sign (the name fits several clients, of whom it is one; or both are the two sides of a
 * card) the file is taken for the neighbour's. Pure.
 */
export function fromNeighbours(files: readonly TrayFile[], found: readonly Found[]): Found[] {
  const folders = Map.groupBy(files.keys(), (index) => folderOf(files[index]?.path ?? ''));
  const ownerOf = new Map(
    [...folders].map(([folder, inside]) => [folder, folder === '' ? null : owner(inside, found)]),
  );
  return found.map((each, index) => {
    const file = files[index];
    if (each.rows !== null || !file) return each;
    const folder = folderOf(file.path);
    const text = withoutFolders(file.path);
    const whole = ownerOf.get(folder);
    if (whole) return { rows: whole.rows, text, because: `同一文件夹里的另一份：${whole.because}`, sure: false };
    const beside = [index - 1, index + 1].flatMap((other) => {
      const [neighbour, there] = [files[other], found[other]];
      if (!neighbour || !there || there.rows === null || folderOf(neighbour.path) !== folder) return [];
      return sameMinute(file, neighbour) ? [{ file: neighbour, rows: there.rows }] : [];
    });
    if (beside.length === 0) return each;
    return byTwoSigns(file, each, beside) ?? onlyCandidates(each, beside);
  });
}

interface Beside {
  readonly file: TrayFile;
  readonly rows: readonly number[];
}

/** The one client of all that are known in a folder, if the first is known for sure. */
function owner(inside: readonly number[], found: readonly Found[]): CaseFound | null {
  const known = inside.flatMap((index) => {
    const there = found[index];
    return there && there.rows !== null ? [there] : [];
  });
  const [first] = known;
  return first?.sure && known.every(({ rows }) => rows.join() === first.rows.join()) ? first : null;
}

/** The neighbours' client where something besides the minute speaks for it; null where nothing does, or for two. */
function byTwoSigns(file: TrayFile, each: Found, beside: readonly Beside[]): CaseFound | null {
  const { candidates = [] } = each.rows === null ? each : {};
  const named = beside.filter(({ rows }) => rows.every((row) => candidates.includes(row)));
  const paired = candidates.length === 0 ? beside.filter((other) => twoSides(file, other.file)) : [];
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
  const [moment, there] = [momentOf(one), momentOf(other)];
  return moment !== null && there !== null && Math.abs(moment - there) <= oneOccasion;
}

/** When a picture was made, in milliseconds: by its name, else when the file was changed last; null where nobody knows. Pure. */
export function momentOf({ path, modifiedAt }: Pick<TrayFile, 'path' | 'modifiedAt'>): number | null {
  return timeOfName(withoutFolders(path)) ?? (modifiedAt === null ? null : Date.parse(modifiedAt));
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

export function withoutFolders(path: string): string {
  return path.split('/').at(-1) ?? path;
}
