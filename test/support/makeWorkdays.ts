import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { resourcesDir } from '#backend/resources.ts';

/**
 * Makes resources/rule-pack/workdays.json from the npm package chinese-days, a devDependency.
 *
 * Usage: `npx node test/support/makeWorkdays.ts`. Filings of mini programs began in 2023; what lies before is left out.
 * `asOf` is the day of the newest announcement in the data: correct it by hand with the package's next version.
 */
const firstYear = 2023;
const newestAnnouncement = '2025-11-04';

const dataSchema = z.object({
  holidays: z.record(z.iso.date(), z.string()),
  workdays: z.record(z.iso.date(), z.string()),
});

const folder = dirname(createRequire(import.meta.url).resolve('chinese-days/package.json'));
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
const data = dataSchema.parse(JSON.parse(await readFile(join(folder, 'dist', 'chinese-days.json'), 'utf8')));

const from = `${firstYear}-01-01`;
const daysOf = (entries: Readonly<Record<string, string>>) =>
  Object.keys(entries)
    .filter((day) => day >= from)
    .toSorted();
const [holidays, workdays] = [daysOf(data.holidays), daysOf(data.workdays)];
const lastYear = holidays.at(-1)?.slice(0, 4) ?? '';

/** One line a month, so that a change of one holiday is a change of one line. */
const byMonth = (days: readonly string[]) =>
  [...Map.groupBy(days, (day) => day.slice(0, 7)).values()]
    .map((month) => `    ${month.map((day) => JSON.stringify(day)).join(', ')}`)
    .join(',\n');

const text = `{
  "source": "国务院办公厅关于 ${firstYear} 至 ${lastYear} 年各年部分节假日安排的通知（经 npm 包 chinese-days ${version} 整理）",
  "asOf": "${newestAnnouncement}",
  "confidence": "high",
  "coveredFrom": "${from}",
  "coveredUntil": "${lastYear}-12-31",
  "holidays": [
${byMonth(holidays)}
  ],
  "workdays": [
${byMonth(workdays)}
  ],
  "notices": []
}
`;
await writeFile(join(resourcesDir, 'rule-pack', 'workdays.json'), text);
console.log(`${holidays.length} holidays, ${workdays.length} worked weekend days, until ${lastYear}`);
