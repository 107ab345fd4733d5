import { cpSync, mkdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deskErrorCodeSchema } from '#shared/api/deskErrorMap.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Job } from './job.ts';
import { spread } from './spread.ts';
import { vaultJobs } from './vaultJobs.ts';

// Run with the shim of faults.c before libc:
//   inChild.ts errors FOLDER MOST JOB…   refuses the n-th call for so many n, and prints what became of each
//   inChild.ts order FOLDER 0 JOB…       does each once, with marks around it in the record of the shim
//   inChild.ts kill FOLDER N JOB         ends at the N-th call; prints "acknowledged" when it got to its end

/** What the shim is asked, by reading links that are not there. */
const arm = (at: number, how: number | 'kill') => readlinkSync(`/faults/arm/${at}/${how}`);
const callsSoFar = () => Number(readlinkSync('/faults/count'));

/** EIO, EACCES, ENOSPC and EROFS, by turns. */
const refusals = [5, 13, 28, 30] as const;

/** One of the errors a person is told, with a remedy, and not the one for what nobody foresaw. */
function isTold(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  const known = deskErrorCodeSchema.safeParse(code);
  return (
    known.success &&
    known.data !== 'internal' &&
    (error instanceof DeskError || (error as { defined?: boolean }).defined === true)
  );
}

async function errors(job: Job, folder: string, most: number): Promise<void> {
  const template = join(folder, 'template');
  mkdirSync(template, { recursive: true });
  await job.prepare(template);
  const fresh = (name: string) => {
    const dir = join(folder, name);
    cpSync(template, dir, { recursive: true });
    return dir;
  };
  const whole = fresh('whole');
  const before = await job.state(whole);
  const work = await job.open(whole);
  arm(0, 0);
  await work.act();
  const calls = callsSoFar();
  await work.close();
  const after = await job.state(whole);
  console.log(JSON.stringify({ job: job.name, calls, changes: before !== after }));

  for (const n of spread(calls, most)) {
    for (const then of ['look', 'again'] as const) {
      const dir = fresh(`${n}-${then}`);
      const problems: string[] = [];
      const faulty = await job.open(dir);
      arm(n, refusals[n % 4] ?? 5);
      const error = await faulty.act().then(
        () => null,
        (caught: unknown) => caught ?? 'nothing thrown',
      );
      const met = callsSoFar() >= n;
      arm(0, 0);
      try {
        if (error !== null && !isTold(error)) problems.push(`not a declared error: ${String(error)}`);
        if (error !== null && then === 'again') await faulty.act();
        await faulty.close();
        const state = await job.state(dir);
        const expected = error === null || then === 'again' ? after : before;
        const partly = job.inParts === true && expected === before;
        if (state !== expected && !partly)
          problems.push(`${error === null ? 'done' : 'failed'}, ${then}: ${state.slice(0, 300)}`);
      } catch (caught) {
        problems.push(`${then}: ${caught instanceof Error ? (caught.stack ?? caught.message) : String(caught)}`);
      }
      console.log(JSON.stringify({ job: job.name, n, then, met, failed: error !== null, problems }));
      rmSync(dir, { recursive: true, force: true });
    }
  }
}

async function kill(job: Job, dir: string, n: number): Promise<void> {
  const work = await job.open(dir);
  arm(n, 'kill');
  await work.act();
  arm(0, 0);
  console.log('acknowledged');
  await work.close();
}

async function order(job: Job, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await job.prepare(folder);
  const work = await job.open(folder);
  readlinkSync(`/faults/mark/begin ${job.name}`);
  await work.act();
  readlinkSync(`/faults/mark/acknowledged ${job.name}`);
  await work.close();
}

/** The whole desk is loaded for its own work alone: what is killed once for a call is started as often. */
const desk = async () => (await import('./deskJobs.ts')).deskJobs;

const [how = '', folder = '', count = '', ...names] = process.argv.slice(2);
const isVaults = (name: string) => vaultJobs.some((each) => each.name === name);
const jobs = names.every(isVaults) ? vaultJobs : [...vaultJobs, ...(await desk())];
for (const name of names) {
  const job = jobs.find((each) => each.name === name);
  if (!job) throw new Error(`no job ${name}`);
  if (how === 'kill') await kill(job, folder, Number(count));
  else if (how === 'order') await order(job, join(folder, `order ${name}`));
  else await errors(job, join(folder, name), Number(count));
}
if (jobs !== vaultJobs) await (await import('./deskJob.ts')).closePool();
