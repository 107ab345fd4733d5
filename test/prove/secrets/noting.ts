import type { Client } from '#backend/createBackend.ts';

/** One feature; afterwards nothing that is open though deleted may tell anything. */
export type Step = (name: string, work: () => Promise<unknown>) => Promise<void>;

/** The same client; notes what is called of it, as `area.name`. */
export function noting(client: Client, called: Set<string>): Client {
  const within = (area: string, procedures: object) =>
    new Proxy(procedures, {
      get: (target, name) => {
        called.add(`${area}.${String(name)}`);
        return Reflect.get(target, name);
      },
    });
  return new Proxy(client, { get: (target, area) => within(String(area), Reflect.get(target, area)) });
}

/** All that a stream tells. */
export async function endOf<Event>(events: Promise<AsyncIterable<Event>>): Promise<Event[]> {
  const all: Event[] = [];
  for await (const event of await events) all.push(event);
  return all;
}
