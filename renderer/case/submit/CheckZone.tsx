import { FileZipOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Typography } from 'antd';
import { DropZone } from '../../parts/DropZone.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { FilePicker } from '../../parts/FilePicker.tsx';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { CheckedPackageNote } from './CheckedPackageNote.tsx';
import { usePackageCheck } from './usePackageCheck.ts';

/** A package from anywhere, dropped or chosen, against its manifest: did it arrive as it was made? */
export function CheckZone() {
  const { check, run, cancel, reset } = usePackageCheck();
  const take = (files: File[]) => run({ files });
  return (
    <DropZone label="检查提交包" onFiles={take}>
      <Card size="small">
        <Flex vertical gap={10}>
          <Flex gap={8} align="center" wrap>
            <Typography.Text strong>检查已有的提交包</Typography.Text>
            <Typography.Text type="secondary">
              把压缩包或文件夹拖到这里，看看有没有少、改过或多出来的文件
            </Typography.Text>
            <Flex gap={8} style={{ marginInlineStart: 'auto' }}>
              <FilePicker
                size="small"
                icon={<FileZipOutlined aria-hidden />}
                accept=".zip"
                multiple={false}
                onFiles={take}
              >
                选压缩包
              </FilePicker>
              <FilePicker size="small" icon={<FolderOpenOutlined aria-hidden />} folder onFiles={take}>
                选文件夹
              </FilePicker>
              {check.state === 'checked' && (
                <Button size="small" type="text" onClick={reset}>
                  收起结果
                </Button>
              )}
            </Flex>
          </Flex>
          {check.state === 'checking' && <WorkProgress {...check} onCancel={cancel} />}
          {check.state === 'failed' && <ErrorNote error={check.error} />}
          {check.state === 'checked' && <CheckedPackageNote checked={check.checked} />}
        </Flex>
      </Card>
    </DropZone>
  );
}
