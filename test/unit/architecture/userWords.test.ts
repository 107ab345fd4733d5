import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
/** Where sentences that a person reads are written. */
const folders = ['renderer', 'shared', 'electron', 'resources/rule-pack', 'resources/letter-templates'];
const kinds = /\.(tsx?|json|txt|html|css|md)$/;

function texts(): { path: string; text: string }[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && kinds.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

/** Strings with Chinese in them, without comments and without what is filled in. */
function sentencesIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/'[^'\n]*'|`[^`]*`/g)]
    .map(([quoted]) => quoted.replace(/\$\{[^{}]*\}/g, ''))
    .filter((said) => /\p{Script=Han}/u.test(said));
}

describe('the sentences a person reads', () => {
  it('quote with “” alone', () => {
    const corners = /[\u300c-\u300f]/;
    expect(
      texts().flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, index) => (corners.test(line) ? [`${path}:${index + 1}`] : [])),
      ),
    ).toEqual([]);
  });

  it('name no interface and no format of a developer where a finding is worded', () => {
    const jargon = /\b(?:EXIF|RFC|API|JSON|HTTP|RJ\d\d)\b|(?!gh_)\b[a-z]+_[a-z_]+/u;
    const worded = /^(?:shared\/(?:lint|scans|identity|filing)|electron\/backend\/(?:exchange|letters|scans))\//;
    const sentences = texts().flatMap(({ path, text }) => (worded.test(path) ? sentencesIn(text) : []));
    expect(sentences.length).toBeGreaterThan(400);
    expect(sentences.filter((sentence) => jargon.test(sentence))).toEqual([]);
  });

  it('are looked for where they are', () => {
    const paths = texts().map(({ path }) => path);
    expect(paths).toContain('shared/scans/judgeFormat.ts');
    expect(paths).toContain('resources/rule-pack/rules/form.json');
    expect(paths).toContain('resources/letter-templates/agencyMandate.txt');
    expect(paths.length).toBeGreaterThan(400);
  });
});
