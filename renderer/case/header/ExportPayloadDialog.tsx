import { Modal, Typography } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { useDialog } from '../../parts/useDialog.ts';
import { useReportError } from '../../parts/useReportError.ts';

/** Saves a case in the official shape, after saying what is in the file and what is not. */
export function ExportPayloadDialog({ caseNumber, onClose }: { caseNumber: string; onClose: () => void }) {
  const desk = useDesk();
  const report = useReportError();
  const { close, dialog } = useDialog(onClose);
  const [saving, setSaving] = useState(false);
  const save = () => {
    setSaving(true);
    desk.client.application
      .export({ caseNumber, withOffice: false })
      .then(({ file }) => saveFile(desk, file))
      .then((path) => path !== null && close(), report)
      .finally(() => setSaving(false));
  };
  return (
    <Modal
      {...dialog}
      title="导出官方格式的备案资料"
      okText="保存"
      cancelText="取消"
      onOk={save}
      confirmLoading={saving}
      width={440}
    >
      <Typography.Paragraph>
        栏目和代码与平台的备案表一致，给别的软件用。里面有完整的证件号码和手机号，请妥善保管，用完删除。
      </Typography.Paragraph>
      <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
        图片只写文件名，原件可以在“材料”里逐个保存。
      </Typography.Paragraph>
    </Modal>
  );
}
