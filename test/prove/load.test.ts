import { describe, expect, it } from 'vitest';
import { callTogether } from '../support/callTogether.ts';
import { editingDesk, takeOnCase } from '../support/editingDesk.ts';
import { rounds, tell } from '../support/proofSize.ts';

const callers = 100;

/** The figures of a large office are measured by `npm run bench load`; they are not asserted, because machines differ. */
describe('a hundred callers at once', () => {
  it('lose no change, and each is told of what somebody else has changed meanwhile', async () => {
    await using desk = await editingDesk();
    const { client } = desk;
    const caseNumbers: string[] = [];
    for (let count = 1; count <= 20; count++) caseNumbers.push(await takeOnCase(client, `样例第${count}有限公司`));
    const savesEach = rounds({ usual: 1, long: 50 });
    const { saved, conflicts, counted } = await callTogether({ client, caseNumbers, callers, savesEach });
    expect(saved).toBe(callers * savesEach);
    expect(counted).toBe(saved);
    // Were nobody ever in the way of another, they would not have been there at once.
    expect(conflicts).toBeGreaterThan(0);
    tell(`${callers} callers saved ${saved} changes, ${conflicts} conflicts told, ${saved - counted} lost`);
  });
});
