import { DeleteOutlined, ExportOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addresses } from '../../app/addresses.ts';
import { useSetRemoved } from '../../cases/batch/useSetRemoved.ts';
import { ExportPayloadDialog } from './ExportPayloadDialog.tsx';

/** What is done with a case as a whole, and seldom. */
export function CaseMenu({ caseNumber }: { caseNumber: string }) {
  const navigate = useNavigate();
  const [exporting, setExporting] = useState(false);
  const setRemoved = useSetRemoved();
  const remove = () =>
    setRemoved.mutate(
      { numbers: [caseNumber], removed: true },
      // The list has the way back, too.
      { onSuccess: () => void navigate(addresses.cases) },
    );
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'export', icon: <ExportOutlined aria-hidden />, label: '导出官方格式的备案资料…' },
            { key: 'remove', icon: <DeleteOutlined aria-hidden />, label: '移到回收站' },
          ],
          onClick: ({ key }) => (key === 'export' ? setExporting(true) : remove()),
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
      {exporting && <ExportPayloadDialog caseNumber={caseNumber} onClose={() => setExporting(false)} />}
    </>
  );
}
