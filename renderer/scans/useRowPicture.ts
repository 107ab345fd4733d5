import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { asBlob } from '../app/saveFile.ts';
import { constant } from '../app/tabs.ts';
import type { ScanItem } from './scanItems.ts';

/** Whether the picture is the file itself: a browser may be able to draw it. */
export function isFileItself({ row, file }: Pick<ScanItem, 'row' | 'file'>): boolean {
  return row === null || (row.page === null && row.file === file.name);
}

/** The small picture that came with an answer, for an `<img>`; null where there is none. */
export function useSentThumbnail(base64: string | null): string | null {
  const address = useMemo(() => {
    if (base64 === null) return null;
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
  }, [base64]);
  useEffect(() => {
    if (address !== null) return () => URL.revokeObjectURL(address);
  }, [address]);
  return address;
}

/** A picture that lies in a file, or that no browser draws, as the desk draws it; only asked for where `wanted`. */
export function useDrawnPicture({ id, file, row }: Pick<ScanItem, 'id' | 'file' | 'row'>, wanted: boolean) {
  const { client, queries } = useDesk();
  const { data, error, isPending } = useQuery({
    queryKey: [...queries.scans.look.key(), id, row],
    queryFn: async ({ signal }) => {
      const picture = await client.scans.look({ file, row: row ?? { file: file.name, page: null } }, { signal });
      return asBlob(picture);
    },
    ...constant,
    gcTime: 0,
    enabled: wanted,
  });
  const address = useMemo(() => (data ? URL.createObjectURL(data) : null), [data]);
  useEffect(() => {
    if (address !== null) return () => URL.revokeObjectURL(address);
  }, [address]);
  return { address, failed: error !== null, isPending: wanted && isPending };
}
