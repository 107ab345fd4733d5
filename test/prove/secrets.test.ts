import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { contract } from '#shared/api/contract.ts';
import { tell } from '#test/support/proofSize.ts';
import { found, madeFiles, searchFolders, searchOpenFiles } from '#test/support/searchSecrets.ts';
import { freshFolder } from '#test/support/vault.ts';
import { leftOut } from './secrets/leftOut.ts';
import { marked, markedNeedles, picture } from './secrets/marked.ts';

interface Told {
  readonly state: 'open' | 'closed';
  readonly done: readonly string[];
  /** Procedures that were called, as `area.name`. */
  readonly called: readonly string[];
  readonly deleted: readonly string[];
}

test('the search finds what is hidden in every shape it knows', () => {
  const text = `前${marked.name}后${marked.idNumber}`;
  const shapes: readonly Buffer[] = [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    ...['', 'a', 'ab'].map((before) => Buffer.from(Buffer.from(before + text).toString('base64'))),
    Buffer.from(Buffer.from(text).toString('hex')),
    Buffer.concat([Buffer.from('xx'), deflateSync(Buffer.from(text))]),
    Buffer.concat([Buffer.from('xx'), gzipSync(Buffer.from(text))]),
    Buffer.from(zipSync({ 'a.txt': Buffer.from(text) })),
    Buffer.concat([Buffer.from('xx'), deflateSync(Buffer.from(text))]).subarray(0, -4),
  ];
  for (const [index, bytes] of shapes.entries()) {
    const said = found(bytes, markedNeedles).join();
    expect(said, `shape ${index}`).toContain('idNumber');
    expect(said, `shape ${index}`).toContain('name');
  }
  // 样例欧阳 in GBK, by the table.
  expect(found(Buffer.from('d1f9c0fdc5b7d1f4c3dcd3ef', 'hex'), markedNeedles).join()).toContain('name as GBK');
  expect(found(Buffer.concat([Buffer.from('xx'), picture]), markedNeedles)).toContain('the picture');
  expect(found(picture, madeFiles)).toEqual(['a JPEG as the desk writes it']);
  expect(found(Buffer.from('样例'), markedNeedles)).toEqual([]);
});

/** Milliseconds, many times what it takes: half a minute on an idle machine. */
const patience = 600_000;

test(
  'after everything the desk can do, no byte at rest tells of a person but what was exported',
  async () => {
    await using folder = await freshFolder();
    const own = ['tmp', 'home'].map((name) => join(folder.path, name));
    for (const each of own) mkdirSync(each);
    const [TMPDIR = '', HOME = ''] = own;
    const child = spawn(process.execPath, [join(import.meta.dirname, 'secrets/everyFeature.ts'), folder.path], {
      env: { ...process.env, TMPDIR, HOME, XDG_CACHE_HOME: join(HOME, 'cache'), XDG_CONFIG_HOME: join(HOME, 'config') },
      cwd: HOME,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [out, errors] = ['', ''];
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const look = () => {
      const places = ['vault', 'theirs', 'tmp', 'home', 'disk', 'again'].map((name) => join(folder.path, name));
      return searchFolders(places, [...markedNeedles, ...madeFiles]);
    };
    const states: Told[] = [];
    const seen: { files: number; bytes: number }[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      out += line;
      const told = JSON.parse(line) as Told;
      states.push(told);
      expect(told.deleted).toEqual([]);
      if (told.state === 'open' && process.platform === 'linux')
        expect(searchOpenFiles(child.pid ?? 0, markedNeedles)).toEqual([]);
      const { hits, ...size } = look();
      expect(hits, told.state).toEqual([]);
      seen.push(size);
      // Once it is closed it waits for nothing any more.
      if (told.state === 'open') child.stdin.write('go on\n');
    }
    expect(await ended, errors).toBe(0);
    expect(
      states.map(({ state }) => state),
      errors,
    ).toEqual(['open', 'closed']);
    // What the desk has learnt since belongs among the steps, or among what was left out for a reason.
    const procedures = Object.entries(contract).flatMap(([area, group]) =>
      Object.keys(group).map((name) => `${area}.${name}`),
    );
    const called = new Set(states.at(-1)?.called);
    expect(procedures.filter((each) => !called.has(each)).toSorted()).toEqual(Object.keys(leftOut).toSorted());
    // Nothing of it was said aloud either.
    expect(found(Buffer.from(errors), markedNeedles)).toEqual([]);
    expect(found(Buffer.from(out), markedNeedles)).toEqual([]);
    // The search looks where things are: what was exported is found, and so is a plain copy among the rest.
    expect(searchFolders([join(folder.path, 'exported')], markedNeedles).hits.length).toBeGreaterThan(3);
    const planted = join(folder.path, 'vault', 'files', 'planted');
    writeFileSync(planted, `vor ${marked.phone} nach`);
    expect(look().hits).toHaveLength(1);
    rmSync(planted);
    const [open] = seen;
    tell(
      `${states[0]?.done.length} kinds of work with ${called.size} of ${procedures.length} procedures; ${open?.files} files, ${open?.bytes} bytes, ${markedNeedles.length} shapes: 0 hits`,
    );
  },
  patience,
);
