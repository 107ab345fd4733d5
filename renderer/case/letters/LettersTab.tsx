import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Flex } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { asBlob } from '../../app/saveFile.ts';
import { announceChange } from '../../app/tabs.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { LetterCard } from './LetterCard.tsx';

const PdfDialog = lazy(async () => ({ default: (await import('../../parts/pdf/PdfDialog.tsx')).PdfDialog }));

/** A letter that is being looked at. */
interface ShownLetter {
  readonly file: UploadedFile;
  readonly blob: Blob;
  readonly note: string;
}

/** The letters this case needs and why: look, print, save, and what was printed when. */
export function LettersTab({ opened }: { opened: OpenedCase }) {
  const { number: caseNumber } = opened.application.filingCase;
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const report = useReportError();
  const [shown, setShown] = useState<ShownLetter | null>(null);
  const letters = useQuery(queries.letters.ofCase.queryOptions({ input: { caseNumber } }));

  const draw = useMutation({
    mutationFn: async ({ template, keep }: { template: string; keep: boolean }) => {
      const drawn = await client.letters[keep ? 'print' : 'preview']({ caseNumber, template });
      if (drawn.type === 'incomplete') {
        message.warning(drawn.findings[0]?.message ?? '这份文书还缺内容。');
        return;
      }
      const blob = await asBlob(drawn.file);
      setShown({ file: drawn.file, blob, note: keep ? '已记入打印记录。' : '这是预览，没有记入打印记录。' });
      if (!keep) return;
      await announceChange(cache);
      const { printPdf } = await import('../../parts/pdf/printPdf.ts');
      await printPdf(blob);
    },
    onError: report,
  });

  const openPrinted = (letterId: number) => {
    client.letters
      .printed({ caseNumber, letterId })
      .then(async (file) => setShown({ file, blob: await asBlob(file), note: '这是当时打印的那一份。' }))
      .catch(report);
  };

  if (letters.error && !letters.data)
    return <ErrorPanel error={readError(letters.error)} onRetry={() => void letters.refetch()} />;
  if (!letters.data) return <Waiting what="正在看需要哪些文书" />;
  if (letters.data.length === 0)
    return (
      <EmptyState
        title="这个案件不需要打印文书"
        next="填好单位性质、地区和各位负责人以后，需要的授权书和承诺书会列在这里。"
      />
    );
  return (
    <Flex vertical gap={12}>
      {letters.data.map((letter) => (
        <LetterCard
          key={letter.template}
          letter={letter}
          busy={draw.isPending && draw.variables.template === letter.template}
          onPreview={() => draw.mutate({ template: letter.template, keep: false })}
          onPrint={() => draw.mutate({ template: letter.template, keep: true })}
          onOpenPrinted={openPrinted}
        />
      ))}
      {shown && (
        <Suspense>
          <PdfDialog {...shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </Flex>
  );
}
