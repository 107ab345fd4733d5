import { Alert, Button, Descriptions, Flex, Modal, Popconfirm, Tooltip, Typography } from 'antd';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { isDatedLetter, materialSlot } from '#shared/filing/materialSlot.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import { sayRecipe } from '#shared/scans/recipe.ts';
import { formatBytes, formatPixels } from '#shared/scans/wording.ts';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { FindingNote } from '../../parts/FindingNote.tsx';
import { Moment } from '../../parts/Moment.tsx';
import { scrollableByKeyboard } from '../../parts/scrollableByKeyboard.ts';
import { useDialog } from '../../parts/useDialog.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { UndoFixButton } from './fix/UndoFixButton.tsx';
import { MarkedPicture } from './MarkedPicture.tsx';
import { SignedDay } from './SignedDay.tsx';

const MaterialPdf = lazy(async () => ({ default: (await import('./MaterialPdf.tsx')).MaterialPdf }));

/** How many times larger the pages of a PDF become. */
const pdfZoom = 2;

/** One stored file in full: the pages of a PDF, or the picture with its failing facts, what was measured, and what to do about it. */
export function MaterialViewer({
  caseNumber,
  material,
  remarks,
  onClose,
  onRemove,
  onFix,
  onExport,
}: {
  caseNumber: string;
  material: CaseMaterial;
  /** What is said of it because of the case it is in. */
  remarks: readonly Finding[];
  onClose: () => void;
  onRemove: () => void;
  onFix: () => void;
  onExport: () => void;
}) {
  const then = useRef<(() => void) | null>(null);
  const { close, dialog } = useDialog(() => {
    onClose();
    then.current?.();
  });
  const closeFor = (next: () => void) => {
    then.current = next;
    close();
  };
  const desk = useDesk();
  const report = useReportError();
  const [fit, setFit] = useState(true);
  const [original, setOriginal] = useState(false);
  const tellsId = useId();
  const unfixable = material.fix ? null : notFixable(material.facts);
  const { facts } = material;
  const findings = [...remarks, ...material.findings];
  const isPdf = facts.contentType === 'pdf';
  const { label } = materialSlot(material.slot);
  const saveOriginal = async () => {
    const file = await desk.client.materials.picture({ scanId: material.scanId, size: 'original' });
    await saveFile(desk, file);
  };
  return (
    <Modal
      {...dialog}
      title={`${label} · ${facts.name}`}
      width="min(1200px, 96vw)"
      style={{ top: 20 }}
      footer={
        // At the left: notes come up at the right.
        <Flex gap={8} wrap>
          <Button onClick={() => setFit(!fit)}>{fit ? (isPdf ? '放大' : '原大') : '适合窗口'}</Button>
          {!isPdf && (
            <Tooltip title={unfixable ?? ''}>
              <Button type="primary" disabled={unfixable !== null} onClick={() => closeFor(onFix)}>
                修整
              </Button>
            </Tooltip>
          )}
          {material.fix && (
            <Button aria-pressed={original} onClick={() => setOriginal(!original)}>
              {original ? '看修整后' : '看原图'}
            </Button>
          )}
          <UndoFixButton caseNumber={caseNumber} material={material} />
          {!isPdf && (
            <Button disabled={unfixable !== null} onClick={() => closeFor(onExport)}>
              导出这张…
            </Button>
          )}
          <Button aria-describedby={tellsId} onClick={() => saveOriginal().catch(report)}>
            保存原件
          </Button>
          <Popconfirm title="从这里移出？原件仍留在资料库里，可以撤销。" onConfirm={() => closeFor(onRemove)}>
            <Button danger>移出</Button>
          </Popconfirm>
          <Typography.Text id={tellsId} type="secondary" style={{ alignSelf: 'center' }}>
            {isPdf ? '保存的原件里可能有作者和修改时间。' : '保存的原件里可能有拍摄地点和时间。'}
          </Typography.Text>
        </Flex>
      }
    >
      <Flex gap={16}>
        <section
          ref={scrollableByKeyboard}
          aria-label={isPdf ? '文件内容' : '图片'}
          style={{ flex: 1, minWidth: 0, overflow: 'auto', maxHeight: 'calc(100vh - 200px)', textAlign: 'center' }}
        >
          {isPdf ? (
            <Suspense fallback={<Waiting what="正在打开文件" />}>
              <MaterialPdf material={material} zoom={fit ? 1 : pdfZoom} />
            </Suspense>
          ) : (
            <MarkedPicture material={material} fit={fit} original={original} />
          )}
        </section>
        <Flex
          vertical
          gap={14}
          ref={scrollableByKeyboard}
          component="section"
          aria-label="检查结果"
          style={{ width: 300, flex: 'none', overflow: 'auto', maxHeight: 'calc(100vh - 200px)' }}
        >
          {material.fix && (
            <Alert
              type="success"
              title={`用的是修整后的图：${sayRecipe(material.fix.recipe).join('、')}`}
              description="原图没有动，提交包和卷宗里用这一张。"
            />
          )}
          {findings.length === 0 && <span>没有发现问题。</span>}
          {findings.map((finding) => (
            <FindingNote key={finding.rule} finding={finding} />
          ))}
          {isDatedLetter(material.slot) && <SignedDay caseNumber={caseNumber} material={material} />}
          <Descriptions
            size="small"
            column={1}
            items={[
              { key: 'bytes', label: '大小', children: formatBytes(facts.bytes) },
              // The pages of a PDF are not made of pixels.
              ...(isPdf
                ? []
                : [
                    {
                      key: 'pixels',
                      label: '像素',
                      children:
                        facts.width !== null && facts.height !== null
                          ? formatPixels(facts.width, facts.height)
                          : '没有量出',
                    },
                  ]),
              { key: 'type', label: '格式', children: facts.contentType.toUpperCase() },
              { key: 'at', label: '收到', children: <Moment at={material.attachedAt} /> },
              ...(chinaDay(new Date(material.receivedAt)) === chinaDay(new Date(material.attachedAt))
                ? []
                : [{ key: 'first', label: '最早收到', children: <Moment at={material.receivedAt} /> }]),
            ]}
          />
        </Flex>
      </Flex>
    </Modal>
  );
}
