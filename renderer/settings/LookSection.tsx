import { Flex, Radio, Typography } from 'antd';
import { brightnessSchema } from '../app/ConnectedDesk.tsx';
import { usePreference } from '../app/preferences.ts';
import type { Brightness } from '../app/theme.ts';

const choices: readonly { readonly value: Brightness; readonly label: string; readonly hint: string }[] = [
  { value: 'system', label: '跟随系统', hint: '系统白天是浅色、晚上是深色时，这里一起变。' },
  { value: 'light', label: '浅色', hint: '白底黑字，光线好的办公室看得最清楚。' },
  { value: 'dark', label: '深色', hint: '晚上加班时眼睛舒服些。打印和导出不受影响。' },
];

/** How the desk looks to this office. */
export function LookSection() {
  const [brightness, remember] = usePreference<Brightness>('theme', brightnessSchema, 'system');
  return (
    <Radio.Group
      aria-label="界面明暗"
      value={brightness}
      onChange={({ target }) => remember(brightnessSchema.parse(target.value))}
    >
      <Flex vertical gap={16}>
        {choices.map(({ value, label, hint }) => (
          <div key={value}>
            <Radio value={value} aria-describedby={`look-${value}`}>
              {label}
            </Radio>
            <div id={`look-${value}`} style={{ paddingInlineStart: 24 }}>
              <Typography.Text type="secondary">{hint}</Typography.Text>
            </div>
          </div>
        ))}
      </Flex>
    </Radio.Group>
  );
}
