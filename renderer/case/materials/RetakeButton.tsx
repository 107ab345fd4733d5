import { CameraOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal, Tooltip, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { retakeItems } from '#shared/filing/retakeItems.ts';
import { useDesk } from '../../app/deskContext.ts';
import { asBlob, saveFile } from '../../app/saveFile.ts';
import { scrollableByKeyboard } from '../../parts/scrollableByKeyboard.ts';
import { useReportError } from '../../parts/useReportError.ts';

/** 补拍说明: the picture for the client of what to photograph again, looked at and saved. */
export function RetakeButton({ opened }: { opened: OpenedCase }) {
  const { client } = useDesk();
  const report = useReportError();
  const [shown, setShown] = useState<{ file: UploadedFile; url: string } | null>(null);
  const { number: caseNumber } = opened.application.filingCase;
  const count = retakeItems(opened).length;
  const make = useMutation({
    mutationFn: async () => {
      const file = await client.materials.retake({ caseNumber });
      setShown({ file, url: URL.createObjectURL(await asBlob(file)) });
    },
    onError: report,
  });
  return (
    <>
      <Tooltip title={count === 0 ? '没有要客户重拍的图片，不用发' : ''}>
        <Button
          icon={<CameraOutlined aria-hidden />}
          disabled={count === 0}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          补拍说明
        </Button>
      </Tooltip>
      {shown && <RetakeDialog {...shown} onClose={() => setShown(null)} />}
    </>
  );
}

function RetakeDialog({ file, url, onClose }: { file: UploadedFile; url: string; onClose: () => void }) {
  const desk = useDesk();
  const report = useReportError();
  const [open, setOpen] = useState(true);
  const saving = useMutation({ mutationFn: () => saveFile(desk, file), onError: report });
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <Modal
      open={open}
      title="补拍说明"
      width={560}
      okText={saving.data ? '再存一份' : '保存'}
      cancelText="关闭"
      confirmLoading={saving.isPending}
      onOk={() => saving.mutate()}
      onCancel={() => setOpen(false)}
      afterOpenChange={(visible) => !visible && onClose()}
    >
      <Typography.Paragraph type="secondary">
        保存后在微信里发给客户。上面没有任何号码，只有要重拍的图片、原因和拍法。
      </Typography.Paragraph>
      {saving.data && (
        <Alert type="success" showIcon role="status" title={`已保存：${saving.data}`} style={{ marginBottom: 12 }} />
      )}
      <section className="beian-retake" aria-label="补拍说明的样子" ref={scrollableByKeyboard}>
        <img src={url} alt="补拍说明：哪几张要重拍、为什么、怎么拍" />
      </section>
    </Modal>
  );
}
