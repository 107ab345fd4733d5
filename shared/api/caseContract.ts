import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
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
import { makeDossierEvent, makeDossierInput } from './dossier.ts';
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
  handedOutSchema,
  handOutInput,
  pictureInput,
  scanInSlotInput,
  signedOnInput,
  undoFixesInput,
  undoFixInput,
  undoneFixesSchema,
} from './materials.ts';
import { desk, nothing, oneCase } from './procedure.ts';
import { answerQuestionInput, noticeRemindersInput, overrideFindingInput, restoreFindingInput } from './settlements.ts';
import { madeSheetSchema, sheetOfCaseInput } from './sheets.ts';
import { uploadedFileSchema } from './upload.ts';

/** What can be asked about cases and what belongs to them: their form, papers, letters, history and due dates. */
export const caseContract = {
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
    handOut: desk.input(handOutInput).output(handedOutSchema),
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
};
