import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createBackend } from '#backend/createBackend.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { bareHost } from '#backend/hostAbilities.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { saveAgency } from '#backend/vault/store/agency.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { checkedPackage } from '#test/support/checkedPackage.ts';
import { everyCase } from '#test/support/everyCase.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { searchOpenFiles } from '#test/support/searchSecrets.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';
import { specimenAgency } from '#test/support/specimenDossier.ts';
import { testClock, testPassphrase, testWorkFactor } from '#test/support/vault.ts';
import { handOver } from './handOver.ts';
import { keeperOfSecrets } from './keeperOfSecrets.ts';
import { marked, markedApplication, markedNeedles, otherPicture, picture } from './marked.ts';
import { endOf, noting } from './noting.ts';
import { setAside } from './setAside.ts';

// Run as a process of its own: `everyFeature.ts FOLDER`, with TMPDIR and HOME of its own. Does with a marked person
// whatever the desk can do; what a person asked for lies in FOLDER/exported afterwards, everything else must be unreadable.
const [folder = ''] = process.argv.slice(2);
const exported = join(folder, 'exported');
mkdirSync(exported, { recursive: true });
// Two letters of one template are told apart by their moments.
const now = testClock('2026-11-23T04:00:00.000Z');
const open = (name: string) =>
  createBackend({
    vaultDir: join(folder, name),
    host: { ...bareHost('browser', '0.0.0'), keyKeeper: keeperOfSecrets(), mayReach: () => true },
    now,
    threads: 1,
    workFactor: testWorkFactor,
  });
const backend = await open('vault');
const called = new Set<string>();
const client = noting(backend.client, called);
const done: string[] = [];
const deleted = new Set<string>();

/** One feature; afterwards nothing that is open though deleted may tell anything. */
async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`${name} failed`, { cause: error });
  }
  for (const hit of searchOpenFiles('self', markedNeedles)) deleted.add(`${name}: ${hit}`);
  done.push(name);
}

const file = (name: string, bytes: Uint8Array | string) => new File([new Uint8Array(Buffer.from(bytes))], name);
const pack = await loadRulePack();
const profile = 'wechat-default';
let caseNumber = '';
let scanId = 0;
const nameOfFile = `${marked.name}身份证.jpg`;

await step('create', () => client.vault.create({ passphrase: testPassphrase }));
await step('case', async () => {
  const { desk } = backend.context;
  saveAgency(desk.vault().db, specimenAgency);
  caseNumber = keepCase(desk, markedApplication());
});
await step('import a sheet with scans', async () => {
  const [client0] = sampleClients;
  if (!client0) throw new Error('no sample');
  const row = {
    ...sheetRowOf(client0.record, pack),
    principalName: marked.name,
    principalCertificateNumber: marked.idNumber,
  };
  const sheet = file('采集表.xlsx', await writeIntakeSheet(pack, [row]));
  await client.exchange.preview({ sheet });
  await endOf(client.exchange.import({ sheet, files: [file(`${client0.record.folder}/${nameOfFile}`, otherPicture)] }));
});
await step('papers', async () => {
  const slot = 'subjectPrincipalFront';
  const { opened } = await client.materials.add({
    caseNumber,
    slot,
    files: [file(nameOfFile, picture)],
    replace: false,
  });
  scanId = opened.materials[0]?.scanId ?? 0;
  for (const size of ['thumbnail', 'full', 'original'] as const) await client.materials.picture({ scanId, size });
});
await step('edit and search', async () => {
  const { application } = await client.cases.open({ caseNumber });
  const holder = application.roles.appPrincipal;
  const field = 'roles.appPrincipal.mobile';
  const mobile = application.persons.find(({ id }) => id === holder)?.mobile ?? null;
  await client.cases.edit({ caseNumber, edits: [{ field, value: marked.phone, expected: mobile, holder }] });
  for (const text of Object.values(marked)) await client.cases.find({ ...everyCase, text });
  await client.cases.knownPersons({ text: marked.name, most: 10 });
  await client.cases.knownSubjects({ text: marked.company, most: 10 });
  await client.numbers.check({ kind: 'resident-id', values: [marked.idNumber] });
});
await step('drafts', () =>
  client.drafts.keep({ name: `${caseNumber}.note`, value: `${marked.draft} ${marked.idNumber}` }),
);
await step('fix and undo', async () => {
  await client.scans.proposeFix({ scanId });
  const recipe = { ...plainRecipe, turn: 90, clearerSeal: true } as const;
  await client.scans.previewFix({ scanId, recipe });
  await client.materials.fix({ caseNumber, scanId, recipe });
  await client.materials.undoFix({ caseNumber, scanId });
  await endOf(client.materials.fixMany({ cases: [caseNumber] }));
  await client.materials.remove({ caseNumber, slot: 'subjectPrincipalFront', scanId });
  await client.materials.attach({ caseNumber, slot: 'subjectPrincipalFront', scanId });
});
await step('letters', async () => {
  for (const { template } of await client.letters.ofCase({ caseNumber })) {
    await client.letters.preview({ caseNumber, template });
    await client.letters.print({ caseNumber, template });
  }
  for (const { printed } of await client.letters.ofCase({ caseNumber }))
    for (const { id } of printed) await client.letters.printed({ caseNumber, letterId: id });
  await endOf(client.letters.make({ cases: null }));
});
await step('dossier, lists and pictures that go out', async () => {
  await endOf(client.dossier.make({ caseNumber, masked: false }));
  await client.materials.handOut({ caseNumber, scanId });
  await client.materials.checklist({ caseNumber });
  await client.materials.retake({ caseNumber });
  for (const format of ['pdf', 'jpeg'] as const)
    await client.materials.sheet({ caseNumber, scanIds: [scanId], form: 'single', format });
  await client.exchange.caseSheet({ cases: null });
  for (const as of ['pdf', 'xlsx'] as const) await client.exchange.findingsReport({ cases: [caseNumber], as });
});
await step('checks without keeping', async () => {
  const files = [file(nameOfFile, picture)];
  await client.scans.prepare();
  await endOf(client.scans.check({ files, profile, kind: 'personFront' }));
  await client.scans.fit({ file: file(nameOfFile, picture), profile, kind: 'personFront' });
  await client.scans.fix({ file: file(nameOfFile, picture), recipe: null });
  await client.scans.sheet({ files, form: 'collage', format: 'jpeg', miniProgram: marked.company });
});
await step('packages', async () => {
  const override = `${marked.note}，先交`;
  await endOf(client.packages.make({ caseNumber, profile, override }));
  const folderTarget = { to: 'folder', folder: join(exported, '包'), as: 'folder' } as const;
  await endOf(client.packages.make({ caseNumber, profile, override, target: folderTarget }));
  const target = { to: 'folder', folder: join(exported, '多包'), as: 'zip' } as const;
  await endOf(client.packages.makeMany({ cases: [caseNumber], profile, override, target }));
  await checkedPackage(client, { path: join(exported, '包') });
});
await step('payload', async () => {
  const { file: payload } = await client.application.export({ caseNumber, withOffice: true });
  await client.application.preview({ file: payload });
  await client.application.lint({ file: payload, today: null });
  await endOf(client.application.import({ file: payload, files: [file(nameOfFile, picture)] }));
});
await step('the tray', async () => {
  const files = [
    { file: file(`${marked.company}/${nameOfFile}`, Buffer.concat([picture, Buffer.from('样例')])), modifiedAt: null },
  ];
  await endOf(client.intake.take({ files }));
  await client.intake.news({ after: 0 });
  await client.intake.expect({ paths: [`${marked.company}/${nameOfFile}`] });
  await client.intake.unfinished();
  await client.intake.giveUp();
  const { ids } = await client.intake.list({ state: 'pending' });
  const items = await client.intake.items({ ids });
  await client.intake.change({ ids, to: { caseNumber } });
  await client.intake.accept({ items: items.map(({ id, placeMark }) => ({ id, placeMark })) });
  await client.intake.dismiss({ ids });
});
await step('progress', async () => {
  await client.progress.note({ caseNumber, note: marked.note });
  await client.progress.mark({ caseNumber, kind: 'entranceClosed', on: true, at: null });
  const { steps } = await client.filling.get({ caseNumber });
  await client.filling.tick({ caseNumber, id: steps[0]?.id ?? '', on: true });
  const { application } = await client.cases.open({ caseNumber });
  const { stage } = application.filingCase;
  await client.progress.move({ caseNumber, from: stage, to: 'platformReview', at: null, note: marked.note });
  const reasons = [{ keyName: '负责人', error: `${marked.name} 的号码 ${marked.idNumber} 不符`, suggest: null }];
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'subjectInfo', at: null, reasons });
  const { rejections } = await client.progress.history({ caseNumber });
  await client.progress.undoRejection({ caseNumber, rejectionId: rejections[0]?.id ?? 0 });
  await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
  await client.cases.setRemoved({ numbers: [caseNumber], removed: false });
});
await step('rules, board and calendar', async () => {
  await client.rules.export();
  await client.rules.about();
  await client.cases.list();
  await client.cases.rows({ numbers: [caseNumber] });
  await client.drafts.list();
  await client.packages.ready({ profile });
  await client.filling.restart({ caseNumber });
  const [{ value } = { value: null }] = await client.cases.heldByMany({ field: 'staff', numbers: [caseNumber] });
  const changes = [{ number: caseNumber, expected: value, value: marked.name }];
  await client.cases.changeMany({ field: 'staff', changes });
  await client.board.get({ mostPerKind: 20 });
  await client.board.calendar({ month: null });
  await client.board.day({ day: '2026-11-23' });
});
await setAside(step, { client, desk: backend.context.desk, exported, caseNumber, scanId });
const colleague = await open('theirs');
await handOver(step, { client, colleague: noting(colleague.client, called), exported, caseNumber });
await colleague.close();
await step('backup, restore and examination', async () => {
  const events = await endOf(client.backups.make({ to: join(folder, 'disk') }));
  const made = events.find((event) => event.type === 'made');
  if (made?.type !== 'made') throw new Error('no backup');
  await client.backups.get();
  await client.backups.find({ folder: join(folder, 'disk') });
  const secret = { passphrase: testPassphrase };
  await endOf(client.backups.restore({ from: made.backup.folder, into: join(folder, 'again'), secret }));
  await endOf(client.doctor.examine({ repair: true }));
});
await step('lock, unlock, another passphrase', async () => {
  await client.vault.lock();
  await endOf(client.doctor.examineShut({ secret: { passphrase: testPassphrase } }));
  await client.vault.unlock({ passphrase: testPassphrase });
  await client.vault.changePassphrase({ secret: { passphrase: testPassphrase }, passphrase: `${testPassphrase}一` });
});
// While everything is open and warm, as a thief of the running machine's disk would find it; then go on after locking.
console.log(JSON.stringify({ state: 'open', done, called: [...called], deleted: [...deleted] }));
await new Promise((resolve) => process.stdin.once('data', resolve));
await backend.close();
console.log(JSON.stringify({ state: 'closed', done, called: [...called], deleted: [...deleted] }));
process.stdin.destroy();
