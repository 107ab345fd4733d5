import { expect, it } from 'vitest';
import { placeUnnamed } from '#shared/intake/placeUnnamed.ts';
import type { TrayCase } from '#shared/intake/trayCase.ts';
import { cleanApplication } from '#test/support/application.ts';

it('is never sure of a letter that is told by its seal, even where the case lacks one paper alone', () => {
  const { subject, miniProgram, persons, roles } = cleanApplication();
  const lacking: TrayCase = {
    number: '2026-0001',
    subject,
    miniProgram,
    persons,
    roles,
    folder: null,
    wanted: ['agencyMandate'],
    held: [],
  };
  const file = { id: 1, path: '微信图片_样例.jpg', page: null, modifiedAt: null, facts: null };
  const client = { rows: [0], text: '', because: '文件夹样例', sure: true };
  const seen = { kind: 'letter', because: '画面像盖了红章的文书' } as const;
  const proposal = placeUnnamed([{ file, client, seen }], [lacking], new Map()).get(1);
  expect(proposal).toMatchObject({
    places: [{ caseNumber: '2026-0001', slots: ['agencyMandate'] }],
    confidence: 'likely',
    reason: expect.stringContaining('请核对'),
  });
});
