import { implement } from '@orpc/server';
import { contract } from '#shared/api/contract.ts';
import { listJudgedCases, openCase } from './cases/openCase.ts';
import type { Desk } from './desk.ts';
import { toContractError, withContractErrors } from './deskErrors.ts';
import { makeCaseDossier } from './dossier/makeCaseDossier.ts';
import { importUploads, previewSheet } from './exchange/importUploads.ts';
import { caseSheetFile, intakeTemplateFile } from './exchange/sheetFiles.ts';
import { drawLetterFromValues, letterTemplates } from './letters/letterService.ts';
import { makeLetters } from './letters/makeLetters.ts';
import { checkNumbers } from './numbers.ts';
import { checkScans } from './scans/checkScans.ts';
import { getAgency, saveAgency } from './vault/store/agency.ts';

const os = implement(contract)
  .$context<{ desk: Desk }>()
  .use(async ({ next, signal }) => {
    try {
      return await next();
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
  },
  agency: {
    get: os.agency.get.handler(({ context }) => getAgency(context.desk.vault().db)),
    save: os.agency.save.handler(({ context, input }) => saveAgency(context.desk.vault().db, input)),
  },
  rules: {
    profiles: os.rules.profiles.handler(({ context }) => context.desk.pack.scanProfiles),
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
  },
  cases: {
    list: os.cases.list.handler(({ context }) => listJudgedCases(context.desk)),
    open: os.cases.open.handler(({ context, input }) => openCase(context.desk, input.caseNumber)),
  },
  letters: {
    templates: os.letters.templates.handler(() => letterTemplates()),
    draw: os.letters.draw.handler(({ context, input }) => drawLetterFromValues(context.desk, input)),
    make: os.letters.make.handler(({ context, input, signal }) =>
      withContractErrors(makeLetters(context.desk, input.cases, signal), signal),
    ),
  },
  dossier: {
    make: os.dossier.make.handler(({ context, input, signal }) =>
      withContractErrors(makeCaseDossier(context.desk, input, signal), signal),
    ),
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
