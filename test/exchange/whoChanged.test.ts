import { expect, it } from 'vitest';
import { whoChanged } from '#shared/bundle/whoChanged.ts';
import { bundlePassphrase, change, handOut, lookInto, otherDesk, takeIn } from '#test/support/bundleDesks.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { beian, passphraseFile } from '#test/support/cli.ts';
import { onePool } from '#test/support/onePool.ts';
import { testPassphrase } from '#test/support/vault.ts';

onePool();

it.each([
  [{ base: 'a', seen: [] }, 'both'],
  [{ base: null, seen: [] }, 'apart'],
  [{ base: null, seen: ['mine'] }, 'theirs'],
  [{ base: null, seen: ['theirs'] }, 'mine'],
  [{ base: null, seen: ['mine', 'theirs'] }, 'apart'],
  [{ base: null, seen: ['older'] }, 'both'],
] as const)('with %o it was %s', ({ base, seen }, who) => {
  expect(whoChanged({ mine: 'mine', theirs: 'theirs' }, base, new Set(seen))).toBe(who);
});

it.each([
  ['theirs', { here: null, there: '样例路 2 号' }, '对方改过，这里没有再改'],
  ['both', { here: '样例路 1 号', there: '样例路 2 号' }, '两边都改过'],
] as const)(
  'another case of a client both know: what differs was changed by %s, and says so',
  async (who, to, words) => {
    await using theirs = await caseDesk();
    await using mine = await otherDesk();
    await takeIn(mine, await handOut(theirs, [theirs.caseNumber], '样例一'));
    const { subjectId } = await theirs.client.cases.open({ caseNumber: theirs.caseNumber });
    const { caseNumber: next } = await theirs.client.cases.create({
      subject: { id: subjectId },
      miniProgram: { name: '样例新店', appId: null },
      ...{ filingType: 'added', entrance: null, staff: null },
    });
    const [held] = await mine.client.cases.list();
    if (to.here !== null) await change(mine, held?.number ?? '', 'subject.address', to.here);
    await change(theirs, next, 'subject.address', to.there);
    const path = await handOut(theirs, [next], '样例二');
    const { conflicts, cases } = await lookInto(mine, path);
    expect(conflicts).toMatchObject([{ label: '通讯地址', theirs: '样例路 2 号', changed: who }]);
    expect(cases).toMatchObject([{ fate: 'created', undecided: 1 }]);
    await mine.client.vault.lock();
    const [secret, key] = await Promise.all(
      [testPassphrase, bundlePassphrase].map(async (text, index) =>
        passphraseFile(index === 0 ? mine.folder : theirs.folder, text),
      ),
    );
    const told = await beian(
      [
        'bundle',
        'import',
        path,
        '--preview',
        '--bundle-passphrase-file',
        key ?? '',
        '--passphrase-file',
        secret ?? '',
      ].concat('--vault', mine.vaultDir),
    );
    expect(told.out).toContain(`${words} `);
  },
);

it('a case with something to choose is not called unchanged', async () => {
  await using theirs = await caseDesk();
  await using mine = await otherDesk();
  const { caseNumber } = theirs;
  await takeIn(mine, await handOut(theirs, [caseNumber], '样例一'));
  await change(mine, caseNumber, 'subject.address', '样例路 1 号');
  await change(theirs, caseNumber, 'subject.address', '样例路 2 号');
  const path = await handOut(theirs, [caseNumber], '样例二');
  expect((await lookInto(mine, path)).cases).toMatchObject([{ fate: 'unchanged', undecided: 1 }]);
  await mine.client.vault.lock();
  const secret = await passphraseFile(mine.folder, testPassphrase);
  const key = await passphraseFile(theirs.folder, bundlePassphrase);
  const files = ['--bundle-passphrase-file', key, '--passphrase-file', secret, '--vault', mine.vaultDir];
  const told = await beian(['bundle', 'import', path, ...files]);
  expect(told.out).toContain(`${caseNumber} 有 1 处要选用哪一边`);
  expect(told.out).not.toContain('没有变化');
  expect(told).toMatchObject({ code: 1, err: expect.stringContaining('有 1 处两边不一样') });
});
