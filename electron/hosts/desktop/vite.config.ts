import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');

/** Electron and Node bring these themselves. */
const provided = ['electron', /^node:/, ...builtinModules];

/**
 * Packages that stay packages: they load a native part, or a script of their own, from where they lie.
 *
 * electron-builder.yml ships these and what they need; everything else is bundled.
 */
const installed = ['better-sqlite3', 'sharp', 'piscina', 'heic-decode', 'pdfjs-dist', '@napi-rs/canvas'];

/** The WebAssembly that reads codes lies beside the script that loads it; see electron/backend/places.ts. */
function codeReader(): Plugin {
  return {
    name: 'code-reader',
    applyToEnvironment: ({ name }) => name === 'main',
    generateBundle() {
      const source = readFileSync(join(root, 'node_modules', 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm'));
      this.emitFile({ type: 'asset', fileName: 'zxing_reader.wasm', source });
    },
  };
}

/** Makes dist/main for the desktop app: main.js, worker.js, utilityReader.js and the threads of its own with what they share, and the preload script. */
export default defineConfig({
  root,
  plugins: [codeReader()],
  build: {
    outDir: join(root, 'dist', 'main'),
    target: 'node24',
    // Readable, because nobody downloads it and a stack trace should lead somewhere.
    minify: false,
    copyPublicDir: false,
  },
  builder: {
    buildApp: async ({ build, environments }) => {
      for (const name of ['main', 'preload']) {
        const environment = environments[name];
        if (environment) await build(environment);
      }
    },
  },
  environments: {
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: installed, conditions: ['node', 'import', 'module', 'default'] },
      build: {
        emptyOutDir: true,
        license: { fileName: 'licences.txt' },
        rolldownOptions: {
          input: {
            main: join(import.meta.dirname, 'main.ts'),
            utilityReader: join(import.meta.dirname, 'utilityReader.ts'),
            worker: join(root, 'electron', 'backend', 'jobs', 'worker.ts'),
            heicThread: join(root, 'electron', 'backend', 'scans', 'heicThread.ts'),
            codeThread: join(root, 'electron', 'backend', 'scans', 'codes', 'codeThread.ts'),
            sheetThread: join(root, 'electron', 'backend', 'exchange', 'sheetThread.ts'),
            pdfThread: join(root, 'electron', 'backend', 'pdf', 'pdfThread.ts'),
            openThread: join(root, 'electron', 'backend', 'intake', 'open', 'openThread.ts'),
            packageThread: join(root, 'electron', 'backend', 'packages', 'packageThread.ts'),
            rulePackThread: join(root, 'electron', 'backend', 'rules', 'rulePackThread.ts'),
          },
          // What a package has below its name stays with it, too.
          external: [...provided, ...installed, /^pdfjs-dist\//],
          // Nothing is shared through an entry: loading the backend must not load the program a second time.
          preserveEntrySignatures: 'strict',
          // Flat, so that every script lies at the same depth; see electron/backend/places.ts.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      build: {
        emptyOutDir: false,
        rolldownOptions: {
          input: { preload: join(import.meta.dirname, 'preload.ts') },
          external: provided,
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
});
