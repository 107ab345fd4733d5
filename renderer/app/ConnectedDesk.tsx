import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { z } from 'zod';
import { DeskContext, type DeskHandle } from './deskContext.ts';
import { Gate } from './Gate.tsx';
import { PlainStyle } from './PlainStyle.tsx';
import { usePreference } from './preferences.ts';
import { createQueryClient } from './queryClient.ts';
import { followOtherTabs } from './tabs.ts';
import type { Brightness } from './theme.ts';

export const brightnessSchema = z.enum(['system', 'light', 'dark']) satisfies z.ZodType<Brightness>;

/** The desk once its host answers. */
export function ConnectedDesk({ desk }: { desk: DeskHandle }) {
  const cache = useMemo(
    () => createQueryClient(() => void cache.invalidateQueries({ queryKey: desk.queries.vault.status.queryKey() })),
    [desk],
  );
  useEffect(() => followOtherTabs(cache), [cache]);
  return (
    <DeskContext value={desk}>
      <QueryClientProvider client={cache}>
        <Styled />
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
