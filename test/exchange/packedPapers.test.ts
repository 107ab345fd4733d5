import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { noPreapproval } from '#shared/filing/miniProgram.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { lockedPdf } from '#test/support/intake/pdfs.ts';
import { onePool } from '#test/support/onePool.ts';
import { plainPicture } from '#test/support/plainPicture.ts';

onePool();

const withItems = (...types: number[]) => {
  const preapprovals = types.map((type) => ({ type, code: `样例${type}号`, validUntil: null }));
  return caseDesk(cleanApplication({ miniProgram: { preapprovals } }));
};

async function give({ client, caseNumber }: CaseDesk, file: File, slot: MaterialSlotId = 'preapproval') {
  const { results } = await client.materials.add({ caseNumber, slot, files: [file], replace: false });
  expect(results.map(({ outcome }) => outcome)).toEqual(['stored']);
}

/** A file nobody can look into: no copy of it can be made. */
const locked = async () => new File([new Uint8Array(await lockedPdf())], '加了密码.pdf');

/** The names of the permits in a package, and those its payload has at the items; the client and the size are left out. */
async function packed({ client, caseNumber }: CaseDesk) {
  let file: UploadedFile | null = null;
  const request = { caseNumber, profile: 'wechat-default', override: '样例：先传图片' };
  for await (const event of await client.packages.make(request))
    if (event.type === 'made' && event.file) file = await client.outbox.take({ ticket: event.file.ticket });
  if (!file) throw new Error('not made');
  const entries = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const short = (name: string) => name.split('_').slice(0, 2).join('_');
  const payload = JSON.parse(strFromU8(entries['官方格式.json'] ?? new Uint8Array()));
  const details: { media?: string }[] = payload.icp_applets.base_info.nrlx_details;
  return {
    names: Object.keys(entries)
      .filter((name) => name.includes('前置'))
      .map(short),
    payload: details.map(({ media }) => (media === undefined ? null : short(media))),
  };
}

test('a permit of which no copy can be made leaves its item empty, and no other moves up', async () => {
  await using desk = await withItems(9, 1);
  await give(desk, await locked());
  for (const shade of [90, 160]) await give(desk, await plainPicture(`许可证 ${shade}.png`, shade));
  const { names, payload } = await packed(desk);
  expect(payload).toEqual([null, '02_前置审批文件2']);
  expect(names).toEqual(['02_前置审批文件2', '03_其余前置审批文件']);
});

test('a permit is numbered as its item, whatever lies before it', async () => {
  await using desk = await withItems(noPreapproval, 9, 1);
  const { client, caseNumber } = desk;
  for (const shade of [90, 160]) await give(desk, await plainPicture(`许可证 ${shade}.png`, shade));
  expect((await packed(desk)).payload).toEqual([null, '01_前置审批文件2', '02_前置审批文件3']);
  const { materials } = await client.cases.open({ caseNumber });
  const [{ scanId, slot } = { scanId: 0, slot: 'preapproval' as const }] = materials;
  await client.materials.remove({ caseNumber, slot, scanId });
  expect((await packed(desk)).payload).toEqual([null, null, '01_前置审批文件3']);
});
