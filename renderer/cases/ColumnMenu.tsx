import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { memo } from 'react';
import { caseColumns } from './caseColumns.tsx';
import { arranged, moveColumn, showColumn } from './columnSetup.ts';
import { type useColumns, usualColumns } from './useColumns.ts';

/** Which columns the table has, and in which order. */
export const ColumnMenu = memo(function ColumnMenu({
  columns: { columns, setup, change },
}: {
  columns: ReturnType<typeof useColumns>;
}) {
  const all = arranged(caseColumns, setup);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="显示哪些列"
      content={
        <Flex vertical gap={4} style={{ width: 232 }}>
          {all.map(({ id, title }, index) => (
            <Flex key={id} align="center">
              <Checkbox
                checked={columns.some((column) => column.id === id)}
                disabled={columns.length === 1 && columns[0]?.id === id}
                onChange={({ target }) => change((held) => showColumn(held, id, target.checked))}
                style={{ flex: 1 }}
              >
                {title}
              </Checkbox>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                aria-label={`${title}往前移`}
                disabled={index === 0}
                onClick={() => change((held) => moveColumn(caseColumns, held, id, -1))}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                aria-label={`${title}往后移`}
                disabled={index === all.length - 1}
                onClick={() => change((held) => moveColumn(caseColumns, held, id, 1))}
              />
            </Flex>
          ))}
          <Button size="small" onClick={() => change(() => usualColumns)} style={{ marginTop: 8 }}>
            恢复原样
          </Button>
        </Flex>
      }
    >
      <Button icon={<SettingOutlined />}>列</Button>
    </Popover>
  );
});
