import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { readErasureList } from '#backend/vault/erasure/erasureList.ts';
import { rounds, tell } from '#test/support/proofSize.ts';
import { freshFolder } from '#test/support/vault.ts';

const vault = 'ab'.repeat(16);

/** A process that adds marks which begin with its digit; answers with those it was told are there. */
function marker(folder: string, digit: string, count: number) {
  const script = join(import.meta.dirname, 'writers/marksInChild.ts');
  const child = spawn(process.execPath, [script, folder, vault, digit, String(count)]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ready: () => lines.next(),
    run: async () => {
      child.stdin.write('go\n');
      const marks: string[] = [];
      for await (const line of { [Symbol.asyncIterator]: () => lines }) marks.push(line);
      return marks;
    },
    ended: once(child, 'exit'),
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}

test('of three processes that tell the same place what was erased, none loses a mark of another', async () => {
  await using folder = await freshFolder();
  const count = rounds({ usual: 60, long: 1000 });
  using one = marker(folder.path, 'a', count);
  using two = marker(folder.path, 'b', count);
  using three = marker(folder.path, 'c', count);
  const all = [one, two, three];
  await Promise.all(all.map((each) => each.ready()));
  const told = (await Promise.all(all.map((each) => each.run()))).flat();
  expect(told).toHaveLength(3 * count);
  const kept = new Set((await readErasureList(folder.path, vault)).marks);
  expect(told.filter((mark) => !kept.has(mark))).toEqual([]);
  tell(`${told.length} marks of 3 processes in one list: 0 lost`);
});
