import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { checkedPackage } from '#test/support/checkedPackage.ts';
import { dumpVault, filesBelow } from '#test/support/dumpVault.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { bundleJobs } from './bundleJobs.ts';
import {
  caseNumber,
  deskJob,
  endOf,
  enter,
  type OpenDesk,
  outIn,
  picture,
  prepareCase,
  shipped,
  vaultIn,
} from './deskJob.ts';
import { eraseJobs } from './eraseJobs.ts';
import type { Job } from './job.ts';

const profile = 'wechat-default';

const saving = deskJob('save', async ({ client }) => {
  const { application } = await client.cases.open({ caseNumber });
  const edit = (field: 'subject.name' | 'miniProgram.comment', value: string, expected: string | null) =>
    ({ field, value, expected }) as const;
  await client.cases.edit({
    caseNumber,
    edits: [
      edit('subject.name', '样例改名有限公司', application.subject.name),
      edit('miniProgram.comment', '样例改过的备注'.repeat(20), application.miniProgram.comment),
    ],
  });
});

/** Drawn by whoever imports it alone: most processes kill other work. */
const back = () => makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 320, height: 240 });
const importing = deskJob('import', async ({ client }) => {
  const files = [picture('样例反面.jpg', await back())];
  const { results } = await client.materials.add({ caseNumber, slot: 'subjectPrincipalBack', files, replace: false });
  if (results[0]?.outcome === 'unreadable') throw new Error(results[0].reason ?? '');
});

const [sampleClient] = sampleClients;
if (!sampleClient) throw new Error('the sample office is empty');
const sheetOf = async () =>
  picture(
    '样例采集表.xlsx',
    await writeIntakeSheet(shipped.pack, [{ ...sheetRowOf(sampleClient.record, shipped.pack) }]),
  );
const importingSheet = deskJob(
  'sheet',
  async ({ client }) => {
    const scan = picture(`${sampleClient.record.folder}/营业执照.jpg`, await back());
    await endOf(client.exchange.import({ sheet: await sheetOf(), files: [scan] }));
  },
  { inParts: true },
);

const fitting = deskJob('fit', async ({ client }) => {
  const { materials } = await client.cases.open({ caseNumber });
  const scanId = materials.find(({ slot }) => slot === 'subjectCertificate')?.scanId ?? 0;
  const recipe = { ...plainRecipe, turn: 90 } as const;
  await client.materials.fix({ caseNumber, scanId, recipe });
});

const replacingRules = deskJob('rules', async ({ client }) => {
  const zip = unzipSync(new Uint8Array(await (await client.rules.export()).arrayBuffer()));
  const lists = JSON.parse(strFromU8(zip['wordLists.json'] ?? new Uint8Array())) as Record<string, { words: string[] }>;
  const { national } = lists;
  const words = [...new Set([...(national?.words ?? []), '样例词'])];
  const changed = JSON.stringify({ ...lists, national: { ...national, words } });
  await client.rules.replace({ from: 'files', files: [new File([changed], 'wordLists.json')] });
});

/** An empty file holds the name of a ZIP that is being written. */
const isEmpty = (dir: string, name: string) => statSync(join(outIn(dir), name)).size === 0;

/** Packages that lie there, each looked through by its own manifest. */
async function packagesIn(dir: string): Promise<string> {
  const { client, close } = await enter(dir);
  try {
    const found: string[] = [];
    const visible = readdirSync(outIn(dir)).filter((each) => !each.startsWith('.'));
    // Killed between its two renames, the old one is whole by another name, until the next package gives it back its own.
    const aside = visible.length > 0 ? undefined : readdirSync(outIn(dir)).find((each) => each.endsWith('.old'));
    if (aside !== undefined && (await checkedPackage(client, { path: join(outIn(dir), aside) })).ok)
      return '样例提交包';
    for (const name of readdirSync(outIn(dir))
      .filter((each) => !each.startsWith('.') && !isEmpty(dir, each))
      .toSorted()) {
      const { ok, problem } = await checkedPackage(client, { path: join(outIn(dir), name) });
      if (!ok) throw new Error(`${name} is not whole: ${problem}`);
      found.push(name);
    }
    return found.join();
  } finally {
    close();
  }
}

const packing = (as: 'folder' | 'zip', replace: boolean): Job => {
  const act = ({ client }: OpenDesk, dir: string) => {
    const target = { to: 'folder', folder: outIn(dir), as, name: '样例提交包', replace } as const;
    return endOf(client.packages.make({ caseNumber, profile, override: '样例：试一试', target }));
  };
  return deskJob(`package ${as}${replace ? ' again' : ''}`, act, {
    prepare: async (dir) => {
      await prepareCase(dir);
      if (!replace) return;
      const desk = await enter(dir);
      await act(desk, dir);
      desk.close();
    },
    state: async (dir) => {
      await dumpVault(vaultIn(dir));
      const hidden = filesBelow(outIn(dir)).filter((name) => /(?:^|\/)\./.test(name) || isEmpty(dir, name));
      return `${await packagesIn(dir)}${hidden.length > 0 ? ', and something half-made' : ''}`;
    },
  });
};

export const deskJobs: readonly Job[] = [
  saving,
  importing,
  importingSheet,
  fitting,
  replacingRules,
  ...eraseJobs,
  ...bundleJobs,
  packing('folder', false),
  packing('folder', true),
  packing('zip', false),
  packing('zip', true),
];
