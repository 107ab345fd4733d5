import { expect, it } from 'vitest';
import { erasedAgain } from '#shared/vault/erasedAgain.ts';
import { handOut, lookInto } from '#test/support/bundleDesks.ts';
import { closedOffice } from '#test/support/closedOffice.ts';

it('a case that was erased here is told to be one before a bundle brings it back', async () => {
  await using office = await closedOffice();
  const path = await handOut(office, [office.closed, office.caseNumber]);
  expect((await lookInto(office, path)).cases.map((each) => erasedAgain(each, false))).toEqual([null, null]);
  for await (const event of await office.client.erasure.erase({
    numbers: [office.closed],
    staff: '样例丁',
    renewBackups: 'none',
  }))
    void event;
  const { cases } = await lookInto(office, path);
  const [again, kept] = cases;
  expect(kept).toMatchObject({ caseNumber: office.caseNumber, fate: 'unchanged', erasedHere: false });
  expect(again).toMatchObject({ fate: 'created', numberThere: office.closed, erasedHere: true });
  expect(again && erasedAgain(again, false)).toContain(`对方的 ${office.closed} 在这里曾被永久删除`);
});
