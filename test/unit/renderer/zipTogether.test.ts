import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipTogether } from '../../../renderer/cases/batch/zipTogether.ts';

const file = (name: string, content: string | Uint8Array) => ({
  name,
  file: new Blob([new Uint8Array(Buffer.from(content))]),
});
const namesIn = async (zip: Blob | undefined) =>
  Object.entries(unzipSync(new Uint8Array((await zip?.arrayBuffer()) ?? new ArrayBuffer()))).map(([name, bytes]) => [
    name,
    Buffer.from(bytes).toString(),
  ]);

it('puts files side by side, packages as folders, and none over another', async () => {
  const pack = zipSync({ '01_营业执照.jpg': strToU8('样例图'), '文书/授权书.pdf': strToU8('样例文书') });
  const [zip, ...more] = await zipTogether([
    file('样例甲-卷宗.pdf', '甲'),
    file('样例甲-卷宗.pdf', '又一份'),
    file('提交包 样例乙.zip', pack),
  ]);
  expect(more).toEqual([]);
  expect(await namesIn(zip)).toEqual([
    ['样例甲-卷宗.pdf', '甲'],
    ['样例甲-卷宗（2）.pdf', '又一份'],
    ['提交包 样例乙/01_营业执照.jpg', '样例图'],
    ['提交包 样例乙/文书/授权书.pdf', '样例文书'],
  ]);
});

it('begins a next one before a ZIP ends', async () => {
  const zips = await zipTogether(
    ['一', '二', '三'].map((name) => file(`${name}.pdf`, 'x'.repeat(400))),
    1000,
  );
  const names = (await Promise.all(zips.map(namesIn))).map((zip) => zip.map(([name]) => name));
  expect(names).toEqual([['一.pdf', '二.pdf'], ['三.pdf']]);
  expect(await zipTogether([])).toEqual([]);
});
