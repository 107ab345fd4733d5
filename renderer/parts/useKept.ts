import { useQuery, useQueryClient } from '@tanstack/react-query';

/**
 * State that outlives the screen but not the opened vault: [value, keep].
 *
 * It lives among the answers, which are thrown away when the vault closes. `keep` takes a value or what makes one of
 * the value held at that moment.
 */
export function useKept<Value>(key: string, initial: Value): [Value, (next: Value | ((held: Value) => Value)) => void] {
  const cache = useQueryClient();
  const queryKey = ['kept', key];
  const { data } = useQuery<Value>({
    queryKey,
    enabled: false,
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  const keep = (next: Value | ((held: Value) => Value)) =>
    void cache.setQueryData<Value>(queryKey, (held) => (next instanceof Function ? next(held ?? initial) : next));
  return [data === undefined ? initial : data, keep];
}
