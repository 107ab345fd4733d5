import { SafetyCertificateOutlined, SaveOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Space, Typography } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { CheckedPackageNote } from './CheckedPackageNote.tsx';
import { PackedList } from './PackedList.tsx';
import type { MadePackage } from './submitWork.ts';
import { usePackageCheck } from './usePackageCheck.ts';

/** A package that was made: saved, looked through again, and what is in it. */
export function MadePackageCard({
  caseNumber,
  made,
  profileLabel,
  focusResult,
}: {
  caseNumber: string;
  made: MadePackage;
  profileLabel: string;
  /** Whether it was made just now, here: where what had the focus went away, the focus comes here. */
  focusResult: boolean;
}) {
  const desk = useDesk();
  const report = useReportError();
  const { held, rows, overridden } = made;
  const [lost] = useState(() => focusResult && document.activeElement === document.body);
  const saving = useMutation({
    mutationFn: () => ('file' in held ? saveFile(desk, new File([held.blob], held.file.name)) : Promise.resolve(null)),
    onError: report,
  });
  const { check, run, cancel } = usePackageCheck();
  return (
    <Flex vertical gap={12}>
      <Alert
        type={overridden > 0 ? 'warning' : 'success'}
        showIcon
        role="status"
        title={`“${profileLabel}”的提交包做好了`}
        description={
          <Flex vertical gap={2}>
            {'path' in held && <Typography.Text style={{ wordBreak: 'break-all' }}>在 {held.path}</Typography.Text>}
            {saving.data && <Typography.Text style={{ wordBreak: 'break-all' }}>已保存：{saving.data}</Typography.Text>}
            {overridden > 0 && (
              <Typography.Text>其中有 {overridden} 个必改的问题没有改，原因已经记下。</Typography.Text>
            )}
          </Flex>
        }
        action={
          <Space wrap>
            {'file' in held && (
              <Button
                type="primary"
                autoFocus={lost}
                icon={<SaveOutlined aria-hidden />}
                loading={saving.isPending}
                onClick={() => saving.mutate()}
              >
                {saving.data ? '再存一份' : '保存'}
              </Button>
            )}
            <Button
              autoFocus={lost && 'path' in held}
              icon={<SafetyCertificateOutlined aria-hidden />}
              disabled={check.state === 'checking'}
              onClick={() =>
                run('path' in held ? { path: held.path } : { files: [new File([held.blob], held.file.name)] })
              }
            >
              再检查一遍
            </Button>
          </Space>
        }
      />
      {check.state === 'checking' && <WorkProgress {...check} onCancel={cancel} />}
      {check.state === 'failed' && <ErrorNote error={check.error} />}
      {check.state === 'checked' && <CheckedPackageNote checked={check.checked} />}
      <PackedList caseNumber={caseNumber} rows={rows} />
    </Flex>
  );
}
