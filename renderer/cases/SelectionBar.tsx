import { CloseOutlined, DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Space, Typography } from 'antd';
import { useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { saveFile } from '../app/saveFile.ts';
import { ExportBundleDialog } from '../bundles/ExportBundleDialog.tsx';
import { EraseDialog } from '../erasure/EraseDialog.tsx';
import { FixManyDrawer } from '../fixMany/FixManyDrawer.tsx';
import { useFindingsReport } from '../parts/useFindingsReport.ts';
import { useReportError } from '../parts/useReportError.ts';
import { ChangeDialog } from './batch/ChangeDialog.tsx';
import { MakeFilesDrawer } from './batch/MakeFilesDrawer.tsx';
import type { MadeKind } from './batch/useMakeFiles.ts';
import { useSetRemoved } from './batch/useSetRemoved.ts';

type Action = 'staff' | 'plannedOn' | 'fix' | 'hand' | 'erase' | MadeKind;

/** What can be done with the chosen cases; without any, how to choose. */
export function SelectionBar({
  numbers,
  inBin,
  summary,
  knownStaff,
  onBegin,
  onOpen,
  onClear,
}: {
  /** The chosen cases, in the order of the table. */
  numbers: string[];
  /** True where the table shows the 回收站: there, cases can be restored, or erased for good. */
  inBin: boolean;
  /** What the table shows, said while nothing is chosen. */
  summary: string;
  knownStaff: readonly string[];
  /** Called before cases are changed. */
  onBegin: () => void;
  onOpen: (number: string) => void;
  onClear: () => void;
}) {
  const desk = useDesk();
  const report = useReportError();
  // What was chosen when the action began: choosing on does not change work that is under way.
  const [begun, setBegun] = useState<{ readonly action: Action; readonly numbers: string[] } | null>(null);
  const findings = useFindingsReport();
  const [exporting, setExporting] = useState(false);
  const setRemoved = useSetRemoved();
  const begin = (action: Action) => {
    onBegin();
    setBegun({ action, numbers });
  };
  const move = (removed: boolean) => {
    onBegin();
    // Taken back, they come again as rows like any other: chosen once more, the next click would take them along.
    setRemoved.mutate({ numbers, removed }, { onSuccess: onClear });
  };
  const end = () => setBegun(null);
  const exportList = async () => {
    setExporting(true);
    try {
      await saveFile(desk, await desk.client.exchange.caseSheet({ cases: numbers }));
    } catch (error) {
      report(error);
    }
    setExporting(false);
  };
  const [only] = numbers;
  return (
    <Flex
      gap={8}
      align="center"
      role="toolbar"
      aria-label="所选案件"
      wrap
      className="beian-strip"
      style={{ minHeight: 44 }}
      onKeyDown={(event) => {
        // Of what opens from here, too, React tells: its Esc is its own.
        const within = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && within && numbers.length > 0) onClear();
      }}
    >
      <Typography.Text role="status" strong={numbers.length > 0}>
        {numbers.length === 0 ? summary : `已选 ${numbers.length} 个`}
      </Typography.Text>
      {only === undefined ? (
        <Typography.Text type="secondary">· 单击选中，双击打开，Shift 连选，Ctrl+A 全选</Typography.Text>
      ) : (
        <>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label="取消选择"
            title="取消选择（Esc）"
            onClick={onClear}
          />
          {inBin && (
            <>
              <Button type="primary" loading={setRemoved.isPending} onClick={() => move(false)}>
                恢复
              </Button>
              <Button danger onClick={() => begin('erase')}>
                永久删除…
              </Button>
            </>
          )}
          {!inBin && numbers.length === 1 && (
            <Button type="primary" onClick={() => onOpen(only)}>
              打开
            </Button>
          )}
          {!inBin && (
            <>
              <Button onClick={() => begin('staff')}>指派经办</Button>
              <Button onClick={() => begin('plannedOn')}>设计划提交日</Button>
              <Button onClick={() => begin('letters')}>生成文书</Button>
              <Button onClick={() => begin('packages')}>生成提交包</Button>
              <Button onClick={() => begin('dossiers')}>生成卷宗</Button>
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'fix', label: '批量修整：转正裁好、调亮、红章更清楚' },
                    { key: 'hand', label: '交给同事：做成一个加密的交接包' },
                  ],
                  onClick: ({ key }) => begin(key === 'fix' ? 'fix' : 'hand'),
                }}
              >
                <Button icon={<DownOutlined aria-hidden />} iconPlacement="end" aria-haspopup="menu">
                  更多
                </Button>
              </Dropdown>
              <Space.Compact>
                <Button loading={exporting} onClick={() => void exportList()}>
                  导出清单
                </Button>
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: [{ key: 'pdf', label: '问题清单（打印用的 PDF）' }],
                    onClick: () => findings.mutate({ cases: numbers, as: 'pdf' }),
                  }}
                >
                  <Button
                    icon={<DownOutlined />}
                    aria-label="别的清单"
                    aria-haspopup="menu"
                    loading={findings.isPending}
                  />
                </Dropdown>
              </Space.Compact>
              <Button
                icon={<DeleteOutlined aria-hidden />}
                loading={setRemoved.isPending}
                onClick={() => move(true)}
                title="以后可以恢复"
              >
                移到回收站
              </Button>
            </>
          )}
        </>
      )}
      {(begun?.action === 'staff' || begun?.action === 'plannedOn') && (
        <ChangeDialog field={begun.action} numbers={begun.numbers} knownStaff={knownStaff} onClose={end} />
      )}
      {(begun?.action === 'letters' || begun?.action === 'dossiers' || begun?.action === 'packages') && (
        <MakeFilesDrawer kind={begun.action} numbers={begun.numbers} onClose={end} />
      )}
      {begun?.action === 'erase' && (
        <EraseDialog
          numbers={begun.numbers}
          onClosed={(erased) => {
            end();
            if (erased) onClear();
          }}
        />
      )}
      {begun?.action === 'hand' && <ExportBundleDialog cases={begun.numbers} onClose={end} />}
      {begun?.action === 'fix' && <FixManyDrawer cases={begun.numbers} onClose={end} />}
    </Flex>
  );
}
