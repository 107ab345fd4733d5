import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { programId } from '../../electron/hosts/desktop/programId.ts';
import mainBuild from '../../electron/hosts/desktop/vite.config.ts';
import rendererBuild from '../../vite.config.ts';
import { type BuilderConfig, readBuilderConfig } from '../support/builderConfig.ts';
import { drawIcon, iconEdge, iconFile } from '../support/drawIcon.ts';

const root = join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const matches = (pattern: string, folder = '.') => globSync(pattern, { cwd: join(root, folder) });

/** What electron-builder replaces by the target's architecture. */
const archMacro = '$' + '{arch}';

/** The packages a pattern `!node_modules/!(a|b)/**` leaves in. */
const kept = (pattern: string) => /!\(([^)]+)\)/.exec(pattern)?.[1]?.split('|') ?? [];

describe('electron-builder.yml', () => {
  let config: BuilderConfig;
  beforeAll(async () => {
    config = await readBuilderConfig();
  });

  it('fits the schema of the electron-builder that is installed', async () => {
    await expect(readBuilderConfig()).resolves.toBeDefined();
  });

  it('names the program as the program names itself', () => {
    expect(config.appId).toBe(programId);
    expect(config.productName).toBe(manifest.productName);
    expect(manifest.main).toBe('dist/main/main.js');
  });

  it('names only files and folders that are there', () => {
    for (const { from, filter } of config.extraResources) {
      expect(existsSync(join(root, from)), from).toBe(true);
      for (const pattern of filter) expect(matches(pattern, from), `${from}/${pattern}`).not.toEqual([]);
    }
    for (const pattern of config.asarUnpack) expect(matches(pattern), pattern).not.toEqual([]);
    for (const { icon } of [config.win, config.mac, config.linux])
      expect(existsSync(join(root, icon)), icon).toBe(true);
    expect(existsSync(join(root, config.directories.buildResources))).toBe(true);
  });

  it('ships only what is in the project or made by building it', () => {
    const built = [rendererBuild, mainBuild].map((of) => resolve(root, of.root ?? '.', of.build?.outDir ?? 'dist'));
    const [own, ...others] = config.files;
    expect(own?.from).toBe('.');
    const named = own?.filter.filter((pattern) => !pattern.startsWith('!')) ?? [];
    const made = named.filter((pattern) => pattern.startsWith('dist/'));
    expect(made.map((pattern) => join(root, pattern)).toSorted()).toEqual(
      built.map((folder) => join(folder, '**')).toSorted(),
    );
    expect(named.length).toBeGreaterThan(made.length);
    for (const pattern of named.filter((each) => !made.includes(each)))
      expect(matches(pattern), pattern).not.toEqual([]);
    const ofSystems = [config.win, config.mac, config.linux].flatMap(({ files }) => files);
    for (const each of [...others, ...ofSystems]) {
      if (typeof each === 'string') {
        if (!each.startsWith('!')) expect(matches(each), each).not.toEqual([]);
        continue;
      }
      // Native parts of other systems are not installed here; that each is named rightly is checked below.
      const here = each.filter.filter((pattern) => !pattern.startsWith('!') && !pattern.includes(archMacro));
      expect(here, each.from).not.toEqual([]);
      for (const pattern of here) expect(matches(pattern, each.from), `${each.from}/${pattern}`).not.toEqual([]);
    }
  });

  it('keeps outside the archive what loads a native part, and what anybody may exchange by its licence', () => {
    const outside = config.asarUnpack.map((pattern) => /^node_modules\/([^/]+)\//.exec(pattern)?.[1]);
    expect(outside.toSorted()).toEqual(['@img', '@napi-rs', 'better-sqlite3', 'heic-decode', 'libheif-js', 'sharp']);
  });

  it('leaves out only what is there to be left out', () => {
    const patterns = config.files.flatMap(({ filter }) => filter).filter((each) => /^!node_modules\/[^!*]/.test(each));
    expect(patterns.length).toBeGreaterThan(2);
    for (const pattern of patterns) expect(matches(pattern.slice(1)), pattern).not.toEqual([]);
  });

  it('ships every package that is not bundled, with what it needs', () => {
    const [pattern = ''] = config.files
      .flatMap(({ filter }) => filter)
      .filter((each) => each.startsWith('!node_modules/!('));
    const shipped = new Set(kept(pattern));
    const viteConfig = readFileSync(join(root, 'electron/hosts/desktop/vite.config.ts'), 'utf8');
    const installed = /const installed = \[([^\]]+)\]/.exec(viteConfig)?.[1]?.match(/[\w@/-]+/g) ?? [];
    expect(installed).toContain('better-sqlite3');
    // What these two need at run time is optional or a header for compiling.
    const dispensable = new Set(['node-addon-api']);
    for (const name of installed) {
      const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
      const needed = [name, ...Object.keys(dependencies)].filter((each) => !dispensable.has(each));
      for (const each of needed) expect(shipped, each).toContain(each.replace(/\/.*/, ''));
    }
  });

  it('ships the native parts of the target alone, on every system', () => {
    const sharpPackages = Object.keys(
      JSON.parse(readFileSync(join(root, 'node_modules/sharp/package.json'), 'utf8')).optionalDependencies,
    );
    const canvasPackages = Object.keys(
      JSON.parse(readFileSync(join(root, 'node_modules/@napi-rs/canvas/package.json'), 'utf8')).optionalDependencies,
    ).map((name) => name.replace('@napi-rs/', ''));
    const targets = { win: 'win32-x64', mac: 'darwin-arm64', linux: 'linux-x64' } as const;
    for (const system of ['win', 'mac', 'linux'] as const) {
      const target = targets[system];
      const arch = target.split('-').at(-1) ?? '';
      const patterns = config[system].files
        .flatMap((each) => (typeof each === 'string' ? [each] : each.filter))
        .map((each) => each.replaceAll(archMacro, arch));
      const [prebuilds = '', canvases = '', pictures = ''] = patterns.filter((each) => /^!node_modules/.test(each));
      expect(kept(prebuilds)).toEqual([target]);
      expect(existsSync(join(root, 'node_modules/better-sqlite3/prebuilds', `${target}.node`))).toBe(true);
      const [canvas, ...drawing] = kept(canvases);
      expect(canvas).toBe('canvas');
      expect(drawing).toEqual(
        canvasPackages.filter((name) => name.startsWith(`canvas-${target}`) && !name.endsWith('-musl')),
      );
      const known = sharpPackages
        .filter((name) => name.endsWith(`-${target}`))
        .map((name) => name.replace('@img/', ''));
      expect(kept(pictures).toSorted()).toEqual(['colour', ...known].toSorted());
    }
  });

  it('makes the installers people were promised, without asking for an administrator', () => {
    expect(config.win.target).toEqual(['nsis', 'portable']);
    expect(config.mac.target).toEqual(['dmg', 'zip']);
    expect(config.linux.target).toEqual(['AppImage', 'deb']);
    expect(config.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowElevation: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    });
    expect(config.portable).toMatchObject({ requestExecutionLevel: 'user' });
    expect(config).toMatchObject({ asar: true, npmRebuild: false });
  });

  it('has icons drawn from the one drawing', async () => {
    const [stored, drawn] = await Promise.all(
      [iconFile, await drawIcon()].map((picture) =>
        sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true }),
      ),
    );
    expect(stored?.info).toMatchObject({ width: iconEdge, height: iconEdge });
    let apart = 0;
    stored?.data.forEach((value, index) => {
      apart += Math.abs(value - (drawn?.data[index] ?? 0));
    });
    expect(apart / (stored?.data.length ?? 1)).toBeLessThan(0.5);
  });
});
