import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isLongRun, isWholeRun, tell } from '#test/support/proofSize.ts';
import { closePool } from './faults/deskJob.ts';
import { deskJobs } from './faults/deskJobs.ts';
import type { Job } from './faults/job.ts';
import { buildShim, needsShim, quickFolder, runFaulty } from './faults/shim.ts';
import { spread } from './faults/spread.ts';
import { vaultJobs } from './faults/vaultJobs.ts';
import { unsafeSteps } from './faults/writeOrder.ts';

interface Round {
  readonly job: string;
  readonly n: number;
  readonly then: string;
  readonly met: boolean;
  readonly failed: boolean;
  readonly problems: readonly string[];
}
/** A line of inChild.ts: what became of a call, or how many there are. */
type Told = Round & { readonly calls?: number };

const folder = await quickFolder();
const shim = buildShim(folder.path);
if (shim === null) tell(needsShim);
const provable = test.skipIf(shim === null);
/** How many calls each job makes that can fail. */
const calls = new Map<string, number>();

afterAll(async () => {
  await closePool();
  await folder[Symbol.asyncDispose]();
});

/** In the suite a few calls of each kind of work; in the long run every one. */
const allCalls = 100_000;
/** `BEIAN_FAULT_JOBS=save,import` looks at these kinds of work alone. */
const asked = process.env['BEIAN_FAULT_JOBS']?.split(',') ?? null;
const isAsked = (name: string) => asked === null || asked.includes(name);

/** How often a kind of work is killed in the long run: at every call, or at so many spread over all of them; see `isWholeRun`. */
const mostKills = isWholeRun ? allCalls : 150;
/** What is killed in the suite, once each. */
const killedInSuite = [
  'passphrase',
  'backup elsewhere',
  'restore',
  'migrate',
  'salvage',
  'save',
  'import',
  'fit',
  'package folder again',
  'erase and renew',
  'bundle',
  'bundle out again',
];
/** Milliseconds; a whole run of one kind of work beside others took more than an hour. */
const patience = isWholeRun ? 36_000_000 : 3_600_000;

/** Says in the long run, which takes hours, how far a kind of work is; and what went wrong as soon as it did. */
function sayProgress(told: Told): void {
  if (told.calls !== undefined) tell(`${told.job}: ${told.calls} calls`);
  else if (told.problems.length > 0) tell(JSON.stringify(told));
  else if (told.n % 25 === 0 && told.then === 'again') tell(`${told.job}: ${told.n} of ${calls.get(told.job)}`);
}

const parts = (
  [
    ['the vault itself', vaultJobs, 4],
    ['the open desk', deskJobs, 2],
  ] as const
)
  .map(([what, jobs, usual]) => [what, jobs.filter(({ name }) => isAsked(name)), usual] as const)
  .filter(([, jobs]) => jobs.length > 0);
provable.each(parts)(
  'whichever write, fsync or rename of %s fails, nothing is half believed and the next try succeeds',
  async (_, jobs, usual) => {
    const names = jobs.map(({ name }) => name);
    const told: Told[] = [];
    const hear = (line: string) => {
      const each = JSON.parse(line) as Told;
      told.push(each);
      if (each.calls !== undefined) calls.set(each.job, each.calls);
      if (isLongRun) sayProgress(each);
    };
    const most = String(isLongRun ? allCalls : usual);
    const { errors } = await runFaulty(shim ?? '', folder.path, ['errors', folder.path, most, ...names], { hear });
    expect([...calls.keys()], errors).toEqual(expect.arrayContaining(names));
    const rounds = told.filter(({ calls: count }) => count === undefined);
    expect(rounds.filter(({ problems }) => problems.length > 0)).toEqual([]);
    // The fault was really met in each round.
    expect(rounds.filter(({ met }) => !met).length).toBeLessThan(rounds.length / 10);
    // Of some work, such as renewing the keys of backups, most refusals are told and are no failure.
    expect(rounds.filter(({ failed }) => failed).length).toBeGreaterThan(asked === null ? rounds.length / 2 : 0);
    tell(`${rounds.length} refused calls in ${names.length} kinds of work: 0 wrong`);
  },
);

/** Work whose every file is to outlive a power cut once it is acknowledged. */
const lasting = (
  isLongRun
    ? [
        'create',
        'passphrase',
        'recovery',
        'backup elsewhere',
        'backup inside',
        'restore',
        'migrate',
        'save',
        'bundle out',
        'bundle out again',
        'package folder',
        'package folder again',
        'package zip',
        'package zip again',
      ]
    : ['create', 'passphrase', 'backup elsewhere', 'save', 'bundle out again', 'package folder', 'package zip']
).filter(isAsked);

test.skipIf(shim === null || lasting.length === 0)(
  'whatever is acknowledged was put on the disk first: bytes before the name, and the name',
  async () => {
    const record = join(folder.path, 'order.log');
    const { errors, signal } = await runFaulty(shim ?? '', folder.path, ['order', folder.path, '0', ...lasting], {
      record,
    });
    expect(signal, errors).toBeNull();
    const { works, unsafe, renames } = unsafeSteps(readFileSync(record, 'utf8'));
    expect(works, errors).toEqual(lasting);
    expect(unsafe).toEqual([]);
    // Saving renames nothing.
    expect(renames).toBeGreaterThan(asked === null ? lasting.length : -1);
    tell(`${renames} renames in ${works.length} kinds of work: each after the bytes, and before the folder was synced`);
  },
);

test.each([
  [
    'a file that is renamed before it is synced',
    ['write\t/a/.x', 'rename\t/a/.x\t/a/x', 'sync\t/a'],
    'before its bytes',
  ],
  ['a folder that is not synced', ['write\t/a/.x', 'sync\t/a/.x', 'rename\t/a/.x\t/a/x'], 'name of /a/x'],
  ['bytes nobody asked for', ['sync\t/a/y', 'write\t/a/y'], 'bytes of /a/y'],
])('the order of calls tells of %s', (_, calls, told) => {
  const { unsafe } = unsafeSteps(['mark\tbegin w', ...calls, 'mark\tacknowledged w'].join('\n'));
  expect(unsafe).toEqual([expect.stringContaining(told)]);
});

/** Kills the work at its n-th call, looks what is believed, does it again. */
async function killAt(job: Job, template: string, n: number, expected: { before: string; after: string }) {
  const dir = join(folder.path, `${job.name}-${n}`);
  cpSync(template, dir, { recursive: true });
  const { lines, signal, errors } = await runFaulty(shim ?? '', folder.path, ['kill', dir, String(n), job.name]);
  const acknowledged = lines.includes('acknowledged');
  if (!acknowledged) expect(signal, errors).toBe('SIGKILL');
  const state = await job.state(dir);
  const allowed = acknowledged ? [expected.after] : [expected.before, expected.after];
  // A killed process cannot clear its hidden remains away; doing it again does.
  const shown = state.replace(', and something half-made', '');
  if (job.inParts !== true) expect(allowed, `${job.name}, call ${n}`).toContain(shown);
  if (state !== expected.after) {
    const work = await job.open(dir);
    await work.act();
    await work.close();
    expect(await job.state(dir), `${job.name} again after call ${n}`).toBe(expected.after);
  }
  await rm(dir, { recursive: true, force: true });
  return acknowledged;
}

/** How many calls of a kind of work can fail, where nothing has counted them yet: a run of this test alone. */
async function callsOf({ name }: Job): Promise<number> {
  const dir = join(folder.path, 'counted');
  const { lines, errors } = await runFaulty(shim ?? '', folder.path, ['errors', dir, '0', name]);
  await rm(dir, { recursive: true, force: true });
  const count = lines.map((line) => (JSON.parse(line) as Told).calls).find((each) => each !== undefined);
  expect(count, errors).toBeGreaterThan(0);
  return count ?? 0;
}

/** A number below `most` for each round, the same in every run of the suite. */
const seeded = (round: number, most: number) => 1 + (((round + 1) * 7919) % most);

provable(
  'killed at any call, what was acknowledged is there, nothing is half believed, and the work can be done again',
  async () => {
    let [killed, ended] = [0, 0];
    const jobs = [...vaultJobs, ...deskJobs].filter(
      ({ name }) => isAsked(name) && (isLongRun || killedInSuite.includes(name)),
    );
    for (const [index, job] of jobs.entries()) {
      const template = join(folder.path, `template-${job.name}`);
      mkdirSync(template);
      await job.prepare(template);
      const whole = join(folder.path, `whole-${job.name}`);
      cpSync(template, whole, { recursive: true });
      const before = await job.state(whole);
      const work = await job.open(whole);
      await work.act();
      await work.close();
      const after = await job.state(whole);
      const last = calls.get(job.name) ?? (await callsOf(job));
      // The last round is never met: what is done by then is acknowledged.
      const rounds = isLongRun ? [...spread(last, mostKills), last + 1] : [seeded(index, last)];
      for (const n of rounds) {
        (await killAt(job, template, n, { before, after })) ? ended++ : killed++;
        if (isLongRun && killed % 25 === 0) tell(`${job.name}: killed ${killed} times`);
      }
      if (isLongRun) tell(`${job.name}: killed at ${rounds.length - 1} of ${last} calls`);
    }
    expect(killed).toBeGreaterThan(asked === null ? ended : 0);
    tell(`killed ${killed} times in ${jobs.length} kinds of work: 0 wrong`);
  },
  patience,
);
