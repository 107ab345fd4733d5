import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
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
  // Buttons that empty a field cannot be seen until the mouse is there: Tab must not stop at them, Enter there erases.
  [
    /@rc-component\/select\/es\/SelectInput\/index\.js$/,
    '"aria-label": clearLabel,',
    '"aria-label": clearLabel,\n    tabIndex: -1,',
  ],
  [
    /@rc-component\/picker\/es\/PickerInput\/Selector\/ClearIcon\.js$/,
    '"aria-label": locale.clear,',
    '"aria-label": locale.clear,\n    tabIndex: -1,',
  ],
  [/@rc-component\/input\/es\/BaseInput\.js$/, 'type: "button",', 'type: "button",\n        tabIndex: -1,'],
  // By keyboard, a closed picker is emptied as a field is; see renderer/parts/clearByKey.tsx.
  [
    /@rc-component\/select\/es\/BaseSelect\/index\.js$/,
    'setClearLock(!!mergedSearchValue);',
    `setClearLock(!!mergedSearchValue);
    const erases = key === 'Delete' || key === 'Backspace' && !multiple;
    if (erases && !event.repeat && !clearLock && !mergedOpen && !mergedSearchValue && mode !== 'combobox' && mergedAllowClear) {
      onClearMouseDown();
      return;
    }`,
  ],
  [/@rc-component\/select\/es\/utils\/keyUtil\.js$/, 'KeyCode.BACKSPACE,', 'KeyCode.BACKSPACE, KeyCode.DELETE,'],
  // Tab takes what is marked in an open list, and goes on: it must not stay, nor take a choice of several back.
  [
    /@rc-component\/select\/es\/OptionList\.js$/,
    'const item = memoFlattenOptions[activeIndex];\n            if (!item',
    `const item = memoFlattenOptions[activeIndex];
            if (which === KeyCode.TAB && multiple && (!searchValue || rawValues.has(item?.value))) break;
            if (!item`,
  ],
  [
    /@rc-component\/select\/es\/OptionList\.js$/,
    'if (open) {\n              event.preventDefault();',
    'if (open && which !== KeyCode.TAB) {\n              event.preventDefault();',
  ],
  // What Enter takes while one searches a tree of places is the first match, and it is marked.
  [
    /@rc-component\/cascader\/es\/OptionList\/List\.js$/,
    '// ========================= Keyboard =========================',
    `const searched = React.useRef('');
  React.useEffect(() => {
    if (multiple || !searchValue && !searched.current) return;
    searched.current = searchValue;
    const firstIndex = searchValue ? mergedOptions.findIndex(option => !option.disabled) : -1;
    const firstPath = getFullPathKeys(mergedOptions, fieldNames)[firstIndex];
    setActiveValueCells(firstPath ? [toPathKey(firstPath)] : searchValue ? [] : values[0] || []);
  }, [searchValue, mergedOptions]);`,
  ],
  // Arrows beside page numbers, and the button of tabs that do not fit, have no name at all.
  [
    /antd\/es\/pagination\/Pagination\.js$/,
    'const prevIcon = /*#__PURE__*/React.createElement("button", {',
    'const prevIcon = /*#__PURE__*/React.createElement("button", {\n      "aria-label": "上一页",',
  ],
  [
    /antd\/es\/pagination\/Pagination\.js$/,
    'const nextIcon = /*#__PURE__*/React.createElement("button", {',
    'const nextIcon = /*#__PURE__*/React.createElement("button", {\n      "aria-label": "下一页",',
  ],
  [
    /@rc-component\/tabs\/es\/TabNavList\/OperationNode\.js$/,
    '"aria-expanded": open,',
    '"aria-expanded": open,\n    "aria-label": "其余标签页",',
  ],
  // What holds the tabs holds tabs alone: the button of the others and what stands beside them are no tabs.
  [
    /@rc-component\/tabs\/es\/TabNavList\/index\.js$/,
    'role: "tablist",\n    "aria-orientation": tabPositionTopOrBottom ? \'horizontal\' : \'vertical\',',
    '',
  ],
  [
    /@rc-component\/tabs\/es\/TabNavList\/index\.js$/,
    'ref: tabListRef,',
    'ref: tabListRef,\n    role: "tablist",\n    "aria-orientation": tabPositionTopOrBottom ? "horizontal" : "vertical",',
  ],
  [
    /@rc-component\/tabs\/es\/TabNavList\/TabNode\.js$/,
    `\`Tab \${currentPosition} of \${tabCount}\``,
    `\`第 \${currentPosition} 个标签页，共 \${tabCount} 个\``,
  ],
  // What a field says it opens has to be there and be what it says: with no match, a heading among the options, a tree of places.
  [
    /@rc-component\/select\/es\/OptionList\.js$/,
    '    }, notFoundContent);',
    `    }, React.createElement("div", { role: "option", id: id + "_list_0", "aria-selected": false, "aria-disabled": true }, notFoundContent));`,
  ],
  [
    /@rc-component\/select\/es\/OptionList\.js$/,
    '"aria-selected": isAriaSelected(value),',
    '"aria-selected": group ? undefined : isAriaSelected(value),',
  ],
  [
    /@rc-component\/select\/es\/Select\.js$/,
    'activeDescendantId: `',
    'activeDescendantId: accessibilityIndex < 0 ? undefined : `',
  ],
  [
    /@rc-component\/cascader\/es\/OptionList\/List\.js$/,
    'ref: containerRef\n',
    'ref: containerRef,\n    id: props.id && props.id + "_list"\n',
  ],
  [/@rc-component\/cascader\/es\/OptionList\/Column\.js$/, 'role: "menu"', 'role: "menu",\n    tabIndex: 0'],
  // What an option says is its label, not the code behind it.
  [
    /@rc-component\/select\/es\/OptionList\.js$/,
    '}), value) : null;',
    "}), typeof mergedLabel === 'string' ? mergedLabel : value) : null;",
  ],
];

/** Mends them while building, and fails when a new version says something else, so that nothing slips through. */
function mendLibraries(): Plugin {
  const mended = new Set<string>();
  return {
    name: 'mend-libraries',
    transform(code, id) {
      const found = unwanted.filter(([module]) => module.test(id));
      if (found.length === 0) return;
      let mendedCode = code;
      for (const [, says, mend] of found) {
        if (!mendedCode.includes(says))
          this.error(`${id} has changed: look again at what it does that our window cannot have`);
        mended.add(says);
        mendedCode = mendedCode.replace(says, () => mend);
      }
      return { code: mendedCode, map: null };
    },
    buildEnd(error) {
      const missed = unwanted.filter(([, says]) => !mended.has(says));
      if (!error && missed.length > 0)
        this.error(`not found while building: ${missed.map(([module, says]) => `${module} ${says}`).join()}`);
    },
  };
}

/**
 * What stands on the screen before anybody clicks, as a handful of files: as one each for every set of screens that
 * shares it they would be eighty, and asking for them takes longer than reading them. The policy is a file of its own,
 * so that it runs before any library.
 */
const firstScreensTogether: Rolldown.CodeSplittingGroup[] = [
  { name: 'policy', test: /renderer[\\/]trustedTypes\.ts$/, priority: 1 },
  { name: 'desk', tags: ['$initial'] },
];

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
  plugins: [react(), mendLibraries(), pdfParts()],
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
    rolldownOptions: { output: { codeSplitting: { groups: firstScreensTogether } } },
    // The licences of what is bundled travel with it.
    license: { fileName: 'licences.txt' },
    chunkSizeWarningLimit: 1500,
  },
  test: {
    root: '.',
    // Every file has its own folder, clock and port; left to itself the runner keeps one core of two idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // What is pure leaves nothing behind: without a process a file they take 14 s of work instead of 34.
          isolate: false,
          // Property tests on a busy machine; a test that hangs is still found.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/{contract,vault,scans,pdf,exchange,cli,browser,electron,cases,intake,prove}/**/*.test.ts'],
          globalSetup: ['test/support/requirePoppler.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is waited for is there or is not; left to itself the runner gives it one second.
          expect: { poll: { timeout: 60_000, interval: 20 } },
        },
      },
    ],
  },
});
