import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { agencySchema } from '../filing/agency.ts';
import { ownRuleSchema } from '../rules/ownRules.ts';
import { scanProfileSchema } from '../rules/rulePack.ts';
import { laggingPlaceSchema } from '../vault/laggingPlace.ts';
import { codeTablesSchema, licencesSchema } from './about.ts';
import { agencyEditSchema } from './agencyEdits.ts';
import {
  applicationPreviewSchema,
  exportApplicationInput,
  exportedApplicationSchema,
  importApplicationInput,
  lintedPayloadSchema,
  lintPayloadInput,
  previewApplicationInput,
} from './application.ts';
import {
  backupsSchema,
  chooseBackupFolderInput,
  findBackupsInput,
  foundBackupsSchema,
  makeBackupEvent,
  makeBackupInput,
  restoreBackupEvent,
  restoreBackupInput,
  setAutomaticBackupsInput,
} from './backups.ts';
import {
  exportBundleEvent,
  exportBundleInput,
  importBundleEvent,
  importBundleInput,
  lastBundleSchema,
  previewBundleEvent,
  readBundleInput,
  revealConflictInput,
  revealedConflictSchema,
  undoBundleInput,
  undoneBundleSchema,
  uploadBundleInput,
  uploadedBundleSchema,
} from './bundles.ts';
import { caseContract } from './caseContract.ts';
import { examineEvent, examineInput, examineShutEvent, examineShutInput } from './doctor.ts';
import { draftSchema, keepDraftInput } from './drafts.ts';
import { caseSheetInput, findingsReportInput, importEvent, importInput, previewSchema } from './exchange.ts';
import { clearedCopySchema, copyTextInput, fillingSchema, tickFillingInput } from './filling.ts';
import {
  chosenFolderSchema,
  hostInfoSchema,
  notifyInput,
  savedFileSchema,
  savedIntoSchema,
  saveFileInput,
  saveIntoInput,
} from './host.ts';
import {
  acceptedIntakeSchema,
  acceptIntakeInput,
  changedIntakeSchema,
  changedPlacesSchema,
  changeIntakeInput,
  expectIntakeInput,
  intakeIdsInput,
  intakeItemSchema,
  intakeItemsInput,
  intakeNewsInput,
  intakeNewsSchema,
  listedIntakeSchema,
  listIntakeInput,
  restoreWishesInput,
  takeIntakeEvent,
  takeIntakeInput,
  unfinishedIntakeSchema,
  watchIntakeInput,
  watchingSchema,
} from './intake.ts';
import { keepContract } from './keepContract.ts';
import { checkedNumberSchema, checkNumbersInput } from './numbers.ts';
import { addOwnRuleInput, ownRulesSchema, removedOwnRuleSchema, removeOwnRuleInput } from './ownRules.ts';
import {
  checkPackageEvent,
  checkPackageInput,
  makeManyPackagesEvent,
  makeManyPackagesInput,
  makePackageEvent,
  makePackageInput,
  readyCasesInput,
  readyCasesSchema,
} from './packages.ts';
import { desk, nothing, oneCase } from './procedure.ts';
import { newRulesInput, previewRulesEvent, rulesAboutSchema } from './rules.ts';
import {
  checkScansEvent,
  checkScansInput,
  fitScanInput,
  fittedScanSchema,
  fixedFileSchema,
  fixFileInput,
  lookAtScanInput,
  previewFixInput,
  proposedFixSchema,
  proposeFixInput,
  scanReportInput,
} from './scans.ts';
import { rememberInput, setLockAfterInput, setProfileInput, setStrictnessInput, settingsSchema } from './settings.ts';
import { madeSheetSchema, sheetOfFilesInput } from './sheets.ts';
import { ticketSchema, uploadedFileSchema } from './upload.ts';
import {
  attendedSchema,
  attendInput,
  awayEvent,
  changePassphraseInput,
  changePassphraseOutput,
  chooseVaultInput,
  confirmRecoveryInput,
  createVaultInput,
  createVaultOutput,
  exportPlainEvent,
  exportPlainInput,
  openSampleEvent,
  rememberHereInput,
  renewRecoveryInput,
  renewRecoveryOutput,
  unlockVaultInput,
  vaultStatusSchema,
} from './vault.ts';

/**
 * Everything a host, a script or the renderer can ask of the backend.
 *
 * Long work answers with an event iterator; breaking out of it, or aborting the call, cancels the work. Files it makes
 * wait in the outbox. What the vault must be open for fails with `vaultLocked` while it is not.
 */
export const contract = {
  ...caseContract,
  ...keepContract,
  vault: {
    status: desk.output(vaultStatusSchema),
    choose: desk.input(chooseVaultInput).output(vaultStatusSchema),
    create: desk.input(createVaultInput).output(createVaultOutput),
    confirmRecovery: desk.input(confirmRecoveryInput).output(nothing),
    renewRecovery: desk.input(renewRecoveryInput).output(renewRecoveryOutput),
    unlock: desk.input(unlockVaultInput).output(vaultStatusSchema),
    lock: desk.output(nothing),
    attend: desk.input(attendInput).output(attendedSchema),
    away: desk.output(eventIterator(awayEvent)),
    changePassphrase: desk.input(changePassphraseInput).output(changePassphraseOutput),
    rememberHere: desk.input(rememberHereInput).output(nothing),
    exportPlain: desk.input(exportPlainInput).output(eventIterator(exportPlainEvent)),
    openSample: desk.output(eventIterator(openSampleEvent)),
  },
  host: {
    describe: desk.output(hostInfoSchema),
    saveFile: desk.input(saveFileInput).output(savedFileSchema),
    chooseFolder: desk.output(chosenFolderSchema),
    saveInto: desk.input(saveIntoInput).output(savedIntoSchema),
    notify: desk.input(notifyInput).output(nothing),
    openFilling: desk.input(oneCase).output(nothing),
    copyText: desk.input(copyTextInput).output(nothing),
    clearCopied: desk.output(clearedCopySchema),
  },
  agency: {
    get: desk.output(agencySchema),
    edit: desk.input(agencyEditSchema).output(nothing),
  },
  settings: {
    get: desk.output(settingsSchema),
    setProfile: desk.input(setProfileInput).output(nothing),
    setStrictness: desk.input(setStrictnessInput).output(nothing),
    setLockAfter: desk.input(setLockAfterInput).output(nothing),
    remember: desk.input(rememberInput).output(nothing),
  },
  drafts: {
    list: desk.output(z.array(draftSchema)),
    keep: desk.input(keepDraftInput).output(nothing),
  },
  rules: {
    profiles: desk.output(z.array(scanProfileSchema)),
    tables: desk.output(codeTablesSchema),
    about: desk.output(rulesAboutSchema),
    preview: desk.input(newRulesInput).output(eventIterator(previewRulesEvent)),
    replace: desk.input(newRulesInput).output(nothing),
    export: desk.output(uploadedFileSchema),
    licences: desk.output(licencesSchema),
  },
  ownRules: {
    list: desk.output(ownRulesSchema),
    add: desk.input(addOwnRuleInput).output(ownRuleSchema),
    remove: desk.input(removeOwnRuleInput).output(removedOwnRuleSchema),
  },
  numbers: {
    check: desk.input(checkNumbersInput).output(z.array(checkedNumberSchema)),
  },
  application: {
    lint: desk.input(lintPayloadInput).output(lintedPayloadSchema),
    export: desk.input(exportApplicationInput).output(exportedApplicationSchema),
    preview: desk.input(previewApplicationInput).output(applicationPreviewSchema),
    import: desk.input(importApplicationInput).output(eventIterator(importEvent)),
  },
  scans: {
    /** Files are about to be handed over: what judges them is made ready. */
    prepare: desk.output(nothing),
    check: desk.input(checkScansInput).output(eventIterator(checkScansEvent)),
    fit: desk.input(fitScanInput).output(fittedScanSchema),
    look: desk.input(lookAtScanInput).output(uploadedFileSchema),
    report: desk.input(scanReportInput).output(uploadedFileSchema),
    proposeFix: desk.input(proposeFixInput).output(proposedFixSchema),
    previewFix: desk.input(previewFixInput).output(uploadedFileSchema),
    fix: desk.input(fixFileInput).output(fixedFileSchema),
    sheet: desk.input(sheetOfFilesInput).output(madeSheetSchema),
  },
  intake: {
    take: desk.input(takeIntakeInput).output(eventIterator(takeIntakeEvent)),
    expect: desk.input(expectIntakeInput).output(nothing),
    unfinished: desk.output(unfinishedIntakeSchema),
    giveUp: desk.output(nothing),
    list: desk.input(listIntakeInput).output(listedIntakeSchema),
    news: desk.input(intakeNewsInput).output(intakeNewsSchema),
    items: desk.input(intakeItemsInput).output(z.array(intakeItemSchema)),
    accept: desk.input(acceptIntakeInput).output(acceptedIntakeSchema),
    dismiss: desk.input(intakeIdsInput).output(changedIntakeSchema),
    reopen: desk.input(intakeIdsInput).output(changedIntakeSchema),
    change: desk.input(changeIntakeInput).output(changedPlacesSchema),
    restoreWishes: desk.input(restoreWishesInput).output(changedIntakeSchema),
    watching: desk.output(watchingSchema),
    watch: desk.input(watchIntakeInput).output(watchingSchema),
  },
  bundles: {
    export: desk.input(exportBundleInput).output(eventIterator(exportBundleEvent)),
    upload: desk.input(uploadBundleInput).output(uploadedBundleSchema),
    drop: desk.input(uploadedBundleSchema).output(nothing),
    preview: desk.input(readBundleInput).output(eventIterator(previewBundleEvent)),
    revealConflict: desk.input(revealConflictInput).output(revealedConflictSchema),
    import: desk.input(importBundleInput).output(eventIterator(importBundleEvent)),
    last: desk.output(lastBundleSchema),
    undo: desk.input(undoBundleInput).output(undoneBundleSchema),
  },
  backups: {
    get: desk.output(backupsSchema),
    chooseFolder: desk.input(chooseBackupFolderInput).output(backupsSchema),
    setAutomatic: desk.input(setAutomaticBackupsInput).output(backupsSchema),
    make: desk.input(makeBackupInput).output(eventIterator(makeBackupEvent)),
    find: desk.input(findBackupsInput).output(foundBackupsSchema),
    lagging: desk.output(z.array(laggingPlaceSchema)),
    restore: desk.input(restoreBackupInput).output(eventIterator(restoreBackupEvent)),
  },
  doctor: {
    /** Somebody has read what came of a salvage; see `vault.status`. */
    closeSalvage: desk.output(nothing),
    examine: desk.input(examineInput).output(eventIterator(examineEvent)),
    examineShut: desk.input(examineShutInput).output(eventIterator(examineShutEvent)),
  },
  packages: {
    make: desk.input(makePackageInput).output(eventIterator(makePackageEvent)),
    makeMany: desk.input(makeManyPackagesInput).output(eventIterator(makeManyPackagesEvent)),
    check: desk.input(checkPackageInput).output(eventIterator(checkPackageEvent)),
    ready: desk.input(readyCasesInput).output(readyCasesSchema),
  },
  filling: {
    get: desk.input(oneCase).output(fillingSchema),
    tick: desk.input(tickFillingInput).output(fillingSchema),
    restart: desk.input(oneCase).output(fillingSchema),
  },
  outbox: {
    take: desk.input(z.object({ ticket: ticketSchema })).output(uploadedFileSchema),
  },
  exchange: {
    template: desk.output(uploadedFileSchema),
    caseSheet: desk.input(caseSheetInput).output(uploadedFileSchema),
    findingsReport: desk.input(findingsReportInput).output(uploadedFileSchema),
    preview: desk.input(importInput.pick({ sheet: true })).output(previewSchema),
    import: desk.input(importInput).output(eventIterator(importEvent)),
  },
};
