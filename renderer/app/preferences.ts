import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Settings } from '#shared/api/settings.ts';
import type { VaultStatus } from '#shared/api/vault.ts';
import { useDesk } from './deskContext.ts';

/**
 * A habit of the person, kept in the vault: [value, remember].
 *
 * The screen changes at once and saving follows. `schema` guards against values of an older version: what does not fit
 * is the fallback. While the vault is closed the fallback holds.
 */
export function usePreference<Value extends z.core.util.JSONType>(
  key: string,
  schema: z.ZodType<Value>,
  fallback: Value,
): [Value, (value: Value) => void] {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const opened = useQuery(queries.vault.status.queryOptions({ select: openedVault })).data;
  const settings = useQuery(
    queries.settings.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY, enabled: typeof opened === 'string' }),
  );
  const { mutate } = useMutation(queries.settings.remember.mutationOptions());
  const stored = schema.safeParse(settings.data?.preferences[key]);
  const remember = (value: Value) => {
    cache.setQueryData<Settings>(queries.settings.get.queryKey(), (held) =>
      held ? { ...held, preferences: { ...held.preferences, [key]: value } } : held,
    );
    mutate({ key, value });
  };
  return [stored.success ? stored.data : fallback, remember];
}

/** Which vault is open, so that another one's habits are asked for; null while none is. */
function openedVault({ state, path }: VaultStatus): string | null {
  return state === 'open' ? path : null;
}
