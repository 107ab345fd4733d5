import { implement } from '@orpc/server';
import { contract } from '#shared/api/contract.ts';
import { listJudgedCases, openCase } from './cases/openCase.ts';
import type { Desk } from './desk.ts';
import { isEvents, toContractError, withContractErrors } from './deskErrors.ts';
import { makeCaseDossier } from './dossier/makeCaseDossier.ts';
import { importUploads, previewSheet } from './exchange/importUploads.ts';
import { caseSheetFile, intakeTemplateFile } from './exchange/sheetFiles.ts';
import { drawLetterFromValues, letterTemplates } from './letters/letterService.ts';
import { makeLetters } from './letters/makeLetters.ts';
import { checkNumbers } from './numbers.ts';
import { checkScans } from './scans/checkScans.ts';
import { getAgency, saveAgency } from './vault/store/agency.ts';

/** Marks what a parallel piece of work is about to fill in; none is left when the window is done. */
const unfinished = () => {
  throw new Error('unfinished');
};

const os = implement(contract)
  .$context<{ desk: Desk }>()
  .use(async ({ next, signal }) => {
    try {
      const result = await next();
      // Events are checked while they leave, long after the procedure itself has answered.
      return isEvents(result.output) ? { ...result, output: withContractErrors(result.output, signal) } : result;
    } catch (error) {
      throw toContractError(error, signal);
    }
  });

/** The contract, answered: one line a procedure; what it means stands in the service it calls. */
export const router = os.router({
  vault: {
    status: os.vault.status.handler(({ context }) => context.desk.vaultStatus()),
    create: os.vault.create.handler(({ context, input }) => context.desk.createVault(input.passphrase)),
    unlock: os.vault.unlock.handler(({ context, input }) => context.desk.unlockVault(input)),
    lock: os.vault.lock.handler(({ context }) => context.desk.lockVault()),
    choose: os.vault.choose.handler(unfinished),
    confirmRecovery: os.vault.confirmRecovery.handler(unfinished),
    renewRecovery: os.vault.renewRecovery.handler(unfinished),
    changePassphrase: os.vault.changePassphrase.handler(unfinished),
    openSample: os.vault.openSample.handler(unfinished),
  },
  host: {
    describe: os.host.describe.handler(({ context }) => context.desk.host.info),
    saveFile: os.host.saveFile.handler(({ context, input }) => context.desk.host.saveFile(input.file)),
    chooseFolder: os.host.chooseFolder.handler(({ context }) => context.desk.host.chooseFolder()),
    notify: os.host.notify.handler(({ context, input }) => context.desk.host.notify(input)),
  },
  agency: {
    get: os.agency.get.handler(({ context }) => getAgency(context.desk.vault().db)),
    save: os.agency.save.handler(({ context, input }) => saveAgency(context.desk.vault().db, input)),
  },
  settings: {
    get: os.settings.get.handler(unfinished),
    setProfile: os.settings.setProfile.handler(unfinished),
    remember: os.settings.remember.handler(unfinished),
  },
  rules: {
    profiles: os.rules.profiles.handler(({ context }) => context.desk.pack.scanProfiles),
    tables: os.rules.tables.handler(({ context }) => context.desk.pack),
    about: os.rules.about.handler(unfinished),
    licences: os.rules.licences.handler(unfinished),
  },
  numbers: {
    check: os.numbers.check.handler(({ context, input }) =>
      checkNumbers(input.kind, input.values, context.desk.today()),
    ),
  },
  scans: {
    check: os.scans.check.handler(({ context, input, signal }) =>
      withContractErrors(checkScans(context.desk, input, signal), signal),
    ),
    report: os.scans.report.handler(unfinished),
  },
  board: {
    get: os.board.get.handler(unfinished),
  },
  cases: {
    list: os.cases.list.handler(({ context }) => listJudgedCases(context.desk)),
    open: os.cases.open.handler(({ context, input }) => openCase(context.desk, input.caseNumber)),
    find: os.cases.find.handler(unfinished),
    rows: os.cases.rows.handler(unfinished),
    create: os.cases.create.handler(unfinished),
    edit: os.cases.edit.handler(unfinished),
    setRole: os.cases.setRole.handler(unfinished),
    changeMany: os.cases.changeMany.handler(unfinished),
    knownSubjects: os.cases.knownSubjects.handler(unfinished),
    knownPersons: os.cases.knownPersons.handler(unfinished),
  },
  progress: {
    history: os.progress.history.handler(unfinished),
    move: os.progress.move.handler(unfinished),
    note: os.progress.note.handler(unfinished),
    reject: os.progress.reject.handler(unfinished),
    answer: os.progress.answer.handler(unfinished),
  },
  materials: {
    add: os.materials.add.handler(unfinished),
    remove: os.materials.remove.handler(unfinished),
    attach: os.materials.attach.handler(unfinished),
    picture: os.materials.picture.handler(unfinished),
  },
  letters: {
    templates: os.letters.templates.handler(() => letterTemplates()),
    draw: os.letters.draw.handler(({ context, input }) => drawLetterFromValues(context.desk, input)),
    make: os.letters.make.handler(({ context, input, signal }) =>
      withContractErrors(makeLetters(context.desk, input.cases, signal), signal),
    ),
    ofCase: os.letters.ofCase.handler(unfinished),
    preview: os.letters.preview.handler(unfinished),
    print: os.letters.print.handler(unfinished),
    printed: os.letters.printed.handler(unfinished),
  },
  dossier: {
    make: os.dossier.make.handler(({ context, input, signal }) =>
      withContractErrors(makeCaseDossier(context.desk, input, signal), signal),
    ),
  },
  outbox: {
    take: os.outbox.take.handler(({ context, input }) => context.desk.outbox.take(input.ticket)),
  },
  exchange: {
    template: os.exchange.template.handler(({ context }) => intakeTemplateFile(context.desk)),
    caseSheet: os.exchange.caseSheet.handler(({ context }) => caseSheetFile(context.desk)),
    preview: os.exchange.preview.handler(({ context, input }) => previewSheet(context.desk, input.sheet)),
    import: os.exchange.import.handler(({ context, input, signal }) =>
      withContractErrors(importUploads(context.desk, input, signal), signal),
    ),
  },
});
