import { inOrder } from '#backend/jobs/inOrder.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

/** `node scanRate.ts THREADS`: prints how many pictures of 12 megapixels that many threads measure in a second. */
const pool = openPool(Number(process.argv[2]));
const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 4000, height: 3000 });

async function measure(files: number): Promise<number> {
  const begun = performance.now();
  const one = async () => {
    const bytes = new Uint8Array(photo).buffer;
    await pool.run('scanFacts', { bytes, name: 'photo.jpg' }, { transfer: [bytes] });
  };
  for await (const _ of inOrder(Array.from({ length: files }), pool.width, one));
  return files / ((performance.now() - begun) / 1000);
}

// Threads start and are compiled meanwhile.
await measure(30);
console.log(await measure(90));
await pool.close();
