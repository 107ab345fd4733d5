import { Alert, Flex, Typography } from 'antd';
import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';
import { sayChecked } from '#shared/packages/sayChecked.ts';

/** Lines shown of one kind; a thousand missing files say no more than these. */
const mostShown = 30;

/** What looking a package through again has found. */
export function CheckedPackageNote({ checked }: { checked: CheckedPackage }) {
  const { type, title, about, lines } = sayChecked(checked);
  return (
    <Alert
      type={type}
      showIcon
      role="status"
      title={title}
      description={
        <Flex vertical gap={2}>
          {about !== null && <Typography.Text type="secondary">{about}</Typography.Text>}
          {lines.slice(0, mostShown).map((line) => (
            <Typography.Text key={line} style={{ wordBreak: 'break-all' }}>
              {line}
            </Typography.Text>
          ))}
          {lines.length > mostShown && <Typography.Text>…还有 {lines.length - mostShown} 处</Typography.Text>}
        </Flex>
      }
    />
  );
}
