import { Decrypter, Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passphraseIdentity } from '#backend/vault/passphraseIdentity.ts';

async function sealed(passphrase: string, text: string, rounds = 4): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(rounds);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(text);
}

async function opened(file: Uint8Array, passphrase: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(passphrase));
  return decrypter.decrypt(file, 'text');
}

/** The same file with its header changed, which the library's own reader would be asked to read. */
function withHeader(file: Uint8Array, change: (header: string) => string): Uint8Array {
  const text = Buffer.from(file).toString('latin1');
  return Buffer.from(change(text), 'latin1');
}

test('opens whatever the library sealed, with any passphrase and number of rounds', async () => {
  const passphrases = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(passphrases, fc.string(), fc.integer({ min: 1, max: 12 }), async (passphrase, text, rounds) => {
      expect(await opened(await sealed(passphrase, text, rounds), passphrase)).toBe(text);
    }),
    { numRuns: 60 },
  );
});

test('says of a wrong passphrase what the library says', async () => {
  const file = await sealed('样例口令甲乙丙丁', '内容');
  const library = new Decrypter();
  library.addPassphrase('样例口令甲乙丙丙');
  const said = await library.decrypt(file).then(String, (error: Error) => error.message);
  await expect(opened(file, '样例口令甲乙丙丙')).rejects.toThrow(said);
});

test.each([
  ['rounds that would eat the machine', (header: string) => header.replace(/ 4\n/, ' 30\n')],
  ['rounds that are no number', (header: string) => header.replace(/ 4\n/, ' 4x\n')],
  ['a salt cut short', (header: string) => header.replace(/(-> scrypt )\S{4}/, '$1')],
  ['one word too many', (header: string) => header.replace(/ 4\n/, ' 4 5\n')],
  ['a second way in', (header: string) => header.replace(/(-> scrypt [\s\S]*?)(\n---)/, '$1\n$1$2')],
])('refuses a header with %s', async (_, change) => {
  const file = await sealed('样例口令甲乙丙丁', '内容');
  await expect(opened(withHeader(file, change), '样例口令甲乙丙丁')).rejects.toThrow(/stanza|only way in/);
});

test('the desk goes on answering while a passphrase is tried', async () => {
  const file = await sealed('样例口令甲乙丙丁', '内容', 16);
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  await opened(file, '样例口令甲乙丙丁');
  clearInterval(counting);
  // Tried in this thread, it would have had no turn at all.
  expect(turns).toBeGreaterThan(1);
});
