import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type ScanKind, scanKindSchema } from '#shared/filing/materialSlot.ts';
import { scanKindLabels, shortKindLabels } from './scanKinds.ts';

/** What a picture is judged as, and another one for it: `onChange` with null goes back to what the list is judged as. */
export function KindButton({
  kind,
  chosen,
  auto,
  reachable,
  onChange,
}: {
  kind: ScanKind;
  /** True when somebody said so. */
  chosen: boolean;
  /** True when the list is judged as what each picture is recognised to be. */
  auto: boolean;
  /** False in a list whose keys do the same. */
  reachable: boolean;
  onChange: (kind: ScanKind | null) => void;
}) {
  const kinds = scanKindSchema.options.map((value, index) => ({
    key: value,
    label: `${scanKindLabels[value]}　${index + 1}`,
  }));
  const back = { key: 'auto', label: auto ? '自动认　0' : '与其他的一样　0', disabled: !chosen };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [kind],
        items: [...kinds, { type: 'divider' }, back],
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          onChange(key === 'auto' ? null : (scanKindSchema.safeParse(key).data ?? null));
        },
      }}
    >
      <Button
        size="small"
        aria-label={`当作${scanKindLabels[kind]}，可以改`}
        tabIndex={reachable ? 0 : -1}
        // The row opens its picture when it is clicked.
        onClick={(event) => event.stopPropagation()}
        icon={<DownOutlined aria-hidden style={{ fontSize: 10 }} />}
        iconPlacement="end"
      >
        {shortKindLabels[kind]}
      </Button>
    </Dropdown>
  );
}
