import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Space, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { OpenedCase } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { carefulDossier, DossierChoice } from '../../parts/DossierChoice.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { useDossier } from './useDossier.ts';

const PdfPages = lazy(async () => ({ default: (await import('../../parts/pdf/PdfPages.tsx')).PdfPages }));

/** One PDF of the whole case: make it, look through it, save or print it. */
export function DossierTab({ opened }: { opened: OpenedCase }) {
  const desk = useDesk();
  const report = useReportError();
  const { work, changed, make, cancel } = useDossier(opened);
  const [chosen, setChosen] = useState(carefulDossier);
  const print = async (blob: Blob) => (await import('../../parts/pdf/printPdf.ts')).printPdf(blob);
  return (
    <Flex vertical gap={14}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Space>
          <DossierChoice chosen={chosen} onChosen={setChosen} />
          <Button type="primary" disabled={work.state === 'making'} onClick={() => make(chosen)}>
            {work.state === 'made' ? '重新生成' : '生成卷宗'}
          </Button>
        </Space>
        {work.state === 'made' && (
          <Space>
            <Typography.Text type="secondary">
              共 {work.pages} 页，{work.masked ? '号码已隐去中段' : '含完整号码，请妥善保管'}
              {work.marked > 0 ? `，${work.marked} 张证件印了用途水印` : '，证件没有印用途水印'}
            </Typography.Text>
            <Button icon={<SaveOutlined />} onClick={() => saveFile(desk, work.file).catch(report)}>
              保存
            </Button>
            <Button icon={<PrinterOutlined />} onClick={() => print(work.blob).catch(report)}>
              打印
            </Button>
          </Space>
        )}
      </Flex>
      {work.state === 'making' && (
        <WorkProgress done={work.done} total={work.total} label={work.label} onCancel={cancel} />
      )}
      {work.state === 'failed' && <ErrorNote error={work.error} />}
      {work.state === 'idle' && (
        <EmptyState
          title="还没有生成卷宗"
          next="卷宗是一个 PDF：封面、填报内容、发现的问题、文书和全部材料的原件，可以存档，也可以发给客户核对。"
        />
      )}
      {changed && <Alert type="warning" showIcon title="做好以后，案件又改过，这一份已经不是最新的。请重新生成。" />}
      {work.state === 'made' && work.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`这些字没有字体可用，卷宗里印成了〓：${work.missing.join('、')}`}
          description="请打印后手写补上。"
        />
      )}
      {work.state === 'made' && (
        <Suspense fallback={<Waiting what="正在排版" />}>
          <PdfPages file={work.blob} title={work.file.name} />
        </Suspense>
      )}
    </Flex>
  );
}
