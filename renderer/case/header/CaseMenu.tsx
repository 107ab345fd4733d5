import { DeleteOutlined, ExportOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { useSetRemoved } from '../../cases/batch/useSetRemoved.ts';
import { useReportError } from '../../parts/useReportError.ts';

/** What is done with a case as a whole, and seldom. */
export function CaseMenu({ caseNumber }: { caseNumber: string }) {
  const navigate = useNavigate();
  const desk = useDesk();
  const report = useReportError();
  const setRemoved = useSetRemoved();
  const exportPayload = () =>
    desk.client.application
      .export({ caseNumber, withOffice: false })
      .then(({ file }) => saveFile(desk, file))
      .catch(report);
  const remove = () =>
    setRemoved.mutate(
      { numbers: [caseNumber], removed: true },
      // The list has the way back, too.
      { onSuccess: () => void navigate(addresses.cases) },
    );
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'export', icon: <ExportOutlined aria-hidden />, label: '导出官方格式的备案资料' },
          { key: 'remove', icon: <DeleteOutlined aria-hidden />, label: '移到回收站' },
        ],
        onClick: ({ key }) => (key === 'export' ? void exportPayload() : remove()),
      }}
    >
      <Button
        type="text"
        icon={<MoreOutlined />}
        aria-label="更多操作"
        aria-haspopup="menu"
        loading={setRemoved.isPending}
      />
    </Dropdown>
  );
}
