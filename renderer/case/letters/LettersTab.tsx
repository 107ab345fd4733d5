import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Flex, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { DrawnLetter } from '#shared/api/letters.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { asBlob } from '../../app/saveFile.ts';
import { announceChange, constant } from '../../app/tabs.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { findingPlace } from '../findings/findingPlace.ts';
import { LetterCard } from './LetterCard.tsx';
import { DoubtList } from './LetterDoubts.tsx';
import { doubtfulPlaces } from './letterWords.ts';

const PdfDialog = lazy(async () => ({ default: (await import('../../parts/pdf/PdfDialog.tsx')).PdfDialog }));

/** A letter that is being looked at. */
interface ShownLetter {
  readonly file: UploadedFile;
  readonly blob: Blob;
  readonly note: string;
  /** The letter this is a look at; null for one that was printed long ago. */
  readonly template: string | null;
  /** What it prints though it is wrong. */
  readonly doubts: readonly Finding[];
}

/** The letters this case needs and why: look, print, save, and what was printed when. */
export function LettersTab({ opened }: { opened: OpenedCase }) {
  const { number: caseNumber } = opened.application.filingCase;
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const { message, modal } = App.useApp();
  // Nobody is told whether the system's print dialog was cancelled, so the person is asked.
  const askPrinted = () =>
    modal.confirm({
      title: '打印好了吗？',
      content: '打印好的已经记下。刚才取消了打印，就撤掉这条记录。',
      okText: '打印好了',
      cancelText: '没有打印，撤掉记录',
      scrollLock: false,
      keyboard: false,
      width: 400,
    });
  const report = useReportError();
  const navigate = useNavigate();
  const goTo = ({ where }: Finding) => {
    // What is the agency's is put right in the settings.
    if (where.startsWith('agency.')) return void navigate(addresses.settings('agency'));
    void navigate(addresses.caseAt(caseNumber, findingPlace(where).tab, where));
  };
  /** Whether to print what is known to be wrong; true where nothing is. */
  const askDoubts = async (doubts: readonly Finding[]) => {
    if (doubts.length === 0) return true;
    const question = modal.confirm({
      title: `这份文书会用到有问题的内容：${doubtfulPlaces(doubts)}`,
      content: (
        <DoubtList
          doubts={doubts}
          onGo={(finding) => {
            question.destroy();
            goTo(finding);
          }}
        />
      ),
      okText: '仍然打印',
      cancelText: '先不印',
      autoFocusButton: 'cancel',
      scrollLock: false,
      width: 480,
    });
    return question;
  };
  const [shown, setShown] = useState<ShownLetter | null>(null);
  const letters = useQuery(queries.letters.ofCase.queryOptions({ input: { caseNumber } }));
  const templates = useQuery(queries.letters.templates.queryOptions(constant));

  /** Null when it lacks something, which the person is told. */
  const madeOf = async (drawn: DrawnLetter) => {
    if (drawn.type === 'made')
      return { file: drawn.file, blob: await asBlob(drawn.file), letterId: drawn.letterId, doubts: drawn.doubts };
    message.warning(drawn.findings[0]?.message ?? '这份文书还缺内容。');
    return null;
  };
  const preview = useMutation({
    mutationFn: async (template: string) => {
      const made = await madeOf(await client.letters.preview({ caseNumber, template }));
      if (made) setShown({ ...made, template, note: '这是预览，按下“打印”才记入打印记录。' });
    },
    onError: report,
  });
  // What goes to the printer is the very file that is kept, whichever button was pressed.
  const print = useMutation({
    mutationFn: async (template: string) => {
      const { printPdf } = await import('../../parts/pdf/printPdf.ts');
      const made = await madeOf(await client.letters.print({ caseNumber, template }));
      if (!made) return;
      setShown((now) => now && { ...made, template, note: '已记入打印记录。' });
      await announceChange(cache);
      await printPdf(made.blob);
      if (await askPrinted()) return;
      if (made.letterId !== null) await client.letters.notPrinted({ caseNumber, letterId: made.letterId });
      setShown((now) => now && { ...now, note: '没有打印，打印记录已经撤掉。' });
      await announceChange(cache);
      message.info('没有打印，打印记录已经撤掉。');
    },
  });
  const busyWith = (template: string) => [preview, print].some((work) => work.isPending && work.variables === template);

  const printOf = ({ template, doubts }: ShownLetter) =>
    template === null
      ? undefined
      : async () => {
          if (await askDoubts(doubts)) await print.mutateAsync(template);
        };

  const openPrinted = (letterId: number) => {
    client.letters
      .printed({ caseNumber, letterId })
      .then(async (file) =>
        setShown({ file, blob: await asBlob(file), note: '这是当时打印的那一份。', template: null, doubts: [] }),
      )
      .catch(report);
  };

  if (letters.error && !letters.data)
    return <ErrorPanel error={readError(letters.error)} onRetry={() => void letters.refetch()} />;
  if (!letters.data) return <Waiting what="正在看需要哪些文书" />;
  const listed = new Set(letters.data.map(({ template }) => template));
  const others = (templates.data ?? []).filter(({ id }) => !listed.has(id));
  return (
    <Flex vertical gap={12}>
      {letters.data.length === 0 && (
        <EmptyState
          title="这个案件不需要打印文书"
          next="填好单位性质、地区和各位负责人以后，需要的授权书和承诺书会列在这里。"
        />
      )}
      {letters.data.map((letter) => (
        <LetterCard
          key={letter.template}
          letter={letter}
          busy={busyWith(letter.template)}
          onPreview={() => preview.mutate(letter.template)}
          onPrint={async () => {
            if (await askDoubts(letter.doubts)) print.mutate(letter.template, { onError: report });
          }}
          onGo={goTo}
          onOpenPrinted={openPrinted}
        />
      ))}
      <Select
        value={null}
        placeholder="打印其他文书"
        style={{ width: 280 }}
        loading={preview.isPending}
        options={others.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(template: string) => preview.mutate(template)}
        aria-label="打印其他文书"
      />
      {shown && (
        <Suspense>
          <PdfDialog
            file={shown.file}
            blob={shown.blob}
            note={shown.note}
            onPrint={printOf(shown)}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </Flex>
  );
}
