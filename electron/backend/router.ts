import { implement } from '@orpc/server';
import { contract } from '#shared/api/contract.ts';
import { noteCall } from './access/accessLog.ts';
import { noteKeyChanges } from './access/keyChanges.ts';
import {
  backupsIn,
  chooseBackupFolder,
  getBackups,
  makeBackups,
  restore,
  setAutomaticBackups,
} from './backups/backupService.ts';
import { boardOfToday } from './cases/boardOfToday.ts';
import { answerRejection, caseHistory, markCase, moveCase, noteCase, rejectCase } from './cases/caseProgress.ts';
import { changeManyCases } from './cases/changeManyCases.ts';
import { createCase } from './cases/createCase.ts';
import { dayDues, dueCalendar } from './cases/dueCalendar.ts';
import { editCase } from './cases/editCase.ts';
import { caseRows, findCases, listJudgedCases } from './cases/findCases.ts';
import { followCase } from './cases/followCase.ts';
import { heldByMany } from './cases/heldByMany.ts';
import { knownPersons, knownSubjects } from './cases/knownRecords.ts';
import { caseIdOf, openCase } from './cases/openCase.ts';
import { setRemoved } from './cases/setRemoved.ts';
import { setRole } from './cases/setRole.ts';
import { answerQuestion, noticeReminders, overrideFinding, restoreFinding } from './cases/settleCase.ts';
import { undoRejection } from './cases/undoRejection.ts';
import type { Desk } from './desk.ts';
import { isEvents, toContractError, withContractErrors } from './deskErrors.ts';
import { examineVault } from './doctor/doctorService.ts';
import { examineShut } from './doctor/examineShut.ts';
import { drafts, keepDraft } from './drafts.ts';
import { getFilling, restartFilling, tickFilling } from './filling/filling.ts';
import { checkNumbers } from './numbers.ts';
import { readLicences } from './rules/licences.ts';
import { addOwnRule, ownRules, removeOwnRule } from './rules/ownRules.ts';
import { previewRules } from './rules/previewRules.ts';
import { aboutRules, exportRules, replaceRules } from './rules/rulesService.ts';
import { openSample } from './sample/openSample.ts';
import { saveInto } from './saveInto.ts';
import { editAgency } from './settings/editAgency.ts';
import { getSettings, remember, setLockAfter, setProfile, setStrictness } from './settings/settings.ts';
import { forgetSalvage } from './vault/salvage/salvageNote.ts';
import { getAgency } from './vault/store/agency.ts';
import { attend } from './vaultWatch.ts';

const os = implement(contract)
  .$context<{ desk: Desk }>()
  .use(async ({ next, signal, context, path }, input) => {
    try {
      const result = await next();
      await noteKeyChanges(context.desk, path);
      noteCall(context.desk, path, input);
      // Events are checked while they leave, long after the procedure itself has answered.
      return isEvents(result.output) ? { ...result, output: withContractErrors(result.output, signal) } : result;
    } catch (error) {
      throw toContractError(error, signal);
    }
  });

/** How long (ms) after unlocking nothing is loaded that nobody has asked for. */
const aWhile = 2_000;

/** What draws pages and writes sheets. */
const loadPapers = () => import('./paperRouters.ts');

/**
 * The contract, answered: one line a procedure; what it means stands in the service it calls.
 *
 * What draws pages and writes sheets is loaded when it is first asked for: its libraries would double the time of a start.
 */
export const router = os.router({
  vault: {
    status: os.vault.status.handler(({ context }) => context.desk.vaultStatus()),
    create: os.vault.create.handler(({ context, input }) => context.desk.createVault(input.passphrase)),
    unlock: os.vault.unlock.handler(async ({ context, input }) => {
      await context.desk.unlockVault(input, input.takeOver);
      // Before somebody goes to the papers of a case, and after the first list is there.
      if (context.desk.host.info.kind !== 'commandLine') setTimeout(() => void loadPapers(), aWhile).unref();
      return context.desk.vaultStatus();
    }),
    lock: os.vault.lock.handler(({ context }) => context.desk.lockVault()),
    attend: os.vault.attend.handler(({ context, input }) => attend(context.desk, input)),
    away: os.vault.away.handler(({ context, signal }) => context.desk.watch.events(signal)),
    choose: os.vault.choose.handler(({ context, input }) => context.desk.chooseVault(input.path)),
    confirmRecovery: os.vault.confirmRecovery.handler(({ context, input }) =>
      context.desk.confirmRecovery(input.recoveryCode),
    ),
    renewRecovery: os.vault.renewRecovery.handler(({ context, input }) => context.desk.renewRecovery(input.passphrase)),
    changePassphrase: os.vault.changePassphrase.handler(({ context, input }) =>
      context.desk.changePassphrase(input.secret, input.passphrase),
    ),
    rememberHere: os.vault.rememberHere.handler(({ context, input }) => context.desk.rememberHere(input)),
    exportPlain: os.vault.exportPlain.handler(async function* ({ context, input, signal }) {
      const { exportPlain } = await import('./plain/exportPlain.ts');
      yield* exportPlain(context.desk, input, signal);
    }),
    openSample: os.vault.openSample.handler(({ context, signal }) => openSample(context.desk, signal)),
  },
  host: {
    describe: os.host.describe.handler(({ context }) => context.desk.host.info),
    saveFile: os.host.saveFile.handler(({ context, input }) => context.desk.host.saveFile(input.file)),
    chooseFolder: os.host.chooseFolder.handler(({ context }) => context.desk.host.chooseFolder()),
    saveInto: os.host.saveInto.handler(({ context, input }) => saveInto(context.desk, input)),
    notify: os.host.notify.handler(({ context, input }) => context.desk.host.notify(input)),
    openFilling: os.host.openFilling.handler(({ context, input }) => {
      caseIdOf(context.desk, input.caseNumber);
      return context.desk.host.openFilling(input.caseNumber);
    }),
    copyText: os.host.copyText.handler(({ context, input }) => context.desk.host.copyText(input.text)),
    clearCopied: os.host.clearCopied.handler(({ context }) => context.desk.host.clearCopied()),
  },
  agency: {
    get: os.agency.get.handler(({ context }) => getAgency(context.desk.vault().db)),
    edit: os.agency.edit.handler(({ context, input }) => editAgency(context.desk, input)),
  },
  settings: {
    get: os.settings.get.handler(({ context }) => getSettings(context.desk)),
    setStrictness: os.settings.setStrictness.handler(({ context, input }) =>
      setStrictness(context.desk, input.strictness),
    ),
    setProfile: os.settings.setProfile.handler(({ context, input }) => setProfile(context.desk, input.profile)),
    setLockAfter: os.settings.setLockAfter.handler(({ context, input }) => setLockAfter(context.desk, input.lockAfter)),
    remember: os.settings.remember.handler(({ context, input }) => remember(context.desk, input)),
  },
  drafts: {
    list: os.drafts.list.handler(({ context }) => [...drafts(context.desk)]),
    keep: os.drafts.keep.handler(({ context, input }) => keepDraft(context.desk, input)),
  },
  rules: {
    profiles: os.rules.profiles.handler(({ context }) => context.desk.pack.scanProfiles),
    tables: os.rules.tables.handler(({ context }) => context.desk.pack),
    about: os.rules.about.handler(({ context }) => aboutRules(context.desk)),
    preview: os.rules.preview.handler(({ context, input, signal }) => previewRules(context.desk, input, signal)),
    replace: os.rules.replace.handler(({ context, input }) => replaceRules(context.desk, input)),
    export: os.rules.export.handler(({ context }) => exportRules(context.desk)),
    licences: os.rules.licences.handler(() => readLicences()),
  },
  application: os.application.lazy(async () => ({
    default: (await import('./payload/applicationRouter.ts')).applicationRouter,
  })),
  ownRules: {
    list: os.ownRules.list.handler(({ context }) => ownRules(context.desk)),
    add: os.ownRules.add.handler(({ context, input }) => addOwnRule(context.desk, input)),
    remove: os.ownRules.remove.handler(({ context, input }) => removeOwnRule(context.desk, input.id)),
  },
  numbers: {
    check: os.numbers.check.handler(({ context, input }) =>
      checkNumbers(input.kind, input.values, { today: context.desk.today(), provinces: context.desk.pack.provinces }),
    ),
  },
  intake: os.intake.lazy(async () => ({ default: (await import('./intake/intakeRouter.ts')).intakeRouter })),
  bundles: os.bundles.lazy(async () => ({ default: (await import('./bundles/bundlesRouter.ts')).bundlesRouter })),
  backups: {
    get: os.backups.get.handler(({ context }) => getBackups(context.desk)),
    chooseFolder: os.backups.chooseFolder.handler(({ context, input }) =>
      chooseBackupFolder(context.desk, input.folder),
    ),
    setAutomatic: os.backups.setAutomatic.handler(({ context, input }) => setAutomaticBackups(context.desk, input.on)),
    make: os.backups.make.handler(({ context, input, signal }) => makeBackups(context.desk, input, 'manual', signal)),
    find: os.backups.find.handler(({ input, context }) => backupsIn(context.desk, input.folder)),
    lagging: os.backups.lagging.handler(({ context }) => context.desk.vault().laggingPlaces()),
    restore: os.backups.restore.handler(({ context, input, signal }) => restore(context.desk, input, signal)),
  },
  doctor: {
    examine: os.doctor.examine.handler(({ context, input, signal }) => examineVault(context.desk, input, signal)),
    closeSalvage: os.doctor.closeSalvage.handler(({ context }) => forgetSalvage(context.desk.vault())),
    examineShut: os.doctor.examineShut.handler(({ context, input, signal }) =>
      examineShut(context.desk, input, signal),
    ),
  },
  packages: os.packages.lazy(async () => ({ default: (await loadPapers()).packagesRouter })),
  scans: os.scans.lazy(async () => ({ default: (await loadPapers()).scansRouter })),
  filling: {
    get: os.filling.get.handler(({ context, input }) => getFilling(context.desk, input.caseNumber)),
    tick: os.filling.tick.handler(({ context, input }) => tickFilling(context.desk, input)),
    restart: os.filling.restart.handler(({ context, input }) => restartFilling(context.desk, input.caseNumber)),
  },
  board: {
    get: os.board.get.handler(({ context, input }) => boardOfToday(context.desk, input.mostPerKind)),
    calendar: os.board.calendar.handler(({ context, input }) => dueCalendar(context.desk, input.month)),
    day: os.board.day.handler(({ context, input }) => dayDues(context.desk, input.day)),
  },
  cases: {
    list: os.cases.list.handler(({ context, signal }) => listJudgedCases(context.desk, signal)),
    open: os.cases.open.handler(({ context, input }) => openCase(context.desk, input.caseNumber)),
    find: os.cases.find.handler(({ context, input }) => findCases(context.desk, input)),
    rows: os.cases.rows.handler(({ context, input }) => caseRows(context.desk, input.numbers)),
    create: os.cases.create.handler(({ context, input }) => createCase(context.desk, input)),
    follow: os.cases.follow.handler(({ context, input }) => followCase(context.desk, input)),
    edit: os.cases.edit.handler(({ context, input }) => editCase(context.desk, input)),
    setRole: os.cases.setRole.handler(({ context, input }) => setRole(context.desk, input)),
    heldByMany: os.cases.heldByMany.handler(({ context, input }) => heldByMany(context.desk, input)),
    changeMany: os.cases.changeMany.handler(({ context, input }) => changeManyCases(context.desk, input)),
    setRemoved: os.cases.setRemoved.handler(({ context, input }) => setRemoved(context.desk, input)),
    knownSubjects: os.cases.knownSubjects.handler(({ context, input }) => knownSubjects(context.desk, input)),
    knownPersons: os.cases.knownPersons.handler(({ context, input }) => knownPersons(context.desk, input)),
  },
  settlements: {
    override: os.settlements.override.handler(({ context, input }) => overrideFinding(context.desk, input)),
    restore: os.settlements.restore.handler(({ context, input }) => restoreFinding(context.desk, input)),
    answer: os.settlements.answer.handler(({ context, input }) => answerQuestion(context.desk, input)),
    notice: os.settlements.notice.handler(({ context, input }) => noticeReminders(context.desk, input)),
  },
  progress: {
    history: os.progress.history.handler(({ context, input }) => caseHistory(context.desk, input.caseNumber)),
    move: os.progress.move.handler(({ context, input }) => moveCase(context.desk, input)),
    mark: os.progress.mark.handler(({ context, input }) => markCase(context.desk, input)),
    note: os.progress.note.handler(({ context, input }) => noteCase(context.desk, input)),
    reject: os.progress.reject.handler(({ context, input }) => rejectCase(context.desk, input)),
    undoRejection: os.progress.undoRejection.handler(({ context, input }) => undoRejection(context.desk, input)),
    answer: os.progress.answer.handler(({ context, input }) => answerRejection(context.desk, input)),
  },
  erasure: os.erasure.lazy(async () => ({ default: (await import('./keepRouters.ts')).erasureRouter })),
  access: os.access.lazy(async () => ({ default: (await import('./keepRouters.ts')).accessRouter })),
  persons: os.persons.lazy(async () => ({ default: (await import('./keepRouters.ts')).personsRouter })),
  materials: os.materials.lazy(async () => ({ default: (await loadPapers()).materialsRouter })),
  letters: os.letters.lazy(async () => ({ default: (await loadPapers()).lettersRouter })),
  dossier: os.dossier.lazy(async () => ({ default: (await loadPapers()).dossierRouter })),
  outbox: {
    take: os.outbox.take.handler(({ context, input }) => context.desk.outbox.take(input.ticket)),
  },
  exchange: os.exchange.lazy(async () => ({ default: (await loadPapers()).exchangeRouter })),
});
