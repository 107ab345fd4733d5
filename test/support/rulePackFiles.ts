import { strToU8, unzipSync, zipSync } from 'fflate';
import type { NewRules, RulesChange } from '#shared/api/rules.ts';
import type { CaseDesk } from './caseDesk.ts';

/** One row of a table, whatever it holds. */
export type Row = Record<string, unknown>;

/** The rows of one exported table. */
export async function rowsOf({ client }: CaseDesk, name: string): Promise<Row[]> {
  const zip = unzipSync(new Uint8Array(await (await client.rules.export()).arrayBuffer()));
  return JSON.parse(new TextDecoder().decode(zip[name]));
}

/** A table of the rule pack as an uploaded file. */
export const json = (name: string, rows: unknown) => new File([JSON.stringify(rows)], name);
/** Files given to be looked at or taken over. */
export const given = (...files: File[]): NewRules => ({ from: 'files', files });
/** Files by their path, in an archive. */
export const zipped = (files: Record<string, string>) =>
  new File(
    [new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))],
    '规则包.zip',
  );

/** What a preview says would change. */
export async function previewed({ client }: CaseDesk, wanted: NewRules): Promise<RulesChange> {
  for await (const event of await client.rules.preview(wanted)) if (event.type === 'compared') return event.change;
  throw new Error('nothing was compared');
}

/** The names of quotas, 单位性质 and so on with one value replaced. */
export async function organisationsBecomePersons(desk: CaseDesk): Promise<NewRules> {
  const rows = await rowsOf(desk, 'subjectTypes.json');
  return given(
    json(
      'subjectTypes.json',
      rows.map((row) => (row['id'] === 4 ? { ...row, isPersonal: true } : row)),
    ),
  );
}

/** 医疗保健 words in a name are no longer looked for: replaced by one that the case's name holds. */
export async function wordIsGeneral(desk: CaseDesk, word: string): Promise<NewRules> {
  const lists = (await rowsOf(desk, 'wordLists.json')) as unknown as Record<string, { words: string[] }>;
  const { national } = lists;
  return given(
    json('wordLists.json', { ...lists, national: { ...national, words: [...(national?.words ?? []), word] } }),
  );
}
