import { expect, test } from 'vitest';
import { erasedKinds, erasedLabels, sayReplaced, sayUnclaimed } from '#shared/erasure/receipt.ts';

test('other states of a vault are named by what is to be done about each', () => {
  expect(sayReplaced([])).toBeNull();
  const here = { folder: 'D:\\旧资料库', told: true };
  const away = { folder: 'E:\\旧资料库', told: false };
  expect(sayReplaced([here])).toMatch(
    /^这份资料库还有别的副本，是从备份恢复时留下的：“D:\\旧资料库”，里面可能仍有这些资料；以后再打开它，软件会先把这些资料删除，正在用的是那一份也一样。只想清掉这份旧的，请不要在这里删除案件，直接删除这份旧资料库的文件夹。/,
  );
  expect(sayReplaced([here, away])).toMatch(
    /现在连不上、已经移走或写不进去：“E:\\旧资料库”，里面可能仍有这些资料。.*接好以后，还在用的，请在那里也删除一次；确定不再用了，可以把那个文件夹整个删除。$/,
  );
});

test('files nobody owns are counted and named, and nothing is said where there are none', () => {
  expect(sayUnclaimed({})).toBeNull();
  expect(sayUnclaimed({ unclaimed: 2 })).toContain('有 2 份没有登记的加密文件');
  expect(sayUnclaimed({ unclaimed: 2, unclaimedNames: ['样例.age'] })).toMatch(/：样例\.age，另外还有 1 份。$/);
});

test('what a receipt counts is called shortly enough for its column of labels', () => {
  // 负责人和法定代表人 fills it; what is longer would be printed over its own number.
  expect(erasedKinds.filter((kind) => [...erasedLabels[kind]].length > 9)).toEqual([]);
});
