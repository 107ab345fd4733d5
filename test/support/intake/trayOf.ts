import type { IntakeItem, TakeIntakeEvent } from '#shared/api/intake.ts';
import type { CaseDesk } from '../caseDesk.ts';

/** Files by their paths. */
export type Given = Readonly<Record<string, Uint8Array>>;
export type Taken = Extract<TakeIntakeEvent, { type: 'taken' }>;

/** The same as they are handed to 收件. */
export function asFiles(given: Given) {
  return Object.entries(given).map(([name, bytes]) => ({
    file: new File([new Uint8Array(bytes)], name),
    modifiedAt: null,
  }));
}

/** The tray of a desk, as tests put files into it and look at what waits. */
export function trayOf(desk: () => Pick<CaseDesk, 'client'>) {
  async function take(given: Given): Promise<Taken[]> {
    const events: Taken[] = [];
    for await (const event of await desk().client.intake.take({ files: asFiles(given) })) {
      if (event.type === 'taken') events.push(event);
    }
    return events;
  }

  async function waiting(): Promise<IntakeItem[]> {
    const { ids } = await desk().client.intake.list({ state: 'pending' });
    return desk().client.intake.items({ ids });
  }

  /** Each item as `name [page] → picture size`, or what is said of it. */
  async function told(): Promise<string[]> {
    return (await waiting()).map(({ folder, name, page, width, height, scanId, findings }) => {
      const said = findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('intake.'));
      const what = scanId === null ? '' : ` ${width}×${height}`;
      const path = folder === '' ? name : `${folder}/${name}`;
      return `${path}${page === null ? '' : ` ${page}`}${what}${said.length > 0 ? ` ${said.join()}` : ''}`;
    });
  }

  return { take, waiting, told };
}
