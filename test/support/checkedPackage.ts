import type { Client } from '#backend/createBackend.ts';
import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';

/** What looking a package through again comes to in the end. */
export async function checkedPackage(
  client: Client,
  input: Parameters<Client['packages']['check']>[0],
): Promise<CheckedPackage> {
  for await (const event of await client.packages.check(input)) if (event.type === 'checked') return event;
  throw new Error('the check ended without an answer');
}
