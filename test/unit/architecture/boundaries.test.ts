import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

const imports = (text: string) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

const offenders = (folder: string, wrong: (source: { path: string; text: string }) => boolean) =>
  sources(folder)
    .filter(wrong)
    .map(({ path }) => path);

describe('the borders between the parts', () => {
  it('shared/ imports neither Node nor the backend', () => {
    expect(
      offenders('shared', ({ text }) => imports(text).some((name) => /^(node:|#backend|electron$)/.test(name))),
    ).toEqual([]);
  });

  it('the backend knows no host: no electron, no HTTP, no argv', () => {
    expect(
      offenders(
        'electron/backend',
        ({ text }) =>
          imports(text).some((name) => /^(electron|node:(http|https|net|tls|dgram))$|hosts\//.test(name)) ||
          /process\.argv/.test(text),
      ),
    ).toEqual([]);
  });

  it('Electron is known to the desktop host alone', () => {
    for (const folder of ['shared', 'electron', 'renderer']) {
      const knowing = offenders(folder, ({ text }) => imports(text).some((name) => /^electron(\/|$)/.test(name)));
      expect(knowing.every((path) => path.startsWith('electron/hosts/desktop/'))).toBe(true);
    }
  });

  it('sharp, pdf-lib and the database are each imported in one place', () => {
    const importing = (name: string) => offenders('electron', ({ text }) => imports(text).includes(name));
    expect(importing('sharp')).toEqual(['electron/backend/scans/sharpSetup.ts']);
    expect(importing('pdf-lib').every((path) => path.startsWith('electron/backend/pdf/'))).toBe(true);
    expect(importing('better-sqlite3').every((path) => path.startsWith('electron/backend/vault/'))).toBe(true);
  });

  it('nothing reads the clock but those who are handed it', () => {
    expect(offenders('shared', ({ text }) => /new Date\(\)|Date\.now\(\)/.test(text))).toEqual([]);
  });

  it('no source silences a checker', () => {
    const silenced = /@ts-(ignore|expect-error|nocheck)|biome-ignore/;
    for (const folder of ['shared', 'electron'])
      expect(offenders(folder, ({ text }) => silenced.test(text))).toEqual([]);
  });

  it('Chinese sentences are set with full-width marks', () => {
    const literals = (text: string) => text.match(/'(?:[^'\\\n]|\\.)*'/g) ?? [];
    const halfWidth = /\p{Script=Han}[,;:!?](?![/\d])/u;
    const wrong = ({ text }: { text: string }) => literals(text).some((literal) => halfWidth.test(literal));
    for (const folder of ['shared', 'electron']) expect(offenders(folder, wrong)).toEqual([]);
  });
});
