import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { agencySchema } from '../filing/agency.ts';
import { ownRuleSchema } from '../rules/ownRules.ts';
import { scanProfileSchema } from '../rules/rulePack.ts';
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
import { boardInput, boardSchema } from './board.ts';
import { calendarInput, dayDuesInput, dayDuesSchema, dueCalendarSchema } from './calendar.ts';
import { setRoleInput } from './caseEdits.ts';
import {
  answerRejectionInput,
  caseHistorySchema,
  markCaseInput,
  moveCaseInput,
  noteCaseInput,
  rejectCaseInput,
  rejectedCaseSchema,
  undoRejectionInput,
} from './caseHistory.ts';
import {
  caseNumberSchema,
  caseRowSchema,
  caseRowsInput,
  changedManySchema,
  changeManyInput,
  createCaseInput,
  editCaseInput,
  findCasesInput,
  followCaseInput,
  foundCasesSchema,
  heldByManyInput,
  heldByManySchema,
  knownPersonSchema,
  knownSubjectSchema,
  listedCaseSchema,
  openedCaseSchema,
  searchKnownInput,
  setRemovedInput,
  setRemovedSchema,
} from './cases.ts';
import { deskErrorMap } from './deskErrorMap.ts';
import { examineEvent, examineInput } from './doctor.ts';
import { makeDossierEvent, makeDossierInput } from './dossier.ts';
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
  changeIntakeInput,
  intakeIdsInput,
  intakeItemSchema,
  intakeItemsInput,
  listedIntakeSchema,
  listIntakeInput,
  takeIntakeEvent,
  takeIntakeInput,
  watchIntakeInput,
  watchingSchema,
} from './intake.ts';
import {
  caseLetterInput,
  caseLetterSchema,
  drawLetterInput,
  drawnLetterSchema,
  letterTemplateSchema,
  makeLettersEvent,
  makeLettersInput,
  printedLetterInput,
} from './letters.ts';
import {
  addedMaterialsSchema,
  addMaterialsInput,
  answerAlikeInput,
  attachMaterialInput,
  fixManyEvent,
  fixManyInput,
  fixMaterialInput,
  pictureInput,
  scanInSlotInput,
  signedOnInput,
  undoFixesInput,
  undoFixInput,
  undoneFixesSchema,
} from './materials.ts';
import { checkedNumberSchema, checkNumbersInput } from './numbers.ts';
import { addOwnRuleInput, ownRulesSchema, removedOwnRuleSchema, removeOwnRuleInput } from './ownRules.ts';
import {
  checkedPackageSchema,
  checkPackageInput,
  makeManyPackagesEvent,
  makeManyPackagesInput,
  makePackageEvent,
  makePackageInput,
} from './packages.ts';
import { newRulesInput, previewRulesEvent, rulesAboutSchema } from './rules.ts';
import {
  checkScansEvent,
  checkScansInput,
  fitScanInput,
  fittedScanSchema,
  fixedFileSchema,
  fixFileInput,
  previewFixInput,
  proposedFixSchema,
  proposeFixInput,
  scanReportInput,
} from './scans.ts';
import { rememberInput, setProfileInput, setStrictnessInput, settingsSchema } from './settings.ts';
import { answerQuestionInput, noticeRemindersInput, overrideFindingInput, restoreFindingInput } from './settlements.ts';
import { madeSheetSchema, sheetOfCaseInput, sheetOfFilesInput } from './sheets.ts';
import { ticketSchema, uploadedFileSchema } from './upload.ts';
import {
  changePassphraseInput,
  chooseVaultInput,
  confirmRecoveryInput,
  createVaultInput,
  createVaultOutput,
  openSampleEvent,
  rememberHereInput,
  renewRecoveryInput,
  unlockVaultInput,
  vaultStatusSchema,
} from './vault.ts';

const desk = oc.errors(deskErrorMap);
const nothing = z.void();
const oneCase = z.object({ caseNumber: caseNumberSchema });

/**
 * Everything a host, a script or the renderer can ask of the backend.
 *
 * Long work answers with an event iterator; breaking out of it, or aborting the call, cancels the work. Files it makes
 * wait in the outbox. What the vault must be open for fails with `vaultLocked` while it is not.
 */
export const contract = {
  vault: {
    status: desk.output(vaultStatusSchema),
    choose: desk.input(chooseVaultInput).output(vaultStatusSchema),
    create: desk.input(createVaultInput).output(createVaultOutput),
    confirmRecovery: desk.input(confirmRecoveryInput).output(nothing),
    renewRecovery: desk.input(renewRecoveryInput).output(createVaultOutput),
    unlock: desk.input(unlockVaultInput).output(vaultStatusSchema),
    lock: desk.output(nothing),
    changePassphrase: desk.input(changePassphraseInput).output(nothing),
    rememberHere: desk.input(rememberHereInput).output(nothing),
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
    remember: desk.input(rememberInput).output(nothing),
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
    check: desk.input(checkScansInput).output(eventIterator(checkScansEvent)),
    fit: desk.input(fitScanInput).output(fittedScanSchema),
    report: desk.input(scanReportInput).output(uploadedFileSchema),
    proposeFix: desk.input(proposeFixInput).output(proposedFixSchema),
    previewFix: desk.input(previewFixInput).output(uploadedFileSchema),
    fix: desk.input(fixFileInput).output(fixedFileSchema),
    sheet: desk.input(sheetOfFilesInput).output(madeSheetSchema),
  },
  intake: {
    take: desk.input(takeIntakeInput).output(eventIterator(takeIntakeEvent)),
    list: desk.input(listIntakeInput).output(listedIntakeSchema),
    items: desk.input(intakeItemsInput).output(z.array(intakeItemSchema)),
    accept: desk.input(acceptIntakeInput).output(acceptedIntakeSchema),
    dismiss: desk.input(intakeIdsInput).output(changedIntakeSchema),
    reopen: desk.input(intakeIdsInput).output(changedIntakeSchema),
    change: desk.input(changeIntakeInput).output(changedIntakeSchema),
    watching: desk.output(watchingSchema),
    watch: desk.input(watchIntakeInput).output(watchingSchema),
  },
  backups: {
    get: desk.output(backupsSchema),
    chooseFolder: desk.input(chooseBackupFolderInput).output(backupsSchema),
    setAutomatic: desk.input(setAutomaticBackupsInput).output(backupsSchema),
    make: desk.input(makeBackupInput).output(eventIterator(makeBackupEvent)),
    find: desk.input(findBackupsInput).output(foundBackupsSchema),
    restore: desk.input(restoreBackupInput).output(eventIterator(restoreBackupEvent)),
  },
  doctor: {
    examine: desk.input(examineInput).output(eventIterator(examineEvent)),
  },
  packages: {
    make: desk.input(makePackageInput).output(eventIterator(makePackageEvent)),
    makeMany: desk.input(makeManyPackagesInput).output(eventIterator(makeManyPackagesEvent)),
    check: desk.input(checkPackageInput).output(checkedPackageSchema),
  },
  filling: {
    get: desk.input(oneCase).output(fillingSchema),
    tick: desk.input(tickFillingInput).output(fillingSchema),
    restart: desk.input(oneCase).output(fillingSchema),
  },
  board: {
    get: desk.input(boardInput).output(boardSchema),
    calendar: desk.input(calendarInput).output(dueCalendarSchema),
    day: desk.input(dayDuesInput).output(dayDuesSchema),
  },
  cases: {
    list: desk.output(z.array(listedCaseSchema)),
    find: desk.input(findCasesInput).output(foundCasesSchema),
    rows: desk.input(caseRowsInput).output(z.array(caseRowSchema)),
    open: desk.input(oneCase).output(openedCaseSchema),
    create: desk.input(createCaseInput).output(oneCase),
    follow: desk.input(followCaseInput).output(oneCase),
    edit: desk.input(editCaseInput).output(openedCaseSchema),
    setRole: desk.input(setRoleInput).output(openedCaseSchema),
    heldByMany: desk.input(heldByManyInput).output(heldByManySchema),
    changeMany: desk.input(changeManyInput).output(changedManySchema),
    setRemoved: desk.input(setRemovedInput).output(setRemovedSchema),
    knownSubjects: desk.input(searchKnownInput).output(z.array(knownSubjectSchema)),
    knownPersons: desk.input(searchKnownInput).output(z.array(knownPersonSchema)),
  },
  settlements: {
    override: desk.input(overrideFindingInput).output(openedCaseSchema),
    restore: desk.input(restoreFindingInput).output(openedCaseSchema),
    answer: desk.input(answerQuestionInput).output(openedCaseSchema),
    notice: desk.input(noticeRemindersInput).output(openedCaseSchema),
  },
  progress: {
    history: desk.input(oneCase).output(caseHistorySchema),
    move: desk.input(moveCaseInput).output(openedCaseSchema),
    mark: desk.input(markCaseInput).output(caseHistorySchema),
    note: desk.input(noteCaseInput).output(caseHistorySchema),
    reject: desk.input(rejectCaseInput).output(rejectedCaseSchema),
    undoRejection: desk.input(undoRejectionInput).output(openedCaseSchema),
    answer: desk.input(answerRejectionInput).output(caseHistorySchema),
  },
  materials: {
    add: desk.input(addMaterialsInput).output(addedMaterialsSchema),
    remove: desk.input(scanInSlotInput).output(openedCaseSchema),
    attach: desk.input(attachMaterialInput).output(openedCaseSchema),
    setSignedOn: desk.input(signedOnInput).output(openedCaseSchema),
    answerAlike: desk.input(answerAlikeInput).output(openedCaseSchema),
    picture: desk.input(pictureInput).output(uploadedFileSchema),
    checklist: desk.input(oneCase).output(uploadedFileSchema),
    fix: desk.input(fixMaterialInput).output(openedCaseSchema),
    undoFix: desk.input(undoFixInput).output(openedCaseSchema),
    fixMany: desk.input(fixManyInput).output(eventIterator(fixManyEvent)),
    sheet: desk.input(sheetOfCaseInput).output(madeSheetSchema),
    undoFixes: desk.input(undoFixesInput).output(undoneFixesSchema),
    retake: desk.input(oneCase).output(uploadedFileSchema),
  },
  letters: {
    templates: desk.output(z.array(letterTemplateSchema)),
    draw: desk.input(drawLetterInput).output(drawnLetterSchema),
    make: desk.input(makeLettersInput).output(eventIterator(makeLettersEvent)),
    ofCase: desk.input(oneCase).output(z.array(caseLetterSchema)),
    preview: desk.input(caseLetterInput).output(drawnLetterSchema),
    print: desk.input(caseLetterInput).output(drawnLetterSchema),
    printed: desk.input(printedLetterInput).output(uploadedFileSchema),
    notPrinted: desk.input(printedLetterInput).output(nothing),
  },
  dossier: {
    make: desk.input(makeDossierInput).output(eventIterator(makeDossierEvent)),
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
