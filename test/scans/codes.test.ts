import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { readCodes } from '#backend/scans/codes/readCodes.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { liesIn } from '#shared/scans/quad.ts';
import { mostCodeText } from '#shared/scans/seenCode.ts';
import { turnSeen } from '#shared/scans/turnSeen.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { readableCode } from '#test/support/specimens/marks.ts';
import { makeSpecimen, type SpecimenOptions, type SpecimenPaper } from '#test/support/specimens/specimen.ts';

const text = `http://www.gsxt.gov.cn/index.html?uniscid=${exampleLicence.number}`;
const licence = (code: string | undefined, codeSide = 40): SpecimenPaper => ({
  kind: 'businessLicence',
  data: { ...exampleLicence, codeSide, ...(code === undefined ? {} : { code }) },
});

async function codesOn(paper: SpecimenPaper, options: SpecimenOptions = {}, codes = true) {
  return (await readScanFacts(await makeSpecimen(paper, options), '执照.jpg', { codes })).codes;
}

describe('the square code on a licence', () => {
  it.each<[string, number, SpecimenOptions]>([
    ['on a good picture', 40, {}],
    ['in a photo of twelve megapixels', 40, { width: 4000, height: 3000 }],
    ['small, in a photo of twelve megapixels', 20, { width: 4000, height: 3000 }],
    ['tiny, in one turned by EXIF', 14, { width: 4000, height: 3000, exifOrientation: 6 }],
    ['small', 28, {}],
    ['upside down', 40, { rotation: 180 }],
    ['lying', 40, { rotation: 90, fill: 0.7 }],
    ['askew', 28, { rotation: 12, fill: 0.8 }],
    ['seen from aside', 40, { keystone: 0.25 }],
    ['in dim light', 40, { brightness: 0.3 }],
    ['a little out of focus', 40, { blur: 1.3 }],
    ['in a scan', 40, { setting: 'scanner' }],
    ['turned by EXIF', 40, { exifOrientation: 6 }],
    ['on a grey copy', 40, { grey: true }],
  ])('is read %s', async (_, side, options) => {
    expect((await codesOn(licence(text, side), options))?.map((each) => each.text)).toEqual([text]);
  });

  it('stands as the paper does, whatever the red marks may tell', async () => {
    const lying = await makeSpecimen(licence(text), { rotation: 270, fill: 0.9 });
    const facts = await readScanFacts(lying, '执照.jpg', { codes: true });
    expect(turnSeen(facts)).toEqual({ turn: 270, by: 'code' });
    expect(facts.appearance?.paperTurn).toBe(270);
  });

  it('lies where it is', async () => {
    const close: SpecimenOptions = { width: 4000, height: 3000 };
    for (const [side, options, x, y] of [
      [40, {}, 0.81, 0.34],
      [20, close, 0.79, 0.29],
    ] as const) {
      const [code] = (await codesOn(licence(text, side), options)) ?? [];
      // In the upper right part of the paper, which fills most of the picture.
      expect(code && liesIn(code.zone, { x, y })).toBe(true);
      expect(code && liesIn(code.zone, { x: 0.5, y: 0.5 })).toBe(false);
    }
  });

  it('is not read where it is blurred away, and nothing is made up', async () => {
    for (const options of [{ blur: 6 }, { motion: 20 }] satisfies SpecimenOptions[])
      expect((await codesOn(licence(text), options))?.filter((each) => each.text !== null)).toEqual([]);
  });

  it('is not read where there is none', async () => {
    const unread = [
      await codesOn(licence(undefined)),
      await codesOn(licence(undefined), { width: 4000, height: 3000 }),
      await codesOn({ kind: 'idFront', data: exampleCard }),
      await codesOn({ kind: 'plain' }),
    ];
    for (const codes of unread) expect(codes?.filter((each) => each.text !== null)).toEqual([]);
  });

  it('is looked for only where it is asked for', async () => {
    expect(await codesOn(licence(text), {}, false)).toBeNull();
  });

  it('keeps no more of a long one than there is room for', async () => {
    const long = `http://www.gsxt.gov.cn/?${'0123456789'.repeat(110)}`;
    const canvas = createCanvas(700, 700);
    readableCode(canvas.getContext('2d'), 30, 30, 640, long);
    const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, 700, 700);
    const grey = Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0);
    const [code] = (await readCodes({ data: grey, width, height })) ?? [];
    expect(code?.text).toBe(long.slice(0, mostCodeText));
  });

  it('survives characters that are more than one', async () => {
    const [code] = (await codesOn(licence('样例𠮷野家🐟'.repeat(8)), { setting: 'scanner' })) ?? [];
    expect(code?.text).toBe('样例𠮷野家🐟'.repeat(8));
  });
});

describe('the thread that reads codes', () => {
  const blank = { data: new Uint8Array(64 * 64).fill(255), width: 64, height: 64 };
  const scripted = async (source: string) => {
    const dir = await mkdtemp(join(tmpdir(), 'beian-codes-'));
    const path = join(dir, 'thread.mjs');
    await writeFile(path, source);
    return {
      script: pathToFileURL(path).href,
      [Symbol.asyncDispose]: () => rm(dir, { recursive: true }),
    };
  };

  it.each([
    [
      'never answers',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });",
    ],
    ['ends', "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit());"],
    [
      'breaks',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error(); });",
    ],
    ['cannot start', 'throw new Error();'],
    [
      'outgrows its heap',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(10000).fill(all.length)); });",
    ],
  ])('that %s has not looked, and says so, and the next picture is read', async (_, source) => {
    await using bad = await scripted(source);
    expect(await readCodes(blank, { script: bad.script, timeoutSeconds: 1.5 })).toBeNull();
    expect((await codesOn(licence(text)))?.map((each) => each.text)).toEqual([text]);
  });

  it('is kept from one picture to the next', async () => {
    await using counting = await scripted(
      "import { parentPort } from 'node:worker_threads'; let asked = 0; parentPort.on('message', () => parentPort.postMessage([{ text: String(++asked), zone: [] }]));",
    );
    const { script } = counting;
    for (const time of ['1', '2', '3', '4', '5']) {
      expect((await readCodes(blank, { script }))?.map((each) => each.text)).toEqual([time]);
    }
  });

  it('takes one picture after the other, however many are asked at once', async () => {
    const asked = await Promise.all([text, undefined, `${text}&2`].map((each) => codesOn(licence(each))));
    expect(asked.map((codes) => codes?.find((each) => each.text)?.text)).toEqual([text, undefined, `${text}&2`]);
  });

  it('calls nobody: its WebAssembly comes from this machine', async () => {
    const watch = new URL('../support/sockets/watch.ts', import.meta.url).href;
    const script = join(import.meta.dirname, '../support/sockets/readingCodes.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [`--import=${watch}`, script]);
    expect(JSON.parse(stdout)).toEqual({ texts: ['http://www.gsxt.gov.cn/'], called: [] });
  });
});
