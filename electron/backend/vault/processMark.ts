import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';

/**
 * What tells one running process from every other, across restarts and reused process ids.
 *
 * `started` is the kernel's start time of the process (clock ticks since boot), null where there is no /proc.
 * `boot` names this run of the machine: the kernel's boot id, else the moment of booting in milliseconds.
 */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  readonly boot: string;
  readonly started: string | null;
}

/** Clocks get corrected; boots this close together (ms) count as the same one. */
const sameBootTolerance = 5 * 60 * 1000;

/** The mark of the process that calls, to be written where other processes look. */
export function markOfThisProcess(): ProcessMark {
  return { pid: process.pid, host: hostname(), boot: bootMark(), started: startTime(process.pid) };
}

/**
 * Whether the marked process still runs, as far as this machine can tell: `elsewhere` is in doubt, on another machine or on
 * this one under another name. `here` is a process of this machine, whatever that was called when it began.
 */
export function whereRuns(mark: ProcessMark): 'ended' | 'here' | 'elsewhere' {
  const runs = sameBoot(mark.boot, bootMark()) && isRunning(mark.pid) && wasStarted(mark);
  if (runs) return 'here';
  return mark.host === hostname() ? 'ended' : 'elsewhere';
}

/** Where nobody can tell when a process was started, its number is what counts. */
function wasStarted({ pid, started }: ProcessMark): boolean {
  return started === null || started === startTime(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but for somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat (proc(5)); the command name before it may hold blanks and brackets. */
function startTime(pid: number): string | null {
  const stat = readSystemFile(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function bootMark(): string {
  return readSystemFile('/proc/sys/kernel/random/boot_id')?.trim() ?? String(Math.round(Date.now() - uptime() * 1000));
}

function sameBoot(one: string, other: string): boolean {
  if (one === other) return true;
  const apart = Math.abs(Number(one) - Number(other));
  return apart <= sameBootTolerance;
}

function readSystemFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
