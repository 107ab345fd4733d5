import { FileZipOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Card, Flex, Typography } from 'antd';
import { useDesk } from '../../app/deskContext.ts';
import { DropZone } from '../../parts/DropZone.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { FilePicker } from '../../parts/FilePicker.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { CheckedPackageNote } from './CheckedPackageNote.tsx';

/** A package from anywhere, dropped or chosen, against its manifest: did it arrive as it was made? */
export function CheckZone() {
  const { client } = useDesk();
  const check = useMutation({ mutationFn: (files: File[]) => client.packages.check({ files }) });
  return (
    <DropZone label="检查提交包" onFiles={(files) => check.mutate(files)}>
      <Card size="small">
        <Flex vertical gap={10}>
          <Flex gap={8} align="center" wrap>
            <Typography.Text strong>检查已有的提交包</Typography.Text>
            <Typography.Text type="secondary">
              把压缩包或文件夹拖到这里，看看有没有少、改过或多出来的文件
            </Typography.Text>
            <span style={{ flex: 1 }} />
            <FilePicker
              size="small"
              icon={<FileZipOutlined aria-hidden />}
              accept=".zip"
              multiple={false}
              onFiles={(files) => check.mutate(files)}
            >
              选压缩包
            </FilePicker>
            <FilePicker
              size="small"
              icon={<FolderOpenOutlined aria-hidden />}
              folder
              onFiles={(files) => check.mutate(files)}
            >
              选文件夹
            </FilePicker>
            {check.data && !check.isPending && (
              <Button size="small" type="text" onClick={() => check.reset()}>
                收起结果
              </Button>
            )}
          </Flex>
          {check.isPending && <Waiting what="正在逐个核对" />}
          {check.error && <ErrorNote error={check.error} />}
          {check.data && !check.isPending && <CheckedPackageNote checked={check.data} />}
        </Flex>
      </Card>
    </DropZone>
  );
}
