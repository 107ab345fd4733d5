import { describe, expect, it } from 'vitest';
import {
  arranged,
  moveColumn,
  narrowest,
  resizeColumn,
  showColumn,
  shownColumns,
  usualSetup,
  widest,
} from '../../../renderer/cases/columnSetup.ts';

const columns = [
  { id: 'subject', width: 240 },
  { id: 'stage', width: 120 },
  { id: 'staff', width: 90 },
  { id: 'appId', width: 160, optional: true },
];
const usual = usualSetup(columns);
const ids = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id);

describe('columns as a person arranged them', () => {
  it('start as the desk brings them, optional ones hidden', () => {
    expect(ids(shownColumns(columns, usual))).toEqual(['subject', 'stage', 'staff']);
  });

  it('are shown, hidden, moved and resized', () => {
    const setup = moveColumn(columns, showColumn(showColumn(usual, 'appId', true), 'stage', false), 'appId', -1);
    expect(ids(shownColumns(columns, setup))).toEqual(['subject', 'appId', 'staff']);
    expect(shownColumns(columns, resizeColumn(setup, 'staff', 200.4)).at(-1)).toEqual({ id: 'staff', width: 200 });
  });

  it('stay drawable: not too narrow, not too wide, never none', () => {
    expect(arranged(columns, resizeColumn(usual, 'staff', 1))[2]?.width).toBe(narrowest);
    expect(arranged(columns, resizeColumn(usual, 'staff', 9999))[2]?.width).toBe(widest);
    const none = columns.reduce((setup, { id }) => showColumn(setup, id, false), usual);
    expect(ids(shownColumns(columns, none))).toEqual(['subject']);
  });

  it('at an end moving further does nothing', () => {
    expect(moveColumn(columns, usual, 'subject', -1)).toEqual(usual);
    expect(moveColumn(columns, usual, 'appId', 1)).toEqual(usual);
  });

  it('survive a version that brings a column and takes one away', () => {
    const older = { order: ['gone', 'staff', 'subject'], hidden: ['gone'], widths: { gone: 80 } };
    expect(ids(arranged(columns, older))).toEqual(['staff', 'appId', 'subject', 'stage']);
  });
});
