import { Button, Flex, Typography } from 'antd';
import { formatBytes } from '#shared/scans/wording.ts';
import { FilePicker } from '../parts/FilePicker.tsx';

/** The scans that come along: how many, and ways to add some or to leave them out. */
export function ScansPicked({
  scans,
  none = '扫描件（可以不选）：一位客户一个文件夹，会自动放进对应的案件',
  onFiles,
  onDrop,
}: {
  scans: readonly File[];
  /** What is said while there are none. */
  none?: string;
  onFiles: (files: File[]) => void;
  onDrop: () => void;
}) {
  const bytes = scans.reduce((sum, { size }) => sum + size, 0);
  return (
    <Flex gap={8} align="center" wrap>
      <Typography.Text {...(scans.length === 0 ? { type: 'secondary' } : {})}>
        {scans.length === 0 ? none : `扫描件 ${scans.length} 个，${formatBytes(bytes)}`}
      </Typography.Text>
      <FilePicker folder onFiles={onFiles}>
        选文件夹
      </FilePicker>
      <FilePicker onFiles={onFiles}>选文件</FilePicker>
      {scans.length > 0 && (
        <Button type="text" onClick={onDrop}>
          不要扫描件
        </Button>
      )}
    </Flex>
  );
}
