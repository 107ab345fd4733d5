import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { type Client, createBackend } from '#backend/createBackend.ts';
import { programDir } from '#backend/places.ts';
import { get, sql } from '#backend/vault/sql.ts';
import { clientOver, secretOf } from '#test/support/browserDesk.ts';
import { callTogether } from '#test/support/callTogether.ts';
import { everyCase } from '#test/support/everyCase.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';
import manifest from '../../package.json' with { type: 'json' };
import { type Figure, ms, quantile } from './figures.ts';

const cases = 10_000;
const callers = 100;
/** Goals in milliseconds at 95 %, and MB of memory. */
const goal = { search: 50, save: 30, open: 100, memory: 400 };
/** A person searches, opens and saves within six seconds; all of them together ask for 50 things a second. */
const pause = 6000;
const actions = 3;

/**
 * A large office through the browser host, which runs as a process of its own, as people start it: one after the other,
 * then a hundred callers at the pace of people, then a hundred who all want to change the same cases at once.
 */
export async function benchLoad(): Promise<Figure[]> {
  await using folder = await freshFolder();
  const vaultDir = join(folder.path, 'vault');
  const { numbers, scans } = await fill(vaultDir);
  const host = await startHost(vaultDir);
  try {
    const { client } = host;
    await client.vault.unlock({ passphrase: testPassphrase });
    await client.cases.find(everyCase);
    await client.cases.open({ caseNumber: numbers[0] ?? '' });
    // As the window does: the table is there for a moment before anybody types.
    await setTimeout(3000);
    const alone = newTimes();
    // What runs all day is compiled by then.
    for (let turn = 0; turn < 100; turn++) await actOnce(client, numbers, 5000 + turn * 17, newTimes());
    const idle = await host.processorTime();
    for (let turn = 0; turn < 60; turn++) await actOnce(client, numbers, turn * 131, alone);
    const busy = (await host.processorTime()) - idle;
    const calm = await host.memory();
    const together = newTimes();
    await Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        await setTimeout((caller / callers) * pause);
        for (let turn = 0; turn < actions; turn++) {
          await actOnce(client, numbers, caller * 97 + turn * 13, together);
          await setTimeout(pause);
        }
      }),
    );
    const began = performance.now();
    const contested = numbers.slice(-20);
    const { saved, conflicts, counted } = await callTogether({
      client,
      caseNumbers: contested,
      callers,
      savesEach: 2,
      inTurn: turns(mostAtOnce),
    });
    const took = performance.now() - began;
    const { peak } = await host.memory();
    const figures = (who: string, times: Times): Figure[] =>
      (['search', 'save', 'open'] as const).map((what) => ({
        name: `${what}, ${who}, p95 / goal`,
        ratio: quantile(times[what], 0.95) / goal[what],
        detail: `${one(quantile(times[what], 0.95))}, p50 ${one(quantile(times[what], 0.5))} of ${times[what].length} (goal ${goal[what]} ms)`,
        isLimit: true,
      }));
    return [
      ...figures('one caller', alone),
      ...figures(`${callers} callers`, together),
      {
        name: 'memory of the host, most / goal',
        ratio: peak / goal.memory,
        detail: `${peak.toFixed(0)} MB, ${calm.now.toFixed(0)} MB before the callers (goal ${goal.memory} MB), ${scans} scan rows`,
        isLimit: true,
      },
      {
        name: 'work of the host for a search, an opening and a save / goals',
        ratio: busy / 60 / (goal.search + goal.open + goal.save),
        detail: `${one(busy / 60)} of processor time, whatever else the machine does`,
      },
      {
        name: 'changes lost / none',
        ratio: 1 + saved - counted,
        detail: `${saved - counted} of ${saved} by ${callers} callers at once, ${conflicts} conflicts told, ${ms(took)}`,
        isLimit: true,
      },
    ];
  } finally {
    await host.stop();
  }
}

interface Times {
  readonly search: number[];
  readonly save: number[];
  readonly open: number[];
}

function newTimes(): Times {
  return { search: [], save: [], open: [] };
}

const typed = ['h', 'hz', 'hzy', '北京', '138', '2026-1', 'yinhang', 'wx7e', '样例云栖 s', 'zeng'];

/** One searches, opens what was found, and changes a field of it. */
async function actOnce(client: Client, numbers: readonly string[], turn: number, times: Times): Promise<void> {
  const timed = async <Result>(what: keyof Times, work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await work();
    times[what].push(performance.now() - began);
    return result;
  };
  await timed('search', () => client.cases.find({ ...everyCase, text: typed[turn % typed.length] ?? '' }));
  const caseNumber = numbers[turn % numbers.length] ?? '';
  const { application } = await timed('open', () => client.cases.open({ caseNumber }));
  const expected = application.filingCase.note;
  const edits = [{ field: 'filingCase.note' as const, value: `样例 ${turn}`, expected }];
  // Somebody else may have changed the same case; everything else is a failure of the desk.
  const unlessConflict = (error: unknown) => {
    if (Reflect.get(Object(error), 'code') !== 'editConflict') throw error;
  };
  await timed('save', () => client.cases.edit({ caseNumber, edits }).then(() => undefined, unlessConflict));
}

/** Calls under way at the same time: the browser host takes 64 connections, and a window opens six. */
const mostAtOnce = 48;

/** Runs work, so many at a time, in the order it came. */
function turns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** A judged vault, as an office has it on any morning but the first. */
async function fill(vaultDir: string): Promise<{ readonly numbers: string[]; readonly scans: number }> {
  const { client, context, close } = await createBackend({ vaultDir, workFactor: testWorkFactor });
  const { recoveryCode } = await client.vault.create({ passphrase: testPassphrase });
  await client.vault.confirmRecovery({ recoveryCode });
  const { db } = context.desk.vault();
  const numbers = writeManyCases(db, { count: cases, now: context.desk.now(), pack: context.desk.pack });
  await client.cases.list();
  const scans = get<{ count: number }>(db, sql`SELECT count(*) AS count FROM scans`)?.count ?? 0;
  await close();
  return { numbers, scans };
}

async function startHost(vaultDir: string) {
  // As `npm start` does, and without npm between this process and that one.
  const [, ...start] = manifest.scripts.start.split(' ');
  const args = [...start, '--browser', '--no-open', '--json', '--vault', vaultDir];
  const child = spawn(process.execPath, args, { cwd: programDir, stdio: ['pipe', 'pipe', 'inherit'] });
  const link = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the host did not start')));
    createInterface(child.stdout).on('line', (text) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/#start=[\w-]+/.exec(text);
      if (found) resolve(found[0]);
    });
  });
  const { origin } = new URL(link);
  const response = await fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body: secretOf(link) });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return {
    // A connection a call: one that is kept may be closed by the host just when it is used again.
    client: clientOver({ origin, cookie, connection: 'close' }),
    /** MB, now and the most there ever was; of Linux alone. */
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
      return { now: mb('VmRSS'), peak: mb('VmHWM') };
    },
    /** Milliseconds all its threads have worked; a tick of Linux is 10 ms. */
    processorTime: async () => {
      const [, numbers = ''] = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ');
      const [user, system] = numbers.split(' ').slice(11, 13);
      return (Number(user) + Number(system)) * 10;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function one(value: number): string {
  return `${value.toFixed(1)} ms`;
}
