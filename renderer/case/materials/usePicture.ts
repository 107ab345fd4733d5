import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { asBlob } from '../../app/saveFile.ts';
import { constant } from '../../app/tabs.ts';

/**
 * The address of a stored picture for an `<img>`, while the component that asked is there.
 *
 * Pictures of one scan never change, so they are asked for once; the bytes stay in the page's memory only.
 */
export function usePicture(scanId: number, size: 'thumbnail' | 'full') {
  const { client, queries } = useDesk();
  const picture = useQuery({
    queryKey: [...queries.materials.picture.queryKey({ input: { scanId, size } }), 'blob'],
    queryFn: async ({ signal }) => asBlob(await client.materials.picture({ scanId, size }, { signal })),
    ...constant,
    gcTime: size === 'full' ? 60_000 : 600_000,
  });
  const address = useMemo(() => (picture.data ? URL.createObjectURL(picture.data) : null), [picture.data]);
  useEffect(() => {
    if (address === null) return;
    return () => URL.revokeObjectURL(address);
  }, [address]);
  return { address, error: picture.error };
}
