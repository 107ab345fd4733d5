import { Alert, Flex, Typography } from 'antd';
import { type CheckedPackage, differenceLabels } from '#shared/packages/checkedPackage.ts';
import { Moment } from '../../parts/Moment.tsx';
import { sayChecked } from './sayChecked.ts';

/** Lines shown of one kind; a thousand missing files say no more than these. */
const mostShown = 30;

/** What looking a package through again has found. */
export function CheckedPackageNote({
  checked,
  overridden = null,
}: {
  checked: CheckedPackage;
  /** How many 必改 it was made with, where that is known. */
  overridden?: number | null;
}) {
  const { type, title } = sayChecked(checked, overridden);
  const lines = [
    ...checked.packages.flatMap(({ folder, caseNumber, differences }) => {
      const before = folder === '' ? '' : `${folder}/`;
      if (caseNumber === null) return [`${before}清单读不出来，这一份没有对照`];
      return differences.map(({ name, what }) => `${differenceLabels[what]}：${before}${name}`);
    }),
    ...checked.foreign.map((name) => `不属于任何提交包：${name}`),
  ];
  const [only, ...more] = checked.packages;
  const override = more.length === 0 ? (only?.override ?? null) : null;
  return (
    <Alert
      type={type}
      showIcon
      role="status"
      title={title}
      description={
        <Flex vertical gap={2}>
          {only?.madeAt && more.length === 0 && (
            <Typography.Text type="secondary">
              案件 {only.caseNumber}，生成于 <Moment at={only.madeAt} />
            </Typography.Text>
          )}
          {override !== null && <Typography.Text>没改就生成的原因：{override}</Typography.Text>}
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
