import { expect, it } from 'vitest';
import { takeFiles } from '#backend/intake/takeFiles.ts';
import type { JobPool } from '#backend/jobs/pool.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const page = (width: number) => makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: width * 0.75 });

it('a paper that is given up half-way leaves no page behind that nobody sees', async () => {
  await using desk = await caseDesk();
  const { vault, now, pool } = desk.desk;
  const stop = new AbortController();
  let measured = 0;
  // The second page is being measured when somebody gives up: the first is put by then.
  const stopping: JobPool = {
    ...pool,
    run: (job, ...rest) => {
      if (job === 'scanFacts') measured++;
      if (measured === 2) stop.abort();
      return pool.run(job, ...rest);
    },
  };
  const file = new File([new Uint8Array(await pdfOfJpegs([await page(400), await page(440)]))], '样例.pdf');
  const taking = async () => {
    for await (const _ of takeFiles({ vault, now, pool: stopping }, [{ file, modifiedAt: null }], stop.signal));
  };
  await expect(taking()).rejects.toMatchObject({ name: 'AbortError' });
  const { db, files } = vault();
  expect(measured).toBe(2);
  expect(all(db, sql`SELECT id FROM scans`)).toEqual([]);
  expect(all(db, sql`SELECT id FROM made_files`)).toEqual([]);
  expect(await files.list()).toEqual([]);

  for await (const _ of takeFiles({ vault, now, pool }, [{ file, modifiedAt: null }]));
  expect(all(db, sql`SELECT id FROM intake_items`)).toHaveLength(2);
  expect(all(db, sql`SELECT id FROM made_files`)).toEqual([]);
  expect(await files.list()).toHaveLength(3);
});

it('what was announced and never handed over is missed until it comes, or somebody gives it up', async () => {
  await using desk = await caseDesk();
  const { intake } = desk.client;
  const file = new File([new Uint8Array(await page(400))], '样例客户/正面.jpg');
  await intake.expect({ paths: ['样例客户/正面.jpg', '样例客户/反面.jpg', '样例客户/Thumbs.db'] });
  expect((await intake.unfinished()).paths).toHaveLength(3);
  for await (const event of await intake.take({ files: [{ file, modifiedAt: null }] })) {
    // While some are on their way, nothing is missing.
    if (event.type === 'taken') expect((await intake.unfinished()).paths).toEqual([]);
  }
  expect((await intake.unfinished()).paths).toEqual(['样例客户/Thumbs.db', '样例客户/反面.jpg']);
  const junk = new File([new Uint8Array(3)], '样例客户/Thumbs.db');
  for await (const _ of await intake.take({ files: [{ file: junk, modifiedAt: null }] }));
  expect((await intake.unfinished()).paths).toEqual(['样例客户/反面.jpg']);
  await intake.giveUp();
  expect((await intake.unfinished()).paths).toEqual([]);
});
