import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { expect, it } from 'vitest';
import { blockBytes, sumOf, tarEnd, tarHeader, tarPadding } from '#backend/bundles/tarWriter.ts';
import { hashOf } from '#backend/bundles/writeBundle.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { bundlePassphrase, lookInto, otherDesk } from '#test/support/bundleDesks.ts';
import { testWorkFactor } from '#test/support/vault.ts';

interface Entry {
  readonly header: Uint8Array;
  readonly bytes: Uint8Array;
}

function plain(name: string, bytes: Uint8Array, size = bytes.byteLength): Entry {
  return { header: tarHeader(name, size, 0), bytes };
}

/** A header with some bytes changed and its checksum right again. */
function doctored(name: string, bytes: Uint8Array, change: (header: Buffer) => void): Entry {
  const header = Buffer.from(tarHeader(name, bytes.byteLength, 0));
  change(header);
  header.write(sumOf(header).toString(8).padStart(6, '0'), 148, 6, 'latin1');
  return { header, bytes };
}

async function sealed(entries: readonly Entry[], end: Uint8Array = tarEnd): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(testWorkFactor);
  encrypter.setPassphrase(bundlePassphrase);
  const parts = entries.flatMap(({ header, bytes }) => [header, bytes, tarPadding(bytes.byteLength)]);
  return encrypter.encrypt(new Uint8Array(Buffer.concat([...parts, end])));
}

const text = (value: unknown) => Buffer.from(JSON.stringify(value));
const entryOf = (name: string, bytes: Uint8Array) => ({ name, size: bytes.byteLength, sha256: hashOf(bytes) });

function manifest(entries: readonly object[], more: object = {}): Entry {
  const kind = 'beian-desk-cases';
  const written = { kind, format: 1, program: '0', madeAt: '2026-11-23T04:00:00.000Z', agency: null, entries, ...more };
  return plain('manifest.json', text(written));
}

const junk = text({ 样例: '不是案件' });
const oneCase = entryOf('cases/0001.json', junk);
const file = new Uint8Array(10);

/** What somebody could send who knows the passphrase and means harm, and the word of the reason it is refused for. */
const hostile: readonly (readonly [what: string, entries: readonly Entry[], reason: string, end?: Uint8Array])[] = [
  ['a path that leads out', [manifest([entryOf('../../x.json', junk)])], '清单的格式不对'],
  ['a path from the root', [manifest([entryOf('/etc/x', junk)])], '清单的格式不对'],
  ['another name than listed', [manifest([oneCase]), plain('cases/0002.json', junk)], '和清单对不上'],
  ['a link', [doctored('manifest.json', junk, (header) => header.write('2', 156))], '不完整'],
  ['a prefix before the name', [doctored('manifest.json', junk, (header) => header.write('../', 345))], '不完整'],
  ['a negative size', [doctored('manifest.json', junk, (header) => header.write('-0000000001', 124))], '不完整'],
  ['another first entry', [plain('cases/0001.json', junk)], '没有清单'],
  ['no manifest of ours', [plain('manifest.json', text({ kind: 'x' }))], '不是案件交接包'],
  ['no JSON', [plain('manifest.json', Buffer.from('{'))], '读不出来'],
  ['promises more than lies there', [manifest([{ ...oneCase, size: 1_000_000 }])], '和实际不符'],
  [
    'too large a file',
    [manifest([oneCase, { ...entryOf(`files/${hashOf(file)}`, file), size: 2 ** 31 }])],
    '大得不正常',
  ],
  ['no case', [manifest([entryOf(`files/${hashOf(file)}`, file)])], '没有案件'],
  ['one entry twice', [manifest([oneCase, oneCase])], '写了两遍'],
  [
    'too many entries',
    [
      manifest(
        Array.from({ length: 501 }, (_, at) => ({ ...oneCase, name: `cases/${String(at).padStart(4, '0')}.json` })),
      ),
    ],
    '太多',
  ],
  [
    'a file by a false name',
    [manifest([oneCase, { ...entryOf('files/', file), name: `files/${'0'.repeat(64)}` }])],
    '对不上',
  ],
  [
    'other bytes than listed',
    [manifest([{ ...oneCase, sha256: '0'.repeat(64) }]), plain('cases/0001.json', junk)],
    '和清单对不上',
  ],
  ['a case that is none', [manifest([oneCase]), plain('cases/0001.json', junk)], '格式不对'],
  ['cut off within', [manifest([oneCase])], '不完整', new Uint8Array(blockBytes)],
];

it('a bundle of somebody who means harm is refused with its reason; nothing is written anywhere', async () => {
  await using desk = await otherDesk();
  const path = join(desk.folder, '样例.bdcase');
  for (const [what, entries, reason, end] of hostile) {
    writeFileSync(path, await sealed(entries, end));
    const refusal = lookInto(desk, path);
    await expect(refusal, what).rejects.toMatchObject({ code: 'bundleUnreadable' });
    await expect(refusal, what).rejects.toThrow(reason);
  }
  writeFileSync(path, await sealed([manifest([], { format: 2 })]));
  await expect(lookInto(desk, path)).rejects.toMatchObject({ code: 'bundleNewer' });
  const { db, files } = desk.desk.vault();
  expect([all(db, sql`SELECT id FROM cases`), all(db, sql`SELECT id FROM made_files`)]).toEqual([[], []]);
  expect(await files.list()).toEqual([]);
});
