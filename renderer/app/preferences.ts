import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Settings } from '#shared/api/settings.ts';
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
  const settings = useQuery(queries.settings.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
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
