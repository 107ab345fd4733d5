import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OpenedCase } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { whenPageIsLeft } from '../../parts/whenPageIsLeft.ts';
import { useShowCase } from '../useOpenedCase.ts';
import { CaseEditor } from './caseEditor.ts';
import type { SaveResult } from './editorPort.ts';
import { useHeldEditors } from './useHeldEditors.ts';

/** Typing rests this long before it is saved although the field was not left. Milliseconds. */
const pause = 500;

/**
 * The editor of a case for as long as its screen is open, and longer while something typed is not saved: then it is the
 * same one when the case is opened again, as after the vault was locked in between.
 *
 * What is typed survives the page: a pause in typing saves, and so does hiding or leaving the page. That last request
 * is sent while the page goes away and outlives it (see transport.ts). The browser asks before it leaves as long as the
 * vault has not said that it holds everything: text an input method composes, and half a date, cannot be sent.
 */
export function useCaseEditor(opened: OpenedCase): CaseEditor {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const show = useShowCase();
  const caseNumber = opened.application.filingCase.number;

  async function answered(asked: Promise<OpenedCase>): Promise<SaveResult> {
    try {
      const saved = await asked;
      show(saved);
      return { type: 'saved', application: saved.application };
    } catch (error) {
      const shown = readError(error);
      if (shown.code === 'vaultLocked') void cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
      return shown.code === 'editConflict' ? asItIsNow() : { type: 'failed', error: shown };
    }
  }

  async function asItIsNow(): Promise<SaveResult> {
    try {
      const now = await client.cases.open({ caseNumber });
      show(now);
      return { type: 'conflict', application: now.application };
    } catch (error) {
      return { type: 'failed', error: readError(error) };
    }
  }

  const held = useHeldEditors();
  const [vault] = useState(() => cache.getQueryData(queries.vault.status.queryKey())?.path ?? '');
  const [editor] = useState(
    () =>
      held.waiting(vault, caseNumber) ??
      new CaseEditor(opened.application, {
        save: (edits) => answered(client.cases.edit({ caseNumber, edits: [...edits] })),
        setRole: (role, holder, expected) => answered(client.cases.setRole({ caseNumber, role, holder, expected })),
        afterPause: (act) => {
          const timer = setTimeout(act, pause);
          return () => clearTimeout(timer);
        },
      }),
  );
  useEffect(() => editor.accept(opened.application), [editor, opened.application]);
  useEffect(() => saveWhenLeft(editor), [editor]);
  useEffect(() => {
    held.show(vault, caseNumber, editor);
    return () => held.setAside(editor);
  }, [held, vault, caseNumber, editor]);
  return editor;
}

/** Saves when the page is hidden or goes away, and lets the browser ask while something is still on its way; answers with how to stop. */
function saveWhenLeft(editor: CaseEditor): () => void {
  const stop = whenPageIsLeft(() => editor.flushNow());
  const ask = (event: BeforeUnloadEvent) => {
    if (editor.pending()) event.preventDefault();
  };
  // Behind the one above: by now what could be sent is on its way.
  addEventListener('beforeunload', ask);
  return () => {
    stop();
    removeEventListener('beforeunload', ask);
  };
}
