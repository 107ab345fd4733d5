import {
  DeleteOutlined,
  ExportOutlined,
  FileExcelOutlined,
  FilePdfOutlined,
  MoreOutlined,
  SendOutlined,
} from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addresses } from '../../app/addresses.ts';
import { ExportBundleDialog } from '../../bundles/ExportBundleDialog.tsx';
import { useSetRemoved } from '../../cases/batch/useSetRemoved.ts';
import { useFindingsReport } from '../../parts/useFindingsReport.ts';
import { ExportPayloadDialog } from './ExportPayloadDialog.tsx';

/** What is done with a case as a whole, and seldom. */
export function CaseMenu({ caseNumber }: { caseNumber: string }) {
  const navigate = useNavigate();
  const [exporting, setExporting] = useState(false);
  const [handing, setHanding] = useState(false);
  const setRemoved = useSetRemoved();
  const report = useFindingsReport();
  const remove = () =>
    setRemoved.mutate(
      { numbers: [caseNumber], removed: true },
      // The list has the way back, too.
      { onSuccess: () => void navigate(addresses.cases) },
    );
  const act = (key: string) => {
    if (key === 'pdf' || key === 'xlsx') report.mutate({ cases: [caseNumber], as: key });
    else if (key === 'export') setExporting(true);
    else if (key === 'hand') setHanding(true);
    else remove();
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'pdf', icon: <FilePdfOutlined aria-hidden />, label: '问题清单（打印用的 PDF）' },
            { key: 'xlsx', icon: <FileExcelOutlined aria-hidden />, label: '问题清单（Excel 表格）' },
            { key: 'export', icon: <ExportOutlined aria-hidden />, label: '导出官方格式的备案资料…' },
            { key: 'hand', icon: <SendOutlined aria-hidden />, label: '交给同事…' },
            { key: 'remove', icon: <DeleteOutlined aria-hidden />, label: '移到回收站' },
          ],
          onClick: ({ key }) => act(key),
        }}
      >
        <Button
          type="text"
          icon={<MoreOutlined />}
          aria-label="更多操作"
          aria-haspopup="menu"
          loading={setRemoved.isPending || report.isPending}
        />
      </Dropdown>
      {handing && <ExportBundleDialog cases={[caseNumber]} onClose={() => setHanding(false)} />}
      {exporting && <ExportPayloadDialog caseNumber={caseNumber} onClose={() => setExporting(false)} />}
    </>
  );
}
