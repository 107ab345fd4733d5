import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '#shared/api/settings.ts';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';

/** Chooses a setting, at once on screen; the note that says so takes it back. `send` keeps it. */
export function useChosen<Key extends 'profile' | 'strictness' | 'lockAfter'>(
  key: Key,
  send: (value: Settings[Key]) => Promise<unknown>,
): (value: Settings[Key], before: Settings[Key], said: string) => void {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const noteUndo = useUndoNote();
  const { mutateAsync } = useMutation({ mutationFn: send, onSettled: () => announceChange(cache) });
  const set = (value: Settings[Key]) => {
    cache.setQueryData<Settings>(queries.settings.get.queryKey(), (held) => held && { ...held, [key]: value });
    return mutateAsync(value);
  };
  return (value, before, said) => {
    set(value)
      .then(() => noteUndo(said, () => set(before)))
      .catch(report);
  };
}
