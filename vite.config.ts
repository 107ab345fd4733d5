import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What libraries do that our window cannot have: [module, what it says, what it is to say]. */
const unwanted: readonly (readonly [RegExp, string, string])[] = [
  // Style elements made outside any ConfigProvider (scroll bars) lack the page's nonce.
  [
    /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/,
    'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;',
    "const nonce = csp?.nonce ?? document.querySelector('meta[property=csp-nonce]')?.nonce;\n  if (nonce) {\n    styleNode.nonce = nonce;",
  ],
  // A style attribute is inline style; the same text set through the object model is not.
  [
    /@rc-component\/input\/es\/calculateNodeHeight\.js$/,
    "hiddenTextarea.setAttribute('style', `",
    'hiddenTextarea.style.cssText = (`',
  ],
  // An icon is decoration unless somebody names it: screen readers would say its English name before every word.
  [
    /@ant-design\/icons\/es\/components\/AntdIconLight\.js$/,
    '"aria-label": icon.name',
    '"aria-hidden": restProps["aria-label"] === undefined ? true : undefined',
  ],
  [/@rc-component\/select\/es\/hooks\/useAllowClear\.js$/, "?? 'Clear'", "?? '清除'"],
  // What an option says is its label, not the code behind it.
  [
    /@rc-component\/select\/es\/OptionList\.js$/,
    '}), value) : null;',
    "}), typeof mergedLabel === 'string' ? mergedLabel : value) : null;",
  ],
];

/** Mends them while building, and fails when a new version says something else, so that nothing slips through. */
function mendLibraries(): Plugin {
  const mended = new Set<RegExp>();
  return {
    name: 'mend-libraries',
    transform(code, id) {
      const found = unwanted.find(([module]) => module.test(id));
      if (!found) return;
      const [module, says, mend] = found;
      if (!code.includes(says)) this.error(`${id} has changed: look again at what it does that our window cannot have`);
      mended.add(module);
      return { code: code.replace(says, () => mend), map: null };
    },
    buildEnd(error) {
      const missed = unwanted.filter(([module]) => !mended.has(module));
      if (!error && missed.length > 0) this.error(`not found while building: ${missed.map(String).join()}`);
    },
  };
}

/** What stands on the screen before anybody clicks. */
const firstScreens = ['App', 'Unlock', 'BoardScreen'];

/** Names the files of the first screens in the page itself: found one import after the other, they arrive in five waves. */
function firstScreensAhead(): Plugin {
  return {
    name: 'first-screens-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const files = new Set<string>();
        const add = (file: string) => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || files.has(file)) return;
          files.add(file);
          chunk.imports.forEach(add);
        };
        for (const screen of firstScreens) {
          const chunk = Object.values(bundle).find((part) => part.type === 'chunk' && part.name === screen);
          if (!chunk) throw new Error(`no file of its own for ${screen}: look again at what the first screens are`);
          add(chunk.fileName);
        }
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

const pdfjs = fileURLToPath(new URL('node_modules/pdfjs-dist', import.meta.url));

/** What the PDF viewer asks for by name when a file needs it, with the licences; see renderer/parts/pdf/openPdf.ts. */
const pdfPartFiles = ['cmaps/*', 'standard_fonts/*', 'wasm/*_nowasm_fallback.js', 'wasm/LICENSE_*{JBIG2,OPENJPEG}'];

/** Puts them below `pdf/`, under their own names. */
function pdfParts(): Plugin {
  return {
    name: 'pdf-parts',
    generateBundle() {
      for (const pattern of pdfPartFiles) {
        const found = globSync(pattern, { cwd: pdfjs });
        if (found.length === 0) this.error(`pdfjs-dist has no ${pattern} any more`);
        for (const name of found)
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${name.replaceAll(sep, '/')}`,
            source: readFileSync(join(pdfjs, name)),
          });
      }
    },
  };
}

/** `vite build` makes the renderer; the tests below are two projects: `unit` is pure and quick, `system` uses the real parts. */
export default defineConfig({
  root: 'renderer',
  publicDir: '../resources/icons',
  plugins: [react(), mendLibraries(), firstScreensAhead(), pdfParts()],
  resolve: {
    alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL('renderer/zodWithoutEval.ts', import.meta.url)) }],
  },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // Every byte is served by our own host: no inlined data: URLs that the content policy would have to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licences of what is bundled travel with it.
    license: { fileName: 'licences.txt' },
    chunkSizeWarningLimit: 1500,
  },
  test: {
    root: '.',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // Property tests on a busy machine; a test that hangs is still found.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/{contract,vault,scans,pdf,exchange,cli,browser,electron,cases}/**/*.test.ts'],
          globalSetup: ['test/support/requirePoppler.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
