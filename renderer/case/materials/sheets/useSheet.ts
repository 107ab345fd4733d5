import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import type { SheetForm } from '#shared/api/sheets.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { useDesk } from '../../../app/deskContext.ts';
import { asBlob, saveFile } from '../../../app/saveFile.ts';
import { useReportError } from '../../../parts/useReportError.ts';

/** What is asked for; see sheetOfCaseInput. */
export interface SheetWish {
  readonly caseNumber: string;
  readonly scanIds: number[];
  readonly form: SheetForm;
  readonly format: 'pdf' | 'jpeg';
  readonly maxBytes: number;
  readonly profile: string | null;
  readonly watermark: boolean;
}

/** A sheet looked at as a picture, made anew with every choice, and saved in the format that was chosen. */
export function useSheet(wish: SheetWish | null, onSaved: () => void) {
  const desk = useDesk();
  const { client } = desk;
  const { message } = App.useApp();
  const report = useReportError();
  const preview = useQuery({
    // Pictures may be fixed anew meanwhile: it is never taken from before.
    queryKey: ['sheet preview', wish],
    queryFn: async ({ signal }) => {
      if (!wish) return null;
      const made = await client.materials.sheet({ ...wish, format: 'jpeg' }, { signal });
      return { made, blob: made.type === 'made' ? await asBlob(made.file) : null };
    },
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const save = useMutation({
    mutationFn: async () => {
      if (!wish) return;
      const made = await client.materials.sheet(wish);
      if (made.type === 'none') {
        message.warning(made.reason);
        return;
      }
      const place = await saveFile(desk, made.file);
      if (place === null) return;
      message.success(`已保存：${made.file.name}（${formatBytes(made.file.size)}）`);
      onSaved();
    },
    onError: report,
  });
  return {
    made: preview.data?.made ?? null,
    blob: preview.data?.blob ?? null,
    error: preview.error,
    busy: preview.isFetching,
    save,
  };
}
