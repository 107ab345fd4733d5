import { emptyPerson, roleSchema } from '../filing/person.ts';
import type { Digest } from '../filing/settlement.ts';
import type { BundledCase, BundledPerson, BundledRejection } from './bundledCase.ts';
import { fieldsOf, isItem, matterOf, type Part, type Parts, partsOf } from './casePaths.ts';

/** Which side a person chose. */
export type Choice = 'mine' | 'theirs';

/** A part that is another on each side, and of which nobody can tell which one counts; see whoChanged.ts. */
export interface Disagreement {
  readonly path: string;
  readonly mine: Part;
  readonly theirs: Part;
}

/** A part that is taken over because only the other side has changed it. */
export interface Takeover {
  readonly path: string;
  /** Undefined where there was nothing. */
  readonly from: Part | undefined;
  /** Undefined where it goes. */
  readonly to: Part | undefined;
}

export interface Merge {
  readonly merged: BundledCase;
  readonly disagreements: readonly Disagreement[];
  readonly takeovers: readonly Takeover[];
}

/** Digests of all parts of a case at one moment: enough to see later which have changed, and nothing to read. */
export type StateDigests = Readonly<Record<string, string>>;

/** The digests of a case as it is. Pure. */
export function digestsOf(held: BundledCase, digest: Digest): StateDigests {
  return Object.fromEntries([...partsOf(held, digest)].map(([path, part]) => [path, markOf(part, digest)]));
}

/** Whether nothing differs between two states. Pure. */
export function sameState(one: StateDigests, other: StateDigests): boolean {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].every((path) => (one[path] ?? '') === (other[path] ?? ''));
}

/** What a part is known by in a state; empty for nothing. A third of a SHA-256 is beyond any accident. Pure. */
export function markOf(part: Part | undefined, digest: Digest): string {
  const matter = matterOf(part);
  return matter === '' ? '' : digest(matter).slice(0, 20);
}

/**
 * Brings two machines' versions of one case together. Pure.
 *
 * `base` are the digests of the state they parted at; null where none is known, which counts as empty: what is filled in
 * on one side only is taken. What only one side has changed is taken from that side; what both have, as `chosen`, and as
 * mine where nobody chose. Events, letters and pictures of both are there, each once. An item that one side removed and
 * the other changed stays. The number stays mine. Of a question both have answered about other values both answers are
 * there: which one counts the rules tell (`withOneAnswer`). Persons of both go by uids that mean the same on both sides.
 */
export function mergeCase(
  mine: BundledCase,
  theirs: BundledCase,
  base: StateDigests | null,
  { digest, chosen }: { readonly digest: Digest; readonly chosen: (each: Disagreement) => Choice },
): Merge {
  const [ours, other] = [partsOf(mine, digest), partsOf(theirs, digest)];
  const disagreements: Disagreement[] = [];
  const takeovers: Takeover[] = [];
  const merged = new Map<string, Part>();
  const [myPeople, theirPeople] = [mine, theirs].map(({ persons }) => new Set(persons.map(({ uids }) => uids[0])));
  for (const path of new Set([...ours.keys(), ...other.keys()])) {
    const [m, t] = [ours.get(path), other.get(path)];
    const keep = (part: Part | undefined) => part && merged.set(path, part);
    const take = () => {
      takeovers.push({ path, from: m, to: t });
      keep(t);
    };
    const part = m ?? t;
    if (part === undefined) continue;
    // Who is not there on one side has not been emptied there.
    if (part.kind === 'person' && !theirPeople?.has(part.uid)) keep(m);
    else if (part.kind === 'person' && !myPeople?.has(part.uid)) keep(t);
    // Nor a day that the other side does not know of.
    else if (part.kind === 'keepUntil' && !(m && t)) keep(m ?? t);
    else if (matterOf(m) === matterOf(t)) keep(m ?? t);
    else if (part.kind === 'letter') m ? keep(m) : take();
    else if (part.kind === 'fix' && !(m && t)) keep(m ?? t);
    else {
      const before = base?.[path] ?? '';
      const [changedHere, changedThere] = base
        ? [markOf(m, digest) !== before, markOf(t, digest) !== before]
        : [matterOf(m) !== '', matterOf(t) !== ''];
      if (!changedThere) keep(m);
      else if (!changedHere) take();
      else if (isItem(part) && !(m && t)) m ? keep(m) : take();
      else {
        const each = { path, mine: m ?? emptied(part), theirs: t ?? emptied(part) };
        disagreements.push(each);
        keep(chosen(each) === 'mine' ? m : t);
      }
    }
  }
  return { merged: together(mine, theirs, merged, [ours, other]), disagreements, takeovers };
}

function emptied(part: Part): Part {
  return { ...part, value: null } as Part;
}

/** The case that parts make up; what no part tells is mine. */
function together(mine: BundledCase, theirs: BundledCase, parts: Parts, sides: readonly [Parts, Parts]): BundledCase {
  const all = [...parts];
  const of = <Kind extends Part['kind']>(kind: Kind) =>
    all.flatMap(([path, part]) => (part.kind === kind ? [{ path, ...(part as Extract<Part, { kind: Kind }>) }] : []));
  const values = <Kind extends Part['kind']>(kind: Kind) =>
    of(kind).flatMap(({ value }) => (value === null ? [] : [value])) as NonNullable<
      Extract<Part, { kind: Kind }>['value']
    >[];
  const record = (name: 'filingCase' | 'subject' | 'miniProgram') =>
    Object.fromEntries(of('field').flatMap((part) => (part.record === name ? [[part.key, part.value]] : [])));
  const roles = Object.fromEntries(of('role').map(({ role, value }) => [role, value])) as BundledCase['roles'];
  const fixes = new Map(of('fix').map(({ sha256, value }) => [sha256, value]));
  const scans = new Map([...theirs.scans, ...mine.scans].map((scan) => [scan.facts.sha256, scan]));
  const answers = new Map(of('answer').map((part) => [`${part.rejection}.${part.index}`, part.value]));
  return {
    ...mine,
    filingCase: { ...mine.filingCase, ...record('filingCase') },
    subject: { ...mine.subject, ...record('subject') },
    miniProgram: { ...mine.miniProgram, ...record('miniProgram') },
    roles,
    persons: peopleIn(roles, mine, theirs, of('person')),
    marks: of('mark').flatMap(({ mark, value }) => (value === null ? [] : [{ kind: mark, at: value }])),
    materials: [...values('onlyFile').flat(), ...values('file')],
    scans: [...scans.values()].map((scan) => ({ ...scan, now: fixes.get(scan.facts.sha256) ?? null })),
    events: inOrder(parts, ...sides),
    settlements: values('settlement'),
    letters: values('letter').toSorted((one, next) => one.madeAt.localeCompare(next.madeAt)),
    rest: values('rest'),
    keepUntil: of('keepUntil')[0]?.value,
    follows: mine.follows ?? theirs.follows,
    rejections: of('rejection')
      .flatMap(({ path, value }) => (value === null ? [] : [answered(path, value, answers)]))
      .toSorted((one, next) => one.at.localeCompare(next.at)),
  };
}

/**
 * Events in the order they were written, which also tells what a case was last moved to: of the side that has all of them,
 * else by when they happened.
 */
function inOrder(merged: Parts, mine: Parts, theirs: Parts): BundledCase['events'] {
  const isEvent = (path: string) => path.startsWith('event.');
  const paths = [...merged.keys()].filter(isEvent);
  const whole = [mine, theirs].find((side) => paths.every((path) => side.has(path)));
  const ordered = whole ? [...whole.keys()].filter((path) => isEvent(path) && merged.has(path)) : paths;
  const events = ordered.flatMap((path) => {
    const part = merged.get(path);
    return part?.kind === 'event' && part.value !== null ? [part.value] : [];
  });
  return whole ? events : events.toSorted((one, next) => one.at.localeCompare(next.at));
}

type Answers = ReadonlyMap<string, Extract<Part, { kind: 'answer' }>['value']>;

function answered(path: string, rejection: BundledRejection, answers: Answers): BundledRejection {
  const reasons = rejection.reasons.map((reason, index) => {
    const said = answers.get(`${path}.${index}`) ?? null;
    return { ...reason, answer: said?.answer ?? null, answeredAt: said?.answeredAt ?? null };
  });
  return { ...rejection, reasons };
}

/** Those who hold a role, with their fields as they were brought together. */
function peopleIn(
  roles: BundledCase['roles'],
  mine: BundledCase,
  theirs: BundledCase,
  parts: readonly Extract<Part, { kind: 'person' }>[],
): BundledPerson[] {
  const known = [...mine.persons, ...theirs.persons];
  const uids = new Set(roleSchema.options.flatMap((role) => roles[role] ?? []));
  return [...uids].map((uid) => {
    const same = known.filter((person) => person.uids[0] === uid);
    const fields = Object.fromEntries(parts.flatMap((part) => (part.uid === uid ? [[part.key, part.value]] : [])));
    return {
      ...emptyPerson,
      ...(same[0] ? fieldsOf(same[0]) : {}),
      ...fields,
      uids: [uid, ...new Set(same.flatMap((person) => person.uids).filter((each) => each !== uid))],
      updatedAt: same[0]?.updatedAt ?? null,
    };
  });
}
