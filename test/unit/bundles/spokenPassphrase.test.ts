import { expect, it } from 'vitest';
import { inGroups, seal, unseal } from '#backend/bundles/sealBundle.ts';

const bytes = (text: string) => ReadableStream.from([new TextEncoder().encode(text)]);
const read = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

/** What opens a bundle that was sealed with a passphrase, typed as it is. */
async function opens(passphrase: string, typed: string): Promise<string | null> {
  const sealed = await seal(bytes('样例'), passphrase, 2);
  return unseal(sealed, typed).then(read, () => null);
}

it('a passphrase the desk made opens as it was read out: small letters, without hyphens, with spaces or other dashes', async () => {
  const made = inGroups('QKQW0JSNMMWQW0GF0P38');
  for (const typed of [made, made.toLowerCase(), made.replaceAll('-', ''), made.replaceAll('-', ' — ').toLowerCase()])
    expect(await opens(made, typed), typed).toBe('样例');
  expect(await opens(made, made.replace('Q', 'W'))).toBeNull();
});

it('one somebody chose is taken letter by letter, but for spaces around it', async () => {
  expect(await opens('样例口令 Winter', ' 样例口令 Winter ')).toBe('样例');
  for (const typed of ['样例口令 winter', '样例口令Winter']) expect(await opens('样例口令 Winter', typed)).toBeNull();
  // It looks like one the desk makes, and is not the one.
  expect(await opens('abcde-fghjk-mnpqr-stvwx', 'ABCDE-FGHJK-MNPQR-STVWX')).toBeNull();
});
