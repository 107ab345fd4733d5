import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { asBlob } from '../../app/saveFile.ts';
import { constant } from '../../app/tabs.ts';

/** A stored picture, of whatever case. */
export type Shown = Pick<CaseMaterial, 'scanId'> &
  Partial<Pick<CaseMaterial, 'fix'>> & { readonly facts: Pick<CaseMaterial['facts'], 'contentType'> };

/**
 * The address of a stored picture for an `<img>`, while the component that asked is there. Of a PDF it is the first page, small.
 *
 * It is the better copy where one counts, unless the original is asked for. Pictures of one scan or copy never change, so
 * they are asked for once; the bytes stay in the page's memory only.
 */
export function usePicture(
  { scanId, facts, fix }: Shown,
  size: 'thumbnail' | 'full',
  of: 'counted' | 'original' = 'counted',
) {
  const input = { scanId, size, fix: of === 'counted' ? (fix?.id ?? null) : null };
  const { client, queries } = useDesk();
  const picture = useQuery({
    queryKey: [...queries.materials.picture.queryKey({ input }), 'blob'],
    queryFn: async ({ signal }) => {
      const fetched = async (what: typeof size | 'original') =>
        asBlob(await client.materials.picture({ ...input, size: what }, { signal }));
      if (facts.contentType !== 'pdf') return fetched(size);
      const { pdfThumbnail } = await import('../../parts/pdf/pdfThumbnail.ts');
      return pdfThumbnail(await fetched('original'), signal);
    },
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
