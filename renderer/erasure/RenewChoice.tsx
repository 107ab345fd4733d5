import { Checkbox, Flex, Typography } from 'antd';
import { outsideBackups } from '#shared/erasure/leftBackups.ts';

/** Which backups are made anew, and rid of the old ones. */
export type RenewedBackups = 'own' | 'all' | 'none';

/** What becomes of older backups: those in the vault go unless somebody wants them kept, those outside are asked for. */
export function RenewChoice({
  folder,
  chosen,
  disabled,
  onChange,
}: {
  /** The chosen folder outside of the vault; null without one. */
  folder: string | null;
  chosen: RenewedBackups;
  disabled: boolean;
  onChange: (chosen: RenewedBackups) => void;
}) {
  const renews = chosen !== 'none';
  return (
    <Flex vertical gap={4}>
      <Checkbox
        checked={renews}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked ? 'own' : 'none')}
      >
        同时重新备份，并删除资料库里面的旧备份
      </Checkbox>
      {folder !== null && (
        <Checkbox
          checked={chosen === 'all'}
          disabled={disabled || !renews}
          onChange={({ target }) => onChange(target.checked ? 'all' : 'own')}
        >
          “{folder}”里的旧备份也一样
        </Checkbox>
      )}
      <Typography.Text type="secondary">
        {renews ? outsideBackups : '不换新的话，资料库里面的旧备份也会留着这些资料，打开备份就能看到。'}
      </Typography.Text>
    </Flex>
  );
}
