import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Client } from '#backend/createBackend.ts';
import { heicCard } from '#test/support/heic.ts';
import { drawnPdf } from '#test/support/intake/pdfs.ts';
import { previewValues } from '#test/support/letterValues.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { pageIn } from '../page.ts';
import { standInElectron } from '../standIn/electron.ts';

/**
 * Runs the scripts of a packed app in this process, Node instead of Electron: `runPackedApp.ts APP PROFILE PICTURE`.
 *
 * Plays the page, too: its preload script gets what a sandbox has and nothing more. Prints what came of it as JSON.
 */
const [appDir = '', profile = '', picture = ''] = process.argv.slice(2);

const electron = standInElectron({ userData: profile });
const address = 'stand-in:electron';
Object.assign(globalThis, { standInElectron: electron.module });
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: address, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) => {
    if (url !== address) return next(url, context);
    const parts = Object.keys(electron.module).map(
      (name) => `export const ${name} = globalThis.standInElectron.${name};`,
    );
    return { format: 'module', source: parts.join('\n'), shortCircuit: true };
  },
});

await import(pathToFileURL(join(appDir, 'dist', 'main', 'main.js')).href);
electron.makeReady();
await electron.journal.until('show');
const [window] = electron.windows;
if (!window) throw new Error('no window');

const page = pageIn(window.webContents, electron.module.ipcRenderer);
const preload = window.options.webPreferences?.preload ?? '';
runInNewContext(await readFile(preload, 'utf8'), {
  window: page,
  require: (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload script cannot require ${name}`);
    return { ipcRenderer: electron.module.ipcRenderer };
  },
});
Object.assign(globalThis, { window: page, location: page.location });
const { desktopPort } = await import(pathToFileURL(join(import.meta.dirname, '../../../renderer/desktopPort.ts')).href);
const client: Client = createORPCClient(new RPCLink({ port: await desktopPort() }));

await client.vault.create({ passphrase: '样例口令一二三四五' });
const drawn = await client.letters.draw({ template: 'filingCommitment', values: { ...previewValues } });
const licence = { ...exampleLicence, code: 'http://www.gsxt.gov.cn/' };
const files = [
  new File([new Uint8Array(await readFile(picture))], '营业执照.jpg'),
  new File([new Uint8Array(heicCard())], 'IMG_0001.HEIC'),
  new File([new Uint8Array(await makeSpecimen({ kind: 'businessLicence', data: licence }))], '二维码.jpg'),
  new File([new Uint8Array(await drawnPdf())], '一页.pdf'),
];
const facts: unknown[] = [];
for await (const event of await client.scans.check({
  files,
  profile: 'wechat-default',
  kind: 'subjectCertificate',
  opened: true,
})) {
  if (event.type === 'checked')
    facts.push([
      event.facts?.contentType,
      event.facts?.unreadable,
      event.facts?.codes?.flatMap(({ text }) => text ?? []),
    ]);
}
const pack = await client.rules.export();
let checked: readonly unknown[] = [];
for await (const event of await client.packages.check({ files: [pack] }))
  if (event.type === 'checked') checked = [event.ok, event.problem, event.packages.map(({ caseNumber }) => caseNumber)];
await client.rules.replace({ from: 'files', files: [pack] });
const page404 = await window.session.fetch('app://desk/../../package.json');
const { texts } = await client.rules.licences();
const result = {
  bundled: ['antd', '@protobi/exceljs'].map((name) => texts.some(({ text }) => text.includes(`\n${name} `))),
  vault: await client.vault.status(),
  version: (await client.host.describe()).version,
  cases: await client.cases.list(),
  sheet: (await client.exchange.template()).size > 0,
  letter:
    drawn.type === 'made'
      ? Buffer.from(await drawn.file.arrayBuffer())
          .subarray(0, 5)
          .toString('latin1')
      : drawn.findings,
  facts,
  checked,
  rules: (await client.rules.about()).inUse,
  page: (await (await window.session.fetch('app://desk/')).text()).includes('id="desk"'),
  escape: page404.status,
};
electron.module.app.quit();
await electron.journal.until('ended');
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
