import { FileTextOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { UploadedFile } from '#shared/api/upload.ts';
import { useDesk } from '../../app/deskContext.ts';
import { asBlob } from '../../app/saveFile.ts';
import { useReportError } from '../../parts/useReportError.ts';

const PdfDialog = lazy(async () => ({ default: (await import('../../parts/pdf/PdfDialog.tsx')).PdfDialog }));

/** The list of papers for the client: made as the case stands, looked at, printed, saved. */
export function ChecklistButton({ caseNumber }: { caseNumber: string }) {
  const { client } = useDesk();
  const report = useReportError();
  const [shown, setShown] = useState<{ file: UploadedFile; blob: Blob } | null>(null);
  const make = useMutation({
    mutationFn: async () => {
      const file = await client.materials.checklist({ caseNumber });
      setShown({ file, blob: await asBlob(file) });
    },
    onError: report,
  });
  return (
    <>
      <Button icon={<FileTextOutlined aria-hidden />} loading={make.isPending} onClick={() => make.mutate()}>
        资料清单
      </Button>
      {shown && (
        <Suspense>
          <PdfDialog
            file={shown.file}
            blob={shown.blob}
            note="给客户看的清单，里面没有证件号码，可以打印，也可以保存后发给客户。"
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </>
  );
}
