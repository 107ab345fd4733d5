import { execFile } from 'node:child_process';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freshFolder } from '../../support/vault.ts';
import { type PackedApp, packApp } from './packApp.ts';

/** Building and packing takes its time on a small machine. */
const packingTime = 600_000;

// Packing for Linux is what this machine can do; on others the native parts are not installed.
describe.runIf(process.platform === 'linux')('the packed app', () => {
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let app: PackedApp;
  beforeAll(async () => {
    folder = await freshFolder();
    app = await packApp(folder.path);
  }, packingTime);
  afterAll(() => folder[Symbol.asyncDispose]());

  it('holds its built scripts and page, and no source, test or document of ours', () => {
    const ours = app.archived.filter((path) => !path.startsWith('node_modules/'));
    expect(ours).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'package.json',
        'dist/main/main.js',
        'dist/main/worker.js',
        'dist/main/utilityReader.js',
        'dist/main/preload.cjs',
        ...[
          'codeThread',
          'heicThread',
          'openThread',
          'packageThread',
          'pdfThread',
          'rulePackThread',
          'sheetThread',
        ].map((name) => `dist/main/${name}.js`),
        'dist/main/zxing_reader.wasm',
        'dist/main/licences.txt',
        'dist/renderer/index.html',
        'dist/renderer/licences.txt',
      ]),
    );
    const elsewhere = ours.filter(
      (path) => !/^(LICENSE|package\.json|node_modules|dist(\/(main|renderer)(\/.*)?)?)$/.test(path),
    );
    expect(elsewhere).toEqual([]);
    expect(app.archived.filter((path) => /\.(tsx?|map)$/.test(path))).toEqual([]);
    expect(app.manifest).toMatchObject({ main: 'dist/main/main.js', type: 'module', productName: '备案工作台' });
  });

  it('brings the native parts of this system alone', () => {
    const natives = app.archived.filter((path) => /\.(node|so[.\d]*|dylib|dll)$/.test(path));
    const target = `${process.platform}-${process.arch}`;
    expect(natives).toContain(`node_modules/better-sqlite3/prebuilds/${target}.node`);
    expect(natives.some((path) => path.startsWith(`node_modules/@img/sharp-${target}/`))).toBe(true);
    expect(natives.filter((path) => !path.includes(target))).toEqual([]);
    const packages = new Set(app.archived.map((path) => /^node_modules\/([^@/]+|@[^/]+)/.exec(path)?.[1]));
    packages.delete(undefined);
    expect([...packages].toSorted()).toEqual([
      '@img',
      '@napi-rs',
      'better-sqlite3',
      'detect-libc',
      'heic-decode',
      'libheif-js',
      'pdfjs-dist',
      'piscina',
      'semver',
      'sharp',
    ]);
  });

  it('keeps libheif beside its archive, as files that anybody may replace', () => {
    expect(app.besideArchive).toEqual(
      expect.arrayContaining([
        'node_modules/libheif-js/wasm-bundle.js',
        'node_modules/libheif-js/libheif-wasm/libheif-bundle.js',
        'node_modules/heic-decode/index.js',
      ]),
    );
  });

  it('has rule pack, templates, sample office, licences and typefaces beside it', async () => {
    expect((await readdir(join(app.resources, 'resources'))).toSorted()).toEqual([
      'demo',
      'letter-templates',
      'licences',
      'rule-pack',
    ]);
    const fonts = await readdir(join(app.resources, 'fonts'));
    expect(fonts.toSorted()).toEqual([
      'NotoSansSC_400Regular.ttf',
      'NotoSansSC_700Bold.ttf',
      'NotoSerifSC_400Regular.ttf',
      'NotoSerifSC_700Bold.ttf',
    ]);
    for (const font of fonts) expect((await stat(join(app.resources, 'fonts', font))).size).toBeGreaterThan(5e6);
  });

  it('lets nothing else run in it: every fuse as decided', () => {
    // runAsNode, cookieEncryption, nodeOptions, nodeCliInspect, asarIntegrity, onlyLoadAppFromAsar, browserSnapshot,
    // grantFileProtocolExtraPrivileges, and wasmTrapHandlers as Electron has it.
    expect(app.fuses).toBe('010011001');
  });

  it(
    'runs on its own: vault, worker threads, typefaces, pictures and page',
    async () => {
      const profile = join(folder.path, 'profile');
      await mkdir(profile);
      const picture = join(app.resources, 'resources', 'demo', '材料', '北京样例餐饮管理有限公司', '授权书.jpg');
      const script = join(import.meta.dirname, 'runPackedApp.ts');
      const vault = join(folder.path, 'vault');
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [script, join(app.resources, 'app.asar'), profile, picture],
        { env: { ...process.env, BEIAN_VAULT: vault } },
      );
      expect(z.json().parse(JSON.parse(stdout))).toMatchObject({
        vault: { state: 'open', path: vault },
        cases: [],
        // The licences of what is bundled, of the window and of the program.
        bundled: [true, true],
        sheet: true,
        letter: '%PDF-',
        facts: [
          ['jpeg', null, []],
          ['heic', null, []],
          ['jpeg', null, ['http://www.gsxt.gov.cn/']],
          // A page of a PDF.
          ['jpeg', null, []],
        ],
        // Its own rule pack: the manifest in it is not one of a package, and it is no other pack when taken in again.
        checked: [false, null, [null]],
        rules: 0,
        page: true,
        escape: 404,
      });
    },
    packingTime,
  );
});
