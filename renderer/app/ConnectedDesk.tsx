import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { z } from 'zod';
import type { VaultStatus } from '#shared/api/vault.ts';
import { DeskContext, type DeskHandle } from './deskContext.ts';
import { DraftKeeper } from './draftKeeper.ts';
import { DraftKeeperContext } from './draftKeeperContext.ts';
import { Gate } from './Gate.tsx';
import { PlainStyle } from './PlainStyle.tsx';
import { usePreference } from './preferences.ts';
import { createQueryClient } from './queryClient.ts';
import { followOtherTabs } from './tabs.ts';
import type { Brightness } from './theme.ts';

export const brightnessSchema = z.enum(['system', 'light', 'dark']) satisfies z.ZodType<Brightness>;

/** The desk once its host answers; `vault` is what it said first. */
export function ConnectedDesk({ desk, vault }: { desk: DeskHandle; vault: VaultStatus }) {
  const cache = useMemo(() => {
    const status = desk.queries.vault.status.queryKey();
    const made = createQueryClient(() => void made.invalidateQueries({ queryKey: status }));
    made.setQueryData(status, vault);
    return made;
  }, [desk, vault]);
  const drafts = useMemo(
    () =>
      new DraftKeeper(cache, {
        list: () => desk.client.drafts.list(),
        keep: (name, value) => desk.client.drafts.keep({ name, value }),
      }),
    [cache, desk],
  );
  useEffect(() => followOtherTabs(cache, desk.queries.vault.status.queryKey()), [cache, desk]);
  return (
    <DeskContext value={desk}>
      <QueryClientProvider client={cache}>
        <DraftKeeperContext value={drafts}>
          <Styled />
        </DraftKeeperContext>
      </QueryClientProvider>
    </DeskContext>
  );
}

function Styled() {
  const [brightness] = usePreference<Brightness>('theme', brightnessSchema, 'system');
  return (
    <PlainStyle brightness={brightness}>
      <Gate />
    </PlainStyle>
  );
}
