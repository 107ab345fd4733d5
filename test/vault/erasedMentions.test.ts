import { expect, it } from 'vitest';
import { sayMentions } from '#shared/erasure/receipt.ts';
import { closedOffice, gonePerson } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';

it('what other cases still say of whom was erased is told by case and place, and never repeated', async () => {
  await using office = await closedOffice();
  const { client, closed, caseNumber } = office;
  await client.progress.note({ caseNumber, note: `样例：和 ${gonePerson.mobile} 是同一家` });
  const { application } = await client.cases.open({ caseNumber });
  const edit = { field: 'miniProgram.comment', expected: application.miniProgram.comment } as const;
  await client.cases.edit({ caseNumber, edits: [{ ...edit, value: `样例：转自${gonePerson.name}` }] });
  const events = await eraseCases(office, [closed]);
  const [receipt] = events.flatMap((event) => (event.type === 'erased' ? event.erasure.receipt : []));
  expect(receipt).toMatchObject({
    mentions: 2,
    mentionedIn: { cases: [caseNumber], tables: ['case_events', 'mini_programs'] },
  });
  expect(receipt && sayMentions(receipt)).toBe(
    `别处还有 2 处文字提到这些姓名、名称或号码：案件的进度和备注、小程序资料，涉及案件 ${caseNumber}。请人工查看，不需要的请改掉。`,
  );
});
