import { addToErasureList } from '#backend/vault/erasure/erasureList.ts';

// Run as a process of its own: adds so many marks of its own, one after the other, to the list in a folder, once a line comes in.
const [folder = '', vault = '', digit = '', count = ''] = process.argv.slice(2);
console.log('ready');
process.stdin.once('data', async () => {
  process.stdin.unref();
  for (let at = 0; at < Number(count); at++) {
    const mark = `${digit}${at.toString(16).padStart(63, '0')}`;
    await addToErasureList(folder, vault, [mark]);
    console.log(mark);
  }
});
