import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { deskErrorCodeSchema } from '#shared/api/deskErrorMap.ts';
import { DeskError, deskErrors } from '#shared/api/errors.ts';
import { clientOver, letIn, startBrowserDesk } from '#test/support/browserDesk.ts';
import { passphraseFile, temporaryFolder } from '#test/support/cli.ts';
import { tell } from '#test/support/proofSize.ts';
import { found, searchFolders } from '#test/support/searchSecrets.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { originOf } from '../../electron/hosts/cli/shownError.ts';
import { declaredErrors } from '../../electron/hosts/declaredErrors.ts';
import { describeFault } from '../../electron/hosts/describeFault.ts';
import { marked, markedNeedles } from './secrets/marked.ts';

const root = join(import.meta.dirname, '..', '..');
const secrets = Object.values(marked).join(' ');
const hits = (text: string) => found(Buffer.from(text), markedNeedles);

/** Whatever may be thrown, with something personal in every part of it. */
function faults(): unknown[] {
  const plain = new Error(secrets);
  const details = Object.fromEntries(
    ['path', 'detail', 'number', 'field', 'current', 'what', 'owner', 'why', 'characters'].map((key) => [key, secrets]),
  );
  const listed = deskErrorCodeSchema.options.flatMap((code) => [
    new DeskError(code, details),
    new DeskError(code, details, { cause: plain }),
    new ORPCError(code, { message: secrets, data: details, cause: new DeskError(code, details) }),
  ]);
  return [
    ...listed,
    plain,
    Object.assign(new Error(secrets), { code: 'ENOENT', path: `/home/${marked.name}/${marked.idNumber}.jpg` }),
    Object.assign(new TypeError(secrets), { name: secrets, code: secrets }),
    new AggregateError([plain], secrets),
    new Error('outer', { cause: new Error('middle', { cause: plain }) }),
    Object.assign(new Error(secrets), { stack: `${secrets}\n    at ${secrets}` }),
    secrets,
    { message: secrets },
    null,
  ];
}

test('what is said of any error, listed or not, tells nothing of a person', () => {
  for (const fault of faults()) {
    expect(hits(describeFault(fault))).toEqual([]);
    const shown = new DeskError('internal', {}, { cause: fault });
    expect(hits(originOf(shown, { BEIAN_DEBUG: '1' }) ?? '')).toEqual([]);
  }
  expect(hits(String(faults()[0]))).not.toEqual([]);
  tell(`${faults().length} faults, ${Object.keys(deskErrors).length} listed errors: 0 personal`);
});

test('a host reports a fault by its kind and place alone', async () => {
  for (const fault of faults()) {
    const reported: string[] = [];
    const { clientInterceptors } = declaredErrors((text) => reported.push(text));
    const [intercept] = clientInterceptors;
    const error = new ORPCError('internal', { cause: fault });
    const next = () => Promise.reject(error);
    await expect(intercept?.({ next, path: ['cases', 'open'] } as never)).rejects.toBe(error);
    expect(reported).toHaveLength(1);
    expect(reported[0]).toMatch(/^cases\.open /);
    expect(hits(reported.join())).toEqual([]);
  }
});

/**
 * Everything in the program that writes for somebody to read afterwards. A new one belongs into this list only together
 * with what masks it.
 */
const writers: readonly string[] = [
  'electron/hosts/cli/main.ts', // hands its streams to output.ts: what a command was asked to say
  'electron/hosts/cli/passphrase.ts', // the question, never what is typed
  'electron/hosts/desktop/desktop.ts', // report: describeFault
  'electron/hosts/start.ts', // say: listed errors and describeFault
];

test('nothing else in the program writes to a log, a console or a stream', () => {
  const sources = globSync('{electron,shared,renderer}/**/*.{ts,tsx}', { cwd: root }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const writing =
    /\bconsole\.\w|process\.(?:stdout|stderr)|createWriteStream|appendFile|from ['"]pino['"]|app\.setAppLogsPath|crashReporter|process\.report/;
  const found = sources.filter((path) => writing.test(readFileSync(join(root, path), 'utf8')));
  expect(sources.length).toBeGreaterThan(500);
  expect(found.toSorted()).toEqual(writers);
});

test('the browser host at its most talkative says nothing of a person, whatever fails', async () => {
  await using desk = await startBrowserDesk();
  const client = clientOver(await letIn(desk.host));
  await client.vault.create({ passphrase: testPassphrase });
  const bad = new File([`{"${marked.name}": ${secrets}`], `${marked.name}.json`);
  const calls: (() => Promise<unknown>)[] = [
    () => client.vault.unlock({ passphrase: secrets }),
    () => client.vault.choose({ path: secrets }),
    () => client.cases.open({ caseNumber: '2026-9999' }),
    () => client.cases.open({ caseNumber: secrets }),
    () => client.application.lint({ file: bad, today: null }),
    () => client.exchange.preview({ sheet: bad }),
    () => client.letters.draw({ template: marked.name, values: { [marked.name]: secrets } }),
    () => client.rules.replace({ from: 'files', files: [bad] }),
    () => client.backups.find({ folder: secrets }),
    () => client.outbox.take({ ticket: secrets }),
    () => client.materials.picture({ scanId: 999, size: 'full' }),
  ];
  for (const call of calls) await call().catch(() => undefined);
  // A fault nobody foresaw, with a person in its words.
  const { db } = desk.backend.context.desk.vault();
  Object.defineProperty(desk.backend.context.desk, 'vault', {
    value: () => {
      throw Object.assign(new Error(secrets), { db });
    },
  });
  await client.cases.list().catch(() => undefined);
  expect(desk.faults.length).toBeGreaterThan(0);
  expect(hits(desk.faults.join('\n'))).toEqual([]);
});

test('the command line at its most talkative leaves nothing of a person in any file, and says of a fault only where', async () => {
  await using folder = await temporaryFolder();
  const home = join(folder.path, 'home');
  await mkdir(home);
  const secret = await passphraseFile(folder.path, testPassphrase);
  const bad = join(folder.path, 'bad.json');
  await writeFile(bad, `{"${marked.name}": ${secrets}`);
  const vault = ['--vault', join(folder.path, 'vault'), '--passphrase-file', secret];
  const commands = [
    ['vault', 'create', ...vault],
    ['lint', bad],
    ['import', bad, ...vault],
  ];
  const environment = {
    HOME: home,
    TMPDIR: home,
    XDG_CONFIG_HOME: home,
    BEIAN_DEBUG: '1',
    NODE_DEBUG: 'http',
    DEBUG: '*',
  };
  const said: string[] = [];
  for (const args of commands) {
    const child = spawn(process.execPath, [join(root, 'electron/hosts/cli/main.ts'), ...args], {
      cwd: home,
      env: { ...process.env, ...environment },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
  }
  expect(said.join('').length).toBeGreaterThan(50);
  expect(hits(said.join(''))).toEqual([]);
  expect(searchFolders([home, join(folder.path, 'vault')], markedNeedles).hits).toEqual([]);
});
