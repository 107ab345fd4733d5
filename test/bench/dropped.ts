import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { createBackend } from '#backend/createBackend.ts';
import { sampleOffice } from '#backend/sample/sampleOffice.ts';
import { contentTypeOf } from '#shared/scans/contentType.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { archive } from '#test/support/intake/archives.ts';
import { lockedPdf, pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';
import { dropPaths } from '../e2e/dropPaths.ts';
import { type Figure, ms, quantile } from './figures.ts';
import { shown } from './pageMoments.ts';
import { startDesk } from './startDesk.ts';

/** Files that are dropped; another number by `--files` or `BENCH_FILES`. */
const files = Number(process.env['BENCH_FILES'] ?? 500);
/** Clients the office has beside those of the sample. */
const cases = 500;
/** Goals in milliseconds: until the first of what was dropped is to be seen, and for a frame nobody takes for a halt. */
const goal = { first: 2000, frame: 100 };
/** Milliseconds the page is watched at rest; and between two turns of the wheel (a hand turns it some 30 times a second). */
const [rest, wheelEvery] = [2000, 30];

/** What the page noted of itself; milliseconds, moments since the drop. */
interface Noted {
  readonly row: number | null;
  readonly finding: number | null;
  /** From each frame to the next. */
  readonly gaps: readonly number[];
  /** When each of these frames came. */
  readonly at: readonly number[];
}

/** A folder of mixed files dropped into 收件 in a real Chromium, whose list is scrolled by the wheel until all are in. */
export async function benchDropped(): Promise<Figure[]> {
  await using folder = await freshFolder();
  const vaultDir = join(folder.path, 'vault');
  await fill(vaultDir);
  const dropped = join(folder.path, '客户发来的');
  await writeMixed(dropped);
  const desk = await startDesk(vaultDir);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(desk.link);
    await page.getByLabel('口令', { exact: true }).fill(testPassphrase);
    await page.keyboard.press('Enter');
    await shown(page, 'main h1', '工作台');
    await page.getByRole('menuitem', { name: '收件' }).click();
    await shown(page, 'main', '把客户发来的文件和文件夹拖到这里');
    await page.evaluate(watchDrop);
    await new Promise((rested) => setTimeout(rested, rest));
    const still = await noted(page);
    const empty = await heapOf(page);
    await page.evaluate(watchDrop);
    await dropPaths(page.getByRole('region', { name: /^收件/ }), [dropped]);
    await shown(page, '[role=grid] [data-item] [role=gridcell]');
    await page.getByRole('grid', { name: '收到的文件' }).hover();
    const begun = performance.now();
    const progress = page.getByText('约剩');
    await progress.waitFor();
    for (let turn = 0; await progress.isVisible(); turn++) {
      await page.mouse.wheel(0, turn % 200 < 100 ? 240 : -240);
      await new Promise((turned) => setTimeout(turned, wheelEvery));
    }
    const took = performance.now() - begun;
    return [...figuresOf(await noted(page), still, took), heapFigure(await heapOf(page), empty)];
  } finally {
    await browser.close();
    await desk.stop();
  }
}

function figuresOf({ row, finding, gaps, at }: Noted, still: Noted, took: number): Figure[] {
  const within = (moment: number | null) => (moment === null ? Number.POSITIVE_INFINITY : moment / goal.first);
  const said = (moment: number | null) => (moment === null ? 'never' : ms(moment));
  const [gap, calm] = [quantile(gaps, 0.95), quantile(still.gaps, 0.95)];
  const [longest, longestCalm] = [Math.max(...gaps), Math.max(...still.gaps)];
  const slow = gaps.flatMap((gap, index) => (gap > goal.frame ? [`${ms(gap)} at ${ms(at[index] ?? 0)}`] : []));
  return [
    {
      name: `${files} mixed files dropped, to the first row / goal`,
      ratio: within(row),
      isLimit: true,
      detail: `${said(row)} (goal ${ms(goal.first)})`,
    },
    {
      name: `${files} mixed files dropped, to the first finding / goal`,
      ratio: within(finding),
      isLimit: true,
      detail: `${said(finding)} (goal ${ms(goal.first)})`,
    },
    {
      name: 'while they are taken in and the list is scrolled, longest frame / goal',
      ratio: longest / goal.frame,
      isLimit: true,
      detail: `${ms(longest)}, at rest ${ms(longestCalm)} (goal ${ms(goal.frame)}); ${slow.length} of ${gaps.length} frames longer${slow.length > 0 ? `: ${slow.slice(0, 20).join(', ')}` : ''}`,
    },
    {
      name: 'while they are taken in and the list is scrolled, frame gap p95 / at rest',
      ratio: gap / calm,
      detail: `${ms(gap)}, at rest ${ms(calm)}; all of them in after ${ms(took)}, ${(files / (took / 1000)).toFixed(1)} files a second`,
    },
  ];
}

/** What the page's own memory holds after everything was thrown away that nobody needs, in megabytes. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1024 ** 2;
}

function heapFigure(full: number, empty: number): Figure {
  return {
    name: `heap of the page with ${files} files in the tray / with none`,
    ratio: full / empty,
    detail: `${full.toFixed(1)} MB, before ${empty.toFixed(1)} MB`,
  };
}

/**
 * Run in the page: frame after frame how long since the one before, and after how long since the drop a row, and a row that
 * says something is wrong, stood on the screen first.
 */
const watchDrop = `void (window.watchedDrop = (() => {
  const noted = { row: null, finding: null, gaps: [], at: [] };
  let dropped = null, last = null, going = true;
  addEventListener('drop', () => { dropped = performance.now(); }, { once: true, capture: true });
  const frame = (now) => {
    if (last !== null) {
      noted.gaps.push(now - last);
      noted.at.push(dropped === null ? 0 : now - dropped);
    }
    last = now;
    if (dropped !== null && noted.finding === null) {
      const grid = document.querySelector('[role=grid]');

      if (noted.row === null && grid?.querySelector('[data-item] [role=gridcell]')) noted.row = now - dropped;
      if (grid?.querySelector('[data-item] .beian-weight')) noted.finding = now - dropped;
    }
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return { stop: () => { going = false; return noted; } };
})())`;

async function noted(page: Page): Promise<Noted> {
  return page.evaluate<Noted>('window.watchedDrop.stop()');
}

/** An office with the clients of the sample, whose papers are dropped, and others. */
async function fill(vaultDir: string): Promise<void> {
  const { client, context, close } = await createBackend({ vaultDir });
  const { recoveryCode } = await client.vault.create({ passphrase: testPassphrase });
  await client.vault.confirmRecovery({ recoveryCode });
  const { desk } = context;
  writeManyCases(desk.vault().db, { count: cases, now: desk.now(), pack: desk.pack });
  const { sheet } = await sampleOffice();
  for await (const _ of await client.exchange.import({ sheet, files: [], alongside: [] }));
  await client.cases.list();
  await close();
}

/**
 * What clients send, all of it different: mostly pictures, some in folders by client, some under the names phones give; of twenty files one
 * paper of two pages, one archive of two files, and one that nobody can open.
 */
async function writeMixed(folder: string): Promise<void> {
  const demo = join(import.meta.dirname, '..', '..', 'resources', 'demo', '材料');
  const names = (await readdir(demo, { recursive: true })).filter((name) => name.endsWith('.jpg')).toSorted();
  const pictures = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(demo, name)) })));
  // Not every one is what its name says.
  const jpeg = pictures.find(({ bytes }) => contentTypeOf(bytes) === 'jpeg')?.bytes ?? Buffer.alloc(0);
  const locked = await lockedPdf();
  for (let index = 0; index < files; index++) {
    const { name, bytes } = pictures[index % pictures.length] as (typeof pictures)[number];
    // What follows the end of a picture changes nothing but its bytes.
    const tail = Buffer.from(`样例${index}`);
    const picture = Buffer.concat([bytes, tail]);
    const phone = `聊天记录/mmexport${1_700_000_000_000 + index * 90_000}`;
    const [path, contents] = await (async (): Promise<[string, Uint8Array]> => {
      if (index % 20 === 5) return [`${phone}.pdf`, await pdfOfJpegs([Buffer.concat([jpeg, tail]), jpeg])];
      if (index % 20 === 10)
        return [`${phone}.zip`, archive({ '照片.jpg': picture, '说明.txt': Buffer.from(`样例${index}`) })];
      if (index % 40 === 15) return [`${phone}.jpg`, picture.subarray(0, 9000 + index)];
      if (index % 40 === 35) return [`${phone}.pdf`, Buffer.concat([locked, Buffer.from(`\n%${index}\n`)])];
      if (index < pictures.length) return [name, picture];
      return [index % 2 === 0 ? `${phone}.jpg` : join(name, '..', `${index} ${basename(name)}`), picture];
    })();
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
}
