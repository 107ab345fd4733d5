import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FixManyEvent } from '#shared/api/materials.ts';
import { useDesk } from '../app/deskContext.ts';
import { wasCancelled } from '../app/readError.ts';
import { announceChange } from '../app/tabs.ts';
import { gatherSteps } from '../parts/gatherSteps.ts';
import { afterEvents, type Fixing, nothingFixed, standing, withoutFixes } from './fixedScans.ts';
import { askedFor, type ManyChoice } from './manyChoice.ts';

/** 批量修整 over the scans of many cases, and its way back. What is done stays when it is stopped. */
export function useFixMany(cases: readonly string[]) {
  const { client } = useDesk();
  const cache = useQueryClient();
  const [fixing, setFixing] = useState<Fixing>(nothingFixed);
  const [step] = useState(() => gatherSteps<FixManyEvent>((events) => setFixing((held) => afterEvents(held, events))));
  const [state, setState] = useState<'ready' | 'running' | 'ended' | 'stopped' | 'undoing'>('ready');
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  async function start(choice: ManyChoice) {
    const cancel = new AbortController();
    stop.current = cancel;
    setState('running');
    setError(null);
    try {
      const asked = { cases: [...cases], ...askedFor(choice) };
      for await (const event of await client.materials.fixMany(asked, { signal: cancel.signal })) step(event);
      setState('ended');
    } catch (failure) {
      setState('stopped');
      if (!wasCancelled(failure, cancel.signal)) setError(failure);
    }
    void announceChange(cache);
  }

  async function undo(fixes: readonly { readonly scanId: number; readonly fix: string }[]) {
    setState('undoing');
    setError(null);
    try {
      await client.materials.undoFixes({ fixes: fixes.map(({ scanId, fix }) => ({ scanId, fix })) });
      setFixing((held) => withoutFixes(held, fixes));
    } catch (failure) {
      setError(failure);
    }
    setState('ended');
    void announceChange(cache);
  }

  return {
    fixing,
    state,
    error,
    start: (choice: ManyChoice) => void start(choice),
    /** Back to the choices, once nothing stands that could be taken back. */
    again: () => {
      setFixing(nothingFixed);
      setError(null);
      setState('ready');
    },
    stop: () => stop.current?.abort(),
    undo: (fixes: readonly { readonly scanId: number; readonly fix: string }[]) => void undo(fixes),
    undoAll: () => void undo(standing(fixing)),
  };
}
