import { powerMonitor } from 'electron';
import type { Backend } from '#backend/createBackend.ts';

/**
 * Locks the vault along with the computer, and before it goes to sleep. Only after Electron is ready.
 *
 * The events are those of Electron 45's `powerMonitor`; `lock-screen` exists on Windows and macOS, `suspend` everywhere.
 */
export function followAbsence(backend: Promise<Backend>): void {
  const leave = () => void backend.then(({ context }) => context.desk.watch.leave()).catch(() => undefined);
  powerMonitor.on('lock-screen', leave);
  powerMonitor.on('suspend', leave);
}
