import { PrinterOutlined, SaveOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Flex, Modal, Space } from 'antd';
import { useState } from 'react';
import type { UploadedFile } from '#shared/api/upload.ts';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { scrollableByKeyboard } from '../scrollableByKeyboard.ts';
import { useDialog } from '../useDialog.ts';
import { useReportError } from '../useReportError.ts';
import { PdfPages } from './PdfPages.tsx';
import { printPdf } from './printPdf.ts';

const zoomSteps = [0.75, 1, 1.5, 2, 3];

/** A PDF in full: look at it, print it, save it. `note` says whether it is kept; `onPrint` prints what it shows otherwise. */
export function PdfDialog({
  file,
  blob,
  note,
  onPrint,
  onClose,
}: {
  file: UploadedFile;
  blob: Blob;
  note?: string;
  onPrint?: (() => Promise<void>) | undefined;
  onClose: () => void;
}) {
  const { dialog } = useDialog(onClose);
  const desk = useDesk();
  const report = useReportError();
  const [step, setStep] = useState(1);
  const [busy, setBusy] = useState(false);
  const zoom = zoomSteps[step] ?? 1;
  const run = (work: Promise<unknown>) => {
    setBusy(true);
    work.catch(report).finally(() => setBusy(false));
  };
  return (
    <Modal
      {...dialog}
      title={file.name.replace(/\.pdf$/, '')}
      width="min(960px, 94vw)"
      style={{ top: 24 }}
      footer={
        <Flex justify="space-between" align="center" gap={12} wrap>
          <span>{note}</span>
          <Space>
            <Button
              icon={<ZoomOutOutlined />}
              aria-label="缩小"
              disabled={step === 0}
              onClick={() => setStep(step - 1)}
            />
            <Button
              icon={<ZoomInOutlined />}
              aria-label="放大"
              disabled={step === zoomSteps.length - 1}
              onClick={() => setStep(step + 1)}
            />
            <Button icon={<SaveOutlined />} onClick={() => run(saveFile(desk, file))}>
              保存
            </Button>
            <Button
              type="primary"
              icon={<PrinterOutlined />}
              loading={busy}
              onClick={() => run(onPrint ? onPrint() : printPdf(blob))}
            >
              打印
            </Button>
          </Space>
        </Flex>
      }
    >
      <section
        ref={scrollableByKeyboard}
        aria-label="页面"
        style={{ height: 'calc(100vh - 190px)', overflow: 'auto', padding: 4 }}
      >
        <PdfPages key={zoom} file={blob} title={file.name} zoom={zoom} />
      </section>
    </Modal>
  );
}
